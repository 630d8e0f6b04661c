/** A day to be typed as offices write it, or chosen from a calendar; always shown as `2026-11-22`, whatever the browser's language. */
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react';
import { useSay } from '../labels/index.tsx';
import { apart } from '../shell/apart.tsx';
import { dayWritten } from './days.ts';
import './date.css';

const Calendar = apart(() => import('./Calendar.tsx'));

export interface DateFieldProps {
  readonly label: string;
  /** `YYYY-MM-DD`, or empty. */
  readonly value: string;
  /** A day, or empty. What is no day comes too once the field is left, so that whoever would save it is told. */
  readonly onChange: (day: string) => void;
  /** Without a label of its own in sight: its name is told to who cannot see what stands around it. */
  readonly bare?: boolean;
  /** Nothing but days and emptiness: for a condition that is in force at once. */
  readonly daysOnly?: boolean;
  readonly min?: string | undefined;
  readonly max?: string | undefined;
  readonly about?: ReactNode;
  /** What whoever keeps the form has against it. */
  readonly refused?: string | null;
  readonly required?: boolean;
  readonly autoFocus?: boolean;
}

export function DateField({ label, value, onChange, bare = false, daysOnly = false, min, max, about, refused = null, required = false, autoFocus = false }: DateFieldProps): ReactNode {
  const say = useSay();
  const id = useId();
  const input = useRef<HTMLInputElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  const [typing, setTyping] = useState(false);
  const [place, setPlace] = useState<DOMRect | null>(null);
  const shown = typed ?? value;
  const day = dayWritten(shown);
  const wrong = shown.trim() === '' ? null : day === null ? say('date.wrong') : max !== undefined && day > max ? say('date.late', { day: max }) : min !== undefined && day < min ? say('date.early', { day: min }) : null;
  // A form that holds it is not sent with it, and says so in our words.
  useEffect(() => { input.current?.setCustomValidity(wrong ?? ''); }, [wrong]);
  const open = (): void => setPlace(input.current?.getBoundingClientRect() ?? null);
  const close = (): void => {
    setPlace(null);
    input.current?.focus();
  };

  function type(text: string): void {
    setTyped(text);
    setTyping(true);
    const written = dayWritten(text);
    if (text.trim() === '') onChange('');
    else if (written !== null) onChange(written);
  }
  function leave(): void {
    setTyping(false);
    if (typed === null || (daysOnly && wrong !== null)) return;
    onChange(dayWritten(typed) ?? typed.trim());
    setTyped(null);
  }
  function key(event: KeyboardEvent): void {
    if (event.key !== 'ArrowDown') return;
    event.preventDefault();
    open();
  }
  const said = (typing ? null : wrong) ?? refused;
  const note = said === null && about === undefined ? undefined : `${id}-note`;
  return (
    <div className="date-field">
      {bare ? null : <label htmlFor={id}>{label}</label>}
      <span className="date-line">
        <input ref={input} id={id} className="date-input" type="text" inputMode="numeric" role="combobox" aria-haspopup="dialog" aria-expanded={place !== null} autoComplete="off" spellCheck={false} autoFocus={autoFocus} required={required} maxLength={20}
          aria-label={bare ? label : undefined} aria-invalid={said !== null} aria-describedby={note} aria-controls={place === null ? undefined : `${id}-calendar`} placeholder={say('date.form')}
          value={shown} onChange={(event) => type(event.target.value)} onFocus={Calendar.fetch} onBlur={leave} onKeyDown={key} />
        {/* The same as the arrow key: not a stop of its own, and not part of the field's name. */}
        <button type="button" className="date-open" tabIndex={-1} aria-hidden="true" onPointerEnter={Calendar.fetch} title={say('date.choose')} onClick={() => (place === null ? open() : close())} />
      </span>
      {note === undefined ? null : <span id={note} className={said === null ? 'quiet' : 'refused'} role={said === null ? undefined : 'alert'}>{said ?? about}</span>}
      {place === null ? null : (
        <Calendar id={`${id}-calendar`} label={label} day={day} min={min} max={max} below={place} onClose={close} onAway={() => setPlace(null)} onChoose={(chosen) => { setTyped(null); setTyping(false); onChange(chosen); close(); }} />
      )}
    </div>
  );
}

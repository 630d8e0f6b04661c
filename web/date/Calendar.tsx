/** A month to choose a day from, by keyboard as the pattern of grids has it: arrows, Home and End, Page Up and Down, with Shift by years. */
import { type KeyboardEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from 'react';
import { today } from '../clock.ts';
import { useSpeech } from '../labels/index.tsx';
import { addDays, addMonths, weekday, weeksOf } from './days.ts';

export interface CalendarProps {
  readonly id: string;
  readonly label: string;
  readonly day: string | null;
  readonly min: string | undefined;
  readonly max: string | undefined;
  /** Where the field stands on the screen. */
  readonly below: DOMRect;
  readonly onChoose: (day: string) => void;
  /** Left by key: the field has the focus again. */
  readonly onClose: () => void;
  /** Left by pressing elsewhere: whatever was pressed has it. */
  readonly onAway: () => void;
}

const WIDTH = 252;
const HEIGHT = 292;

export default function Calendar({ id, label, day, min, max, below, onChoose, onClose, onAway }: CalendarProps): ReactNode {
  const { say, language } = useSpeech();
  const [at, setAt] = useState(day ?? today());
  const grid = useRef<HTMLTableElement>(null);
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => { grid.current?.querySelector<HTMLElement>('[tabindex="0"]')?.focus(); }, [at]);
  useEffect(() => {
    const away = (event: Event): void => { if (!(event.target instanceof Node && box.current?.contains(event.target) === true)) onAway(); };
    const moved = (event: Event): void => { if (event.target !== box.current) onAway(); };
    addEventListener('pointerdown', away);
    addEventListener('scroll', moved, true);
    return () => { removeEventListener('pointerdown', away); removeEventListener('scroll', moved, true); };
  }, [onAway]);
  const allowed = (one: string): boolean => (min === undefined || one >= min) && (max === undefined || one <= max);
  const locale = language === 'zh' ? 'zh-CN' : 'en';
  const said = (one: string, parts: Intl.DateTimeFormatOptions): string => new Intl.DateTimeFormat(locale, { timeZone: 'UTC', ...parts }).format(new Date(`${one}T00:00:00Z`));
  const weeks = weeksOf(at);

  function key(event: KeyboardEvent): void {
    const steps: Readonly<Record<string, () => string>> = {
      ArrowLeft: () => addDays(at, -1), ArrowRight: () => addDays(at, 1), ArrowUp: () => addDays(at, -7), ArrowDown: () => addDays(at, 7),
      Home: () => addDays(at, -weekday(at)), End: () => addDays(at, 6 - weekday(at)),
      PageUp: () => addMonths(at, event.shiftKey ? -12 : -1), PageDown: () => addMonths(at, event.shiftKey ? 12 : 1),
    };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    setAt(step());
  }
  const turn = (months: number): ReactNode => (
    <button type="button" aria-label={say(months < 0 ? (months === -12 ? 'date.yearBack' : 'date.monthBack') : months === 12 ? 'date.yearOn' : 'date.monthOn')} onClick={() => setAt(addMonths(at, months))}>{months === -12 ? '«' : months === -1 ? '‹' : months === 1 ? '›' : '»'}</button>
  );
  // A dialog around it closes by Esc too: the key goes no further.
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose();
  };
  return (
    <div ref={box} id={id} className="date-calendar" role="dialog" aria-label={`${say('date.choose')} · ${label}`} onKeyDown={leave}
      style={{ left: Math.max(4, Math.min(below.left, innerWidth - WIDTH - 4)), top: below.bottom + HEIGHT < innerHeight ? below.bottom + 2 : Math.max(4, below.top - HEIGHT) }}>
      <div className="date-turn">{turn(-12)}{turn(-1)}<b aria-live="polite">{said(at, { year: 'numeric', month: 'long' })}</b>{turn(1)}{turn(12)}</div>
      <table ref={grid} role="grid" aria-label={said(at, { year: 'numeric', month: 'long' })} onKeyDown={key}>
        <thead><tr>{(weeks[0] ?? []).map((one) => <th key={one} scope="col" abbr={said(one, { weekday: 'long' })}>{said(one, { weekday: 'narrow' })}</th>)}</tr></thead>
        <tbody>{weeks.map((week) => (
          <tr key={week[0]}>{week.map((one) => (
            <td key={one} role="gridcell" aria-selected={one === day}>
              <button type="button" tabIndex={one === at ? 0 : -1} disabled={!allowed(one) && one !== at} aria-disabled={!allowed(one)} aria-current={one === today() ? 'date' : undefined} aria-label={said(one, { year: 'numeric', month: 'long', day: 'numeric' })}
                className={one.slice(0, 7) === at.slice(0, 7) ? undefined : 'is-beside'} onClick={() => { if (allowed(one)) onChoose(one); }}>{Number(one.slice(8))}</button>
            </td>
          ))}</tr>
        ))}</tbody>
      </table>
      <p>{allowed(today()) ? <button type="button" className="link" onClick={() => onChoose(today())}>{say('date.today')}</button> : null}</p>
    </div>
  );
}

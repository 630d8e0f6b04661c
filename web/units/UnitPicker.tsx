/** Finds one unit by a few characters: a field with a list below it, by keyboard or pointer. */
import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import type { UnitReference } from '#units/model';
import { useWords } from '../labels/words.ts';
import { useFound, useRested } from './use-found.ts';
import { words } from './words.ts';
import './units.css';

const SHOWN = 12;

export interface UnitPickerProps {
  readonly label: string;
  readonly value: UnitReference | null;
  readonly onChange: (unit: UnitReference | null) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}

export function UnitPicker({ label, value, onChange, placeholder, autoFocus = false }: UnitPickerProps): ReactNode {
  const say = useWords(words);
  const id = useId();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const wanted = useRested(typed);
  const { units, query } = useFound(wanted, false, SHOWN);
  const open = typed !== '' && wanted !== '' && !query.isPending;

  function choose(unit: UnitReference | undefined): void {
    if (unit === undefined) return;
    onChange({ id: unit.id, name: unit.name });
    setTyped('');
    setAt(0);
  }

  function key(event: KeyboardEvent): void {
    if (!open) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setAt((now) => Math.min(Math.max(0, now + (event.key === 'ArrowDown' ? 1 : -1)), units.length - 1));
    else if (event.key === 'Enter') choose(units[at]);
    else if (event.key === 'Escape') setTyped('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  if (value !== null) {
    return (
      <span className="picked">
        <span>{value.name}</span>
        <button type="button" className="link" aria-label={`${say('picker.clear')} ${value.name}`} onClick={() => onChange(null)}>×</button>
      </span>
    );
  }
  return (
    <div className="picker">
      <Input role="combobox" aria-label={label} aria-expanded={open} aria-controls={id} aria-autocomplete="list" aria-activedescendant={open && units[at] !== undefined ? `${id}-${at}` : undefined} autoFocus={autoFocus}
        value={typed} placeholder={placeholder ?? say('picker.placeholder')} onChange={(event) => { setTyped(event.target.value); setAt(0); }} onKeyDown={key} />
      {open ? (
        <ul id={id} role="listbox" aria-label={label} className="picker-list">
          {units.length === 0 ? <li role="option" aria-selected="false" aria-disabled="true" className="quiet">{say('picker.none')}</li> : null}
          {units.map((unit, n) => (
            <li key={unit.id} id={`${id}-${n}`} role="option" aria-selected={n === at} onPointerDown={(event) => { event.preventDefault(); choose(unit); }}>
              {unit.name}<small>{unit.above.join(' › ')}</small>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
}

/** Several units, each with its way out. */
export function UnitsPicker({ label, value, onChange }: { readonly label: string; readonly value: readonly UnitReference[]; readonly onChange: (units: readonly UnitReference[]) => void }): ReactNode {
  const say = useWords(words);
  return (
    <div className="pickers">
      {value.map((unit) => (
        <span key={unit.id} className="picked">
          <span>{unit.name}</span>
          <button type="button" className="link" aria-label={`${say('picker.clear')} ${unit.name}`} onClick={() => onChange(value.filter(({ id }) => id !== unit.id))}>×</button>
        </span>
      ))}
      <UnitPicker label={label} value={null} onChange={(unit) => { if (unit !== null && !value.some(({ id }) => id === unit.id)) onChange([...value, unit]); }} />
    </div>
  );
}

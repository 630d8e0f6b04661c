/** A field in which a few characters find units of the tree: a list below it, by keyboard or pointer. */
import { Input } from 'antd';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useState } from 'react';
import type { UnitHit } from '#units/model';
import { useWords } from '../labels/words.ts';
import { LEAST_CHARACTERS, useFound, useRested } from './use-found.ts';
import { words } from './words.ts';
import './units.css';

const SHOWN = 12;

export interface UnitFieldProps {
  readonly label: string;
  readonly typed: string;
  readonly onType: (typed: string) => void;
  readonly onChoose: (unit: UnitHit) => void;
  readonly placeholder?: string | undefined;
  readonly autoFocus?: boolean;
  /** What is typed may stand as it is: nothing is chosen by Enter unless the arrows went to it. */
  readonly free?: boolean;
}

export function UnitField({ label, typed, onType, onChoose, placeholder, autoFocus = false, free = false }: UnitFieldProps): ReactNode {
  const say = useWords(words);
  const id = useId();
  const first = free ? -1 : 0;
  const [at, setAt] = useState(first);
  const [away, setAway] = useState(free);
  const wanted = useRested(typed);
  const { units, query } = useFound(wanted, false, SHOWN);
  // The list is still that of fewer characters, or none.
  const coming = [...typed.trim()].length >= LEAST_CHARACTERS && (wanted !== typed.trim() || query.isPending || query.isPlaceholderData);
  const [hurried, setHurried] = useState<string | null>(null);
  const open = typed !== '' && wanted !== '' && !query.isPending && !away && !(free && units.length === 0);

  function choose(unit: UnitHit | undefined): void {
    if (unit === undefined) return;
    setAt(first);
    setAway(free);
    onChoose(unit);
  }

  // Enter came before the list did: its first is taken when it is there.
  useEffect(() => {
    if (hurried === null || coming) return;
    setHurried(null);
    if (hurried === typed) choose(units[0]);
  });

  function key(event: KeyboardEvent): void {
    if (event.key === 'Enter' && coming && !free && !event.nativeEvent.isComposing) {
      setHurried(typed);
      event.preventDefault();
      event.stopPropagation();
      return;
    }
    if (!open) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') setAt((now) => Math.min(Math.max(first, now + (event.key === 'ArrowDown' ? 1 : -1)), units.length - 1));
    else if (event.key === 'Enter' && units[at] !== undefined) choose(units[at]);
    else if (event.key === 'Escape' && free) setAway(true);
    else if (event.key === 'Escape') onType('');
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  return (
    <div className="picker">
      <Input role="combobox" lang="zh-CN" aria-label={label} aria-expanded={open} aria-controls={id} aria-autocomplete="list" aria-activedescendant={open && units[at] !== undefined ? `${id}-${at}` : undefined} autoFocus={autoFocus}
        value={typed} maxLength={200} placeholder={placeholder ?? say('picker.placeholder')} onChange={(event) => { onType(event.target.value); setAt(first); setAway(false); }} onBlur={() => { if (free) setAway(true); }} onKeyDown={key} />
      {open ? (
        <ul id={id} role="listbox" aria-label={label} className="picker-list" lang="zh-CN">
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

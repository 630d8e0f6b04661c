/** Where a role is held: a unit with all below it, or everything, which is ticked on purpose. */
import type { ReactNode } from 'react';
import type { UnitReference } from '#units/model';
import { useWords } from '../labels/words.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './words.ts';

export interface Place { readonly unit: UnitReference | null; readonly all: boolean }

/** As the API asks for it; null while neither was chosen. */
export function placeOf({ unit, all }: Place): { readonly unitId: string } | { readonly scope: 'all' } | null {
  if (all) return { scope: 'all' };
  return unit === null ? null : { unitId: unit.id };
}

export function PlacePicker({ value: { unit, all }, onChange }: { readonly value: Place; readonly onChange: (place: Place) => void }): ReactNode {
  const say = useWords(words);
  return (
    <div className="access-field">
      <span>{say('give.unit')}</span>
      {all ? <span className="access-all">{say('mine.everywhere')}</span> : <UnitPicker label={say('give.unit')} value={unit} onChange={(next) => onChange({ unit: next, all: false })} />}
      <label><input type="checkbox" checked={all} onChange={(event) => onChange({ unit, all: event.target.checked })} /> {say('give.all')}</label>
    </div>
  );
}

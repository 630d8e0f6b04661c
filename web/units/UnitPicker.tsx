/** One unit, found by a few characters. */
import { type ReactNode, useState } from 'react';
import type { UnitReference } from '#units/model';
import { useWords } from '../labels/words.ts';
import { UnitField } from './UnitField.tsx';
import { words } from './words.ts';
import './units.css';

export interface UnitPickerProps {
  readonly label: string;
  readonly value: UnitReference | null;
  readonly onChange: (unit: UnitReference | null) => void;
  readonly placeholder?: string;
  readonly autoFocus?: boolean;
}

export function UnitPicker({ label, value, onChange, placeholder, autoFocus = false }: UnitPickerProps): ReactNode {
  const say = useWords(words);
  const [typed, setTyped] = useState('');
  if (value !== null) {
    return (
      <span className="picked">
        <span>{value.name}</span>
        <button type="button" className="link" aria-label={`${say('picker.clear')} ${value.name}`} onClick={() => onChange(null)}>×</button>
      </span>
    );
  }
  return <UnitField label={label} typed={typed} placeholder={placeholder} autoFocus={autoFocus} onType={setTyped} onChoose={(unit) => { onChange({ id: unit.id, name: unit.name }); setTyped(''); }} />;
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

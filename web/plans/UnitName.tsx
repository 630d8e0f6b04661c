/** A unit as a paper names it: chosen in the tree, or typed as it is to stand. */
import { type ReactNode, useState } from 'react';
import { useWords } from '../labels/words.ts';
import { Problem } from '../api/problem.ts';
import { UnitField } from '../units/UnitField.tsx';
import { words } from './amend-words.ts';

export interface NamedUnit { readonly name: string; readonly unitId: string | null; readonly collectiveId: string | null }

export function UnitName({ value, onChange }: { readonly value: NamedUnit; readonly onChange: (unit: NamedUnit) => void }): ReactNode {
  const say = useWords(words);
  const known = value.unitId !== null || value.collectiveId !== null;
  return (
    <span className={`unit-name${known ? ' is-known' : ''}`}>
      <UnitField free label={say('amend.unit')} placeholder={say('amend.unit')} typed={value.name} onType={(name) => onChange({ name, unitId: null, collectiveId: null })} onChoose={({ id, name }) => onChange({ name, unitId: id, collectiveId: null })} />
      {known ? <small className="quiet" title={say('amend.inTree')}>{say('amend.known')}</small> : null}
    </span>
  );
}

export interface AsWritten { readonly asWritten: readonly string[]; readonly line: ReactNode }

/** Names that the server says the tree lacks, which a person may let stand as written. @param error of the last try to save @param units as they are typed now */
export function useAsWritten(error: Error | null, units: readonly NamedUnit[]): AsWritten {
  const say = useWords(words);
  const [confirmed, setConfirmed] = useState<{ readonly told: string; readonly names: readonly string[] }>({ told: '', names: [] });
  const values = error instanceof Problem && error.code === 'unit-not-in-tree' ? error.answer['values'] as { readonly names?: string } | undefined : undefined;
  const told = values?.names ?? '';
  const typed = units.flatMap(({ name, unitId, collectiveId }) => (unitId === null && collectiveId === null && name.trim() !== '' ? [name.trim()] : []));
  return {
    asWritten: confirmed.names,
    line: told === '' ? null : <label className="condition as-written"><input type="checkbox" checked={confirmed.told === told} onChange={(event) => setConfirmed(event.target.checked ? { told, names: typed } : { told: '', names: [] })} />{say('amend.asWritten', { names: told })}</label>,
  };
}

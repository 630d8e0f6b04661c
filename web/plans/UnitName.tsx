/** A unit as a paper names it, and, where a unit of that name is known, which one it is. */
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactNode, useId } from 'react';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { words } from './words.ts';

export interface NamedUnit { readonly name: string; readonly unitId: string | null; readonly collectiveId: string | null }

export function UnitName({ value, onChange }: { readonly value: NamedUnit; readonly onChange: (unit: NamedUnit) => void }): ReactNode {
  const say = useWords(words);
  const id = useId();
  const query = value.name.trim();
  const { data } = useQuery({ queryKey: ['units', query], enabled: [...query].length >= 2 && value.unitId === null && value.collectiveId === null, staleTime: 60_000, queryFn: ({ signal }) => call('listUnits', { query: { query, limit: 10 }, signal }) });
  return (
    <>
      <Input lang="zh-CN" list={id} aria-label={say('amend.unit')} placeholder={say('amend.unit')} value={value.name} maxLength={200} onChange={(event) => {
        const name = event.target.value;
        onChange({ name, unitId: data?.items.find((unit) => unit.name === name)?.id ?? null, collectiveId: null });
      }} />
      <datalist id={id}>{data?.items.map((unit) => <option key={unit.id} value={unit.name}>{unit.above.join(' › ')}</option>)}</datalist>
    </>
  );
}

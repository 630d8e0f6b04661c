/** Somebody who is known, found by name, or somebody new. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import type { UnitReference } from '#units/model';
import type { Person } from '#people/model';
import { Field } from '../access/Field.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { useRested } from '../units/use-found.ts';
import { words } from './words.ts';

export interface Whom { readonly known: Person | null; readonly name: string; readonly post: string; readonly phone: string; readonly unit: UnitReference | null }
export const NOBODY: Whom = { known: null, name: '', post: '', phone: '', unit: null };

const orNull = (text: string): string | null => (text.trim() === '' ? null : text.trim());

/** As the endpoints take it. */
export function whomOf({ known, name, post, phone, unit }: Whom): { personId: string | null; person: { name: string; post: string | null; phone: string | null; unitId: string | null } | null } {
  return known !== null ? { personId: known.id, person: null } : { personId: null, person: { name: name.trim(), post: orNull(post), phone: orNull(phone), unitId: unit?.id ?? null } };
}

export function PersonFields({ value, onChange, autoFocus = false }: { readonly value: Whom; readonly onChange: (whom: Whom) => void; readonly autoFocus?: boolean }): ReactNode {
  const say = useWords(words);
  const rested = useRested(value.name);
  const { data } = useQuery({ queryKey: ['people', 'named', rested], queryFn: ({ signal }) => call('listPeople', { query: { query: rested, limit: 5 }, signal }), enabled: rested !== '' && value.known === null });
  if (value.known !== null) {
    const { name, post, unit } = value.known;
    return <p><b>{name}</b> {[post, unit?.name].filter((one) => one !== null && one !== undefined).join('，')} <button type="button" className="link" onClick={() => onChange(NOBODY)}>{say('appoint.other')}</button></p>;
  }
  const same = data?.items.filter(({ name }) => name?.startsWith(value.name.trim())) ?? [];
  return (
    <>
      <Field label={say('person')} required autoFocus={autoFocus} maxLength={60} value={value.name} onChange={(event) => onChange({ ...value, name: event.target.value })} />
      {same.length === 0 || value.name.trim() === '' ? null : (
        <div role="status">
          <p className="quiet">{say('appoint.found')}</p>
          <ul className="people-found">{same.map((one) => <li key={one.id}><span>{[one.name, one.post, one.unit?.name].filter((part) => part !== null && part !== undefined).join('，')}</span><button type="button" className="link" aria-label={`${say('appoint.pick')} ${one.name ?? ''}`} onClick={() => onChange({ ...NOBODY, known: one })}>{say('appoint.pick')}</button></li>)}</ul>
        </div>
      )}
      <div className="access-pair">
        <Field label={say('post')} maxLength={100} value={value.post} onChange={(event) => onChange({ ...value, post: event.target.value })} />
        <Field label={say('phone')} maxLength={40} inputMode="tel" value={value.phone} onChange={(event) => onChange({ ...value, phone: event.target.value })} />
      </div>
      <div className="access-field"><span>{say('unit')}</span><UnitPicker label={say('unit')} value={value.unit} onChange={(unit) => onChange({ ...value, unit })} /></div>
    </>
  );
}

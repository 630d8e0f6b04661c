import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Account, Role } from '#access/model';
import { call } from '../api/call.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { type Place, PlacePicker, placeOf } from './PlacePicker.tsx';
import { ROLES } from './roles.ts';
import { words } from './words.ts';

/** The last day of a role ends with the day of Shanghai. */
const endOf = (day: string): string => new Date(`${day}T24:00:00+08:00`).toISOString();

/** Begins with the account's own unit. */
export function GiveRole({ account, onGiven }: { readonly account: Pick<Account, 'id' | 'unitId' | 'unitName'>; readonly onGiven: () => Promise<void> }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const notify = useNotify();
  const [role, setRole] = useState<Role>('reporting-clerk');
  const own: Place = { unit: account.unitId === null ? null : { id: account.unitId, name: account.unitName ?? account.unitId }, all: false };
  const [place, setPlace] = useState(own);
  const [until, setUntil] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  async function give(event: FormEvent): Promise<void> {
    event.preventDefault();
    const at = placeOf(place);
    if (at === null) {
      setRefused(say('give.unsaid'));
      return;
    }
    setBusy(true);
    setRefused(null);
    try {
      await call('grantRole', { params: { id: account.id }, body: { role, ...at, to: until === '' ? null : endOf(until) } });
      notify({ text: say('give.done', { role: say(`role.${role}`) }) });
      setPlace(own);
      setUntil('');
      await onGiven();
    } catch (error) {
      setRefused(tell(error).detail);
    }
    setBusy(false);
  }
  return (
    <form className="access-give" aria-label={say('give.title')} onSubmit={(event) => void give(event)}>
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      <label className="access-field"><span>{say('give.role')}</span><select className="access-line" value={role} onChange={(event) => setRole(event.target.value as Role)}>{ROLES.map((one) => <option key={one} value={one}>{say(`role.${one}`)}</option>)}</select></label>
      <PlacePicker value={place} onChange={setPlace} />
      <DateField label={say('give.until')} value={until} onChange={setUntil} />
      <Button type="primary" htmlType="submit" disabled={busy}>{say('give.do')}</Button>
    </form>
  );
}

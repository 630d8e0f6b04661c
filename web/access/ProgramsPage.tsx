import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import type { Role } from '#access/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { shanghaiDay, shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { Field } from './Field.tsx';
import { HeldRoles } from './HeldRoles.tsx';
import { type Place, PlacePicker, placeOf } from './PlacePicker.tsx';
import { ROLES } from './roles.ts';
import { SecretOnce } from './SecretOnce.tsx';
import { words } from './words.ts';
import './access.css';

const PROGRAMS = ['programs'];

/** Programs that may call, each with its end. */
export default function ProgramsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const notify = useNotify();
  const complaint = useComplaint();
  const queries = useQueryClient();
  const { data, error, isPending } = useQuery({ queryKey: PROGRAMS, queryFn: ({ signal }) => call('listTokens', { signal }) });
  const [adding, setAdding] = useState(false);
  const [token, setToken] = useState<string | null>(null);
  useEffect(() => { document.title = say('programs.title'); }, [say]);
  if (isPending) return <Loading />;
  if (data === undefined) {
    const { title, detail, id } = tell(error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: PROGRAMS });
  async function end(id: string): Promise<void> {
    try {
      await call('endToken', { params: { id } });
      notify({ text: say('programs.ended') });
    } catch (failure) {
      notify({ text: complaint(failure), failed: true });
    }
    await again();
  }
  return (
    <section className="access-page">
      <header><h1>{say('programs.title')}</h1><Button type="primary" onClick={() => setAdding(true)}>{say('programs.add')}</Button></header>
      <p className="quiet">{say('programs.about')}</p>
      {data.length === 0 ? null : (
        <table className="access-table">
          <thead><tr><th scope="col">{say('programs.name')}</th><th scope="col">{say('mine.roles')}</th><th scope="col">{say('programs.may')}</th><th scope="col">{say('programs.until')}</th><th scope="col">{say('mine.seen')}</th><th scope="col"><span className="visually-hidden">{say('mine.end')}</span></th></tr></thead>
          <tbody>{data.map((one) => (
            <tr key={one.id} className={one.endedAt === null ? undefined : 'is-away'}>
              <td>{one.name}</td><td><HeldRoles roles={one.roles} /></td><td>{say(one.readOnly ? 'programs.reads' : 'programs.changes')}</td><td>{shanghaiDay(one.endsAt)}</td><td>{one.lastUsedAt === null ? <span className="quiet">{say('programs.never')}</span> : shanghaiMinute(one.lastUsedAt)}</td>
              <td>{one.endedAt === null ? <button type="button" className="link" onClick={() => void end(one.id)}>{say('mine.end')}</button> : <span className="quiet">{say('state.disabled')}</span>}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {adding ? <AddProgram onClose={() => setAdding(false)} onAdded={async (made) => { setAdding(false); setToken(made); await again(); }} /> : null}
      {token === null ? null : <SecretOnce title={say('programs.token')} about={say('programs.tokenAbout')} secret={token} onClose={() => setToken(null)} />}
    </section>
  );
}

const DAYS = 90;

function AddProgram({ onClose, onAdded }: { readonly onClose: () => void; readonly onAdded: (token: string) => Promise<void> }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [name, setName] = useState('');
  const [role, setRole] = useState<Role>('reader');
  const [place, setPlace] = useState<Place>({ unit: null, all: false });
  const [changes, setChanges] = useState(false);
  const [until, setUntil] = useState(() => today(DAYS));
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    const at = placeOf(place);
    if (at === null) {
      setRefused(say('give.unsaid'));
      return;
    }
    setBusy(true);
    try {
      const { token } = await call('addToken', { body: { name, readOnly: !changes, endsAt: new Date(`${until}T24:00:00+08:00`).toISOString(), roles: [{ role, ...at }] } });
      await onAdded(token);
    } catch (error) {
      setRefused(tell(error).detail);
      setBusy(false);
    }
  }
  return (
    <Dialog title={say('programs.add')} onClose={onClose}>
      <form className="access-form" onSubmit={(event) => void add(event)}>
        {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
        <Field label={say('programs.name')} about={say('programs.nameAbout')} required autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
        <label className="access-field"><span>{say('give.role')}</span><select className="access-line" value={role} onChange={(event) => setRole(event.target.value as Role)}>{ROLES.filter((one) => !one.endsWith('-admin')).map((one) => <option key={one} value={one}>{say(`role.${one}`)}</option>)}</select></label>
        <PlacePicker value={place} onChange={setPlace} />
        <DateField label={say('programs.until')} required value={until} onChange={setUntil} />
        <p><label><input type="checkbox" checked={changes} onChange={(event) => setChanges(event.target.checked)} /> {say('programs.mayChange')}</label></p>
        <p className="access-actions"><Button type="primary" htmlType="submit" disabled={busy}>{say('programs.do')}</Button><Button onClick={onClose}>{say('cancel')}</Button></p>
      </form>
    </Dialog>
  );
}

import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { AccountWithPassword } from '#access/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { useNotify } from '../shell/Notices.tsx';
import { Field } from './Field.tsx';
import { useSession } from './session.tsx';
import { words } from './words.ts';
import './access.css';

const PERSONS = [['security-admin', 'securityAdmin', 'anquan'], ['audit-admin', 'auditAdmin', 'shenji'], ['ledger-keeper', 'ledgerKeeper', 'taizhang']] as const;
type Key = (typeof PERSONS)[number][1];
type Persons = Record<Key, { signInName: string; displayName: string }>;

/** The three other persons of a new installation, made in one step. */
export default function FirstStepsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { me, refresh } = useSession();
  const [persons, setPersons] = useState<Persons>(() => Object.fromEntries(PERSONS.map(([, key, signInName]) => [key, { signInName, displayName: '' }])) as Persons);
  const [ownName, setOwnName] = useState('');
  const [made, setMade] = useState<readonly AccountWithPassword[] | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);

  async function make(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      setMade(await call('takeFirstSteps', { body: { ownName, ...persons } }));
      await refresh();
    } catch (error) {
      setRefused(tell(error).detail);
    }
    setBusy(false);
  }

  /** Who tries the product alone is all four. */
  function alone(): void {
    setOwnName((now) => (now === '' ? say('role.system-admin') : now));
    setPersons((all) => Object.fromEntries(PERSONS.map(([role, key]) => [key, all[key].displayName === '' ? { ...all[key], displayName: say(`role.${role}`) } : all[key]])) as Persons);
  }

  if (made !== null) return <Made made={made} />;
  if (me?.firstSteps === false) return <section className="entry"><h1>{say('steps.title')}</h1><p>{say('steps.taken')}</p><p><Link to="/">{say('mine.title')}</Link></p></section>;
  return (
    <section className="entry is-wide">
      <h1>{say('steps.title')}</h1>
      <p>{say('steps.about')}</p>
      <form className="access-form" onSubmit={(event) => void make(event)}>
        {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
        <fieldset>
          <legend>{say('steps.own')} <span className="quiet">{me?.account?.signInName}</span></legend>
          <Field label={say('steps.displayName')} about={say('steps.displayNameAbout')} required autoFocus maxLength={60} value={ownName} onChange={({ target }) => setOwnName(target.value)} />
        </fieldset>
        {PERSONS.map(([role, key]) => (
          <fieldset key={key}>
            <legend>{say(`role.${role}`)} <span className="quiet">{say(`steps.${role}About`)}</span></legend>
            <div className="access-pair">
              <Field label={say('steps.name')} required minLength={2} value={persons[key].signInName} onChange={({ target }) => setPersons((all) => ({ ...all, [key]: { ...all[key], signInName: target.value } }))} />
              <Field label={say('steps.displayName')} required maxLength={60} value={persons[key].displayName} onChange={({ target }) => setPersons((all) => ({ ...all, [key]: { ...all[key], displayName: target.value } }))} />
            </div>
          </fieldset>
        ))}
        <p className="access-actions">
          <Button type="primary" htmlType="submit" disabled={busy}>{say('steps.do')}</Button>
          <Button onClick={alone}>{say('steps.alone')}</Button>
        </p>
      </form>
    </section>
  );
}

function Made({ made }: { readonly made: readonly AccountWithPassword[] }): ReactNode {
  const say = useWords(words);
  const navigate = useNavigate();
  const notify = useNotify();
  const complaint = useComplaint();
  const { signOut } = useSession();
  const keeper = made.at(-1)?.account.signInName ?? '';
  async function leave(): Promise<void> {
    try {
      await signOut();
      await navigate('/', { state: { signInName: keeper } });
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
  }
  return (
    <section className="entry is-wide">
      <h1>{say('steps.made')}</h1>
      <p>{say('steps.madeAbout')}</p>
      <table className="access-table">
        <thead><tr><th scope="col">{say('mine.roles')}</th><th scope="col">{say('steps.displayName')}</th><th scope="col">{say('steps.name')}</th><th scope="col">{say('steps.oneTime')}</th></tr></thead>
        <tbody>{made.map(({ account, password }) => <tr key={account.id}><td>{account.roles.map(({ role }) => say(`role.${role}`)).join(' ')}</td><td>{account.displayName}</td><td>{account.signInName}</td><td><code className="access-secret">{password}</code></td></tr>)}</tbody>
      </table>
      <p className="access-actions"><Button type="primary" onClick={() => void leave()}>{say('steps.next')}</Button><Button onClick={() => print()}>{say('steps.print')}</Button></p>
    </section>
  );
}

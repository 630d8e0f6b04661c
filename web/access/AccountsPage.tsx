import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { AccountWithPassword, Role } from '#access/model';
import type { UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { useRested } from '../units/use-found.ts';
import { Field } from './Field.tsx';
import { HeldRoles } from './HeldRoles.tsx';
import { ROLES } from './roles.ts';
import { SecretOnce } from './SecretOnce.tsx';
import { useSession } from './session.tsx';
import { words } from './words.ts';
import './access.css';

/** Who may come in: found by name or role, opened by a click. */
export default function AccountsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { can } = useSession();
  const [params, setParams] = useSearchParams();
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const query = useRested(typed.trim());
  const role = (params.get('role') ?? '') as Role | '';
  const [adding, setAdding] = useState(false);
  useEffect(() => { document.title = say('accounts.title'); }, [say]);
  const found = useInfiniteQuery({
    queryKey: ['accounts', query, role], initialPageParam: undefined as string | undefined, getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    queryFn: ({ pageParam, signal }) => call('listAccounts', { query: { query, role: role === '' ? undefined : role, cursor: pageParam }, signal }),
  });
  function set(name: string, value: string): void {
    setParams((now) => {
      const next = new URLSearchParams(now);
      if (value === '') next.delete(name);
      else next.set(name, value);
      return next;
    }, { replace: true });
  }
  useEffect(() => { if ((params.get('q') ?? '') !== query) set('q', query); });
  if (found.error !== null && found.data === undefined) {
    const { title, detail, id } = tell(found.error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <section className="access-page">
      <header>
        <h1>{say('accounts.title')}</h1>
        {can('manage-accounts') ? <Button type="primary" onClick={() => setAdding(true)}>{say('accounts.add')}</Button> : null}
      </header>
      <div className="access-bar">
        <input type="search" className="access-line" value={typed} placeholder={say('accounts.search')} aria-label={say('accounts.search')} onChange={(event) => setTyped(event.target.value)} />
        <select className="access-line" aria-label={say('mine.roles')} value={role} onChange={(event) => set('role', event.target.value)}>
          <option value="">{say('accounts.everyRole')}</option>
          {ROLES.map((one) => <option key={one} value={one}>{say(`role.${one}`)}</option>)}
        </select>
        <span className="quiet" role="status">{found.isPending ? '' : say(found.hasNextPage ? 'accounts.more' : 'accounts.count', { count: items.length })}</span>
      </div>
      {found.isPending ? <Loading /> : items.length === 0 ? <p className="blank">{say('accounts.none')}</p> : (
        <table className="access-table">
          <thead><tr><th scope="col">{say('steps.displayName')}</th><th scope="col">{say('steps.name')}</th><th scope="col">{say('accounts.unit')}</th><th scope="col">{say('mine.roles')}</th><th scope="col">{say('accounts.state')}</th></tr></thead>
          <tbody>{items.map((account) => (
            <tr key={account.id} className={account.disabled ? 'is-away' : undefined}>
              <td><Link to={`/accounts/${account.id}`}>{account.displayName}</Link></td><td>{account.signInName}</td><td>{account.unitName ?? <span className="quiet">—</span>}</td>
              <td><HeldRoles roles={account.roles} /></td><td>{say(account.disabled ? 'state.disabled' : account.mustChange ? 'state.mustChange' : 'state.inUse')}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
      {found.hasNextPage ? <p><Button onClick={() => void found.fetchNextPage()} disabled={found.isFetchingNextPage}>{say('accounts.next')}</Button></p> : null}
      {adding ? <AddDialog onClose={() => setAdding(false)} /> : null}
    </section>
  );
}

function AddDialog({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const queries = useQueryClient();
  const [signInName, setSignInName] = useState('');
  const [displayName, setDisplayName] = useState('');
  const [unit, setUnit] = useState<UnitReference | null>(null);
  const [made, setMade] = useState<AccountWithPassword | null>(null);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  async function add(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      setMade(await call('addAccount', { body: { signInName, displayName, unitId: unit?.id ?? null } }));
      await queries.invalidateQueries({ queryKey: ['accounts'] });
    } catch (error) {
      setRefused(tell(error).detail);
    }
    setBusy(false);
  }
  if (made !== null) return <SecretOnce title={say('once.password', { name: made.account.displayName })} about={say('once.passwordAbout', { name: made.account.signInName })} secret={made.password} onClose={onClose} />;
  return (
    <Dialog title={say('accounts.add')} onClose={onClose}>
      <form className="access-form" onSubmit={(event) => void add(event)}>
        {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
        <Field label={say('steps.displayName')} required autoFocus maxLength={60} value={displayName} onChange={(event) => setDisplayName(event.target.value)} />
        <Field label={say('steps.name')} about={say('accounts.nameAbout')} required minLength={2} maxLength={60} value={signInName} onChange={(event) => setSignInName(event.target.value)} />
        <div className="access-field"><span>{say('accounts.unit')}</span><UnitPicker label={say('accounts.unit')} value={unit} onChange={setUnit} /></div>
        <p className="quiet">{say('accounts.addAbout')}</p>
        <p className="access-actions"><Button type="primary" htmlType="submit" disabled={busy}>{say('accounts.doAdd')}</Button><Button onClick={onClose}>{say('cancel')}</Button></p>
      </form>
    </Dialog>
  );
}

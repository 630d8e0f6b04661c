import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Account, PersonalValues } from '#access/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { AccountForm } from './AccountForm.tsx';
import { GiveRole } from './GiveRole.tsx';
import { HeldRoles } from './HeldRoles.tsx';
import { ReasonDialog } from './ReasonDialog.tsx';
import { SecretOnce } from './SecretOnce.tsx';
import { useSession } from './session.tsx';
import { words } from './words.ts';
import './access.css';

type Open = 'edit' | 'reveal' | 'reset' | 'disable' | null;

/** One account: who it is, what it may do, and what an administrator can do about it. */
export default function AccountPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const notify = useNotify();
  const complaint = useComplaint();
  const queries = useQueryClient();
  const { id = '' } = useParams();
  const { can, me } = useSession();
  const { data: account, error, isPending } = useQuery({ queryKey: ['accounts', id], queryFn: ({ signal }) => call('getAccount', { params: { id }, signal }) });
  const [open, setOpen] = useState<Open>(null);
  const [revealed, setRevealed] = useState<PersonalValues | null>(null);
  const [password, setPassword] = useState<string | null>(null);
  useEffect(() => { document.title = account?.displayName ?? say('accounts.title'); }, [account, say]);
  if (isPending) return <Loading />;
  if (account === undefined) {
    const { title, detail, id: fault } = tell(error);
    return <Sentence title={title} detail={detail} id={fault} action={<Link to="/accounts">{say('accounts.title')}</Link>} />;
  }
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['accounts'] });
  const own = me?.account?.id === id;
  const [manages, grants] = [can('manage-accounts'), can('grant-roles') && !own];
  const keeps = !own && me?.roles.some(({ role }) => role === account.keeper) === true;
  async function attempt(act: () => Promise<unknown>, done: string): Promise<void> {
    try {
      await act();
      notify({ text: done });
    } catch (failure) {
      notify({ text: complaint(failure), failed: true });
    }
    await again();
  }
  return (
    <section className="access-page">
      <p><Link to="/accounts">{say('accounts.title')}</Link></p>
      <header>
        <h1>{account.displayName}</h1><span className="quiet">{account.signInName}</span>
        <span>{say(account.disabled ? 'state.disabled' : account.mustChange ? 'state.mustChange' : 'state.inUse')}</span>
      </header>
      <Facts account={account} revealed={revealed} onReveal={manages && (account.phone !== null || account.mail !== null) ? () => setOpen('reveal') : null} />
      {manages || keeps ? (
        <p className="access-actions">
          <Button onClick={() => setOpen('edit')}>{say('account.edit')}</Button>
          {keeps ? <Button onClick={() => setOpen('reset')}>{say('account.reset')}</Button> : null}
          {own || !manages ? null : account.disabled
            ? <Button onClick={() => void attempt(() => call('enableAccount', { params: { id }, ifMatch: account.version }), say('account.enabled'))}>{say('account.enable')}</Button>
            : <Button danger onClick={() => setOpen('disable')}>{say('account.disable')}</Button>}
        </p>
      ) : null}
      {manages && !keeps ? <p className="quiet">{own ? say('account.notOwnEntry') : say('account.keptBy', { role: say(`role.${account.keeper}`) })}</p> : null}
      <h2>{say('mine.roles')}</h2>
      <HeldRoles roles={account.roles} onRevoke={grants ? (held) => void attempt(() => call('revokeRole', { params: { id: held.id } }), say('account.revoked')) : undefined} />
      {grants ? <GiveRole account={account} onGiven={again} /> : <p className="quiet">{say(own ? 'account.notOwn' : 'account.rolesBy')}</p>}
      {can('end-sessions') ? <p><Link to={`/sessions?account=${id}`}>{say('account.sessions')}</Link></p> : null}
      {open === 'edit' ? <AccountForm account={account} person={manages} entries={keeps} onClose={() => setOpen(null)} onDone={async () => { setOpen(null); setRevealed(null); await again(); }} /> : null}
      {open === 'reveal' ? <ReasonDialog title={say('account.reveal')} about={say('account.revealAbout')} button={say('account.doReveal')} onClose={() => setOpen(null)} onDo={async (reason) => { setRevealed(await call('revealAccount', { params: { id }, body: { reason } })); setOpen(null); }} /> : null}
      {open === 'reset' ? <ReasonDialog title={say('account.reset')} about={say('account.resetAbout')} button={say('account.reset')} onClose={() => setOpen(null)} onDo={async (reason) => { setPassword((await call('resetPassword', { params: { id }, body: { reason } })).password); setOpen(null); await again(); }} /> : null}
      {open === 'disable' ? <ReasonDialog title={say('account.disable')} about={say('account.disableAbout')} button={say('account.disable')} onClose={() => setOpen(null)} onDo={async (reason) => { await call('disableAccount', { params: { id }, ifMatch: account.version, body: { reason } }); setOpen(null); await again(); }} /> : null}
      {password === null ? null : <SecretOnce title={say('once.password', { name: account.displayName })} about={say('once.passwordAbout', { name: account.signInName })} secret={password} onClose={() => setPassword(null)} />}
    </section>
  );
}

function Facts({ account, revealed, onReveal }: { readonly account: Account; readonly revealed: PersonalValues | null; readonly onReveal: (() => void) | null }): ReactNode {
  const say = useWords(words);
  const none = <span className="quiet">—</span>;
  return (
    <dl className="access-facts">
      <dt>{say('accounts.unit')}</dt><dd>{account.unitName ?? none}</dd>
      <dt>{say('account.phone')}</dt><dd>{revealed?.phone ?? account.phone ?? none}</dd>
      <dt>{say('account.mail')}</dt><dd>{revealed?.mail ?? account.mail ?? none} {onReveal === null || revealed !== null ? null : <button type="button" className="link" onClick={onReveal}>{say('account.reveal')}</button>}</dd>
      <dt>{say('account.code')}</dt><dd>{say(account.codeAsked ? 'account.codeAsked' : 'account.codeNot')}</dd>
      {account.linked ? <><dt>{say('account.subject')}</dt><dd>{say('account.linked')}</dd></> : null}
      {account.certificates === null ? null : <><dt>{say('account.certificate')}</dt><dd>{account.certificates}</dd></>}
    </dl>
  );
}

import { useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { Codes } from './Codes.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { useSession } from './session.tsx';
import { words } from './words.ts';
import './access.css';

const OWN_SESSIONS = ['own-sessions'];

/** What everybody does with the account that is theirs. */
export default function MyAccountPage(): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const queries = useQueryClient();
  const { me, adopt } = useSession();
  const roles = me?.roles ?? [];
  return (
    <section className="entry is-wide">
      <h1>{say('mine.title')}</h1>
      <p>{me?.account?.displayName} <span className="quiet">{me?.account?.signInName}</span></p>
      <h2>{say('mine.roles')}</h2>
      {roles.length === 0 ? <p className="quiet">{say('mine.noRoles')}</p> : <ul className="access-marks">{roles.map(({ role, unitId, unitName }) => <li key={`${role} ${unitId ?? ''}`}>{say(`role.${role}`)}<span className="quiet"> {unitId === null ? say('mine.everywhere') : unitName}</span></li>)}</ul>}
      <h2>{say('password.title')}</h2>
      <div className="access-narrow"><PasswordForm first={false} onDone={(now) => { adopt(now); notify({ text: say('password.done') }); void queries.invalidateQueries({ queryKey: OWN_SESSIONS }); }} /></div>
      <h2>{say('account.code')}</h2>
      <Codes />
      <h2>{say('mine.sessions')}</h2>
      <p className="quiet">{say('mine.sessionsAbout')}</p>
      <OwnSessions />
    </section>
  );
}

function OwnSessions(): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const { data = [], refetch } = useQuery({ queryKey: OWN_SESSIONS, queryFn: ({ signal }) => call('listOwnSessions', { signal }) });
  async function end(id: string): Promise<void> {
    try {
      await call('endOwnSession', { params: { id } });
      notify({ text: say('mine.ended') });
      await refetch();
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
  }
  return (
    <table className="access-table">
      <thead><tr><th scope="col">{say('mine.since')}</th><th scope="col">{say('mine.seen')}</th><th scope="col">{say('mine.from')}</th><th scope="col"><span className="visually-hidden">{say('mine.end')}</span></th></tr></thead>
      <tbody>{data.map((one) => (
        <tr key={one.id}><td>{shanghaiMinute(one.createdAt)}</td><td>{shanghaiMinute(one.seenAt)}</td><td>{one.address}</td><td>{one.own ? <span className="quiet">{say('mine.here')}</span> : <button type="button" className="link" onClick={() => void end(one.id)}>{say('mine.end')}</button>}</td></tr>
      ))}</tbody>
    </table>
  );
}

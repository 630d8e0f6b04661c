import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { words } from './words.ts';
import './access.css';

/** Who is signed in, and the way to end it. */
export default function SessionsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const notify = useNotify();
  const complaint = useComplaint();
  const [params] = useSearchParams();
  const accountId = params.get('account') ?? undefined;
  useEffect(() => { document.title = say('sessions.title'); }, [say]);
  const { data, error, isPending, refetch } = useQuery({ queryKey: ['sessions', accountId ?? ''], queryFn: ({ signal }) => call('listSessions', { query: { accountId }, signal }) });
  if (isPending) return <Loading />;
  if (data === undefined) {
    const { title, detail, id } = tell(error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  async function end(id: string): Promise<void> {
    try {
      await call('endSession', { params: { id } });
      notify({ text: say('mine.ended') });
    } catch (failure) {
      notify({ text: complaint(failure), failed: true });
    }
    await refetch();
  }
  return (
    <section className="access-page">
      <header><h1>{say('sessions.title')}</h1>{accountId === undefined ? null : <Link to="/sessions">{say('sessions.all')}</Link>}</header>
      <p className="quiet">{say('sessions.about')}</p>
      {data.length === 0 ? <p className="blank">{say('sessions.none')}</p> : (
        <table className="access-table">
          <thead><tr><th scope="col">{say('steps.displayName')}</th><th scope="col">{say('mine.since')}</th><th scope="col">{say('mine.seen')}</th><th scope="col">{say('mine.from')}</th><th scope="col"><span className="visually-hidden">{say('mine.end')}</span></th></tr></thead>
          <tbody>{data.map((one) => (
            <tr key={one.id}>
              <td><Link to={`/accounts/${one.accountId}`}>{one.displayName}</Link></td><td>{shanghaiMinute(one.createdAt)}</td><td>{shanghaiMinute(one.seenAt)}</td><td>{one.address}</td>
              <td>{one.own ? <span className="quiet">{say('mine.here')}</span> : <button type="button" className="link" onClick={() => void end(one.id)}>{say('mine.end')}</button>}</td>
            </tr>
          ))}</tbody>
        </table>
      )}
    </section>
  );
}

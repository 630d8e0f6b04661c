/** What a newer reading would change, cell by cell, beside what counts now; taken or left here. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Difference } from '#documents/corrections';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { openDocument } from '../api/client.ts';
import { wordValue } from '../desk/checking/value-wording.ts';
import { fieldWord, type WordKey, words } from '../desk/checking/words.ts';
import { useSay } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import './reread.css';

const EFFECT: Readonly<Record<Difference['effect'], WordKey>> = { taken: 'reread.taken', kept: 'reread.kept', agrees: 'reread.agrees', lost: 'reread.lost' };

export default function RereadPage(): ReactNode {
  const shellWord = useSay();
  const say = useWords(words);
  const tell = useProblem();
  const complain = useComplaint();
  const notify = useNotify();
  const go = useNavigate();
  const queries = useQueryClient();
  const { can } = useSession();
  const { id = '' } = useParams();
  const [busy, setBusy] = useState(false);
  const opened = useQuery({ queryKey: ['document', id], queryFn: ({ signal }) => openDocument(id, signal) });
  const { data, error, refetch } = useQuery({ queryKey: ['reread', id], queryFn: ({ signal }) => call('getReread', { params: { id }, signal }), staleTime: 0 });
  const back = <Link to={`/documents/${id}`}>{say('reread.toDesk')}</Link>;
  if (error) {
    const told = tell(error);
    return <Sentence title={told.status === 404 ? say('reread.title') : told.title} detail={told.detail} id={told.id} action={<>{told.status === 404 ? null : <><button type="button" className="link" onClick={() => void refetch()}>{shellWord('shell.again')}</button> · </>}{back}</>} />;
  }
  if (data === undefined || opened.data === undefined) return <Loading />;
  const { offer, differences, version } = data;
  const counts = offer.state === 'accepted';
  const kept = differences.filter(({ effect }) => effect === 'kept').length;

  async function decide(name: 'acceptReread' | 'leaveReread'): Promise<void> {
    setBusy(true);
    try {
      await call(name, { params: { id }, ifMatch: version });
      await Promise.all(['document', 'corrections', 'reread'].map((key) => queries.invalidateQueries({ queryKey: [key, id] })));
      notify({ text: say(name === 'acceptReread' ? 'reread.accepted' : 'reread.left') });
      await go(`/documents/${id}`);
    } catch (failed) {
      notify({ text: complain(failed), failed: true });
      await refetch();
    } finally {
      setBusy(false);
    }
  }

  return (
    <div className="reread">
      <header>
        <h1>{say('reread.title')}</h1>
        <p lang="zh-CN">{opened.data.summary.title ?? opened.data.summary.name} · {back}</p>
        <p className="quiet">{say(counts ? 'reread.aboutBack' : 'reread.about')}</p>
        <p className="reread-line"><b>{differences.length === 0 ? say('reread.none') : say('reread.count', { changes: differences.length, kept })}</b>
          {can('check-documents') ? (
            <span className="reread-buttons">
              {counts ? <button type="button" className="primary" disabled={busy} onClick={() => void decide('leaveReread')}>{say('reread.back')}</button> : (
                <>
                  <button type="button" className="primary" disabled={busy} onClick={() => void decide('acceptReread')}>{say('reread.accept')}</button>
                  {offer.state === 'offered' ? <button type="button" className="plain-button" disabled={busy} onClick={() => void decide('leaveReread')}>{say('reread.leave')}</button> : null}
                </>
              )}
            </span>
          ) : null}
        </p>
      </header>
      {differences.length === 0 ? null : (
        <table>
          <thead><tr><th scope="col">{say('reread.place')}</th><th scope="col">{say('reread.now.col')}</th><th scope="col">{say('reread.new.col')}</th><th scope="col">{say('reread.effect')}</th></tr></thead>
          <tbody>{differences.map((one) => <Row key={one.key} difference={one} />)}</tbody>
        </table>
      )}
    </div>
  );
}

function Row({ difference }: { readonly difference: Difference }): ReactNode {
  const say = useWords(words);
  const { task, kind, field, now, newer, effect } = difference;
  const whole = field === 'task' ? say(newer === undefined ? 'reread.goneTask' : 'reread.addedTask') : say(fieldWord(field));
  return (
    <tr data-effect={effect}>
      <th scope="row"><span lang="zh-CN">{kind === 'head' ? say('reread.head') : kind === 'section' ? say('reread.section') : task}</span><span className="quiet">{whole}</span></th>
      <td data-label={say('reread.now.col')} lang="zh-CN">{wordValue(field, now, say)}</td>
      <td data-label={say('reread.new.col')} lang="zh-CN">{wordValue(field, newer, say)}</td>
      <td data-label={say('reread.effect')}><span className="effect">{say(EFFECT[effect])}</span></td>
    </tr>
  );
}

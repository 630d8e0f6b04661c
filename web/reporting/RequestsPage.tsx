/** What was asked for: more time, another task, the end of one; decided here by another person. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { CloseOut, DeliveryRequest } from '#delivery/model';
import { ReasonDialog } from '../access/ReasonDialog.tsx';
import { call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { Decision } from './Decision.tsx';
import { EvidenceList } from './EvidencePart.tsx';
import { TaskName } from './Line.tsx';
import { useReportsChanged } from './use-changed.ts';
import { useDone } from './use-done.ts';
import { words } from './requests-words.ts';
import './reporting.css';

export default function RequestsPage(): ReactNode {
  const say = useWords(words);
  const [params, setParams] = useSearchParams();
  const closings = params.get('tab') === 'closings';
  const all = params.get('show') === 'all';
  useEffect(() => { document.title = say('requests.title'); }, [say]);
  const put = (tab: boolean, show: boolean): void => setParams({ ...(tab ? { tab: 'closings' } : {}), ...(show ? { show: 'all' } : {}) }, { replace: true });
  return (
    <div className="reporting-page is-narrow">
      <h1>{say('requests.title')}</h1>
      <p className="quiet">{say('requests.lead')}</p>
      <div className="request-switches">
        <div className="switch" role="group" aria-label={say('requests.title')}>
          <button type="button" aria-pressed={!closings} onClick={() => put(false, all)}>{say('requests.tab.requests')}</button><button type="button" aria-pressed={closings} onClick={() => put(true, all)}>{say('requests.tab.closings')}</button>
        </div>
        <div className="switch" role="group" aria-label={say('column.status')}>
          <button type="button" aria-pressed={!all} onClick={() => put(closings, false)}>{say('requests.waiting')}</button><button type="button" aria-pressed={all} onClick={() => put(closings, true)}>{say('requests.all')}</button>
        </div>
      </div>
      {closings ? <Closings all={all} /> : <Requests all={all} />}
    </div>
  );
}

function Requests({ all }: { readonly all: boolean }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['delivery-requests', all], initialPageParam: null as string | null, getNextPageParam: (page: { next: string | null }) => page.next,
    queryFn: ({ pageParam, signal }) => call('listRequests', { query: { status: all ? undefined : 'asked', cursor: pageParam ?? undefined, limit: 50 }, signal }),
  });
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (data === undefined) return <Loading />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="blank">{say('requests.none')}</p>;
  return <><ul className="report-lines">{items.map((one) => <RequestLine key={one.id} request={one} />)}</ul>{hasNextPage ? <p className="next"><Button onClick={() => void fetchNextPage()}>{say('mine.next')}</Button></p> : null}</>;
}

function RequestLine({ request }: { readonly request: DeliveryRequest }): ReactNode {
  const say = useWords(words);
  const at = { params: { id: request.id }, ifMatch: request.version };
  return (
    <li>
      <div className="review-line">
        <span className="report-line-head"><strong><TaskName line={request} /></strong><span>{say(`requests.status.${request.status}`)}</span></span>
        <span className="report-line-about" lang="zh-CN">{request.about.unitName} · {request.about.planTitle} · {say('requests.askedBy', { by: request.askedBy ?? '', at: shanghaiMinute(request.askedAt) })}{request.number === null ? '' : ` · ${request.number}`}</span>
        <span lang="zh-CN">{request.kind === 'extension' ? say('requests.kind.extension', { day: request.grantedDueOn ?? request.askedDueOn ?? '', now: request.about.dueOn ?? say('requests.noDay') }) : say('requests.kind.change', { words: request.words ?? '' })}</span>
        <span className="report-words" lang="zh-CN">{request.reason}</span>
        {request.decidedAt === null || request.status === 'taken-back' ? null : <span className="quiet" lang="zh-CN">{say('requests.decision', { by: request.decidedBy ?? '', at: shanghaiMinute(request.decidedAt), reason: request.decisionReason ?? say(`requests.status.${request.status}`) })}</span>}
        <Decision of="requests" actions={request.actions} onDecide={(body) => call('decideRequest', { ...at, body })} onTakeBack={() => call('takeBackRequest', at)} />
      </div>
    </li>
  );
}

function Closings({ all }: { readonly all: boolean }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error, hasNextPage, fetchNextPage } = useInfiniteQuery({
    queryKey: ['close-outs', all], initialPageParam: null as string | null, getNextPageParam: (page: { next: string | null }) => page.next,
    queryFn: ({ pageParam, signal }) => call('listCloseOuts', { query: { status: all ? undefined : 'asked', cursor: pageParam ?? undefined, limit: 50 }, signal }),
  });
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (data === undefined) return <Loading />;
  const items = data.pages.flatMap((page) => page.items);
  if (items.length === 0) return <p className="blank">{say('requests.none')}</p>;
  return <><ul className="report-lines">{items.map((one) => <ClosingLine key={one.id} closing={one} />)}</ul>{hasNextPage ? <p className="next"><Button onClick={() => void fetchNextPage()}>{say('mine.next')}</Button></p> : null}</>;
}

function ClosingLine({ closing }: { readonly closing: CloseOut }): ReactNode {
  const say = useWords(words);
  const done = useDone();
  const changed = useReportsChanged();
  const [asking, setAsking] = useState<'decline' | 'reopen' | null>(null);
  const at = { params: { id: closing.id }, ifMatch: closing.version };
  const basis = `basis.${closing.basis.because}` as 'basis.paper';
  return (
    <li>
      <div className="review-line">
        <span className="report-line-head"><strong><TaskName line={closing} /></strong><span>{closing.status === 'granted' ? say('requests.closed') : say(`requests.status.${closing.status}`)}</span></span>
        <span className="report-line-about" lang="zh-CN">{closing.about.unitName} · {closing.about.planTitle} · {say('requests.askedBy', { by: closing.askedBy ?? '', at: shanghaiMinute(closing.askedAt) })}</span>
        <span className={closing.basis.enough ? '' : 'refused'} lang="zh-CN">{closing.basis.enough ? '✓ ' : '▲ '}{say(basis, { short: closing.basis.short.join('、') })}</span>
        {closing.openedAgain.length === 0 ? null : <span className="refused" lang="zh-CN">▲ {say('requests.openedAgain', { titles: closing.openedAgain.join('、') })}</span>}
        {closing.words === null ? null : <span className="report-words" lang="zh-CN">{closing.words}</span>}
        <EvidenceList evidence={closing.evidence} />
        {closing.decidedAt === null ? null : <span className="quiet" lang="zh-CN">{say('requests.decision', { by: closing.decidedBy ?? '', at: shanghaiMinute(closing.decidedAt), reason: closing.reason ?? (closing.status === 'granted' ? say('requests.closed') : say(`requests.status.${closing.status}`)) })}</span>}
        {closing.actions.length === 0 ? null : (
          <span className="report-buttons">
            {closing.actions.includes('grant') ? <Button type="primary" onClick={() => void done(() => call('decideCloseOut', { ...at, body: { granted: true } }))}>{say('requests.close')}</Button> : null}
            {closing.actions.includes('decline') ? <Button onClick={() => setAsking('decline')}>{say('requests.decline')}</Button> : null}
            {closing.actions.includes('reopen') ? <Button onClick={() => setAsking('reopen')}>{say('requests.reopen')}</Button> : null}
          </span>
        )}
      </div>
      {asking === null ? null : <ReasonDialog title={say(asking === 'decline' ? 'requests.decline' : 'requests.reopen')} about={say(asking === 'decline' ? 'requests.declineAbout' : 'requests.reopenAbout')} button={say(asking === 'decline' ? 'requests.decline' : 'requests.reopen')} onClose={() => setAsking(null)}
        onDo={async (reason) => { await (asking === 'decline' ? call('decideCloseOut', { ...at, body: { granted: false, reason } }) : call('reopenCloseOut', { ...at, body: { reason } })); setAsking(null); await changed(); }} />}
    </li>
  );
}

/** 收到的任务: what was given to the units for which one speaks, soonest first; taken on many at once, arranged one by one. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { useSearchParams } from 'react-router';
import type { Assignment, AssignmentStatus } from '#delivery/model';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { AssignmentPanel } from './AssignmentPanel.tsx';
import { PassManyDialog } from './PassManyDialog.tsx';
import { AssignmentState, calledOf, Since } from './shown.tsx';
import { Exports } from './Exports.tsx';
import { useAct } from './use-act.ts';
import { words } from './words.ts';
import './dispatch.css';

const PAGE = 100;
const STATUSES = ['sent', 'acknowledged', 'objected', 'closed', 'withdrawn'] as const satisfies readonly AssignmentStatus[];

/** Due first, as they come; what is due on one day in the order of the paper. */
function inPaperOrder(one: Assignment, other: Assignment): number {
  if (one.dueOn !== other.dueOn) return (one.dueOn ?? '9999').localeCompare(other.dueOn ?? '9999');
  return one.planId === other.planId ? (one.taskNumber ?? '').localeCompare(other.taskNumber ?? '', 'zh', { numeric: true }) : 0;
}

export default function ReceivedPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const complaint = useComplaint();
  const notify = useNotify();
  const { me } = useSession();
  const [params, setParams] = useSearchParams();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set());
  const [passingDown, setPassingDown] = useState(false);
  const [typed, setTyped] = useState(params.get('q') ?? '');
  const status = STATUSES.find((one) => one === params.get('status'));
  const [q, dispatch, at] = [params.get('q') ?? undefined, params.get('dispatch') ?? undefined, params.get('at')];
  const found = useInfiniteQuery({
    queryKey: ['delivery-received', status, q, dispatch],
    queryFn: ({ pageParam, signal }) => call('listAssignments', { query: { mine: 'yes', status, q, dispatch, cursor: pageParam ?? undefined, limit: PAGE }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  useEffect(() => { document.title = say('received'); }, [say]);
  const set = (name: string, value: string | null): void => setParams((now) => { const to = new URLSearchParams(now); if (value === null || value === '') to.delete(name); else to.set(name, value); return to; }, { replace: true });
  const tick = (rows: readonly Assignment[], on: boolean): void => setChosen((before) => { const next = new Set(before); for (const { id } of rows) { if (on) next.add(id); else next.delete(id); } return next; });
  const acknowledge = useAct((rows: readonly Assignment[]) => call('acknowledgeAssignments', { body: { assignments: rows.map(({ id, version }) => ({ id, version })) } }), (done) => { notify({ text: say('received.acknowledged', { count: done.length }) }); setChosen(new Set()); });
  if (found.error !== null) { const told = tell(found.error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (found.data === undefined) return <Loading />;
  const items = found.data.pages.flatMap((page) => page.items.toSorted(inPaperOrder));
  const today = found.data.pages[0]?.today ?? '';
  const passable = items.filter(({ actions }) => actions.includes('pass-down'));
  const passing = passable.filter(({ id }) => chosen.has(id));
  const waiting = items.filter(({ actions }) => actions.includes('acknowledge'));
  const picked = waiting.filter(({ id }) => chosen.has(id));
  const bare = status === undefined && q === undefined && dispatch === undefined;
  const nobody = me !== null && me.roles.every(({ unitId }) => unitId === null);
  return (
    <div className="dispatch-page is-wide">
      <header className="dispatch-head"><div><h1>{say('received')}</h1><p className="quiet">{say('received.lead')}</p></div>{items.length === 0 ? null : <Exports asked={{ mine: 'yes', status, q, dispatch }} />}</header>
      <div className="received-bar">
        <div className="switch" role="group" aria-label={say('column.state')}>{[null, ...STATUSES].map((one) => <button key={one ?? 'any'} type="button" aria-pressed={(status ?? null) === one} onClick={() => set('status', one)}>{one === null ? say('received.any') : say(`state.${one}`)}</button>)}</div>
        <Input.Search className="received-search" aria-label={say('received.search')} placeholder={say('received.search')} allowClear value={typed} onChange={(event) => { setTyped(event.target.value); if (event.target.value === '') set('q', null); }} onSearch={(text) => set('q', text.trim())} />
      </div>
      {acknowledge.error === null ? null : <p className="refused" role="alert">{complaint(acknowledge.error)}</p>}
      {waiting.length === 0 && passable.length === 0 ? null : (
        <p className="received-acts">
          {waiting.length === 0 ? null : <label><input type="checkbox" checked={picked.length === waiting.length} onChange={(event) => tick(waiting, event.target.checked)} /> {say('received.allWaiting')}</label>}
          {waiting.length === 0 ? null : <Button type="primary" disabled={picked.length === 0} loading={acknowledge.isPending} onClick={() => acknowledge.mutate(picked)}>{say('received.acknowledge', { count: picked.length })}</Button>}
          {passable.length === 0 ? null : <label><input type="checkbox" checked={passing.length === passable.length} onChange={(event) => tick(passable, event.target.checked)} /> {say('many.allTaken')}</label>}
          {passable.length === 0 ? null : <Button disabled={passing.length === 0} onClick={() => setPassingDown(true)}>{say('many.button', { count: passing.length })}</Button>}
        </p>
      )}
      {passingDown && passing.length > 0 ? <PassManyDialog assignments={passing} onClose={() => setPassingDown(false)} onDone={() => setChosen(new Set())} /> : null}
      {items.length === 0 ? <p className="blank">{say(bare ? nobody ? 'received.nobody' : 'received.none' : status === 'sent' && q === undefined && dispatch === undefined ? 'received.allTaken' : 'received.noneSuch')}</p> : (
        <div className={`received-split${at === null ? '' : ' has-panel'}`}>
          <div>
            <ul className="received-list">
              {items.map((one) => (
                <li key={one.id} className={`is-${one.status}${one.id === at ? ' is-open' : ''}`}>
                  <span className="received-choose">{one.actions.includes('acknowledge') || one.actions.includes('pass-down') ? <input type="checkbox" aria-label={`${say('received.choose')} ${calledOf(one)}`} checked={chosen.has(one.id)} onChange={(event) => tick([one], event.target.checked)} /> : null}</span>
                  <button type="button" className="received-name" aria-expanded={one.id === at} onClick={() => set('at', one.id === at ? null : one.id)}>
                    <b lang="zh-CN">{one.taskNumber === null ? '' : `${one.taskNumber}. `}{calledOf(one)}</b>
                    <small lang="zh-CN">{one.unitName} · {say(`role.${one.role}`)} · {say('received.from', { unit: one.fromUnitName, day: one.dispatchedOn })}{one.parts === 0 ? '' : ` · ${say('received.parts', { count: one.parts })}`}</small>
                    <Since {...one} />
                  </button>
                  <span className={`received-due${one.dueOn !== null && one.dueOn < today && one.status !== 'closed' ? ' is-late' : ''}`}>{one.dueOn ?? say('noDeadline')}{one.status === 'sent' && one.answerBy !== null ? <small>{say('answerBy', { day: one.answerBy })}</small> : null}</span>
                  <AssignmentState status={one.status} />
                </li>
              ))}
            </ul>
            {found.hasNextPage ? <p><Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{say('dispatches.more')}</Button></p> : null}
          </div>
          {at === null ? null : <aside className="assignment-panel" aria-label={say('task.words')}><AssignmentPanel key={at} id={at} onClose={() => set('at', null)} /></aside>}
        </div>
      )}
    </div>
  );
}

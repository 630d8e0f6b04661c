/** What closed units owe: looked over and handed to whoever stands in their place. */
import { useInfiniteQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { Keeping } from './Keeping.tsx';
import { AssignmentState, calledOf } from './shown.tsx';
import { words } from './words.ts';
import './dispatch.css';

export default function HandoversPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [left, setLeft] = useState<ReadonlySet<string>>(() => new Set());
  const [wished, setWished] = useState<ReadonlyMap<string, string>>(() => new Map());
  const [asking, setAsking] = useState(false);
  const found = useInfiniteQuery({
    queryKey: ['delivery-handovers'],
    queryFn: ({ pageParam, signal }) => call('listHandovers', { query: { cursor: pageParam ?? undefined }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  });
  useEffect(() => { document.title = say('handovers'); }, [say]);
  if (found.error !== null) { const told = tell(found.error); return <Sentence title={told.title} detail={told.detail} id={told.id} action={<Link to="/dispatches">{say('back')}</Link>} />; }
  if (found.data === undefined) return <Loading />;
  const items = found.data.pages.flatMap((page) => page.items);
  const toOf = ({ assignment, successors }: (typeof items)[number]): string | null => wished.get(assignment.id) ?? (successors.length === 1 ? successors[0]?.id ?? null : null);
  const ready = items.flatMap((one) => { const toUnitId = toOf(one); return toUnitId === null || left.has(one.assignment.id) ? [] : [{ id: one.assignment.id, version: one.assignment.version, toUnitId }]; }).slice(0, MOST);
  return (
    <div className="dispatch-page">
      <p className="dispatch-back"><Link to="/dispatches">{say('back')}</Link></p>
      <header className="dispatch-head"><div><h1>{say('handovers')}</h1><p className="quiet">{say('handovers.lead')}</p></div></header>
      {items.length === 0 ? <p className="blank">{say('handovers.none')}</p> : (
        <>
          <p className="dispatch-actions"><Button type="primary" disabled={ready.length === 0} onClick={() => setAsking(true)}>{say('handovers.go', { count: ready.length })}</Button></p>
          <table className="dispatch-table">
            <thead><tr><th scope="col"><span className="visually-hidden">{say('received.choose')}</span></th><th scope="col">{say('column.unit')}</th><th scope="col">{say('column.task')}</th><th scope="col">{say('column.due')}</th><th scope="col">{say('column.state')}</th><th scope="col">{say('handovers.to')}</th></tr></thead>
            <tbody>
              {items.map((one) => {
                const { assignment, closedOn, successors } = one;
                const chosen = successors.find(({ id }) => id === toOf(one));
                return (
                  <tr key={assignment.id}>
                    <td><input type="checkbox" disabled={chosen === undefined} checked={chosen !== undefined && !left.has(assignment.id)} aria-label={`${say('received.choose')} ${calledOf(assignment)}`} onChange={(event) => setLeft((before) => { const next = new Set(before); if (event.target.checked) next.delete(assignment.id); else next.add(assignment.id); return next; })} /></td>
                    <th scope="row" lang="zh-CN">{assignment.unitName}<small className="quiet">{say('handovers.closed', { day: closedOn })}</small></th>
                    <td data-label={say('column.task')} lang="zh-CN"><Link to={`/assignments/${assignment.id}`}>{assignment.taskNumber === null ? '' : `${assignment.taskNumber}. `}{calledOf(assignment)}</Link><small>{assignment.planTitle}</small></td>
                    <td data-label={say('column.due')}>{assignment.dueOn ?? say('noDeadline')}</td>
                    <td data-label={say('column.state')}><AssignmentState status={assignment.status} /></td>
                    <td data-label={say('handovers.to')} lang="zh-CN">
                      {successors.length === 0 ? <Link to={`/units?at=${assignment.unitId}`}>{say('handovers.nobody')}</Link> : successors.length === 1 ? chosen?.name : (
                        <select aria-label={say('handovers.toOf', { task: calledOf(assignment) })} value={chosen?.id ?? ''} onChange={(event) => setWished((before) => new Map(before).set(assignment.id, event.target.value))}><option value="">{say('handovers.choose')}</option>{successors.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>
                      )}
                      {chosen?.owesAlready === true ? <small className="since">{say('handovers.already')}</small> : null}{chosen?.actsHere === false ? <small>{say('new.notHere')}</small> : null}
                    </td>
                  </tr>
                );
              })}
            </tbody>
          </table>
          {found.hasNextPage ? <p><Button loading={found.isFetchingNextPage} onClick={() => void found.fetchNextPage()}>{say('dispatches.more')}</Button></p> : null}
        </>
      )}
      <Keeping />
      {asking ? <ReasonDialog title={say('handovers.title')} about={say('handovers.about', { count: ready.length })} go={say('handovers.go', { count: ready.length })} act={(reason) => call('handOver', { body: { assignments: ready, reason } })} done={() => say('handovers.done')} onClose={() => setAsking(false)} /> : null}
    </div>
  );
}
/** At one stroke. */
const MOST = 500;

/** Ledgers and dispatches of closed units: taken over by whoever stands in their place. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { KeepingProposal } from '#delivery/model';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { ReasonDialog } from './ReasonDialog.tsx';
import { words } from './words.ts';

/** Nothing where there is nothing to take over. */
export function Keeping(): ReactNode {
  const say = useWords(words);
  const { can } = useSession();
  const { data } = useQuery({ queryKey: ['delivery-handovers', 'kept'], enabled: can('dispatch-tasks'), queryFn: ({ signal }) => call('listKeeping', { signal }) });
  if (data === undefined || data.items.length === 0) return null;
  return (
    <section aria-labelledby="kept">
      <h2 id="kept">{say('kept')}</h2>
      <p className="quiet">{say('kept.lead')}</p>
      <table className="dispatch-table">
        <thead><tr><th scope="col">{say('column.unit')}</th><th scope="col">{say('column.plan')}</th><th scope="col">{say('handovers.to')}</th><th scope="col"><span className="visually-hidden">{say('kept.go')}</span></th></tr></thead>
        <tbody>{data.items.map((one) => <Line key={`${one.planId} ${one.unitId}`} kept={one} />)}</tbody>
      </table>
    </section>
  );
}

function Line({ kept }: { readonly kept: KeepingProposal }): ReactNode {
  const say = useWords(words);
  const [wished, setWished] = useState('');
  const [asking, setAsking] = useState(false);
  const { planId, planTitle, version, unitId, unitName, closedOn, owned, dispatches, successors } = kept;
  const to = successors.length === 1 ? successors[0] : successors.find(({ id }) => id === wished);
  const what = [...(owned ? [say('kept.owned')] : []), ...(dispatches > 0 ? [say('kept.sent', { count: dispatches })] : [])].join(' · ');
  return (
    <tr>
      <th scope="row" lang="zh-CN">{unitName}<small className="quiet">{say('handovers.closed', { day: closedOn })}</small></th>
      <td data-label={say('column.plan')}><Link to={`/plans/${planId}`} lang="zh-CN">{planTitle}</Link><small>{what}</small></td>
      <td data-label={say('handovers.to')} lang="zh-CN">
        {successors.length === 0 ? <Link to={`/units?at=${unitId}`}>{say('handovers.nobody')}</Link> : successors.length === 1 ? to?.name : (
          <select aria-label={say('handovers.toOf', { task: planTitle })} value={wished} onChange={(event) => setWished(event.target.value)}><option value="">{say('handovers.choose')}</option>{successors.map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select>
        )}
      </td>
      <td>
        <Button disabled={to === undefined} aria-label={say('kept.goOf', { title: planTitle })} onClick={() => setAsking(true)}>{say('kept.go')}</Button>
        {asking && to !== undefined ? <ReasonDialog title={say('kept.title')} about={say('kept.about', { title: planTitle, what, from: unitName, to: to.name })} go={say('kept.go')} act={(reason) => call('takeOver', { body: { planId, version, fromUnitId: unitId, toUnitId: to.id, reason } })} done={(answer: { dispatches: number }) => say('kept.done', { count: answer.dispatches })} onClose={() => setAsking(false)} /> : null}
      </td>
    </tr>
  );
}

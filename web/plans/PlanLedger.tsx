/** A plan's ledger in the order of the paper: as it is, as it was on a day, or what differs between the two. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useMemo } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Plan } from '#plans/model';
import { call } from '../api/call.ts';
import { today as dayNow } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { patched } from './address.ts';
import { Differences } from './Differences.tsx';
import { actionKey } from './History.tsx';
import { TaskDrawer } from './TaskDrawer.tsx';
import { TaskTable } from './TaskTable.tsx';
import { words } from './words.ts';

export function PlanLedger({ plan, open, onOpen }: { readonly plan: Plan; readonly open: string | null; readonly onOpen: (id: string | null) => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [params, setParams] = useSearchParams();
  const at = params.get('at');
  const comparing = at !== null && params.get('compare') === '1';
  const versions = useQuery({ queryKey: ['plan', plan.id, 'versions', plan.version], queryFn: ({ signal }) => call('listPlanVersions', { params: { id: plan.id }, signal }) });
  const { data, error } = useQuery({ queryKey: ['plan-ledger', plan.id, at], queryFn: ({ signal }) => (at === null ? call('openLedger', { params: { id: plan.id }, signal }) : call('openLedgerAt', { params: { id: plan.id, moment: at }, signal })) });
  const tasks = useMemo(() => data?.tasks.filter(({ status }) => status === 'active') ?? [], [data]);
  const put = (patch: Parameters<typeof patched>[1]): void => setParams((now) => patched(now, patch), { replace: true });
  const moments = (
    <div className="moments">
      <span className="condition">{say('plan.asOf')} <DateField bare daysOnly label={say('plan.asOf')} max={dayNow()} value={at !== null && !at.startsWith('v') ? at : ''} onChange={(day) => put({ at: day, task: null })} /></span>
      {(versions.data ?? []).length > 1 ? (
        <label className="condition">{say('plan.version')}
          <select value={at?.startsWith('v') === true ? at : ''} onChange={(event) => put({ at: event.target.value, task: null })}>
            <option value="">{say('plan.versionNow')}</option>
            {versions.data?.slice(1).map(({ version, day, action, reason }) => <option key={version} value={`v${version}`}>{`${day} ${say(actionKey(action))}${reason === null || action === 'publish-plan' ? '' : `：${reason.slice(0, 24)}`}`}</option>)}
          </select>
        </label>
      ) : null}
      {at === null ? null : <><button type="button" className="chip" aria-pressed={comparing} onClick={() => put({ compare: comparing ? null : '1' })}>{say('plan.compare')}</button><button type="button" className="link" onClick={() => put({ at: null, compare: null })}>{say('plan.now')}</button></>}
      <span className="quiet plan-count">{data === undefined ? '' : say('ledger.total', { count: tasks.length })}</span>
    </div>
  );
  if (error !== null) return <>{moments}<p className="refused" role="alert">{tell(error).detail}</p></>;
  if (data === undefined) return <>{moments}<Loading /></>;
  if (comparing) return <>{moments}<Compared planId={plan.id} from={at} version={plan.version} /></>;
  const aims = data.workstreams.filter(({ targets }) => targets.length > 0);
  return (
    <>
      {aims.length === 0 ? null : <details className="plan-aims-fold"><summary>{say('plan.aims', { count: aims.reduce((sum, { targets }) => sum + targets.length, 0) })}</summary><ul className="plan-aims" lang="zh-CN">{aims.map(({ id, heading, targets }) => <li key={id}><b>{heading}</b>{targets.map(({ text }) => <span key={text}>{text}</span>)}</li>)}</ul></details>}
      {moments}
      {at === null ? null : <p className="as-of" role="status">{say('plan.shownAsOf', { moment: at.startsWith('v') ? versions.data?.find(({ version }) => `v${version}` === at)?.day ?? at : at })}</p>}
      <div className={`ledger-split${open === null ? '' : ' has-drawer'}${at === null ? '' : ' is-past'}`}>
        <TaskTable tasks={tasks} today={data.today} open={open} grouped onlyPlan stale={false} chosen={null} onChoose={() => undefined} onOpen={onOpen} onEnd={null} />
        {open === null ? null : <TaskDrawer key={open} id={open} today={dayNow()} onClose={() => onOpen(null)} onOpen={onOpen} />}
      </div>
    </>
  );
}

function Compared({ planId, from, version }: { readonly planId: string; readonly from: string; readonly version: number }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['plan-ledger', planId, 'compare', from, version], queryFn: ({ signal }) => call('compareLedger', { params: { id: planId }, query: { from, to: `v${version}` }, signal }) });
  if (error !== null) return <p className="refused" role="alert">{tell(error).detail}</p>;
  if (data === undefined) return <Loading />;
  const list = (title: string, tasks: readonly { id: string; number: string | null; name: string }[]): ReactNode => (tasks.length === 0 ? null : (
    <section><h2>{title} {tasks.length}</h2><ul>{tasks.map(({ id, number, name }) => <li key={id} lang="zh-CN"><Link to={`?task=${id}`}>{number === null ? '' : `${number} `}{name}</Link></li>)}</ul></section>
  ));
  return (
    <div className="compared">
      <p className="quiet">{say('compare.counts', { added: data.added.length, removed: data.removed.length, changed: data.changed.length, same: data.same })}</p>
      {list(say('compare.added'), data.added)}
      {list(say('compare.removed'), data.removed)}
      {data.changed.length === 0 ? null : <section><h2>{say('compare.changed')} {data.changed.length}</h2><ul>{data.changed.map(({ id, number, name, differences }) => <li key={id}><Link to={`?task=${id}`} lang="zh-CN">{number === null ? '' : `${number} `}{name}</Link><Differences differences={differences} /></li>)}</ul></section>}
    </div>
  );
}

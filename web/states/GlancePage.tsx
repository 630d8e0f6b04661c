/** A leader's page: what will be missed, what is stuck and on what, what changed. Each line is a sentence that opens. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useCallback, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { becauseInWords } from '#delivery/four-states';
import { call } from '../api/call.ts';
import { today as dayNow } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { Mark } from './Mark.tsx';
import { OwedDrawer } from './OwedDrawer.tsx';
import type { Glance } from './use-delivery.ts';
import { words } from './glance-words.ts';
import './states.css';

export default function GlancePage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [params, setParams] = useSearchParams();
  const since = params.get('since') ?? undefined;
  const open = params.get('open');
  const { data, error } = useQuery({ queryKey: ['glance', since ?? ''], queryFn: ({ signal }) => call('openGlance', { query: { since }, signal }) });
  const put = useCallback((key: string, value: string | null) => setParams((now) => { const next = new URLSearchParams(now); if (value === null || value === '') next.delete(key); else next.set(key, value); return next; }, { replace: true }), [setParams]);
  useEffect(() => { document.title = say('glance.title'); }, [say]);
  // Noted once it was seen: only for oneself, and as a day.
  const looked = data !== undefined;
  useEffect(() => { if (looked) void call('noteLook', {}).catch(() => undefined); }, [looked]);
  const close = useCallback(() => put('open', null), [put]);
  if (error !== null && data === undefined) { const told = tell(error); return <Sentence title={say('delivery.failed')} detail={told.detail} id={told.id} />; }
  if (data === undefined) return <Loading />;
  return (
    <div className={`glance${open === null ? '' : ' has-opened'}`}>
      <h1>{say('glance.title')}</h1>
      {data.total === 0 ? <p className="blank">{say('glance.none')} <Link to="/plans">{say('glance.toPlans')}</Link></p> : (
        <>
          <p className="quiet">{say('glance.lead', { plans: data.plans, total: data.total, missing: data.missing })}</p>
          <div className="delivery-split">
            <div className="glance-lists">
              <Risk glance={data} many={data.plans > 1} />
              <Stuck glance={data} onOpen={(id) => put('open', id)} />
              <Changed glance={data} chosen={since !== undefined} onSince={(day) => put('since', day)} />
            </div>
            {open === null ? null : <OwedDrawer key={open} id={open} onClose={close} />}
          </div>
        </>
      )}
    </div>
  );
}

function quoted(title: string): string {
  return title.includes('\u300a') ? title : `\u300a${title}\u300b`;
}

/** @param many the plan is named only where there is more than one. */
function Risk({ glance: { atRisk, atRiskCount }, many }: { readonly glance: Glance; readonly many: boolean }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  return (
    <section>
      <h2>{say('glance.risk')} {atRiskCount === 0 ? null : <small>{atRiskCount}</small>}</h2>
      {atRisk.length === 0 ? <p className="quiet">{say('glance.riskNone')}</p> : (
        <ul>{atRisk.map((one) => {
          const what = [...(one.overdue > 0 ? [say('glance.overdue', { count: one.overdue })] : []), ...(one.behind > 0 ? [say('glance.behind', { count: one.behind })] : [])].join(say('and'));
          return (
            <li key={one.taskId}>
              <Mark of={one.overdue > 0 ? 'time' : 'pace'} state={one.overdue > 0 ? 'overdue' : 'behind'} />
              <div><Link to={`/plans/${one.planId}/delivery?task=${one.taskId}&${one.overdue > 0 ? 'time=overdue' : 'pace=behind'}`} lang="zh-CN">{say(one.units === 1 ? 'glance.riskOne' : one.overdue === one.units ? 'glance.riskAll' : 'glance.riskLine', { title: one.title, units: one.units, what, state: say(one.overdue > 0 ? 'glance.isOverdue' : 'glance.isBehind') })}</Link>
                <small className="quiet" lang="zh-CN">{many ? `${quoted(one.planTitle)} ` : ''}{one.lead === null ? '' : say('glance.lead.unit', { unit: one.lead })}{one.worst === null ? '' : `${one.lead === null ? '' : ' · '}${one.worst.unitName === one.lead ? '' : `${one.worst.unitName}：`}${becauseInWords(one.worst.states.time.state === 'overdue' ? one.worst.states.time.because : one.worst.states.pace.because, language)}`}</small></div>
            </li>
          );
        })}</ul>
      )}
    </section>
  );
}

function Stuck({ glance: { stuck, stuckCount, stuckOn }, onOpen }: { readonly glance: Glance; readonly onOpen: (id: string) => void }): ReactNode {
  const say = useWords(words);
  return (
    <section>
      <h2>{say('glance.stuck')}</h2>
      {stuckCount === 0 ? <p className="quiet">{say('glance.stuckNone')}</p> : (
        <>
          <p>{say('glance.stuckOn', { count: stuckCount, kinds: stuckOn.map(({ kind, count }) => `${say(`problem.${kind}`)} ${count}`).join(say('and')) })}</p>
          <ul>{stuck.map((one) => (
            <li key={one.id}>
              <Mark of="time" state={one.states.time.state} because={one.states.time.because} />
              <div><button type="button" className="glance-open" lang="zh-CN" onClick={() => onOpen(one.id)}>{say(one.problem === null ? 'glance.stuckLineShort' : 'glance.stuckLine', { unit: one.unitName, title: one.title, kind: say(`problem.${one.problemKind ?? 'other'}`), problem: one.problem ?? '' })}</button><small className="quiet" lang="zh-CN">{one.planTitle}</small></div>
            </li>
          ))}</ul>
        </>
      )}
    </section>
  );
}

const QUERY = { overdue: 'time=overdue', blocked: 'standing=blocked', closed: 'time=closed', reported: 'reported=yes' } as const;

function Changed({ glance: { changed, since, lastLook }, chosen, onSince }: { readonly glance: Glance; readonly chosen: boolean; readonly onSince: (day: string | null) => void }): ReactNode {
  const say = useWords(words);
  return (
    <section>
      <h2>{say(lastLook !== null && !chosen ? 'glance.changedLook' : 'glance.changed', { since })}</h2>
      <span className="condition">{say('glance.since')} <DateField bare daysOnly label={say('glance.since')} value={since} max={dayNow()} onChange={onSince} />{chosen && lastLook !== null ? <button type="button" className="link" onClick={() => onSince(null)}>{say('glance.toLook', { day: lastLook })}</button> : null}</span>
      {changed.length === 0 ? <p className="quiet">{say('glance.changedNone')}</p> : (
        <ul>{changed.map((one) => (
          <li key={`${one.kind}${one.planId}`}>
            {one.kind === 'overdue' ? <Mark of="time" state="overdue" /> : one.kind === 'closed' ? <Mark of="time" state="closed" /> : <span className="mark" aria-hidden="true"><i>·</i></span>}
            <div><Link to={`/plans/${one.planId}/delivery?${QUERY[one.kind]}`} lang="zh-CN">{say(`changed.${one.kind}`, { plan: quoted(one.planTitle), count: one.count, units: `${one.units.join(say('and'))}${one.count > one.units.length ? say('others') : ''}` })}</Link></div>
          </li>
        ))}</ul>
      )}
    </section>
  );
}

/** Totals by unit (a level at a time), by workstream and by target; who is missing stands beside every number. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import { SHAPES, stateInWords } from '#delivery/four-states';
import { call } from '../api/call.ts';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { type Counts, type Totals, useTotals } from './use-delivery.ts';
import { words } from './totals-words.ts';

const COLUMNS = [['time', 'overdue'], ['time', 'near'], ['time', 'closed'], ['pace', 'behind'], ['pace', 'on'], ['pace', 'ahead'], ['evidence', 'accepted']] as const;
const SPAN = 5 + COLUMNS.length + 1;

export function TotalsView({ planId, period, onPeriod }: { readonly planId: string; readonly period: string | null; readonly onPeriod: (period: string | null) => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useTotals(planId, { period: period ?? undefined });
  if (error !== null && data === undefined) return <p className="refused" role="alert">{tell(error).detail}</p>;
  if (data === undefined) return <Loading />;
  return (
    <div className="totals">
      {data.periods.length === 0 ? null : (
        <label className="condition">{say('totals.period')}
          <select value={period ?? ''} onChange={(event) => onPeriod(event.target.value === '' ? null : event.target.value)}>
            <option value="">{say('totals.now')}</option>
            {data.periods.map((one) => <option key={one.id} value={one.id}>{one.title}{one.status === 'locked' ? `（${say('totals.locked')}）` : ''}</option>)}
          </select>
        </label>
      )}
      {data.pieces === 0 || data.period === null ? null : <p className="quiet">{data.period.title}{say('totals.pieces', { all: data.whole.asked + data.pieces, asked: data.whole.asked, count: data.pieces })}</p>}
      {data.closed ? <p className="as-of" role="status">{say('totals.closed', { period: data.period?.title ?? '', day: data.asOf })}</p> : null}
      <Figures caption={say('totals.units')} head={say('totals.unit')}>
        <tbody><CountRow name={say('totals.whole')} counts={data.whole} depth={0} planId={planId} within={null} /></tbody>
        <Level units={data.units} planId={planId} period={period} depth={0} whole={data.whole} />
      </Figures>
      <Figures caption={say('totals.streams')} head={say('totals.streams')}>
        <tbody>{data.workstreams.map((one) => <CountRow key={one.workstreamId ?? ''} name={one.heading ?? say('totals.noHeading')} counts={one.counts} depth={0} planId={planId} within={one.workstreamId === null ? null : ['workstream', one.workstreamId]} />)}</tbody>
      </Figures>
      <Aims planId={planId} period={period} />
    </div>
  );
}

function Figures({ caption, head, children }: { readonly caption: string; readonly head: string; readonly children: ReactNode }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  return (
    <div className="totals-frame" tabIndex={0} role="region" aria-label={caption}>
      <table className="totals-table">
        <caption>{caption}</caption>
        <thead><tr><th scope="col">{head}</th><th scope="col" className="figure">{say('totals.tasks')}</th>{COLUMNS.map(([of, state]) => <th key={`${of}${state}`} scope="col" className="figure"><i aria-hidden="true" className={`mark is-${of} is-${state}`}>{SHAPES[of][state]}</i> {stateInWords(of, state, language)}</th>)}<th scope="col" className="figure">{say('standing.blocked')}</th><th scope="col" className="figure">{say('totals.asked')}</th><th scope="col" className="figure">{say('totals.reported')}</th><th scope="col" className="figure">{say('totals.missing')}</th></tr></thead>
        {children}
      </table>
    </div>
  );
}

/** One level; a unit with others below opens the next. */
function Level({ units, planId, period, depth, whole }: { readonly units: Totals['units']; readonly planId: string; readonly period: string | null; readonly depth: number; readonly whole: Counts | null }): ReactNode {
  const only = units.length === 1 ? units[0]?.unitId ?? null : null;
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set(only === null || depth > 0 ? [] : [only]));
  const toggle = (id: string): void => setOpen((before) => { const next = new Set(before); if (!next.delete(id)) next.add(id); return next; });
  return units.map((unit) => {
    // The one unit above all says what the first row says already.
    const same = whole !== null && units.length === 1 && unit.counts.total === whole.total;
    return (
      <Rows key={unit.unitId} hidden={same} unit={unit} depth={same ? depth : depth + 1} planId={planId} period={period} open={open.has(unit.unitId)} onToggle={() => toggle(unit.unitId)} />
    );
  });
}

function Rows({ unit, depth, planId, period, open, hidden, onToggle }: { readonly unit: Totals['units'][number]; readonly depth: number; readonly planId: string; readonly period: string | null; readonly open: boolean; readonly hidden: boolean; readonly onToggle: () => void }): ReactNode {
  return (
    <>
      {hidden ? null : <tbody><CountRow name={unit.name} counts={unit.counts} depth={depth} planId={planId} within={['under', unit.unitId]} toggle={unit.deeper ? { open, onToggle } : null} /></tbody>}
      {open && unit.deeper ? <Below unit={unit} planId={planId} period={period} depth={depth} /> : null}
    </>
  );
}

function Below({ unit, planId, period, depth }: { readonly unit: Totals['units'][number]; readonly planId: string; readonly period: string | null; readonly depth: number }): ReactNode {
  const tell = useProblem();
  const { data, error } = useTotals(planId, { period: period ?? undefined, under: unit.unitId });
  if (error !== null && data === undefined) return <tbody><tr><td colSpan={SPAN}><p className="refused" role="alert">{tell(error).detail}</p></td></tr></tbody>;
  return data === undefined ? <tbody><tr><td colSpan={SPAN}><Loading /></td></tr></tbody> : <Level units={data.units} planId={planId} period={period} depth={depth} whole={null} />;
}

function CountRow({ name, counts, depth, planId, within, toggle = null }: { readonly name: string; readonly counts: Counts; readonly depth: number; readonly planId: string; readonly within: readonly [string, string] | null; readonly toggle?: { readonly open: boolean; readonly onToggle: () => void } | null }): ReactNode {
  const say = useWords(words);
  const link = (query: string, count: number, missing = false): ReactNode => (count === 0 ? <span className="quiet">0</span> : <Link className={missing ? 'is-missing' : undefined} to={`/plans/${planId}/delivery?${query}${within === null ? '' : `&${within[0]}=${within[1]}`}`}>{count}</Link>);
  const missing = counts.asked - counts.reported;
  return (
    <tr>
      <th scope="row" lang="zh-CN"><span className={`indent is-${Math.min(depth, 5)}`}>{toggle === null ? null : <button type="button" className="unfold" aria-expanded={toggle.open} aria-label={say(toggle.open ? 'totals.close' : 'totals.open', { name })} onClick={toggle.onToggle} />}{name}</span></th>
      <td className="figure">{counts.total}</td>
      {COLUMNS.map(([of, state]) => <td key={`${of}${state}`} className="figure">{link(`${of}=${state}`, (counts[of] as Readonly<Record<string, number>>)[state] ?? 0)}</td>)}
      <td className="figure">{link('standing=blocked', counts.standing.blocked)}</td>
      <td className="figure">{counts.asked}</td><td className="figure">{counts.reported}</td><td className="figure">{link('reported=no', missing, true)}</td>
    </tr>
  );
}

function Aims({ planId, period }: { readonly planId: string; readonly period: string | null }): ReactNode {
  const say = useWords(words);
  const { data } = useQuery({ queryKey: ['aims', planId, period], queryFn: ({ signal }) => call('listAimTotals', { params: { id: planId }, query: { period: period ?? undefined }, signal }) });
  if (data === undefined || data.length === 0) return null;
  return (
    <div className="totals-frame" tabIndex={0} role="region" aria-label={say('totals.aims')}>
      <table className="totals-table">
        <caption>{say('totals.aims')}</caption>
        <thead><tr><th scope="col">{say('aim.metric')}</th><th scope="col" className="figure">{say('aim.target')}</th><th scope="col" className="figure">{say('aim.shared')}</th><th scope="col" className="figure">{say('aim.sum')}</th><th scope="col">{say('aim.missing')}</th></tr></thead>
        <tbody>
          {data.map((aim) => (
            <tr key={aim.targetId}>
              <th scope="row" lang="zh-CN"><Link to={`/plans/${planId}/delivery?target=${aim.targetId}`}>{aim.metric}</Link></th>
              <td className="figure">{aim.value}{aim.unit}</td><td className="figure">{aim.shared}{aim.unit}</td>
              <td className="figure">{aim.reported === 0 ? <span className="quiet">{say('aim.nobody')}</span> : aim.sum === null ? <span className="quiet">{say('aim.noSum')}</span> : <>{aim.sum}{aim.unit}{aim.missingCount === 0 ? null : <small className="is-missing"> {say('count.missing', { count: aim.missingCount })}</small>}</>}</td>
              <td lang="zh-CN">{aim.missingCount === 0 ? <span className="quiet">{say('aim.none')}</span> : `${aim.missing.slice(0, 8).map(({ name }) => name).join(say('and'))}${aim.missingCount > 8 ? say('others') : ''}`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

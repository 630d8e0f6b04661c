/** How often a plan asks, what opening a period would ask of whom, and its periods so far. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams } from 'react-router';
import type { Period, Rhythm } from '#delivery/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { PeriodCounts, PeriodButtons } from './PeriodHead.tsx';
import { useReportsChanged } from './use-changed.ts';
import { words } from './periods-words.ts';
import './reporting.css';

const EVERY = ['quarter', 'half-year', 'year', 'month'] as const;

export default function PeriodsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { id = '' } = useParams();
  const plan = useQuery({ queryKey: ['plan', id], queryFn: ({ signal }) => call('openPlan', { params: { id }, signal }) });
  const rhythm = useQuery({ queryKey: ['periods', id, 'rhythm'], queryFn: ({ signal }) => call('readRhythm', { params: { id }, signal }) });
  const periods = useQuery({ queryKey: ['periods', id], queryFn: ({ signal }) => call('listPeriods', { params: { id }, signal }) });
  useEffect(() => { document.title = say('periods.title'); }, [say]);
  const error = plan.error ?? rhythm.error ?? periods.error;
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} action={<Link to="/plans">{say('periods.back')}</Link>} />; }
  if (plan.data === undefined || rhythm.data === undefined || periods.data === undefined) return <Loading />;
  return (
    <div className="reporting-page">
      <p className="back"><Link to={`/plans/${id}`}>{say('periods.back')}</Link></p>
      <h1>{say('periods.title')} <small lang="zh-CN">{plan.data.title}</small></h1>
      <RhythmPart key={rhythm.data.version} rhythm={rhythm.data} />
      {rhythm.data.maySet && rhythm.data.every !== null ? <OpenPart planId={id} /> : null}
      {periods.data.length === 0 ? <p className="blank">{say('periods.none')}</p> : (
        <ul className="period-lines">{periods.data.map((period) => <PeriodLine key={period.id} period={period} />)}</ul>
      )}
    </div>
  );
}

function PeriodLine({ period }: { readonly period: Period }): ReactNode {
  const say = useWords(words);
  return (
    <li>
      <span className="period-line-head"><strong><Link to={`/periods/${period.id}`} lang="zh-CN">{period.title}</Link></strong><span>{say(`periods.status.${period.status}`)}</span><span className="quiet">{say('dueBy', { day: period.dueOn })}</span></span>
      <PeriodCounts period={period} />
      <PeriodButtons period={period} />
    </li>
  );
}

function RhythmPart({ rhythm }: { readonly rhythm: Rhythm }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useReportsChanged();
  const [every, setEvery] = useState(rhythm.every ?? rhythm.proposal.every);
  const [clause, setClause] = useState(rhythm.clause ?? rhythm.proposal.clause ?? '');
  const same = every === rhythm.every && clause.trim() === (rhythm.clause ?? '');
  const save = async (): Promise<void> => {
    try {
      await call('setRhythm', { params: { id: rhythm.planId }, ifMatch: rhythm.version, body: { every, clause: clause.trim() === '' ? null : clause.trim() } });
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
    await changed();
  };
  return (
    <section className="rhythm-part" aria-label={say('periods.rhythm')}>
      <h2>{say('periods.rhythm')}</h2>
      <p className="quiet" lang="zh-CN">{say(`periods.because.${rhythm.proposal.because}`, { clause: rhythm.proposal.clause ?? '' })}</p>
      {rhythm.maySet ? (
        <>
          <fieldset className="report-standing"><legend className="visually-hidden">{say('periods.rhythm')}</legend><div>{EVERY.map((one) => <label key={one}><input type="radio" name="rhythm" checked={every === one} onChange={() => setEvery(one)} /> {say(`periods.every.${one}`)}</label>)}</div></fieldset>
          <label className="field"><span>{say('periods.clause')}</span><input className="report-line-input" lang="zh-CN" maxLength={500} value={clause} onChange={(event) => setClause(event.target.value)} /></label>
          <p><Button type={rhythm.every === null ? 'primary' : 'default'} disabled={(same && rhythm.every !== null) || (every === 'month' && clause.trim().length < 2)} onClick={() => void save()}>{say('periods.confirm')}</Button> {rhythm.every === null ? null : <span className="quiet">{say('periods.confirmed', { every: say(`periods.every.${rhythm.every}`) })}</span>}</p>
        </>
      ) : <p>{rhythm.every === null ? '—' : say('periods.confirmed', { every: say(`periods.every.${rhythm.every}`) })}</p>}
    </section>
  );
}

/** What a period would ask is seen before it is opened. */
function OpenPart({ planId }: { readonly planId: string }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useReportsChanged();
  const [from, setFrom] = useState<string | undefined>(undefined);
  const [dueOn, setDueOn] = useState<string | null>(null);
  const { data } = useQuery({ queryKey: ['periods', planId, 'preview', from ?? ''], queryFn: ({ signal }) => call('previewPeriod', { params: { id: planId }, query: { from }, signal }), retry: false });
  if (data === undefined) return null;
  if (data.choices.length === 0 && data.overlaps !== null) return <p className="quiet">{say('periods.nextFrom', { from: data.to })}</p>;
  const open = async (): Promise<void> => {
    try {
      await call('openPeriod', { params: { id: planId }, body: { from: data.from, dueOn: dueOn ?? data.dueOn } });
      notify({ text: say('periods.opened') });
      setFrom(undefined);
      setDueOn(null);
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
    await changed();
  };
  return (
    <section className="open-part" aria-label={say('periods.open')}>
      <h2>{say('periods.open')}</h2>
      <p className="quiet">{say('periods.openLead')}</p>
      <div className="field-pair">
        <label className="field is-wide"><span>{say('periods.which')}</span>
          <select value={data.from} onChange={(event) => { setFrom(event.target.value); setDueOn(null); }}>
            {data.choices.some((one) => one.from === data.from) ? null : <option value={data.from}>{data.title}</option>}
            {data.choices.map((one) => <option key={one.from} value={one.from}>{one.title}</option>)}
          </select></label>
        <DateField label={say('periods.dueOn')} min={today()} value={dueOn ?? data.dueOn} onChange={setDueOn} about={data.dueUnknownYear === null ? undefined : say('periods.unknownYear', { year: data.dueUnknownYear })} />
      </div>
      {data.overlaps === null ? <p>{data.asked === 0 ? say('periods.nobody') : say('periods.asks', { units: data.unitCount, reports: data.asked, fields: data.fields, yearly: data.yearly })}</p> : <p className="refused" lang="zh-CN">{say('periods.overlaps', { title: data.overlaps.title })}</p>}
      {data.units.length === 0 ? null : (
        <details><summary>{say('periods.perUnit')}</summary>
          <table className="plain-table"><thead><tr><th scope="col">{say('column.unit')}</th><th scope="col" className="figure">{say('periods.column.reports')}</th><th scope="col" className="figure">{say('periods.column.fields')}</th><th scope="col" className="figure">{say('periods.column.thisPlan')}</th><th scope="col" className="figure">{say('periods.column.otherPlans')}</th></tr></thead>
            <tbody>{data.units.map((unit) => <tr key={unit.unitId}><th scope="row" lang="zh-CN">{unit.unitName}</th><td className="figure">{unit.reports}</td><td className="figure">{unit.fields}</td><td className="figure">{unit.thisPlan}</td><td className="figure">{unit.otherPlans}</td></tr>)}</tbody></table>
        </details>
      )}
      <p><Button type="primary" disabled={data.asked === 0 || data.overlaps !== null || (dueOn ?? data.dueOn) < today()} onClick={() => void open()}>{say('periods.doOpen')}</Button></p>
    </section>
  );
}

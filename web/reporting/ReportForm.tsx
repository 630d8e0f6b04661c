/** The form of a report: one column, what is known filled in with where it is from, two buttons. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useId, useState } from 'react';
import { Link } from 'react-router';
import type { Report, ReportDraft, Standing } from '#delivery/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { EvidencePart } from './EvidencePart.tsx';
import { figureShown, figureTyped, signOf } from './figures.ts';
import { useDraft } from './use-draft.ts';
import { words } from './words.ts';

const STANDINGS = ['not-started', 'under-way', 'blocked', 'done'] as const satisfies readonly Standing[];
const PROBLEMS = ['money', 'land', 'posts', 'approval', 'coordination', 'policy', 'other'] as const;

export function ReportForm({ report, onBehalf, onChanged }: { readonly report: Report; readonly onBehalf: boolean; readonly onChanged: (report: Report, told?: boolean) => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const id = useId();
  const { draft, kept, type, keep, resolve, moved, refuse } = useDraft(report, !onBehalf, (next) => onChanged(next, false));
  const [typedFigures, setTypedFigures] = useState<Readonly<Record<string, string>>>(() => Object.fromEntries(draft.figures.map(({ shareId, value }) => [shareId, value === null ? '' : String(value)])));
  const [letter, setLetter] = useState({ number: '', on: today() });
  const [busy, setBusy] = useState(false);
  const wrong = report.shares.filter(({ shareId }) => figureTyped(typedFigures[shareId] ?? '') === 'wrong');
  const typeFigure = (shareId: string, text: string): void => {
    setTypedFigures((now) => ({ ...now, [shareId]: text }));
    const value = figureTyped(text);
    if (value !== 'wrong') type({ figures: draft.figures.map((one) => (one.shareId === shareId ? { shareId, value } : one)) });
  };
  const hand = async (): Promise<void> => {
    setBusy(true);
    const version = await keep();
    const place = { id: report.about.assignmentId, period: report.period.id };
    try {
      if (version !== null) {
        const next = onBehalf ? await call('recordReport', { params: place, ifMatch: version, body: { draft, letter } }) : await call('submitReport', { params: place, ifMatch: version, body: draft });
        onChanged(next);
        notify({ text: say('report.submitted') });
      }
    } catch (error) {
      refuse(error);
    }
    setBusy(false);
  };
  const text = (field: 'progress' | 'problem' | 'remedy' | 'nextStep', hint?: string | null, rows = 3): ReactNode => (
    <div className="field">
      <label htmlFor={`${id}-${field}`}>{say(`report.${field}`)}</label>
      {hint === null || hint === undefined ? null : <span className="report-from" lang="zh-CN">{hint}</span>}
      <textarea id={`${id}-${field}`} lang="zh-CN" className={`is-rows-${rows}`} rows={rows} maxLength={field === 'progress' ? 4_000 : 2_000} value={draft[field] ?? ''} onChange={(event) => type({ [field]: event.target.value === '' ? null : event.target.value } as Partial<ReportDraft>)} />
    </div>
  );
  const from = (origin: { readonly kind: 'last-report' | 'parts' | 'other-plan' } & Readonly<Record<string, string | number>> | undefined): string | null => (origin === undefined ? null : say(`report.from.${origin.kind}`, origin));
  const originOf = (field: string): string | null => (report.origins[field] === undefined ? null : say('report.fromFile', { place: report.origins[field] }));
  return (
    <form className="report-form" onSubmit={(event) => { event.preventDefault(); void hand(); }}>
      {onBehalf ? <p className="report-behalf" role="note"><strong>{say('report.onBehalf')}</strong> {say('report.onBehalfAbout')}</p> : null}
      {kept.is === 'conflict' ? (
        <div className="report-conflict" role="alert">
          <strong>{say('conflict.title')}</strong><p>{say('conflict.about')}</p>
          <p lang="zh-CN">{say('conflict.theirs', { words: [kept.theirs.standing === null ? '' : say(`standing.${kept.theirs.standing}`), kept.theirs.progress ?? '', ...kept.theirs.shares.map((one) => `${one.metric} ${figureShown(one.value, one.unit, say('report.blankValue'))}`)].filter((one) => one !== '').join('；') })}</p>
          <p><Button onClick={() => resolve('mine')}>{say('conflict.useMine')}</Button> <Button onClick={() => { resolve('theirs'); setTypedFigures(Object.fromEntries(kept.theirs.shares.map(({ shareId, value }) => [shareId, value === null ? '' : String(value)]))); }}>{say('conflict.useTheirs')}</Button></p>
        </div>
      ) : null}
      <fieldset className="report-standing"><legend>{say('report.standing')}</legend>
        {report.version === 0 && report.offer.standing !== null ? <span className="report-from" lang="zh-CN">{from(report.offer.standing.from)}</span> : null}
        <div>{STANDINGS.map((one) => <label key={one}><input type="radio" name={`${id}-standing`} checked={draft.standing === one} onChange={() => type({ standing: one })} /> {say(`standing.${one}`)}</label>)}</div>
      </fieldset>
      {report.shares.map((share) => {
        const offered = report.offer.figures.find(({ shareId }) => shareId === share.shareId);
        const bad = wrong.includes(share);
        return (
          <div key={share.shareId} className="field report-figure">
            <label htmlFor={`${id}-${share.shareId}`} lang="zh-CN">{share.unit === '' ? share.metric : say('report.figureOf', { metric: share.metric, unit: share.unit })}</label>
            <span className="report-from" lang="zh-CN">{say('report.target', { comparator: signOf(share.comparator), value: share.target, unit: share.unit })}
              {offered?.before === null || offered === undefined ? '' : ` · ${say('report.before', { value: figureShown(offered.before, share.unit, '') })}`}
              {offered?.value === null || offered?.value === undefined ? '' : ` · ${from(offered.value.from) ?? ''}`}
              {offered?.gathered === null || offered?.gathered === undefined ? '' : ` · ${say('report.gathered', { sum: offered.gathered.sum, reported: offered.gathered.reported })}${offered.gathered.missing.length === 0 ? '' : say('report.gatheredMissing', { count: offered.gathered.missing.length, names: offered.gathered.missing.slice(0, 5).join('、') })}`}
              {originOf(`value:${share.shareId}`) === null ? '' : ` · ${originOf(`value:${share.shareId}`) ?? ''}`}
            </span>
            <input id={`${id}-${share.shareId}`} className="report-number" inputMode="decimal" autoComplete="off" value={typedFigures[share.shareId] ?? ''} aria-invalid={bad} aria-describedby={`${id}-${share.shareId}-note`} onChange={(event) => typeFigure(share.shareId, event.target.value)} />
            <span id={`${id}-${share.shareId}-note`} className={bad ? 'refused' : 'quiet'}>{say(bad ? 'report.figureWrong' : 'report.figureHint')}</span>
          </div>
        );
      })}
      {text('progress', originOf('progress') ?? (report.offer.saidNext === null ? null : say('report.saidNext', { words: report.offer.saidNext })))}
      {draft.standing === 'blocked' ? (
        <>
          <fieldset className="report-standing"><legend>{say('report.problemKind')}</legend>
            <div>{PROBLEMS.map((one) => <label key={one}><input type="radio" name={`${id}-problem`} checked={draft.problemKind === one} onChange={() => type({ problemKind: one })} /> {say(`problem.${one}`)}</label>)}</div>
          </fieldset>
          {text('problem', originOf('problem') ?? (report.version === 0 ? from(report.offer.problem?.from) : null), 2)}
          {text('remedy', originOf('remedy') ?? (report.version === 0 ? from(report.offer.remedy?.from) : null), 2)}
        </>
      ) : null}
      {text('nextStep', originOf('nextStep'), 2)}
      <EvidencePart report={report} before={keep} onChanged={(next) => { moved(next.version); onChanged(next, false); }} />
      {onBehalf ? (
        <div className="field-pair">
          <label className="field is-wide"><span>{say('report.letterNumber')}</span><input className="report-line-input" lang="zh-CN" maxLength={100} required value={letter.number} onChange={(event) => setLetter({ ...letter, number: event.target.value })} /></label>
          <DateField label={say('report.letterOn')} required max={today()} value={letter.on} onChange={(on) => setLetter({ ...letter, on })} />
        </div>
      ) : null}
      <footer className="report-buttons">
        <Button type="primary" htmlType="submit" loading={busy} disabled={wrong.length > 0 || kept.is === 'conflict' || (onBehalf && letter.number.trim() === '')}>{say(onBehalf ? 'report.record' : 'report.submit')}</Button>
        {onBehalf ? null : <Button disabled={wrong.length > 0 || kept.is === 'conflict'} onClick={() => void keep()}>{say('report.save')}</Button>}
        <span className={kept.is === 'failed' ? 'refused' : 'quiet'} role={kept.is === 'failed' ? 'alert' : 'status'}>{kept.is === 'failed' ? say('report.notKept', { why: kept.why }) : kept.is === 'keeping' ? say('report.keeping') : kept.is === 'kept' ? say('report.kept') : kept.is === 'unsaved' ? say('report.unsaved') : ''}</span>
      </footer>
      {onBehalf ? null : <p className="quiet">{say(report.reviewedAbove ? 'report.afterSubmitAbove' : 'report.afterSubmit')}</p>}
      <NextDue current={report} />
    </form>
  );
}

/** The next one that is due, so that a clerk goes through them without going back. */
export function NextDue({ current }: { readonly current: Report }): ReactNode {
  const say = useWords(words);
  const { data } = useQuery({ queryKey: ['my-reports', 'next'], queryFn: ({ signal }) => call('listMyReports', { query: { limit: 3 }, signal }), retry: false });
  const next = data?.items.find(({ about, period }) => about.assignmentId !== current.about.assignmentId || period.id !== current.period.id);
  return next === undefined ? null : <p className="report-next"><Link to={`/assignments/${next.about.assignmentId}/reports/${next.period.id}`}>{say('report.nextDue')}：<span lang="zh-CN">{next.about.title}</span></Link></p>;
}

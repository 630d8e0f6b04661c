/** A report to be looked at: what was said, by whom, on what it rests, and what may be done with it. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Report } from '#delivery/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { EvidenceList } from './EvidencePart.tsx';
import { figureShown, figureTyped, signOf } from './figures.ts';
import { NextDue } from './ReportForm.tsx';
import { words } from './words.ts';

interface Of { readonly report: Report; readonly onChanged: (report: Report) => void }

export function ReportView({ report, onChanged }: Of): ReactNode {
  const say = useWords(words);
  const [doing, setDoing] = useState<'return' | 'ratify' | { readonly correct: string } | null>(null);
  const notify = useNotify();
  const complaint = useComplaint();
  const id = report.id;
  if (id === null) return <p className="blank">{say('report.notYet')}</p>;
  const act = async (run: () => Promise<Report>, done: Parameters<typeof say>[0]): Promise<void> => {
    try {
      onChanged(await run());
      notify({ text: say(done) });
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
  };
  const part = (name: 'progress' | 'problem' | 'remedy' | 'nextStep'): ReactNode => (report[name] === null ? null : <><dt>{say(`report.${name}`)}</dt><dd lang="zh-CN" className="report-words">{report[name]}{report.origins[name] === undefined ? null : <small>{say('report.fromFile', { place: report.origins[name] })}</small>}</dd></>);
  return (
    <>
      <ul className="report-trail">
        {report.submittedAt === null ? null : <li>{say('report.byOn', { by: report.submittedBy ?? '', at: shanghaiMinute(report.submittedAt) })}{report.late ? <em> {say('late')}</em> : null}</li>}
        {report.recorded === null ? null : <li lang="zh-CN">{say('report.recorded', report.recorded)}</li>}
        {report.passedAt === null ? null : <li>{report.passedBy === null ? say('report.passedByLetter') : say('report.passedBy', { by: report.passedBy, at: shanghaiMinute(report.passedAt) })}</li>}
        {report.ratification === null ? null : <li>{say('report.ratifiedBy', { by: report.ratification.by, on: report.ratification.on, number: report.ratification.number === null ? '' : `，${report.ratification.number}` })}</li>}
      </ul>
      <dl className="report-said">
        <dt>{say('report.standing')}</dt><dd>{report.standing === null ? '—' : <span className={`standing is-${report.standing}`}>{say(`standing.${report.standing}`)}{report.problemKind !== null && report.standing === 'blocked' ? `（${say(`problem.${report.problemKind}`)}）` : ''}</span>}</dd>
        {report.shares.map((share) => (
          <div key={share.shareId} className="report-said-figure"><dt lang="zh-CN">{share.metric}</dt><dd><strong className={share.value === null ? 'is-missing' : ''}>{figureShown(share.value, share.unit, say('report.blankValue'))}</strong> <small>{say('report.target', { comparator: signOf(share.comparator), value: share.target, unit: share.unit })}</small>
            {report.actions.includes('correct') ? <button type="button" className="link" onClick={() => setDoing({ correct: share.shareId })}>{say('report.correct')}</button> : null}</dd></div>
        ))}
        {part('progress')}{part('problem')}{part('remedy')}{part('nextStep')}
        <dt>{say('report.evidence')}</dt><dd><EvidenceList evidence={report.evidence} /></dd>
        {report.corrections.length === 0 ? null : <><dt>{say('report.corrections')}</dt><dd><ul>{report.corrections.map((one) => <li key={one.id}>{say('report.correction', { before: one.before ?? say('report.blankValue'), after: one.after, reason: one.reason, by: one.madeBy ?? '', at: shanghaiMinute(one.madeAt) })}</li>)}</ul></dd></>}
      </dl>
      <p className="report-buttons">
        {report.actions.includes('pass') ? <Button type="primary" onClick={() => void act(() => call('passReport', { params: { id }, ifMatch: report.version }), 'report.passed')}>{say('report.pass')}</Button> : null}
        {report.actions.includes('return') ? <Button onClick={() => setDoing('return')}>{say('report.return')}</Button> : null}
        {report.actions.includes('take-back') ? <Button onClick={() => void act(() => call('takeBackReport', { params: { id }, ifMatch: report.version }), 'report.takenBack')}>{say('report.takeBack')}</Button> : null}
        {report.actions.includes('ratify') ? <Button onClick={() => setDoing('ratify')}>{say('report.ratify')}</Button> : null}
      </p>
      {report.actions.includes('take-back') ? <NextDue current={report} /> : null}
      {doing === 'return' ? <ReturnDialog report={report} onChanged={onChanged} onClose={() => setDoing(null)} /> : null}
      {doing === 'ratify' ? <RatifyDialog report={report} onChanged={onChanged} onClose={() => setDoing(null)} /> : null}
      {doing !== null && typeof doing === 'object' ? <CorrectDialog report={report} shareId={doing.correct} onChanged={onChanged} onClose={() => setDoing(null)} /> : null}
    </>
  );
}

interface InDialog extends Of { readonly onClose: () => void }

/** Runs a step from a dialog: closes it when done, says why when not. */
function useStep({ onChanged, onClose }: InDialog, done: Parameters<ReturnType<typeof useWords<keyof typeof words.zh>>>[0]): readonly [string | null, (run: () => Promise<Report>) => Promise<void>] {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const [refused, setRefused] = useState<string | null>(null);
  return [refused, async (run) => {
    try {
      onChanged(await run());
      onClose();
      notify({ text: say(done) });
    } catch (error) {
      setRefused(complaint(error));
    }
  }];
}

export function ReturnDialog(props: InDialog): ReactNode {
  const say = useWords(words);
  const [refused, step] = useStep(props, 'report.returnedDone');
  const [reason, setReason] = useState('');
  const { report, onClose } = props;
  return (
    <Dialog title={say('report.returnTitle')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={reason.trim() === ''} onClick={() => void step(() => call('returnReport', { params: { id: report.id ?? '' }, ifMatch: report.version, body: { reason: reason.trim() } }))}>{say('report.return')}</Button></>}>
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      <p>{say('report.returnAbout')}</p>
      <label className="field"><span>{say('report.reason')}</span><textarea lang="zh-CN" className="is-rows-3" autoFocus maxLength={2_000} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
    </Dialog>
  );
}

function RatifyDialog(props: InDialog): ReactNode {
  const say = useWords(words);
  const [refused, step] = useStep(props, 'report.ratifiedDone');
  const [by, setBy] = useState('');
  const [on, setOn] = useState(today());
  const [number, setNumber] = useState('');
  const { report, onClose } = props;
  return (
    <Dialog title={say('report.ratifyTitle')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={by.trim() === '' || on === ''} onClick={() => void step(() => call('ratifyReport', { params: { id: report.id ?? '' }, ifMatch: report.version, body: { by: by.trim(), on, number: number.trim() === '' ? null : number.trim() } }))}>{say('save')}</Button></>}>
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      <p>{say('report.ratifyAbout')}</p>
      <label className="field"><span>{say('report.ratifyBy')}</span><input className="report-line-input" lang="zh-CN" autoFocus maxLength={60} value={by} onChange={(event) => setBy(event.target.value)} /></label>
      <div className="field-pair">
        <DateField label={say('report.ratifyOn')} max={today()} value={on} onChange={setOn} />
        <label className="field is-wide"><span>{say('report.ratifyNumber')}</span><input className="report-line-input" lang="zh-CN" maxLength={100} value={number} onChange={(event) => setNumber(event.target.value)} /></label>
      </div>
    </Dialog>
  );
}

function CorrectDialog(props: InDialog & { readonly shareId: string }): ReactNode {
  const say = useWords(words);
  const [refused, step] = useStep(props, 'report.correctedDone');
  const { report, shareId, onClose } = props;
  const share = report.shares.find((one) => one.shareId === shareId);
  const [typed, setTyped] = useState(share?.value === null || share === undefined ? '' : String(share.value));
  const [reason, setReason] = useState('');
  const value = figureTyped(typed);
  const ready = typeof value === 'number' && value !== share?.value && reason.trim().length >= 2;
  return (
    <Dialog title={say('report.correctTitle', { metric: share?.metric ?? '' })} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={!ready} onClick={() => void step(() => call('correctFigure', { params: { id: report.id ?? '' }, ifMatch: report.version, body: { shareId, value: value as number, reason: reason.trim() } }))}>{say('report.correct')}</Button></>}>
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      <p>{say('report.correctAbout')}</p>
      <label className="field"><span>{say('report.correctValue')}{share?.unit === '' || share === undefined ? '' : `（${share.unit}）`}</span><input className="report-number" inputMode="decimal" autoFocus value={typed} onChange={(event) => setTyped(event.target.value)} /></label>
      <label className="field"><span>{say('report.reason')}</span><input className="report-line-input" lang="zh-CN" maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
    </Dialog>
  );
}

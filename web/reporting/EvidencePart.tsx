/** Evidence of a report: what exists by its number or link first, a file where there is none; looked at without leaving the page. */
import { Button } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import type { Evidence, Report } from '#delivery/model';
import { addressOf, call } from '../api/call.ts';
import { saveResponse } from '../api/download.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { words } from './words.ts';

const TAKEN = '.jpg,.jpeg,.png,.webp,.pdf,.ofd,.docx,.xlsx,.doc,.xls';

/** @param before keeps what is typed, so that a new row is not begun beside it. */
export function EvidencePart({ report, before, onChanged }: { readonly report: Report; readonly before: () => Promise<number | null>; readonly onChanged: (report: Report) => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const [adding, setAdding] = useState<'paper' | 'link' | null>(null);
  const [sending, setSending] = useState(false);
  const file = useRef<HTMLInputElement>(null);
  const photo = useRef<HTMLInputElement>(null);
  const place = { id: report.about.assignmentId, period: report.period.id };
  const act = async (run: () => Promise<Report>): Promise<void> => {
    setSending(true);
    try {
      if (await before() !== null) onChanged(await run());
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
    setSending(false);
  };
  const send = async (input: HTMLInputElement | null, kind: 'file' | 'photo'): Promise<void> => {
    for (const one of input?.files ?? []) await act(() => call('addEvidenceFile', { params: place, query: { name: one.name, kind }, body: one }));
    if (input !== null) input.value = '';
  };
  const [first] = report.demanded;
  return (
    <section className="evidence-part" aria-label={say('report.evidence')}>
      <h2>{say('report.evidence')}</h2>
      <p className="quiet">{say('report.evidenceHint')} {first === 'paper' ? say('report.demand.paper') : first === 'register-figure' ? say('report.demand.register-figure') : first === undefined ? say('report.demand.none') : ''}</p>
      <EvidenceList evidence={report.evidence} onRemove={(one) => void act(() => call('removeEvidence', { params: { id: one.id }, ifMatch: one.version }))} />
      <p className="evidence-ways">
        <button type="button" className="plain-button" onClick={() => setAdding('paper')}>{say('evidence.addPaper')}</button>
        <button type="button" className="plain-button" onClick={() => setAdding('link')}>{say('evidence.addLink')}</button>
        <button type="button" className="plain-button" disabled={sending} onClick={() => file.current?.click()}>{sending ? say('evidence.sending') : say('evidence.addFile')}</button>
        {report.photos ? <button type="button" className="plain-button" disabled={sending} onClick={() => photo.current?.click()}>{say('evidence.addPhoto')}</button> : null}
        <input ref={file} type="file" hidden multiple accept={TAKEN} aria-label={say('evidence.addFile')} onChange={(event) => void send(event.target, 'file')} />
        <input ref={photo} type="file" hidden multiple accept="image/jpeg,image/png,image/webp" aria-label={say('evidence.addPhoto')} onChange={(event) => void send(event.target, 'photo')} />
      </p>
      {adding === null ? null : <AddDialog kind={adding} onClose={() => setAdding(null)} onAdd={async (body) => { if (await before() !== null) onChanged(await call('addEvidence', { params: place, body })); }} />}
    </section>
  );
}

type NewEvidence = Parameters<typeof call<'addEvidence'>>[1]['body'];

function AddDialog({ kind, onClose, onAdd }: { readonly kind: 'paper' | 'link'; readonly onClose: () => void; readonly onAdd: (body: NewEvidence) => Promise<void> }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const [title, setTitle] = useState('');
  const [number, setNumber] = useState('');
  const [issuedOn, setIssuedOn] = useState('');
  const [link, setLink] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const ready = kind === 'paper' ? number.trim() !== '' || title.trim() !== '' : link.trim() !== '';
  const add = async (): Promise<void> => {
    try {
      await onAdd(kind === 'paper' ? { kind, title: title.trim() === '' ? number.trim() : title.trim(), number: number.trim() === '' ? null : number.trim(), issuedOn: issuedOn === '' ? null : issuedOn } : { kind, title: title.trim() === '' ? link.trim() : title.trim(), link: link.trim() });
      onClose();
    } catch (error) {
      setRefused(complaint(error));
    }
  };
  return (
    <Dialog title={say(kind === 'paper' ? 'evidence.addPaper' : 'evidence.addLink')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={!ready} onClick={() => void add()}>{say('evidence.add')}</Button></>}>
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      {kind === 'paper' ? <label className="field"><span>{say('evidence.number')}</span><input className="report-line-input" lang="zh-CN" autoFocus maxLength={100} value={number} onChange={(event) => setNumber(event.target.value)} /></label> : <label className="field"><span>{say('evidence.url')}</span><input className="report-line-input" type="url" autoFocus maxLength={2_000} placeholder="https://" value={link} onChange={(event) => setLink(event.target.value)} /></label>}
      <label className="field"><span>{say('evidence.title')}</span><input className="report-line-input" lang="zh-CN" maxLength={300} value={title} onChange={(event) => setTitle(event.target.value)} /></label>
      {kind === 'paper' ? <DateField label={say('evidence.issuedOn')} value={issuedOn} onChange={setIssuedOn} /> : null}
    </Dialog>
  );
}

export function EvidenceList({ evidence, onRemove }: { readonly evidence: readonly Evidence[]; readonly onRemove?: (one: Evidence) => void }): ReactNode {
  const say = useWords(words);
  const [looking, setLooking] = useState<Evidence | null>(null);
  if (evidence.length === 0) return onRemove === undefined ? <p className="quiet">{say('report.noEvidence')}</p> : null;
  return (
    <ul className="evidence-list">
      {evidence.map((one) => (
        <li key={one.id}>
          <span className="evidence-kind">{say(`evidence.${one.kind}`)}</span>
          <span lang="zh-CN">{one.link === null ? one.title : <a href={one.link} rel="noreferrer noopener" target="_blank">{one.title}</a>}{one.number === null || one.number === one.title ? null : <small>{one.number}</small>}{one.issuedOn === null ? null : <small>{one.issuedOn}</small>}
            {one.file === null ? null : <small>{say('evidence.size', { size: Math.max(1, Math.round(one.file.size / 1024)) })} · {say('evidence.digest', { digest: one.file.digest.slice(4, 16) })}…</small>}</span>
          <span className="evidence-actions">
            {one.file === null || one.file.preview === 'none' ? null : <button type="button" className="link" aria-label={say('evidence.lookOf', { title: one.title })} onClick={() => setLooking(one)}>{say('evidence.look')}</button>}
            {one.file === null ? null : <button type="button" className="link" onClick={() => void call('downloadEvidence', { params: { id: one.id } }).then((response) => saveResponse(response, one.title))}>{say('evidence.download')}</button>}
            {onRemove === undefined ? null : <button type="button" className="link" aria-label={say('evidence.removeOf', { title: one.title })} onClick={() => onRemove(one)}>{say('evidence.remove')}</button>}
          </span>
        </li>
      ))}
      {looking === null ? null : <Preview evidence={looking} onClose={() => setLooking(null)} />}
    </ul>
  );
}

function Preview({ evidence, onClose }: { readonly evidence: Evidence; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const [text, setText] = useState<string | null>(null);
  const asked = useRef(false);
  if (evidence.file?.preview === 'text' && !asked.current) {
    asked.current = true;
    void call('readEvidenceText', { params: { id: evidence.id } }).then((found) => setText(found.text), () => setText(''));
  }
  return (
    <Dialog title={evidence.title} onClose={onClose}>
      {evidence.file?.preview === 'image' ? <img className="evidence-picture" src={addressOf('showEvidencePicture', { params: { id: evidence.id } })} alt={evidence.title} /> : text === null ? null : text === '' ? <p className="quiet">{say('evidence.noText')}</p> : <pre className="evidence-text" lang="zh-CN">{text}</pre>}
    </Dialog>
  );
}

/** More time, another task, or the end of it: what a unit may ask for of one task. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { About } from '#delivery/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useFolding } from '../shell/use-folding.ts';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useReportsChanged } from './use-changed.ts';
import { words } from './requests-words.ts';

const WAYS = ['extension', 'change', 'close'] as const;

export function AskMenu({ about, own }: { readonly about: About; readonly own: boolean }): ReactNode {
  const say = useWords(words);
  const folding = useFolding();
  const [asking, setAsking] = useState<(typeof WAYS)[number] | null>(null);
  if (!own || !['sent', 'acknowledged'].includes(about.assignmentStatus)) return null;
  return (
    <>
      <details className="ask-menu" ref={folding}><summary className="plain-button">{say('ask.open')}</summary>
        <div>{WAYS.map((way) => <button key={way} type="button" onClick={() => { folding.current?.removeAttribute('open'); setAsking(way); }}>{say(`ask.${way}`)}</button>)}</div>
      </details>
      {asking === null ? null : <AskDialog about={about} way={asking} onClose={() => setAsking(null)} />}
    </>
  );
}

function AskDialog({ about, way, onClose }: { readonly about: About; readonly way: (typeof WAYS)[number]; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useReportsChanged();
  const [dueOn, setDueOn] = useState('');
  const [wished, setWished] = useState('');
  const [reason, setReason] = useState('');
  const [number, setNumber] = useState('');
  const [refused, setRefused] = useState<string | null>(null);
  const ready = way === 'close' || (reason.trim().length >= 2 && (way === 'extension' ? dueOn !== '' : wished.trim().length >= 2));
  const send = async (): Promise<void> => {
    const said = { reason: reason.trim(), number: number.trim() === '' ? null : number.trim() };
    try {
      if (way === 'close') await call('askCloseOut', { params: { id: about.assignmentId }, body: { words: wished.trim() === '' ? null : wished.trim() } });
      else await call('askForChange', { params: { id: about.assignmentId }, body: way === 'extension' ? { kind: 'extension', askedDueOn: dueOn, ...said } : { kind: 'change', words: wished.trim(), ...said } });
      onClose();
      notify({ text: say('ask.sent') });
      await changed();
    } catch (error) {
      setRefused(complaint(error));
    }
  };
  return (
    <Dialog title={say(`ask.${way}`)} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={!ready} onClick={() => void send()}>{say('ask.send')}</Button></>}>
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      <p>{say(`ask.${way}About`)}</p>
      {way === 'extension' ? <DateField label={say('ask.dueOn')} autoFocus min={today(1)} value={dueOn} onChange={setDueOn} /> : <label className="field"><span>{say(way === 'close' ? 'ask.closeWords' : 'ask.words')}</span><textarea lang="zh-CN" className="is-rows-3" autoFocus maxLength={2_000} value={wished} onChange={(event) => setWished(event.target.value)} /></label>}
      {way === 'close' ? null : (
        <>
          <label className="field"><span>{say('report.reason')}</span><textarea lang="zh-CN" className="is-rows-3" maxLength={2_000} value={reason} onChange={(event) => setReason(event.target.value)} /></label>
          <label className="field"><span>{say('ask.number')}</span><input className="report-line-input" lang="zh-CN" maxLength={100} value={number} onChange={(event) => setNumber(event.target.value)} /></label>
        </>
      )}
    </Dialog>
  );
}

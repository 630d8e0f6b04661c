import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Assignment } from '#delivery/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { calledOf } from './shown.tsx';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

/** 代录: what a unit wrote back, by the number and day of its letter. */
export function RecordDialog({ dispatchId, assignments, onClose }: { readonly dispatchId: string; readonly assignments: readonly Assignment[]; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [number, setNumber] = useState('');
  const [answeredOn, setAnsweredOn] = useState(today());
  const [objections, setObjections] = useState<Readonly<Record<string, string>>>({});
  const [once] = useState(() => crypto.randomUUID());
  const waiting = assignments.filter(({ onBehalf }) => onBehalf);
  const [first] = waiting;
  const save = useAct(() => call('recordDispatchAnswer', { params: { id: dispatchId }, once, body: { unitId: first?.unitId ?? '', number: number.trim(), answeredOn, objections: Object.entries(objections).filter(([, words_]) => words_.trim() !== '').map(([assignmentId, words_]) => ({ assignmentId, words: words_.trim() })) } }), () => notify({ text: say('recorded') }), onClose);
  return (
    <Dialog title={say('record.title', { unit: first?.unitName ?? '' })} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={number.trim() === '' || answeredOn === ''} loading={save.isPending} onClick={() => save.mutate(undefined)}>{say('save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      <div className="field-pair"><label className="field"><span>{say('record.number')}</span><Input autoFocus value={number} maxLength={100} onChange={(event) => setNumber(event.target.value)} /></label><DateField label={say('record.on')} max={today()} value={answeredOn} onChange={setAnsweredOn} /></div>
      <p className="quiet">{say('record.about')}</p>
      {waiting.map((one) => (
        <label key={one.id} className="field"><span lang="zh-CN">{one.taskNumber === null ? '' : `${one.taskNumber}. `}{calledOf(one)}</span><textarea className="dispatch-lines" rows={2} value={objections[one.id] ?? ''} maxLength={2_000} placeholder={say('record.objection')} onChange={(event) => setObjections((before) => ({ ...before, [one.id]: event.target.value }))} /></label>
      ))}
    </Dialog>
  );
}

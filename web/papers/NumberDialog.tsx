import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OpenedPaper } from '#papers/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { words } from './words.ts';

/** What the office's document system gave. */
export function NumberDialog({ paper, onClose, onDone }: { readonly paper: OpenedPaper; readonly onClose: () => void; readonly onDone: (now: OpenedPaper) => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const [number, setNumber] = useState('');
  const [on, setOn] = useState(today());
  const record = useMutation({ mutationFn: () => call('recordPaperNumber', { params: { id: paper.id }, ifMatch: paper.version, body: { number: number.trim(), signedOn: on } }), onSuccess: onDone });
  return (
    <Dialog title={say('record')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={number.trim() === '' || on === ''} loading={record.isPending} onClick={() => record.mutate()}>{say('record')}</Button></>}>
      {record.error === null ? <p className="quiet">{say('record.about')}</p> : <p className="refused" role="alert">{complaint(record.error)}</p>}
      <label className="field"><span>{say('record.number')}</span><Input autoFocus lang="zh-CN" value={number} maxLength={100} onChange={(event) => setNumber(event.target.value)} /></label>
      <DateField label={say('record.on')} value={on} onChange={setOn} />
    </Dialog>
  );
}

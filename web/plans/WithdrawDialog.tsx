import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OpenedTask } from '#plans/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { nameOf } from './shown.ts';
import { useLedgerChanged, useSteps } from './use-tasks.ts';
import { words } from './amend-words.ts';

export function WithdrawDialog({ task, onClose }: { readonly task: OpenedTask; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const changed = useLedgerChanged();
  const { told } = useSteps();
  const [reason, setReason] = useState('');
  const [once] = useState(() => crypto.randomUUID());
  const withdraw = useMutation({
    mutationFn: () => call('withdrawTask', { params: { id: task.id }, ifMatch: task.version, once, body: { reason: reason.trim() } }),
    onSuccess: async ({ step }) => { onClose(); await changed(); told(say('withdraw.done'), step); },
  });
  return (
    <Dialog title={say('withdraw.title')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button danger type="primary" disabled={reason.trim().length < 2} loading={withdraw.isPending} onClick={() => withdraw.mutate()}>{say('withdraw.go')}</Button></>}>
      {withdraw.error === null ? null : <p className="refused" role="alert">{complaint(withdraw.error)}</p>}
      <p lang="zh-CN"><b>{nameOf(task).slice(0, 80)}</b></p>
      <p>{say('withdraw.about')}</p>
      <label className="field"><span>{say('amend.reason')}</span><Input value={reason} autoFocus maxLength={500} placeholder={say('amend.reasonHint')} onChange={(event) => setReason(event.target.value)} /></label>
    </Dialog>
  );
}

/** Says which task answers one from above, or that none need. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ComparedTaskItem, PlanComparison } from '#plans/model';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { taskName } from './wording.ts';
import { words } from './words.ts';

const NONE = '';

export function CounterpartDialog({ comparison, task, onClose }: { readonly comparison: PlanComparison; readonly task: ComparedTaskItem; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const queries = useQueryClient();
  const pair = comparison.pairs.find(({ upper }) => upper === task.id);
  const [lower, setLower] = useState<string>(pair?.lower ?? NONE);
  const [reason, setReason] = useState(pair?.reason ?? '');
  const params = { id: comparison.id, task: task.id };
  const onSuccess = (now: PlanComparison): void => { queries.setQueryData(['comparison', comparison.id], now); onClose(); };
  const onError = async (error: Error): Promise<void> => {
    if (!(error instanceof Problem) || error.status !== 412) return;
    await queries.invalidateQueries({ queryKey: ['comparison', comparison.id] });
    notify({ text: say('stale'), failed: true });
    onClose();
  };
  const save = useMutation({ mutationFn: () => call('sayCounterpart', { params, ifMatch: comparison.version, body: { lowerTask: lower === NONE ? null : lower, reason: reason.trim() === '' ? null : reason.trim() } }), onSuccess, onError });
  const forget = useMutation({ mutationFn: () => call('forgetCounterpart', { params, ifMatch: comparison.version }), onSuccess, onError });
  const needs = lower === NONE && reason.trim() === '';
  const error = save.error ?? forget.error;
  return (
    <Dialog title={say('say.title')} onClose={onClose} footer={<>
      {pair?.by === 'person' ? <Button loading={forget.isPending} onClick={() => forget.mutate()}>{say('forget')}</Button> : null}
      <Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={needs} loading={save.isPending} onClick={() => save.mutate()}>{say('save')}</Button></>}>
      {error === null ? null : <p className="refused" role="alert">{complaint(error)}</p>}
      <div className="field"><span>{say('say.upper')}</span><p lang="zh-CN">{taskName(task)}</p></div>
      <div className="field"><span id="say-lower">{say('say.lower')}</span>
        <Select autoFocus aria-labelledby="say-lower" showSearch={{ optionFilterProp: 'label' }} getPopupContainer={(node) => node.closest('dialog') ?? document.body} value={lower} onChange={setLower}
          options={[{ value: NONE, label: say('say.none') }, ...comparison.lower.tasks.map((one) => ({ value: one.id, label: taskName(one) }))]} /></div>
      <label className="field"><span>{say('say.reason')}</span><Input value={reason} maxLength={2000} status={needs ? 'error' : ''} placeholder={needs ? say('say.reasonNeeded') : ''} onChange={(event) => setReason(event.target.value)} /></label>
    </Dialog>
  );
}

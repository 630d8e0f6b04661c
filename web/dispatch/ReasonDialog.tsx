import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

export interface ReasonDialogProps<A> {
  readonly title: string;
  readonly about: string;
  readonly go: string;
  readonly danger?: boolean;
  readonly done: (answer: A) => string;
  readonly act: (reason: string) => Promise<A>;
  readonly onClose: () => void;
}

/** Something that is done with a reason, which the other side reads. */
export function ReasonDialog<A>({ title, about, go, danger = false, done, act, onClose }: ReasonDialogProps<A>): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [reason, setReason] = useState('');
  const run = useAct(act, (answer) => notify({ text: done(answer) }), onClose);
  return (
    <Dialog title={title} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" danger={danger} disabled={reason.trim().length < 2} loading={run.isPending} onClick={() => run.mutate(reason.trim())}>{go}</Button></>}>
      {run.error === null ? null : <p className="refused" role="alert">{complaint(run.error)}</p>}
      <p>{about}</p>
      <label className="field"><span>{say('reason')}</span><textarea className="dispatch-lines" rows={2} autoFocus value={reason} maxLength={2_000} placeholder={say('reason.hint')} onChange={(event) => setReason(event.target.value)} /></label>
    </Dialog>
  );
}

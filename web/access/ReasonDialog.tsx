import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { Field } from './Field.tsx';
import { words } from './words.ts';
import './access.css';

/** Something that is done for a reason, which stays on record. */
export function ReasonDialog({ title, about, button, onDo, onClose }: { readonly title: string; readonly about: string; readonly button: string; readonly onDo: (reason: string) => Promise<void>; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [reason, setReason] = useState('');
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  async function act(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    try {
      await onDo(reason);
    } catch (error) {
      setRefused(tell(error).detail);
      setBusy(false);
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="access-form" onSubmit={(event) => void act(event)}>
        <p>{about}</p>
        {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
        <Field label={say('reason')} about={say('reason.about')} required autoFocus maxLength={500} value={reason} onChange={(event) => setReason(event.target.value)} />
        <p className="access-actions"><Button type="primary" htmlType="submit" disabled={busy || reason.trim() === ''}>{button}</Button><Button onClick={onClose}>{say('cancel')}</Button></p>
      </form>
    </Dialog>
  );
}

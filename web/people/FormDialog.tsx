/** A form over the page: what is refused stands above it, and what was typed stays. */
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { words } from './words.ts';

export interface FormDialogProps {
  readonly title: string;
  readonly button: string;
  readonly about?: string;
  readonly possible?: boolean;
  /** More to do, left of what closes it. */
  readonly aside?: ReactNode;
  readonly onDo: () => Promise<void>;
  readonly onClose: () => void;
  readonly children?: ReactNode;
}

export function FormDialog({ title, button, about, possible = true, aside, onDo, onClose, children }: FormDialogProps): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  async function act(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      await onDo();
      onClose();
    } catch (error) {
      setRefused(tell(error).detail);
      setBusy(false);
    }
  }
  return (
    <Dialog title={title} onClose={onClose}>
      <form className="access-form" onSubmit={(event) => void act(event)}>
        {about === undefined ? null : <p>{about}</p>}
        {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
        {children}
        <p className="access-actions"><Button type="primary" htmlType="submit" disabled={busy || !possible}>{button}</Button><Button onClick={onClose}>{say('cancel')}</Button>{aside}</p>
      </form>
    </Dialog>
  );
}

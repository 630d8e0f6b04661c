/** The draft of one letter that asks the issuer about the findings that were picked; it is sent through the office's own system. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { letterFor } from '#reader';
import type { Reading } from '#reader/model';
import { type LabelKey, useSay } from '../labels/index.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';

type Recipient = 'superior' | 'peer';
const RECIPIENTS: readonly (readonly [Recipient, LabelKey])[] = [['superior', 'letter.superior'], ['peer', 'letter.peer']];

export interface LetterDialogProps {
  /** Findings as they are shown, and as the letter says them. */
  readonly spoken: Reading;
  readonly reading: Reading;
  readonly order: readonly number[];
  readonly onClose: () => void;
}

export default function LetterDialog({ spoken, reading, order, onClose }: LetterDialogProps): ReactNode {
  const say = useSay();
  const notify = useNotify();
  const [picked, setPicked] = useState<readonly number[]>(() => {
    const grave = order.filter((f) => reading.findings[f]?.severity !== 'note');
    return grave.length > 0 ? grave : order.slice(0, 1);
  });
  const [to, setTo] = useState<Recipient>('superior');
  const [text, setText] = useState(() => write(picked, to));

  function write(about: readonly number[], recipient: Recipient): string {
    const findings = order.flatMap((f) => (about.includes(f) ? reading.findings[f] ?? [] : []));
    return findings.length === 0 ? '' : letterFor(findings, reading, { to: recipient });
  }
  function change(about: readonly number[], recipient: Recipient): void {
    setPicked(about);
    setTo(recipient);
    setText(write(about, recipient));
  }
  async function copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(text);
      notify({ text: say('letter.copied') });
      onClose();
    } catch {
      notify({ text: say('letter.notCopied'), failed: true });
    }
  }

  return (
    <Dialog title={say('letter.title')} onClose={onClose} footer={<Button type="primary" disabled={text === ''} onClick={() => void copy()}>{say('letter.copy')}</Button>}>
      <fieldset className="letter-choice">
        <legend>{say('letter.to')}</legend>
        {RECIPIENTS.map(([one, label]) => <label key={one}><input type="radio" name="letter-to" checked={to === one} onChange={() => change(picked, one)} /> {say(label)}</label>)}
      </fieldset>
      <fieldset className="letter-findings">
        <legend>{say('letter.pick')}</legend>
        {order.map((f) => (
          <label key={f}>
            <input type="checkbox" checked={picked.includes(f)} onChange={(event) => change(event.target.checked ? [...picked, f] : picked.filter((one) => one !== f), to)} /> <span>{spoken.findings[f]?.message}</span>
          </label>
        ))}
      </fieldset>
      <textarea lang="zh-CN" rows={12} value={text} onChange={(event) => setText(event.target.value)} aria-label={say('letter.title')} />
      <p className="quiet">{say('letter.about')}</p>
    </Dialog>
  );
}

/** The draft of a letter that asks the issuer about one finding; it is sent through the office's own system. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { letterFor } from '#reader';
import type { Finding, Reading } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';

export default function LetterDialog({ finding, reading, onClose }: { readonly finding: Finding; readonly reading: Reading; readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const notify = useNotify();
  const [text, setText] = useState(() => letterFor(finding, reading));
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
    <Dialog title={say('letter.title')} onClose={onClose} footer={<Button type="primary" onClick={() => void copy()}>{say('letter.copy')}</Button>}>
      <textarea lang="zh-CN" rows={16} value={text} onChange={(event) => setText(event.target.value)} aria-label={say('letter.title')} />
      <p className="quiet">{say('letter.about')}</p>
    </Dialog>
  );
}

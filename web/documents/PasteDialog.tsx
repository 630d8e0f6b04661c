import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useSay } from '../labels/index.tsx';
import { Dialog } from '../shell/Dialog.tsx';

const NAME_LENGTH = 30;

/** Pasted text becomes a document of its own, named by its first line. */
export default function PasteDialog({ onClose, onText }: { readonly onClose: () => void; readonly onText: (text: string, name: string) => void }): ReactNode {
  const say = useSay();
  const [text, setText] = useState('');
  const first = text.split('\n').map((line) => line.trim()).find((line) => line !== '') ?? '';
  const name = `${[...first.replace(/[\\/:*?"<>|\s]+/g, '')].slice(0, NAME_LENGTH).join('') || say('paste.unnamed')}.txt`;
  return (
    <Dialog title={say('paste.title')} onClose={onClose} footer={<><Button onClick={onClose}>{say('intake.cancel')}</Button><Button type="primary" disabled={text.trim() === ''} onClick={() => onText(text, name)}>{say('paste.read')}</Button></>}>
      <textarea autoFocus rows={14} value={text} onChange={(event) => setText(event.target.value)} placeholder={say('paste.here')} aria-label={say('paste.title')} />
      <p className="quiet">{text.trim() === '' ? say('paste.about') : say('paste.named', { name, count: [...text].length })}</p>
    </Dialog>
  );
}

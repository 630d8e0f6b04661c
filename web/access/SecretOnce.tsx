import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { words } from './words.ts';
import './access.css';

/** A password or a token, told here and never again. */
export function SecretOnce({ title, about, secret, onClose }: { readonly title: string; readonly about: string; readonly secret: string | readonly string[]; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  return (
    <Dialog title={title} onClose={onClose} footer={<Button type="primary" onClick={onClose}>{say('once.noted')}</Button>}>
      <p>{about}</p>
      {typeof secret === 'string' ? <p><code className="access-secret">{secret}</code></p> : <ul className="access-codes">{secret.map((one) => <li key={one}><code className="access-secret">{one}</code></li>)}</ul>}
    </Dialog>
  );
}

import type { ReactNode } from 'react';
import { type LabelKey, useSay } from '../labels/index.tsx';
import { Dialog } from '../shell/Dialog.tsx';

const KEYS: readonly (readonly [string, LabelKey])[] = [
  ['↑  ↓', 'keys.rows'], ['j  k', 'keys.rowsToo'], ['←  →', 'keys.values'], ['[  ]', 'keys.findings'], ['Enter', 'keys.open'], ['/', 'keys.find'], ['1  2  3  4  5', 'keys.tabs'], ['Esc', 'keys.leave'], ['?', 'keys.help'],
];

export default function KeyHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  return (
    <Dialog title={say('desk.keys')} onClose={onClose}>
      <dl className="keys">{KEYS.map(([keys, label]) => <div key={keys}><dt>{keys.split('  ').map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{say(label)}</dd></div>)}</dl>
      <p className="quiet">{say('keys.mouse')}</p>
    </Dialog>
  );
}

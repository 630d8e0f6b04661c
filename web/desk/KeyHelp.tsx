import type { ReactNode } from 'react';
import { type LabelKey, useSay } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { useCheckingDesk } from './checking/context.ts';
import { STATE_WORD, type WordKey, words } from './checking/words.ts';
import { Dialog } from '../shell/Dialog.tsx';

const KEYS: readonly (readonly [string, LabelKey])[] = [
  ['↑  ↓', 'keys.rows'], ['j  k', 'keys.rowsToo'], ['←  →', 'keys.values'], ['[  ]', 'keys.findings'], ['Enter', 'keys.open'], ['/', 'keys.find'], ['1  2  3  4  5', 'keys.tabs'], ['Esc', 'keys.leave'], ['?', 'keys.help'],
];

const STATES = ['proposed', 'accepted', 'corrected', 'added', 'removed'] as const;
const CHECKING: readonly (readonly [string, WordKey])[] = [
  ['Enter', 'keys.edit'], ['o', 'keys.open'], ['a', 'keys.accept'], ['Shift A', 'keys.acceptRow'], ['n', 'keys.next'], ['u', 'keys.undo'], ['+', 'keys.add'], ['x', 'keys.remove'], ['w', 'keys.words'],
];

export default function KeyHelp({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useSay();
  const checked = useCheckingDesk() !== null;
  const checkingWord = useWords(words);
  return (
    <Dialog title={say('desk.keys')} onClose={onClose}>
      <div className={checked ? 'keys-both' : undefined}>
      {checked ? (
        <div className="keys-checking">
          <dl className="keys">{CHECKING.map(([keys, label]) => <div key={keys}><dt>{keys.split(' ').map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{checkingWord(label)}</dd></div>)}</dl>
          <p className="state-legend">{STATES.map((state) => <span key={state} data-state={state}>{checkingWord(STATE_WORD[state])}</span>)}</p>
        </div>
      ) : null}
      <dl className="keys">{KEYS.filter(([keys]) => !checked || keys !== 'Enter').map(([keys, label]) => <div key={keys}><dt>{keys.split('  ').map((key) => <kbd key={key}>{key}</kbd>)}</dt><dd>{say(label)}</dd></div>)}</dl>
      </div>
      <p className="quiet">{say('keys.mouse')}</p>
    </Dialog>
  );
}

/** A word is sought in the whole paper, also in what is not drawn yet; `/` leads here. */
import { type KeyboardEvent, type ReactNode, useEffect, useState } from 'react';
import { useSay } from '../labels/index.tsx';

export interface FindBarProps {
  readonly word: string;
  /** The place that is shown, from 0; -1 for none. */
  readonly place: number;
  readonly count: number;
  readonly onWord: (word: string) => void;
  readonly onStep: (step: 1 | -1) => void;
}

export const FIND_ID = 'desk-find';

export function FindBar({ word, place, count, onWord, onStep }: FindBarProps): ReactNode {
  const say = useSay();
  const [typed, setTyped] = useState(word);
  useEffect(() => setTyped(word), [word]);
  function key(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'Enter') {
      event.preventDefault();
      onStep(event.shiftKey ? -1 : 1);
    } else if (event.key === 'Escape') {
      event.preventDefault();
      onWord('');
      event.currentTarget.blur();
    }
  }
  return (
    <span className="find" role="search">
      <input id={FIND_ID} type="search" value={typed} placeholder={say('find.label')} aria-label={say('find.label')} title={say('find.keys')} onKeyDown={key}
        onChange={(event) => { setTyped(event.target.value); onWord(event.target.value); }} />
      {word.trim() === '' ? null : (
        <>
          <span className="find-count" role="status">{count === 0 ? say('find.none') : `${place + 1}/${count}`}</span>
          <button type="button" className="find-step" disabled={count === 0} aria-label={say('find.previous')} onClick={() => onStep(-1)}>↑</button>
          <button type="button" className="find-step" disabled={count === 0} aria-label={say('find.next')} onClick={() => onStep(1)}>↓</button>
        </>
      )}
    </span>
  );
}

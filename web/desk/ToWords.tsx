import type { ReactNode } from 'react';
import { useSay } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import type { Anchor } from './anchor.ts';
import { useCheckingDesk } from './checking/context.ts';
import { STATE_WORD, words } from './checking/words.ts';

/** A value that leads to the words it was read from. */
export function ToWords(props: { readonly anchor: Anchor; readonly at: Anchor | null; readonly onChoose: (anchor: Anchor) => void; readonly inferred?: boolean; readonly children: ReactNode }): ReactNode {
  const say = useSay();
  const desk = useCheckingDesk();
  const checkingWord = useWords(words);
  const state = desk?.checking.index.at(props.anchor)?.state;
  const chosen = props.at === props.anchor;
  return (
    <button type="button" className={`to-words${chosen ? ' is-chosen' : ''}`} data-anchor={props.anchor} aria-pressed={chosen}
      {...(state === undefined || state === 'proposed' ? {} : { 'data-state': state, title: checkingWord(STATE_WORD[state]) })}
      onClick={(event) => {
        event.stopPropagation();
        // Chosen already, the Enter key begins to type.
        if (chosen && event.detail === 0 && state !== undefined) desk?.edit({ kind: 'cell', at: props.anchor });
        else props.onChoose(props.anchor);
      }}
      onDoubleClick={(event) => { event.stopPropagation(); if (state !== undefined) desk?.edit({ kind: 'cell', at: props.anchor }); }}>
      {props.children}
      {props.inferred === true && state !== 'corrected' && state !== 'added' ? <span className="inferred">{say('detail.inferred')}</span> : null}
    </button>
  );
}

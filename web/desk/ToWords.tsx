import type { ReactNode } from 'react';
import { useSay } from '../labels/index.tsx';
import type { Anchor } from './anchor.ts';

/** A value that leads to the words it was read from. */
export function ToWords(props: { readonly anchor: Anchor; readonly at: Anchor | null; readonly onChoose: (anchor: Anchor) => void; readonly inferred?: boolean; readonly children: ReactNode }): ReactNode {
  const say = useSay();
  return (
    <button type="button" className={`to-words${props.at === props.anchor ? ' is-chosen' : ''}`} data-anchor={props.anchor} aria-pressed={props.at === props.anchor}
      onClick={(event) => { event.stopPropagation(); props.onChoose(props.anchor); }}>
      {props.children}
      {props.inferred === true ? <span className="inferred">{say('detail.inferred')}</span> : null}
    </button>
  );
}

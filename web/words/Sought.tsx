import type { ReactNode } from 'react';
import { placesOf } from './find.ts';

/** A text with the sought word marked. */
export function Sought({ text, word }: { readonly text: string; readonly word: string }): ReactNode {
  if (word.trim() === '') return text;
  const pieces: ReactNode[] = [];
  let end = 0;
  for (const [from, to] of placesOf(text, word)) {
    pieces.push(text.slice(end, from), <mark key={from}>{text.slice(from, to)}</mark>);
    end = to;
  }
  return [...pieces, text.slice(end)];
}

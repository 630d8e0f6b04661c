/** What someone types: one character in or out, somewhere in the text. */
import { chance } from './texts.ts';

const TYPED = ['教', '1', '。', '、', '（', '）', '\n', '2', '%', '年'];

/** Drafts that follow one another, each one character away from the one before. Seeded: the same for the same numbers. */
export function* edits(text: string, seed: number, count: number): Generator<string> {
  const next = chance(seed + 1);
  let draft = text;
  for (let made = 0; made < count; made += 1) {
    const at = Math.floor(next() * draft.length);
    const typed = TYPED[Math.floor(next() * TYPED.length)] as string;
    draft = made % 4 === 3 ? draft.slice(0, at) + draft.slice(at + 1) : draft.slice(0, at) + typed + draft.slice(at);
    // One flat string, as a message to a worker brings it.
    yield Buffer.from(draft).toString('utf8');
  }
}

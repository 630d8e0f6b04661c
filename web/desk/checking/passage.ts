/** Finds words in the paper, as they are typed: white space does not count. Pure. */
import type { Span } from '#kernel';
import { placesOf } from '../../words/find.ts';

/** The first place within `near`, else anywhere; null where the paper does not have them. */
export function passageOf(text: string, typed: string, near: Span | null): Span | null {
  const [from, to] = near ?? [0, 0];
  const inside = placesOf(text.slice(from, to), typed)[0];
  return inside === undefined ? placesOf(text, typed)[0] ?? null : [inside[0] + from, inside[1] + from];
}

/** Without white space, at most so many characters, for a line. */
export function shortened(words: string, most: number): string {
  const characters = [...words.replace(/\s+/gu, '')];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('');
}

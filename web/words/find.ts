/** A word sought in the paper: where it stands. White space inside a paper's words (a line that was wrapped) does not hide it. Pure. */
import type { Span } from '#kernel';

/** More places than this are not marked; nobody walks through them. */
const MOST = 500;

function pattern(word: string): RegExp | null {
  const characters = [...word.replace(/\s+/gu, '')].map((one) => one.replace(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'));
  return characters.length === 0 ? null : new RegExp(characters.join('\\s*'), 'giu');
}

/** The places of a word in a text, in order, at most 500. */
export function placesOf(text: string, word: string): Span[] {
  const sought = pattern(word);
  if (sought === null) return [];
  const places: Span[] = [];
  for (const match of text.matchAll(sought)) {
    places.push([match.index, match.index + match[0].length]);
    if (places.length === MOST) break;
  }
  return places;
}

/** Words stand before a place that would be cut off otherwise. */
const BEFORE = 14;

/** A text that begins a little before the place of the word where the place lies beyond `shown` characters. */
export function fromNear(text: string, word: string, shown: number): string {
  const place = placesOf(text, word)[0];
  if (place === undefined || place[1] <= shown) return text;
  let from = place[0] - BEFORE;
  if (from > 0 && /[\uDC00-\uDFFF]/u.test(text[from] ?? '')) from -= 1;
  return from <= 0 ? text : `…${text.slice(from)}`;
}

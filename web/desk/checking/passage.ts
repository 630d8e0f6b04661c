/** Finds words in the paper, as they are typed: white space does not count. Pure. */
import type { Span } from '#kernel';

/** The first place within `near`, else anywhere; null where the paper does not have them. */
export function passageOf(text: string, typed: string, near: Span | null): Span | null {
  const wanted = typed.replace(/\s+/gu, '');
  if (wanted === '') return null;
  return (near === null ? null : within(text, wanted, near)) ?? within(text, wanted, [0, text.length]);
}

function within(text: string, wanted: string, [from, to]: Span): Span | null {
  const places: number[] = [];
  let bare = '';
  for (let i = from; i < to; i += 1) {
    const unit = text[i] as string;
    if (/\s/u.test(unit)) continue;
    bare += unit;
    places.push(i);
  }
  const found = bare.indexOf(wanted);
  return found < 0 ? null : [places[found] as number, (places[found + wanted.length - 1] as number) + 1];
}

/** At most so many characters, for a line. */
export function shortened(words: string, most = 40): string {
  const characters = [...words.replace(/\s+/gu, '')];
  return characters.length > most ? `${characters.slice(0, most).join('')}…` : characters.join('');
}

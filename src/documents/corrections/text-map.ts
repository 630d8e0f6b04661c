/** Where a passage of one extract of a file stands in another: a newer intake may set other line breaks, or read a page more. Pure. */
import type { Span } from '#kernel';

/** Null for words that the other text does not have. */
export type TextMap = (span: Span) => Span | null;

export function textMap(from: string, to: string): TextMap {
  if (from === to) return (span) => span;
  const [a, b] = [bare(from), bare(to)];
  let head = 0;
  while (head < a.text.length && head < b.text.length && a.text[head] === b.text[head]) head += 1;
  let tail = 0;
  while (tail < a.text.length - head && tail < b.text.length - head && a.text[a.text.length - 1 - tail] === b.text[b.text.length - 1 - tail]) tail += 1;
  return (span) => {
    const [start, end] = [below(a.places, span[0]), below(a.places, span[1])];
    if (start === end) return null;
    const shift = end <= head ? 0 : start >= a.text.length - tail ? b.text.length - a.text.length : nearest(b.text, a.text.slice(start, end), start);
    if (shift === null) return null;
    return [b.places[start + shift] as number, (b.places[end - 1 + shift] as number) + 1];
  };
}

/** How far the words went; the place that went least, where there are several. */
function nearest(text: string, words: string, start: number): number | null {
  const before = text.lastIndexOf(words, start);
  const after = text.indexOf(words, start);
  if (before < 0 && after < 0) return null;
  return (before < 0 || (after >= 0 && after - start < start - before) ? after : before) - start;
}

interface Bare { readonly text: string; readonly places: readonly number[] }

/** Without white space, and where each unit stood. */
function bare(text: string): Bare {
  const places: number[] = [];
  let kept = '';
  for (let i = 0; i < text.length; i += 1) {
    if (/\s/u.test(text[i] as string)) continue;
    kept += text[i];
    places.push(i);
  }
  return { text: kept, places };
}

/** How many places stand before an offset. */
function below(places: readonly number[], offset: number): number {
  let low = 0;
  let high = places.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((places[middle] as number) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

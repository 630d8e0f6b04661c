/** A half-open range of offsets into a text: UTF-16 code units inside the product, code points in published JSON. */
export type Span = readonly [start: number, end: number];

export function spanOf(start: number, end: number): Span {
  return [start, end];
}

/** Both halves of a character beyond the basic plane. Without the flag u: the pattern is about code units. */
const PAIR = /[\ud800-\udbff][\udc00-\udfff]/g;

/**
 * Converts offsets between UTF-16 code units and code points of one text.
 * The only place that knows the difference. A text with no character beyond the basic plane costs one scan.
 */
export function codePointIndex(text: string): { toCodePoint: (utf16: number) => number; toUtf16: (codePoint: number) => number; length: number } {
  const astral: number[] = [];
  for (const { index } of text.matchAll(PAIR)) astral.push(index);
  if (astral.length === 0) return { toCodePoint: (i) => i, toUtf16: (i) => i, length: text.length };
  const below = (limit: (k: number) => boolean): number => {
    let low = 0;
    let high = astral.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (limit(middle)) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return {
    toCodePoint: (utf16) => utf16 - below((k) => (astral[k] as number) < utf16),
    toUtf16: (codePoint) => codePoint + below((k) => (astral[k] as number) - k < codePoint),
    length: text.length - astral.length,
  };
}

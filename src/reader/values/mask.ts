/** What each character stands in: a title, a quoted name, a document number's bracket, a round bracket, a date. */
import { kindsOf, nextOf } from '../scan.ts';

export const TITLE = 1;
export const QUOTE = 2;
export const NUMBER_BRACKET = 4;
export const ROUND = 8;
export const DATE = 16;

const LONGEST_TITLE = 120;
const LONGEST_QUOTE = 40;
const LONGEST_BRACKET = 120;
const CLOSING: Readonly<Record<string, string>> = { '“': '”', '‘': '’', '「': '」', '『': '』', '"': '"' };

export const OPENING_MARKS = `《[(${Object.keys(CLOSING).join('')}`;
const OPENING = kindsOf([[1, OPENING_MARKS]]);

/** One passage is read at a time, so most share this mask. */
const SHORT = 0x1000;
const short = new Uint8Array(SHORT);

/** Good until the next call, at least as long as the text. `marked`: there is an opening mark in it. One pass; a bracket that never closes covers nothing, an unclosed title ends with its clause. */
export function maskOf(text: string, marked = true): Uint8Array {
  const mask = text.length <= SHORT ? short.fill(0, 0, text.length) : new Uint8Array(text.length);
  for (let next = marked ? 0 : text.length; ;) {
    const i = nextOf(text, OPENING, next);
    if (i === text.length) break;
    const character = text[i] as string;
    next = i + 1;
    if (character === '《') next = title(text, i, mask);
    else if (character === '[') fill(mask, i, closing(text, i, ']', 12), NUMBER_BRACKET);
    else if (character === '(') fill(mask, i, closing(text, i, ')', LONGEST_BRACKET), ROUND);
    else {
      const to = closing(text, i, CLOSING[character] as string, LONGEST_QUOTE);
      fill(mask, i, to, QUOTE);
      next = Math.max(next, to);
    }
  }
  return mask;
}

/** Index after the closing mark, or `from` where the passage does not close within its sentence. */
function closing(text: string, from: number, mark: string, longest: number): number {
  const limit = Math.min(text.length, from + longest);
  const opening = text[from] as string;
  let depth = 1;
  for (let i = from + 1; i < limit; i += 1) {
    const character = text[i];
    if (character === mark) { depth -= 1; if (depth === 0) return i + 1; }
    else if (character === opening) depth += 1;
    else if (character === '。') return from;
  }
  return from;
}

function title(text: string, from: number, mask: Uint8Array): number {
  const limit = Math.min(text.length, from + LONGEST_TITLE);
  let depth = 0;
  let cut = -1;
  for (let i = from; i < limit; i += 1) {
    const character = text[i];
    if (character === '《') depth += 1;
    else if (character === '》') {
      depth -= 1;
      if (depth === 0) { fill(mask, from, i + 1, TITLE); return i + 1; }
    } else if (character === '。' || character === ';') { if (cut < 0) cut = i; break; }
    else if (character === ',' && cut < 0) cut = i;
  }
  const to = cut < 0 ? from + 1 : cut;
  fill(mask, from, to, TITLE);
  return to;
}

function fill(mask: Uint8Array, from: number, to: number, bit: number): void {
  for (let i = from; i < to; i += 1) mask[i] = (mask[i] as number) | bit;
}

/**
 * The whole text as one folded flow without white space and page numbers, for patterns that must not care
 * about widths, spaces or where a page broke; and where its lines and paragraphs began.
 */
import { decode } from '../decode.ts';
import { BLANK_CODES, type Flow, fold } from '../flow.ts';
import { type Marker, markerOf, mayOpenMarker } from '../text/markers.ts';
import type { Line } from '../text/lines.ts';
import { isPageNumber } from '../text/paragraphs.ts';

export const LINE = 1;
export const PARAGRAPH = 2;

export interface Running extends Flow {
  /** For each character: 0, `LINE` where a line begins, `PARAGRAPH` where surely a paragraph or a cell does. */
  readonly starts: Uint8Array;
  /** Where they begin, in order: the indexes at which `starts` is not 0. */
  readonly openings: readonly number[];
  /** The number that opens a line or a cell behind a tab, by the index of its first character. */
  readonly markers: ReadonlyMap<number, Marker>;
  /** Lines end where the page ended, so a line's beginning divides nothing. */
  readonly hardWrapped: boolean;
  /** Some character of the source is one that text read in a wrong encoding begins with. */
  readonly mayBeGarbled: boolean;
  /** There is a half-width question mark. */
  readonly asks: boolean;
}

const HEAD = 24;
const LONGEST_PAGE_NUMBER = 14;
/** What UTF-8 looks like that was read as Latin or as GBK begins so. */
const GARBLED_FIRST = '\u00c3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ef锟烫锛銆鐨鍜勬';

/** What a character is to this pass. */
const BLANK = 1, SURROGATE = 2, GARBLED = 4, QUESTION = 8;
const KINDS = new Uint8Array(0x10000);
for (const code of BLANK_CODES) KINDS[code] = BLANK;
KINDS.fill(SURROGATE, 0xd800, 0xe000);
for (const character of GARBLED_FIRST) KINDS[character.charCodeAt(0)] = GARBLED;
KINDS[0x3f] = QUESTION;

export function runningOf(text: string, lines: readonly Line[], hardWrapped: boolean): Running {
  const folded = new Uint16Array(text.length);
  const plain = new Uint16Array(text.length);
  const offsets = new Int32Array(text.length + 1);
  const starts = new Uint8Array(text.length + 1);
  const markers = new Map<number, Marker>();
  const openings: number[] = [];
  let count = 0;
  let gap = 0;
  let kinds = 0;
  const usual = usualGap(lines);
  /** The visible characters of a line, from `first` on; moves `count` behind them. The kinds that were seen. */
  const gather = (line: Line, first: number): number => {
    let at = first;
    let seen = 0;
    let tab = false;
    for (let i = line.start; i < line.end; i += 1) {
      const code = text.charCodeAt(i);
      const kind = KINDS[code] as number;
      seen |= kind;
      if (kind === BLANK) { tab ||= code === 0x09; continue; }
      if (tab && at > first) { starts[at] = PARAGRAPH; openings.push(at); }
      tab = false;
      folded[at] = fold(code);
      plain[at] = code;
      offsets[at] = i;
      at += 1;
    }
    count = at;
    return seen;
  };
  for (const line of lines) {
    if (line.blank) { gap += 1; continue; }
    const first = count;
    const opened = openings.length;
    openings.push(first);
    kinds |= gather(line, first);
    const surrogates = (kinds & SURROGATE) !== 0;
    if (count - first <= LONGEST_PAGE_NUMBER && isPageNumber(decode(folded, first, count, surrogates))) {
      starts.fill(0, first, count);
      openings.length = opened;
      count = first;
      gap = 0;
      continue;
    }
    for (let k = opened; k < openings.length; k += 1) {
      const at = openings[k] as number;
      const marker = mayOpenMarker(folded[at] as number) ? markerOf(decode(folded, at, Math.min(count, at + HEAD), surrogates)) : null;
      if (marker) markers.set(at, marker);
    }
    starts[first] = line.tabbed || gap > usual || markers.has(first) ? PARAGRAPH : LINE;
    gap = 0;
  }
  offsets[count] = count > 0 ? (offsets[count - 1] as number) + 1 : 0;
  starts[count] = PARAGRAPH;
  const surrogates = (kinds & SURROGATE) !== 0;
  return {
    text: decode(folded, 0, count, surrogates), raw: decode(plain, 0, count, surrogates), offsets, starts, openings, markers, hardWrapped,
    mayBeGarbled: (kinds & GARBLED) !== 0, asks: (kinds & QUESTION) !== 0,
  };
}

/** So many blank lines stand between lines that go together: one, or as many as stand between most lines. */
function usualGap(lines: readonly Line[]): number {
  const counts = [0, 0, 0, 0, 0, 0, 0, 0];
  let gap = 0;
  for (const line of lines) {
    if (line.blank) { gap += 1; continue; }
    counts[Math.min(gap, 7)] = (counts[Math.min(gap, 7)] as number) + 1;
    gap = 0;
  }
  return Math.max(1, counts.indexOf(Math.max(...counts)));
}

/** A passage runs over a place where one cell or paragraph ends and another begins. */
export function crosses({ starts, hardWrapped }: Running, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i += 1) if (starts[i] === PARAGRAPH || !hardWrapped && starts[i] === LINE) return true;
  return false;
}

/** Where the paragraph or cell ends that holds `from`, at most `reach` further. */
export function endOf({ starts, hardWrapped, text }: Running, from: number, reach: number): number {
  const limit = Math.min(text.length, from + reach);
  for (let i = from + 1; i < limit; i += 1) if (starts[i] === PARAGRAPH || !hardWrapped && starts[i] === LINE) return i;
  return limit;
}

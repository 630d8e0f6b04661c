/**
 * The whole text as one folded flow without white space and page numbers, for patterns that must not care
 * about widths, spaces or where a page broke; and where its lines and paragraphs began.
 */
import type { Flow } from '../flow.ts';
import { type Marker, markerOf, mayOpenMarker } from '../text/markers.ts';
import { DIGITS, kindsOf, nextOf } from '../scan.ts';
import { flowOfLine, type Line } from '../text/lines.ts';
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
  /** Where its numbers in digits begin, in order. */
  readonly numbers: readonly number[];
}

const HEAD = 24;

export function runningOf(text: string, lines: readonly Line[], hardWrapped: boolean): Running {
  const written = { text: [] as string[], raw: [] as string[] };
  const offsets = new Int32Array(text.length + 1);
  const starts = new Uint8Array(text.length + 1);
  const markers = new Map<number, Marker>();
  const openings: number[] = [];
  let count = 0;
  let gap = 0;
  const usual = usualGap(lines);
  for (const line of lines) {
    if (line.blank) { gap += 1; continue; }
    const flow = flowOfLine(text, line);
    if (isPageNumber(flow.text)) { gap = 0; continue; }
    const first = count;
    // （ | 一）: the line above ends inside the number
    const cut = gap <= usual && /[([]$/.test(written.text.at(-1) ?? '');
    written.text.push(flow.text);
    written.raw.push(flow.raw);
    offsets.set(flow.offsets, first);
    count += flow.text.length;
    for (const at of line.whole ? [0] : [0, ...cellsBehindTabs(text, flow)]) {
      openings.push(first + at);
      const marker = !(cut && at === 0) && mayOpenMarker(flow.text.charCodeAt(at)) ? markerOf(flow.text.slice(at, at + HEAD)) : null;
      if (marker) markers.set(first + at, marker);
      starts[first + at] = PARAGRAPH;
    }
    if (!line.tabbed && gap <= usual && !markers.has(first)) starts[first] = LINE;
    gap = 0;
  }
  offsets[count] = count > 0 ? (offsets[count - 1] as number) + 1 : 0;
  starts[count] = PARAGRAPH;
  const whole = written.text.join('');
  return { text: whole, raw: written.raw.join(''), offsets, starts, openings, markers, hardWrapped, numbers: numbersIn(whole) };
}

const DIGIT = kindsOf([[1, DIGITS]]);

function numbersIn(text: string): number[] {
  const numbers: number[] = [];
  for (let at = nextOf(text, DIGIT, 0); at < text.length; at = nextOf(text, DIGIT, at)) {
    numbers.push(at);
    while (at < text.length && DIGIT[text.charCodeAt(at)] !== 0) at += 1;
  }
  return numbers;
}

/** No rule asks about a number of so many digits. */
const TOO_LONG = 9;

/** Behind the last digit; of a number that is too long behind the last that was looked at. */
export function numberEnd(text: string, from: number): number {
  const limit = Math.min(text.length, from + TOO_LONG);
  let at = from + 1;
  while (at < limit && DIGIT[text.charCodeAt(at)] !== 0) at += 1;
  return at;
}

/** Where the white space in front of a character holds a tab. */
function cellsBehindTabs(text: string, { offsets, text: visible }: Flow): number[] {
  const cells: number[] = [];
  for (let at = 1; at < visible.length; at += 1) {
    const before = offsets[at - 1] as number;
    if ((offsets[at] as number) - before > 1 && text.slice(before + 1, offsets[at]).includes('\t')) cells.push(at);
  }
  return cells;
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

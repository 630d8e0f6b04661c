/** The physical lines of a text, and how wide they are. */
import { type Flow, flowOf, isBlank } from '../flow.ts';

export interface Line {
  readonly start: number;
  /** Without the line break. */
  readonly end: number;
  /** White space before the first character, in columns of a fixed-width screen (a tab is 1, an ideographic space 2). */
  readonly indent: number;
  /** Columns from the first to the last visible character. */
  readonly width: number;
  readonly blank: boolean;
  /** The line begins with a tab: in a flattened table, a new cell. */
  readonly tabbed: boolean;
}

const LF = 0x0a, CR = 0x0d, TAB = 0x09, FF = 0x0c, VT = 0x0b;

/** A rule asks for some blank lines above, never for so many; the rest would only take memory. */
const MOST_BLANK = 64;

/** Lines end with LF, CR LF, a lone CR, a form feed or U+2028/2029. Of many blank lines in a row the first are given. */
export function linesOf(text: string, from = 0, to = text.length): Line[] {
  const lines: Line[] = [];
  let start = from;
  let blank = 0;
  for (let i = from; i <= to; i += 1) {
    const code = i < to ? text.charCodeAt(i) : LF;
    if (code !== LF && code !== CR && code !== FF && code !== VT && code !== 0x2028 && code !== 0x2029) continue;
    if (code === CR && i + 1 < to && text.charCodeAt(i + 1) === LF) continue;
    const end = code === LF && i > start && text.charCodeAt(i - 1) === CR ? i - 1 : i;
    const line = lineOf(text, start, end);
    // A blank line with a tab is an empty cell of a table.
    blank = line.blank && !line.tabbed ? blank + 1 : 0;
    if (blank <= MOST_BLANK) lines.push(line);
    start = i + 1;
  }
  return lines;
}

function lineOf(text: string, start: number, end: number): Line {
  let first = start;
  let indent = 0;
  while (first < end && isBlank(text.charCodeAt(first))) { indent += text.charCodeAt(first) === 0x3000 ? 2 : 1; first += 1; }
  let last = end;
  while (last > first && isBlank(text.charCodeAt(last - 1))) last -= 1;
  let width = 0;
  for (let i = first; i < last; i += 1) width += text.charCodeAt(i) > 0x2e7f || text.charCodeAt(i) === 0x201c || text.charCodeAt(i) === 0x201d ? 2 : 1;
  return { start, end, indent, width, blank: first === last, tabbed: start < end && text.charCodeAt(start) === TAB };
}

export function flowOfLine(text: string, line: Line): Flow {
  return flowOf(text, line.start, line.end);
}

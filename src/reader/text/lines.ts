/** The physical lines of a text, and how wide they are. */
import { aheadOf, BLANK_CODES, type Flow, flowOf, isBlank, wholeFlow } from '../flow.ts';

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
  /** No white space stands between its visible characters. */
  readonly whole: boolean;
}

const LF = 0x0a, CR = 0x0d, TAB = 0x09, IDEOGRAPHIC_SPACE = 0x3000;

/** What a character is to a line; 0 is a visible one of one column. */
const BREAK = 1, BLANK = 2, WIDE = 4;
const KINDS = new Uint8Array(0x10000).fill(WIDE, 0x2e80);
for (const code of BLANK_CODES) KINDS[code] = (KINDS[code] as number) | BLANK;
for (const code of [LF, CR, 0x0b, 0x0c, 0x2028, 0x2029]) KINDS[code] = (KINDS[code] as number) | BREAK;
for (const code of [0x201c, 0x201d]) KINDS[code] = WIDE;

/** A rule asks for some blank lines above, never for so many; the rest would only take memory. */
const MOST_BLANK = 64;

/** Lines end with LF, CR LF, a lone CR, a form feed or U+2028/2029. Of many blank lines in a row the first are given. */
export function linesOf(text: string, from = 0, to = text.length): Line[] {
  const lines: Line[] = [];
  let blanks = 0;
  for (let start = from; start <= to;) {
    const line = lineFrom(text, start, to);
    // A blank line with a tab is an empty cell of a table.
    blanks = line.blank && !line.tabbed ? blanks + 1 : 0;
    if (blanks <= MOST_BLANK) lines.push(line);
    start = line.end + (text.charCodeAt(line.end) === CR && line.end + 1 < to && text.charCodeAt(line.end + 1) === LF ? 2 : 1);
  }
  return lines;
}

/** The line that begins here; where `to` is reached it ends. */
function lineFrom(text: string, start: number, to: number): Line {
  let indent = 0;
  // Columns from the first visible character on, with and without the white space behind the last one.
  let columns = 0;
  let width = 0;
  let whole = true;
  let end = start;
  for (; end < to; end += 1) {
    const code = text.charCodeAt(end);
    const kind = KINDS[code] as number;
    if ((kind & BREAK) !== 0) break;
    const wide = (kind & WIDE) === 0 ? 1 : 2;
    if ((kind & BLANK) === 0) { if (columns > width) whole = false; columns += wide; width = columns; }
    else if (columns > 0) columns += wide;
    else indent += code === IDEOGRAPHIC_SPACE ? 2 : 1;
  }
  return { start, end, indent, width, blank: width === 0, tabbed: start < end && text.charCodeAt(start) === TAB, whole };
}

export function flowOfLine(text: string, line: Line): Flow {
  if (!line.whole || line.blank || aheadOf(text) === null) return flowOf(text, line.start, line.end);
  const [from, to] = visibleOf(text, line);
  return wholeFlow(text, from, to);
}

/** From the first to behind the last visible character of a line that is not blank. */
export function visibleOf(text: string, { start, end }: Line): readonly [from: number, to: number] {
  let from = start;
  while (isBlank(text.charCodeAt(from))) from += 1;
  let to = end;
  while (isBlank(text.charCodeAt(to - 1))) to -= 1;
  return [from, to];
}

/** What stands on a line: its words, or the cells that wide gaps, tabs or bars part. */
import { type Flow, flowOf } from '../../flow.ts';
import type { Line } from '../../text/lines.ts';
import { isDeadlineText, unitShare } from './fit.ts';

const DATE_BEGUN = /^\d{1,4}(?:年(?:\d{1,2}(?:月(?:\d{1,2})?)?)?|月(?:\d{1,2})?)?$/;
const DATE_GOES_ON = /^(?:年|月|日|年底|月底|底|\d{1,2}$)/;

/** What stands between white space on a line; a date set with spaces (2022 年 9 月) is one word. */
export function wordsIn(text: string, line: Line): Flow[] {
  const words: { from: number; to: number; word: string }[] = [];
  for (const match of text.slice(line.start, line.end).matchAll(/\S+/g)) {
    const last = words[words.length - 1];
    const from = line.start + match.index;
    const to = from + match[0].length;
    const word = flowOf(text, from, to).text;
    if (last && DATE_BEGUN.test(last.word) && DATE_GOES_ON.test(word) && !(/^\d+$/.test(last.word) && /^\d+$/.test(word))) { last.to = to; last.word += word; }
    else words.push({ from, to, word });
  }
  return words.map((word) => flowOf(text, word.from, word.to));
}

const COUNTED = /^[年月日个所名人万亿元%级类项次届种条期米册套台间]/;

/**
 * A line's words put together again where white space only sets off digits: what is left are pieces of cells.
 * They are parted behind a number that opens the line, behind units, dates and full stops, and before units.
 */
export function piecesIn(text: string, line: Line): Flow[] {
  const words = wordsIn(text, line);
  const pieces: { from: number; to: number; text: string }[] = [];
  words.forEach((word, k) => {
    const from = word.offsets[0] as number;
    const to = word.offsets[word.text.length] as number;
    const last = pieces[pieces.length - 1];
    if (last && !parted(last.text, word.text, pieces.length === 1 && k === 1)) { last.to = to; last.text += word.text; }
    else pieces.push({ from, to, text: word.text });
  });
  return pieces.map((piece) => flowOf(text, piece.from, piece.to));
}

function parted(left: string, right: string, opening: boolean): boolean {
  if (opening && /^\d{1,3}[.、]?$|^\([一二三四五六七八九十]+\)$/.test(left)) return !COUNTED.test(right);
  if (/[。;!?]$/.test(left) || isDeadlineText(left) && !COUNTED.test(right)) return true;
  if (/^(?:19|20)\d{2}年(?:\d{1,2}月)?[底末]?前?$/.test(right) && !/[到至于在自从,、《(]$/.test(left)) return true;
  if (unitShare(left) === 1 && !/[、,]$/.test(left)) return true;
  return !/[\w%]$/.test(left) && !/^[\w]/.test(right) && unitShare(right) === 1;
}

/** Cells of a row that stands on one line, parted by bars, by tabs or by two and more spaces. */
export function cellsInRow(text: string, line: Line): Flow[] {
  const content = text.slice(line.start, line.end);
  if (content.split('|').length > 2) return barCells(text, line);
  const tabs = content.trim().includes('\t');
  let from = tabs && content.startsWith('\t') ? 0 : content.length - content.trimStart().length;
  const cells: Flow[] = [];
  for (const gap of content.matchAll(tabs ? /\t/g : /[ \u3000\u00a0]{2,}/g)) {
    if (gap.index < from) continue;
    cells.push(flowOf(text, line.start + from, line.start + gap.index));
    from = gap.index + gap[0].length;
  }
  cells.push(flowOf(text, line.start + from, line.end));
  return cells;
}

function barCells(text: string, line: Line): Flow[] {
  const cells: Flow[] = [];
  let from = line.start;
  for (let at = text.indexOf('|', from); at >= 0 && at < line.end; at = text.indexOf('|', from)) {
    if (at > line.start) cells.push(flowOf(text, from, at));
    from = at + 1;
  }
  const rest = flowOf(text, from, line.end);
  return rest.text === '' ? cells : [...cells, rest];
}

const BAR = 0x7c;

/** The line ends a cell with its only bar. */
export function endsWithBar(text: string, line: Line): boolean {
  let last = line.end - 1;
  while (last > line.start && text.charCodeAt(last) <= 0x20) last -= 1;
  return text.charCodeAt(last) === BAR && text.indexOf('|', line.start) === last;
}

/**
 * One cell a line or cut over several, and nothing says where a row begins:
 * the likeliest division of the pieces into cells and of the cells into columns and rows.
 */
import { markerOf } from '../../text/markers.ts';
import { beginsAnew, looksLikeUnit } from '../../vocabulary/units.ts';
import type { Column } from '../columns.ts';
import { fit, isDeadlineText, isTextColumn, isUnitColumn, unitShare } from './fit.ts';

/** A line, or a word of one: folded text, the columns of a screen that it takes up, and whether an empty line stands above. */
export interface Piece { readonly text: string; readonly width: number; readonly gap: boolean }

/** Pieces `[from, to)` are one cell of that column; `opens`: it is the first of its row. */
export interface AlignedCell { readonly from: number; readonly to: number; readonly column: number; readonly opens: boolean }

interface Step { readonly score: number; readonly from: number; readonly before: number; readonly opens: boolean }

/** At most so many pieces a cell, by what the column holds. */
const LONGEST = { text: 24, units: 10, other: 4 };
/** Above this many pieces cells are looked for less far, so that a text of any length takes no longer than its length. */
const MANY = 6000;

/** @param spaced empty lines stand between cells, so one inside a cell is unlikely */
export function align(pieces: readonly Piece[], columns: readonly Column[], spaced: boolean): AlignedCell[] {
  const facts = pieces.map(factsOf);
  const expected = expectedNumbers(pieces);
  const costs = columns.map((column) => (column === 'number' && countsUp(expected) ? 3.6 : skipCost(column)));
  const between = columns.map((_, p) => columns.map((__, c) => (c > p ? costs.slice(p + 1, c).reduce((a, b) => a + b, 0) : 0)));
  const before = columns.map((_, c) => costs.slice(0, c).reduce((a, b) => a + b, 0) + (c > 0 && columns[0] === 'number' ? 1 : 0));
  const after = columns.map((_, c) => costs.slice(c + 1).reduce((a, b) => a + b, 0));
  const short = pieces.length > MANY;
  const steps: Step[][] = [columns.map(() => ({ score: 0, from: 0, before: -1, opens: false }))];
  for (let end = 1; end <= pieces.length; end += 1) {
    const row: Step[] = columns.map(() => ({ score: Number.NEGATIVE_INFINITY, from: 0, before: -1, opens: false }));
    columns.forEach((column, c) => {
      for (const { from, score } of cellsEnding(pieces, facts, expected, end, column, spaced, short)) {
        const origin = from === 0 ? { score: -(before[c] as number), before: -1, opens: true } : arrive(steps[from] as Step[], c, between, before, after);
        const boundary = from > 0 ? (spaced && !(pieces[from] as Piece).gap ? 2.5 : 0) + ((facts[from - 1] as Facts).begun ? 2.5 : 0) + ((facts[from] as Facts).follows ? 4 : 0) : 0;
        const total = origin.score + score - boundary;
        if (total > (row[c] as Step).score) row[c] = { score: total, from, before: origin.before, opens: origin.opens };
      }
    });
    steps.push(row);
  }
  return trace(steps, after);
}

function skipCost(column: Column): number {
  if (column === 'measure') return 7;
  return column === 'cooperating' || column === 'remark' || column === 'other' || column === 'workstream' || column === 'goal' ? 0.6 : 1.6;
}

/** The best way into column c: from a column to its left, or by opening a row. */
function arrive(steps: readonly Step[], c: number, between: readonly (readonly number[])[], before: readonly number[], after: readonly number[]): { score: number; before: number; opens: boolean } {
  let best = { score: Number.NEGATIVE_INFINITY, before: -1, opens: false };
  steps.forEach((step, p) => {
    if (p < c) { const score = step.score - ((between[p] as readonly number[])[c] as number); if (score > best.score) best = { score, before: p, opens: false }; }
    const score = step.score - (after[p] as number) - (before[c] as number);
    if (score > best.score) best = { score, before: p, opens: true };
  });
  return best;
}

function trace(steps: readonly (readonly Step[])[], after: readonly number[]): AlignedCell[] {
  const cells: AlignedCell[] = [];
  let end = steps.length - 1;
  const last = steps[end] as readonly Step[];
  let column = last.reduce((best, step, c) => (step.score - (after[c] as number) > (last[best] as Step).score - (after[best] as number) ? c : best), 0);
  while (end > 0) {
    const step = (steps[end] as readonly Step[])[column] as Step;
    cells.push({ from: step.from, to: end, column, opens: step.opens });
    end = step.from;
    column = step.before;
  }
  return cells.reverse();
}

interface Facts { readonly terminal: boolean; readonly number: boolean; readonly deadline: boolean; readonly units: number; readonly group: boolean; readonly unitish: boolean; /** Ends within a list of units, or within a name of one. */ readonly begun: boolean; /** (2) right below (1): the cell goes on. */ readonly follows: boolean; /** (1): its points begin. */ readonly first: boolean }

/** (2) and ② of a list inside a cell; 0 without one. */
function pointOf(text: string): number {
  const found = /^\((\d{1,2})\)|^([①-⑳])/.exec(text);
  return found ? (found[1] === undefined ? text.charCodeAt(0) - 0x245f : Number(found[1])) : 0;
}

function factsOf({ text }: Piece, k: number, pieces: readonly Piece[]): Facts {
  const point = pointOf(text);
  const units = text.length <= 200 ? unitShare(text) : 0;
  const type = text.length <= 60 ? markerOf(text)?.type : undefined;
  return {
    terminal: /[。;!?]$/.test(text),
    number: /^\d{1,3}[.、]?$/.test(text),
    deadline: isDeadlineText(text),
    units,
    group: type === 'han' || type === 'han-paren' || type === 'chapter',
    begun: units > 0 && (/[、,]$/.test(text) || /[、,]/.test(text) && !looksLikeUnit(text.split(/[、,;]/).pop() as string)),
    follows: point > 1 && pointOf((pieces[k - 1] as Piece | undefined)?.text ?? '') === point - 1,
    first: point === 1,
    unitish: units > 0 || text.length <= 14 && !/[\d。;%]/.test(text),
  };
}

/** The number that a row beginning at each piece would bear: one more than the last that went on counting. */
function expectedNumbers(pieces: readonly Piece[]): Int32Array {
  const counted = countingFrom(pieces, (number, next) => number === next);
  // An extract of a longer list keeps its numbers: they only grow.
  return countsUp(counted) ? counted : countingFrom(pieces, (number, next) => number >= next);
}

function countingFrom(pieces: readonly Piece[], goesOn: (number: number, next: number) => boolean): Int32Array {
  const expected = new Int32Array(pieces.length);
  let next = 1;
  pieces.forEach(({ text }, k) => {
    const number = /^\d{1,3}[.、]?$/.test(text) ? Number.parseInt(text, 10) : 0;
    const isNext = number > 0 && goesOn(number, next);
    expected[k] = isNext ? number : next;
    if (isNext) next = number + 1;
  });
  return expected;
}

/** No cell begins with the end of a date or in the middle of a name. */
function tornOff(text: string, above: string | undefined, counts: boolean): number {
  if (above !== undefined && /\d$/.test(above) && (above.length > 2 || !counts) && /^(?:[个所名人万亿元%级类项次种条期米册套台间亩辆栋座张家户平]|小时|课时|学时|周岁|岁)/.test(text)) return 6;
  return /^(?:[年月日底末前]{1,3}(?:完成)?$|[)(][^一二三四五六七八九十\d]|[、,。;]|\p{Script=Han}[,。])/u.test(text) ? 5 : 0;
}

function isRowNumber(pieces: readonly Piece[], expected: Int32Array, at: number): boolean {
  const text = pieces[at]?.text ?? '';
  return /^\d{1,3}[.、]?$/.test(text) && Number.parseInt(text, 10) === expected[at];
}

/** Numbers that follow on each other were seen, so another number belongs to the words around it. */
function countsUp(expected: Int32Array): boolean {
  return (expected[expected.length - 1] ?? 0) > 2;
}

/** Every cell of the column that could end here, with how well it fits. */
function* cellsEnding(pieces: readonly Piece[], facts: readonly Facts[], expected: Int32Array, end: number, column: Column, spaced: boolean, short: boolean): Generator<{ from: number; score: number }> {
  const last = pieces[end - 1] as Piece;
  const stray = column === 'number' && countsUp(expected) && (facts[end - 1] as Facts).number && Number.parseInt(last.text, 10) !== expected[end - 1];
  yield { from: end - 1, score: (stray ? -10 : 0) - (column === 'deadline' ? 0 : tornOff(last.text, pieces[end - 2]?.text, isRowNumber(pieces, expected, end - 2))) - (isTextColumn(column) && last.text.length < 2 ? 3 : 0) - (isUnitColumn(column) && !beginsAnew(last.text) ? 1 : 0) - (isUnitColumn(column) && (facts[end - 1] as Facts).group ? 6 : 0) + fit(last.text, column, expected[end - 1] as number) + (isTextColumn(column) && (facts[end - 1] as Facts).terminal ? 0.8 : 0) };
  if (column === 'number' || column === 'remark' || column === 'other') return;
  if (isTextColumn(column)) yield* textCells(pieces, facts, expected, end, column, spaced, short);
  else if (isUnitColumn(column)) yield* unitCells(pieces, facts, expected, end, spaced, column === 'lead' ? 0.4 : 0);
  else yield* shortCells(pieces, facts, end, column, spaced);
}

/** Lines of text: what stands between them must not look like other cells. */
function* textCells(pieces: readonly Piece[], facts: readonly Facts[], expected: Int32Array, end: number, column: Column, spaced: boolean, short: boolean): Generator<{ from: number; score: number }> {
  let length = (pieces[end - 1] as Piece).text.length;
  let width = (pieces[end - 1] as Piece).width;
  let penalty = 0;
  const counted = countsUp(expected);
  const closing = (facts[end - 1] as Facts).terminal ? 0.8 : 0;
  const limit = Math.max(0, end - (short ? 4 : LONGEST.text));
  for (let from = end - 2; from >= limit; from -= 1) {
    const piece = pieces[from] as Piece;
    const torn = tornOff(piece.text, pieces[from - 1]?.text, isRowNumber(pieces, expected, from - 1));
    const inner = facts[from + 1] as Facts;
    const above = facts[from] as Facts;
    width = Math.max(width, piece.width);
    penalty += inner.group ? 12 : 0;
    penalty += inner.number ? (Number.parseInt((pieces[from + 1] as Piece).text, 10) === expected[from + 1] ? 8 : counted ? 0 : 6) : 0;
    penalty += inner.deadline ? 3 : 0;
    penalty += inner.units === 1 && !above.terminal ? 1.2 : inner.units === 1 ? 3 : 0;
    penalty += inner.first ? 1.5 : 0;
    penalty += inner.follows ? 0.1 : above.terminal ? 1.4 : piece.width < width * 0.6 && !/[、,]$/.test(piece.text) ? (piece.width <= 8 && width >= 16 ? 2.4 : 1.2) : 0.1;
    penalty += spaced && (pieces[from + 1] as Piece).gap ? 3 : 0;
    if (penalty > 16) return;
    length += piece.text.length;
    yield { from, score: (length >= 10 ? 3 : 0.5) + closing - penalty - torn - (above.number ? 5 : 0) - (above.deadline ? 3 : 0) - (above.units === 1 && piece.text.length < 40 ? 2 : 0) - (column === 'measure' ? 0 : 0.2) };
  }
}

/** Names one a line, or one name cut over two. */
function* unitCells(pieces: readonly Piece[], facts: readonly Facts[], expected: Int32Array, end: number, spaced: boolean, several: number): Generator<{ from: number; score: number }> {
  let joined = (pieces[end - 1] as Piece).text;
  if (!(facts[end - 1] as Facts).unitish) return;
  let penalty = 0;
  for (let from = end - 2; from >= Math.max(0, end - LONGEST.units); from -= 1) {
    const piece = pieces[from] as Piece;
    if (!(facts[from] as Facts).unitish || (facts[from] as Facts).terminal || (facts[from + 1] as Facts).group || joined.length + piece.text.length > 200) return;
    const name = piece.text.split(/[、,;]/).pop() as string;
    const ended = name === '' || looksLikeUnit(name) && (beginsAnew(joined) || looksLikeUnit(joined.split(/[、,;]/)[0] as string));
    // A list that parts its names with 、 does not part them with a line's end as well.
    const listed = ended && name !== '' && /[、,]/.test(piece.text + joined);
    // A name that is whole does not go on with words that make none.
    const overrun = !ended && looksLikeUnit(name) && !looksLikeUnit(name + (joined.split(/[、,;]/)[0] as string));
    joined = piece.text + (ended && name !== '' ? '、' : '') + joined;
    // Where it is open to which column a name belongs, one leads and the others help.
    penalty += (overrun ? 3 : 0) + 0.25 + (ended ? several : 0) + (listed ? 1.6 : 0) + (spaced && (pieces[from + 1] as Piece).gap ? (ended && !listed ? 1.2 : 2.5) : 0);
    yield { from, score: unitShare(joined) * 9 - 4.5 - penalty - tornOff(piece.text, pieces[from - 1]?.text, isRowNumber(pieces, expected, from - 1)) - (beginsAnew(piece.text) ? 0 : 1) };
  }
}

/** Dates, people and offices of a few words. */
function* shortCells(pieces: readonly Piece[], facts: readonly Facts[], end: number, column: Column, spaced: boolean): Generator<{ from: number; score: number }> {
  let joined = (pieces[end - 1] as Piece).text;
  let penalty = 0;
  for (let from = end - 2; from >= Math.max(0, end - LONGEST.other); from -= 1) {
    if ((facts[from + 1] as Facts).group && (pieces[from + 1] as Piece).text.length > 4) return;
    if (/。$/.test((pieces[from] as Piece).text)) penalty += 3;
    joined = (pieces[from] as Piece).text + joined;
    if (joined.length > 44) return;
    penalty += 0.4 + (spaced && (pieces[from + 1] as Piece).gap ? 2.5 : 0);
    yield { from, score: fit(joined, column, -1) - penalty };
  }
}

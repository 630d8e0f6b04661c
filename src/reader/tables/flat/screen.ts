/** Tables set in columns by white space: words stand near the left edge of their column, and a row's lines around its number. */
import { type Flow, flowOf } from '../../flow.ts';
import type { Line } from '../../text/lines.ts';
import { markerOf } from '../../text/markers.ts';
import type { Column } from '../columns.ts';
import { isDeadlineText, isTextColumn, isUnitColumn, unitShare } from './fit.ts';
import type { Head } from './table.ts';
import { wordsIn } from './words.ts';

export interface PlacedRow { readonly line: Line; /** Empty lines above. */ readonly gap: number }

interface Word { readonly text: string; readonly from: number; readonly to: number; readonly left: number; readonly right: number }
interface Edge { readonly left: number; readonly right: number }
/** Words of one line by column. */
type Placed = readonly { readonly column: number; readonly words: readonly Word[] }[];

/** Flows of each column of each row. */
export function rowsOnScreen(text: string, rows: readonly PlacedRow[], head: Head, edges: readonly number[]): Flow[][][] {
  const { placed } = [1, 2].map((wide) => place(text, rows, head, edges, wide)).sort((a, b) => a.cost - b.cost)[0] as Placement;
  const bounds = rowBounds(placed, rows, head);
  return bounds.map((from, r) => {
    const columns: Flow[][] = head.columns.map(() => []);
    for (const line of placed.slice(from, bounds[r + 1] ?? placed.length)) {
      for (const { column, words } of line) (columns[column] as Flow[]).push(flowOf(text, (words[0] as Word).from, (words[words.length - 1] as Word).to));
    }
    return columns;
  });
}

interface Placement { readonly placed: Placed[]; readonly cost: number }

const ROUNDS = 3;

/** Programs count a Chinese character as one column or as two; where the columns begin is learnt from the lines themselves. */
function place(text: string, rows: readonly PlacedRow[], head: Head, offsets: readonly number[], wide: number): Placement {
  const lines = rows.map(({ line }) => wordsOf(text, line, wide));
  const heads: Edge[] = head.texts.map((word, c) => ({ left: offsets[c] as number, right: (offsets[c] as number) + word.length })).map((edge, c) => (wide === 1 ? edge : { left: edge.left + sumWide(head.texts, c), right: edge.right + sumWide(head.texts, c + 1) }));
  let starts: (number | null)[] = head.columns.map(() => null);
  let placed: Placed[] = [];
  let cost = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    cost = 0;
    placed = lines.map((words) => { const found = placeLine(words, head.columns, heads, starts); cost += found.cost; return found.placed; });
    starts = head.columns.map((_, c) => median(placed.flatMap((line) => line.filter((one) => one.column === c).map((one) => (one.words[0] as Word).left))));
  }
  return { placed, cost: cost / wide };
}

function sumWide(texts: readonly string[], count: number): number {
  return texts.slice(0, count).reduce((sum, text) => sum + text.length, 0);
}

function wordsOf(text: string, line: Line, wide: number): Word[] {
  let at = line.start;
  let width = 0;
  return wordsIn(text, line).map((flow) => {
    const from = flow.offsets[0] as number;
    const to = flow.offsets[flow.text.length] as number;
    const reach = (end: number): number => { for (; at < end; at += 1) width += text.charCodeAt(at) > 0x2e7f ? wide : 1; return width; };
    const left = reach(from);
    return { text: flow.text, from, to, left, right: reach(to) };
  });
}

function median(values: readonly number[]): number | null {
  return values.length === 0 ? null : ([...values].sort((a, b) => a - b)[values.length >> 1] as number);
}

/** The cheapest way of giving the words of a line to columns, from left to right. */
function placeLine(words: readonly Word[], columns: readonly Column[], heads: readonly Edge[], starts: readonly (number | null)[]): { placed: Placed; cost: number } {
  let costs: number[] = [];
  const back: number[][] = [];
  words.forEach((word, k) => {
    const above = words[k - 1];
    const next: number[] = [];
    const from: number[] = [];
    columns.forEach((column, c) => {
      let best = k === 0 ? distance(word, c, heads, starts) : Number.POSITIVE_INFINITY;
      let origin = -1;
      if (above) {
        const gap = word.left - above.right;
        for (let p = 0; p <= c; p += 1) {
          const step = p === c ? (gap <= 1 ? (setsOffDigits(above.text, word.text) ? 0 : staysWhole(above.text, column) ? 4 : 2.5) : gap <= 3 ? 2.5 : 6) : distance(word, c, heads, starts) + (gap > 1 ? 0 : setsOffDigits(above.text, word.text) && !isDeadlineText(word.text) ? 3 : 0.5);
          const total = (costs[p] as number) + step;
          if (total < best) { best = total; origin = p; }
        }
      }
      next.push(best + misfit(word.text, column, k === words.length - 1 && k === 0));
      from.push(origin);
    });
    costs = next;
    back.push(from);
  });
  if (words.length === 0) return { placed: [], cost: 0 };
  let column = costs.indexOf(Math.min(...costs));
  const cost = costs[column] as number;
  const where: number[] = new Array<number>(words.length);
  for (let k = words.length - 1; k >= 0; k -= 1) { where[k] = column; column = (back[k] as number[])[column] as number; }
  const placed: { column: number; words: Word[] }[] = [];
  words.forEach((word, k) => {
    const last = placed[placed.length - 1];
    if (last && last.column === where[k]) last.words.push(word);
    else placed.push({ column: where[k] as number, words: [word] });
  });
  return { placed, cost };
}

/** A head may stand in the middle of a wide column, so before anything is known its column reaches to its neighbour. */
function distance(word: Word, c: number, heads: readonly Edge[], starts: readonly (number | null)[]): number {
  const start = starts[c];
  if (start !== null && start !== undefined) return Math.min(12, Math.abs(word.left - start) * 0.6);
  const edge = heads[c] as Edge;
  const floor = c === 0 ? 0 : (heads[c - 1] as Edge).right;
  return word.left < floor ? Math.min(12, floor - word.left) : word.left > edge.right ? Math.min(12, word.left - edge.right) : Math.min(2, Math.abs(word.left - edge.left) * 0.1);
}

/** Units of one cell are not parted by a space, so behind a whole list another column begins. */
function staysWhole(left: string, column: Column): boolean {
  return isUnitColumn(column) && !/[、,和及]$/.test(left) && unitShare(left) === 1;
}

function setsOffDigits(left: string, right: string): boolean {
  return /\d[%]?$/.test(left) !== /^\d/.test(right) && (/\d[%]?$/.test(left) || /^\d/.test(right));
}

/** What it costs that such a word stands in such a column. */
function misfit(text: string, column: Column, alone: boolean): number {
  const number = /^\d{1,3}[.、]?$/.test(text);
  if (column === 'number') return number || /^[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?$/.test(text) ? -2 : 20;
  if (column === 'deadline') return isDeadlineText(text) ? -2 : /^[\d年月日底前末长期持续坚推进常态实施完成以]/.test(text) && text.length <= 8 ? 0 : 4;
  if (isUnitColumn(column)) return /[。;%]/.test(text) || /\d/.test(text) ? 5 : unitShare(text) === 1 ? -1.5 : text.length > 14 ? 2 : 0;
  if (column === 'leader') return /[\d。;]/.test(text) ? 4 : text.length > 8 ? 2 : 0;
  if (isTextColumn(column)) return (text.length >= 3 && unitShare(text) === 1 ? 1.5 : 0) + (isDeadlineText(text) && !alone ? (text.length >= 5 ? 3 : 1) : 0);
  return 0;
}

/** First lines of the rows. */
function rowBounds(placed: readonly Placed[], rows: readonly PlacedRow[], head: Head): number[] {
  const number = head.columns.indexOf('number');
  const marks = placed.flatMap((line, k) => (number >= 0 && line.some((one) => one.column === number && /^\d/.test((one.words[0] as Word).text)) ? [k] : []));
  const bands = placed.flatMap((line, k) => (isBand(line, k, rows) ? [k] : []));
  if (marks.length < 2) return byGaps(rows, bands);
  const bounds = [0];
  marks.forEach((mark, n) => {
    const next = marks[n + 1];
    if (next === undefined) return;
    const start = bounds[bounds.length - 1] as number;
    let best = mark + 1;
    let bestScore = Number.NEGATIVE_INFINITY;
    for (let t = mark + 1; t <= next; t += 1) {
      const ends = endsMeasure(placed[t - 1] as Placed, head) ? 2 : 0;
      const score = Math.min(3, (rows[t] as PlacedRow).gap) * 2 + ends - 0.5 * Math.abs(t - (2 * mark - start + 1));
      if (score > bestScore) { best = t; bestScore = score; }
    }
    bounds.push(best);
  });
  const begins = fromTop(placed.length, marks, bounds, rows) ? marks : bounds;
  return [...new Set([...begins, ...bands, ...bands.map((k) => k + 1)])].filter((k) => k < placed.length).sort((a, b) => a - b);
}

/** Cells that begin in the line of their number: nothing stands above the first one, and numbers are not in the middle of their rows. */
function fromTop(count: number, marks: readonly number[], bounds: readonly number[], rows: readonly PlacedRow[]): boolean {
  if (marks[0] !== 0) return false;
  const numbered = new Set(marks);
  if (rows.some((row, k) => row.gap > 0 && k > 0 && !numbered.has(k))) return false;
  const aside = marks.map((mark, r) => mark - ((bounds[r] as number) + (bounds[r + 1] ?? count) - 1) / 2);
  return aside.some((off) => Math.abs(off) > 0.5) || aside.some((off) => off > 0) && aside.some((off) => off < 0);
}

/** 二、质量提升类（2项） alone between empty lines is a row of its own. */
function isBand(line: Placed, k: number, rows: readonly PlacedRow[]): boolean {
  const [only] = line;
  if (line.length !== 1 || !only || ((rows[k + 1] as PlacedRow | undefined)?.gap ?? 1) === 0 || (rows[k] as PlacedRow).gap === 0 && k > 0) return false;
  const words = only.words.map((word) => word.text).join('');
  const type = words.length > 4 ? markerOf(words)?.type : undefined;
  return type === 'han' || type === 'han-paren';
}

function endsMeasure(line: Placed, head: Head): boolean {
  const measure = line.find((one) => head.columns[one.column] === 'measure');
  return measure !== undefined && /[。;!]$/.test((measure.words[measure.words.length - 1] as Word).text);
}

/** Without numbers a row begins behind the wider kind of gap. */
function byGaps(rows: readonly PlacedRow[], bands: readonly number[]): number[] {
  const wide = rows.some((row) => row.gap >= 2) && rows.some((row) => row.gap === 1) ? 2 : 1;
  return [...new Set([0, ...rows.flatMap((row, k) => (row.gap >= wide ? [k] : [])), ...bands, ...bands.map((k) => k + 1)])].filter((k) => k < rows.length).sort((a, b) => a - b);
}

/**
 * Which column a word or line of a flattened table stands in, where nothing marks the bounds of cells:
 * the likeliest division of all of them into cells and rows. A cell may be cut over several lines.
 */
import type { Flow } from '../flow.ts';
import { parseNumeral } from '../numerals.ts';
import { markerOf } from '../text/markers.ts';
import { looksLikeUnit } from '../vocabulary/units.ts';
import type { Column } from './columns.ts';
import { fit, isDeadlineText, unitShare } from './fit.ts';

export interface Token { readonly flow: Flow; readonly line: number; /** It is the first of its line. */ readonly first: boolean; /** Empty lines above its line. */ readonly gap: number }
export interface Place { readonly column: number; /** A new row begins with it. */ readonly opens: boolean }

/** Longest cells that are tried, in tokens; what goes beyond is no table. */
const LONGEST: Readonly<Partial<Record<Column, number>>> = { number: 1, deadline: 8, leader: 8, office: 10, lead: 24, responsible: 24, cooperating: 24 };
const LONGEST_TEXT = 60;

const isText = (column: Column): boolean => column === 'measure' || column === 'goal' || column === 'workstream' || column === 'remark' || column === 'other';
const isUnits = (column: Column): boolean => column === 'lead' || column === 'responsible' || column === 'cooperating';

/** One place for each token. Linear in their number. */
export function assign(tokens: readonly Token[], columns: readonly Column[]): Place[] {
  const width = columns.length;
  const skip = columns.map((column) => (column === 'measure' ? 7 : column === 'cooperating' || column === 'remark' || column === 'other' || column === 'workstream' || column === 'goal' ? 0.6 : 1.6));
  const before = columns.map((_, c) => sum(skip.slice(0, c)));
  const after = columns.map((_, c) => sum(skip.slice(c + 1)));
  const traits = traitsOf(tokens);
  const best = tokens.map(() => new Float64Array(width).fill(Number.NEGATIVE_INFINITY));
  const from = tokens.map(() => new Int32Array(width));
  const origin = tokens.map(() => new Int8Array(width));
  for (let i = 0; i < tokens.length; i += 1) {
    const units = columns.some(isUnits) ? unitRuns(tokens, i) : [];
    for (let c = 0; c < width; c += 1) {
      const column = columns[c] as Column;
      const entry = enter(i, c);
      if (entry.score === Number.NEGATIVE_INFINITY) continue;
      cells(tokens, traits, i, column, units, (k, score) => {
        if (entry.score + score > (best[k] as Float64Array)[c]!) { (best[k] as Float64Array)[c] = entry.score + score; (from[k] as Int32Array)[c] = i; (origin[k] as Int8Array)[c] = entry.origin; }
      });
    }
  }
  function enter(i: number, c: number): { score: number; origin: number } {
    if (i === 0) return { score: -(before[c] as number), origin: -1 };
    let score = Number.NEGATIVE_INFINITY;
    let at = -1;
    const close = traits.mixed && (tokens[i] as Token).gap === 0 && (tokens[i] as Token).first ? 1 : 0;
    for (let p = 0; p < width; p += 1) {
      const base = (best[i - 1] as Float64Array)[p] as number - close;
      if (p < c && base - ((before[c] as number) - (before[p + 1] as number)) > score) { score = base - ((before[c] as number) - (before[p + 1] as number)); at = p; }
      const opened = base - (after[p] as number) - (before[c] as number) - (c === 0 || columns[0] !== 'number' ? 0 : 1);
      if (opened > score) { score = opened; at = p + width; }
    }
    return { score, origin: at };
  }
  return trace(tokens.length, width, best, from, origin, after);
}

function trace(count: number, width: number, best: readonly Float64Array[], from: readonly Int32Array[], origin: readonly Int8Array[], after: readonly number[]): Place[] {
  const path = new Array<Place>(count);
  let k = count - 1;
  let column = 0;
  for (let c = 1; c < width; c += 1) if ((best[k] as Float64Array)[c]! - (after[c] as number) > (best[k] as Float64Array)[column]! - (after[column] as number)) column = c;
  while (k >= 0) {
    const start = (from[k] as Int32Array)[column] as number;
    const came = (origin[k] as Int8Array)[column] as number;
    for (let i = start; i <= k; i += 1) path[i] = { column, opens: i === start && (came < 0 || came >= width) };
    k = start - 1;
    column = came >= width ? came - width : Math.max(came, 0);
  }
  return path;
}

interface Traits {
  /** It is the next number of the list. */
  readonly next: readonly boolean[];
  /** Numbers that follow on each other were seen, so another number is none of the list. */
  readonly counted: boolean;
  /** A whole list of units, a date, a number by themselves. */
  readonly apart: readonly number[];
  readonly opensGroup: readonly boolean[];
  /** Some lines follow on each other without an empty line and others don't. */
  readonly mixed: boolean;
}

function traitsOf(tokens: readonly Token[]): Traits {
  let expected = 1;
  const next = tokens.map(({ flow, first }, k) => {
    const value = /^\d{1,3}[.、]?$/.test(flow.text) ? Number.parseInt(flow.text, 10) : /^[(]?[一二三四五六七八九十]{1,3}[)]?$/.test(flow.text) ? (parseNumeral(flow.text.replace(/[()]/g, '')) ?? -1) : -1;
    const alone = first || tokens[k + 1]?.first !== false;
    if (value !== expected || !alone) return false;
    expected += 1;
    return true;
  });
  const apart = tokens.map(({ flow }, k) => (next[k] ? 6 : isDeadlineText(flow.text) && !/^(?:到|于|在)/.test(flow.text) ? 3 : flow.text.length >= 3 && flow.text.length <= 40 && unitShare(flow.text) === 1 ? 4 : 0));
  const lines = tokens.filter((token) => token.first);
  const tight = lines.filter((token) => token.gap === 0).length;
  return { next, counted: expected > 2, apart, opensGroup: tokens.map(({ flow }) => opensGroup(flow.text)), mixed: tight >= lines.length * 0.2 && tight <= lines.length * 0.9 };
}

/** Each cell of the column that could begin at token `i`, with its score. */
function cells(tokens: readonly Token[], traits: Traits, i: number, column: Column, units: readonly number[], found: (last: number, score: number) => void): void {
  if (isUnits(column)) { units.forEach((score, n) => found(i + n, score)); return; }
  const most = Math.min(tokens.length, i + (LONGEST[column] ?? LONGEST_TEXT));
  let joined = '';
  let joins = 0;
  for (let k = i; k < most; k += 1) {
    const token = tokens[k] as Token;
    if (k > i) joins += join(tokens, traits, k);
    joined += token.flow.text;
    if (column === 'number') { found(k, traits.next[k] ? 9 : fit(token.flow.text, 'number') - (traits.counted ? 6 : 0)); continue; }
    if (!isText(column)) { if (joined.length > 48) return; found(k, fit(joined, column) - joins * 0.4); continue; }
    if (k > i) joins += (traits.apart[k] as number) + ((traits.opensGroup[k] as boolean) ? 12 : 0);
    if (joined.length > 2000) return;
    const ends = /[。;!]$/.test(joined) ? 1 : 0;
    found(k, fit(joined, column) - joins + ends);
  }
}

/** What it costs that a cell goes on with this token. */
function join(tokens: readonly Token[], traits: Traits, k: number): number {
  const token = tokens[k] as Token;
  if (!token.first) return 0.1;
  return 0.2 + (/[。!]$/.test((tokens[k - 1] as Token).flow.text) ? 0.8 : 0) + (traits.mixed && token.gap > 0 ? 0.8 : 0);
}

/** Scores of lists of units that begin at token `i`, by their last token. */
function unitRuns(tokens: readonly Token[], i: number): number[] {
  const scores: number[] = [];
  let joined = '';
  let empty = 0;
  for (let k = i; k < Math.min(tokens.length, i + (LONGEST.lead as number)); k += 1) {
    joined += (tokens[k] as Token).flow.text;
    if (joined.length > 300) break;
    const share = unitShare(joined);
    empty = share === 0 ? empty + 1 : 0;
    if (empty > 2) break;
    scores.push(share * 9 - 4.5 - (/[、,和及]$/.test(joined) ? 5 : 0) - wholeLines(tokens, i, k));
  }
  return scores;
}

/** Names that are whole on their lines are rather the cells of several columns. */
function wholeLines(tokens: readonly Token[], i: number, k: number): number {
  let cost = 0;
  for (let j = i + 1; j <= k; j += 1) {
    const above = (tokens[j - 1] as Token).flow.text;
    cost += !/[、,;和及]$/.test(above) && looksLikeUnit(above) && looksLikeUnit((tokens[j] as Token).flow.text) ? 0.8 : 0.3;
  }
  return cost;
}

/** 二、… or （二）… begins a row of its own, never the second line of a cell. */
function opensGroup(text: string): boolean {
  const type = text.length <= 60 ? markerOf(text)?.type : undefined;
  return type === 'han' || type === 'han-paren' || type === 'chapter';
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

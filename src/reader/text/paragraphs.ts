/** From lines to paragraphs: hard-wrapped text is joined, a paragraph cut inside a word is mended, page numbers are passed over. */
import { type Flow, flowOf, joinFlows } from '../flow.ts';
import type { ParagraphBlock } from '../source.ts';
import { type Line, flowOfLine } from './lines.ts';
import { looksLikeUnit } from '../vocabulary/units.ts';
import { endsLikeTitle, isChrome } from '../vocabulary/papers.ts';
import { labelOf } from '../vocabulary/labels.ts';
import { markerOf } from './markers.ts';

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly flow: Flow;
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly align?: 'center' | 'right' | undefined;
  readonly level?: number | undefined;
  readonly bold?: boolean | undefined;
  readonly region?: ParagraphBlock['region'] | undefined;
  /** Empty lines above it. */
  readonly gap: number;
  /** A number inside a paragraph opened it: what closes that paragraph may close this one. */
  readonly glued?: boolean | undefined;
}

const TERMINALS = '。!?;:…”"』」.)]》！？；：）】〕］';
const LABEL_START = /^(?:附件|附表|附:|抄送|抄报|主送|公开方式|信息公开|注:|备注|联系人|联系电话|此件|\(此件|(?:责任|牵头|配合|负责|承办|协办|参与|主办|完成|时限|组织实施|落实|分管|实施)[^:。、]{0,8}:|-{2,})/;
const PAGE_NUMBER = /^(?:-+\d{1,3}-+|-+第?\d{1,3}页?-*|·\d{1,3}·|第\d{1,3}页(?:[,/]?共\d{1,3}页)?|\d{1,3}\/\d{1,3}|[-_=*]{3,})$/;

export function isPageNumber(text: string): boolean {
  return text.length <= 14 && PAGE_NUMBER.test(text);
}

/** The last character ends a sentence, or at least a passage. */
function isTerminal(text: string): boolean {
  return text !== '' && TERMINALS.includes(text[text.length - 1] as string);
}

/** The width at which a text was wrapped, in columns; 0 for a text that keeps a paragraph on a line. */
export function wrapWidth(text: string, lines: readonly Line[]): number {
  const shown = lines.filter((line) => !line.blank);
  if (shown.length < 8) return 0;
  const widest = widestOf(shown);
  if (widest > WIDEST || widest < 30) return 0;
  const full = shown.filter((line) => reachOf(line) >= widest - 6);
  const cut = full.filter((line) => !isTerminal(text.slice(line.start, line.end).trimEnd())).length;
  return full.length / shown.length >= 0.3 || cut >= 3 && full.length / shown.length >= 0.12 ? widest : 0;
}

/** No text is wrapped at more columns. */
const WIDEST = 150;

function reachOf(line: Line): number {
  return line.width + Math.min(line.indent, 4);
}

/** How far 98 of 100 lines reach at most; of lines that reach further than any wrapped text it is only said that they do. */
function widestOf(shown: readonly Line[]): number {
  const counts = new Uint32Array(WIDEST + 2);
  for (const line of shown) { const reach = Math.min(reachOf(line), WIDEST + 1); counts[reach] = (counts[reach] as number) + 1; }
  let before = 0;
  let reach = 0;
  while ((before += counts[reach] as number) <= Math.min(shown.length - 1, Math.floor(shown.length * 0.98))) reach += 1;
  return reach;
}

interface Open { readonly first: Line; /** Of the first line. */ readonly flow: Flow; readonly last: Line; readonly gap: number; /** Runs of lines with nothing between them. */ readonly runs: readonly (readonly [from: number, to: number])[]; /** Enough of its end to tell how it goes on. */ readonly tail: string; readonly count: number }

/** Paragraphs of the lines `[from, to)`. */
export function paragraphsOf(text: string, lines: readonly Line[], from: number, to: number, wrap: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: Open | null = null;
  let gap = 0;
  let interrupted = false;
  for (let i = from; i < to; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) { gap += 1; continue; }
    const flow = flowOfLine(text, line);
    if (isPageNumber(flow.text)) { interrupted = true; continue; }
    if (open && continues(open, line, flow, gap, wrap)) open = extended(open, line, flow, interrupted);
    else {
      if (open) paragraphs.push(closed(text, open));
      open = { first: line, flow, last: line, gap, runs: [[line.start, line.end]], tail: flow.text, count: 1 };
    }
    gap = 0;
    interrupted = false;
  }
  if (open) paragraphs.push(closed(text, open));
  return paragraphs;
}

const TAIL = 2000;

function extended(open: Open, line: Line, flow: Flow, interrupted: boolean): Open {
  const runs = interrupted ? [...open.runs, [line.start, line.end] as const] : [...open.runs.slice(0, -1), [(open.runs[open.runs.length - 1] as readonly [number, number])[0], line.end] as const];
  const tail = open.tail + flow.text;
  return { ...open, last: line, runs, tail: tail.length > 2 * TAIL ? tail.slice(-TAIL) : tail, count: open.count + 1 };
}

function closed(text: string, open: Open): Paragraph {
  const flow = open.count > 1 ? overLines(text, open) : open.flow;
  return { kind: 'paragraph', flow, start: flow.offsets[0] as number, end: open.last.end, indent: open.first.indent, gap: open.gap };
}

function overLines(text: string, { runs }: Open): Flow {
  const joined = joinFlows(runs.map(([start, end]) => flowOf(text, start, end)));
  return { ...joined, wrapped: true, turns: turnsOf(text, joined) };
}

/** Where the next visible character stands on another line of the source. */
function turnsOf(text: string, flow: Flow): number[] {
  const turns: number[] = [];
  for (let i = 1; i < flow.text.length; i += 1) {
    const from = flow.offsets[i - 1] as number;
    const to = flow.offsets[i] as number;
    if (to - from > 1 && /[\n\r]/.test(text.slice(from + 1, to))) turns.push(i);
  }
  return turns;
}

/** A number alone, or behind the title of its paper. */
const NUMBER_LINE = /^(?:[^。,;:]{1,20}|[^。,;:《(]{4,40}关于[^。,;:《]{4,80})\[\d{4}\]第?\d{1,5}号$/;

/** 2 推进…: a number parted from the words by white space, behind a full stop. */
function opensWithNumber(flow: Flow): boolean {
  const length = /^\d{1,2}(?=[\p{Script=Han}“])/u.exec(flow.text)?.[0].length ?? 0;
  return length > 0 && (flow.offsets[length] as number) - (flow.offsets[length - 1] as number) > 1;
}

/** 工作内容:… at the start of a line, whatever the line above ends with. */
function opensWithLabel(text: string): boolean {
  const colon = text.slice(0, 10).indexOf(':');
  return colon >= 4 && labelOf(text.slice(0, colon)) !== null;
}

function continues(before: Open, line: Line, flow: Flow, gap: number, wrap: number): boolean {
  const above = before.tail;
  const terminal = isTerminal(above);
  // What is told at the end, asked first: most paragraphs of a text that is not wrapped end so.
  if (wrap === 0 && (gap > 1 || terminal && !unbalanced(above))) return false;
  if (LABEL_START.test(flow.text) || line.tabbed || opensWithLabel(flow.text)) return false;
  if (isChrome(above) || isChrome(flow.text)) return false;
  const opened = unbalanced(above);
  const marker = markerOf(flow.text);
  // （ | 一）: the line ends inside the number
  if (gap <= 1 && /[([]$/.test(above) && /^[一二三四五六七八九十\d]{1,3}[)\]]/.test(flow.text)) return true;
  if (opened && gap <= 1 && above.length > 12 && !marker && !isChrome(above)) return true;
  if (marker || terminal && opensWithNumber(flow)) return false;
  if (NUMBER_LINE.test(flow.text) || NUMBER_LINE.test(above)) return false;
  if (wrap > 0) {
    if (!isFull(before.last, wrap) && (terminal || !isNearlyFull(before, line, wrap))) return false;
    if (line.indent >= 2 && line.indent > before.last.indent && terminal) return false;
    if (gap > 0 && terminal) return false;
    return true;
  }
  if (terminal || gap > 1) return false;
  if (endsLikeTitle(above) || /^[^。,;]{1,20}\[\d{4}\]\d+号/.test(flow.text) || endsWithUnits(above) && (gap > 0 || !goesOnWithUnits(flow.text))) return false;
  return above.length >= 12 && /[。;]/.test(above.slice(0, -1)) || above.length >= 38 && /[,、]/.test(above);
}

const UNITS_AT_END = /(?:单位|部门|处室|科室|股室|牵头|配合|领导|责任人)[^:。;]{0,4}:([^:。;]{2,200})$/;

/** A list of units, its last name whole: the paragraph ends there. */
function endsWithUnits(text: string): boolean {
  const found = UNITS_AT_END.exec(text.slice(-240));
  return found !== null && looksLikeUnit((found[1] as string).split(/[、,]/).pop() as string);
}

/** More names of the list above, or the sign before one. */
function goesOnWithUnits(text: string): boolean {
  return /^[、,;。)\]]/.test(text) || looksLikeUnit(text.slice(0, 60).split(/[、,;。)\]]/)[0] as string);
}

/** The line reaches the right edge, by its width or, where digits count as much as characters, by their number. */
function isFull(line: Line, wrap: number): boolean {
  return line.width + Math.min(line.indent, 4) >= wrap - 6 || line.indent <= 8 && line.end - line.start - line.indent >= wrap / 2 - 1;
}

/** In the middle of a sentence a line may end earlier: where only first lines are indented, the next one tells that it goes on. */
function isNearlyFull(before: Open, line: Line, wrap: number): boolean {
  return before.last.width + Math.min(before.last.indent, 4) >= wrap * (isHanging(before, line) ? 0.6 : 0.84);
}

/** Only the first line of the paragraph is indented, and this is none. */
function isHanging(before: Open, line: Line): boolean {
  return before.first.indent >= 2 && before.first.indent <= 6 && line.indent === 0;
}

/** An opening bracket in the last 200 characters that was never closed. */
function unbalanced(text: string): boolean {
  const tail = text.length > 200 ? text.slice(-200) : text;
  const open = Math.max(tail.lastIndexOf('('), tail.lastIndexOf('['));
  return open >= 0 && tail.indexOf(tail[open] === '(' ? ')' : ']', open) < 0;
}

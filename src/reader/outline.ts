/** The tree of numbered headings: which paragraph stands under which number. */
import { type Flow, isGap, slice } from './flow.ts';
import { DIGITS, kindsOf } from './scan.ts';
import type { Grid } from './tables/grid.ts';
import { parseNumeral } from './numerals.ts';
import { type Marker, type MarkerType, markerOf } from './text/markers.ts';
import type { Paragraph } from './text/paragraphs.ts';
import { isRuleAlone } from './units/lead-rule.ts';
import { labelOf } from './vocabulary/labels.ts';

export interface Segment {
  /** Without the marker that opens it. */
  readonly flow: Flow;
  readonly paragraph: Paragraph;
}

export interface Node {
  readonly marker: Marker | null;
  readonly type: MarkerType | 'root';
  /** The marker with its first paragraph or sentence; empty for the root. */
  readonly opening: Flow | null;
  readonly segments: Segment[];
  readonly children: Node[];
  readonly tables: Grid[];
  readonly parent: Node | null;
  /** Order of paragraphs and children, for a measure that goes on after its sub-points. */
  readonly depth: number;
  /** Its heading, once it was asked for. */
  heading: Flow | null;
}

export type Piece = Paragraph | Grid;

/** It stands in one paragraph with the number before it. */
export function isGlued(node: Node): boolean {
  return node.segments[0]?.paragraph.glued === true;
}

/** Rank by which a marker type nests when nothing was seen yet. */
const RANK: Readonly<Record<MarkerType, number>> = { chapter: 1, section: 2, style: 2.5, han: 3, article: 3.5, 'han-paren': 4, named: 4.5, digit: 5, 'decimal-2': 6, 'decimal-3': 7, 'digit-paren': 8, circled: 9, ordinal: 9.5, record: 5, dash: 10 };

/** Types that number the points inside one measure rather than measures, unless nothing else is numbered. */
export function isInnerType(type: MarkerType | 'root'): boolean {
  return type === 'digit-paren' || type === 'circled' || type === 'ordinal' || type === 'dash';
}

export function outlineOf(pieces: readonly Piece[]): Node {
  const root: Node = { marker: null, type: 'root', opening: null, segments: [], children: [], tables: [], parent: null, depth: 0, heading: null };
  let current = root;
  const spaced = spacedRuns(pieces);
  const named = pieces.some(opensSection) ? null : BARE_HEADING;
  for (const [piece, numbered] of splitGlued(pieces)) {
    if (piece.kind === 'grid') { current.tables.push(piece); continue; }
    if (numbered && isSaying(piece.flow, numbered)) { current.segments.push({ flow: slice(piece.flow, numbered.length, piece.flow.text.length), paragraph: piece }); continue; }
    const marker = numbered ?? spacedMarker(piece.flow, spaced.has(piece.start)) ?? styleMarker(piece) ?? (named?.test(piece.flow.text) ? { type: 'style', value: 0, length: 0, number: [0, 0] } : null);
    // It stands below the last measure and belongs to all of them.
    if (!marker && isRuleAlone(piece.flow)) continue;
    if (!marker) { current.segments.push({ flow: piece.flow, paragraph: piece }); continue; }
    const parent = parentFor(current, marker.type);
    const node: Node = { marker, type: marker.type, opening: piece.flow, segments: [], children: [], tables: [], parent, depth: parent.depth + 1, heading: null };
    node.segments.push({ flow: slice(piece.flow, marker.length, piece.flow.text.length), paragraph: piece });
    parent.children.push(node);
    current = node;
  }
  return root;
}

/** ——责任单位:… numbers nothing: it says who does what stands above. */
function isSaying(flow: Flow, marker: Marker): boolean {
  if (marker.type !== 'dash') return false;
  const colon = flow.text.indexOf(':', marker.length);
  const label = colon > 0 && colon <= marker.length + 10 ? labelOf(flow.text.slice(marker.length, colon)) : null;
  return label !== null && label !== 'measure' && label !== 'goal' && label !== 'workstream';
}

const mayName = (text: string): boolean => '重任行工专措举项计问'.includes(text[0] as string);
const SPACED_NAME = /^(?:重点)?(?:任务|行动|工程|专项|措施|举措|项目|计划|问题)([一二三四五六七八九十]{1,3}|\d{1,2})(?=[\p{Script=Han}“《])/u;

/** 行动二 某某行动: a name with its number, and nothing but white space before the heading. */
function spacedName(flow: Flow): Marker | null {
  const found = flow.text.length <= 60 && !/[。;,:]$/.test(flow.text) ? SPACED_NAME.exec(flow.text) : null;
  if (!found) return null;
  const [{ length }, written] = found as unknown as readonly [string, string];
  const parted = (flow.offsets[length] as number) - (flow.offsets[length - 1] as number) > 1;
  if (!parted && (flow.text.length > 30 || /^[期览致体定样般分年个项条次步]/.test(flow.text.slice(length)))) return null;
  return { type: 'named', value: parseNumeral(written) ?? 0, length, number: [length - written.length, length] };
}

/** `2 重点任务`: a number parted from its heading by white space only. */
function spacedMarker(flow: Flow, runs: boolean): Marker | null {
  const named = mayName(flow.text) ? spacedName(flow) : null;
  if (named) return named;
  const length = runs || flow.text.length <= 24 ? spacedNumber(flow) : 0;
  return length > 0 ? { type: 'digit', value: Number(flow.text.slice(0, length)), length, number: [0, length] } : null;
}

/** How many digits open the paragraph, parted from its words by white space only. */
function spacedNumber(flow: Flow): number {
  const length = /^\d{1,2}(?=[\p{Script=Han}“])/u.exec(flow.text)?.[0].length ?? 0;
  return length > 0 && (flow.offsets[length] as number) - (flow.offsets[length - 1] as number) > 1 ? length : 0;
}

/** Where paragraphs begin whose spaced numbers follow on each other: so they number also long ones. */
function spacedRuns(pieces: readonly Piece[]): ReadonlySet<number> {
  const found = new Set<number>();
  let last: { value: number; start: number } | null = null;
  for (const piece of pieces) {
    if (piece.kind === 'grid') continue;
    const length = spacedNumber(piece.flow);
    if (length === 0) continue;
    const value = Number(piece.flow.text.slice(0, length));
    if (last && value === last.value + 1) { found.add(last.start); found.add(piece.start); }
    last = { value, start: piece.start };
  }
  return found;
}

const SECTION_TYPES: ReadonlySet<MarkerType> = new Set<MarkerType>(['chapter', 'section', 'article', 'han', 'han-paren']);

function opensSection(piece: Piece): boolean {
  const type = piece.kind === 'paragraph' ? markerOf(piece.flow.text)?.type : undefined;
  return type !== undefined && SECTION_TYPES.has(type);
}

/** Headings of a paper whose sections bear no numbers. */
const BARE_HEADING = /^(?:总体要求|指导思想|基本原则|工作原则|总体目标|主要目标|工作目标|目标任务|总体思路|工作思路|基本情况|主要任务|重点任务|工作任务|重点工作|主要工作|主要措施|工作措施|政策措施|重点举措|主要举措|责任分工|实施步骤|工作步骤|进度安排|保障措施|组织保障|组织实施|组织领导|工作要求|有关要求|相关要求)$/;

function styleMarker(paragraph: Paragraph): Marker | null {
  return paragraph.level !== undefined && paragraph.flow.text.length <= 40 && !/[。;,:]$/.test(paragraph.flow.text) ? { type: 'style', value: 0, length: 0, number: [0, 0] } : null;
}

/** Back to the nearest open node of the same type, else to the innermost one that ranks above it. */
function parentFor(current: Node, type: MarkerType): Node {
  for (let node: Node | null = current; node; node = node.parent) if (node.type === type && node.parent) return node.parent;
  for (let node: Node | null = current; node; node = node.parent) if (node.type === 'root' || RANK[node.type] < RANK[type]) return node;
  return current;
}

const HAN_SIGNS = '一二三四五六七八九十';
const GLUED = new RegExp(`(?:\\d{1,3}[.、](?:(?!\\d)|(?=(?:19|20)\\d{2}年|\\d{1,2}月))|\\([${HAN_SIGNS}]{1,3}\\)|[${HAN_SIGNS}]{1,3}、)`, 'y');
/** What a sentence ends with, and what a number begins with. */
const ENDS = kindsOf([[1, '。!?);:']]);
const OPENS = kindsOf([[1, `${DIGITS}(${HAN_SIGNS}`]]);

/** Where numbers stand right behind a sentence, or behind white space inside the line. */
function gluedIn(flow: Flow): number[] {
  const { text } = flow;
  const found: number[] = [];
  for (let at = 1; at < text.length; at += 1) {
    if (OPENS[text.charCodeAt(at)] === 0 || ENDS[text.charCodeAt(at - 1)] === 0 && !isGap(flow, at)) continue;
    GLUED.lastIndex = at;
    if (GLUED.test(text)) found.push(at);
  }
  return found;
}

/** A number glued to the sentence before it opens a paragraph of its own where it goes on from the last of its kind. Each with the number that opens it. */
function* splitGlued(pieces: readonly Piece[]): Generator<readonly [Piece, Marker | null]> {
  const last = new Map<MarkerType, number>();
  for (const piece of pieces) {
    if (piece.kind === 'grid') { yield [piece, null]; continue; }
    const opening = markerOf(piece.flow.text);
    if (opening) last.set(opening.type, opening.value);
    let from = 0;
    if (piece.flow.text.length > 30) {
      const found = gluedIn(piece.flow).map((at) => ({ at, marker: markerOf(piece.flow.text.slice(at, at + 24)) }));
      const seconds = new Map<MarkerType, number>();
      for (const [k, { marker }] of found.entries()) if (marker?.value === 2) seconds.set(marker.type, k);
      for (const [k, { at, marker }] of found.entries()) {
        if (!marker || at === 0 || piece.flow.text[at - 1] === ';' && opening?.type !== marker.type) continue;
        const expected = (last.get(marker.type) ?? 0) + 1;
        const restarts = marker.value === 1 && opening?.type !== marker.type && ((seconds.get(marker.type) ?? -1) > k || marker.type === 'han' && piece.flow.text[at - 1] === ':');
        if (marker.value !== expected && !restarts) continue;
        if (marker.value === expected && !last.has(marker.type) && !restarts) continue;
        last.set(marker.type, marker.value);
        yield numbered(part(piece, from, at));
        from = at;
      }
    }
    yield from === 0 ? [piece, opening] : numbered(part(piece, from, piece.flow.text.length));
  }
}

function numbered(paragraph: Paragraph): readonly [Paragraph, Marker | null] {
  return [paragraph, markerOf(paragraph.flow.text)];
}

function part(piece: Paragraph, from: number, to: number): Paragraph {
  const flow = slice(piece.flow, from, to);
  return { ...piece, glued: from > 0, flow, start: flow.offsets[0] as number, end: (flow.offsets[flow.text.length - 1] as number) + 1 };
}

/** The heading as written: marker and first sentence, without a bracket of units. */
export function headingFlow(node: Node): Flow {
  node.heading ??= writtenHeading(node);
  return node.heading;
}

function writtenHeading(node: Node): Flow {
  const opening = node.opening as Flow;
  const marker = node.marker as Marker;
  const stop = /[。:(;]|$/.exec(opening.text.slice(marker.length)) as RegExpExecArray;
  let end = marker.length + stop.index;
  if (opening.text[end] === '(') {
    const close = opening.text.indexOf(')', end);
    const inside = close > 0 ? opening.text.slice(end + 1, close) : '';
    end = close > 0 && inside.length <= 12 && !/单位|部门|[处科股]室|责任|牵头|负责|配合/.test(inside) ? close + 1 + ((/[。:(;]|$/.exec(opening.text.slice(close + 1)) as RegExpExecArray).index) : end;
  }
  return slice(opening, 0, Math.max(end, marker.length));
}

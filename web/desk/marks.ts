/** The marks that a reading leaves on its paper, and how a passage is cut at their edges. */
import type { Span } from '#kernel';
import type { Reading, Severity } from '#reader/model';
import type { Anchor } from './anchor.ts';

export const MARK_KINDS = ['lead', 'cooperating', 'deadline', 'target', 'parameter'] as const;
export type MarkKind = (typeof MARK_KINDS)[number];

export interface Mark {
  readonly start: number;
  readonly end: number;
  readonly anchor: Anchor;
  readonly kind: MarkKind | 'finding';
  readonly severity?: Severity;
}

/** `chosen` is pinned by a click, `sought` and `found` are the place shown and the other places of a word, `hovered` follows the pointer, `within` is the rest of a chosen task. */
export type Emphasis = 'chosen' | 'sought' | 'found' | 'hovered' | 'within';
export interface Stress { readonly span: Span; readonly emphasis: Emphasis }

export interface Segment {
  readonly start: number;
  readonly end: number;
  readonly kind: MarkKind | null;
  readonly severity: Severity | null;
  readonly emphasis: Emphasis | null;
  /** The things this passage belongs to, smallest first. */
  readonly anchors: readonly Anchor[];
}

const PLACES_OF_A_NOTE = 2;

const NONE: ReadonlySet<number> = new Set();

/** All marks of a reading, by start. @param settled findings that need no look any more */
export function marksOf(reading: Reading, settled: ReadonlySet<number> = NONE): Mark[] {
  const marks: Mark[] = [];
  const add = (kind: Mark['kind'], anchor: Anchor, span: Span, severity?: Severity): void => {
    if (span[1] > span[0]) marks.push(severity === undefined ? { start: span[0], end: span[1], anchor, kind } : { start: span[0], end: span[1], anchor, kind, severity });
  };
  reading.tasks.forEach((task, t) => {
    task.responsibilities.forEach((one, i) => add(one.role === 'cooperating' ? 'cooperating' : 'lead', `t${t}.r${i}`, one.span));
    task.deadlines.forEach((one, i) => add('deadline', `t${t}.d${i}`, one.span));
    if (task.recurrence) add('deadline', `t${t}.e`, task.recurrence.span);
    task.targets.forEach((one, i) => add('target', `t${t}.g${i}`, one.span));
  });
  reading.targets.forEach((one, i) => add('target', `s${i}`, one.span));
  reading.parameters.forEach((one, i) => add('parameter', `p${i}`, one.span));
  reading.findings.forEach((finding, i) => {
    if (settled.has(i)) return;
    // A note on the whole document ("13 of 22 have no deadline") would put its sign on every line; the list of findings leads to its places.
    if (finding.severity === 'note' && finding.spans.length > PLACES_OF_A_NOTE) return;
    for (const span of finding.spans) add('finding', `f${i}`, span, finding.severity);
  });
  return marks.sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Where one unit is asked for, of the units only its own words are marked. */
export function marksOfUnit(marks: readonly Mark[], reading: Reading, unit: string | null): readonly Mark[] {
  if (unit === null) return marks;
  return marks.filter(({ kind, anchor }) => {
    if (kind !== 'lead' && kind !== 'cooperating') return true;
    const [task, part] = anchor.split('.') as [string, string];
    return reading.tasks[Number(task.slice(1))]?.responsibilities[Number(part.slice(1))]?.unit === unit;
  });
}

/** Finds marks that touch a range; marks are few and short, so one long one does not slow the rest much. */
export class MarkIndex {
  readonly marks: readonly Mark[];
  readonly #reach: Int32Array;

  constructor(marks: readonly Mark[]) {
    this.marks = marks;
    this.#reach = new Int32Array(marks.length);
    let reach = 0;
    marks.forEach((mark, i) => { reach = Math.max(reach, mark.end); this.#reach[i] = reach; });
  }

  /** Marks that share at least one character with `[start, end)`. */
  touching(start: number, end: number): Mark[] {
    let low = 0;
    let high = this.marks.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#reach[middle] as number) <= start) low = middle + 1;
      else high = middle;
    }
    const found: Mark[] = [];
    for (let i = low; i < this.marks.length; i += 1) {
      const mark = this.marks[i] as Mark;
      if (mark.start >= end) break;
      if (mark.end > start) found.push(mark);
    }
    return found;
  }
}

const SEVERITY_ORDER: readonly Severity[] = ['error', 'warning', 'note'];
const EMPHASIS_ORDER: readonly Emphasis[] = ['chosen', 'sought', 'found', 'hovered', 'within'];

/** Cuts `[start, end)` wherever a mark or a stress begins or ends; the segments join to exactly that range. */
export function segmentsOf(start: number, end: number, marks: readonly Mark[], stresses: readonly Stress[]): Segment[] {
  const edges = new Set([start, end]);
  const cut = (a: number, b: number): void => {
    if (a > start && a < end) edges.add(a);
    if (b > start && b < end) edges.add(b);
  };
  for (const mark of marks) cut(mark.start, mark.end);
  for (const { span } of stresses) cut(span[0], span[1]);
  const order = [...edges].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < order.length; i += 1) {
    const from = order[i] as number;
    const to = order[i + 1] as number;
    const over = marks.filter((mark) => mark.start < to && mark.end > from).sort((a, b) => (a.end - a.start) - (b.end - b.start));
    const valued = over.filter((mark) => mark.kind !== 'finding');
    const severities = over.flatMap((mark) => mark.severity ?? []);
    const emphases = stresses.filter(({ span }) => span[0] < to && span[1] > from).map((stress) => stress.emphasis);
    segments.push({
      start: from, end: to,
      kind: (valued[0]?.kind as MarkKind | undefined) ?? null,
      severity: SEVERITY_ORDER.find((one) => severities.includes(one)) ?? null,
      emphasis: EMPHASIS_ORDER.find((one) => emphases.includes(one)) ?? null,
      anchors: [...valued, ...over.filter((mark) => mark.kind === 'finding')].map((mark) => mark.anchor),
    });
  }
  return segments;
}

/** What stands at an offset or in chosen words: the smallest value first, then the task around it. */
export function anchorIn(reading: Reading, index: MarkIndex, start: number, end: number, prefer: Anchor | null): Anchor | null {
  const touched = index.touching(start, Math.max(end, start + 1)).filter((mark) => mark.kind !== 'finding')
    .sort((a, b) => (a.end - a.start) - (b.end - b.start));
  const preferred = touched.find((mark) => prefer !== null && mark.anchor.split('.')[0] === prefer.split('.')[0]);
  const best = preferred ?? touched[0];
  if (best) return best.anchor;
  const task = reading.tasks.findIndex(({ span }) => span[0] < Math.max(end, start + 1) && span[1] > start);
  return task < 0 ? null : `t${task}`;
}

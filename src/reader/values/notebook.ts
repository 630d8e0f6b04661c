/** What has been read so far of one passage, and what the next number may lean on. */
import type { Basis, Comparator } from '../model.ts';
import type { Clause } from './clauses.ts';
import type { DateMark } from './dates.ts';
import type { Figure } from './figures.ts';
import type { FoundParameter, FoundTarget, Passage, ValueContext } from './model.ts';
import { COUNT_VERBS, SUBJECT_VERBS } from './words.ts';

export const WINDOW = 90;
export const REACH = 60;

/** The verb of a list, and in which order it counts: 新建幼儿园16所、小学4所 or 建成1所中学、1所小学. `least`: 至少 before the verb holds for all. */
export interface Carry { readonly verb: string; readonly order: 'noun-first' | 'number-first'; readonly part: number; readonly to: number; readonly kind: Figure['kind']; readonly least: Comparator | null; readonly scope: string | null }
interface Memory { carry: Carry | null; /** Names of the last row of measures, and its sentence. */ row: { names: readonly string[]; sentence: number } | null; lastMetric: string | null; lastUnit: string; lastSentence: number; lastTold: boolean; head: { text: string; sentence: number } | null; lastTo: number; told: number; clause: Clause | null; index: number; ruled: { to: number; unit: string; part: number } | null }

export interface Notebook {
  readonly text: string;
  readonly raw: string;
  readonly mask: Uint8Array;
  readonly dates: readonly DateMark[];
  readonly context: ValueContext;
  readonly targets: FoundTarget[];
  readonly parameters: FoundParameter[];
  readonly memory: Memory;
  nextDate: number;
  /** Whether a verb begins here. */
  readonly isVerb: (at: number) => boolean;
}

export function notebookFor(flow: Passage, mask: Uint8Array, dates: readonly DateMark[], context: ValueContext): Notebook {
  const { text, raw } = flow;
  const isVerb = (at: number): boolean => COUNT_VERBS.startingAt(text, at) !== '' || SUBJECT_VERBS.startingAt(text, at) !== '';
  const memory: Memory = { carry: null, row: null, lastMetric: null, lastUnit: '', lastSentence: -1, lastTold: false, head: null, lastTo: 0, told: -1, clause: null, index: 0, ruled: null };
  return { text, raw, mask, dates, context, targets: [], parameters: [], memory, nextDate: 0, isVerb };
}

export function push(n: Notebook, clause: Clause, figure: Figure, from: number, to: number, metric: string, comparator: Comparator | null, scope: string | null, inferred: boolean, year?: number | null): void {
  const name = metric.replace(/^(?:共|累计|总共)(?=(?:开展|培训|新增|建设|招聘|组织).{2})/, '').replace(/^[的、,“"]+(?=[^”"]*$)/, '').replace(/(?<=.{3})(?:(?:提高|提升|增加|降低|下降|减少|控制)[到至在]|达到)$/, '').slice(0, 80);
  if (name.length < 2) return;
  n.targets.push({
    from, to, metric: name,
    comparator: comparatorOf(figure, comparator),
    value: figure.value, valueMax: figure.valueMax, unit: figure.unit,
    year: year === undefined ? yearAt(n, figure.from) : year,
    basis: basis(n, clause, figure), scope,
    ...(inferred ? { inferred: true } : {}),
  });
  n.memory.lastMetric = name;
  n.memory.lastSentence = clause.sentence;
  n.memory.lastUnit = figure.unit;
  n.memory.lastTold = false;
  n.memory.lastTo = to;
}

export function basis(n: Notebook, clause: Clause, figure: Figure): Basis {
  if (perYear(n, clause, figure)) return 'per-year';
  return /累计|总计|共计|合计/.test(n.text.slice(Math.max(clause.from, figure.from - REACH), figure.from)) ? 'cumulative' : 'at-date';
}

export function perYear(n: Notebook, clause: Clause, figure: Figure): boolean {
  return /(?<!每[生人校班户])(?:每年|每学年|年均|每年度)(?!自然|的|浓度)/.test(n.text.slice(Math.max(clause.from, figure.from - REACH), figure.from));
}

export function yearsIn(n: Notebook, from: number, to: number): number[] {
  return datesWithin(n, from - 40, to).filter((date) => date.year !== null && date.role !== 'start').map((date) => date.year as number);
}

/** At most twelve dates that stand in `[from, to)`, in order. */
export function datesWithin(n: Notebook, from: number, to: number): DateMark[] {
  while (n.nextDate < n.dates.length && (n.dates[n.nextDate] as DateMark).from < to) n.nextDate += 1;
  const found: DateMark[] = [];
  for (let i = n.nextDate - 1; i >= 0 && found.length < 12; i -= 1) {
    const date = n.dates[i] as DateMark;
    if (date.from < from) break;
    if (date.to <= to) found.unshift(date);
  }
  return found;
}

/** The year said last before the number. */
export function yearAt(n: Notebook, at: number): number | null {
  while (n.nextDate < n.dates.length && (n.dates[n.nextDate] as DateMark).from < at) n.nextDate += 1;
  for (let i = n.nextDate - 1; i >= 0 && i > n.nextDate - 6; i -= 1) {
    const date = n.dates[i] as DateMark;
    if (date.from >= at) continue;
    if (date.year !== null && date.role === 'period' && /期间|时期/.test(n.text.slice(date.to - 2, date.to + 2)) && (at - date.to > WINDOW || n.text.slice(date.to, at).includes('。'))) continue;
    if (date.year !== null && (date.role === 'deadline' || date.role === 'period')) return date.year;
    if (date.year !== null && date.role === 'mention' && (/^(?:的|达到?|为|至)?$/.test(n.text.slice(date.to, Math.min(at, date.to + 4))) || ofThem(n.text, date, at))) return date.year;
  }
  return n.context.inheritedYear ?? n.context.titleYear;
}

/** 其中2017年新建5所、改扩建12所. */
function ofThem(text: string, date: DateMark, at: number): boolean {
  return text.endsWith('其中', date.from) && at - date.to <= 24 && !/[,。;]/.test(text.slice(date.to, at));
}

export function comparatorOf(figure: Figure, comparator: Comparator | null): Comparator {
  if (comparator === 'eliminate') return 'eliminate';
  if (figure.after === '~') return '~';
  if (figure.valueMax !== null && (comparator === null || comparator === '=' || comparator === '>=')) return 'range';
  if (figure.after === '<=' || figure.after === '>=') return comparator === '<' || comparator === '<=' ? comparator : figure.after;
  return comparator ?? '=';
}

/** Numbers that stand in a row: 分别达到65%和55%, 小学4所、初中1所, 2025年3个、2026年4个. */
import { isNoun, skipJoint, skipOf } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { metricBefore, publish, stageOf } from './heads.ts';
import { changeAt } from './change.ts';
import { DATE } from './mask.ts';
import type { FoundTarget } from './model.ts';
import { WINDOW, comparatorOf, datesWithin, push, yearsIn, type Notebook } from './notebook.ts';
import { rule } from './rule.ts';
import { nounEnd, only, splitNames, splitSubjects, subjectOf, type Chain, type Place } from './subject.ts';
import { ADVERBS, COMPARATORS, MEASURE_END, STAGES, comparing } from './words.ts';

/** What may stand between two numbers of a row. */
const BESIDE = /^(?:、|和|及|以及|与|,)?(?:不低于|以上)?$/;

/** For each figure of the clause: where the row ends in which it stands with those behind it. */
export function rowEnds({ text }: Notebook, { figures, to }: Clause): readonly number[] {
  const ends = figures.map((_, i) => i + 1);
  for (let i = figures.length - 2; i >= 0; i -= 1) {
    const [figure, next] = [figures[i] as Figure, figures[i + 1] as Figure];
    if (next.from < to && BESIDE.test(text.slice(figure.to, next.from))) ends[i] = ends[i + 1] as number;
  }
  return ends;
}

/** A和B分别达到65%和55%. */
export function respectively(n: Notebook, clause: Clause, group: readonly Figure[], low: number, chain: Chain): boolean {
  const subject = subjectOf(n.text, n.raw, n.mask, low, chain.at);
  if (subject.to - subject.from < 2) return sameRow(n, clause, group, chain);
  let parts = splitSubjects(n.text, n.mask, subject.from, subject.to);
  if (parts.length !== group.length) parts = splitNames(n.text, n.mask, subject.from, subject.to);
  const degrees = parts.length === 3 && group.length === 2 ? stagesAndDegrees(n, parts) : null;
  const stages = parts.length === 1 && group.length > 1 ? stagesOfRow(n, clause, group.length, parts[0] as Place) : null;
  const names = degrees ?? stages ?? namesOf(n, clause, parts, parts.length === group.length, subject);
  n.memory.row = stages ? n.memory.row : parts.length === group.length ? { names, sentence: clause.sentence } : null;
  const near = yearsIn(n, low, (group[0] as Figure).from);
  const years = near.length === group.length ? near : listedYears(n, chain.at);
  group.forEach((figure, i) => {
    const part = parts.length === group.length ? (parts[i] as Place) : subject;
    const name = (names[i] ?? (names[0] as string)) + (chain.word.startsWith('分别占') ? '占比' : '');
    const to = (i === 0 ? figure : (group.at(i) as Figure)).to;
    push(n, clause, { ...figure, after: figure.after || (group.at(-1) as Figure).after }, part.from, to, name, chain.comparator === '=' ? '=' : chain.comparator, subject.scope, true, years.length === group.length ? years[i] : undefined);
  });
  return true;
}

/** 小学、初中生均面积分别达到…,生均设备值分别达到…: the stages of the row before, for another measure. */
function stagesOfRow(n: Notebook, clause: Clause, count: number, own: Place): string[] | null {
  const { row } = n.memory;
  if (row === null || row.names.length !== count || clause.sentence !== row.sentence || STAGES.startingAt(n.text, own.from, own.to)) return null;
  const stages = row.names.map((name) => name.slice(0, stageOf(name, 0, name.length)));
  return stages.every((stage, k) => stage !== '' && stages.indexOf(stage) === k) ? stages.map((stage) => stage + n.raw.slice(own.from, own.to)) : null;
}

/** 小学、初中专任教师中专科以上、本科以上学历比例: a degree for each stage. */
function stagesAndDegrees(n: Notebook, parts: readonly Place[]): string[] | null {
  const [one, both, last] = parts.map((part) => n.raw.slice(part.from, part.to)) as [string, string, string];
  const stage = stageOf(both, 0, both.length);
  const degree = /(?:专科|本科|大专|研究生)(?:及?以上)?$/.exec(both);
  const shared = last.indexOf('学历');
  if (STAGES.startingAt(one, 0) !== one || stage === 0 || degree === null || shared < 0 || !/^(?:专科|本科|大专|研究生)/.test(last)) return null;
  const middle = both.slice(stage, degree.index);
  return [one + middle + degree[0] + last.slice(shared), both.slice(0, stage) + middle + last];
}

/** …;2030年分别达到98%和99%: the measures of the row before, for another year. */
function sameRow(n: Notebook, clause: Clause, group: readonly Figure[], chain: Chain): boolean {
  const { row } = n.memory;
  const listed = chain.respectively && row?.names.length !== group.length ? measuresBefore(n, clause, group) : null;
  if (listed) {
    const start = skipJoint(n, chain.at, (group[0] as Figure).from);
    group.forEach((figure, k) => push(n, clause, figure, start, figure.to, listed[k] as string, chain.comparator, null, true));
    return true;
  }
  if (!chain.respectively || row === null || row.names.length !== group.length || clause.sentence - row.sentence > 1) return false;
  const from = skipJoint(n, chain.at, (group[0] as Figure).from);
  group.forEach((figure, k) => push(n, clause, figure, from, figure.to, row.names[k] as string, chain.comparator, null, true));
  return true;
}

/** 到2018年,A达到85%,B达到93%;到2020年分别达到88%、95%: what the sentence has measured so far, where it is as many as the numbers. */
function measuresBefore(n: Notebook, clause: Clause, group: readonly Figure[]): string[] | null {
  const from = Math.max(0, clause.from - SENTENCE);
  const start = from + n.text.slice(from, clause.from).lastIndexOf('。') + 1;
  const before = n.targets.slice(-group.length - 1).filter((target) => target.from >= start);
  return before.length === group.length && before.every((target, k) => target.unit === (group[k] as Figure).unit) ? before.map((target) => target.metric) : null;
}

/** 到2022年和2030年,…: the years that the sentence lists before this place; none where they do not stand side by side. */
export function listedYears(n: Notebook, at: number): number[] {
  const from = Math.max(0, at - SENTENCE);
  const start = from + n.text.slice(from, at).lastIndexOf('。') + 1;
  const dates = datesWithin(n, start, at).filter((date) => date.year !== null && date.role === 'deadline');
  const first = dates.findIndex((date, k) => /^[和、与及]$/.test(n.text.slice(date.to, dates[k + 1]?.from ?? date.to)));
  if (first < 0) return [];
  let last = first;
  while (last + 1 < dates.length && /^[和、与及]$/.test(n.text.slice((dates[last] as { to: number }).to, (dates[last + 1] as { from: number }).from))) last += 1;
  return last < dates.length - 1 ? [] : dates.slice(first, last + 1).map((date) => date.year as number);
}

/** How far back a sentence is looked at for its years. */
const SENTENCE = 160;

/** A、B和C比2020年分别提高2个、3个和5个百分点: how many numbers were read so, of the row of figures `[i, end)`. */
export function changes(n: Notebook, clause: Clause, i: number, end: number, low: number): number {
  const first = clause.figures[i] as Figure;
  if (end - i < 2 || first.kind !== 'points' && first.kind !== 'percent') return 0;
  const at = changeAt(n, first, low);
  if (at === null || !at.respectively) return 0;
  const group = clause.figures.slice(i, end);
  const subject = subjectOf(n.text, n.raw, n.mask, low, at.subjectTo);
  if (subject.to - subject.from < 2) return 0;
  let parts = splitSubjects(n.text, n.mask, subject.from, subject.to);
  if (parts.length !== group.length) parts = splitNames(n.text, n.mask, subject.from, subject.to);
  if (parts.length !== group.length) return 0;
  const names = namesOf(n, clause, parts, true, subject);
  group.forEach((figure, k) => push(n, clause, figure, (parts[k] as Place).from, figure.to, `${names[k] ?? ''}${at.word}`, '>=', subject.scope, true));
  return group.length;
}

/** 小学、初中专任教师本科以上学历比例 → 小学专任教师本科以上学历比例, 初中专任教师本科以上学历比例. */
export function namesOf(n: Notebook, clause: Clause, parts: readonly Place[], matched: boolean, subject: Place): string[] {
  const { text, raw } = n;
  if (!matched) return [raw.slice(subject.from, subject.to)];
  const [first, last] = [parts[0] as Place, parts.at(-1) as Place];
  const stage = STAGES.endingAt(text, first.to, first.from);
  if (stage && first.to - stage.length > first.from && MEASURE_END.endingAt(text, first.to - stage.length, first.from)) {
    const head = raw.slice(first.from, first.to - stage.length);
    return parts.map((part, i) => (i === 0 ? raw.slice(part.from, part.to) : head + raw.slice(part.from, part.to)));
  }
  const own = parts.map((part) => raw.slice(part.from, part.to));
  // 中、高级岗位比例: the rank that both share is said once
  const rank = parts.length === 2 && /[初中高]$/.test(own[0] as string) ? /^[初中高]级(?=.{2})/.exec(own[1] as string) : null;
  if (rank) return [`${own[0]}${(own[1] as string).slice(1)}`, own[1] as string];
  if (MEASURE_END.endingAt(text, first.to, first.from)) return own;
  const common = stageOf(text, last.from, last.to);
  const suffix = degreeBehind(own) ?? (common > 0 ? raw.slice(last.from + common, last.to) : behindKin(raw.slice(first.from, first.to), raw.slice(last.from, last.to)) || endOf(text, last));
  if (suffix) return own.map((name, i) => (i === own.length - 1 ? name : name + suffix));
  const head = metricBefore(n, clause) ?? '';
  return own.map((name) => head + name);
}

/** 小学本科以上、高中研究生｜学历教师占比: degrees share what stands behind them. */
function degreeBehind(own: readonly string[]): string | null {
  const last = own[own.length - 1] as string;
  const at = last.indexOf('学历');
  return at > 0 && own.slice(0, -1).every((name) => /(?:本科|专科|大专|研究生)(?:及?以上)?$/.test(name)) ? last.slice(at) : null;
}

/** 死亡率, 入学率: the word that the others leave out. */
function endOf(text: string, { from, to }: Place): string {
  const end = MEASURE_END.endingAt(text, to, from);
  return end === '率' && to - from > 5 ? text.slice(text.startsWith('持证', to - 5) ? to - 5 : to - 3, to) : end;
}

/** 小规模学校和寄宿制学校｜办学条件达标率: what stands behind the word that both names end with. */
function behindKin(first: string, last: string): string {
  const at = first.length < 3 ? -1 : last.indexOf(first.slice(-2), 1);
  return at < 0 ? '' : last.slice(at + 2);
}

/** 2021年、2022年分别新建幼儿园3所、4所: the same thing for other years; how many of the row of figures `[i, end)` behind the first were read so. */
export function repeats(n: Notebook, clause: Clause, i: number, end: number): number {
  const first = clause.figures[i] as Figure;
  if (end - i < 2) return 0;
  const head = n.text.slice(Math.max(clause.from, first.from - WINDOW), first.from);
  const years = yearsIn(n, Math.max(clause.from - 40, first.from - WINDOW), first.from);
  if (!head.includes('分别') && years.length !== end - i) return 0;
  const group = clause.figures.slice(i, end);
  if (group.some((figure) => figure.unit !== first.unit)) return 0;
  const target = n.targets.at(-1) as FoundTarget;
  const named = years.length >= group.length ? years.slice(-group.length) : [];
  n.targets[n.targets.length - 1] = { ...target, year: named[0] ?? target.year };
  for (let k = 1; k < group.length; k += 1) {
    const figure = group[k] as Figure;
    n.targets.push({ ...target, to: figure.to, value: figure.value, valueMax: figure.valueMax, comparator: comparatorOf(figure, target.comparator), year: named[k] ?? target.year, inferred: true });
  }
  n.memory.lastTo = (group.at(-1) as Figure).to;
  return group.length - 1;
}

/** 生均图书达到小学30册、初中40册: the measure stands before both. */
export function stagedMeasure(n: Notebook, clause: Clause, figure: Figure, low: number, chain: Chain): number | null {
  const { text, raw } = n;
  const stage = STAGES.endingAt(text, figure.from, low);
  const word = stage ? COMPARATORS.endingAt(text, figure.from - stage.length, low) : '';
  if (!word || !comparing(word).predicate) return null;
  const subject = subjectOf(text, raw, n.mask, low, figure.from - stage.length - word.length);
  // 公用经费定额提高50元,达到小学720元: the measure stands in the clause before
  const head = subject.to - subject.from >= 2 ? raw.slice(subject.from, subject.to) : clause.opener === ',' && n.memory.lastUnit === figure.unit ? metricBefore(n, clause) : null;
  if (head === null) return null;
  n.memory.head = { text: head, sentence: clause.sentence };
  if (figure.kind === 'term') return SERVICE.test(head) ? rule(n, figure, chain, low, figure.to, head.replace(/^的[^的]{1,12}?[、和及或与]/, '') + stage) : null;
  push(n, clause, figure, subject.textFrom, figure.to, head + stage, comparing(word).comparator, subject.scope, true);
  return figure.to;
}

const SERVICE = /(?:任教|任职|从教|服务|工作|交流|轮岗)$/;

/** 小学4所 after 新建公办幼儿园16所; 1所优质小学 after 办好1所优质中学. */
export function carriedOn(n: Notebook, clause: Clause, figure: Figure, low: number, high: number, chain: Chain, subject: Place & { scope: string | null }): number | null {
  const carry = n.memory.carry;
  if (!carry || carry.part !== clause.part || low - carry.to > 40) return null;
  const text = n.text;
  const begin = skipJoint(n, Math.max(low, carry.to), figure.from);
  // 新建宿舍6栋、1.2万平方米: the same thing by another measure
  if (carry.kind !== figure.kind && carry.order === 'noun-first' && begin === figure.from && n.memory.lastMetric !== null && /^(?:size|money)$/.test(figure.kind) && !/[\u4e00-\u9fff]/.test(n.text[figure.to] ?? '')) {
    push(n, clause, figure, figure.from, figure.to, n.memory.lastMetric, chain.comparator, subject.scope, true);
    return figure.to;
  }
  if (carry.kind !== figure.kind && !/[、和及]/.test(n.text[begin - 1] ?? '')) {
    const measure = figure.kind === 'size' && MEASURE_END.endingAt(n.text, subject.to, subject.from) !== '' && subject.to === chain.at;
    return measure ? publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope) : null;
  }
  const own = Math.max(begin, Math.min(subject.from, subject.to));
  if (carry.order === 'noun-first' && subject.to > own && isNoun(n, own, subject.to) && subject.to - own <= 24) {
    const name = n.raw.slice(own, subject.to);
    // (其中:甲市35所、乙县12所): the same thing, place by place
    const whole = clause.bracket !== null && PLACE_NAME.test(name) ? lastOfUnit(n, figure.unit, figure.from) : null;
    push(n, clause, figure, own, figure.to, whole?.metric ?? carry.verb + name, chain.comparator, whole ? name : subject.scope, whole !== null || carry.verb !== '');
    n.memory.carry = { ...carry, to: figure.to };
    return figure.to;
  }
  if (only(text, begin, chain.at, ADVERBS)) {
    const start = skipOf(text, figure.to);
    const end = nounEnd(text, n.mask, start, high, n.isVerb);
    if (end - start < 2 || (end < high && !/[、和及与,。;]/.test(text[end] as string) && !/[、和及与]/.test(text[begin - 1] ?? ''))) return null;
    push(n, clause, figure, begin < figure.from ? begin : figure.from, end, carry.verb + n.raw.slice(start, end), chain.comparator ?? carry.least, subject.scope ?? carry.scope, carry.verb !== '');
    n.memory.carry = { ...carry, order: 'number-first', to: end };
    return end;
  }
  return null;
}

const PLACE_NAME = /^[\u4e00-\u9fff]{1,5}[市县区州盟旗]$/;

/** How far back a sum is looked for whose parts are told. */
const SUM_WITHIN = 120;

/** The last target of that unit, if it stands near: what 其中 divides. */
export function lastOfUnit(n: Notebook, unit: string, at: number): FoundTarget | null {
  for (const target of n.targets.slice(-6).reverse()) if (target.unit === unit && at - target.to < SUM_WITHIN) return target;
  return null;
}

/** 全县通过验收,其中2023年2个、2025年3个: what the clause before says, year by year. */
export function yearByYear(n: Notebook, clause: Clause, figure: Figure, chain: Chain, subject: Place & { scope: string | null }): number | null {
  const { text, raw } = n;
  if (subject.from < subject.to && !/^其中$/.test(text.slice(subject.from, subject.to))) return null;
  if (!((n.mask[figure.from - 1] as number) & DATE) || !/^(?:thing|person|size|money)$/.test(figure.kind) || /[\u4e00-\u9fff]/.test(text[figure.to] ?? '')) return null;
  const known = n.memory.head;
  const list = n.memory.carry?.part === clause.part && n.memory.lastSentence === clause.sentence && n.memory.lastUnit === figure.unit;
  let head = known?.sentence === clause.sentence ? known.text : list ? n.memory.lastMetric : null;
  if (head === null && /^其中/.test(text.slice(clause.from, figure.from))) {
    head = lastOfUnit(n, figure.unit, figure.from)?.metric ?? null;
    if (head !== null) n.memory.head = { text: head, sentence: clause.sentence };
  }
  if (head === null) {
    const before = /[^,。;:!?]{4,40},$/.exec(text.slice(Math.max(0, clause.from - 41), clause.from))?.[0];
    if (!before || !/^其中/.test(text.slice(clause.from, figure.from))) return null;
    const at = clause.from - before.length;
    head = [...raw.slice(at, clause.from - 1)].filter((_, i) => !((n.mask[at + i] as number) & DATE)).join('');
    n.memory.head = { text: head, sentence: clause.sentence };
  }
  push(n, clause, figure, Math.min(chain.at, figure.from), figure.to, head, chain.comparator, null, true);
  return figure.to;
}

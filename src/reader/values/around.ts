/** The words around a number: its verb, the name it counts, the scope it holds for. */
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { ROUND } from './mask.ts';
import { WINDOW, type Notebook } from './notebook.ts';
import { only, subjectOf, type Place } from './subject.ts';
import { ADVERBS, COUNT_VERBS, STRONG_VERBS } from './words.ts';

export function verbAt(n: Notebook, from: number, to: number): { at: number; word: string } | null {
  let limit = to;
  for (let tries = 0; tries < 6; tries += 1) {
    const found = COUNT_VERBS.lastWithin(n.text, from, limit);
    if (!found) return null;
    const masked = (n.mask[found.at] as number) & ROUND && !((n.mask[to - 1] as number) & ROUND);
    const loose = found.word.length === 1 && !only(n.text, found.at + 1, to, ADVERBS);
    if (!masked && !loose && !isNominal(n, found)) return found;
    limit = found.at;
  }
  return null;
}

/** 建设 in 标准化建设, 培训 in 培训基地 are parts of names. */
export function isNominal(n: Notebook, found: { at: number; word: string }): boolean {
  const before = n.text.slice(Math.max(0, found.at - 2), found.at);
  if (/[化型类性基]$/.test(before)) return true;
  const after = n.text.slice(found.at + found.word.length, found.at + found.word.length + 3);
  if (/^(?:率|费(?!用)|者|点(?!面)|规模|标准(?!化)|面积|总量|期)/.test(after) && !/^(?:新增|新建|建成)$/.test(found.word)) return true;
  if (/^(?:基地|工作(?!室|站|坊)|机构|比例|人员|总数|中心|量(?!化)|对象|金|款)/.test(after) && !/^(?:新增|建设|新建|建成)$/.test(found.word)) return true;
  return /^(?:招聘|招收|建设|培训|资助|改造|培养|奖励|补助|扶持|帮扶|交流|招生|评估|扩建|改善|维修|加固|修缮|升级|整治|维修改造|改造提升|改造升级)$/.test(found.word) && /^(?:改造|提升|经费|资金|项目|计划|工程|任务|时间|条件|课程|基地|标准(?!化)|规模|面积|用地|水平|成效|质量|体系)/.test(after);
}

export function governsFigure(verb: string, figure: Figure, between: string): boolean {
  if (STRONG_VERBS.startingAt(verb, 0) === verb) return !(figure.inWords && figure.value === 1 && /^[个项支条种门]$/.test(figure.unit) && !/至少/.test(between));
  if (verb === '有') return /至少|均|都|各|每/.test(between) || false;
  if (figure.inWords && /^[个项条门]$/.test(figure.unit)) return false;
  if (figure.kind === 'person' && figure.after !== '' && figure.after !== '~') return false;
  if (verb === '完成' && /^(?:thing|size|person|money)$/.test(figure.kind)) return true;
  return /^(?:所|名|人|人次|家|间|套|台|亩|元|万元|亿元|平方米|个|项|门|学位|张|户|村|座|栋|园|校|班|课时|学时|小时|分钟|节|件|场|部|册|本|对|组)$/.test(figure.unit);
}

/** A name without verbs in it, short. */
export function isNoun(n: Notebook, from: number, to: number): boolean {
  if (to - from > 40 || to - from < 1) return false;
  const slice = n.text.slice(from, to);
  return !/[,。;!?]/.test(slice) && !/(?:达到|不低于|不少于|超过|进行|开展|给予|通过|依托|加强)|[与向对从由在]$/.test(slice);
}

/** 新建、改扩建: the verbs before belong to the last. */
export function firstVerb(n: Notebook, at: number, floor: number): number {
  let first = at;
  for (let steps = 0; steps < 3; steps += 1) {
    const joint = /[、和及或]/.test(n.text[first - 1] ?? '') ? 1 : 0;
    const verb = STRONG_VERBS.endingAt(n.text, first - joint, floor);
    if (verb.length < 2) break;
    first = first - joint - verb.length;
  }
  return first;
}

export function scopeBefore(n: Notebook, clause: Clause, at: number): string | null {
  const slice = n.text.slice(Math.max(clause.from, at - 50), at);
  const found = /(?:每(?!年|学年|学期|月|周|天|日|季|半年|生|百|千|万|两)(?:一)?(?:个|所|名|位)?|各(?!新建|建|设|创|培|自|级|类|项|门|方面))[^,。]{1,12}?(?=至少|都|均|要|建|办|有|新|创|设|配|重点|培)/.exec(slice);
  return found ? found[0].replace(/(?:力争|确保|争取|原则上|要)+$/, '') : null;
}

/** 在人口大镇新建, 在城区建设: where the verb acts. */
export function placeBefore(n: Notebook, clause: Clause, verbAt: number): string | null {
  const end = trimAdverbs(n.text, clause.from, verbAt);
  return /(?:^|[,。;、:()]|\d年)在([\u4e00-\u9fff]{0,10}(?:大镇|乡镇|[镇乡村]|城区|新区|老区|地区|片区|园区|城镇|农村|县城|市区))$/.exec(n.text.slice(Math.max(clause.from, end - 20), end))?.[1] ?? null;
}

/** The passage begins with what still belongs to the number: 每个市县, 力争 left out. */
export function startOf(n: Notebook, clause: Clause, verbAt: number, figureAt: number): number {
  const low = Math.max(clause.from, figureAt - WINDOW, n.memory.lastTo);
  const subject = subjectOf(n.text, n.raw, n.mask, low, verbAt);
  let start = Math.min(subject.textFrom, verbAt);
  if (verbAt - start > 50) start = verbAt;
  return skipJoint(n, Math.min(start, figureAt), figureAt);
}

export function skipJoint(n: Notebook, from: number, limit: number): number {
  let at = from;
  while (at < limit && /[、,和及与]/.test(n.text[at] as string)) at += 1;
  return at;
}

export function marginBefore(n: Notebook, at: number, low: number): number {
  const found = /(?:不低于|不少于|至少|约|近|超过|了|不超过|达)+$/.exec(n.text.slice(Math.max(low, at - 6), at));
  return found ? found[0].length : 0;
}

export function isMeasured(figure: Figure): boolean {
  return figure.unit === '倍' || figure.kind === 'percent' || figure.kind === 'ratio' || figure.kind === 'fraction';
}

/** After the number: 的 and closing brackets belong to nothing. */
export function skipOf(text: string, at: number): number {
  return text[at] === '的' ? at + 1 : at;
}

export function trimAdverbs(text: string, from: number, to: number): number {
  let end = to;
  for (let steps = 0; steps < 4; steps += 1) {
    const word = ADVERBS.endingAt(text, end, from);
    if (!word) break;
    end -= word.length;
  }
  return end;
}

export function trimPlace(text: string, place: Place): Place {
  let { from, to } = place;
  while (from < to && (/[、,的]/.test(text[from] as string) || (/[“"]/.test(text[from] as string) && !/[”"]/.test(text.slice(from + 1, to))))) from += 1;
  while (to > from && /[、,的]/.test(text[to - 1] as string)) to -= 1;
  return { from, to };
}

export function withoutVerbs(metric: string): string {
  let at = 0;
  for (let verb = STRONG_VERBS.startingAt(metric, at); verb && at + verb.length < metric.length; verb = STRONG_VERBS.startingAt(metric, at)) {
    at += verb.length;
    if (/[、和及]/.test(metric[at] as string)) at += 1;
  }
  return metric.slice(at);
}

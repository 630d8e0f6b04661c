/** Numbers that rule rather than aim: 不足100人的教学点, 按每生每年800元, 连续任职超过三届. */
import { isMeasured, skipOf, verbAt } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { publish } from './heads.ts';
import { ROUND } from './mask.ts';
import { REACH, WINDOW, type Notebook } from './notebook.ts';
import { nounEnd, only, subjectOf, type Chain, type Place } from './subject.ts';
import { ADVERBS, COUNT_VERBS, RULING_BEFORE, SCOPES, STAGES, STRONG_VERBS } from './words.ts';

/** 不足100人的教学点, 按100人的标准, 每生每年800元, 连续任职超过三届: numbers that rule. */
export function conditional(n: Notebook, figure: Figure, chain: Chain, low: number, clause: Clause): boolean {
  const text = n.text;
  if (PER_PEOPLE.test(text.slice(Math.max(clause.from, figure.from - WINDOW), Math.min(clause.to, figure.to + 8)))) return true;
  const before = text.slice(Math.max(low, chain.at - 14), figure.from);
  if (/(?:按照?|依照|参照)[^,。;]*$/.test(before) && !STRONG_VERBS.lastWithin(text, Math.max(low, chain.at - 6), chain.at)) return true;
  if (/^的(?:标准|比例|要求|原则)/.test(text.slice(figure.to, figure.to + 3)) && /按照?|依照|参照/.test(text.slice(Math.max(clause.from, figure.from - 24), figure.from))) return true;
  if (chain.perHead && !chain.predicate) return true;
  const after = text.slice(figure.to, Math.min(clause.to, figure.to + 8));
  if (/^的[^,。;]{2,16}(?:分配|用于|投向|安排)/.test(text.slice(figure.to, Math.min(clause.to, figure.to + 24)))) return false;
  if (/^的(?!目标|要求|任务|比例|水平|标准|指标|速度|规模|基础|总体|增长|$)/.test(after) || /^(?:者|时|且(?!占|达|不[低少]|超|力争|增)|的,|的$)/.test(after) || (after === '的' || after.startsWith('的)'))) {
    const verb = verbAt(n, low, chain.at);
    const direct = verb !== null && only(text, verb.at + verb.word.length, chain.at, ADVERBS);
    const subject = subjectOf(text, n.raw, n.mask, low, chain.at);
    const opens = subject.from >= subject.to || only(text, subject.from, subject.to, SCOPES);
    if (!direct && !(opens && isMeasured(figure)) && (chain.predicate || figure.after !== '' || chain.word !== '') && !(opens && !chain.predicate && n.memory.carry && /[、和及]/.test(text[chain.at - 1] ?? ''))) return true;
  }
  if (/^[\u4e00-\u9fff]{2,4}以[上下]的/.test(after)) return true;
  // 招收5名以上残疾学生的普通学校应当设立: who does so is described
  if (figure.after === '>=' && chain.comparator === null && chain.at - clause.from <= 4 && /^[\u4e00-\u9fff]{2,8}的[\u4e00-\u9fff]{2,10}?(?:应|须|要|至少|设立|配备|建立)/.test(text.slice(figure.to, Math.min(clause.to, figure.to + 24)))) return true;
  return /^(?:不足|不满|满|未满|未达到|不到)$/.test(chain.word) && !isMeasured(figure);
}

/** 每5000人口配建1所: how much is due for so many people. */
const PER_PEOPLE = /每(?:新增)?\d[\d.]{0,6}[千万]?人口?(?:至少|应|须|要|原则上){0,2}(?:配建|配套建设)/;

export function rule(n: Notebook, figure: Figure, chain: Chain, low: number, high: number, named?: string): number | null {
  const text = n.text;
  if (figure.unit === '' && figure.kind === 'plain') return null;
  if (figure.unit === '日' && text[figure.to] === '前') return null;
  // 召开一次专题会议: a meeting is a duty, no number
  if (/^[次场]$/.test(figure.unit) && figure.inWords && figure.value === 1 && !chain.comparator && /^[^,。;]{0,12}会议?/.test(text.slice(figure.to, Math.min(high, figure.to + 16)))) return null;
  const place = clauseAround(n, figure);
  const start = subjectOf(text, n.raw, n.mask, Math.max(low, place.from), figure.from);
  const begin = Math.min(start.from, chain.at);
  const noun = skipOf(text, figure.to);
  const end = nounEnd(text, n.mask, noun, Math.min(high, place.to), n.isVerb);
  let to = end > noun ? end : figure.to;
  for (let word = to < place.to ? COUNT_VERBS.endingAt(text, to, figure.to) : ''; word; word = COUNT_VERBS.endingAt(text, to, figure.to)) to -= word.length;
  to -= /(?:予以?|可|也|应|须|均|都|至少|不再?)*$/.exec(text.slice(figure.to, to))?.[0].length ?? 0;
  if (to <= noun) to = figure.to;
  const left = n.raw.slice(begin, Math.max(begin, chain.at)).replace(LEADING, '').replace(/[的、,和及或]+$/, '').replace(BESIDE, '');
  const right = figure.kind === 'term' && left.length >= 2 ? '' : conditionOf(n.raw.slice(noun, Math.max(noun, to)));
  const listed = n.memory.ruled?.part === n.memory.clause?.part && ROW.test(text.slice(n.memory.ruled?.to, figure.from)) && figure.from - (n.memory.ruled?.to ?? 0) <= 2;
  const subject = named ?? (listed && left === '' ? (n.parameters.at(-1)?.subject ?? '') : left + right || n.raw.slice(noun, Math.min(place.to, figure.to + 12)).replace(/^(?:至少|应当?|须|可)+/, ''));
  if (figure.kind === 'percent' && only(subject, 0, subject.length, COUNT_VERBS)) return null;
  n.memory.ruled = { to: figure.to, unit: figure.unit, part: n.memory.clause?.part ?? -1 };
  const last = n.parameters.at(-1);
  if (last && last.from === place.from && last.to === place.to && last.value === figure.value && last.unit === figure.unit) return figure.to;
  const plain = subject || n.raw.slice(place.from, figure.from) + n.raw.slice(figure.to, place.to);
  const said = plain.replace(/(?:不少于|不低于|不超过|至少|全)$/, '').replace(/可?不?(?:再|单独)(?=.{2})[^的]*$/, '');
  n.parameters.push({ from: place.from, to: place.to, subject: said || plain, value: figure.value, valueMax: figure.valueMax, unit: figure.unit });
  return figure.to;
}

const LEADING = /^(?:[、,和及或与]|其中|同时)+/;
/** …的校长和｜在同一所学校连续任教: the end of the rule before. */
const BESIDE = /^的[^的]{1,12}?[、和及或与]/;
/** What stands between two numbers of one rule: 20年以上、15年以上和10年以上. */
const ROW = /^[、和及或与]?$/;
/** So many numbers in a clause are a table that was run together, and each stands for itself. */
const MOST_IN_A_CLAUSE = 8;

/** 60名｜幼儿以上的建制村都有…: the rule is about what the condition describes. */
function conditionOf(words: string): string {
  const described = /^[\u4e00-\u9fff]{1,4}以[上下]的([\u4e00-\u9fff]{2,}?)(?:都|均|应|须|要|可|有|$)/.exec(words);
  return described ? (described[1] as string) : words;
}

/** The whole clause that says the rule, or its part between two 、 where each part has a number of its own. */
function clauseAround(n: Notebook, figure: Figure): Place {
  const { text, mask } = n;
  const clause = n.memory.clause as Clause;
  let { from, to } = clause;
  if (clause.bracket !== null) {
    from = clause.bracket;
    while (from > 0 && clause.bracket - from < REACH && !STOP.test(text[from - 1] as string)) from -= 1;
    while (to < text.length && to - clause.to < REACH && (((mask[to] as number) & ROUND) || !STOP.test(text[to] as string))) to += 1;
  }
  const { figures } = clause;
  const [before, after] = [figures[n.memory.index - 1], figures[n.memory.index + 1]];
  const many = figures.length > MOST_IN_A_CLAUSE;
  if (clause.bracket === null && (many || text[(figures.at(-1) as Figure).to] !== '的')) {
    if (before) from = Math.max(from, many ? before.to : 0, jointBefore(text, Math.max(before.to, figure.from - WINDOW), figure.from));
    if (after) to = Math.min(to, many ? after.from : to, jointAfter(text, figure.to, Math.min(after.from, figure.to + WINDOW)) ?? to);
  }
  from = Math.max(from, figure.from - WINDOW);
  to = Math.min(to, figure.to + WINDOW);
  from += /^(?:\s|\d{1,2}[.)](?!\d)|\([一二三四五六七八九十\d]{1,3}\)|[、,和及或与])*/.exec(text.slice(from, figure.from))?.[0].length ?? 0;
  return { from, to };
}

function jointBefore(text: string, from: number, to: number): number {
  const at = text.slice(from, to).lastIndexOf('、');
  return at < 0 ? 0 : from + at + 1;
}

function jointAfter(text: string, from: number, to: number): number | null {
  const at = text.slice(from, to).indexOf('、');
  return at < 0 ? null : from + at;
}

const STOP = /[,。;:!?]/;

/** Years of service, days of notice, times a month: they rule, unless a measure such as 年限 or 时间 is to reach them. */
export function term(n: Notebook, clause: Clause, figure: Figure, low: number, high: number, chain: Chain, subject: Place & { scope: string | null; textFrom: number }): number | null {
  if (figure.kind === 'multiple' && chain.predicate && subject.to - subject.from >= 2) return publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope);
  const measured = /(?:年限|寿命|时间|时长|倍|次数|天数|总量)$/.test(n.text.slice(subject.from, subject.to));
  if (chain.predicate && measured && !/任教|任职|服务|从教|聘期|公示|任期|交流|轮岗/.test(n.text.slice(subject.from, subject.to))) {
    return publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope);
  }
  const stage = listedWith(n, figure);
  if (stage !== null) return rule(n, figure, chain, low, high, stage === '' ? undefined : sisterOf(n.parameters.at(-1)?.subject ?? '', stage));
  if (chain.predicate || chain.word === '至少' || figure.after !== '' || RULING_BEFORE.endingAt(n.text, figure.from, low)) return rule(n, figure, chain, low, high);
  return null;
}

/** 连续任教达到初中9年、小学12年: what follows in the row rules as the first does. The stage between, '' without one; null: no row. */
function listedWith(n: Notebook, figure: Figure): string | null {
  const { ruled, clause } = n.memory;
  if (!ruled || ruled.part !== clause?.part || ruled.unit !== figure.unit || figure.from - ruled.to > 12) return null;
  const between = n.text.slice(ruled.to, figure.from).replace(/^[、和及或与]/, '');
  return between.length < figure.from - ruled.to && STAGES.endingAt(between, between.length) === between ? between : null;
}

function sisterOf(subject: string, stage: string): string {
  const own = STAGES.endingAt(subject, subject.length);
  return own ? subject.slice(0, subject.length - own.length) + stage : stage;
}

/** Numbers to reach and numbers that rule, clause by clause. */
import type { Basis, Comparator } from '../model.ts';
import { readClauses, type Clause } from './clauses.ts';
import type { DateMark } from './dates.ts';
import { readFigures, type Figure } from './figures.ts';
import { DATE, ROUND } from './mask.ts';
import type { FoundParameter, FoundTarget, Passage, ValueContext } from './model.ts';
import { chainBefore, nounEnd, only, splitNames, splitSubjects, subjectOf, type Chain, type Place } from './subject.ts';
import {
  ADVERBS, CHANGE_DOWN, CHANGE_UP, COMPARATORS, COUNT_VERBS, GRANTING, MEASURE_END, NAMED_AFTER, NAMING, OPENERS, PAST, RULING_BEFORE, SCOPES, STAGES, STRONG_VERBS, SUBJECT_VERBS, TELLING, WANTING, comparing,
} from './words.ts';

const WINDOW = 90;
const REACH = 60;

interface Carry { readonly verb: string; readonly order: 'noun-first' | 'number-first'; readonly part: number; readonly to: number; readonly kind: Figure['kind'] }
interface Memory { carry: Carry | null; lastMetric: string | null; lastUnit: string; lastSentence: number; lastTold: boolean; head: { text: string; sentence: number } | null; lastTo: number; told: number }

export interface Numbers { readonly targets: FoundTarget[]; readonly parameters: FoundParameter[] }

export function readNumbers(flow: Passage, mask: Uint8Array, dates: readonly DateMark[], context: ValueContext): Numbers {
  const figures = readFigures(flow.text, flow.raw, mask);
  if (figures.length === 0) return { targets: [], parameters: [] };
  const reader = new NumberReader(flow, mask, dates, context);
  for (const clause of readClauses(flow.text, mask, figures)) reader.read(clause);
  return { targets: reader.targets, parameters: reader.parameters };
}

class NumberReader {
  readonly targets: FoundTarget[] = [];
  readonly parameters: FoundParameter[] = [];
  private readonly memory: Memory = { carry: null, lastMetric: null, lastUnit: '', lastSentence: -1, lastTold: false, head: null, lastTo: 0, told: -1 };
  private readonly text: string;
  private readonly raw: string;
  private nextDate = 0;
  private readonly mask: Uint8Array;
  private readonly dates: readonly DateMark[];
  private readonly context: ValueContext;

  constructor(flow: Passage, mask: Uint8Array, dates: readonly DateMark[], context: ValueContext) {
    this.text = flow.text;
    this.raw = flow.raw;
    this.mask = mask;
    this.dates = dates;
    this.context = context;
  }

  read(clause: Clause): void {
    let floor = clause.from;
    let baseline: number | null = null;
    const figures = clause.figures;
    for (let i = 0; i < figures.length; i += 1) {
      const figure = figures[i] as Figure;
      if (figure.from < floor) continue;
      const next = figures[i + 1];
      const low = Math.max(floor, figure.from - WINDOW);
      const beyond = next && next.from > figure.to ? next.from : clause.to;
      const high = Math.min(clause.to, beyond, figure.to + REACH);
      const source = this.baselineAt(figure, low, clause.to);
      if (source !== null) { baseline = source; continue; }
      const chain = chainBefore(this.text, this.mask, low, figure.from);
      if (chain.respectively) {
        const group = this.group(figures, i, clause);
        if (group.length > 1 && this.respectively(clause, group, low, chain)) { i += group.length - 1; floor = (group.at(-1) as Figure).to; baseline = null; continue; }
      }
      if (chain.predicate && next && isMeasured(figure) && baseline === null) {
        const group = this.group(figures, i, clause);
        const subject = group.length > 1 ? subjectOf(this.text, this.raw, this.mask, low, chain.at) : null;
        if (subject && splitSubjects(this.text, this.mask, subject.from, subject.to).length === group.length && this.respectively(clause, group, low, chain)) { i += group.length - 1; floor = (group.at(-1) as Figure).to; continue; }
      }
      if (next && this.inName(figure, next)) continue;
      const staged = chain.comparator === null ? this.staged(clause, figure, low) : null;
      if (staged !== null) { floor = staged; continue; }
      const before = this.targets.length;
      floor = this.one(clause, figure, low, high, chain, baseline) ?? floor;
      const repeated = next && this.targets.length === before + 1 && floor === figure.to && !isMeasured(figure) ? this.repeats(clause, figures, i) : 0;
      if (repeated > 0) { i += repeated; floor = (figures[i] as Figure).to; }
      baseline = null;
    }
  }

  /** 生均图书达到小学30册、初中40册: the measure stands before both. */
  private staged(clause: Clause, figure: Figure, low: number): number | null {
    const { text, raw } = this;
    const stage = STAGES.endingAt(text, figure.from, low);
    const word = stage ? COMPARATORS.endingAt(text, figure.from - stage.length, low) : '';
    if (!word || !comparing(word).predicate) return null;
    const subject = subjectOf(text, raw, this.mask, low, figure.from - stage.length - word.length);
    if (subject.to - subject.from < 2) return null;
    const head = raw.slice(subject.from, subject.to);
    this.memory.head = { text: head, sentence: clause.sentence };
    if (figure.kind === 'term') return null;
    this.push(clause, figure, subject.textFrom, figure.to, head + stage, comparing(word).comparator, subject.scope, true);
    return figure.to;
  }

  /** 2021年、2022年分别新建幼儿园3所、4所: the same thing for other years. */
  private repeats(clause: Clause, figures: readonly Figure[], i: number): number {
    const group = this.group(figures, i, clause);
    const first = group[0] as Figure;
    if (group.length < 2 || group.some((figure) => figure.unit !== first.unit)) return 0;
    const head = this.text.slice(Math.max(clause.from, first.from - WINDOW), first.from);
    const target = this.targets.at(-1) as FoundTarget;
    const years = this.yearsIn(Math.max(clause.from - 40, first.from - WINDOW), first.from);
    if (!head.includes('分别') && years.length !== group.length) return 0;
    const named = years.length >= group.length ? years.slice(-group.length) : [];
    this.targets[this.targets.length - 1] = { ...target, year: named[0] ?? target.year };
    for (let k = 1; k < group.length; k += 1) {
      const figure = group[k] as Figure;
      this.targets.push({ ...target, to: figure.to, value: figure.value, valueMax: figure.valueMax, comparator: comparatorOf(figure, target.comparator), year: named[k] ?? target.year, inferred: true });
    }
    this.memory.lastTo = (group.at(-1) as Figure).to;
    return group.length - 1;
  }

  /** 600分以上人数达到100人: the first number is part of what is measured. */
  private inName(figure: Figure, next: Figure): boolean {
    if (figure.after === '' || next.from - figure.to > 30 || next.from - figure.to < 3 || /[,;:、]/.test(this.text.slice(figure.to, next.from))) return false;
    const chain = chainBefore(this.text, this.mask, figure.to, next.from);
    return chain.predicate && chain.at > figure.to && MEASURE_END.endingAt(this.text, chain.at, figure.to) !== '';
  }

  /** 从85%提高到90%: the first number is where it stands now. */
  private baselineAt(figure: Figure, low: number, clauseTo: number): number | null {
    let at = figure.from;
    while (at > low && (/[的约每生年人月学期目前现在底]/.test(this.text[at - 1] as string) || ((this.mask[at - 1] as number) & DATE))) at -= 1;
    const led = /[从由]$/.test(this.text.slice(low, at)) || (at < figure.from && /[从由自]/.test(this.text[at] ?? ''));
    if (!led) return null;
    return /^[^,。;]{0,6}(?:提高|提升|增|上升|扩大|下降|降|减|压|升|发展)/.test(this.text.slice(figure.to, Math.min(clauseTo, figure.to + 12))) ? at - 1 : null;
  }

  private one(clause: Clause, figure: Figure, low: number, high: number, chain: Chain, baseline: number | null): number | null {
    const text = this.text;
    const tail = text.slice(figure.to, Math.min(text.length, figure.to + 4));
    if (figure.unit === '' && figure.kind === 'plain' && !(chain.predicate && /\./.test(text.slice(figure.from, figure.numeralTo)))) return null;
    if (NAMED_AFTER.startingAt(text, figure.numeralTo)) return null;
    if (/^(?:期|批次)?(?:工程|计划|行动)$/.test(tail.slice(0, 2)) && figure.kind === 'term') return null;
    const subjectTo = baseline ?? chain.at;
    const eliminate = this.eliminate(clause, figure, low);
    if (eliminate !== null) return eliminate;
    if (baseline === null && (this.told(clause, figure, chain) || this.past(low, figure.from))) return this.tell(clause, figure, low, subjectTo);
    if (this.conditional(figure, chain, low, clause)) { return this.rule(figure, chain, low, high); }
    if (figure.kind === 'points' || this.changeBefore(figure, low)) return this.change(clause, figure, low, chain);
    if (isMeasured(figure)) return this.measure(clause, figure, low, high, chain, subjectTo);
    return this.count(clause, figure, low, high, chain, subjectTo);
  }

  // ---- the kinds of number ----

  /** A share, a ratio: 毛入园率达到90%, 80%以上专任教师拥有…, 中小学生机比:高中8:1. */
  private measure(clause: Clause, figure: Figure, low: number, high: number, chain: Chain, subjectTo: number): number | null {
    const text = this.text;
    const subject = subjectOf(text, this.raw, this.mask, low, subjectTo);
    const empty = subject.from >= subject.to || only(text, subject.from, subject.to, SCOPES);
    if (!empty) {
      const based = this.baseOf(subject.from, chain.at, figure);
      if (based) return this.publish(clause, figure, { from: subject.textFrom, to: subject.to }, [{ from: subject.from, to: based.at }], based.comparator, subject.scope, based.suffix);
      const measured = CHANGE_DOWN.startingAt(text, subject.from, subject.to) !== '' || MEASURE_END.endingAt(text, subject.to, subject.from) !== '' || /[”"]$/.test(text.slice(subject.from, subject.to));
      if (figure.kind === 'ratio' || figure.kind === 'fraction') {
        const head = this.headFor(clause);
        if (/(?:比|比例|配比|机比)$/.test(text.slice(subject.from, subject.to)) || head?.endsWith('比') || chain.predicate) {
          return this.publish(clause, figure, subject, [subject], chain.comparator, subject.scope, '', head);
        }
        return figure.kind === 'ratio' ? null : this.rule(figure, chain, low, high);
      }
      if (figure.value === 0 && figure.inWords && !/率$/.test(text.slice(subject.from, subject.to))) return null;
      if (chain.predicate || measured || this.headFor(clause) !== null || chain.word === '为' || chain.word === '占') {
        if (!chain.predicate && /^(?:用于|投向|安排|作为|统筹用于)/.test(text.slice(figure.to, high))) {
          this.push(clause, figure, subject.textFrom, high, this.raw.slice(subject.from, subject.to) + this.raw.slice(figure.to, high), chain.comparator, subject.scope, true);
          return high;
        }
        const verb = this.verbAt(subject.from, subject.to);
        if (!measured && verb && verb.at === subject.from && verb.at + verb.word.length === subject.to && STRONG_VERBS.startingAt(verb.word, 0) !== verb.word && this.subjectShare(clause, figure, subject.textFrom, high, chain, subject.scope)) return high;
        if (!measured && verb && verb.at + verb.word.length === subject.to && verb.at === subject.from && figure.to < high) return this.share(clause, figure, subject, high, chain, verb.word);
        return this.publish(clause, figure, subject, splitSubjects(text, this.mask, subject.from, subject.to), chain.comparator, subject.scope, '', this.headFor(clause));
      }
      if (!chain.predicate && text[subject.to] === '的' && high - figure.to >= 3) {
        this.push(clause, figure, subject.textFrom, high, this.raw.slice(subject.from, subject.to) + this.raw.slice(figure.to, high), chain.comparator, subject.scope, true);
        return high;
      }
      const acts = SUBJECT_VERBS.startingAt(text, figure.to, high) || (figure.after === '' && /^(?:分配|用于|投向|面向)/.test(text.slice(figure.to, high)));
      if (acts && high - figure.to >= 3) {
        this.push(clause, figure, subject.textFrom, high, `${this.raw.slice(figure.to, high)}的${this.raw.slice(subject.from, subject.to)}`, chain.comparator, subject.scope, true);
        return high;
      }
      const given = /^的?([\u4e00-\u9fff]{2,16}?)(?:分配|用于|投向|安排)/.exec(text.slice(figure.to, high));
      if (given) {
        this.push(clause, figure, subject.textFrom, high, this.raw.slice(subject.from, subject.to) + this.raw.slice(figure.to, high).replace(/^的/, ''), chain.comparator, subject.scope, true);
        return high;
      }
      const verb = this.verbAt(subject.from, subject.to);
      if (verb && STRONG_VERBS.startingAt(verb.word, 0) !== verb.word && this.subjectShare(clause, figure, subject.textFrom, high, chain, subject.scope)) return high;
      if (verb && verb.at + verb.word.length === subject.to && figure.to < high) return this.share(clause, figure, { from: verb.at, textFrom: verb.at, scope: subject.scope }, high, chain, verb.word);
      if (figure.after !== '' && this.subjectShare(clause, figure, subject.from, high, chain, subject.scope)) return high;
      return this.rule(figure, chain, low, high);
    }
    const shared = this.subjectShare(clause, figure, subject.textFrom, high, chain, subject.scope);
    if (shared) return high;
    if (chain.predicate || figure.after !== '') {
      const metric = this.headFor(clause) ?? this.metricBefore(clause);
      if (metric) return this.inherit(clause, figure, chain, metric, subject.textFrom);
      if (chain.predicate) return null;
    }
    return this.rule(figure, chain, low, high);
  }

  private share(clause: Clause, figure: Figure, subject: { from: number; textFrom: number; scope: string | null }, high: number, chain: Chain, verb: string): number | null {
    const start = skipOf(this.text, figure.to);
    const end = nounEnd(this.text, this.mask, start, high, this.isVerb);
    if (end - start < 2) return null;
    this.push(clause, figure, Math.min(subject.textFrom, figure.from), end, verb + this.raw.slice(start, end), chain.comparator, subject.scope, true);
    return end;
  }

  /** 全省75%以上的县实现均衡发展: metric 实现均衡发展的县. */
  private subjectShare(clause: Clause, figure: Figure, textFrom: number, high: number, chain: Chain, scope: string | null): boolean {
    const text = this.text;
    const start = skipOf(text, figure.to);
    const verb = SUBJECT_VERBS.firstWithin(text, start + 1, high);
    if (!verb || verb.at - start < 1 || verb.at - start > 30) return false;
    const thing = trimAdverbs(text, start, verb.at);
    if (thing <= start) return false;
    const action = this.raw.slice(verb.at, high).replace(/[、和及]$/, '');
    if (action.length < 3 || /^.{0,14}[的]?(?:目标|要求|任务)$/.test(this.raw.slice(start, verb.at))) return false;
    this.push(clause, figure, Math.min(textFrom, figure.from), high, `${action}的${this.raw.slice(start, thing)}`, chain.comparator === '=' ? null : chain.comparator, scope, true);
    return true;
  }

  /** Things, people, money and the like. */
  private count(clause: Clause, figure: Figure, low: number, high: number, chain: Chain, subjectTo: number): number | null {
    const text = this.text;
    const subject = subjectOf(text, this.raw, this.mask, low, subjectTo);
    if (figure.kind === 'time' && (chain.comparator === null || chain.comparator === '=') && /每(?:天|日|周|学期|学年|月)/.test(text.slice(low, figure.from))) return this.rule(figure, chain, low, high);
    const verb = this.verbAt(low, chain.at);
    const gap = verb ? { from: verb.at + verb.word.length, to: chain.at } : null;
    const numberFirst = verb !== null && gap !== null && only(text, gap.from, gap.to, ADVERBS) && nounEnd(text, this.mask, skipOf(text, figure.to), high, this.isVerb) > skipOf(text, figure.to);
    if (chain.predicate && !numberFirst && !/^(?:term|times|speed|multiple)$/.test(figure.kind) && subject.to - subject.from >= 3 && subject.to - subject.from <= 50 && !this.carries(figure, subject) && !only(text, subject.from, subject.to, SCOPES)) {
      return this.publish(clause, figure, subject, splitSubjects(text, this.mask, subject.from, subject.to), chain.comparator, subject.scope, '', this.headFor(clause));
    }
    const between = text.slice(chain.at, figure.from);
    if (between.includes('有') && (/至少|均|都|各/.test(between) || subject.scope !== null || this.scopeBefore(clause, figure.from) !== null) && figure.kind !== 'term') {
      const start = skipOf(text, figure.to);
      const end = nounEnd(text, this.mask, start, high, this.isVerb);
      if (end > start) return this.counted(clause, figure, chain, { at: chain.at, word: '有' }, { from: start, to: end }, 'number-first', subject);
    }
    if (figure.kind === 'money' && verb && gap && GRANTING.startingAt(verb.word, 0) === verb.word && !chain.predicate && (/对|每|给予|按|凡/.test(text.slice(low, verb.at)) || /每/.test(text.slice(gap.from, gap.to)))) return this.rule(figure, chain, low, high);
    if (figure.kind === 'money' && /每[校生人班所户名]每?[年月学]?/.test(text.slice(Math.max(low, figure.from - 30), figure.from)) && !chain.predicate) return this.rule(figure, chain, low, high);
    if (figure.kind === 'speed' && chain.predicate && MEASURE_END.endingAt(text, subject.to, subject.from)) return this.publish(clause, figure, subject, [subject], chain.comparator, subject.scope);
    if (figure.kind === 'speed') return this.speed(clause, figure, low, high, chain);
    const held = /^(?:场次?|期次?)$/.test(figure.unit) && figure.kind !== 'term' && !figure.inWords && verb !== null && STRONG_VERBS.startingAt(verb.word, 0) === verb.word && !/每[周月季日天]/.test(text.slice(low, figure.from));
    if (figure.kind === 'times' && figure.value > 0 && /每(?:月|周|季度?|学期|学年|半年|年|\d年|[两三五]年)/.test(text.slice(low, figure.from)) && !held) return this.rule(figure, chain, low, high);
    if (figure.kind === 'term' || (figure.kind === 'times' && !held) || figure.kind === 'multiple') return this.term(clause, figure, low, high, chain, subject);
    if (verb && gap && this.governs(verb.word, figure, text.slice(gap.from, gap.to))) {
      if (only(text, gap.from, gap.to, ADVERBS) || /^(?:了|起|好|出)?$/.test(text.slice(gap.from, gap.to))) {
        const start = skipOf(text, figure.to);
        const end = nounEnd(text, this.mask, start, high, this.isVerb);
        if (end > start) return this.counted(clause, figure, chain, verb, { from: start, to: end }, 'number-first', subject);
        if (chain.predicate && MEASURE_END.endingAt(text, subject.to, subject.from)) return this.publish(clause, figure, subject, [subject], chain.comparator, subject.scope);
        if (verb.at > subject.from && figure.to - verb.at < 40 && !(figure.inWords && figure.value === 1) && !only(text, subject.from, verb.at, ADVERBS)) {
          const to = Math.max(subject.to, verb.at + verb.word.length);
          this.push(clause, figure, subject.textFrom, figure.to, this.raw.slice(subject.from, to), chain.comparator, subject.scope, false);
          return figure.to;
        }
        if (figure.inWords && figure.value === 1) return null;
        const spent = /^(?:投入|筹措|筹集|争取|征地|征用|开工|竣工|完工)$/.test(verb.word);
        if (this.memory.lastSentence === clause.sentence && this.memory.lastMetric && verb.word.length > 1 && (!spent || this.memory.lastUnit === figure.unit)) {
          this.push(clause, figure, verb.at, figure.to, verb.word + withoutVerbs(this.memory.lastMetric), chain.comparator ?? chainBefore(text, this.mask, clause.from, verb.at).comparator, subject.scope, true);
          return figure.to;
        }
        if (spent) {
          this.push(clause, figure, verb.at, figure.to, verb.word, chain.comparator, subject.scope, false);
          return figure.to;
        }
        if (subject.to > subject.from && figure.to - verb.at < 40 && chain.predicate) return this.publish(clause, figure, subject, [subject], chain.comparator, subject.scope);
      } else if (/[由从在对按与]$/.test(text.slice(gap.from, gap.to))) {
        return null;
      } else if (text[figure.from - 1] === '的' && nounEnd(text, this.mask, figure.to, high, this.isVerb) > figure.to + 1) {
        return this.counted(clause, figure, chain, verb, { from: figure.to, to: nounEnd(text, this.mask, figure.to, high, this.isVerb) }, 'number-first', subject);
      } else if (text[gap.to - 1] === '等' && STRONG_VERBS.startingAt(verb.word, 0) !== verb.word) {
        return null;
      } else if (text[gap.to - 1] === '等' && nounEnd(text, this.mask, skipOf(text, figure.to), high, this.isVerb) > figure.to) {
        const start = skipOf(text, figure.to);
        return this.counted(clause, figure, chain, verb, { from: start, to: nounEnd(text, this.mask, start, high, this.isVerb) }, 'number-first', subject);
      } else if (this.isNoun(gap.from, gap.to)) {
        return this.counted(clause, figure, chain, verb, trimPlace(text, gap), 'noun-first', subject);
      }
    }
    if (chain.predicate && subject.to - subject.from >= 2) {
      return this.publish(clause, figure, subject, splitSubjects(text, this.mask, subject.from, subject.to), chain.comparator, subject.scope, '', this.headFor(clause));
    }
    if (subject.to - subject.from >= 2 && MEASURE_END.endingAt(text, subject.to, subject.from) && (figure.after !== '' || chain.comparator !== null)) {
      return this.publish(clause, figure, subject, [subject], chain.comparator, subject.scope, '', this.headFor(clause));
    }
    if (chain.predicate && (subject.from >= subject.to || only(text, subject.from, subject.to, SCOPES))) {
      const metric = this.headFor(clause) ?? this.metricBefore(clause, figure.unit);
      return metric ? this.inherit(clause, figure, chain, metric, subject.textFrom) : null;
    }
    if (chain.predicate && /^每(?:次|天|周|人|生|班|校|学期|月)$/.test(text.slice(subject.from, subject.to))) return this.rule(figure, chain, low, high);
    const head = verb === null && subject.to > subject.from && subject.to - subject.from <= 12 ? this.headFor(clause) : null;
    if (head) return this.publish(clause, figure, subject, [subject], chain.comparator, subject.scope, '', head);
    const treated = this.treated(clause, figure, high, chain, subject);
    if (treated !== null) return treated;
    const done = /^(?:全部|全面|均|都|基本)?(?:调剂|到位|投用|投入使用|开工|竣工|建成|达标|完成|交付|上岗|脱贫|返校|销号|整改)/.exec(text.slice(figure.to, Math.min(clause.to, figure.to + 10)));
    if (done && figure.kind !== 'size' && verb === null && subject.to - subject.from >= 2 && subject.to - subject.from <= 16 && subject.to === chain.at && this.isNoun(subject.from, subject.to) && !NAMING.endingAt(text, subject.to, subject.from)) {
      const to = figure.to + done[0].length;
      this.push(clause, figure, subject.textFrom, to, this.raw.slice(subject.from, subject.to) + this.raw.slice(figure.to, to), chain.comparator, subject.scope, true);
      return to;
    }
    const yearly = this.yearly(clause, figure, chain, subject);
    if (yearly !== null) return yearly;
    const carried = this.carried(clause, figure, low, high, chain, subject);
    if (carried !== null) return carried;
    const acts = this.countedSubject(clause, figure, subject, high, chain);
    if (acts) return high;
    if (clause.bracket !== null) return this.inBracket(clause, figure, chain, subject);
    if ((chain.comparator && chain.comparator !== '=') || figure.after !== '' || chain.perHead) return this.rule(figure, chain, low, high);
    return null;
  }

  /** 普通高中实现1000M以上、村完小100M以上光纤接入. */
  private speed(clause: Clause, figure: Figure, low: number, high: number, chain: Chain): number | null {
    const verb = this.verbAt(low, chain.at);
    const joined = verb !== null && /^(?:实现|达到|提供|配备|提升)$/.test(verb.word) && only(this.text, verb.at + verb.word.length, chain.at, ADVERBS);
    const follows = this.memory.carry?.verb === '带宽' && this.memory.carry.part === clause.part;
    const subject = subjectOf(this.text, this.raw, this.mask, this.skipJoint(low, figure.from), joined ? verb.at : chain.at);
    if (!(joined || follows || chain.predicate) || subject.to - subject.from < 2) return this.rule(figure, chain, low, high);
    const end = nounEnd(this.text, this.mask, figure.to, high, this.isVerb);
    this.push(clause, figure, subject.textFrom, end, this.raw.slice(subject.from, subject.to) + (this.raw.slice(figure.to, end) || '带宽'), chain.comparator, subject.scope, true);
    this.memory.carry = { verb: '带宽', order: 'noun-first', part: clause.part, to: end, kind: figure.kind };
    return end;
  }

  /** 新增学位不少于500个 keeps its verb; 班额不超过55人 has none. */
  private carries(figure: Figure, subject: Place): boolean {
    const verb = STRONG_VERBS.startingAt(this.text, subject.from, subject.to);
    return verb.length > 1 && figure.kind !== 'time' && subject.from + verb.length < subject.to;
  }

  private counted(clause: Clause, figure: Figure, chain: Chain, verb: { at: number; word: string }, noun: Place, order: Carry['order'], subject: { scope: string | null; from: number }): number {
    const to = Math.max(figure.to, order === 'number-first' ? noun.to : figure.to);
    const name = headNoun(this.raw.slice(noun.from, noun.to).replace(/^的/, ''));
    const word = /^(?:建成|建好|建设|重点建设|建|办好|建有|完成|实现|达到|有|设|形成|争取|规划建设)$/.test(verb.word) ? '' : this.raw.slice(this.firstVerb(verb.at, clause.from), verb.at + verb.word.length);
    const first = this.firstVerb(verb.at, clause.from);
    const from = this.startOf(clause, first, figure.from);
    const scope = subject.scope ?? this.scopeBefore(clause, figure.from);
    const early = chain.comparator === null || chain.comparator === '=' ? chainBefore(this.text, this.mask, clause.from, verb.at).comparator : null;
    if (figure.inWords && /^[个项条]$/.test(figure.unit) && !COUNTABLE.test(name)) return figure.to;
    const each = scope !== null && scope.startsWith('每') && !name.includes(scope) ? scope : '';
    this.push(clause, figure, from, to, each + word + name, early && early !== '=' ? early : chain.comparator, scope, each !== '');
    this.memory.carry = { verb: word, order, part: clause.part, to, kind: figure.kind };
    return to;
  }

  /** 小学4所 after 新建公办幼儿园16所; 1所优质小学 after 办好1所优质中学. */
  private carried(clause: Clause, figure: Figure, low: number, high: number, chain: Chain, subject: Place & { scope: string | null }): number | null {
    const carry = this.memory.carry;
    if (!carry || carry.part !== clause.part || low - carry.to > 40) return null;
    const text = this.text;
    const begin = this.skipJoint(Math.max(low, carry.to), figure.from);
    if (carry.kind !== figure.kind && !/[、和及]/.test(this.text[begin - 1] ?? '')) {
      const measure = figure.kind === 'size' && MEASURE_END.endingAt(this.text, subject.to, subject.from) !== '' && subject.to === chain.at;
      return measure ? this.publish(clause, figure, subject, [subject], chain.comparator, subject.scope) : null;
    }
    const own = Math.max(begin, Math.min(subject.from, subject.to));
    if (carry.order === 'noun-first' && subject.to > own && this.isNoun(own, subject.to) && subject.to - own <= 24) {
      const name = this.raw.slice(own, subject.to);
      this.push(clause, figure, own, figure.to, carry.verb + name, chain.comparator, subject.scope, carry.verb !== '');
      this.memory.carry = { ...carry, to: figure.to };
      return figure.to;
    }
    if (only(text, begin, chain.at, ADVERBS)) {
      const start = skipOf(text, figure.to);
      const end = nounEnd(text, this.mask, start, high, this.isVerb);
      if (end - start < 2 || (end < high && !/[、和及与,。;]/.test(text[end] as string) && !/[、和及与]/.test(text[begin - 1] ?? ''))) return null;
      this.push(clause, figure, begin < figure.from ? begin : figure.from, end, carry.verb + this.raw.slice(start, end), chain.comparator, subject.scope, carry.verb !== '');
      this.memory.carry = { ...carry, order: 'number-first', to: end };
      return end;
    }
    return null;
  }

  /** 全县通过验收,其中2023年2个、2025年3个: what the clause before says, year by year. */
  private yearly(clause: Clause, figure: Figure, chain: Chain, subject: Place & { scope: string | null }): number | null {
    const { text, raw } = this;
    if (subject.from < subject.to && !/^其中$/.test(text.slice(subject.from, subject.to))) return null;
    if (!((this.mask[figure.from - 1] as number) & DATE) || figure.kind !== 'thing' || /[\u4e00-\u9fff]/.test(text[figure.to] ?? '')) return null;
    const known = this.memory.head;
    const list = this.memory.carry?.part === clause.part && this.memory.lastSentence === clause.sentence && this.memory.lastUnit === figure.unit;
    let head = known?.sentence === clause.sentence ? known.text : list ? this.memory.lastMetric : null;
    if (head === null) {
      const before = /[^,。;:!?]{4,40},$/.exec(text.slice(Math.max(0, clause.from - 41), clause.from))?.[0];
      if (!before || !/^其中/.test(text.slice(clause.from, figure.from))) return null;
      const at = clause.from - before.length;
      head = [...raw.slice(at, clause.from - 1)].filter((_, i) => !((this.mask[at + i] as number) & DATE)).join('');
      this.memory.head = { text: head, sentence: clause.sentence };
    }
    this.push(clause, figure, Math.min(chain.at, figure.from), figure.to, head, chain.comparator, null, true);
    return figure.to;
  }

  /** 对5万名科学教师开展培训, 对126所学校进行改造. */
  private treated(clause: Clause, figure: Figure, high: number, chain: Chain, subject: Place & { scope: string | null }): number | null {
    const { text, raw } = this;
    const before = text.slice(Math.max(clause.from, chain.at - 18), figure.from);
    const led = /(?:对|为)[^,。;]{0,16}$/.exec(before);
    if (!led) return null;
    const start = skipOf(text, figure.to);
    const given = /^([\u4e00-\u9fff“”"()]{2,24}?)((?:免费)?(?:发放|提供|开展|配备|配发|安装|购买|建立)[\u4e00-\u9fff“”"()]{2,20})/.exec(text.slice(start, high));
    if (given && led[0].startsWith('为')) {
      const to = start + given[0].length;
      this.push(clause, figure, figure.from - led[0].length, to, `为${raw.slice(start, to)}`, chain.comparator, subject.scope, true);
      return to;
    }
    const found = /^([\u4e00-\u9fff“”"()]{2,24}?)(?:开展|进行|实施|予以|给予)(?:了|全面|全员|集中|轮流|标准化|分批|分类|提质|整体|[“"][^”"]{1,10}[”"]){0,2}/.exec(text.slice(start, high));
    if (!found) return null;
    const action = STRONG_VERBS.startingAt(text, start + found[0].length, high);
    if (!action || /^(?:评估|督导评估|验收|评|补助|奖励)$/.test(action)) return null;
    const to = start + found[0].length + action.length;
    this.push(clause, figure, figure.from - led[0].length, to, action + raw.slice(start, start + (found[1] as string).length), chain.comparator, subject.scope, true);
    return to;
  }

  /** 其中1-2个学科进入世界一流学科建设行列. */
  private countedSubject(clause: Clause, figure: Figure, subject: Place & { scope: string | null; textFrom: number }, high: number, chain: Chain): boolean {
    const text = this.text;
    if ((figure.kind !== 'thing' && figure.kind !== 'person') || (figure.unit === '人' && figure.after !== '') || (subject.to - subject.from > 6 && !chain.comparator)) return false;
    if (subject.to > subject.from && !only(text, subject.from, subject.to, SCOPES) && !only(text, subject.from, subject.to, OPENERS) && !(chain.word === '有' || chain.word === '至少')) return false;
    const lead = text.slice(Math.max(clause.from, figure.from - 2), figure.from);
    if (/[在按为对由从于]/.test(text.slice(chain.at, figure.from))) return false;
    if (NAMING.endingAt(text, figure.from, clause.from) && !/[有共其中]$/.test(lead)) return false;
    const start = skipOf(text, figure.to);
    const verb = SUBJECT_VERBS.firstWithin(text, start + 1, high);
    if (!verb || verb.at - start > 24 || /[的、]/.test(text.slice(start, verb.at))) {
      if (!/^(?:至少)$/.test(chain.word)) return false;
      return false;
    }
    const thing = trimAdverbs(text, start, verb.at);
    if (thing <= start) return false;
    this.push(clause, figure, this.startOf(clause, subject.textFrom, figure.from), high, `${this.raw.slice(verb.at, high)}的${this.raw.slice(start, thing)}`, chain.comparator, subject.scope, true);
    return true;
  }

  /** 少数民族预科班(每年120个指标). */
  private inBracket(clause: Clause, figure: Figure, chain: Chain, subject: Place): number | null {
    const open = clause.bracket as number;
    const name = this.text.slice(Math.max(0, open - 16), open);
    const noun = /[\u4e00-\u9fff]{2,16}$/.exec(name)?.[0];
    if (!noun || figure.kind === 'term' || subject.to > subject.from || !(chain.comparator !== null || this.perYear(clause, figure))) return null;
    const cut = Math.max(noun.lastIndexOf('和'), noun.lastIndexOf('及'));
    const start = subjectOf(this.text, this.raw, this.mask, open - noun.length + cut + 1, open).from;
    this.push(clause, figure, start, Math.min(clause.to, figure.to + 10) === clause.to ? clause.to : figure.to, this.raw.slice(start, open) + this.raw.slice(figure.to, Math.min(clause.to, figure.to + 6)), chain.comparator, null, true);
    return null;
  }

  /** Years of service, days of notice, times a month: they rule, unless a measure such as 年限 or 时间 is to reach them. */
  private term(clause: Clause, figure: Figure, low: number, high: number, chain: Chain, subject: Place & { scope: string | null; textFrom: number }): number | null {
    if (figure.kind === 'multiple' && chain.predicate && subject.to - subject.from >= 2) return this.publish(clause, figure, subject, [subject], chain.comparator, subject.scope);
    const measured = /(?:年限|寿命|时间|时长|倍|次数|天数|总量)$/.test(this.text.slice(subject.from, subject.to));
    if (chain.predicate && measured && !/任教|任职|服务|从教|聘期|公示|任期|交流|轮岗/.test(this.text.slice(subject.from, subject.to))) {
      return this.publish(clause, figure, subject, [subject], chain.comparator, subject.scope);
    }
    if (chain.predicate || chain.word === '至少' || figure.after !== '' || RULING_BEFORE.endingAt(this.text, figure.from, low)) return this.rule(figure, chain, low, high);
    return null;
  }

  /** 提高3个百分点, 增加2000个. */
  private change(clause: Clause, figure: Figure, low: number, chain: Chain): number | null {
    const text = this.text;
    const at = figure.from - this.marginBefore(figure.from, low);
    const up = CHANGE_UP.endingAt(text, at, low);
    const down = CHANGE_DOWN.endingAt(text, at, low);
    const word = up.length >= down.length ? up : down;
    const end = word ? at - word.length : chain.at;
    const subject = subjectOf(text, this.raw, this.mask, low, end);
    const comparator: Comparator = chain.comparator && chain.comparator !== '=' ? chain.comparator : '>=';
    const own = subject.to > subject.from && !only(text, subject.from, subject.to, ADVERBS) ? this.raw.slice(subject.from, subject.to) : null;
    const metric = own ?? this.metricBefore(clause);
    if (!metric || !word) return null;
    this.push(clause, figure, own ? subject.textFrom : end, figure.to, `${metric}${this.raw.slice(end, at)}`, comparator, subject.scope, own === null);
    return figure.to;
  }

  /** 消除66人以上超大班额: the number names the thing. */
  private eliminate(clause: Clause, figure: Figure, low: number): number | null {
    if (figure.kind !== 'person' && figure.kind !== 'plain') return null;
    const tail = this.text.slice(figure.to, Math.min(clause.to, figure.to + 16));
    const named = /^[)]?的?["“]?(?:超?大班额|大班|超大班|班级|班额|教学班|巨型班)["”]?/.exec(tail);
    if (!named) return null;
    const before = this.text.slice(low, figure.from);
    const verb = /(?:全面|基本|全部|逐步|彻底)?(?:消除|化解|杜绝|取消|清零|消灭|解决|不再出现|不得出现|不出现|不再有|避免出现|不再新增)[^,。;%]{0,12}$/.exec(before);
    const noun = figure.to + named[0].length;
    const behind = /^[^,。;]{0,6}(?:全部|全面|基本|彻底)?(?:消除|清零|化解|归零)/.exec(this.text.slice(noun, Math.min(clause.to, noun + 14)));
    if (!verb && !behind) return null;
    const from = verb ? figure.from - verb[0].length : figure.from;
    const to = behind && !verb ? noun + behind[0].length : noun;
    this.push(clause, { ...figure, after: '' }, from, to, this.raw.slice(figure.from, noun), 'eliminate', null, false);
    return to;
  }

  /** A和B分别达到65%和55%. */
  private respectively(clause: Clause, group: readonly Figure[], low: number, chain: Chain): boolean {
    const subject = subjectOf(this.text, this.raw, this.mask, low, chain.at);
    if (subject.to - subject.from < 2) return false;
    let parts = splitSubjects(this.text, this.mask, subject.from, subject.to);
    if (parts.length !== group.length) parts = splitNames(this.text, this.mask, subject.from, subject.to);
    const names = this.namesOf(clause, parts, parts.length === group.length, subject);
    const years = this.yearsIn(low, chain.at);
    group.forEach((figure, i) => {
      const part = parts.length === group.length ? (parts[i] as Place) : subject;
      const name = names[i] ?? (names[0] as string);
      const to = (i === 0 ? figure : (group.at(i) as Figure)).to;
      this.push(clause, { ...figure, after: figure.after || (group.at(-1) as Figure).after }, part.from, to, name, chain.comparator === '=' ? '=' : chain.comparator, subject.scope, true, years.length === group.length ? years[i] : undefined);
    });
    return true;
  }

  /** 小学、初中专任教师本科以上学历比例 → 小学专任教师本科以上学历比例, 初中专任教师本科以上学历比例. */
  private namesOf(clause: Clause, parts: readonly Place[], matched: boolean, subject: Place): string[] {
    const { text, raw } = this;
    if (!matched) return [raw.slice(subject.from, subject.to)];
    const [first, last] = [parts[0] as Place, parts.at(-1) as Place];
    const stage = STAGES.endingAt(text, first.to, first.from);
    if (stage && first.to - stage.length > first.from && MEASURE_END.endingAt(text, first.to - stage.length, first.from)) {
      const head = raw.slice(first.from, first.to - stage.length);
      return parts.map((part, i) => (i === 0 ? raw.slice(part.from, part.to) : head + raw.slice(part.from, part.to)));
    }
    const own = parts.map((part) => raw.slice(part.from, part.to));
    if (MEASURE_END.endingAt(text, first.to, first.from)) return own;
    const common = stageOf(text, last.from, last.to);
    const suffix = common > 0 ? raw.slice(last.from + common, last.to) : MEASURE_END.endingAt(text, last.to, last.from);
    if (suffix) return own.map((name, i) => (i === own.length - 1 ? name : name + suffix));
    const head = this.metricBefore(clause) ?? '';
    return own.map((name) => head + name);
  }

  private group(figures: readonly Figure[], i: number, clause: Clause): Figure[] {
    const group = [figures[i] as Figure];
    for (let k = i + 1; k < figures.length; k += 1) {
      const between = this.text.slice((group.at(-1) as Figure).to, (figures[k] as Figure).from);
      if (!/^(?:、|和|及|以及|与|,)?(?:不低于|以上)?$/.test(between) || (figures[k] as Figure).from >= clause.to) break;
      group.push(figures[k] as Figure);
    }
    return group;
  }

  // ---- what is no target ----

  /** 目前全县有幼儿园86所,其中公办园32所: the rest of the sentence tells what there is, until it says what is wanted. */
  private told(clause: Clause, figure: Figure, chain: Chain): boolean {
    const before = this.text.slice(Math.max(clause.from, figure.from - WINDOW), figure.from);
    if (this.memory.told !== clause.sentence) {
      const wider = this.text.slice(Math.max(0, clause.from - 20), clause.from);
      const cut = Math.max(wider.lastIndexOf('。'), wider.lastIndexOf(';')) + 1;
      if (!TELLING.test(before) && !TELLING.test(wider.slice(cut))) return false;
      if (/基础上/.test(wider.slice(cut)) || /基础上/.test(before)) return false;
      if (TELLING.test(wider.slice(cut)) && !TELLING.test(before) && (WANTING.test(before) || chain.predicate)) return false;
      this.memory.told = clause.sentence;
      return true;
    }
    if (!WANTING.test(before) && !this.datesWithin(clause.from, figure.from).some((date) => date.role === 'deadline')) return true;
    if (TELLING.test(before)) return true;
    this.memory.told = -1;
    return false;
  }

  /** What is told is no target, but 力争达到85% after it means the same measure. */
  private tell(clause: Clause, figure: Figure, low: number, subjectTo: number): null {
    this.memory.carry = null;
    const subject = subjectOf(this.text, this.raw, this.mask, low, subjectTo);
    const end = MEASURE_END.endingAt(this.text, subject.to, subject.from) ? subject.to : trimAdverbs(this.text, subject.from, subject.to);
    if (!MEASURE_END.endingAt(this.text, end, subject.from)) return null;
    this.memory.lastMetric = this.raw.slice(subject.from, end);
    this.memory.lastUnit = figure.unit;
    this.memory.lastSentence = clause.sentence;
    this.memory.lastTold = true;
    return null;
  }

  private past(low: number, at: number): boolean {
    const window = this.text.slice(Math.max(low, at - 30), at);
    const basis = window.lastIndexOf('基础上');
    const from = at - window.length + (basis < 0 ? 0 : basis + 3);
    const found = PAST.lastWithin(this.text, from, at);
    return found !== null && !/[比较从由]$/.test(this.text.slice(from, found.at));
  }

  /** 不足100人的教学点, 按100人的标准, 每生每年800元, 连续任职超过三届: numbers that rule. */
  private conditional(figure: Figure, chain: Chain, low: number, clause: Clause): boolean {
    const text = this.text;
    const before = text.slice(Math.max(low, chain.at - 14), figure.from);
    if (/(?:按照?|依照|参照)[^,。;]*$/.test(before) && !STRONG_VERBS.lastWithin(text, Math.max(low, chain.at - 6), chain.at)) return true;
    if (chain.perHead && !chain.predicate) return true;
    const after = text.slice(figure.to, Math.min(clause.to, figure.to + 8));
    if (/^的[^,。;]{2,16}(?:分配|用于|投向|安排)/.test(text.slice(figure.to, Math.min(clause.to, figure.to + 24)))) return false;
    if (/^的(?!目标|要求|任务|比例|水平|标准|指标|速度|规模|基础|总体|增长|$)/.test(after) || /^(?:者|时|且|的,|的$)/.test(after) || (after === '的' || after.startsWith('的)'))) {
      const verb = this.verbAt(low, chain.at);
      const direct = verb !== null && only(text, verb.at + verb.word.length, chain.at, ADVERBS);
      const subject = subjectOf(text, this.raw, this.mask, low, chain.at);
      const opens = subject.from >= subject.to || only(text, subject.from, subject.to, SCOPES);
      if (!direct && !(opens && isMeasured(figure)) && (chain.predicate || figure.after !== '' || chain.word !== '') && !(opens && !chain.predicate && this.memory.carry && /[、和及]/.test(text[chain.at - 1] ?? ''))) return true;
    }
    if (/^[\u4e00-\u9fff]{2,4}以[上下]的/.test(after)) return true;
    return /^(?:不足|不满|满|未满|未达到|不到)$/.test(chain.word) && !isMeasured(figure);
  }

  private rule(figure: Figure, chain: Chain, low: number, high: number): number | null {
    const text = this.text;
    if (figure.unit === '' && figure.kind === 'plain') return null;
    const start = subjectOf(text, this.raw, this.mask, low, figure.from);
    const begin = Math.max(Math.min(start.from, chain.at), figure.from - 40);
    const end = nounEnd(text, this.mask, skipOf(text, figure.to), Math.min(high, figure.to + 17), this.isVerb);
    let to = end > skipOf(text, figure.to) ? end : figure.to;
    for (let word = COUNT_VERBS.endingAt(text, to, figure.to); word; word = COUNT_VERBS.endingAt(text, to, figure.to)) to -= word.length;
    to -= /(?:予以?|可|也|应|须|均|都|至少|不再?)*$/.exec(text.slice(figure.to, to))?.[0].length ?? 0;
    if (to === skipOf(text, figure.to)) to = figure.to;
    const last = this.parameters.at(-1);
    const left = this.raw.slice(begin, Math.max(begin, chain.at)).replace(/^[、,和及]+/, '').replace(/[的、,]$/, '');
    const right = figure.kind === 'term' && left.length >= 2 ? '' : this.raw.slice(skipOf(text, figure.to), to);
    const subject = left + right || this.raw.slice(skipOf(text, figure.to), Math.min(high, figure.to + 12)).replace(/^(?:至少|应当?|须|可)+/, '');
    if (figure.kind === 'percent' && only(subject, 0, subject.length, COUNT_VERBS)) return null;
    if (figure.unit === '日' && text[figure.to] === '前') return null;
    if (last && last.from < begin && figure.from - last.to <= 2 && last.value === figure.value && last.unit === figure.unit) {
      this.parameters[this.parameters.length - 1] = { ...last, to };
      return figure.to;
    }
    this.parameters.push({ from: begin, to, subject: subject || (last?.subject ?? ''), value: figure.value, valueMax: figure.valueMax, unit: figure.unit });
    return figure.to;
  }

  private changeBefore(figure: Figure, low: number): boolean {
    if (figure.kind !== 'percent') return false;
    const at = figure.from - this.marginBefore(figure.from, low);
    return CHANGE_UP.endingAt(this.text, at, low) !== '' || CHANGE_DOWN.endingAt(this.text, at, low) !== '';
  }

  private marginBefore(at: number, low: number): number {
    const found = /(?:不低于|不少于|至少|约|近|超过|了|不超过|达)+$/.exec(this.text.slice(Math.max(low, at - 6), at));
    return found ? found[0].length : 0;
  }

  // ---- words around ----

  private readonly isVerb = (at: number): boolean => COUNT_VERBS.startingAt(this.text, at) !== '' || SUBJECT_VERBS.startingAt(this.text, at) !== '';

  private verbAt(from: number, to: number): { at: number; word: string } | null {
    let limit = to;
    for (let tries = 0; tries < 6; tries += 1) {
      const found = COUNT_VERBS.lastWithin(this.text, from, limit);
      if (!found) return null;
      const masked = (this.mask[found.at] as number) & ROUND && !((this.mask[to - 1] as number) & ROUND);
      const loose = found.word.length === 1 && !only(this.text, found.at + 1, to, ADVERBS);
      if (!masked && !loose && !this.isNominal(found)) return found;
      limit = found.at;
    }
    return null;
  }

  /** 建设 in 标准化建设, 培训 in 培训基地 are parts of names. */
  private isNominal(found: { at: number; word: string }): boolean {
    const before = this.text.slice(Math.max(0, found.at - 2), found.at);
    if (/[化型类性基]$/.test(before)) return true;
    const after = this.text.slice(found.at + found.word.length, found.at + found.word.length + 3);
    if (/^(?:率|费(?!用)|者|点(?!面)|规模|标准|面积|总量|期)/.test(after) && !/^(?:新增|新建|建成)$/.test(found.word)) return true;
    if (/^(?:基地|工作(?!室|站|坊)|机构|比例|人员|总数|中心|量(?!化)|对象|金|款)/.test(after) && !/^(?:新增|建设|新建|建成)$/.test(found.word)) return true;
    return /^(?:招聘|招收|建设|培训|资助|改造|培养|奖励|补助|扶持|帮扶|交流|招生|评估|扩建|改善|维修|加固|修缮|升级|整治)$/.test(found.word) && /^(?:改造|提升|经费|资金|项目|计划|工程|任务|时间|条件|课程|基地|标准|规模|面积|用地|水平|成效|质量|体系)/.test(after);
  }

  private governs(verb: string, figure: Figure, between: string): boolean {
    if (STRONG_VERBS.startingAt(verb, 0) === verb) return !(figure.inWords && figure.value === 1 && /^[个项支条种门]$/.test(figure.unit) && !/至少/.test(between));
    if (verb === '有') return /至少|均|都|各|每/.test(between) || false;
    if (figure.inWords && /^[个项条门]$/.test(figure.unit)) return false;
    if (figure.kind === 'person' && figure.after !== '') return false;
    if (verb === '完成' && /^(?:thing|size|person|money)$/.test(figure.kind)) return true;
    return /^(?:所|名|人|人次|家|间|套|台|亩|元|万元|亿元|平方米|个|项|门|学位|张|户|村|座|栋|园|校|班|课时|学时|小时|分钟|节|件|场|部|册|本)$/.test(figure.unit);
  }

  /** A name without verbs in it, short. */
  private isNoun(from: number, to: number): boolean {
    if (to - from > 40 || to - from < 1) return false;
    const slice = this.text.slice(from, to);
    return !/[,。;!?]/.test(slice) && !/(?:达到|不低于|不少于|超过|进行|开展|给予|通过|依托)/.test(slice);
  }

  /** 新建、改扩建: the verbs before belong to the last. */
  private firstVerb(at: number, floor: number): number {
    let first = at;
    for (let steps = 0; steps < 3 && /[、和及或]/.test(this.text[first - 1] ?? ''); steps += 1) {
      const verb = STRONG_VERBS.endingAt(this.text, first - 1, floor);
      if (verb.length < 2) break;
      first = first - 1 - verb.length;
    }
    return first;
  }

  private scopeBefore(clause: Clause, at: number): string | null {
    const slice = this.text.slice(Math.max(clause.from, at - 50), at);
    const found = /(?:每(?!年|学年|学期|月|周|天|日|季|半年|生|百|千|万|两)(?:一)?(?:个|所|名|位)?|各(?!新建|建|设|创|培|自|级|类|项|门|方面))[^,。]{1,12}?(?=至少|都|均|要|建|办|有|新|创|设|配|重点|培)/.exec(slice);
    return found ? found[0].replace(/(?:力争|确保|争取|要)$/, '') : null;
  }

  /** The passage begins with what still belongs to the number: 每个市县, 力争 left out. */
  private startOf(clause: Clause, verbAt: number, figureAt: number): number {
    const low = Math.max(clause.from, figureAt - WINDOW, this.memory.lastTo);
    const subject = subjectOf(this.text, this.raw, this.mask, low, verbAt);
    let start = Math.min(subject.textFrom, verbAt);
    if (verbAt - start > 50) start = verbAt;
    return this.skipJoint(Math.min(start, figureAt), figureAt);
  }

  /** 占…总数的10%, 不低于交流总数的20%: what it is a share of. */
  private baseOf(from: number, to: number, figure: Figure): { at: number; comparator: Comparator | null; suffix: string } | null {
    const text = this.text;
    const end = text[to - 1] === '的' ? to - 1 : text[to] === '的' ? to : -1;
    if (end < 0 || figure.kind === 'ratio') return null;
    const slice = text.slice(from, end);
    const found = /^(.*?)(不低于|不少于|不得低于|不得少于|应不低于|不超过|不得超过|不高于|不得高于|达到|超过|低于|占到|占(?!比)|达|控制在|至少占)(?!比)(.+)$/.exec(slice);
    if (!found || (found[1] as string).length < 2) return null;
    const word = found[2] as string;
    const comparator: Comparator = /不超|不得超|不高|不得高|控制/.test(word) ? '<=' : word === '低于' ? '<' : word === '超过' ? '>' : /^(?:占|占到)$/.test(word) ? '=' : '>=';
    const stop = (found[1] as string).replace(/(?:应|须|要|均|必须|一般|原则上)+$/, '').length;
    return { at: from + stop, comparator, suffix: `占${found[3]}` };
  }

  private headFor(clause: Clause): string | null {
    if (clause.opener === ':') {
      const head = /[^,。;:()]{2,24}:$/.exec(this.text.slice(Math.max(0, clause.from - 26), clause.from));
      if (head) {
        const place = subjectOf(this.text, this.raw, this.mask, clause.from - head[0].length, clause.from - 1);
        const name = this.raw.slice(place.from, place.to).replace(CHANGING, '');
        if (MEASURE_END.endingAt(name, name.length) || /(?:率|比)$/.test(name)) {
          this.memory.head = { text: name, sentence: clause.sentence };
          return name;
        }
      }
      return null;
    }
    return this.memory.head?.sentence === clause.sentence ? this.memory.head.text : null;
  }

  /** The measure named in the clause before: 毛入园率,2020年达到85%. */
  private metricBefore(clause: Clause, unit?: string): string | null {
    if (clause.opener === ',' || clause.opener === ':') {
      const slice = this.text.slice(Math.max(0, clause.from - 40), clause.from - 1);
      const found = /[^,。;:!?]{2,30}$/.exec(slice)?.[0];
      if (found && MEASURE_END.endingAt(found, found.length) && !/\d/.test(found)) {
        const place = subjectOf(this.text, this.raw, this.mask, clause.from - 1 - found.length, clause.from - 1);
        if (place.to - place.from >= 2) return this.raw.slice(place.from, place.to).replace(CHANGING, '');
      }
    }
    if (unit !== undefined && unit !== this.memory.lastUnit) return null;
    const near = this.memory.lastSentence === clause.sentence || (this.memory.lastTold && this.memory.lastSentence === clause.sentence - 1);
    return near ? this.memory.lastMetric : null;
  }

  /** 本科以上学历比例,小学达到80%,初中达到95%: what 小学 and 初中 leave out. */
  private sharedMeasure(clause: Clause, figure: Figure, own: Place): string | null {
    if (own.to - own.from > 14 || MEASURE_END.endingAt(this.text, own.to, own.from) || figure.kind === 'ratio') return null;
    const name = this.raw.slice(own.from, own.to);
    if (!STAGES.endingAt(this.text, own.to, own.from) && !SCOPES.endingAt(this.text, own.to, own.from) && !/(?:县|市|区|校|园|教师|学生|院校|地区|班|阶段|生|学校|教育)$/.test(name)) return null;
    const before = this.metricBefore(clause);
    const ending = before ? STAGES.endingAt(before, before.length) : '';
    const metric = before && ending ? before.slice(0, before.length - ending.length) : before;
    if (metric && ending && metric.length >= 2) return metric + name;
    if (!metric || metric === name || !MEASURE_END.endingAt(metric, metric.length)) return null;
    return name + metric.slice(stageOf(metric, 0, metric.length));
  }

  private inherit(clause: Clause, figure: Figure, chain: Chain, metric: string, from: number): number {
    this.push(clause, figure, this.skipJoint(Math.min(chain.at, from, figure.from), figure.from), figure.to, metric, chain.comparator, null, true);
    return figure.to;
  }

  private skipJoint(from: number, limit: number): number {
    let at = from;
    while (at < limit && /[、,和及与]/.test(this.text[at] as string)) at += 1;
    return at;
  }

  // ---- out ----

  private publish(clause: Clause, figure: Figure, subject: Place & { textFrom?: number }, metrics: readonly Place[], comparator: Comparator | null, scope: string | null, suffix = '', head: string | null = null): number {
    const shared = head === null && suffix === '' && metrics.length === 1 ? this.sharedMeasure(clause, figure, metrics[0] as Place) : null;
    metrics.forEach((place, i) => {
      const own = this.raw.slice(place.from, place.to);
      const metric = shared ?? (head && !own.includes(head) ? head : '') + own + suffix;
      const from = i === 0 ? Math.min(subject.textFrom ?? subject.from, place.from) : place.from;
      this.push(clause, figure, from, figure.to, metric, comparator, scope, head !== null || suffix !== '' || shared !== null);
    });
    return figure.to;
  }

  private push(clause: Clause, figure: Figure, from: number, to: number, metric: string, comparator: Comparator | null, scope: string | null, inferred: boolean, year?: number | null): void {
    const name = metric.replace(/^[的、,“"]+(?=[^”"]*$)/, '').slice(0, 80);
    if (name.length < 2) return;
    this.targets.push({
      from, to, metric: name,
      comparator: comparatorOf(figure, comparator),
      value: figure.value, valueMax: figure.valueMax, unit: figure.unit,
      year: year === undefined ? this.yearAt(figure.from) : year,
      basis: this.basis(clause, figure), scope,
      ...(inferred ? { inferred: true } : {}),
    });
    this.memory.lastMetric = name;
    this.memory.lastSentence = clause.sentence;
    this.memory.lastUnit = figure.unit;
    this.memory.lastTold = false;
    this.memory.lastTo = to;
  }

  private basis(clause: Clause, figure: Figure): Basis {
    if (this.perYear(clause, figure)) return 'per-year';
    return /累计|总计|共计|合计/.test(this.text.slice(Math.max(clause.from, figure.from - REACH), figure.from)) ? 'cumulative' : 'at-date';
  }

  private perYear(clause: Clause, figure: Figure): boolean {
    return /(?<!每[生人校班户])(?:每年|每学年|年均|每年度)(?!自然|的)/.test(this.text.slice(Math.max(clause.from, figure.from - REACH), figure.from));
  }

  private yearsIn(from: number, to: number): number[] {
    return this.datesWithin(from - 40, to).filter((date) => date.year !== null && date.role !== 'start').map((date) => date.year as number);
  }

  /** At most twelve dates that stand in `[from, to)`, in order. */
  private datesWithin(from: number, to: number): DateMark[] {
    while (this.nextDate < this.dates.length && (this.dates[this.nextDate] as DateMark).from < to) this.nextDate += 1;
    const found: DateMark[] = [];
    for (let i = this.nextDate - 1; i >= 0 && found.length < 12; i -= 1) {
      const date = this.dates[i] as DateMark;
      if (date.from < from) break;
      if (date.to <= to) found.unshift(date);
    }
    return found;
  }

  /** The year said last before the number. */
  private yearAt(at: number): number | null {
    while (this.nextDate < this.dates.length && (this.dates[this.nextDate] as DateMark).from < at) this.nextDate += 1;
    for (let i = this.nextDate - 1; i >= 0 && i > this.nextDate - 6; i -= 1) {
      const date = this.dates[i] as DateMark;
      if (date.from >= at) continue;
      if (date.year !== null && (date.role === 'deadline' || date.role === 'period')) return date.year;
      if (date.year !== null && date.role === 'mention' && at - date.to <= 2) return date.year;
    }
    return this.context.inheritedYear ?? this.context.titleYear;
  }
}

function isMeasured(figure: Figure): boolean {
  return figure.unit === '倍' || figure.kind === 'percent' || figure.kind === 'ratio' || figure.kind === 'fraction';
}

function comparatorOf(figure: Figure, comparator: Comparator | null): Comparator {
  if (comparator === 'eliminate') return 'eliminate';
  if (figure.after === '~') return '~';
  if (figure.valueMax !== null && (comparator === null || comparator === '=' || comparator === '>=')) return 'range';
  if (figure.after === '<=' || figure.after === '>=') return comparator === '<' || comparator === '<=' ? comparator : figure.after;
  return comparator ?? '=';
}

/** After the number: 的 and closing brackets belong to nothing. */
function skipOf(text: string, at: number): number {
  return text[at] === '的' ? at + 1 : at;
}

function trimAdverbs(text: string, from: number, to: number): number {
  let end = to;
  for (let steps = 0; steps < 4; steps += 1) {
    const word = ADVERBS.endingAt(text, end, from);
    if (!word) break;
    end -= word.length;
  }
  return end;
}

function trimPlace(text: string, place: Place): Place {
  let { from, to } = place;
  while (from < to && /[、,的“"]/.test(text[from] as string)) from += 1;
  while (to > from && /[、,的]/.test(text[to - 1] as string)) to -= 1;
  return { from, to };
}

const CHANGING = /^(?:控制|降低|提高|提升|减少|落实|执行|完善|调整|健全)/;

function withoutVerbs(metric: string): string {
  let at = 0;
  for (let verb = STRONG_VERBS.startingAt(metric, at); verb && at + verb.length < metric.length; verb = STRONG_VERBS.startingAt(metric, at)) {
    at += verb.length;
    if (/[、和及]/.test(metric[at] as string)) at += 1;
  }
  return metric.slice(at);
}

/** Things that 三个 may count and an office may count again; 三个高地 are a way of speaking. */
const COUNTABLE = /(?:基地|中心|学校|校区|集团|专业|专业群|学科|团队|工作室|工作坊|学位|班|县|区|乡镇|实验室|项目|站|点|园|馆|室|平台|联盟|联合体|共同体|学院|系统|场|图书馆|工作站|课程|案例)$/;

/** 有特色、成规模的职业教育集团 → 职业教育集团. */
function headNoun(name: string): string {
  const last = name.lastIndexOf('的');
  return name.length > 14 && last > 0 && name.length - last > 2 ? name.slice(last + 1) : name;
}

/** How long the name of a stage at the front of a measure is: 小学｜生均面积, 三至六年级｜作业时间. */
function stageOf(text: string, from: number, to: number): number {
  const grades = /^[一二三四五六七八九至、]{1,9}年级/.exec(text.slice(from, Math.min(to, from + 12)));
  if (grades) return grades[0].length;
  const stage = STAGES.startingAt(text, from, to);
  const length = stage.endsWith('生') && text[from + stage.length] === '均' ? stage.length - 1 : stage.length;
  return from + length < to ? length : 0;
}

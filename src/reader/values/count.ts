/** Counted things, people, money, areas: 新建公办幼儿园16所, 选派150名左右的骨干教师. */
import { countedSubject, doneThere, inBracket, speed, treatedThings } from './acted.ts';
import { firstVerb, governsFigure, isNoun, scopeBefore, skipOf, placeBefore, startOf, trimAdverbs, trimPlace, verbAt, withoutVerbs } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { headFor, metricBefore, publish, inherit } from './heads.ts';
import { carriedOn, lastOfUnit, yearByYear } from './lists.ts';
import { datesWithin, push, type Carry, type Notebook } from './notebook.ts';
import { rule, term } from './rule.ts';
import { chainBefore, nounEnd, only, splitSubjects, subjectOf, type Chain, type Place } from './subject.ts';
import { ADVERBS, GRANTING, MEASURE_END, NAMING, SCOPES, STRONG_VERBS } from './words.ts';

/** Things, people, money and the like. */
export function count(n: Notebook, clause: Clause, figure: Figure, low: number, high: number, chain: Chain, subjectTo: number): number | null {
  const text = n.text;
  // 在51个贫困县新建, 与51个县建立结对关系: where and with whom
  const inPlaces = figure.after === '' && chain.word === '在' && text[figure.from - 1] === '在';
  if (inPlaces && clause.figures.at(-1) === figure) { const done = doneThere(n, clause, figure, high); if (done !== null) return done; }
  if (/^(?:thing|person)$/.test(figure.kind) && figure.after === '' && (inPlaces || text[figure.from - 1] === '与' && /建立|签订|结对|共建|合作|对接/.test(text.slice(figure.to, high)))) return null;
  const subject = subjectOf(text, n.raw, n.mask, low, subjectTo);
  // 免费为超过50万名适龄妇女提供筛查: for whom
  if (figure.kind === 'person' && chain.predicate && /^(?:免费|义务|集中|无偿)?[为向给对]?$/.test(text.slice(subject.from, subject.to)) && /[为向给对]/.test(text.slice(chain.at - 1, chain.at + 1))) {
    const start = skipOf(text, figure.to);
    const end = nounEnd(text, n.mask, start, high, n.isVerb);
    if (end - start >= 2) { push(n, clause, figure, subject.textFrom, end, n.raw.slice(start, end), chain.comparator, subject.scope, true); return end; }
  }
  if (figure.kind === 'time' && /每(?:周|天|日|月|学期|学年)/.test(text.slice(chain.at, figure.from)) && !MEASURE_END.endingAt(text, subject.to, subject.from)) return rule(n, figure, chain, low, high);
  if (figure.kind === 'time' && (chain.comparator === null || chain.comparator === '=') && /每(?:天|日|周|学期|学年|月)/.test(text.slice(low, figure.from))) return rule(n, figure, chain, low, high);
  if (chain.predicate && figure.kind === 'size' && /^每(?:套|间|户|所|张|座)$/.test(text.slice(subject.from, subject.to))) return rule(n, figure, chain, low, high);
  const verb = verbAt(n, low, chain.at);
  const gap = verb ? { from: verb.at + verb.word.length, to: chain.at } : null;
  const described = figure.kind === 'thing' || figure.kind === 'person' ? describedNoun(n, clause, figure) : null;
  if (described && text.slice(chain.at, figure.from).includes('有')) return counted(n, clause, figure, chain, { at: chain.at, word: '有' }, described, 'number-first', subject);
  if (described && verb && gap && only(text, gap.from, gap.to, ADVERBS)) return counted(n, clause, figure, chain, verb, described, 'number-first', subject);
  const numberFirst = verb !== null && gap !== null && only(text, gap.from, gap.to, ADVERBS) && nounEnd(text, n.mask, skipOf(text, figure.to), high, n.isVerb) > skipOf(text, figure.to);
  if (chain.predicate && !numberFirst && !/^(?:term|times|speed|multiple)$/.test(figure.kind) && subject.to - subject.from >= 3 && subject.to - subject.from <= 50 && !carries(n, figure, subject) && !only(text, subject.from, subject.to, SCOPES)) {
    // 幼儿园总数达到420所,其中公办幼儿园210所、…
    if (/^(?:thing|person)$/.test(figure.kind) && /^,其中/.test(text.slice(figure.to, figure.to + 3))) n.memory.carry = { verb: '', order: 'noun-first', part: clause.part, to: figure.to, kind: figure.kind, least: null, scope: null };
    return publish(n, clause, figure, subject, splitSubjects(text, n.mask, subject.from, subject.to), chain.comparator, subject.scope, '', headFor(n, clause));
  }
  const between = text.slice(chain.at, figure.from);
  if (between.includes('有') && (/至少|均|都|各/.test(between) || subject.scope !== null || scopeBefore(n, clause, figure.from) !== null) && figure.kind !== 'term') {
    const start = skipOf(text, figure.to);
    const end = nounEnd(text, n.mask, start, high, n.isVerb);
    if (end > start) return counted(n, clause, figure, chain, { at: chain.at, word: '有' }, { from: start, to: end }, 'number-first', subject);
  }
  if (figure.kind === 'money' && verb && gap && GRANTING.startingAt(verb.word, 0) === verb.word && !chain.predicate && (/对|每|给予|按|凡/.test(text.slice(Math.max(clause.from, figure.from - 40), verb.at)) || /每/.test(text.slice(gap.from, gap.to)))) return rule(n, figure, chain, low, high);
  if (figure.kind === 'money' && /每[校生人班所户名]每?[年月学]?/.test(text.slice(Math.max(low, figure.from - 30), figure.from)) && !chain.predicate) return rule(n, figure, chain, low, high);
  if (figure.kind === 'speed' && chain.predicate && MEASURE_END.endingAt(text, subject.to, subject.from)) return publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope);
  if (figure.kind === 'speed') return speed(n, clause, figure, low, high, chain);
  if (verb && text[verb.at - 1] === '每') return rule(n, figure, chain, low, high);
  const held = chain.predicate && /(?:场次|次数)$/.test(text.slice(subject.from, subject.to)) || /^(?:场次?|期次?)$/.test(figure.unit) && n.memory.carry?.part === clause.part && /[、和及]/.test(text[chain.at - 1] ?? '') || /^(?:场次?|期次?)$/.test(figure.unit) && chain.predicate && verb !== null && !/每[周月季日天学]/.test(text.slice(low, figure.from)) || /^(?:场次?|期次?)$/.test(figure.unit) && figure.kind !== 'term' && !figure.inWords && verb !== null && STRONG_VERBS.startingAt(verb.word, 0) === verb.word && !/每[周月季日天]/.test(text.slice(low, figure.from));
  if (figure.kind === 'times' && figure.value > 0 && /每(?:月|周|季度?|学期|学年|半年|年|\d年|[两三五]年)/.test(text.slice(low, figure.from)) && !held) return rule(n, figure, chain, low, high);
  if (figure.kind === 'term' || (figure.kind === 'times' && !held) || figure.kind === 'multiple') return term(n, clause, figure, low, high, chain, subject);
  // 未移交的5个: what is so already, or is to be
  if (verb && text[figure.from - 1] === '的' && /[未已待]/.test(text[verb.at - 1] ?? '')) return null;
  if (verb && gap && governsFigure(verb.word, figure, text.slice(gap.from, gap.to))) {
    if (only(text, gap.from, gap.to, ADVERBS) || /^(?:了|起|好|出|(?:[和、并及]|并且)[\u4e00-\u9fff]{2}|产生|造就|形成|打造|认证)?$/.test(text.slice(gap.from, gap.to))) {
      const start = skipOf(text, figure.to);
      const end = nounEnd(text, n.mask, start, high, n.isVerb);
      if (end > start) return counted(n, clause, figure, chain, verb, { from: start, to: end }, 'number-first', subject);
      if (chain.predicate && MEASURE_END.endingAt(text, subject.to, subject.from)) return publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope);
      if (verb.at > subject.from && !/\d/.test(text.slice(subject.from, verb.at)) && figure.to - verb.at < 40 && !(figure.inWords && figure.value === 1) && !only(text, subject.from, verb.at, ADVERBS) && !(subject.scope === text.slice(subject.from, trimAdverbs(text, subject.from, verb.at)) && n.memory.lastUnit === figure.unit && n.memory.lastSentence === clause.sentence)) {
        const to = Math.max(subject.to, verb.at + verb.word.length);
        push(n, clause, figure, subject.textFrom, figure.to, n.raw.slice(subject.from, to), chain.comparator, subject.scope, false);
        return figure.to;
      }
      if (figure.inWords && figure.value === 1) return null;
      const spent = /^(?:投入|筹措|筹集|争取|征地|征用|开工|动工|投用|竣工|完工)$/.test(verb.word);
      if (n.memory.lastSentence === clause.sentence && n.memory.lastMetric && verb.word.length > 1 && (!spent || n.memory.lastUnit === figure.unit)) {
        push(n, clause, figure, verb.at, figure.to, verb.word + withoutVerbs(n.memory.lastMetric), chain.comparator ?? chainBefore(text, n.mask, clause.from, verb.at).comparator, subject.scope, true);
        return figure.to;
      }
      const whole = /^其中/.test(text.slice(clause.from, figure.from)) ? lastOfUnit(n, figure.unit, figure.from) : null;
      if (whole) {
        push(n, clause, figure, verb.at, figure.to, verb.word + withoutVerbs(whole.metric), chain.comparator, subject.scope, true);
        return figure.to;
      }
      if (spent) {
        push(n, clause, figure, verb.at, figure.to, verb.word, chain.comparator, subject.scope, false);
        return figure.to;
      }
      if (subject.to > subject.from && figure.to - verb.at < 40 && chain.predicate) return publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope);
    } else if (/[由从在对按与]$/.test(text.slice(gap.from, gap.to))) {
      return null;
    } else if (text[figure.from - 1] === '的' && nounEnd(text, n.mask, figure.to, high, n.isVerb) > figure.to + 1) {
      return counted(n, clause, figure, chain, verb, { from: figure.to, to: nounEnd(text, n.mask, figure.to, high, n.isVerb) }, 'number-first', subject);
    } else if (text[gap.to - 1] === '等' && STRONG_VERBS.startingAt(verb.word, 0) !== verb.word) {
      return null;
    } else if (text[gap.to - 1] === '等' && nounEnd(text, n.mask, skipOf(text, figure.to), high, n.isVerb) > figure.to) {
      const start = skipOf(text, figure.to);
      return counted(n, clause, figure, chain, verb, { from: start, to: nounEnd(text, n.mask, start, high, n.isVerb) }, 'number-first', subject);
    } else if (verb.word === '完成' && /^[座栋幢处间]$/.test(figure.unit) && /(?:[校园学期院区]|及)$/.test(text.slice(gap.from, gap.to)) && nounEnd(text, n.mask, figure.to, high, n.isVerb) > figure.to + 1) {
      // 完成某校一期2座教学楼建设: the place stands before the number, the thing behind it
      const end = nounEnd(text, n.mask, figure.to, high, n.isVerb);
      return counted(n, clause, figure, chain, verb, { from: figure.to, to: end - (/(?:建成|投用|完工)$/.exec(text.slice(figure.to, end))?.[0].length ?? 0) }, 'number-first', subject);
    } else if (isNoun(n, gap.from, gap.to)) {
      return counted(n, clause, figure, chain, verb, trimPlace(text, gap), 'noun-first', subject);
    }
  }
  if (chain.predicate && subject.to - subject.from >= 2) {
    return publish(n, clause, figure, subject, splitSubjects(text, n.mask, subject.from, subject.to), chain.comparator, subject.scope, '', headFor(n, clause));
  }
  if (subject.to - subject.from >= 2 && (MEASURE_END.endingAt(text, subject.to, subject.from) && (figure.after !== '' || chain.comparator !== null) || isBareMeasure(n, clause, figure, subject))) {
    return publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope, '', headFor(n, clause));
  }
  if (clause.bracket !== null && subject.from >= subject.to && inBracket(n, clause, figure, chain, subject)) return figure.to;
  if (chain.predicate && (subject.from >= subject.to || only(text, subject.from, subject.to, SCOPES))) {
    const listed = nounEnd(text, n.mask, skipOf(text, figure.to), high, n.isVerb) > skipOf(text, figure.to) ? carriedOn(n, clause, figure, low, high, chain, subject) : null;
    if (listed !== null) return listed;
    const metric = headFor(n, clause) ?? metricBefore(n, clause, figure.unit);
    return metric ? inherit(n, clause, figure, chain, metric, subject.textFrom) : null;
  }
  if (chain.predicate && /^每(?:次|天|周|人|生|班|校|学期|月)$/.test(text.slice(subject.from, subject.to))) return rule(n, figure, chain, low, high);
  const head = verb === null && subject.to > subject.from && subject.to - subject.from <= 12 ? headFor(n, clause) : null;
  if (head) return publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope, '', head);
  const treated = treatedThings(n, clause, figure, high, chain, subject);
  if (treated !== null) return treated;
  const done = /^(?:全部|全面|均|都|基本)?(?:调剂|到位|投用|投入使用|开工|竣工|建成|达标|完成|交付|上岗|脱贫|返校|销号|整改)/.exec(text.slice(figure.to, Math.min(clause.to, figure.to + 10)));
  if (done && figure.kind !== 'size' && verb === null && subject.to - subject.from >= 2 && subject.to - subject.from <= 16 && subject.to === chain.at && isNoun(n, subject.from, subject.to) && !NAMING.endingAt(text, subject.to, subject.from)) {
    const to = figure.to + done[0].length;
    push(n, clause, figure, subject.textFrom, to, n.raw.slice(subject.from, subject.to) + n.raw.slice(figure.to, to), chain.comparator, subject.scope, true);
    return to;
  }
  const yearly = yearByYear(n, clause, figure, chain, subject);
  if (yearly !== null) return yearly;
  const carried = carriedOn(n, clause, figure, low, high, chain, subject);
  if (carried !== null) return carried;
  const acts = countedSubject(n, clause, figure, subject, high, chain);
  if (acts) return high;
  if (clause.bracket !== null) return inBracket(n, clause, figure, chain, subject) ? figure.to : null;
  if ((chain.comparator && chain.comparator !== '=') || figure.after !== '' || chain.perHead) return rule(n, figure, chain, low, high);
  return null;
}

/** 1个面积不低于2000平方米的｜健身中心: a second number describes the thing that the first counts. */
function describedNoun(n: Notebook, clause: Clause, figure: Figure): Place | null {
  const found = DESCRIBED.exec(n.text.slice(figure.to, Math.min(clause.to, figure.to + 80)));
  if (!found) return null;
  const from = figure.to + found[0].length;
  const to = nounEnd(n.text, n.mask, from, clause.to, n.isVerb);
  return to - from >= 2 ? { from, to } : null;
}

const DESCRIBED = /^[^,。;、\d]{0,20}(?:面积|规模|人数|投资|金额|容量|床位|长度)(?:不低于|不少于|达到?|超过|在)?\d[\d.]*[^,。;、\d的]{0,12}的(?=[\u4e00-\u9fff]{2})/;

/** 到2025年,…,每千人口托位数4.5个: in what is aimed at, a measure and its number need no verb. */
function isBareMeasure(n: Notebook, clause: Clause, figure: Figure, subject: Place): boolean {
  if (subject.to !== figure.from || subject.to - subject.from < 5 || !/^(?:thing|person|size)$/.test(figure.kind) || !/(?:[^总次人]数|面积|人均)$|^每[百千万十]{1,2}(?:名|位)?(?:人口?|学生|居民|儿童|教师)(?:口)?拥有/.test(n.text.slice(subject.from, subject.to))) return false;
  const start = n.text.slice(Math.max(0, figure.from - AIMED), figure.from).lastIndexOf('。') + 1 + Math.max(0, figure.from - AIMED);
  return datesWithin(n, start, clause.to).some((date) => date.role === 'deadline');
}

/** How far back a sentence is looked at for its date. */
const AIMED = 120;

/** 新增学位不少于500个 keeps its verb; 班额不超过55人 has none. */
export function carries(n: Notebook, figure: Figure, subject: Place): boolean {
  const verb = STRONG_VERBS.startingAt(n.text, subject.from, subject.to);
  return verb.length > 1 && figure.kind !== 'time' && subject.from + verb.length < subject.to;
}

export function counted(n: Notebook, clause: Clause, figure: Figure, chain: Chain, verb: { at: number; word: string }, noun: Place, order: Carry['order'], subject: { scope: string | null; from: number }): number {
  const doing = order === 'number-first' && STRONG_VERBS.startingAt(verb.word, 0) !== verb.word ? (DOING.exec(n.text.slice(noun.to, Math.min(clause.to, noun.to + 20)))?.[0] ?? '') : '';
  const to = Math.max(figure.to, order === 'number-first' ? noun.to + doing.length : figure.to);
  const name = doing !== '' ? n.raw.slice(noun.from, to) : headNoun(n.raw.slice(noun.from, noun.to).replace(/^的/, ''));
  const first = firstVerb(n, verb.at, clause.from);
  const word = /^(?:建成|建好|建设|重点建设|建|办好|建有|完成|实现|达到|有|设|形成|争取|规划建设)$/.test(verb.word) ? '' : n.raw.slice(isNewly(n, first, clause.from) ? first - 1 : first, verb.at + verb.word.length).replace(/^(?:规划|计划)(?=.{2})/, '');
  const from = startOf(n, clause, first, figure.from);
  const scope = subject.scope ?? scopeBefore(n, clause, figure.from) ?? placeBefore(n, clause, first);
  const early = chain.comparator === null || chain.comparator === '=' ? chainBefore(n.text, n.mask, clause.from, first).comparator ?? chainBefore(n.text, n.mask, clause.from, verb.at).comparator : null;
  if (figure.inWords && /^[个项条]$/.test(figure.unit) && !COUNTABLE.test(name)) return figure.to;
  // 实现156所学校专职保安配备率…: the number tells whose rate it is.
  if (order === 'number-first' && /[所个名家间处](?:$)/.test(figure.unit) && /(?:率|比例|占比|比重)$/.test(name)) return figure.to;
  const each = scope !== null && scope.startsWith('每') && !name.includes(scope) ? scope : '';
  push(n, clause, figure, from, to, each + word + name, early && early !== '=' ? early : chain.comparator, scope, each !== '');
  const least = early === '>=' && figure.after === '' ? early : null;
  n.memory.carry = { verb: word, order, part: clause.part, to, kind: figure.kind, least, scope: order === 'number-first' ? scope : null };
  return to;
}

/** 新申报认定多元普惠幼儿园: 新 belongs to the verb. */
function isNewly(n: Notebook, verbAt: number, floor: number): boolean {
  return verbAt > floor && n.text[verbAt - 1] === '新' && !/[创更革翻最全从重]/.test(n.text[verbAt - 2] ?? '') && n.text[verbAt] !== '新';
}

/** 推动4个乡镇｜开展试点: what a verb that only leads to something leads to. */
const DOING = /^(?:开展|参加|进入|实施|改善|先行|申报|争创|创建|完成|达到|建成|通过)[^,。;、()\d]{0,16}/;

/** Things that 三个 may count and an office may count again; 三个高地 are a way of speaking. */
export const COUNTABLE = /(?:基地|中心|学校|校区|集团|专业|专业群|学科|团队|工作室|工作坊|学位|班|县|区|乡镇|实验室|项目|站|点|园|馆|室|平台|联盟|联合体|共同体|学院|系统|场|图书馆|工作站|课程|案例)$/;

/** 有特色、成规模的职业教育集团 → 职业教育集团. */
export function headNoun(name: string): string {
  const last = name.lastIndexOf('的');
  return name.length > 14 && last > 0 && name.length - last > 2 ? name.slice(last + 1) : name;
}

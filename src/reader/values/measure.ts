/** Shares and ratios: 毛入园率达到90%, 80%以上专任教师拥有网络空间, 中小学生机比:高中8:1. */
import type { Comparator } from '../model.ts';
import { skipOf, trimAdverbs, verbAt } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { headFor, metricBefore, publish, inherit } from './heads.ts';
import { push, type Notebook } from './notebook.ts';
import { rule } from './rule.ts';
import { nounEnd, only, splitSubjects, subjectOf, type Chain } from './subject.ts';
import { CHANGE_DOWN, MEASURE_END, SCOPES, STAGES, STRONG_VERBS, SUBJECT_VERBS } from './words.ts';

/** A share, a ratio: 毛入园率达到90%, 80%以上专任教师拥有…, 中小学生机比:高中8:1. */
export function measure(n: Notebook, clause: Clause, figure: Figure, low: number, high: number, chain: Chain, subjectTo: number): number | null {
  const text = n.text;
  const subject = subjectOf(text, n.raw, n.mask, low, subjectTo);
  const empty = subject.from >= subject.to || only(text, subject.from, subject.to, SCOPES);
  if (!chain.predicate && allowed(text.slice(clause.from, figure.from), text.slice(subject.from, subject.to))) return rule(n, figure, chain, low, high);
  if (!empty) {
    const covered = figure.kind === 'percent' && !chain.predicate ? /^(?:全覆盖|覆盖)(?=[,。;、)]|$)/.exec(text.slice(figure.to, high)) : null;
    if (covered && subject.to === chain.at) {
      push(n, clause, figure, subject.textFrom, figure.to + covered[0].length, `${n.raw.slice(subject.from, subject.to)}覆盖`, '>=', subject.scope, true);
      return figure.to + covered[0].length;
    }
    // 民办园教师工资参照公办园,不低于最低工资标准的2倍: what is compared stands in the clause before
    const bare = clause.opener === ',' && text[chain.at] === '的' ? /^(不低于|不少于|不超过|不高于|达到)(.{2,30})$/.exec(text.slice(subject.from, subject.to)) : null;
    if (bare) {
      const before = /[^,。;:!?]{2,30},$/.exec(text.slice(Math.max(0, clause.from - 31), clause.from))?.[0];
      const place = before ? subjectOf(text, n.raw, n.mask, clause.from - before.length, clause.from - 1) : null;
      const name = place ? n.raw.slice(place.from, place.to).replace(/(?:参照|比照|按照?|与).*$/, '') : '';
      if (name.length < 2) return rule(n, figure, chain, low, high);
      push(n, clause, figure, subject.from, figure.to, `${name}${figure.unit === '倍' ? '对' : '占'}${n.raw.slice(subject.to - (bare[2] as string).length, subject.to)}`, /不超|不高/.test(bare[1] as string) ? '<=' : '>=', null, true);
      return figure.to;
    }
    const based = baseOf(n, subject.from, chain.at, figure);
    if (based) return publish(n, clause, figure, { from: subject.textFrom, to: subject.to }, [{ from: subject.from, to: based.at }], based.comparator, subject.scope, based.suffix);
    const measured = CHANGE_DOWN.startingAt(text, subject.from, subject.to) !== '' || MEASURE_END.endingAt(text, subject.to, subject.from) !== '' || /[”"]$/.test(text.slice(subject.from, subject.to));
    if (figure.kind === 'ratio' || figure.kind === 'fraction') {
      const head = headFor(n, clause);
      if (/(?:比|比例|配比|机比)$/.test(text.slice(subject.from, subject.to)) || head?.endsWith('比') || chain.predicate) {
        return publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope, '', head);
      }
      const normed = STAGES.endingAt(text, subject.to, subject.from) !== '' && metricBefore(n, clause) !== null;
      return figure.kind === 'ratio' && !normed ? null : rule(n, figure, chain, low, high);
    }
    if (figure.value === 0 && figure.inWords && !/(?:率|人数|生数)$/.test(text.slice(subject.from, subject.to))) return null;
    if (chain.predicate || measured || headFor(n, clause) !== null || chain.word === '为' || chain.word === '占') {
      if (!chain.predicate && /^(?:用于|投向|安排|作为|统筹用于)/.test(text.slice(figure.to, high))) {
        push(n, clause, figure, subject.textFrom, high, n.raw.slice(subject.from, subject.to) + n.raw.slice(figure.to, high), chain.comparator, subject.scope, true);
        return high;
      }
      const verb = verbAt(n, subject.from, subject.to);
      if (!measured && verb && verb.at === subject.from && verb.at + verb.word.length === subject.to && STRONG_VERBS.startingAt(verb.word, 0) !== verb.word && subjectShare(n, clause, figure, subject.textFrom, high, chain, subject.scope)) return high;
      if (!measured && verb && verb.at + verb.word.length === subject.to && verb.at === subject.from && figure.to < high) return share(n, clause, figure, subject, high, chain, verb.word);
      return publish(n, clause, figure, subject, splitSubjects(text, n.mask, subject.from, subject.to), chain.comparator, subject.scope, '', headFor(n, clause));
    }
    if (!chain.predicate && text[subject.to] === '的' && high - figure.to >= 3) {
      push(n, clause, figure, subject.textFrom, high, n.raw.slice(subject.from, subject.to) + n.raw.slice(figure.to, high), chain.comparator, subject.scope, true);
      return high;
    }
    const acts = SUBJECT_VERBS.startingAt(text, figure.to, high) || (figure.after === '' && /^(?:分配|用于|投向|面向)/.test(text.slice(figure.to, high)));
    if (acts && high - figure.to >= 2) {
      push(n, clause, figure, subject.textFrom, high, `${n.raw.slice(figure.to, high)}的${n.raw.slice(subject.from, subject.to)}`, chain.comparator, subject.scope, true);
      return high;
    }
    const given = /^的?([\u4e00-\u9fff]{2,16}?)(?:分配|用于|投向|安排)/.exec(text.slice(figure.to, high));
    if (given) {
      push(n, clause, figure, subject.textFrom, high, n.raw.slice(subject.from, subject.to) + n.raw.slice(figure.to, high).replace(/^的/, ''), chain.comparator, subject.scope, true);
      return high;
    }
    const verb = verbAt(n, subject.from, subject.to);
    if (verb && STRONG_VERBS.startingAt(verb.word, 0) !== verb.word && subjectShare(n, clause, figure, subject.textFrom, high, chain, subject.scope)) return high;
    if (verb && verb.at + verb.word.length === subject.to && figure.to < high) return share(n, clause, figure, { from: verb.at, textFrom: verb.at, scope: subject.scope }, high, chain, verb.word);
    if (figure.after !== '' && subjectShare(n, clause, figure, subject.from, high, chain, subject.scope)) return high;
    return rule(n, figure, chain, low, high);
  }
  const shared = subjectShare(n, clause, figure, subject.textFrom, high, chain, subject.scope);
  if (shared) return high;
  if (chain.predicate || figure.after !== '') {
    const metric = headFor(n, clause) ?? metricBefore(n, clause);
    if (metric) return inherit(n, clause, figure, chain, metric, subject.textFrom);
    if (chain.predicate) return null;
  }
  return rule(n, figure, chain, low, high);
}

/** What may be done, or what share of a cost is borne, rules and is nothing to reach. */
function allowed(before: string, subject: string): boolean {
  return /(?:允许|可以|可将|可按)[^,。;]{0,24}$/.test(before) || /(?:财政|中央|省级?|市级?|[县区]级?)(?:财政)?(?:各?承担|各?负担|补助|分担|补足|奖补|配套)$/.test(subject) || /(?:抵免|补助|奖补|补贴|减免|贴息|分担|提取)[^,]{0,4}(?:比例|标准|额度)/.test(subject);
}

export function share(n: Notebook, clause: Clause, figure: Figure, subject: { from: number; textFrom: number; scope: string | null }, high: number, chain: Chain, verb: string): number | null {
  const start = skipOf(n.text, figure.to);
  const end = nounEnd(n.text, n.mask, start, high, n.isVerb);
  if (end - start < 2) return null;
  push(n, clause, figure, Math.min(subject.textFrom, figure.from), end, verb + n.raw.slice(start, end), chain.comparator, subject.scope, true);
  return end;
}

/** 全省75%以上的县实现均衡发展: metric 实现均衡发展的县. */
export function subjectShare(n: Notebook, clause: Clause, figure: Figure, textFrom: number, high: number, chain: Chain, scope: string | null): boolean {
  const text = n.text;
  const start = skipOf(text, figure.to);
  const verb = SUBJECT_VERBS.firstWithin(text, start + 1, high);
  if (!verb || verb.at - start < 1 || verb.at - start > 30) return false;
  const thing = trimAdverbs(text, start, verb.at);
  if (thing <= start) return false;
  const action = n.raw.slice(verb.at, high).replace(/[、和及]$/, '');
  if (action.length < 3 || /^.{0,14}[的]?(?:目标|要求|任务)$/.test(n.raw.slice(start, verb.at))) return false;
  push(n, clause, figure, Math.min(textFrom, figure.from), high, `${action}的${n.raw.slice(start, thing)}`, chain.comparator === '=' ? null : chain.comparator, scope, true);
  return true;
}

/** 占…总数的10%, 不低于交流总数的20%: what it is a share of. */
export function baseOf(n: Notebook, from: number, to: number, figure: Figure): { at: number; comparator: Comparator | null; suffix: string } | null {
  const text = n.text;
  const end = text[to - 1] === '的' ? to - 1 : text[to] === '的' || text[figure.to] === '的' && /(?:总额|总数|规模|总量|总人数)$/.test(text.slice(from, to)) ? to : -1;
  if (end < 0 || figure.kind === 'ratio') return null;
  const slice = text.slice(from, end);
  const found = /^(.*?)(不低于|不少于|不得低于|不得少于|应不低于|不超过|不得超过|不高于|不得高于|达到|超过|低于|占到|占(?!比)|达|控制在|至少占)(?!比)(.+)$/.exec(slice);
  if (!found || (found[1] as string).length < 2) return null;
  const word = found[2] as string;
  const comparator: Comparator = /不超|不得超|不高|不得高|控制/.test(word) ? '<=' : word === '低于' ? '<' : word === '超过' ? '>' : /^(?:占|占到)$/.test(word) ? '=' : '>=';
  const stop = (found[1] as string).replace(/(?:应|须|要|均|必须|一般|原则上)+$/, '').replace(/(?<=.{2})占比$/, '').length;
  return { at: from + stop, comparator, suffix: `${figure.unit === '倍' ? '对' : '占'}${found[3]}` };
}

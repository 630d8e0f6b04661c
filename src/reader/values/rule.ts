/** Numbers that rule rather than aim: 不足100人的教学点, 按每生每年800元, 连续任职超过三届. */
import { isMeasured, skipOf, verbAt } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { publish } from './heads.ts';
import type { Notebook } from './notebook.ts';
import { nounEnd, only, subjectOf, type Chain, type Place } from './subject.ts';
import { ADVERBS, COUNT_VERBS, RULING_BEFORE, SCOPES, STRONG_VERBS } from './words.ts';

/** 不足100人的教学点, 按100人的标准, 每生每年800元, 连续任职超过三届: numbers that rule. */
export function conditional(n: Notebook, figure: Figure, chain: Chain, low: number, clause: Clause): boolean {
  const text = n.text;
  const before = text.slice(Math.max(low, chain.at - 14), figure.from);
  if (/(?:按照?|依照|参照)[^,。;]*$/.test(before) && !STRONG_VERBS.lastWithin(text, Math.max(low, chain.at - 6), chain.at)) return true;
  if (/^的(?:标准|比例|要求|原则)/.test(text.slice(figure.to, figure.to + 3)) && /按照?|依照|参照/.test(text.slice(Math.max(clause.from, figure.from - 24), figure.from))) return true;
  if (chain.perHead && !chain.predicate) return true;
  const after = text.slice(figure.to, Math.min(clause.to, figure.to + 8));
  if (/^的[^,。;]{2,16}(?:分配|用于|投向|安排)/.test(text.slice(figure.to, Math.min(clause.to, figure.to + 24)))) return false;
  if (/^的(?!目标|要求|任务|比例|水平|标准|指标|速度|规模|基础|总体|增长|$)/.test(after) || /^(?:者|时|且|的,|的$)/.test(after) || (after === '的' || after.startsWith('的)'))) {
    const verb = verbAt(n, low, chain.at);
    const direct = verb !== null && only(text, verb.at + verb.word.length, chain.at, ADVERBS);
    const subject = subjectOf(text, n.raw, n.mask, low, chain.at);
    const opens = subject.from >= subject.to || only(text, subject.from, subject.to, SCOPES);
    if (!direct && !(opens && isMeasured(figure)) && (chain.predicate || figure.after !== '' || chain.word !== '') && !(opens && !chain.predicate && n.memory.carry && /[、和及]/.test(text[chain.at - 1] ?? ''))) return true;
  }
  if (/^[\u4e00-\u9fff]{2,4}以[上下]的/.test(after)) return true;
  return /^(?:不足|不满|满|未满|未达到|不到)$/.test(chain.word) && !isMeasured(figure);
}

export function rule(n: Notebook, figure: Figure, chain: Chain, low: number, high: number): number | null {
  const text = n.text;
  if (figure.unit === '' && figure.kind === 'plain') return null;
  const start = subjectOf(text, n.raw, n.mask, low, figure.from);
  const begin = Math.max(Math.min(start.from, chain.at), figure.from - 40);
  const end = nounEnd(text, n.mask, skipOf(text, figure.to), Math.min(high, figure.to + 17), n.isVerb);
  let to = end > skipOf(text, figure.to) ? end : figure.to;
  for (let word = COUNT_VERBS.endingAt(text, to, figure.to); word; word = COUNT_VERBS.endingAt(text, to, figure.to)) to -= word.length;
  to -= /(?:予以?|可|也|应|须|均|都|至少|不再?)*$/.exec(text.slice(figure.to, to))?.[0].length ?? 0;
  if (to === skipOf(text, figure.to)) to = figure.to;
  const last = n.parameters.at(-1);
  const left = n.raw.slice(begin, Math.max(begin, chain.at)).replace(/^[、,和及]+/, '').replace(/[的、,]$/, '');
  const right = figure.kind === 'term' && left.length >= 2 ? '' : n.raw.slice(skipOf(text, figure.to), to);
  const subject = left + right || n.raw.slice(skipOf(text, figure.to), Math.min(high, figure.to + 12)).replace(/^(?:至少|应当?|须|可)+/, '');
  if (figure.kind === 'percent' && only(subject, 0, subject.length, COUNT_VERBS)) return null;
  if (figure.unit === '日' && text[figure.to] === '前') return null;
  if (last && last.from < begin && figure.from - last.to <= 2 && last.value === figure.value && last.unit === figure.unit) {
    n.parameters[n.parameters.length - 1] = { ...last, to };
    return figure.to;
  }
  n.parameters.push({ from: begin, to, subject: subject || (last?.subject ?? ''), value: figure.value, valueMax: figure.valueMax, unit: figure.unit });
  return figure.to;
}

/** Years of service, days of notice, times a month: they rule, unless a measure such as 年限 or 时间 is to reach them. */
export function term(n: Notebook, clause: Clause, figure: Figure, low: number, high: number, chain: Chain, subject: Place & { scope: string | null; textFrom: number }): number | null {
  if (figure.kind === 'multiple' && chain.predicate && subject.to - subject.from >= 2) return publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope);
  const measured = /(?:年限|寿命|时间|时长|倍|次数|天数|总量)$/.test(n.text.slice(subject.from, subject.to));
  if (chain.predicate && measured && !/任教|任职|服务|从教|聘期|公示|任期|交流|轮岗/.test(n.text.slice(subject.from, subject.to))) {
    return publish(n, clause, figure, subject, [subject], chain.comparator, subject.scope);
  }
  if (chain.predicate || chain.word === '至少' || figure.after !== '' || RULING_BEFORE.endingAt(n.text, figure.from, low)) return rule(n, figure, chain, low, high);
  return null;
}

/** Numbers that tell what there is: 目前有86所, 从85%提高到90%. */
import { trimAdverbs } from './around.ts';
import type { Clause } from './clauses.ts';
import type { Figure } from './figures.ts';
import { DATE } from './mask.ts';
import { WINDOW, datesWithin, type Notebook } from './notebook.ts';
import { chainBefore, subjectOf, type Chain } from './subject.ts';
import { MEASURE_END, PAST, TELLING, WANTING } from './words.ts';

/** 目前全县有幼儿园86所,其中公办园32所: the rest of the sentence tells what there is, until it says what is wanted. */
export function told(n: Notebook, clause: Clause, figure: Figure, chain: Chain): boolean {
  const before = n.text.slice(Math.max(clause.from, figure.from - WINDOW), figure.from);
  if (n.memory.told !== clause.sentence) {
    const wider = n.text.slice(Math.max(0, clause.from - 20), clause.from);
    const cut = Math.max(wider.lastIndexOf('。'), wider.lastIndexOf(';')) + 1;
    if (!TELLING.test(before) && !TELLING.test(wider.slice(cut))) return false;
    if (/基础上/.test(wider.slice(cut)) || /基础上/.test(before)) return false;
    if (TELLING.test(wider.slice(cut)) && !TELLING.test(before) && (WANTING.test(before) || chain.predicate)) return false;
    n.memory.told = clause.sentence;
    return true;
  }
  if (!WANTING.test(before) && !datesWithin(n, clause.from, figure.from).some((date) => date.role === 'deadline')) return true;
  if (TELLING.test(before)) return true;
  n.memory.told = -1;
  return false;
}

/** What is told is no target, but 力争达到85% after it means the same measure. */
export function tell(n: Notebook, clause: Clause, figure: Figure, low: number, subjectTo: number): null {
  n.memory.carry = null;
  const subject = subjectOf(n.text, n.raw, n.mask, low, subjectTo);
  const end = MEASURE_END.endingAt(n.text, subject.to, subject.from) ? subject.to : trimAdverbs(n.text, subject.from, subject.to);
  if (!MEASURE_END.endingAt(n.text, end, subject.from)) return null;
  n.memory.lastMetric = n.raw.slice(subject.from, end);
  n.memory.lastUnit = figure.unit;
  n.memory.lastSentence = clause.sentence;
  n.memory.lastTold = true;
  return null;
}

export function past(n: Notebook, low: number, at: number): boolean {
  const window = n.text.slice(Math.max(low, at - 30), at);
  const basis = window.lastIndexOf('基础上');
  const from = at - window.length + (basis < 0 ? 0 : basis + 3);
  const found = PAST.lastWithin(n.text, from, at);
  return found !== null && !/[比较从由]$/.test(n.text.slice(from, found.at));
}

/** 从85%提高到90%: the first number is where it stands now. */
export function baselineAt(n: Notebook, figure: Figure, low: number, clauseTo: number): number | null {
  let at = figure.from;
  while (at > low && (/[的约近每生均年人月学期天日周校班户次目前现在底]/.test(n.text[at - 1] as string) || ((n.mask[at - 1] as number) & DATE))) at -= 1;
  const led = /[从由]$/.test(n.text.slice(low, at)) || (at < figure.from && /[从由自]/.test(n.text[at] ?? ''));
  if (!led) return null;
  return /^[^,。;]{0,6}(?:提高|提升|增|上升|扩大|下降|降|减|压|升|发展|调整|整合)/.test(n.text.slice(figure.to, Math.min(clauseTo, figure.to + 12))) ? at - 1 : null;
}

/** 600分以上人数达到100人: the first number is part of what is measured. */
export function inName(n: Notebook, figure: Figure, next: Figure): boolean {
  // 每天锻炼1小时落实率100%
  if (figure.kind === 'time' && next.kind === 'percent' && /^[\u4e00-\u9fff]{1,8}率$/.test(n.text.slice(figure.to, next.from))) return true;
  if ((figure.after === '' && !(n.text[figure.to] === '的' && /^(?:speed|size)$/.test(figure.kind))) || next.from - figure.to > 30 || next.from - figure.to < 3 || /[,;:、]/.test(n.text.slice(figure.to, next.from))) return false;
  const chain = chainBefore(n.text, n.mask, figure.to, next.from);
  return chain.predicate && chain.at > figure.to && MEASURE_END.endingAt(n.text, chain.at, figure.to) !== '';
}

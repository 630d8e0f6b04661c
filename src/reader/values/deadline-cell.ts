/** A cell of a column of deadlines: 2020年12月, 2017年7月底, 长期坚持, 每年12月底, 2020.12, several at once. */
import { dayOf, lastDayOf, monthOf, plausible, readDates } from './dates.ts';
import { maskOf } from './mask.ts';
import type { CellDeadlines, FoundDeadline, Passage, ValueContext } from './model.ts';
import { readRecurrence } from './recurrence.ts';

const STANDING = /长期|持续|常态|经常性|永久|全年|日常|一贯|始终|不间断|贯穿|坚持/;
const NUMERIC = /(\d{4})([.\/-])(\d{1,2})(?:\2(\d{1,2}))?(?![\d.])/g;
const AT_ONCE = /立即|即日起?|随即|马上|立行立改|即知即改/g;
const DAMAGED = /\d{5,6}月(?:底|\d{0,2}日?)/;
const BARE_YEAR = /(?<!\d)(\d{4})(?:[-~至到](\d{4}))?年?(?!\d|[.\/]\d)/g;

/** Deadlines in the order of the cell; `standing` where the cell says that it never ends. */
export function readDeadlineCell(flow: Passage, context: ValueContext): CellDeadlines {
  const { text } = flow;
  const recurrence = readRecurrence(text, new Uint8Array(text.length));
  const deadlines = [...numericDates(text), ...written(text, context, recurrence !== null)].sort((a, b) => a.from - b.from);
  if (deadlines.length === 0) deadlines.push(...rest(text));
  return { deadlines: distinct(deadlines), recurrence, standing: STANDING.test(text) };
}

function numericDates(text: string): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  for (const match of text.matchAll(NUMERIC)) {
    const year = Number(match[1]);
    if (!plausible(year)) continue;
    const on = lastDayOf(year, Number(match[3]), match[4] === undefined ? null : Number(match[4]));
    let to = match.index + match[0].length;
    const tail = /^(?:底前|之前|前|底|月底前|月底|月前|月)/.exec(text.slice(to, to + 4));
    if (tail) to += tail[0].length;
    if (on !== null) found.push({ from: match.index, to, on });
  }
  return found;
}

function written(text: string, context: ValueContext, recurs: boolean): FoundDeadline[] {
  const year = context.titleYear ?? context.inheritedYear ?? (context.planEnd === null ? context.issuedYear : null);
  const marks = readDates(text, maskOf(text), { ...context, titleYear: context.titleYear ?? year });
  const found: FoundDeadline[] = [];
  for (const mark of marks) {
    if (mark.role === 'start' || (recurs && mark.inferred)) continue;
    if (mark.role === 'period' && !/\d/.test(text.slice(mark.from, mark.to))) continue;
    found.push({ from: mark.from, to: mark.to, on: mark.on, ...(mark.inferred ? { inferred: true } : {}) });
  }
  if (found.length === 0 && !recurs) found.push(...bareMonth(text, year));
  return found;
}

/** 12月, 9月: in a column of deadlines a month alone is one. */
function bareMonth(text: string, year: number | null): FoundDeadline[] {
  const match = /(?<!\d)(\d{1,2})月份?(?:(\d{1,2})日|(底|末|中旬|上旬|下旬|初))?前?/.exec(text);
  if (!match || Number(match[1]) > 12) return [];
  const on = year === null ? null : lastDayOf(year, monthOf(Number(match[1]), undefined, undefined), dayOf(match[2], match[3]));
  return [{ from: match.index, to: match.index + match[0].length, on, inferred: true }];
}

/** What is still a deadline although its day can't be told. */
function rest(text: string): FoundDeadline[] {
  const damaged = DAMAGED.exec(text);
  if (damaged) return [{ from: damaged.index, to: damaged.index + damaged[0].length, on: null }];
  for (const match of text.matchAll(BARE_YEAR)) {
    const year = Number(match[2] ?? match[1]);
    if (plausible(year)) return [{ from: match.index, to: match.index + match[0].length, on: lastDayOf(year, null, null) }];
  }
  const once = [...text.matchAll(AT_ONCE)][0];
  return once ? [{ from: once.index, to: once.index + once[0].length, on: null }] : [];
}

function distinct(deadlines: readonly FoundDeadline[]): FoundDeadline[] {
  const kept: FoundDeadline[] = [];
  for (const deadline of deadlines) if (!kept.some((other) => deadline.from < other.to && other.from < deadline.to)) kept.push(deadline);
  return kept;
}

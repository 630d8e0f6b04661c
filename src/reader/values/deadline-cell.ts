/** A cell of a column of deadlines: 2020年12月, 2017年7月底, 长期坚持, 每年12月底, 2020.12, several at once. */
import { matchesIn } from '../scan.ts';
import { dayOf, lastDayOf, plausible, readDates, type DateMark } from './dates.ts';
import { maskOf } from './mask.ts';
import type { CellDeadlines, FoundDeadline, Passage, ValueContext } from './model.ts';
import { readRecurrence } from './recurrence.ts';

const STANDING = /长期|持续|常态|经常性|永久|全年|日常|一贯|始终|不间断|贯穿|坚持/;
const NUMERIC = /(\d{4})([.\/-])(\d{1,2})(?:\2(\d{1,2}))?(?![\d.])/g;
const AT_ONCE = /立即|即日起?|随即|马上|立行立改|即知即改/;
const MONTH = /(?<!\d)(?:次年|翌年)?(?:\d{1,2}月?(?:-|~|至|到))?(\d{1,2})月份?(?:(\d{1,2})日|(底|末|中旬|上旬|下旬|初))?前?/g;
const DAMAGED = /\d{5,6}月(?:底|\d{0,2}日?)/;
const BARE_YEAR = /(?<!\d)(\d{4})(?:[-~至到](\d{4}))?年?(?!\d|[.\/]\d)/g;

/** Deadlines in the order of the cell; `standing` where the cell says that it never ends. */
export function readDeadlineCell(flow: Passage, context: ValueContext): CellDeadlines {
  const { text } = flow;
  const recurrence = readRecurrence(text, new Uint8Array(text.length));
  const year = context.titleYear ?? context.inheritedYear ?? (context.planEnd === null ? context.issuedYear : null);
  const marks = readDates(text, maskOf(text), { ...context, titleYear: context.titleYear ?? year });
  const starts = marks.some((mark) => mark.role === 'start');
  const deadlines = [...numericDates(text), ...written(marks, (mark) => recurrence !== null && !/[,;。]/.test(text.slice(recurrence.to, mark.from)))].sort((a, b) => a.from - b.from);
  if (deadlines.length === 0 && recurrence === null && !starts) for (const month of bareMonths(text, year)) deadlines.push(month);
  if (deadlines.length === 0 && !starts) for (const deadline of rest(text)) deadlines.push(deadline);
  return { deadlines: distinct(deadlines), recurrence, standing: STANDING.test(text) || (starts && deadlines.length === 0) };
}

function numericDates(text: string): FoundDeadline[] {
  const found: FoundDeadline[] = [];
  for (const match of matchesIn(text, NUMERIC)) {
    const year = Number(match[1]);
    if (!plausible(year)) continue;
    const on = lastDayOf(year, Number(match[3]), match[4] === undefined ? null : Number(match[4]));
    let to = match.index + match[0].length;
    const tail = /^(?:底前|之前|前|底|月底前|月底|月前|月)/.exec(text.slice(to, to + 4));
    if (tail) to += tail[0].length;
    const last = found.at(-1);
    // 2018.6-2020.11: only the end is a deadline
    if (last && /^(?:-|~|至|到)$/.test(text.slice(last.to, match.index))) found[found.length - 1] = { from: last.from, to, on };
    else if (on !== null) found.push({ from: match.index, to, on });
  }
  return found;
}

/** `recurs`: a date of every year (每年12月底前), unless a sign parts it from 每 (按学期发放，12月底前到位). */
function written(marks: readonly DateMark[], recurs: (mark: DateMark) => boolean): FoundDeadline[] {
  return marks
    .filter((mark) => mark.role !== 'start' && !(mark.inferred && recurs(mark)) && mark.to > mark.from)
    .filter((mark) => mark.on !== null || mark.year !== null || mark.role === 'deadline')
    .map((mark) => ({ from: mark.from, to: mark.to, on: mark.on ?? (mark.role === 'period' && mark.year !== null ? lastDayOf(mark.year, null, null) : null), ...(mark.inferred ? { inferred: true } : {}) }));
}

/** 12月, 9—12月, 3月、6月: in a column of deadlines a month alone is one. */
function bareMonths(text: string, year: number | null): FoundDeadline[] {
  return matchesIn(text, MONTH).filter((match) => Number(match[1]) >= 1 && Number(match[1]) <= 12).map((match) => ({
    from: match.index,
    to: match.index + match[0].length,
    on: year === null ? null : lastDayOf(year + (/^[次翌]年/.test(match[0]) ? 1 : 0), Number(match[1]), dayOf(match[2], match[3])),
    inferred: true,
  }));
}

/** What is still a deadline although its day can't be told. */
function rest(text: string): FoundDeadline[] {
  const damaged = DAMAGED.exec(text);
  if (damaged) return [{ from: damaged.index, to: damaged.index + damaged[0].length, on: null }];
  for (const match of matchesIn(text, BARE_YEAR)) {
    const year = Number(match[2] ?? match[1]);
    if (plausible(year)) return [{ from: match.index, to: match.index + match[0].length, on: lastDayOf(year, null, null) }];
  }
  const once = AT_ONCE.exec(text);
  return once ? [{ from: once.index, to: once.index + once[0].length, on: null }] : [];
}

function distinct(deadlines: readonly FoundDeadline[]): FoundDeadline[] {
  const kept: FoundDeadline[] = [];
  for (const deadline of deadlines) if (deadline.from >= (kept.at(-1)?.to ?? 0)) kept.push(deadline);
  return kept;
}

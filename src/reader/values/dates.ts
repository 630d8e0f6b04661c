/**
 * Dates in running text, each with its last day and what it is: a deadline, a start, a period, something past.
 * Only deadlines are published; the others still say which year a number belongs to.
 */
import { parseNumeral } from '../numerals.ts';
import { DATE, NUMBER_BRACKET, QUOTE, TITLE } from './mask.ts';
import type { ValueContext } from './model.ts';

export type DateRole = 'deadline' | 'start' | 'period' | 'mention';

export interface DateMark {
  readonly from: number;
  readonly to: number;
  readonly on: string | null;
  readonly year: number | null;
  readonly role: DateRole;
  /** The day was worked out from the document's own year, not read here. */
  readonly inferred: boolean;
}

const HAN = '十[一二]?|[一二三四五六七八九]';
const DAY = String.raw`(?:(\d{1,2}|[一二三四五六七八九十]{1,3})[日号]|(底|末|月末|上旬|中旬|下旬|初|中)(?!小|学|等|心|央|职|高|考|国|旬))?`;
const SEASON = String.raw`((?:春|秋)季(?:学期)?|暑假|暑期|寒假)(?:开学)?`;
const PART = String.raw`(?:(\d{1,2}|${HAN})月份?${DAY}|年?(底|末|内)(?!容)|(上半年|下半年)|(?:第?([一二三四1-4])季度)末?|${SEASON})?`;
const CORE = new RegExp(
  String.raw`(?:20[0-4]\d(?:1[0-2]|[1-9])月(?:底|\d{1,2}日)?(?=前|底))|`
  +   String.raw`(?:\d{4}[-.\/]\d{1,2}[-.\/]\d{1,2})(?!\d)|`
  +   String.raw`(\d{4})年?(?:(?:\d{1,2}月份?(?:\d{1,2}日)?)?(?:-|~|至|到)(\d{4})(?:学年|年度|年)(?:(\d{1,2})月份?(?:\d{1,2}日)?)?)`
  + String.raw`|(\d{4}|二[〇○零][〇○零一二三四五六七八九]{2})年度?${PART}`
  + String.raw`|(今年|本年度?|当年|明年)${PART}`
  + String.raw`|(?:(\d{1,2})月份?${DAY})`
  + String.raw`|(年底|年末|年内|上半年|下半年|(?:第?([一二三四1-4])季度)末?)`
  + String.raw`|(["“]?(十[一二三四五六七])五["”]?(?:规划)?(期末|末|期间|时期|以来)?)`
  + String.raw`|(?:([一二两三四五六七八九十]|\d{1,2})年(?:之内|以内|内)(?!容))`,
  'g',
);

/** No date does without one of these. */
export const TIME_SIGNS = '年月季五-./';

const PREFIX = /(?:到|至|于|在|截至|截止到?)$/;
const SUFFIX = /(?:之前|以前|底前|末前|年底前|前夕|前|之内|内(?!容))/y;
const START_AFTER = /(?:起|开始|以来|以后|之后|后|始)/y;
const START_SEASON = /(?:开学|入学|学期)?(?:起|开始|以来|后)/y;
const NOT_A_TIME = new RegExp(String.raw`(?:度|级|版|届|本(?=[)\]])|修订|修正|修改|印发|的|中央|学年|春季?招|秋季?招|高考|招生|教育工作|教育经费|教育事业|财政|预算|决算|统计|春晚|工作要点|普及|全面建成|全国|全省|全市|国家)`, 'y');
const MODIFIED = /[从自由以较比与据按经及为]$/;

/** 2024年3月至6月, 2024年9月—次年1月: a period of months in one year, or into the next. */
const MONTHS = /(\d{4})年(\d{1,2})月?(?:\d{1,2}[日号]|[底末初]|[上中下]旬)?(?:-|~|至|到)(当年|同年|次年|翌年)?(\d{1,2})月份?(?:(\d{1,2})[日号]|(底|末|上旬|中旬|下旬|初))?前?/y;

/** Every date in the text, in order; marks its place in `mask`. */
export function readDates(text: string, mask: Uint8Array, context: ValueContext): DateMark[] {
  const marks: DateMark[] = [];
  let carried: number | null = null;
  CORE.lastIndex = 0;
  for (let match = CORE.exec(text); match; match = CORE.exec(text)) {
    const at = match.index;
    if (isDigit(text.charCodeAt(at)) && at > 0 && (isDigit(text.charCodeAt(at - 1)) || text[at - 1] === '.')) continue;
    if (((mask[at] as number) & (TITLE | NUMBER_BRACKET)) || (((mask[at] as number) & QUOTE) && match[25] === undefined)) continue;
    const mark = judge(text, match, context, carried, marks.at(-1));
    if (!mark) continue;
    if (mark.year !== null && mark.role !== 'start') carried = mark.year;
    for (let i = mark.from; i < mark.to; i += 1) mask[i] = (mask[i] as number) | DATE;
    marks.push(mark);
    CORE.lastIndex = Math.max(mark.to, at + 1);
  }
  return marks;
}

function judge(text: string, match: RegExpExecArray, context: ValueContext, carried: number | null, previous: DateMark | undefined): DateMark | null {
  const at = match.index;
  let to = at + match[0].length;
  const before = text.slice(Math.max(0, at - 4), at);
  const prefix = PREFIX.exec(before)?.[0] ?? '';
  SUFFIX.lastIndex = to;
  const suffix = SUFFIX.exec(text)?.[0] ?? '';
  const from = at - prefix.length;
  const [, rangeFrom, rangeTo] = match;
  if (rangeFrom !== undefined && rangeTo !== undefined) {
    const year = Number(rangeTo);
    if (!plausible(year)) return null;
    const lead = /[自从在]$/.exec(before)?.[0] ?? '';
    const opens = at - lead.length === 0 || /[,。;:、]/.test(text[at - lead.length - 1] as string);
    const past = year < (context.planStart ?? context.titleYear ?? context.issuedYear ?? 0);
    const named = /^(?:期间|学年|年度|度|的|规划|计划|行动|届|、|\)|》|《|间)/.test(text.slice(to, to + 2)) || /学年$|年度$/.test(match[0]);
    return { from: opens && !named ? at - lead.length : at, to, on: lastDayOf(year, num(match[3]), num(/(\d{1,2})日$/.exec(match[0])?.[1])), year, role: opens && !named && !past ? 'deadline' : 'period', inferred: false };
  }
  if (match[4] !== undefined) { const months = period(); if (months) return months; }
  if (match[4] !== undefined) return dated(/^\d/.test(match[4]) ? Number(match[4]) : parseNumeral(match[4].replaceAll('○', '〇').replaceAll('零', '〇')), match, 5, false);
  if (match[12] !== undefined) {
    const base = context.titleYear ?? context.issuedYear;
    return dated(base !== null && match[12] === '明年' ? base + 1 : base, match, 13, true);
  }
  if (match[20] !== undefined) return monthOnly();
  if (match[23] !== undefined) return partOnly();
  if (match[25] !== undefined) return fiveYears();
  if (match[28] === undefined) return { from: at, to: to + suffix.length, on: null, year: null, role: match[0].includes('月') ? 'deadline' : 'mention', inferred: false };
  return within();

  function period(): DateMark | null {
    MONTHS.lastIndex = at;
    const found = MONTHS.exec(text);
    if (!found) return null;
    const [first, last] = [Number(found[2]), Number(found[4])];
    const year = Number(found[1]) + (found[3] === '次年' || found[3] === '翌年' || last < first ? 1 : 0);
    if (!plausible(year) || first < 1 || first > 12 || last < 1 || last > 12) return null;
    const past = year < (context.planStart ?? context.titleYear ?? context.issuedYear ?? 0);
    const opens = /(?:^|[,。;:、(])[自从]?$/.test(before.slice(0, before.length - prefix.length));
    const end = at + found[0].length;
    START_AFTER.lastIndex = end;
    return { from: prefix === '' || /^截/.test(prefix) ? at : from, to: end, on: lastDayOf(year, last, dayOf(found[5], found[6])), year, role: past ? 'mention' : opens && !START_AFTER.test(text) ? 'deadline' : 'period', inferred: false };
  }

  function dated(year: number | null, groups: RegExpExecArray, g: number, inferred: boolean): DateMark | null {
    if (year !== null && !plausible(year)) return null;
    const month = num(groups[g]);
    if (month !== null && (month < 1 || month > 12)) return null;
    const on = year === null ? null : groups[g + 6] !== undefined ? null : lastDayOf(year, monthOf(month, groups[g + 4], groups[g + 5]), dayOf(groups[g + 1], groups[g + 2]));
    if (/年度$/.test(match[0]) && suffix === '' && prefix === '') return { from: at, to, on, year, role: at === 0 || /[,。;:、]$/.test(before) ? 'period' : 'mention', inferred };
    const bare = groups[g] === undefined && groups[g + 3] === undefined && groups[g + 4] === undefined && groups[g + 5] === undefined;
    return finish(year, on, bare, inferred);
  }

  function monthOnly(): DateMark | null {
    const month = num(match[20]);
    if (month === null || month < 1 || month > 12) return null;
    const listed = previous !== undefined && previous.role === 'deadline' && !previous.inferred && previous.to === at - 1 && /[、和及]$/.test(before);
    if (/[每次翌来]$|每年$|\d$|[.\-]$/.test(before) || (!listed && suffix === '' && match[22] === undefined && (match[21] === undefined || !/^[到至于]$/.test(prefix)))) return null;
    const year = (listed ? previous.year : null) ?? context.titleYear ?? carried ?? context.inheritedYear ?? (context.planEnd === null ? context.issuedYear : null);
    return finish(year, year === null ? null : lastDayOf(year, month, dayOf(match[21], match[22])), false, true);
  }

  function partOnly(): DateMark | null {
    if (/[每次翌学\d〇○零一二三四五六七八九]$|每年$|全$/.test(before)) return null;
    const word = match[23] as string;
    const planned = context.titleYear !== null && /^$|[,。;:、]$/.test(before);
    if (/半年|季度/.test(word) && suffix === '' && !/末$/.test(word) && !planned) return null;
    const year = context.titleYear ?? carried ?? context.issuedYear;
    return finish(year, year === null ? null : lastDayOf(year, monthOf(null, /半年/.test(word) ? word : undefined, match[24]), null), false, true);
  }

  function fiveYears(): DateMark | null {
    const year = { 十一: 2010, 十二: 2015, 十三: 2020, 十四: 2025, 十五: 2030, 十六: 2035, 十七: 2040 }[match[26] as string] as number;
    // 从2016年起实施,“十三五”末覆盖全省: the end of what begins, as the keys read it
    const unfolds = prefix === '' && previous?.role === 'start' && !/[。;]/.test(text.slice(Math.max(previous.to, at - 80), at)) && at - previous.to < 80;
    const role: DateRole = match[27]?.endsWith('末') ? (unfolds ? 'period' : 'deadline') : match[27] === '以来' ? 'start' : 'period';
    if (match[27] === undefined) return null;
    if (role === 'deadline' && suffix === '前') to += 1;
    return { from: role === 'deadline' ? from : at, to, on: role === 'deadline' ? `${year}-12-31` : null, year, role, inferred: false };
  }

  function within(): DateMark | null {
    const count = parseNumeral(match[28] as string);
    if (count === null || /[近过去每第前后满]$|工作$|任职$/.test(before)) return null;
    START_AFTER.lastIndex = to;
    const since = previous?.role === 'start' && previous.year !== null && /^(?:年?起|开始|,){0,3}$/.test(text.slice(previous.to, at)) && at - previous.to < 5;
    const year = since ? (previous.year as number) + count - 1 : lastYearOf(count, context);
    const leads = since || at === 0 || /(?:[,。;:、()]|力争|争取|计划|未来|今后|确保|用|在|于)$/.test(before);
    return { from: at, to, on: year === null ? null : `${year}-12-31`, year, role: START_AFTER.test(text) || !leads ? 'mention' : 'deadline', inferred: true };
  }

  function finish(year: number | null, on: string | null, bare: boolean, inferred: boolean): DateMark | null {
    const end = to + suffix.length;
    START_AFTER.lastIndex = end;
    START_SEASON.lastIndex = end;
    if (suffix === '' && (START_AFTER.test(text) || START_SEASON.test(text) || /[从自]$/.test(before))) return { from: at, to, on, year, role: 'start', inferred };
    if (/每年$|[每次翌]$/.test(before)) return null;
    const begin = inferred && prefix === '在' ? at : from;
    const head = text.slice(Math.max(0, begin - 1), begin);
    const past = year !== null && year < (context.planStart ?? context.titleYear ?? context.issuedYear ?? 0);
    const mention: DateMark = { from: begin, to: end, on, year, role: 'mention', inferred };
    if (/^截/.test(prefix) && !/前/.test(suffix) && !/^,?(?:力争|确保|争取|完成|实现|全部|基本|要)/.test(text.slice(end, end + 4))) return mention;
    if (past && suffix !== '前' && suffix !== '底前' && !/^[到至]$/.test(prefix)) return mention;
    if (suffix !== '' || (prefix !== '' && prefix !== '在' && prefix !== '于' && !/[从自由]/.test(head) && !/[高升增降加少大展长]$/.test(head))) return { ...mention, role: 'deadline' };
    NOT_A_TIME.lastIndex = end;
    if ((MODIFIED.test(head) && !/占比$/.test(text.slice(Math.max(0, begin - 2), begin)) && !(previous?.to === begin - 1 && previous.role === 'deadline')) || (bare && NOT_A_TIME.test(text))) return mention;
    const listed = previous !== undefined && previous.role === 'deadline' && previous.to === begin - 1 && /[和、及与]/.test(head);
    const opens = head === '' || listed || /[,。;:、()]/.test(head) || /(?:确保|力争|争取|计划|预计|将于|拟于|拟)$/.test(before) || /^(?:要|将|应|预计)?(?:达到|达|实现|完成|提高到|全部|全面达)/.test(text.slice(end, end + 5));
    return { ...mention, role: opens || (!bare && !/[季假]/.test(match[0])) ? 'deadline' : 'mention' };
  }
}

/** 三年内 counts from the plan's first year; without a plan from the year of signature. */
function lastYearOf(count: number, context: ValueContext): number | null {
  if (context.planStart !== null && context.planEnd !== null && context.planEnd - context.planStart + 1 === count) return context.planEnd;
  if (context.planStart !== null) return context.planStart + count - 1;
  return context.issuedYear === null ? null : context.issuedYear + count;
}

export function plausible(year: number): boolean {
  return year >= 1949 && year <= 2099;
}

/** The last day of a year, of a month, or a day itself; null where that day does not exist. */
export function lastDayOf(year: number, month: number | null, day: number | null): string | null {
  const m = month ?? 12;
  if (m < 1 || m > 12) return null;
  const last = new Date(Date.UTC(year, m, 0)).getUTCDate();
  const d = day ?? last;
  return d < 1 || d > last ? null : `${year}-${String(m).padStart(2, '0')}-${String(d).padStart(2, '0')}`;
}

export function monthOf(month: number | null, half: string | undefined, quarter: string | undefined): number | null {
  if (month !== null) return month;
  if (half !== undefined) return half.startsWith('上') ? 6 : 12;
  if (quarter === undefined) return null;
  return 3 * (/\d/.test(quarter) ? Number(quarter) : (parseNumeral(quarter) ?? 4));
}

export function dayOf(day: string | undefined, part: string | undefined): number | null {
  if (day !== undefined) return num(day);
  if (part === undefined) return null;
  return { 初: 10, 上旬: 10, 中: 15, 中旬: 20 }[part] ?? null;
}

function num(text: string | undefined): number | null {
  return text === undefined ? null : /^\d/.test(text) ? Number(text) : parseNumeral(text);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

/** A list of units taken apart: 、 ， ; 和 及 and line breaks divide, but not inside brackets and not inside a name. */
import { type Flow, isGap } from '../flow.ts';
import { kindsOf } from '../scan.ts';
import { beginsAnew, isOpenCollective, looksLikeUnit } from '../vocabulary/units.ts';

export interface UnitRange { readonly from: number; readonly to: number }

/** Indexes into the flow, trimmed of punctuation and of a closing 等. Empty where nothing is listed. */
export function splitUnits(flow: Flow, from: number, to: number): UnitRange[] {
  const parts = cut(flow, from, to);
  const joined: UnitRange[] = [];
  for (const part of parts) {
    const last = joined[joined.length - 1];
    if (last && (mayGoOn(flow.text, last) && belongsTogether(flow.text.slice(last.from, last.to), flow.text.slice(part.from, part.to)) || isDepartmentsAndUnits(flow.text, last, part))) joined[joined.length - 1] = { from: last.from, to: part.to };
    else joined.push(part);
  }
  const units: UnitRange[] = [];
  for (const part of joined) {
    const unit = withoutPerson(flow, trim(flow.text, part));
    if (unit.to > unit.from && !isFiller(flow.text.slice(unit.from, unit.to))) units.push(unit);
  }
  return units;
}

/** 市直有关部门、单位: one collective. */
function isDepartmentsAndUnits(text: string, last: UnitRange, { from, to }: UnitRange): boolean {
  return to - from === 2 && text.startsWith('单位', from) && text.endsWith('部门', last.to) && last.to - last.from >= 4 && last.to === from - 1;
}

/** 副县长, 书记, 县政府办: what stands here is no name of a person. */
export const POST = /[长任记理员席队导官师办局]$/;

/** 县公安局 陈强: a name behind the unit, parted by white space, is no part of it. */
function withoutPerson(flow: Flow, { from, to }: UnitRange): UnitRange {
  for (let at = to - 2; at >= Math.max(from + 3, to - 3); at -= 1) {
    if (isGap(flow, at) && /^\p{Script=Han}+$/u.test(flow.text.slice(at, to)) && !POST.test(flow.text.slice(at, to)) && !looksLikeUnit(flow.text.slice(at, to)) && !looksLikeUnit(flow.text.slice(from, to)) && looksLikeUnit(flow.text.slice(from, at))) return { from, to: at };
  }
  return { from, to };
}

/** How Markdown writes a line's end inside a cell. */
const LINE_END = /<br\/?>/y;

const OPENS = 1, CLOSES = 2, DIVIDES = 4, JOINS = 8, BEGINS_AND = 16, TAG = 32;
const KINDS = kindsOf([[OPENS, '(['], [CLOSES, ')]'], [DIVIDES, '、,;。/|'], [JOINS, '和与及'], [BEGINS_AND, '以'], [TAG, '<']]);

function cut(flow: Flow, from: number, to: number): UnitRange[] {
  const { text } = flow;
  const parts: UnitRange[] = [];
  const listed = text.slice(from, to).includes('、');
  let depth = 0;
  let start = from;
  const push = (end: number, next: number): void => { if (end > start) parts.push({ from: start, to: end }); start = next; };
  for (let i = from; i < to; i += 1) {
    const kind = KINDS[text.charCodeAt(i)] as number;
    if (kind === OPENS) depth += 1;
    else if (kind === CLOSES && depth > 0) depth -= 1;
    if (depth > 0) continue;
    if (kind === DIVIDES) { push(i, i + 1); continue; }
    if (kind === TAG) { LINE_END.lastIndex = i; if (LINE_END.test(text)) { push(i, LINE_END.lastIndex); continue; } }
    if (i > start && isGap(flow, i) && looksLikeUnit(text.slice(start, i)) && !isBegun(text.slice(start, i)) && gapDivides(flow, i, to, listed)) push(i, i);
    if (kind === JOINS && i > start + 1 && looksLikeUnit(text.slice(start, i)) && dividesAt(text, start, i, to)) push(i, i + 1);
    if (kind === BEGINS_AND && text[i + 1] === '及' && i > start) { push(i, i + 2); i += 1; }
  }
  push(to, to);
  return parts;
}

/** 市委 | 网信办, 各市（州） | 教育局: the name goes on. */
function isBegun(left: string): boolean {
  return /^[省市县区州旗]委$/.test(left) || isOpenCollective(left);
}

/** White space inside a cell divides two whole names, but does not cut one name that runs over a line end. */
function gapDivides({ text, offsets }: Flow, at: number, to: number, listed: boolean): boolean {
  let stop = at + 1;
  while (stop < Math.min(to, at + 30) && (offsets[stop] as number) - (offsets[stop - 1] as number) === 1) stop += 1;
  const rest = text.slice(at, stop);
  const next = /^[^、,;。/|]+/.exec(rest)?.[0] ?? '';
  return beginsAnew(next) || !listed && next.length >= 3 && looksLikeUnit(next) && !/^(?:办公室|办公厅|委员会|政府|管理局|保障[厅局]|建设[厅局]|信息化|秘书[组处]|综合组)/.test(next);
}

function dividesAt(text: string, start: number, at: number, to: number): boolean {
  const left = text.slice(start, at);
  if (/^(?:其|所属|下属|直属|成员单位|所辖)/.test(text.slice(at + 1, at + 6))) return false;
  const right = /^[^、,;。和与及]+/.exec(text.slice(at + 1, Math.min(to, at + 31)))?.[0] ?? '';
  if (/党委$/.test(left) && /^(?:人民)?政府$/.test(right)) return false;
  if (/^(?:信息化|改革|旅游|社会保障|计划生育|体育|建设|新闻出版|城乡|园林|草原|健康|国土|规划|自然资源规划|文化|技术)/.test(right) && !beginsAnew(right)) return false;
  if (/(?:发展|工业|文化|卫生|人力资源|住房|住房保障|城市管理|规划|科学|广播)$/.test(left)) return false;
  return looksLikeUnit(right) || beginsAnew(right);
}

/** Only a collective or a name of a word or two is ever begun and goes on behind the sign. */
function mayGoOn(text: string, { from, to }: UnitRange): boolean {
  return to - from <= 2 || text[from] === '各' || text[from] === '全';
}

/** 各县(市) | 区教育局: nobody names all counties without saying what of them, and then one district. */
const OPEN_DISTRICTS = /^各(?:[市县区旗州]|县\(市\)|市县|区县|旗县)$/;

/** 各市 | 县(区)政府 are one name; 各市州政府 | 省教育厅 are two. */
function belongsTogether(left: string, right: string): boolean {
  if (/党委$/.test(left) && /^(?:人民)?政府$/.test(right)) return true;
  if (/^(?:省|市|州|县|区|旗|镇|乡|国家|部门)$/.test(left)) return /^(?:省|市|州|县|区|旗|镇|乡|村|校|学校|街道)/.test(right);
  if (!isOpenCollective(left)) return false;
  if (OPEN_DISTRICTS.test(left) && /^[县区旗]/.test(right)) return true;
  if (/^[省市县区州旗].*(?:局|厅|委|办|部|中心)$/.test(right)) return false;
  if (/^(?:各|省|国家|中央|市直|县直|区直|市级|县级|有关|相关|教育[厅局部]|财政[厅局部])/.test(right)) return false;
  return /^(?:自治|县|区|市|旗|镇|乡|街道|州|委|办|厅|局|省|单位|部门|直属|管委会|开发区|学校|高校|园|\()/.test(right);
}

const LEADS = kindsOf([[1, '由以和及与会或']]);

function trim(text: string, part: UnitRange): UnitRange {
  let { from, to } = part;
  while (to > from && ')]'.includes(text[to - 1] as string) && unopened(text, from, to)) to -= 1;
  while (from < to && '、,;。:.'.includes(text[from] as string)) from += 1;
  while (to > from && '、,;。:.'.includes(text[to - 1] as string)) to -= 1;
  const lead = LEADS[text.charCodeAt(from)] === 0 ? null : /^(?:由|以及|和|及|与|会同|或)(?=.{2,})/.exec(text.slice(from, to));
  if (lead && looksLikeUnit(text.slice(from + lead[0].length, to))) from += lead[0].length;
  const tail = !text.slice(from, to).includes('等') ? null : /等(?:有关|相关|多个|各|省|市|县|区|州|直|级|国家|中央){0,4}(?:部门|单位|部委|机构)?(?:按照?职责分工)?$/.exec(text.slice(from, to));
  if (tail && tail.index > 1) to = from + tail.index;
  return { from, to };
}

function unopened(text: string, from: number, to: number): boolean {
  let depth = 0;
  for (let i = from; i < to; i += 1) { if ('(['.includes(text[i] as string)) depth += 1; else if (')]'.includes(text[i] as string)) depth -= 1; if (depth < 0) return true; }
  return false;
}

const LONGEST_FILLER = 6;

function isFiller(text: string): boolean {
  return (text.length <= LONGEST_FILLER || text[0] === '-') && /^(?:等|下同|无|空|-+|\/|略|以下|同上|分别|共同|按职责分工|按照职责分工)$/.test(text);
}

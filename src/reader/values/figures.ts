/** Every number of a passage that bears a unit, a percentage, a ratio or a fraction; numbers inside names are left out. */
import { parseNumeral } from '../numerals.ts';
import { DIGITS, kindsOf } from '../scan.ts';
import { DATE, NUMBER_BRACKET, QUOTE, TITLE } from './mask.ts';
import { COUNTED_IN_WORDS, UNITS, bareUnit, unitKind, type UnitKind } from './units.ts';

export type FigureKind = UnitKind | 'percent' | 'points' | 'ratio' | 'fraction' | 'plain';
export type After = '' | '>=' | '<=' | '~' | '>';

export interface Figure {
  /** Where the numeral begins and where unit and 以上 end. */
  readonly from: number;
  readonly to: number;
  readonly numeralTo: number;
  readonly unitTo: number;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
  readonly kind: FigureKind;
  readonly after: After;
  /** Written in characters (三所, 一半). */
  readonly inWords: boolean;
}

const HAN = '一二两三四五六七八九十百千万亿零〇';
const NUMERAL = new RegExp(
  String.raw`\d+(?:\.\d+)?(?:(?:-|~|至|到)\d+(?:\.\d+)?)?`
  + String.raw`|百分之[${HAN}]{1,8}(?:点[${HAN}]{1,4})?(?:个?至[${HAN}]{1,5})?|百分之\d+(?:\.\d+)?`
  + String.raw`|[${HAN}]{1,3}分之[${HAN}]{1,3}`
  + String.raw`|[一二三四五六七八九]成(?=以上|左右|的|以内)`
  + String.raw`|一半(?=以上|的|左右|以内|,|。|;|$)|过?半数`
  + String.raw`|(?<=[为至到于])零(?=[,。;、]|$)`
  + String.raw`|(?:[一二两三四五六七八九十]至[二两三四五六七八九十])(?=[所个名家])`
  + String.raw`|[${HAN}]{1,9}`,
  'y',
);
const AFTER: readonly (readonly [word: string, after: After])[] = [
  ['(含)以上', '>='], ['(含)以下', '<='], ['(含)及以上', '>='], ['及以上', '>='], ['以上(含)', '>='], ['以上', '>='], ['及以下', '<='], ['以下', '<='], ['以内', '<='], ['之内', '<='], ['左右', '~'], ['上下', '~'], ['内', '<='],
];
const MARGIN_SIGNS = '多余来';
/** A numeral in characters after one of these is part of a word (统一, 同一所, 每一个, 第三, 不让一个). */
const NO_NUMERAL_AFTER = /[无第统同唯某哪那这另每任逐专单进万丙甲乙初高大小周星五七礼]$/;
const SCALES: ReadonlyMap<string, number> = new Map([['万', 1e4], ['亿', 1e8], ['千', 1e3], ['百', 100]]);

/** Every numeral begins with one of these. */
export const NUMERAL_SIGNS = `${DIGITS}${HAN}过半`;
/** `OPENS` begins a numeral of another kind than a row of `SIGN`s; `COUNTS` stands behind such a row that can be a number: 三所, 十余名, 三分之一, 七成, 一半, 一至三. */
const OPENS = 1, SIGN = 2, COUNTS = 4;
const KINDS = kindsOf([[OPENS, `${DIGITS}过半零`], [SIGN, HAN], [COUNTS, `${COUNTED_IN_WORDS.firsts}${MARGIN_SIGNS}分成半至`]]);
const LONGEST_ROW = 9;

/** Where the next numeral may begin. Rows of signs in 统一, 一是 or 进一步 are passed over as a whole: the pattern would take them and find no number. */
function nextNumeral(text: string, from: number): number {
  for (let at = from; at < text.length; at += 1) {
    const kind = KINDS[text.charCodeAt(at)] as number;
    if ((kind & (OPENS | SIGN)) === 0) continue;
    if ((kind & OPENS) !== 0) return at;
    let end = at + 1;
    while (end < text.length && end < at + LONGEST_ROW && ((KINDS[text.charCodeAt(end)] as number) & SIGN) !== 0) end += 1;
    if (end < text.length && ((KINDS[text.charCodeAt(end)] as number) & COUNTS) !== 0) return at;
    at = end - 1;
  }
  return text.length;
}

export function readFigures(text: string, raw: string, mask: Uint8Array): Figure[] {
  const figures: Figure[] = [];
  let next = 0;
  for (let at = nextNumeral(text, 0); at < text.length; at = nextNumeral(text, next)) {
    next = at + 1;
    NUMERAL.lastIndex = at;
    const match = NUMERAL.exec(text);
    if (!match) continue;
    next = at + match[0].length;
    if ((mask[at] as number) & (TITLE | NUMBER_BRACKET | QUOTE | DATE)) continue;
    // 前三名 is a rank, 年底前三所 and 学前1000元 are not
    if (text[at - 1] === '前' && text[at - 2] !== '学' && !((mask[at - 1] as number) & DATE)) continue;
    // 3岁以下婴幼儿: the age names the thing
    if (/^\d/.test(match[0]) && /^周?岁(?:及?以[上下])?[\u4e00-\u9fff]{2}/.test(text.slice(at + match[0].length, at + match[0].length + 8)) && /(?:新增|新建|建设|建成|提供|增加)$/.test(text.slice(Math.max(0, at - 2), at))) continue;
    const figure = isDigit(text.charCodeAt(at)) ? arabic(text, raw, mask, at, match[0]) : words(text, at, match[0]);
    if (!figure) continue;
    figures.push(figure);
    next = Math.max(figure.to, at + 1);
  }
  return figures;
}

function arabic(text: string, raw: string, mask: Uint8Array, at: number, found: string): Figure | null {
  let to = at + found.length;
  const before = at > 0 ? (text[at - 1] as string) : '';
  if (/[第.\d\/A-Za-z_]/.test(before) || (before === ':' && isDigit(text.charCodeAt(at - 2)))) return null;
  let digits = found;
  if (/^\d{1,3}$/.test(found)) {
    while (text[to] === ',' && raw[to] === ',' && /^\d{3}$/.test(text.slice(to + 1, to + 4)) && !isDigit(text.charCodeAt(to + 4)) && digits.length < 16) {
      digits += text.slice(to + 1, to + 4);
      to += 4;
    }
  }
  if (digits.length > 18 || ((mask[to - 1] as number) & DATE)) return null;
  // 辍学人数为0 says what 为零 says
  if (digits === '0' && /[为至到于]/.test(before) && /[,。;、)]/.test(text[to] ?? '。')) return finish(text, at, to, to, 0, null, '', 'percent', true);
  const range = /^(\d+(?:\.\d+)?)(?:-|~|至|到)(\d+(?:\.\d+)?)$/.exec(digits);
  const second = text.slice(to, to + 14);
  const ratio = range ? null : /^:(\d{1,4}(?:\.\d{1,3})?)(?!\d|:\d)/.exec(second);
  if (ratio) {
    to += ratio[0].length;
    const value = Number(digits) / Number(ratio[1]);
    const rest = /^(?:-|~|至|到)(\d{1,4}(?:\.\d)?):(\d{1,4}(?:\.\d)?)/.exec(text.slice(to, to + 14));
    if (rest) return finish(text, at, to, to + rest[0].length, value, Number(rest[1]) / Number(rest[2]), '', 'ratio', false);
    return Number.isFinite(value) ? finish(text, at, to, to, value, null, '', 'ratio', false) : null;
  }
  const fraction = range ? null : /^\/(\d{1,2})(?!\d|\/|年|月)/.exec(second);
  if (fraction && /^\d{1,2}$/.test(digits) && Number(digits) < Number(fraction[1]) && Number(digits) > 0) {
    to += fraction[0].length;
    return finish(text, at, to, to, Number(digits) / Number(fraction[1]), null, '', 'fraction', false);
  }
  const percent = /^(?:%|个百分点|个?百分点|‰|个(?=(?:[、和及]\d{1,2}(?:\.\d)?个?){1,2}百分点))/.exec(second);
  if (percent) {
    const rest = /^%(?:-|~|至|到)(\d{1,3}(?:\.\d+)?)%/.exec(second);
    if (rest && !range) return finish(text, at, to, to + rest[0].length, Number(digits), Number(rest[1]), '%', 'percent', false);
    const [low, high] = range ? [Number(range[1]), Number(range[2])] : [Number(digits), null];
    if (percent[0] === '%' || percent[0] === '‰') return finish(text, at, to, to + 1, low, high, percent[0], 'percent', false);
    return finish(text, at, to, to + percent[0].length, low, high, '个百分点', 'points', false);
  }
  let [low, high] = range ? [Number(range[1]), Number(range[2])] : [Number(digits), null];
  if (high !== null && high <= low) return null;
  let margin: After = '';
  const step = (): void => { if (!margin && isMargin(text, to)) { margin = '~'; to += 1; } };
  step();
  const scale = SCALES.get(text[to] as string);
  if (scale && !(text[to] === '百' && text.startsWith('百分点', to))) {
    to += 1;
    low = round(low * scale);
    if (high !== null) high = round(high * scale);
  }
  step();
  const upper = /^(?:-|~|至|到)(\d+(?:\.\d+)?)([万亿千百])/.exec(text.slice(to, to + 12));
  if (upper && scale && high === null) {
    high = round(Number(upper[1]) * (SCALES.get(upper[2] as string) as number));
    to += upper[0].length;
  }
  return withUnit(text, at, to, low, high, margin, false);
}

function words(text: string, at: number, found: string): Figure | null {
  const to = at + found.length;
  const before = at > 0 ? (text[at - 1] as string) : '';
  if (found.startsWith('百分之')) {
    const value = percentOf(found.slice(3));
    return value === null ? null : finish(text, at, to, text[to] === '%' ? to + 1 : to, value, null, '%', 'percent', true);
  }
  // 一人一床, 一校一策: a pair is a way of speaking
  if (found === '一' && (text[to + 1] === '一' || text[at - 2] === '一' || text[to + 2] === '一')) return null;
  const fraction = /^(.+)分之(.+)$/.exec(found);
  if (fraction) {
    const [below, above] = [parseNumeral(fraction[1] as string), parseNumeral(fraction[2] as string)];
    return below && above && above < below ? finish(text, at, to, to, above / below, null, '', 'fraction', true) : null;
  }
  if (found.endsWith('成')) return finish(text, at, to, to, (parseNumeral(found[0] as string) as number) * 10, null, '%', 'percent', true);
  if (found === '零') return finish(text, at, to, to, 0, null, '', 'percent', true);
  if (found.endsWith('半') || found.endsWith('半数')) return finish(text, at, to, to, 50, null, '%', 'percent', true);
  if (NO_NUMERAL_AFTER.test(before)) return null;
  const range = /^(.)至(.)$/.exec(found);
  const low = range ? parseNumeral(range[1] as string) : parseNumeral(found);
  const high = range ? parseNumeral(range[2] as string) : null;
  if (low === null || low === 0 || /^[万千百亿]$/.test(found)) return null;
  let end = to;
  let margin: After = '';
  if (isMargin(text, end)) { margin = '~'; end += 1; }
  if (!COUNTED_IN_WORDS.startingAt(text, end) || (text[end] === '个' && isDigit(text.charCodeAt(end + 1)))) return null;
  return withUnit(text, at, end, low, high, margin, true);
}

function percentOf(text: string): number | null {
  if (/^\d/.test(text)) return Number(text);
  const [whole, part] = text.split('点') as [string, string | undefined];
  const value = parseNumeral(whole);
  if (value === null) return null;
  if (part === undefined) return value;
  const digits = parseNumeral(part.length > 1 ? part : `〇${part}`);
  return digits === null ? null : value + digits / 10 ** part.length;
}

function withUnit(text: string, from: number, numeralTo: number, value: number, valueMax: number | null, margin: After, inWords: boolean): Figure | null {
  const early = afterOf(text, numeralTo);
  const at = numeralTo + (early ? early[0].length : 0);
  const unit = UNITS.startingAt(text, at);
  if (!unit) return /\./.test(text.slice(from, numeralTo)) || early ? finish(text, from, numeralTo, numeralTo, value, valueMax, '', 'plain', inWords, margin) : null;
  const kind = unitKind(unit);
  if (kind === 'never' || (unit === 'G' && value <= 6) || (inWords && kind === 'thing' && /^[个项条](?:[以之])?$/.test(unit) && text.startsWith('大', at + unit.length))) return null;
  const bare = bareUnit(unit);
  return finish(text, from, numeralTo, at + bare.length, value, valueMax, bare, kind, inWords, early?.[1] ?? margin);
}

function finish(text: string, from: number, numeralTo: number, unitTo: number, value: number, valueMax: number | null, unit: string, kind: FigureKind, inWords: boolean, known: After = ''): Figure {
  const after = afterOf(text, unitTo);
  const to = unitTo + (after ? after[0].length : 0);
  return { from, to, numeralTo, unitTo, value, valueMax, unit, kind, after: after?.[1] ?? known, inWords };
}

function afterOf(text: string, at: number): readonly [string, After] | null {
  for (const pair of AFTER) {
    if (!text.startsWith(pair[0], at)) continue;
    if (pair[0] === '内' && /[容涵外部]/.test(text[at + 1] ?? '')) return null;
    return pair;
  }
  return null;
}

function round(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}

/** 三十多名, 20余所. */
function isMargin(text: string, at: number): boolean {
  return at < text.length && MARGIN_SIGNS.includes(text[at] as string);
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57;
}

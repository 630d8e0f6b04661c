/**
 * A passage prepared for the grammar: white space dropped and widths folded one to one,
 * so that a rule is written once, for one width, and every index leads back to the source.
 */
import { type Span, spanOf } from '#kernel';
import { decode, isSurrogate } from './decode.ts';
import { kindsIn, kindsOf } from './scan.ts';
import { shapes } from './text/variants.ts';

export interface Flow {
  /** Folded: `（`→`(`, `，`→`,`, `：∶`→`:`, `％`→`%`, `—–－`→`-`, `～`→`~`, `〔［【`→`[`, full-width letters and digits → ASCII, a letter that a scan sets for a digit (1OO%, l2月) → the digit, other shapes of a character (`⼯`, `縣`) → the usual one. */
  readonly text: string;
  /** The same characters as they stand in the source; `raw.length === text.length`. */
  readonly raw: string;
  /** Source offset (UTF-16) of each character; one more entry for the end. */
  readonly offsets: Int32Array;
  /** Indexes of characters that do not follow the one before in the source: something else stands between (a page number, another column). */
  readonly breaks?: readonly number[];
  /** Made of several lines of a hard-wrapped text, so white space inside says nothing. */
  readonly wrapped?: boolean;
  /** Indexes at which a line of a hard-wrapped text begins; where a wrapped flow has none, any white space may be a line's end. */
  readonly turns?: readonly number[];
}

/** What to add to a character code, modulo 2^16; nothing for nearly all, so that loading this costs nothing. */
const SHIFT = new Uint16Array(0x10000);
for (let code = 0xff01; code <= 0xff5e; code += 1) SHIFT[code] = -0xfee0;
const EXTRA: readonly (readonly [from: string, to: string])[] = [
  ['∶︰꞉', ':'], ['〔【〖﹝', '['], ['〕】〗﹞', ']'], ['—–－―─‐‑‒−', '-'], ['〜∼', '~'], ['﹪', '%'], ['﹙', '('], ['﹚', ')'],
  ['﹐', ','], ['﹑､', '、'], ['｡', '。'], ['﹔', ';'], ['﹕', ':'], ['〇', '〇'], ['∕', '/'], ['․', '.'], ['＂', '"'],
  ['〈', '《'], ['〉', '》'],
];
for (const [from, to] of EXTRA) for (const character of from) SHIFT[character.charCodeAt(0)] = to.charCodeAt(0) - character.charCodeAt(0);
for (const [other, usual] of shapes()) SHIFT[other] = usual - other;

/** Space, tab, line breaks, no-break and ideographic spaces, zero-width characters, soft hyphen, BOM. */
const BLANK_RANGES: readonly (readonly [from: number, to: number])[] = [
  [0, 0x20], [0x7f, 0xa0], [0xad, 0xad], [0x2000, 0x200f], [0x2028, 0x2029], [0x202f, 0x202f], [0x205f, 0x2060], [0x3000, 0x3000], [0xfeff, 0xfeff],
];
export const BLANK_CODES: readonly number[] = BLANK_RANGES.flatMap(([from, to]) => Array.from({ length: to - from + 1 }, (_, k) => from + k));
const BLANKS = new Uint8Array(0x10000);
for (const code of BLANK_CODES) BLANKS[code] = 1;

export function isBlank(code: number): boolean {
  return BLANKS[code] === 1;
}

/** One folded character code, for scanning without building a flow. */
export function fold(code: number): number {
  return (code + (SHIFT[code] as number)) & 0xffff;
}

/** Most passages are short and there are many: their characters are gathered here. */
const SHORT = 0x1000;
const shortFolded = new Uint16Array(SHORT);
/** Their offsets lie one behind the other in one array, as an array of its own costs more than most passages hold. */
const ROOM = 0x10000;
let room = new Int32Array(0);
let taken = 0;

/** A letter that a scan sets for a digit: 1OO%, 2O25年, l2月. */
const LETTER = kindsOf([[1, 'OoIl']]);
const digitFor = (code: number): number => (code === 0x4f || code === 0x6f ? 0x30 : 0x31);
const isDigitCode = (code: number | undefined): boolean => code !== undefined && code >= 0x30 && code <= 0x39;
const isLatin = (code: number | undefined): boolean => code !== undefined && (code >= 0x41 && code <= 0x5a || code >= 0x61 && code <= 0x7a);
/** What stands behind a number. */
const COUNTED = kindsOf([[1, '%年月日万亿个所名人元余户台册处项']]);
/** No number has more signs. */
const LONGEST_NUMBER = 8;

/** Among digits, and with a sign behind them that counts something, such letters are digits. */
function mendDigits(codes: Uint16Array, count: number): void {
  for (let i = 0; i < count; i += 1) {
    const code = codes[i] as number;
    if (LETTER[code] === 0) continue;
    const inside = i > 0 && isDigitCode(codes[i - 1]);
    if (!inside && (!isDigitCode(codes[i + 1]) || digitFor(code) === 0x30 || isLatin(codes[i - 1]))) continue;
    let end = i + 1;
    while (end < count && end - i < LONGEST_NUMBER && (isDigitCode(codes[end]) || LETTER[codes[end] as number] !== 0)) end += 1;
    if (end < count && COUNTED[codes[end] as number] !== 0) codes[i] = digitFor(code);
  }
}

/** Whether a digit of the folded text is a letter in the source. */
export function isMended({ text, raw }: Flow, at: number): boolean {
  return LETTER[fold(raw.charCodeAt(at))] !== 0 && isDigitCode(text.charCodeAt(at));
}

interface Ahead { readonly source: string; readonly folded: string; /** Some character is one of `ODD`. */ readonly odd: boolean }

/** What UTF-8 looks like that was read as Latin or as GBK begins with one of these. */
const ODD = kindsOf([[1, '\u00c3\u00e4\u00e5\u00e6\u00e7\u00e8\u00e9\u00ef锟烫锛銆鐨鍜勬']]);

/** The text that is being read, folded as a whole: a passage without white space inside is a slice of it. */
let ahead: Ahead = { source: '', folded: '', odd: false };
/** 0, 1, 2 …: the offsets of any passage that stands whole in its source. */
let counting = new Int32Array(0);
/** What is counted for a longer text is let go of with it. */
const KEPT_COUNTING = 1_000_000;

/** Flows of this text are made faster from now on; `''` lets go of it. */
export function foldAhead(source: string): void {
  ahead = source === '' ? { source, folded: '', odd: false } : foldedOf(source);
  if (counting.length < source.length + 1) counting = counted(source.length + 1);
  else if (source === '' && counting.length > KEPT_COUNTING) counting = new Int32Array(0);
}

/** At least so many; the next text is likely to be a bit longer. */
function counted(least: number): Int32Array<ArrayBuffer> {
  const numbers = new Int32Array(Math.max(least, Math.min(2 * least, KEPT_COUNTING)));
  for (let k = 0; k < numbers.length; k += 1) numbers[k] = k;
  return numbers;
}

/** Character by character, white space too. */
function foldedOf(source: string): Ahead {
  const codes = new Uint16Array(source.length);
  let surrogates = false;
  let odd = 0;
  let letters = 0;
  for (let i = 0; i < source.length; i += 1) {
    const code = source.charCodeAt(i);
    if (isSurrogate(code)) surrogates = true;
    odd |= ODD[code] as number;
    codes[i] = code + (SHIFT[code] as number);
    letters |= LETTER[codes[i] as number] as number;
  }
  if (letters !== 0) mendDigits(codes, source.length);
  return { source, folded: decode(codes, 0, source.length, surrogates), odd: odd !== 0 };
}

/** Whether the text may hold passages that were read in a wrong encoding. */
export function mayBeGarbled(source: string): boolean {
  return ahead.source === source ? ahead.odd : kindsIn(source, ODD) !== 0;
}

/** The folded form of the text, where it was folded ahead. */
export function aheadOf(source: string): string | null {
  return source !== '' && ahead.source === source ? ahead.folded : null;
}

/** Of a passage of a text folded ahead, with no white space inside or around it. */
export function wholeFlow(source: string, start: number, end: number): Flow {
  return { text: ahead.folded.slice(start, end), raw: source.slice(start, end), offsets: counting.subarray(start, end + 1) };
}

export function flowOf(source: string, start = 0, end = source.length): Flow {
  const length = end - start;
  const folded = length <= SHORT ? shortFolded : new Uint16Array(length);
  if (length <= SHORT && taken + length + 1 > room.length) { room = new Int32Array(ROOM); taken = 0; }
  const offsets = length <= SHORT ? room : new Int32Array(length + 1);
  const base = length <= SHORT ? taken : 0;
  let count = 0;
  let changed = false;
  let surrogates = false;
  let letters = 0;
  for (let i = start; i < end; i += 1) {
    const code = source.charCodeAt(i);
    if (isBlank(code)) continue;
    const shift = SHIFT[code] as number;
    if (shift !== 0) changed = true;
    else if (isSurrogate(code)) surrogates = true;
    // The array takes it modulo 2^16.
    folded[count] = code + shift;
    letters |= LETTER[folded[count] as number] as number;
    offsets[base + count] = i;
    count += 1;
  }
  if (count === 0) return { text: '', raw: '', offsets: Int32Array.of(start) };
  if (letters !== 0) { mendDigits(folded, count); changed = true; }
  const [first, last] = [offsets[base] as number, offsets[base + count - 1] as number];
  offsets[base + count] = last + 1;
  const own = offsets.subarray(base, base + count + 1);
  if (length <= SHORT) taken += count + 1;
  const raw = last - first === count - 1 ? source.slice(first, last + 1) : gathered(source, own, count, surrogates);
  return { text: changed ? decode(folded, 0, count, surrogates) : raw, raw, offsets: own };
}

function gathered(source: string, offsets: Int32Array, count: number, surrogates: boolean): string {
  const plain = new Uint16Array(count);
  for (let i = 0; i < count; i += 1) plain[i] = source.charCodeAt(offsets[i] as number);
  return decode(plain, 0, count, surrogates);
}

/** Part of a flow, still pointing into the same source. */
export function slice(flow: Flow, from: number, to: number): Flow {
  const end = to > from ? (flow.offsets[to - 1] as number) + 1 : flow.offsets[to];
  // Where nothing stands between it and the next character, the part shares the offsets of the whole.
  const offsets = flow.offsets[to] === end ? flow.offsets.subarray(from, to + 1) : flow.offsets.slice(from, to + 1);
  if (flow.offsets[to] !== end) offsets[to - from] = end as number;
  const part = { text: flow.text.slice(from, to), raw: flow.raw.slice(from, to), offsets };
  if (!flow.breaks && !flow.wrapped && !flow.turns) return part;
  const breaks = flow.breaks?.filter((at) => at > from && at < to).map((at) => at - from);
  return { ...part, ...(breaks && breaks.length > 0 && { breaks }), ...(flow.wrapped && { wrapped: true }), ...(flow.turns && { turns: flow.turns.filter((at) => at > from && at < to).map((at) => at - from) }) };
}

/** White space in front of this character parts words; it is not just the end of a wrapped line. */
export function isGap(flow: Flow, at: number): boolean {
  if ((flow.offsets[at] as number) - (flow.offsets[at - 1] as number) <= 1) return false;
  return !flow.wrapped || (flow.turns !== undefined && !flow.turns.includes(at));
}

/** Flows one behind the other, with something else between them in the source. */
export function joinFlows(parts: readonly Flow[]): Flow {
  const whole = parts.filter((part) => part.text !== '');
  if (whole.length === 1) return whole[0] as Flow;
  const length = whole.reduce((sum, part) => sum + part.text.length, 0);
  const offsets = new Int32Array(length + 1);
  const breaks: number[] = [];
  let at = 0;
  for (const part of whole) {
    offsets.set(part.offsets, at);
    if (at > 0) breaks.push(at);
    for (const inner of part.breaks ?? []) breaks.push(at + inner);
    at += part.text.length;
  }
  return { text: whole.map((part) => part.text).join(''), raw: whole.map((part) => part.raw).join(''), offsets, breaks: breaks.sort((a, b) => a - b), wrapped: true };
}

/** The range is no contiguous passage of the source. */
export function isScattered(flow: Flow, from: number, to: number): boolean {
  return flow.breaks?.some((at) => at > from && at < to) ?? false;
}

/** The source span of the flow's characters `[from, to)`, never cutting one beyond the basic plane; an empty range gives an empty span. */
export function sourceSpan(flow: Flow, from: number, to: number): Span {
  if (to <= from) return spanOf(flow.offsets[from] as number, flow.offsets[from] as number);
  const first = wholeCharacter(flow, from, -1);
  const last = wholeCharacter(flow, to, 1);
  return spanOf(flow.offsets[first] as number, (flow.offsets[last - 1] as number) + 1);
}

/** The index, moved by a step where it would cut a character beyond the basic plane in two. */
export function wholeCharacter({ raw }: Flow, index: number, step: 1 | -1): number {
  const low = raw.charCodeAt(index);
  const high = raw.charCodeAt(index - 1);
  return low >= 0xdc00 && low <= 0xdfff && high >= 0xd800 && high <= 0xdbff ? index + step : index;
}

/** Characters that were lost or replaced on the way: dates, document numbers, unreadable signs. The likely reading is told, never applied. */
import type { Span } from '#kernel';
import { isMended, mayBeGarbled, sourceSpan } from '../flow.ts';
import { type Found, MOST_PLACES, numbersOf, type Paper, placesOf, timesOf, type Worth } from './paper.ts';
import { crosses, numberEnd, type Running } from './running.ts';

const YEAR = '(?:19|20)\\d{2}';
/** 20185月, 202011月: the 年 between year and month is lost. */
const NO_YEAR_SIGN = new RegExp(`(?<!\\d)(${YEAR})(1[0-2]|0?[1-9])月(?:(\\d{1,2})日)?`, 'y');
/** 20181220日, 2022324日: 年 and 月 are lost. */
const NO_SIGNS = new RegExp(`(?<!\\d)(${YEAR})年?(\\d{2,4})日`, 'y');
/** 201999 alone on its line: all three are lost. */
const BARE = new RegExp(`^(${YEAR})(\\d{2,4})$`);

/** Dates that were damaged alike are one finding with its places. */
export function damagedDates(paper: Paper): readonly Found[] {
  const damaged = datesIn(paper);
  if (damaged.length <= 1) return damaged.map(({ place, words, likely, span }) => ({ code: 'damaged-date', severity: 'warning', message: `${place}日期“${words}”缺字，疑为“${likely}”。`, spans: [span] }));
  const list = damaged.slice(0, MOST_TOLD).map(({ place, words, likely }) => `${place}“${words}”疑为“${likely}”`).join('，');
  return [{ code: 'damaged-date', severity: 'warning', message: `有${timesOf(damaged)}日期缺字：${list}${damaged.length > MOST_TOLD ? ' 等' : ''}。`, spans: damaged.map(({ span }) => span) }];
}

interface Damaged { readonly place: string; readonly words: string; readonly likely: string; readonly span: Span }
const MOST_TOLD = 8;

function datesIn(paper: Paper): Damaged[] {
  const { text, running } = paper;
  const found: Damaged[] = [];
  for (const match of whole(running, NO_YEAR_SIGN, (length, behind) => length > 4 && behind === '月')) found.push(date(paper, match, `${match[1]}年${Number(match[2])}月${match[3] ? `${match[3]}日` : ''}`));
  for (const match of whole(running, NO_SIGNS, (length, behind) => length > 4 && behind === '日' || length === 4 && behind === '年')) {
    const likely = splits(match[1] as string, match[2] as string);
    if (likely.length > 0) found.push(date(paper, match, likely.join('”或“')));
  }
  for (const line of paper.lines) {
    if (line.blank || line.tabbed || line.width > 8 || line.width < 6) continue;
    if (found.length > MOST_PLACES) break;
    const match = BARE.exec(text.slice(line.start, line.end).trim());
    const likely = match ? splits(match[1] as string, match[2] as string) : [];
    if (match && likely.length > 0 && !inTable(paper, line.start)) {
      const from = text.indexOf(match[0], line.start);
      found.push({ place: '', words: match[0], likely: likely.join('”或“'), span: [from, from + match[0].length] });
    }
  }
  return found.sort((a, b) => a.span[0] - b.span[0]);
}

/** Places that lie within one paragraph or cell. */
function whole(running: Running, pattern: RegExp, worth: Worth): RegExpExecArray[] {
  return numbersOf(running, pattern, worth).filter((match) => !crosses(running, match.index, match.index + match[0].length));
}

function date({ running, placeOf }: Paper, match: RegExpExecArray, likely: string): Damaged {
  const span = sourceSpan(running, match.index, match.index + match[0].length);
  return { place: placeOf(span[0]), words: running.raw.slice(match.index, match.index + match[0].length), likely, span };
}

/** Every way to read digits as a month and a day. */
function splits(year: string, digits: string): string[] {
  const likely: string[] = [];
  for (let cut = 1; cut <= 2 && cut < digits.length; cut += 1) {
    const month = Number(digits.slice(0, cut));
    const day = Number(digits.slice(cut));
    if (digits.length - cut > 2 || month < 1 || month > 12 || day < 1 || day > new Date(Date.UTC(Number(year), month, 0)).getUTCDate()) continue;
    if (digits.length === 4 && cut === 1) continue;
    likely.push(`${year}年${month}月${day}日`);
  }
  return likely;
}

function inTable(paper: Paper, offset: number): boolean {
  return paper.reading.source.blocks.some((block) => block.kind === 'table' && block.span[0] <= offset && offset < block.span[1]);
}

/** A year in brackets of which one is lost, and the rest; an agency's sign stands before it. */
const NUMBERS: readonly (readonly [pattern: RegExp, worth: Worth, before: number])[] = [
  [new RegExp(`\\[(${YEAR})(\\d{1,4})(?!\\d)号?`, 'y'), (length) => length > 4, 1],
  [new RegExp(`(?<![\\[\\d])(${YEAR})\\](\\d{1,4})(?!\\d)号?`, 'y'), (length, behind) => length === 4 && behind === ']', 0],
  [new RegExp(`(?<=[\\u4e00-\\u9fa5][发办函字通教政党委])(${YEAR})(\\d{1,4})号`, 'y'), (length, behind) => length > 4 && behind === '号', 0],
];
/** Without 号 at the end of a line. */
const NO_SIGN = new RegExp(`\\[(${YEAR})\\](\\d{1,4})(?![\\d号])`, 'y');
const LONGEST_SIGN = 10;
/** The paper's own number stands near its beginning. */
const HEAD = 20_000;

export function damagedNumbers({ running }: Paper): readonly Found[] {
  const endsLine = (match: RegExpExecArray): boolean => (running.starts[match.index + match[0].length] as number) > 0;
  const matches = [...NUMBERS.flatMap(([pattern, worth, before]) => numbersOf(running, pattern, worth, before)), ...numbersOf(running, NO_SIGN, (length, behind) => length === 4 && behind === ']', 1).filter(endsLine)];
  return matches.flatMap((match): Found[] => {
    const [, year, serial] = match as unknown as [string, string, string];
    const to = match.index + match[0].length;
    const from = signBefore(running, match.index);
    if (match.index - from < 2 || crosses(running, from, to)) return [];
    const sound = soundNumber(running, `[${year}]${serial}号`);
    const likely = sound ? `文中另有“${running.raw.slice(...sound)}”` : `疑为“${running.raw.slice(from, match.index)}〔${year}〕${serial}号”`;
    return [{ code: 'damaged-number', severity: 'warning', message: `文号“${running.raw.slice(from, to)}”残缺，${likely}。`, spans: [sourceSpan(running, from, to)] }];
  });
}

/** The same year and serial number written in full near the beginning, with the sign before it. */
function soundNumber({ text }: Running, number: string): readonly [from: number, to: number] | null {
  const head = text.slice(0, HEAD);
  for (let at = head.indexOf(number); at >= 0; at = head.indexOf(number, at + 1)) {
    let from = at;
    while (from > 0 && from > at - LONGEST_SIGN && isHan(head.charCodeAt(from - 1))) from -= 1;
    if (at - from >= 2) return [from, at + number.length];
  }
  return null;
}

function isHan(code: number): boolean {
  return code >= 0x4e00 && code <= 0x9fa5;
}

/** Where the agency's sign (琼教发) begins; not on the line above. */
function signBefore({ text, starts }: Running, at: number): number {
  let from = at;
  while (from > 0 && from > at - LONGEST_SIGN && starts[from] === 0 && isHan(text.charCodeAt(from - 1))) from -= 1;
  return from;
}

const UNREADABLE = /\uFFFD+/g;
/** UTF-8 that was read as Latin or as GBK; 锟斤拷 is U+FFFD that was. */
const MOJIBAKE = /(?:[\u00c3\u00e4-\u00e9\u00ef][\u0080-\u00bf\u2018-\u203a]{1,2}){3,}|锟斤拷(?:锟斤拷|锟|斤|拷)*|烫烫烫+|(?:[锛銆鐨鍜勬][\u4e00-\u9fa5]?){4,}/g;
const STRAY = /(?<=[\u4e00-\u9fa5、，。])\?+(?=[\u4e00-\u9fa5、，。])/g;
const ASKING = /[吗呢何谁]|什么|怎|是否|哪|多少|几/;

export function unreadableCharacters(paper: Paper): readonly Found[] {
  const { text, notes } = paper;
  const told = notes.some(({ code }) => code === 'malformed-bytes' || code === 'null-character' || code === 'lone-surrogate');
  const found: Found[] = [];
  const lost = told || !text.includes('\uFFFD') ? [] : placesOf(text, UNREADABLE).map(spanOfMatch);
  if (lost.length > 0) found.push({ code: 'lost-character', severity: 'error', message: `有${timesOf(lost)}字符无法显示（显示为“\uFFFD”），第一处在${around(paper, lost[0] as Span)}。`, spans: lost });
  const garbled = mayBeGarbled(text) ? placesOf(text, MOJIBAKE).map(spanOfMatch) : [];
  if (garbled.length > 0) found.push({ code: 'garbled-text', severity: 'error', message: `有${timesOf(garbled)}乱码，第一处为“${text.slice(...(garbled[0] as Span)).slice(0, 12)}”，应是按错误的编码保存或转换所致。`, spans: garbled });
  const stray = !text.includes('?') ? [] : placesOf(text, STRAY).filter((match) => !ASKING.test(text.slice(Math.max(0, match.index - 24), match.index))).map(spanOfMatch);
  if (stray.length > 0) found.push({ code: 'stray-question-mark', severity: 'warning', message: `有${timesOf(stray)}半角问号夹在汉字之间，可能是某个字丢失后的占位，第一处在${around(paper, stray[0] as Span)}。`, spans: stray });
  const lettered = letteredNumbers(paper);
  if (lettered.length > 0) found.push({ code: 'letter-in-number', severity: 'warning', message: `有${timesOf(lettered)}数字里夹有字母，已按形近的数字读取，第一处在${around(paper, lettered[0] as Span)}。`, spans: lettered });
  return found;
}

/** Numbers in which a letter was read as a digit: 1OO%, 2O25年, l2月. */
function letteredNumbers({ text, running }: Paper): Span[] {
  const spans: Span[] = [];
  if (!/[OoIlＯｏＩｌ]/u.test(text)) return spans;
  for (const from of running.numbers) {
    const to = numberEnd(running.text, from);
    let at = from;
    while (at < to && !isMended(running, at)) at += 1;
    if (at < to) spans.push(sourceSpan(running, from, to));
    if (spans.length >= MOST_PLACES) break;
  }
  return spans;
}

function spanOfMatch(match: RegExpExecArray): Span {
  return [match.index, match.index + match[0].length];
}

function around({ text, placeOf }: Paper, [from, to]: Span): string {
  const words = text.slice(Math.max(0, from - 6), Math.min(text.length, to + 6)).replace(/\s+/g, '');
  return `${placeOf(from)}“${words}”`;
}

/** The numbers that open paragraphs: 一、 （一） 1. （1） 第一条 ① —— in all their widths. */
import { parseNumeral } from '../numerals.ts';
import { DIGITS } from '../scan.ts';

export type MarkerType = 'chapter' | 'section' | 'article' | 'han' | 'han-paren' | 'named' | 'digit' | 'decimal-2' | 'decimal-3' | 'digit-paren' | 'circled' | 'ordinal' | 'record' | 'dash' | 'style';

export interface Marker {
  readonly type: MarkerType;
  /** Its value; 0 for a dash. */
  readonly value: number;
  /** Characters of folded text that it takes up, with its punctuation. */
  readonly length: number;
  /** Range of the number itself inside the marker. */
  readonly number: readonly [from: number, to: number];
}

const HAN_SIGNS = '一二三四五六七八九十百零〇';
const HAN = `[${HAN_SIGNS}]`;
const NAMES = ['任务', '行动', '工程', '专项', '措施', '举措', '项目', '计划', '问题', '工作'];
const RECORDS = ['编号', '序号', '任务编号', '项目编号', '事项编号'];
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩⑴⑵⑶⑷⑸⑹⑺⑻⑼⑽⑾⑿⒀⒁⒂⒃⒄⒅⒆⒇⒈⒉⒊⒋⒌⒍⒎⒏⒐⒑⒒⒓⒔⒕⒖⒗⒘⒙⒚⒛';
const BULLETS = '•●◆■▪◇★☆※·○';
const firstsOf = (words: readonly string[]): string => words.map((word) => word[0]).join('');
/** `first`: every character that such a number can begin with; only those patterns are tried. */
const PATTERNS: readonly (readonly [type: MarkerType, first: string, pattern: RegExp])[] = [
  ['chapter', '第', new RegExp(`^第(${HAN}{1,4}|\\d{1,2})(?:编|章|部分)[、:.,]?`)],
  ['section', '第', new RegExp(`^第(${HAN}{1,4}|\\d{1,2})节[、:.,]?`)],
  ['article', '第', new RegExp(`^第(${HAN}{1,5}|\\d{1,3})条[、:.,]?`)],
  // its opening bracket may be lost
  ['han-paren', `[(${HAN_SIGNS}`, new RegExp(`^[\\[(]?(${HAN}{1,4})[\\])][、.,:]?`)],
  // 一、二年级 and 一、二、三等奖 number nothing.
  ['han', HAN_SIGNS, new RegExp(`^(${HAN}{1,4})[、.:'’](?![、.]|${HAN}(?:、|年级|[期类等级线]))`)],
  ['named', `重${firstsOf(NAMES)}`, new RegExp(`^(?:重点)?(?:${NAMES.join('|')})(${HAN}{1,3}|\\d{1,2})[:、.]`)],
  ['record', firstsOf(RECORDS), new RegExp(`^(?:${RECORDS.join('|')}):(\\d{1,3})$`)],
  ['ordinal', HAN_SIGNS, new RegExp(`^(${HAN}{1,2})是(?!否)`)],
  ['decimal-3', DIGITS, /^(\d{1,2}\.\d{1,2}\.\d{1,2})[.、]?(?=[^\d%.])/],
  ['decimal-2', DIGITS, /^(\d{1,2}\.\d{1,2})[.、]?(?=[\p{Script=Han}“《(])(?![万亿个所名米元倍年月公平的])/u],
  ['digit', DIGITS, /^([1-9]\d{0,2})[.、](?:(?!\d)[.、]?|(?=(?:19|20)\d{2}年|\d{1,2}月))|^([1-9]\d?),(?=[\p{Script=Han}“《])/u],
  ['digit-paren', `[(${DIGITS}`, /^[\[(](\d{1,3})[\])][、.,:]?|^(\d{1,3})\)[、.,:]?/],
  ['circled', CIRCLED, new RegExp(`^([${CIRCLED}])[、.]?`)],
  ['dash', `-${BULLETS}`, new RegExp(`^(?:-{2,}|[${BULLETS}])`)],
];

const BY_FIRST = new Map<number, (readonly [type: MarkerType, pattern: RegExp])[]>();
for (const [type, first, pattern] of PATTERNS) {
  for (const character of new Set(first)) BY_FIRST.set(character.charCodeAt(0), [...(BY_FIRST.get(character.charCodeAt(0)) ?? []), [type, pattern]]);
}

/** A marker may begin with this character; with any other none does. */
export function mayOpenMarker(code: number): boolean {
  return BY_FIRST.has(code);
}

/** The marker at the start of folded text, or null. */
export function markerOf(text: string): Marker | null {
  const patterns = BY_FIRST.get(text.charCodeAt(0));
  if (!patterns) return null;
  const head = text.length > 24 ? text.slice(0, 24) : text;
  for (const [type, pattern] of patterns) {
    const found = pattern.exec(head);
    if (!found) continue;
    const written = found[1] ?? found[2] ?? '';
    const from = written ? head.indexOf(written) : 0;
    return { type, value: valueOf(type, written), length: found[0].length, number: [from, from + written.length] };
  }
  return null;
}

function valueOf(type: MarkerType, written: string): number {
  if (type === 'dash') return 0;
  if (type === 'circled') {
    const code = written.charCodeAt(0);
    for (const base of [0x2460, 0x3220, 0x2474, 0x2488]) if (code >= base && code < base + 20) return code - base + 1;
    return 0;
  }
  if (type === 'decimal-2' || type === 'decimal-3') return Number(written.slice(written.lastIndexOf('.') + 1));
  return /^\d/.test(written) ? Number(written) : (parseNumeral(written) ?? 0);
}

/** What stands before and after a number: its comparison, its subject, its verb, the thing it counts. */
import type { Comparator } from '../model.ts';
import { kindsOf } from '../scan.ts';
import { DATE, QUOTE, ROUND } from './mask.ts';
import { ADVERBS, CHANGE_DOWN, CHANGE_UP, COMPARATORS, COMPOUNDS, MEASURE_END, NOT_ALONE, NOUN_STOPS, OPENERS, PERIODS, SCOPES, comparing } from './words.ts';

export interface Chain {
  /** Where the words that compare begin: the subject ends here. */
  readonly at: number;
  readonly comparator: Comparator | null;
  readonly predicate: boolean;
  readonly word: string;
  readonly respectively: boolean;
  readonly each: boolean;
  readonly perHead: boolean;
}

export interface Place { readonly from: number; readonly to: number }

const PER_HEAD = /(?:每生每学期|每生每学年|每人每学期|每生每年|每人每年|每生每月|每人每月|每班每年|每校每年|每生每天|每人每天|每生|每人|每班|每校|每户|每所|每名|生均|人均|每?年(?:生均|人均)|(?:生均|人均)每年)$/;

/** Reads the comparing words and adverbs leftwards from a number. */
export function chainBefore(text: string, mask: Uint8Array, floor: number, numberAt: number): Chain {
  let at = numberAt;
  let comparator: Comparator | null = null;
  let predicate = false;
  let word = '';
  let respectively = false;
  let each = false;
  let perHead = false;
  for (let steps = 0; steps < 8 && at > floor; steps += 1) {
    if ((mask[at - 1] as number) & DATE) {
      let start = at;
      while (start > floor && ((mask[start - 1] as number) & DATE)) start -= 1;
      const change = /^[到至]/.test(text.slice(start, start + 1)) ? CHANGE_UP.endingAt(text, start, floor) || CHANGE_DOWN.endingAt(text, start, floor) : '';
      if (change && !predicate) {
        // 由42%提高到2022年的52%: the verb's 到 was taken for the date's
        comparator = comparator === null || comparator === '=' ? (CHANGE_UP.endingAt(text, start, floor) ? '>=' : '<=') : comparator;
        predicate = true;
        word = change;
        at = start - change.length;
        break;
      }
      at = start;
      continue;
    }
    const head = PER_HEAD.exec(text.slice(Math.max(floor, at - 6), at));
    if (head) { at -= head[0].length; perHead = true; continue; }
    const compare = COMPARATORS.endingAt(text, at, floor);
    const adverb = ADVERBS.endingAt(text, at, floor);
    if ((!compare && !adverb) || NOT_ALONE.get(compare || adverb)?.test(text.slice(Math.max(floor, at - 2), at - 1))) break;
    if (compare.length >= adverb.length) {
      const found = comparing(compare);
      respectively ||= compare.startsWith('分别');
      if (found.predicate && predicate) break;
      if (comparator === null || found.predicate || comparator === '=') {
        if (comparator === null || comparator === '=' || comparator === '~' && found.comparator === '>=') comparator = comparator === '~' ? '~' : found.comparator;
        predicate = predicate || found.predicate;
        word = found.predicate || word === '' ? compare : word;
      }
      at -= compare.length;
      continue;
    }
    if (adverb === '分别') respectively = true;
    if (adverb === '均' || adverb === '都' || adverb === '全部') each = true;
    at -= adverb.length;
  }
  return { at, comparator, predicate, word, respectively, each, perHead };
}

/** Strips openers, places and dates from the front of a subject; tells the scope. */
export function subjectOf(text: string, raw: string, mask: Uint8Array, from: number, to: number): Place & { scope: string | null; textFrom: number; joined: string } {
  let start = from + (/^(?:[①-⑳]|\d{1,2}[.)](?!\d)|\([一二三四五六七八九十\d]{1,3}\))/.exec(text.slice(from, from + 6))?.[0].length ?? 0);
  let end = to;
  while (end > start && (((mask[end - 1] as number) & DATE) || /[的,、:“"(]/.test(text[end - 1] as string))) end -= 1;
  for (let i = end - 1; i >= start; i -= 1) {
    if (!((mask[i] as number) & DATE)) continue;
    start = i + 1;
    if (start < end && /^起(?![步点草到始])/.test(text.slice(start, start + 2))) start += 1;
    break;
  }
  let scope: string | null = null;
  let textFrom = start;
  let counted = false;
  for (let steps = 0; steps < 8 && start < end; steps += 1) {
    const place = SCOPES.startingAt(text, start, end);
    if (place && scope === null && start + place.length < end) {
      scope = raw.slice(start, start + place.length);
      if (!counted) textFrom = start;
      if (place.startsWith('全') || place.startsWith('我') || place.startsWith('本')) { start += place.length; continue; }
      break;
    }
    const period = PERIODS.startingAt(text, start, end);
    if (period && start + period.length < end) { if (scope === null && !counted) textFrom = start; counted = true; start += period.length; continue; }
    const opener = /^(?:组织|督促|要求)(?=[各全所每])|^巩固(?!率|提)(?=.{4})/.exec(text.slice(start, Math.min(end, start + 7)))?.[0] ?? OPENERS.startingAt(text, start, end);
    if (!opener || start + opener.length >= end) break;
    if (/[“"]/.test(opener) && /[”"]/.test(text.slice(start + 1, end))) break;
    if (opener === '从' && /^[业教事]/.test(text.slice(start + 1, start + 2))) break;
    if (opener === '使' && /^[用命馆]/.test(text.slice(start + 1, start + 2))) break;
    start += opener.length;
    if (scope === null && !counted) textFrom = start;
  }
  return { from: start, to: end, scope: scope ?? eachScope(text, raw, start, end), textFrom, joined: raw.slice(start, end) };
}

const EACH = /^(?:在|确保|力争|实现)?((?:每(?!年|学年|学期|月|周|天|日|季|半年|生|百|千|万|两)(?:一)?(?:个|所|名|位)?|各|所有|全部)[^,。至有建办新设创配培均都应要]{1,14}(?:县|市|区|州|镇|乡|校|园|街道|班|场部区|学区|学校|学生|教师|单位|片区|旗|院校|村))/;
function eachScope(text: string, raw: string, from: number, to: number): string | null {
  const found = EACH.exec(text.slice(from, Math.min(to, from + 30)));
  if (!found) return null;
  const end = from + found[0].length;
  return raw.slice(end - (found[1] as string).length, text[end] === ')' ? end + 1 : end);
}

/** A character of no kind goes on the name of a thing, whatever stands around it. */
const ENDS = 1, JOINS = 2, MAY_STOP = 4;
const NOUN_KINDS = kindsOf([[ENDS, ',。;:!?'], [JOINS, '和及与并或'], [MAY_STOP, `、)到赴${NOUN_STOPS.firsts}`]]);

/** Where the name of the counted thing ends: at a stop word, at 和 before a verb, at a comma. */
export function nounEnd(text: string, mask: Uint8Array, from: number, limit: number, isVerb: (at: number) => boolean): number {
  if (text[from] === '(') return from;
  let crossed = false;
  const hidden = ((mask[from] as number) & ROUND) !== 0 ? QUOTE : ROUND | QUOTE;
  if (NOUN_STOPS.startingAt(text, from, limit)) {
    const joint = text.slice(from, Math.min(limit, from + 24)).search(/的(?![,。;])/);
    if (joint > 0) from += joint + 1;
  }
  for (let i = from; i < limit; i += 1) {
    const inside = ((mask[i] as number) & hidden) !== 0;
    if (inside) continue;
    if ((mask[i] as number) & DATE) return i;
    const kind = NOUN_KINDS[text.charCodeAt(i)] as number;
    if (kind === 0) continue;
    const character = text[i] as string;
    if ((kind & ENDS) !== 0 || (hidden === QUOTE && character === ')')) return i;
    if (character === '、') {
      const rest = text.slice(i, limit);
      if (!crossed && !/的[\u4e00-\u9fff]/.test(rest)) return i;
      crossed = true;
      continue;
    }
    if (crossed && text.slice(i, limit).includes('的')) continue;
    if ((kind & JOINS) !== 0 && i + 1 < limit && (isVerb(i + 1) || character === '并')) return i;
    if ((kind & JOINS) !== 0 && character !== '并' && /^(?:以?及|和|与|或)?(?:约|至少|近|不少于)?$/.test(text.slice(i + 1, limit))) return i;
    if (i === from || COMPOUNDS.startingAt(text, i, limit) || COMPOUNDS.startingAt(text, i - 1, limit).length > 1) continue;
    if (character === '到' || character === '赴') return i;
    if (!NOUN_STOPS.startingAt(text, i, limit) || /的/.test(text.slice(from, i))) continue;
    // 站在前沿的后备人才: the stop is inside what describes the thing
    if (!(/[在对以按达形面带具处不]/.test(character) && /^[^,。;、]{2,24}?的[\u4e00-\u9fff]{2}/.test(text.slice(i, limit)))) return i;
  }
  return limit;
}

/** A、B和C, cut where each part is a measure of its own; one place where they are not. */
export function splitSubjects(text: string, mask: Uint8Array, from: number, to: number): Place[] {
  const parts: Place[] = [];
  const hidden = ((mask[from] as number) & ROUND) !== 0 ? QUOTE : ROUND | QUOTE;
  let start = from;
  for (let i = from; i < to; i += 1) {
    if ((mask[i] as number) & hidden) continue;
    const joint = text.startsWith('以及', i) ? 2 : /[、和及与]/.test(text[i] as string) ? 1 : 0;
    if (joint === 0 || i <= start || !MEASURE_END.endingAt(text, i, start)) continue;
    parts.push({ from: start, to: i });
    start = i + joint;
  }
  if (start >= to) return parts.length ? parts : [{ from, to }];
  if (parts.length > 0 && !MEASURE_END.endingAt(text, to, start)) return [{ from, to }];
  parts.push({ from: start, to });
  return parts;
}

/** A、B和C as names, wherever 分别 needs as many as there are numbers. */
export function splitNames(text: string, mask: Uint8Array, from: number, to: number): Place[] {
  const parts: Place[] = [];
  const hidden = ((mask[from] as number) & ROUND) !== 0 ? QUOTE : ROUND | QUOTE;
  let start = from;
  for (let i = from; i < to; i += 1) {
    if ((mask[i] as number) & hidden) continue;
    const joint = text.startsWith('以及', i) ? 2 : /[、和及与]/.test(text[i] as string) ? 1 : 0;
    if (joint === 0 || i <= start) continue;
    parts.push({ from: start, to: i });
    start = i + joint;
  }
  if (start < to) parts.push({ from: start, to });
  return parts;
}

export function only(text: string, from: number, to: number, words: { startingAt(text: string, at: number, limit?: number): string }): boolean {
  let at = from;
  while (at < to) {
    const word = words.startingAt(text, at, to);
    if (!word) return false;
    at += word.length;
  }
  return true;
}

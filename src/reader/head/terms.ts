/** Terms that the paper defines, and how long it holds. */
import { type Flow } from '../flow.ts';
import { matchesIn } from '../scan.ts';
import { dateIn } from './dates.ts';

export interface FoundTerm { readonly term: string; readonly meaning: string; readonly from: number; readonly to: number }

const DEFINED = /([\p{Script=Han}“”]{2,24})\((?:指的是|是指|指|包括|含)([^()]{2,160}?)(?:,|;)?(?:以?下同)\)/gu;
const SHORT = /\((?:以下|下文)(?:统一|统)?(?:简称|称)(?:为)?[:“"]{0,2}([^”"()]{1,20})[”"]?\)/g;
const MEANS = /(?:本(?:方案|办法|意见|计划|细则|规定|通知))(?:所称|中的?)(?:的)?[“"]?([\p{Script=Han}]{2,16})[”"]?,?(?:是指|指)([^。]{2,120})/gu;

/** Whether a term may be defined here. */
export function mayDefine(text: string): boolean {
  return text.includes('下同)') || text.includes('称');
}

/** `known(text)`: how often it stands in the document, to tell a term from the words before it. */
export function termsIn(flow: Flow, known: (text: string) => number): FoundTerm[] {
  const found: FoundTerm[] = [];
  const { text, raw } = flow;
  if (text.includes('下同)')) {
    for (const match of matchesIn(text, DEFINED)) {
      const words = match[1] as string;
      const term = termAtEnd(words, known);
      const from = match.index + words.length - term.length;
      const meaningFrom = match.index + words.length + 1 + (/^(?:指的是|是指|指|包括|含)/.exec(text.slice(match.index + words.length + 1)) as RegExpExecArray)[0].length;
      found.push({ term: raw.slice(from, from + term.length), meaning: raw.slice(meaningFrom, meaningFrom + (match[2] as string).length), from, to: match.index + match[0].length });
    }
  }
  if (text.includes('称')) {
    for (const match of matchesIn(text, SHORT)) {
      const at = match.index + match[0].indexOf(match[1] as string);
      const before = /[\p{Script=Han}《》“”()\d-]{2,60}$/u.exec(text.slice(Math.max(0, match.index - 60), match.index));
      const meaning = before ? raw.slice(match.index - before[0].length, match.index) : '';
      found.push({ term: raw.slice(at, at + (match[1] as string).length), meaning, from: match.index - meaning.length, to: match.index + match[0].length });
    }
    for (const match of matchesIn(text, MEANS)) {
      const at = match.index + match[0].indexOf(match[1] as string);
      const meaningAt = match.index + match[0].length - (match[2] as string).length;
      found.push({ term: raw.slice(at, at + (match[1] as string).length), meaning: raw.slice(meaningAt, match.index + match[0].length), from: match.index, to: match.index + match[0].length });
    }
  }
  return found;
}

/** The longest end of the words that also stands elsewhere; else all of them. */
function termAtEnd(words: string, known: (text: string) => number): string {
  for (let from = 0; from <= words.length - 2; from += 1) if (known(words.slice(from)) >= 2) return words.slice(from);
  return words;
}

/** The day until which the paper holds, where it is said as a day or can be counted from a stated one. */
export function validityIn(flow: Flow): { on: string; from: number; to: number } | null {
  const at = flow.text.indexOf('有效期');
  if (at < 0) return null;
  const rest = flow.text.slice(at, at + 40);
  const until = /^有效期(?:限)?(?:为)?(?:[^。]{0,16})?(?:至|到|截至|截止)/.exec(rest);
  const date = until ? dateIn(rest.slice(until[0].length)) : null;
  if (until && date && date.iso.length === 10) return { on: date.iso, from: at, to: at + until[0].length + date.to };
  const years = /^有效期(?:限)?(?:为)?(\d|[一二三四五])年/.exec(rest);
  const before = flow.text.slice(Math.max(0, at - 40), at);
  const start = /自(.{6,16})起/.exec(before);
  const from = start ? dateIn(start[1] as string) : null;
  if (!years || !from || from.iso.length !== 10) return null;
  const count = /\d/.test(years[1] as string) ? Number(years[1]) : '一二三四五'.indexOf(years[1] as string) + 1;
  const [y, m, d] = from.iso.split('-').map(Number) as [number, number, number];
  return { on: new Date(Date.UTC(y + count, m - 1, d - 1)).toISOString().slice(0, 10), from: at, to: at + years[0].length };
}

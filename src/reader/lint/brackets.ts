/** Brackets, quotation marks and 《》 that lost their partner. One pass over the text. */
import { fold, isBlank } from '../flow.ts';
import { markerOf } from '../text/markers.ts';
import { type Found, MOST_PLACES, type Paper, shortened } from './paper.ts';

const PARTNER: Readonly<Record<string, string>> = { ')': '(', '》': '《', ']': '[', '”': '“' };
const WRITTEN: Readonly<Record<string, string>> = { '(': '（', '《': '《', '[': '〔', '“': '“', ')': '）', '》': '》', ']': '〕', '”': '”' };
const CLOSING: Readonly<Record<string, string>> = { '(': '）', '《': '》', '[': '〕', '“': '”' };
/** A passage in brackets may run over line ends so far, no further. */
const REACH = 240;
/** Empty lines that a page break may leave inside a sentence. */
const PAGE_GAP = 6;

interface Open { readonly sign: string; readonly at: number }

export function unbalancedMarks(paper: Paper): readonly Found[] {
  const { text, lines } = paper;
  const found: Found[] = [];
  let stack: Open[] = [];
  const unclosed = (opens: readonly Open[]): void => { for (const open of opens) if (!NUMBER_BRACKET.test(text.slice(open.at, open.at + 5))) found.push(missingClose(paper, open)); };
  let gap = 0;
  let terminal = true;
  for (const line of lines) {
    if (line.blank) { gap += 1; continue; }
    if (found.length > MOST_PLACES) return found;
    if (stack.length > 0 && (gap > (paper.wrapped ? PAGE_GAP : 1) || line.tabbed || terminal || opensAnew(text, line.start, line.end) || line.start - (stack[0] as Open).at > REACH)) { unclosed(stack); stack = []; }
    let last = 0;
    for (let i = line.start; i < line.end; i += 1) {
      if (found.length > MOST_PLACES) break;
      const code = text.charCodeAt(i);
      if (isBlank(code)) continue;
      last = fold(code);
      if (last !== 0x28 && last !== 0x29 && last !== 0x5b && last !== 0x5d && last !== 0x300a && last !== 0x300b && last !== 0x201c && last !== 0x201d) continue;
      const sign = String.fromCharCode(last);
      const partner = PARTNER[sign];
      if (partner === undefined) {
        if (sign === '“' && stack.some((open) => open.sign === '“')) { unclosed(stack.filter((open) => open.sign === '“')); stack = stack.filter((open) => open.sign !== '“'); }
        stack.push({ sign, at: i });
        if (stack.length > 32) { unclosed(stack.slice(0, 1)); stack = stack.slice(1); }
        continue;
      }
      const at = lastOf(stack, partner);
      if (at < 0) { if (!isEnumeration(text, line.start, i, sign)) found.push(missingOpen(paper, sign, line.start, i)); continue; }
      unclosed(stack.slice(at + 1));
      stack = stack.slice(0, at);
    }
    terminal = last === 0x3002 || last === 0x3b;
    gap = 0;
  }
  unclosed(stack);
  return found.sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
}

function lastOf(stack: readonly Open[], sign: string): number {
  for (let i = stack.length - 1; i >= 0; i -= 1) if ((stack[i] as Open).sign === sign) return i;
  return -1;
}

function opensAnew(text: string, from: number, to: number): boolean {
  let head = '';
  for (let i = from; i < to && head.length < 16; i += 1) if (!isBlank(text.charCodeAt(i))) head += String.fromCharCode(fold(text.charCodeAt(i)));
  return markerOf(head) !== null;
}

/** 1) and a) number points; :) and the like are no brackets. */
function isEnumeration(text: string, lineStart: number, at: number, sign: string): boolean {
  if (sign !== ')') return false;
  const before = text.slice(Math.max(lineStart, at - 4), at);
  return /(?:^|[^\dA-Za-z])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3})$/.test(before) && !/[（(]/.test(before) || /[:;：；]$/.test(before);
}

/** A document number that lost its bracket is told as a document number. */
const NUMBER_BRACKET = /^[〔［\[【](?:19|20)\d{2}/;

function missingClose(paper: Paper, { sign, at }: Open): Found {
  const { text, placeOf } = paper;
  const end = lineEnd(text, at);
  const place = placeOf(at);
  return {
    code: 'unbalanced-mark', severity: sign === '“' ? 'note' : 'warning',
    message: `${place ? `${place}中` : ''}“${shortened(text.slice(at, end), 24)}”有“${WRITTEN[sign]}”而没有“${CLOSING[sign]}”。`,
    spans: [[at, Math.min(end, at + 40)]],
  };
}

function missingOpen(paper: Paper, sign: string, lineStart: number, at: number): Found {
  const { text, placeOf } = paper;
  let from = Math.max(lineStart, at - 20);
  while (from < at && /[\d\s.．、，。；;,:：）)]/.test(text[from] as string)) from += 1;
  const place = placeOf(at);
  return {
    code: 'unbalanced-mark', severity: sign === '”' ? 'note' : 'warning',
    message: `${place ? `${place}中` : ''}“${text.slice(from, at + 1).replace(/\s+/g, '')}”有“${WRITTEN[sign]}”而没有“${WRITTEN[PARTNER[sign] as string]}”。`,
    spans: [[from, at + 1]],
  };
}

function lineEnd(text: string, at: number): number {
  const stop = text.indexOf('\n', at);
  return Math.min(stop < 0 ? text.length : stop, at + 80);
}

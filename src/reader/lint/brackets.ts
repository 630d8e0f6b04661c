/** Brackets, quotation marks and 《》 that lost their partner. One pass over the text. */
import { sourceSpan } from '../flow.ts';
import { type Found, MOST_PLACES, type Paper, shortened } from './paper.ts';
import { PARAGRAPH } from './running.ts';

const PARTNER: Readonly<Record<string, string>> = { ')': '(', '》': '《', ']': '[', '”': '“' };
const WRITTEN: Readonly<Record<string, string>> = { '(': '（', '《': '《', '[': '〔', '“': '“', ')': '）', '》': '》', ']': '〕', '”': '”' };
const CLOSING: Readonly<Record<string, string>> = { '(': '）', '《': '》', '[': '〕', '“': '”' };
/** A passage in brackets may run over line ends so far, no further. */
const REACH = 240;
const DEEPEST = 32;
const SIGNS = new Uint8Array(0x10000);
for (const sign of '()[]《》“”') SIGNS[sign.charCodeAt(0)] = 1;

interface Open { readonly sign: string; readonly at: number }

export function unbalancedMarks(paper: Paper): readonly Found[] {
  const { text, starts, hardWrapped } = paper.running;
  const found: Found[] = [];
  let stack: Open[] = [];
  const unclosed = (opens: readonly Open[]): void => { for (const open of opens) if (!NUMBER_BRACKET.test(text.slice(open.at, open.at + 5))) found.push(missingClose(paper, open)); };
  for (let i = 0; i < text.length && found.length <= MOST_PLACES; i += 1) {
    const isSign = SIGNS[text.charCodeAt(i)] !== 0;
    if (!isSign && starts[i] === 0) continue;
    if (stack.length > 0 && starts[i] !== 0 && (starts[i] === PARAGRAPH || text[i - 1] === '。' || !hardWrapped && text[i - 1] === ';' || i - (stack[0] as Open).at > REACH)) { unclosed(stack); stack = []; }
    if (!isSign) continue;
    const sign = text[i] as string;
    const partner = PARTNER[sign];
    if (partner === undefined) {
      if (sign === '“' && stack.some((open) => open.sign === '“')) { unclosed(stack.filter((open) => open.sign === '“')); stack = stack.filter((open) => open.sign !== '“'); }
      stack.push({ sign, at: i });
      if (stack.length > DEEPEST) { unclosed(stack.slice(0, 1)); stack = stack.slice(1); }
      continue;
    }
    const at = lastOf(stack, partner);
    if (at < 0) { if (!isEnumeration(text, i, sign)) found.push(missingOpen(paper, sign, i)); continue; }
    if (at < stack.length - 1) unclosed(stack.slice(at + 1));
    stack.length = at;
  }
  unclosed(stack);
  return found.sort((a, b) => (a.spans[0]?.[0] ?? 0) - (b.spans[0]?.[0] ?? 0));
}

function lastOf(stack: readonly Open[], sign: string): number {
  for (let i = stack.length - 1; i >= 0; i -= 1) if ((stack[i] as Open).sign === sign) return i;
  return -1;
}

/** 1) and a) number points; :) and the like are no brackets. */
function isEnumeration(text: string, at: number, sign: string): boolean {
  if (sign !== ')') return false;
  const before = text.slice(Math.max(0, at - 4), at);
  return /(?:^|[^\dA-Za-z])(?:\d{1,2}|[A-Za-z]|[一二三四五六七八九十]{1,3})$/.test(before) && !before.includes('(') || /[:;]$/.test(before);
}

/** A document number that lost its bracket is told as a document number. */
const NUMBER_BRACKET = /^\[(?:19|20)\d{2}/;
const SHOWN = 24;

function missingClose({ running, placeOf }: Paper, { sign, at }: Open): Found {
  let end = at + 1;
  while (end < running.text.length && end < at + 40 && running.starts[end] !== PARAGRAPH && (running.hardWrapped || running.starts[end] === 0)) end += 1;
  const span = sourceSpan(running, at, end);
  const place = placeOf(span[0]);
  return {
    code: 'unbalanced-mark', severity: sign === '“' ? 'note' : 'warning',
    message: `${place ? `${place}中` : ''}“${shortened(running.raw.slice(at, end), SHOWN)}”有“${WRITTEN[sign]}”而没有“${CLOSING[sign]}”。`,
    spans: [span],
  };
}

function missingOpen({ running, placeOf }: Paper, sign: string, at: number): Found {
  let from = at;
  while (from > 0 && from > at - 20 && running.starts[from] !== PARAGRAPH) from -= 1;
  while (from < at && /[\d.、,。;:)]/.test(running.text[from] as string)) from += 1;
  const span = sourceSpan(running, from, at + 1);
  const place = placeOf(span[0]);
  return {
    code: 'unbalanced-mark', severity: sign === '”' ? 'note' : 'warning',
    message: `${place ? `${place}中` : ''}“${running.raw.slice(from, at + 1)}”有“${WRITTEN[sign]}”而没有“${WRITTEN[PARTNER[sign] as string]}”。`,
    spans: [span],
  };
}

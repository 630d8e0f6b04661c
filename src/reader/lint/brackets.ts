/** Brackets, quotation marks and 《》 that lost their partner. One pass over the text. */
import { sourceSpan } from '../flow.ts';
import { kindsOf, nextOf } from '../scan.ts';
import { type Found, MOST_PLACES, type Paper, shortened } from './paper.ts';
import { PARAGRAPH, type Running } from './running.ts';

const PARTNER: Readonly<Record<string, string>> = { ')': '(', '》': '《', ']': '[', '”': '“' };
const WRITTEN: Readonly<Record<string, string>> = { '(': '（', '《': '《', '[': '〔', '“': '“', ')': '）', '》': '》', ']': '〕', '”': '”' };
const CLOSING: Readonly<Record<string, string>> = { '(': '）', '《': '》', '[': '〕', '“': '”' };
/** A passage in brackets may run over line ends so far, no further. */
const REACH = 240;
const DEEPEST = 32;
const SIGNS = kindsOf([[1, Object.entries(PARTNER).flat().join('')]]);

interface Open { readonly sign: string; readonly at: number }

export function unbalancedMarks(paper: Paper): readonly Found[] {
  const { text, openings } = paper.running;
  const found: Found[] = [];
  const stack: Open[] = [];
  const unclosed = (opens: readonly Open[]): void => { for (const open of opens) if (!NUMBER_BRACKET.test(text.slice(open.at, open.at + 5))) found.push(missingClose(paper, open)); };
  let next = 0;
  for (let i = nextOf(text, SIGNS, 0); i < text.length && found.length <= MOST_PLACES; i = nextOf(text, SIGNS, i + 1)) {
    for (; next < openings.length && (openings[next] as number) <= i; next += 1) {
      if (stack.length > 0 && endsBrackets(paper.running, openings[next] as number, (stack[0] as Open).at)) unclosed(stack.splice(0));
    }
    const sign = text[i] as string;
    const partner = PARTNER[sign];
    if (partner === undefined) {
      if (sign === '“' && stack.some((open) => open.sign === '“')) { unclosed(stack.filter((open) => open.sign === '“')); stack.splice(0, stack.length, ...stack.filter((open) => open.sign !== '“')); }
      stack.push({ sign, at: i });
      if (stack.length > DEEPEST) unclosed(stack.splice(0, 1));
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

/** No passage in brackets runs over this beginning of a line or a cell. `open`: where its bracket stands. */
function endsBrackets({ text, starts, hardWrapped }: Running, at: number, open: number): boolean {
  return starts[at] === PARAGRAPH || text[at - 1] === '。' || !hardWrapped && text[at - 1] === ';' || at - open > REACH;
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

/**
 * Markdown: the text stays as it is; blocks say which lines are headings, paragraphs and pipe tables.
 * A line is a paragraph: offices type one paragraph a line. Marks (`#`, `|`, `**`, `-`) lie outside the spans.
 */
import { spanOf, type Span } from '#kernel';
import type { Block, Cell, ParagraphBlock, TableBlock } from '#reader';
import { limits } from './limits.ts';
import { stop } from './stop.ts';

interface Line { readonly start: number; readonly end: number }

export function markdownBlocks(text: string): Block[] {
  const lines = linesOf(text);
  const blocks: Block[] = [];
  let fenced = false;
  let cellCount = 0;
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    const raw = text.slice(line.start, Math.min(line.end, line.start + 2_000));
    if (/^\s{0,3}(```|~~~)/.test(raw)) { fenced = !fenced; continue; }
    const next = lines[i + 1];
    if (!fenced && raw.includes('|') && next !== undefined && isDelimiter(text, next)) {
      let last = i + 1;
      while (last + 1 < lines.length && rowLike(text, lines[last + 1] as Line)) last += 1;
      const table = pipeTable(text, [line, ...lines.slice(i + 2, last + 1)]);
      cellCount += table.cells.length;
      if (cellCount > limits.cells) stop('too-many-cells', { limit: limits.cells });
      blocks.push(table);
      i = last;
      continue;
    }
    const paragraph = paragraphOf(text, line, fenced);
    if (paragraph !== null) blocks.push(paragraph);
  }
  return blocks;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  const breaks = /\r\n|\r|\n/g;
  let start = 0;
  for (let match = breaks.exec(text); match !== null; match = breaks.exec(text)) {
    lines.push({ start, end: match.index });
    start = breaks.lastIndex;
  }
  lines.push({ start, end: text.length });
  return lines;
}

function isDelimiter(text: string, line: Line): boolean {
  if (line.end - line.start > 5_000) return false;
  const raw = text.slice(line.start, line.end).trim();
  return raw.includes('-') && raw.includes('|') && /^[|:\-\s]+$/.test(raw);
}

function rowLike(text: string, line: Line): boolean {
  const raw = text.slice(line.start, line.end);
  return raw.trim() !== '' && raw.includes('|');
}

function pipeTable(text: string, lines: readonly Line[]): TableBlock {
  const rows = lines.map((line) => pipeCells(text, line));
  const columnCount = Math.max(1, ...rows.slice(0, 1).map((row) => row.length));
  const cells: Cell[] = [];
  rows.forEach((row, r) => row.slice(0, columnCount).forEach((span, column) => cells.push({ row: r, column, rowSpan: 1, columnSpan: 1, span })));
  const start = (lines[0] as Line).start;
  const end = (lines.at(-1) as Line).end;
  return { kind: 'table', span: spanOf(start, end), rowCount: rows.length, columnCount, cells, headRows: 1 };
}

function pipeCells(text: string, line: Line): Span[] {
  const [from, to] = trimmed(text, line.start, line.end);
  const cuts: number[] = [];
  for (let i = from; i < to; i += 1) {
    if (text[i] === '\\') i += 1;
    else if (text[i] === '|') cuts.push(i);
  }
  const spans: Span[] = [];
  let start = from;
  for (const cut of cuts) {
    if (cut > from) spans.push(trimmed(text, start, cut));
    start = cut + 1;
  }
  if (start < to) spans.push(trimmed(text, start, to));
  return spans;
}

function paragraphOf(text: string, line: Line, verbatim: boolean): ParagraphBlock | null {
  let [start, end] = trimmed(text, line.start, line.end);
  if (start === end) return null;
  let level: number | undefined;
  let bold = false;
  if (!verbatim) {
    const lead = text.slice(start, Math.min(end, start + 200));
    if (/^(?:[-*_=]\s*){3,}$/.test(lead)) return null;
    const heading = /^(#{1,6})\s+/.exec(lead);
    const mark = heading ?? /^(?:>\s*)+|^[-*+]\s+/.exec(lead);
    if (heading !== null) {
      level = (heading[1] as string).length;
      const closing = /\s+#+$/.exec(text.slice(Math.max(start, end - 200), end));
      if (closing !== null) end -= closing[0].length;
    }
    if (mark !== null) start = Math.min(end, start + mark[0].length);
    const strong = text.slice(start, start + 2);
    if ((strong === '**' || strong === '__') && end - start > 4 && text.slice(end - 2, end) === strong && text.indexOf(strong, start + 2) === end - 2) {
      bold = true;
      start += 2;
      end -= 2;
    }
  }
  if (start >= end) return null;
  return { kind: 'paragraph', span: spanOf(start, end), ...(bold ? { bold } : {}), ...(level === undefined ? {} : { level }) };
}

function trimmed(text: string, from: number, to: number): Span {
  let start = from;
  let end = to;
  while (start < end && isSpace(text.charCodeAt(start))) start += 1;
  while (end > start && isSpace(text.charCodeAt(end - 1))) end -= 1;
  return spanOf(start, end);
}

function isSpace(code: number): boolean {
  return code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d || code === 0x3000 || code === 0xa0;
}

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
  const blocks: Block[] = [];
  let fenced = false;
  let cellCount = 0;
  for (let line = lineFrom(text, 0); line !== null; line = after(text, line)) {
    const raw = text.slice(line.start, Math.min(line.end, line.start + 2_000));
    if (/^\s{0,3}(```|~~~)/.test(raw)) { fenced = !fenced; continue; }
    const next = !fenced && raw.includes('|') ? after(text, line) : null;
    if (next !== null && isDelimiter(text, next)) {
      const rows: Line[] = [line];
      let last: Line = next;
      for (let row = after(text, next); row !== null && rowLike(text, row); row = after(text, row)) { rows.push(row); last = row; }
      const table = pipeTable(text, rows, last.end, limits.cells - cellCount);
      cellCount += table.cells.length;
      blocks.push(table);
      line = last;
      continue;
    }
    const paragraph = paragraphOf(text, line, fenced);
    if (paragraph !== null) blocks.push(paragraph);
  }
  return blocks;
}

/** The line that begins at `start`; null behind the end. */
function lineFrom(text: string, start: number): Line | null {
  if (start > text.length) return null;
  let end = start;
  while (end < text.length && text.charCodeAt(end) !== 0x0a && text.charCodeAt(end) !== 0x0d) end += 1;
  return { start, end };
}

function after(text: string, line: Line): Line | null {
  if (line.end >= text.length) return null;
  return lineFrom(text, line.end + (text.charCodeAt(line.end) === 0x0d && text.charCodeAt(line.end + 1) === 0x0a ? 2 : 1));
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

function pipeTable(text: string, lines: readonly Line[], end: number, allowed: number): TableBlock {
  const cells: Cell[] = [];
  let columnCount = 1;
  lines.forEach((line, row) => {
    const spans = pipeCells(text, line);
    if (row === 0) columnCount = Math.max(1, spans.length);
    for (const [column, span] of spans.slice(0, columnCount).entries()) cells.push({ row, column, rowSpan: 1, columnSpan: 1, span });
    if (cells.length > allowed) stop('too-many-cells', { limit: limits.cells });
  });
  return { kind: 'table', span: spanOf((lines[0] as Line).start, end), rowCount: lines.length, columnCount, cells, headRows: 1 };
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

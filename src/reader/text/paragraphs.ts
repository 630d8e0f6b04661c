/** From lines to paragraphs: hard-wrapped text is joined, a paragraph cut inside a word is mended, page numbers are passed over. */
import { type Flow, flowOf } from '../flow.ts';
import type { ParagraphBlock } from '../source.ts';
import { type Line, flowOfLine } from './lines.ts';
import { endsLikeTitle, isChrome } from '../vocabulary/papers.ts';
import { markerOf } from './markers.ts';

export interface Paragraph {
  readonly kind: 'paragraph';
  readonly flow: Flow;
  readonly start: number;
  readonly end: number;
  readonly indent: number;
  readonly align?: 'center' | 'right' | undefined;
  readonly level?: number | undefined;
  readonly bold?: boolean | undefined;
  readonly region?: ParagraphBlock['region'] | undefined;
  /** Empty lines above it. */
  readonly gap: number;
}

const TERMINAL = /[。!?;:…”"』」.)\]》]$/;
const LABEL_START = /^(?:附件|附表|附:|抄送|抄报|主送|公开方式|信息公开|注:|备注|联系人|联系电话|此件|\(此件|(?:责任|牵头|配合|负责|承办|协办|参与|主办|完成|时限|组织实施|落实|分管|实施)[^:。、]{0,8}:|-{2,})/;
const PAGE_NUMBER = /^(?:-+\d{1,3}-+|-+第?\d{1,3}页?-*|·\d{1,3}·|第\d{1,3}页(?:[,/]?共\d{1,3}页)?|\d{1,3}\/\d{1,3}|[-_=*]{3,})$/;

export function isPageNumber(text: string): boolean {
  return text.length <= 14 && PAGE_NUMBER.test(text);
}

/** The width at which a text was wrapped, in columns; 0 for a text that keeps a paragraph on a line. */
export function wrapWidth(lines: readonly Line[]): number {
  const widths = lines.filter((line) => !line.blank).map((line) => line.width + Math.min(line.indent, 4)).sort((a, b) => a - b);
  if (widths.length < 8) return 0;
  const widest = widths[Math.min(widths.length - 1, Math.floor(widths.length * 0.98))] as number;
  if (widest > 150 || widest < 30) return 0;
  const full = widths.filter((width) => width >= widest - 6).length;
  return full / widths.length >= 0.3 ? widest : 0;
}

/** Paragraphs of the lines `[from, to)`. */
export function paragraphsOf(text: string, lines: readonly Line[], from: number, to: number, wrap: number): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let open: { first: Line; last: Line; flow: Flow; gap: number } | null = null;
  let gap = 0;
  const close = (): void => {
    if (open) paragraphs.push({ kind: 'paragraph', flow: open.first === open.last ? open.flow : flowOf(text, open.first.start, open.last.end), start: open.flow.offsets[0] as number, end: open.last.end, indent: open.first.indent, gap: open.gap });
    open = null;
  };
  for (let i = from; i < to; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) { gap += 1; continue; }
    const flow = flowOfLine(text, line);
    if (isPageNumber(flow.text)) continue;
    const current = open as { first: Line; last: Line; flow: Flow; gap: number } | null;
    if (current && continues(current, line, flow, gap, wrap)) open = { ...current, last: line, flow: join(current.flow, flow) };
    else { close(); open = { first: line, last: line, flow, gap }; }
    gap = 0;
  }
  close();
  return paragraphs;
}

/** Only the tail matters for going on, so a joined flow keeps the whole text but is rebuilt from the source when closed. */
function join(a: Flow, b: Flow): Flow {
  return { text: a.text.length > 4000 ? a.text.slice(-2000) + b.text : a.text + b.text, raw: '', offsets: a.offsets };
}

function continues(before: { last: Line; flow: Flow }, line: Line, flow: Flow, gap: number, wrap: number): boolean {
  const above = before.flow.text;
  if (LABEL_START.test(flow.text) || line.tabbed) return false;
  const opened = unbalanced(above);
  const marker = markerOf(flow.text);
  if (opened && gap <= 1 && above.length > 12 && !marker) return true;
  if (marker) return false;
  const terminal = TERMINAL.test(above);
  if (wrap > 0) {
    const full = before.last.width + Math.min(before.last.indent, 4) >= wrap - 6;
    if (!full) return false;
    if (line.indent >= 2 && line.indent > before.last.indent && terminal) return false;
    if (gap > 0 && terminal) return false;
    return true;
  }
  if (terminal || gap > 1) return false;
  if (isChrome(above) || isChrome(flow.text) || endsLikeTitle(above) || /^[^。,;]{1,20}\[\d{4}\]\d+号/.test(flow.text)) return false;
  return above.length >= 12 && /[。;]/.test(above.slice(0, -1)) || above.length >= 38 && /[,、]/.test(above);
}

/** An opening bracket in the last 200 characters that was never closed. */
function unbalanced(text: string): boolean {
  const tail = text.length > 200 ? text.slice(-200) : text;
  const open = tail.lastIndexOf('(');
  return open >= 0 && tail.indexOf(')', open) < 0;
}

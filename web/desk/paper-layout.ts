/** How the paper is drawn: the file's own paragraphs and tables, or, for plain text, its lines. Pure. */
import type { Span } from '#kernel';
import type { Block, Cell } from '#reader';
import type { Reading } from '#reader/model';

export type PaperBlock =
  | { readonly kind: 'paragraph'; readonly span: Span; readonly look: Look }
  | { readonly kind: 'table'; readonly span: Span; readonly rows: readonly (readonly Cell[])[]; readonly headRows: number; readonly uncertain: boolean }
  | { readonly kind: 'chrome'; readonly span: Span; readonly lines: readonly Span[] };

export interface Look {
  readonly role: 'title' | 'heading' | 'body' | 'line' | 'note';
  readonly align: 'start' | 'center' | 'end';
  readonly bold: boolean;
  /** More than one empty line stood before it. */
  readonly gap: boolean;
}

/** A paragraph longer than this is drawn in pieces, so that one line of a million characters can still be shown. */
const LONGEST_PIECE = 4000;
/** What offices number their headings with; a line of this kind that ends without a full stop is drawn as one. */
const HEADING = /^(?:[一二三四五六七八九十]{1,3}、|[（(][一二三四五六七八九十]{1,3}[)）]|第[一二三四五六七八九十]{1,3}[章节部])/;
/** Shorter lines of plain text are cells, labels or headings and get no first-line indent. */
const SHORT_LINE = 24;

export function layOut(reading: Reading): PaperBlock[] {
  const { text, blocks } = reading.source;
  if (blocks.length === 0) return layOutLines(text, reading);
  const laid = layOutBlocks(text, blocks, reading);
  return PAGES.has(reading.source.format) ? foldChrome(laid, reading) : laid;
}

function layOutLines(text: string, reading: Reading): PaperBlock[] {
  const laid: PaperBlock[] = [];
  const head = headings(reading);
  let empty = 0;
  for (let start = 0; start <= text.length;) {
    const line = text.indexOf('\n', start);
    const end = line < 0 ? text.length : line;
    const span = trimmed(text, start, end);
    if (span === null) empty += 1;
    else {
      addPieces(laid, text, span, lookOfLine(text, span, head, empty > 1));
      empty = 0;
    }
    if (line < 0) break;
    start = line + 1;
  }
  return laid;
}

/** Formats whose text may have been taken from a web page. */
const PAGES: ReadonlySet<string> = new Set(['text', 'markdown', 'html']);
/** So many lines above the title or below the paper may belong to the page; beyond that something was misread. */
const MOST_CHROME = 60;

/** Between the lines of a web page that the reader knows for such, others stand that belong to them: the page above the head and below the end is folded as one. */
function foldChrome(laid: readonly PaperBlock[], reading: Reading): PaperBlock[] {
  const { spans, plan } = reading.document;
  const begins = Math.min(...[spans.title?.[0], plan?.span[0], reading.tasks[0]?.span[0]].filter((one) => one !== undefined));
  const ends = Math.max(0, ...[...reading.tasks.map((task) => task.span), spans.issuedOn, spans.disclosure, ...(spans.copiedTo ?? []), ...(spans.issuers ?? [])].map((span) => span?.[1] ?? 0));
  const above = laid.findLastIndex((block) => block.kind === 'chrome' && block.span[1] <= begins) + 1;
  const tail = ends === 0 ? -1 : laid.findIndex((block, i) => i >= above && block.kind === 'chrome' && block.span[0] >= ends);
  const below = tail < 0 ? laid.length : tail;
  return [...folded(laid.slice(0, above)), ...laid.slice(above, below), ...folded(laid.slice(below))];
}

function folded(blocks: readonly PaperBlock[]): readonly PaperBlock[] {
  const first = blocks[0];
  const last = blocks.at(-1);
  if (first === undefined || last === undefined || blocks.length > MOST_CHROME || blocks.some((block) => block.kind === 'table')) return blocks;
  return [{ kind: 'chrome', span: [first.span[0], last.span[1]], lines: blocks.flatMap((block) => (block.kind === 'chrome' ? block.lines : [block.span])) }];
}

function layOutBlocks(text: string, blocks: readonly Block[], reading: Reading): PaperBlock[] {
  const laid: PaperBlock[] = [];
  const head = headings(reading);
  for (const block of blocks) {
    if (block.kind === 'table') {
      const rows: Cell[][] = Array.from({ length: block.rowCount }, () => []);
      for (const cell of block.cells) rows[cell.row]?.push(cell);
      laid.push({ kind: 'table', span: block.span, rows, headRows: block.headRows ?? 0, uncertain: block.uncertain === true });
      continue;
    }
    const span = trimmed(text, block.span[0], block.span[1]);
    if (span === null) continue;
    if (block.region === 'chrome' || block.region === 'header' || block.region === 'footer') {
      const last = laid.at(-1);
      if (last?.kind === 'chrome') laid[laid.length - 1] = { kind: 'chrome', span: [last.span[0], span[1]], lines: [...last.lines, span] };
      else laid.push({ kind: 'chrome', span, lines: [span] });
      continue;
    }
    const guess = lookOfLine(text, span, head, false);
    const heading = block.level !== undefined || guess.role === 'heading';
    addPieces(laid, text, span, {
      role: block.region === 'footnote' || block.region === 'textbox' ? 'note' : guess.role === 'title' || (block.size ?? 0) >= 20 ? 'title' : heading ? 'heading' : guess.role,
      align: block.align === 'center' ? 'center' : block.align === 'right' ? 'end' : guess.align,
      bold: block.bold === true || heading,
      gap: guess.role === 'title',
    });
  }
  return laid;
}

export interface Heads { readonly titles: readonly Span[]; readonly headings: readonly Span[]; readonly ends: readonly Span[] }

/** Where title, headings and signature stand. */
export function headings(reading: Reading): Heads {
  const { spans, plan } = reading.document;
  const unique = new Map<number, Span>();
  for (const task of reading.tasks) for (const span of task.spans.heading ?? []) unique.set(span[0], span);
  return {
    titles: [spans.title, plan?.span].filter((span) => span !== undefined),
    headings: [...unique.values()].sort((a, b) => a[0] - b[0]),
    ends: [...(spans.issuers ?? []), ...(spans.issuedOn ? [spans.issuedOn] : [])],
  };
}

function lookOfLine(text: string, span: Span, head: Heads, gap: boolean): Look {
  const length = span[1] - span[0];
  if (length < 80 && head.titles.some((title) => title[0] < span[1] && title[1] > span[0] && title[0] <= span[0] + 1)) return { role: 'title', align: 'center', bold: true, gap };
  if (length < 60 && covered(head.headings, span)) return { role: 'heading', align: 'start', bold: true, gap };
  if (length < 40 && HEADING.test(text.slice(span[0], span[0] + 8)) && !'。；;：:'.includes(text[span[1] - 1] ?? '')) return { role: 'heading', align: 'start', bold: true, gap };
  if (length < 60 && head.ends.some((end) => end[0] >= span[0] && end[1] <= span[1] && end[1] - end[0] >= length - 4) && span[0] > (head.titles[0]?.[1] ?? 0)) return { role: 'line', align: 'end', bold: false, gap };
  const stop = text[span[1] - 1] ?? '';
  return { role: length > SHORT_LINE || '。；;'.includes(stop) ? 'body' : 'line', align: 'start', bold: false, gap };
}

function covered(sorted: readonly Span[], span: Span): boolean {
  return sorted.some(([start, end]) => start <= span[0] + 2 && start >= span[0] - 1 && end >= span[1] - 2 && end <= span[1] + 1);
}

function addPieces(laid: PaperBlock[], text: string, span: Span, look: Look): void {
  for (let start = span[0]; start < span[1];) {
    let end = Math.min(start + LONGEST_PIECE, span[1]);
    const unit = text.charCodeAt(end - 1);
    if (end < span[1] && unit >= 0xd800 && unit <= 0xdbff) end -= 1;
    laid.push({ kind: 'paragraph', span: [start, end], look });
    start = end;
  }
}

function trimmed(text: string, start: number, end: number): Span | null {
  while (start < end && (text.charCodeAt(start) <= 0x20 || text.charCodeAt(start) === 0x3000)) start += 1;
  while (end > start && (text.charCodeAt(end - 1) <= 0x20 || text.charCodeAt(end - 1) === 0x3000)) end -= 1;
  return start < end ? [start, end] : null;
}

/** Which block holds an offset: the last one that begins at or before it. */
export function blockAt(blocks: readonly PaperBlock[], offset: number): number {
  let low = 0;
  let high = blocks.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((blocks[middle] as PaperBlock).span[0] <= offset) low = middle;
    else high = middle - 1;
  }
  return Math.max(low, 0);
}

/**
 * An old .doc → source, by word-extractor: text with cell marks only. Tables are told as uncertain;
 * automatic numbers and vertical merges are not in what it gives. Run behind the time and memory guard.
 */
import type { Source } from '#reader';
import { assemble, type CellPiece, type Piece, type Remark, type TablePiece } from './pieces.ts';
import { stop } from './stop.ts';
import { appendAll, highest } from './long-lists.ts';

export async function docSource(bytes: Uint8Array): Promise<Source> {
  const { default: WordExtractor } = await import('word-extractor');
  const { Buffer } = await import('node:buffer');
  let document: Awaited<ReturnType<InstanceType<typeof WordExtractor>['extract']>>;
  try {
    document = await new WordExtractor().extract(Buffer.from(bytes));
  } catch (error) {
    stop(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'damaged-file', { part: 'WordDocument' });
  }
  const plain = { filterUnicode: false };
  const body = bodyPieces(document.getBody(plain));
  const region = (text: string, name: 'header' | 'footer' | 'footnote' | 'textbox'): Piece[] =>
    [...new Set(text.split(/\n|\t\n/).map((line) => line.trim()).filter((line) => line !== ''))].map((line) => ({ kind: 'paragraph', text: line, region: name }));
  const pieces = [
    ...region(document.getHeaders({ includeFooters: false, ...plain }), 'header'), ...region(document.getTextboxes(plain), 'textbox'), ...body,
    ...region(document.getFootnotes(plain), 'footnote'), ...region(document.getFooters(plain), 'footer'),
  ];
  if (!pieces.some((piece) => piece.kind === 'table' || piece.text.trim() !== '')) stop('scanned-document');
  const tables = body.some((piece) => piece.kind === 'table');
  const remarks: Remark[] = [{ code: 'old-word-file', message: `这是旧版 Word 文件（.doc），自动编号${tables ? '和合并单元格' : ''}可能读不出来；请在 Word 或 WPS 中另存为 .docx 后再读一次，结果更可靠。` }];
  return assemble('doc', pieces, remarks);
}

/** Rows end with a tab and a line break; cells are divided by tabs, paragraphs in them by line breaks. */
export function bodyPieces(text: string): Piece[] {
  const pieces: Piece[] = [];
  const segments = text.split('\t\n');
  const rest = segments.pop() ?? '';
  let rows: string[][] = [];
  const endTable = (): void => {
    if (rows.length > 0) pieces.push(tableOf(rows));
    rows = [];
  };
  for (let i = 0; i < segments.length; i += 1) {
    let segment = segments[i] as string;
    const expected = rows[0]?.length ?? 0;
    // A cell that begins with an empty paragraph looks like a row's end.
    const following = segments[i + 1];
    if (expected > 0 && following !== undefined && count(segment) + count(following) === expected) { segment = `${segment}\t\n${following}`; i += 1; }
    if (expected > 0 && count(segment) === expected && firstCellIsShort(segment)) { rows.push(cellsOf(segment)); continue; }
    // A row of one cell between rows of many is a heading over the full width.
    if (expected > 1 && following !== undefined && isBand(segment) && (count(following) === expected || isBand(following))) { rows.push([segment.trim()]); continue; }
    endTable();
    const [before, row] = rowAtEnd(segment);
    appendAll(pieces, paragraphsOf(before));
    if (count(row) >= 2) rows.push(cellsOf(row));
    else appendAll(pieces, paragraphsOf(row));
  }
  endTable();
  appendAll(pieces, paragraphsOf(rest));
  return pieces;
}

function count(segment: string): number {
  let cells = 1;
  for (let i = segment.indexOf('\t'); i >= 0; i = segment.indexOf('\t', i + 1)) cells += 1;
  return cells;
}

function isBand(segment: string): boolean {
  return segment.trim() !== '' && segment.length < 400 && !/[\t\n]/.test(segment);
}

function cellsOf(segment: string): string[] {
  return segment.split('\t').map((cell) => cell.trim().replace(/\n{2,}/g, '\n'));
}

function firstCellIsShort(segment: string): boolean {
  const first = segment.slice(0, Math.max(0, segment.indexOf('\t')));
  return first.length < 120 && first.split('\n').length <= 4;
}

/** Paragraphs, and then the first row of a table: the last lines that hold tabs. */
function rowAtEnd(segment: string): [before: string, row: string] {
  const lines = segment.split('\n');
  let start = lines.length - 1;
  while (start > 0 && !(lines[start] as string).includes('\t')) start -= 1;
  while (start > 0 && (lines[start - 1] as string).includes('\t')) start -= 1;
  return [lines.slice(0, start).join('\n'), lines.slice(start).join('\n')];
}

function paragraphsOf(text: string): Piece[] {
  return text.split('\n').map((line) => line.trim()).filter((line) => line !== '').map((line) => ({ kind: 'paragraph', text: line }));
}

/** Empty cells at a row's left go on from the row above: that is how a merged cell looks here. */
function tableOf(rows: readonly (readonly string[])[]): TablePiece {
  const columnCount = highest(rows.map((row) => row.length));
  const cells: { -readonly [K in keyof CellPiece]: CellPiece[K] }[] = [];
  const above: (typeof cells[number] | undefined)[] = [];
  rows.forEach((row, r) => {
    if (row.length === 1 && columnCount > 1) {
      const band = { row: r, column: 0, rowSpan: 1, columnSpan: columnCount, text: row[0] ?? '' };
      cells.push(band);
      above.fill(undefined, 0, columnCount);
      return;
    }
    let leading = r > 0 && row.some((text) => text !== '');
    for (let column = 0; column < columnCount; column += 1) {
      const text = row[column] ?? '';
      if (text !== '') leading = false;
      const over = above[column];
      if (leading && text === '' && over !== undefined && over.text !== '') { over.rowSpan += 1; continue; }
      const cell = { row: r, column, rowSpan: 1, columnSpan: 1, text };
      cells.push(cell);
      above[column] = cell;
    }
  });
  return { kind: 'table', rowCount: rows.length, columnCount, cells, uncertain: true };
}

/**
 * What every reader of a format hands over: paragraphs and tables in order, still as strings.
 * `assemble` lays them out as one text and says where each lies.
 */
import { spanOf, type Span } from '#kernel';
import type { Block, Cell, ParagraphBlock, Source, SourceFormat, SourceNote } from '#reader';
import { limits } from './limits.ts';
import { stop } from './stop.ts';
import { wellFormed } from './well-formed.ts';

export interface ParagraphPiece {
  readonly kind: 'paragraph';
  readonly text: string;
  readonly align?: 'center' | 'right' | undefined;
  readonly bold?: boolean | undefined;
  readonly level?: number | undefined;
  readonly size?: number | undefined;
  readonly region?: NonNullable<ParagraphBlock['region']> | undefined;
}

export interface CellPiece {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  /** Paragraphs inside are divided by line breaks. */
  readonly text: string;
}

export interface TablePiece {
  readonly kind: 'table';
  readonly rowCount: number;
  readonly columnCount: number;
  /** Row-major; a merged cell once, at its top left. */
  readonly cells: readonly CellPiece[];
  readonly uncertain?: boolean | undefined;
  readonly headRows?: number | undefined;
}

export type Piece = ParagraphPiece | TablePiece;

/** A note without places: where a format can't say where. */
export interface Remark { readonly code: string; readonly message: string }

/**
 * Cells of a row are divided by a tab, rows and paragraphs end with a line break,
 * and an empty line stands on both sides of a table.
 */
export function assemble(format: SourceFormat, pieces: readonly Piece[], remarks: readonly Remark[] = []): Source {
  const parts: string[] = [];
  const blocks: Block[] = [];
  let length = 0;
  let cellCount = 0;
  const put = (text: string): Span => {
    parts.push(text);
    const start = length;
    length += text.length;
    if (length > limits.textBytes) stop('text-too-long', { limit: megabytes(limits.textBytes) });
    return spanOf(start, length);
  };
  let afterTable = false;
  for (const piece of pieces) {
    if (piece.kind === 'paragraph') {
      if (afterTable) put('\n');
      afterTable = false;
      const { kind, text, ...look } = piece;
      const span = put(text);
      put('\n');
      blocks.push({ kind, span, ...present(look) });
      continue;
    }
    if (length > 0) put('\n');
    const start = length;
    const cells: Cell[] = [];
    let row = 0;
    let first = true;
    for (const cell of piece.cells) {
      cellCount += 1;
      if (cellCount > limits.cells) stop('too-many-cells', { limit: limits.cells });
      while (row < cell.row) { put('\n'); row += 1; first = true; }
      if (!first) put('\t');
      first = false;
      cells.push({ row: cell.row, column: cell.column, rowSpan: cell.rowSpan, columnSpan: cell.columnSpan, span: put(cell.text) });
    }
    const end = length;
    put('\n');
    const { kind, rowCount, columnCount, uncertain, headRows } = piece;
    blocks.push({ kind, span: spanOf(start, end), rowCount, columnCount, cells, ...present({ uncertain, headRows }) });
    afterTable = true;
  }
  const { text, notes } = wellFormed(parts.join(''));
  checkTextLength(text);
  return { format, text, blocks, notes: [...remarks.map((remark): SourceNote => ({ ...remark, spans: [] })), ...notes] };
}

type Present<T> = { [K in keyof T]?: Exclude<T[K], undefined> };
function present<T extends object>(value: T): Present<T> {
  return Object.fromEntries(Object.entries(value).filter(([, held]) => held !== undefined)) as Present<T>;
}

/** Refuses a text of more than `limits.textBytes` in UTF-8. */
export function checkTextLength(text: string): void {
  if (text.length * 3 <= limits.textBytes) return;
  let bytes = 0;
  for (let i = 0; i < text.length; i += 1) {
    const code = text.charCodeAt(i);
    bytes += code < 0x80 ? 1 : code < 0x800 || (code >= 0xd800 && code <= 0xdfff) ? 2 : 3;
  }
  if (bytes > limits.textBytes) stop('text-too-long', { limit: megabytes(limits.textBytes) });
}

export function megabytes(bytes: number): number {
  return Math.round(bytes / 1024 / 1024);
}

/** A table as paragraphs, one a row: for places where a table is no table of the document (page chrome, a header). */
export function rowsAsParagraphs(table: TablePiece, region: ParagraphPiece['region']): ParagraphPiece[] {
  const rows = new Map<number, string[]>();
  for (const cell of table.cells) rows.set(cell.row, [...(rows.get(cell.row) ?? []), cell.text.replaceAll('\n', ' ')]);
  return [...rows.values()].map((texts) => ({ kind: 'paragraph', text: texts.join('\t'), region }));
}

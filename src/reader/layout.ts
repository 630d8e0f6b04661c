/** A source as paragraphs and grids in order: from its blocks, or from the lines of plain text. */
import { flowOf } from './flow.ts';
import type { Piece } from './outline.ts';
import type { ParagraphBlock, Source } from './source.ts';
import { flatTables } from './tables/flat/index.ts';
import { gridOf } from './tables/grid.ts';
import { type Line, linesOf } from './text/lines.ts';
import { isPageNumber, type Paragraph, paragraphsOf, wrapWidth } from './text/paragraphs.ts';

/** The lines of a text and the width at which they were wrapped: layout and linter both ask. */
export interface Lined { readonly lines: readonly Line[]; readonly wrap: number }

export function linedOf(text: string): Lined {
  const lines = linesOf(text);
  return { lines, wrap: wrapWidth(text, lines) };
}

export function layoutOf(source: Source, { lines, wrap } = linedOf(source.text)): Piece[] {
  return source.blocks.length > 0 ? fromBlocks(source) : fromLines(source.text, lines, wrap);
}

function fromLines(text: string, lines: readonly Line[], wrap: number): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const table of flatTables(text, lines)) {
    for (const paragraph of paragraphsOf(text, lines, from, table.firstLine, wrap)) pieces.push(paragraph);
    pieces.push(table.grid);
    from = table.nextLine;
  }
  for (const paragraph of paragraphsOf(text, lines, from, lines.length, wrap)) pieces.push(paragraph);
  return pieces;
}

/**
 * Blocks of plain running text are read like the lines of a plain text: a file may hold lines that were cut
 * before it was made, a paragraph cut in two, or a table flattened to paragraphs.
 */
function fromBlocks({ text, blocks }: Source): Piece[] {
  const pieces: Piece[] = [];
  const wrap = wrapWidth(text, blocks.flatMap((block) => (block.kind === 'paragraph' && isPlain(text, block) ? linesOf(text, block.span[0], block.span[1]) : [])));
  let run: ParagraphBlock[] = [];
  const flush = (): void => {
    for (const piece of fromRun(text, run, wrap)) pieces.push(piece);
    run = [];
  };
  for (const block of blocks) {
    if (block.kind === 'paragraph' && isPlain(text, block)) { run.push(block); continue; }
    flush();
    if (block.kind === 'table') pieces.push(gridOf(text, block));
    else for (const paragraph of asItStands(text, block)) pieces.push(paragraph);
  }
  flush();
  return pieces;
}

function fromRun(text: string, run: readonly ParagraphBlock[], wrap: number): Piece[] {
  const owners = new Map<number, ParagraphBlock>();
  const lines = run.flatMap((block) => {
    const own = linesOf(text, block.span[0], block.span[1]);
    for (const line of own) owners.set(line.start, block);
    return own;
  });
  return fromLines(text, lines, wrap).map((piece) => {
    if (piece.kind === 'grid') return piece;
    const owner = lineStart(owners, text, piece.start);
    return owner?.bold ? { ...piece, bold: true } : piece;
  });
}

/** The block whose line begins at or before this place on the same line. */
function lineStart(owners: ReadonlyMap<number, ParagraphBlock>, text: string, at: number): ParagraphBlock | undefined {
  for (let i = at; i >= 0 && (i === at || text[i] !== '\n'); i -= 1) { const owner = owners.get(i); if (owner) return owner; }
  return undefined;
}

/** Running text: no heading, not set apart on the page; a page number between two lines parts nothing. */
function isPlain(text: string, block: ParagraphBlock): boolean {
  if (block.region !== undefined || block.level !== undefined) return false;
  return block.align === undefined || isPageNumber(flowOf(text, block.span[0], Math.min(block.span[1], block.span[0] + 40)).text);
}

function asItStands(text: string, block: ParagraphBlock): Paragraph[] {
  const paragraphs: Paragraph[] = [];
  let gap = 0;
  for (const line of linesOf(text, block.span[0], block.span[1])) {
    if (line.blank) { gap += 1; continue; }
    const flow = flowOf(text, line.start, line.end);
    paragraphs.push({ kind: 'paragraph', flow, start: flow.offsets[0] as number, end: line.end, indent: line.indent, align: block.align, level: block.level, bold: block.bold, region: block.region, gap });
    gap = 0;
  }
  return paragraphs;
}

/** A source as paragraphs and grids in order: from its blocks, or from the lines of plain text. */
import { flowOf } from './flow.ts';
import type { Piece } from './outline.ts';
import type { Block, Source } from './source.ts';
import { flatTables } from './tables/flat/index.ts';
import { gridOf } from './tables/grid.ts';
import { linesOf } from './text/lines.ts';
import { type Paragraph, paragraphsOf, wrapWidth } from './text/paragraphs.ts';

export function layoutOf(source: Source): Piece[] {
  return source.blocks.length > 0 ? source.blocks.flatMap((block) => fromBlock(source.text, block)) : fromLines(source.text);
}

function fromLines(text: string): Piece[] {
  const lines = linesOf(text);
  const wrap = wrapWidth(text, lines);
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

function fromBlock(text: string, block: Block): Piece[] {
  if (block.kind === 'table') return [gridOf(text, block)];
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

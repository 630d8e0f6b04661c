/** What holds for every source, whatever it was made from. */
import { expect } from 'vitest';
import type { Refusal } from '#kernel';
import { isRefusal } from '#kernel';
import type { Source, TableBlock } from '#reader';

export function expectSource(taken: Source | Refusal): Source {
  if (isRefusal(taken)) throw new Error(`refused: ${JSON.stringify(taken)}`);
  expectWellLaid(taken);
  return taken;
}

/** Blocks in order, in range, not overlapping; each cell in its table, in row-major order, none on another's place. */
export function expectWellLaid(source: Source): void {
  expect(source.text.isWellFormed()).toBe(true);
  expect(source.text.includes('\0')).toBe(false);
  let at = 0;
  for (const block of source.blocks) {
    expect(block.span[0]).toBeGreaterThanOrEqual(at);
    expect(block.span[1]).toBeGreaterThanOrEqual(block.span[0]);
    at = block.span[1];
    if (block.kind === 'table') expectTable(block);
  }
  expect(at).toBeLessThanOrEqual(source.text.length);
  for (const note of source.notes) for (const [start, end] of note.spans) expect(start >= 0 && start <= end && end <= source.text.length).toBe(true);
}

function expectTable(table: TableBlock): void {
  let at = table.span[0];
  let place = -1;
  const taken = new Set<number>();
  for (const cell of table.cells) {
    expect(cell.span[0]).toBeGreaterThanOrEqual(at);
    expect(cell.span[1]).toBeGreaterThanOrEqual(cell.span[0]);
    at = cell.span[1];
    const here = cell.row * table.columnCount + cell.column;
    expect(here).toBeGreaterThan(place);
    place = here;
    expect(cell.rowSpan >= 1 && cell.columnSpan >= 1).toBe(true);
    expect(cell.row + cell.rowSpan).toBeLessThanOrEqual(table.rowCount);
    expect(cell.column + cell.columnSpan).toBeLessThanOrEqual(table.columnCount);
    for (let r = cell.row; r < cell.row + cell.rowSpan; r += 1) {
      for (let c = cell.column; c < cell.column + cell.columnSpan; c += 1) {
        const spot = r * table.columnCount + c;
        expect(taken.has(spot)).toBe(false);
        taken.add(spot);
      }
    }
  }
  expect(at).toBeLessThanOrEqual(table.span[1]);
}

export function paragraphs(source: Source, region?: string): string[] {
  return source.blocks.filter((block) => block.kind === 'paragraph' && block.region === region).map((block) => source.text.slice(...block.span));
}

export function tables(source: Source): TableBlock[] {
  return source.blocks.filter((block) => block.kind === 'table');
}

/** The table as rows of texts, each cell at its top left, `null` where a merged cell covers or nothing stands. */
export function grid(source: Source, table: TableBlock): (string | null)[][] {
  const rows = Array.from({ length: table.rowCount }, () => new Array<string | null>(table.columnCount).fill(null));
  for (const cell of table.cells) (rows[cell.row] as (string | null)[])[cell.column] = source.text.slice(...cell.span);
  return rows;
}

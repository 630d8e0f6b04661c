/**
 * The body rows of the Word table as XML text. The library holds several objects for each paragraph, some 80 MB for
 * a thousand rows; as text a row is written once and forgotten.
 */
import { FONTS, type FontName } from './fonts.ts';
import { PITCH } from './room.ts';
import type { FormCell, FormRow, FormTable, LineMark } from './table.ts';

/** A merged group up to this height (points, two thirds of a page) stays together; a taller one begins its merged text at the top. */
const KEEPS_TOGETHER = 280;
/** A row that is taller than this (points) may break over two pages; a shorter one moves as a whole. */
const MAY_BREAK = 120;

export interface RowMeasures {
  /** Points of the body text. */
  readonly size: number;
  /** Twips of each column. */
  readonly widths: readonly number[];
  /** Points of each row. */
  readonly heights: readonly number[];
  /** Twips that a row has at least. */
  readonly least: number;
}

/** `<w:tr>…` for each row of the table (ECMA-376 part 1, 17.4), with the continued cells of vertical merges. */
export function bodyRows(table: FormTable, measures: RowMeasures): string {
  const stays = staying(table, measures.heights);
  /** By column: the merged cell that reaches down from a row above, and the rows it still covers. */
  const open = new Map<number, { readonly cell: FormCell; readonly vertical: Vertical; left: number }>();
  return table.rows.map((row, place) => {
    const cells = new Map<number, string>();
    for (const [column, merge] of open) {
      cells.set(column, cellXml(merge.cell, measures, 'continue', merge.vertical, `<w:p><w:pPr><w:jc w:val="${alignOf(merge.cell, table)}"/></w:pPr></w:p>`));
      merge.left -= 1;
      if (merge.left === 0) open.delete(column);
    }
    for (const cell of row.cells) {
      const vertical: Vertical = cell.rowSpan > 1 && heightOf(measures.heights, place, cell.rowSpan) > KEEPS_TOGETHER ? 'top' : 'center';
      cells.set(cell.column, cellXml(cell, measures, cell.rowSpan > 1 ? 'restart' : null, vertical, paragraphs(cell, row, table, measures.size, stays.has(place))));
      if (cell.rowSpan > 1) open.set(cell.column, { cell, vertical, left: cell.rowSpan - 1 });
    }
    const whole = (measures.heights[place] ?? 0) <= MAY_BREAK ? '<w:cantSplit/>' : '';
    const inOrder = [...cells].sort(([one], [other]) => one - other).map(([, xml]) => xml).join('');
    return `<w:tr><w:trPr>${whole}<w:trHeight w:val="${measures.least}" w:hRule="atLeast"/></w:trPr>${inOrder}</w:tr>`;
  }).join('');
}

type Vertical = 'top' | 'center';

/** Rows that must not part from the next one: within a merged group that fits on half a page, and the last row from the notes. */
function staying(table: FormTable, heights: readonly number[]): Set<number> {
  const stays = new Set<number>([table.rows.length - 1]);
  for (const [place, row] of table.rows.entries()) {
    const deep = Math.max(1, ...row.cells.map((cell) => cell.rowSpan));
    if (heightOf(heights, place, deep) > KEEPS_TOGETHER) continue;
    for (let at = place; at < place + deep - 1; at += 1) stays.add(at);
  }
  return stays;
}

function heightOf(heights: readonly number[], place: number, deep: number): number {
  return heights.slice(place, place + deep).reduce((sum, height) => sum + height, 0);
}

function cellXml(cell: FormCell, { widths }: RowMeasures, merge: 'restart' | 'continue' | null, vertical: Vertical, content: string): string {
  const width = widths.slice(cell.column, cell.column + cell.columnSpan).reduce((sum, one) => sum + one, 0);
  const across = cell.columnSpan > 1 ? `<w:gridSpan w:val="${cell.columnSpan}"/>` : '';
  const down = merge === null ? '' : `<w:vMerge w:val="${merge}"/>`;
  return `<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="${width}"/>${across}${down}<w:vAlign w:val="${vertical}"/></w:tcPr>${content}</w:tc>`;
}

function paragraphs(cell: FormCell, row: FormRow, table: FormTable, size: number, stays: boolean): string {
  const whole = cell.columnSpan === table.columns.length;
  const name = row.kind === 'group' ? FONTS.head : whole ? FONTS.group : FONTS.body;
  const look = `<w:pPr>${whole || stays ? '<w:keepNext/>' : ''}<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing w:after="0" w:before="0" w:line="${Math.round(size * PITCH * 20)}" w:lineRule="exact"/><w:jc w:val="${alignOf(cell, table)}"/></w:pPr>`;
  const lines = cell.lines.length === 0 ? [''] : cell.lines;
  return lines.map((line, place) => `<w:p>${look}${line === '' ? '' : run(line, name, size, cell.marks?.[place] ?? null)}</w:p>`).join('');
}

function alignOf(cell: FormCell, table: FormTable): 'left' | 'center' {
  return cell.columnSpan !== table.columns.length && table.columns[cell.column]?.align === 'center' ? 'center' : 'left';
}

/** Struck and underlined, so that it shows in a copy without colours. */
const MARKS: Readonly<Record<LineMark, string>> = { removed: '<w:strike/>', added: '<w:u w:val="single"/>' };

function run(text: string, font: FontName, size: number, mark: LineMark | null): string {
  const half = Math.round(size * 2);
  const struck = mark === 'removed' ? MARKS.removed : '';
  const underlined = mark === 'added' ? MARKS.added : '';
  return `<w:r><w:rPr><w:rFonts w:ascii="${font}" w:cs="${font}" w:eastAsia="${font}" w:hAnsi="${font}"/>${struck}<w:sz w:val="${half}"/><w:szCs w:val="${half}"/>${underlined}</w:rPr><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`;
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function escaped(text: string): string {
  return text.replace(/[&<>]/gu, (letter) => ESCAPES[letter] ?? letter);
}

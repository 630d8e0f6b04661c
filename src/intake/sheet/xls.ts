/** An old .xls workbook → source, by SheetJS; run behind the time and memory guard. */
import type { Source } from '#reader';
import { limits } from '../limits.ts';
import { assemble, type Piece } from '../pieces.ts';
import { stop } from '../stop.ts';
import { sheetPieces, type SheetCell } from './layout.ts';
import { skippedRemarks } from './xlsx.ts';
import { appendAll } from '../long-lists.ts';

export async function xlsSource(bytes: Uint8Array): Promise<Source> {
  const { read, utils } = await import('@e965/xlsx');
  let workbook: ReturnType<typeof read>;
  try {
    workbook = read(bytes, { type: 'array', cellFormula: false, cellHTML: false, cellStyles: true, dense: false });
  } catch (error) {
    stop(/password|encrypt/i.test(String(error)) ? 'encrypted' : 'damaged-file', { part: 'Workbook' });
  }
  const pieces: Piece[] = [];
  const skipped = { sheets: 0, rows: 0, columns: 0 };
  let count = 0;
  workbook.SheetNames.forEach((name, index) => {
    if ((workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0) { skipped.sheets += 1; return; }
    const sheet = workbook.Sheets[name];
    if (sheet === undefined) return;
    const cells: SheetCell[] = [];
    for (const key of Object.keys(sheet)) {
      if (key.startsWith('!')) continue;
      const cell = sheet[key] as { w?: string; v?: unknown };
      const text = (cell.w ?? String(cell.v ?? '')).replace(/\r\n?/g, '\n');
      if (text === '') continue;
      count += 1;
      if (count > limits.cells) stop('too-many-cells', { limit: limits.cells });
      const { r, c } = utils.decode_cell(key);
      cells.push({ row: r, column: c, text });
    }
    cells.sort((a, b) => a.row - b.row || a.column - b.column);
    const merges = (sheet['!merges'] ?? []).map(({ s, e }) => ({ row: s.r, column: s.c, rowSpan: e.r - s.r + 1, columnSpan: e.c - s.c + 1 }));
    const hiddenRows = new Set<number>();
    sheet['!rows']?.forEach((row, r) => { if (row?.hidden === true) hiddenRows.add(r); });
    const hiddenColumns = new Set<number>();
    sheet['!cols']?.forEach((column, c) => { if (column?.hidden === true) hiddenColumns.add(c); });
    skipped.rows += hiddenRows.size;
    skipped.columns += hiddenColumns.size;
    appendAll(pieces, sheetPieces({ cells, merges, hiddenRows, hiddenColumns }));
  });
  return assemble('xlsx', pieces, skippedRemarks(skipped));
}

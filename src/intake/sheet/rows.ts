/** A workbook as rows of texts, for tables that are filled in and taken in as they stand. */
import { refuse, type Refusal } from '#kernel';
import { limits } from '../limits.ts';
import { megabytes } from '../pieces.ts';
import { sniff } from '../sniff.ts';
import { Stopped } from '../stop.ts';
import { sheetsOf } from './xlsx.ts';

export interface RowsSheet {
  readonly name: string;
  /** In order; `row` as Excel counts, `cells` by column from 0, without empty ones. Hidden rows stand there too. */
  readonly rows: readonly { readonly row: number; readonly cells: ReadonlyMap<number, string> }[];
  /** Merged ranges: rows as Excel counts, columns from 0, both ends within. The text stands in the first cell only. */
  readonly merges: readonly { readonly fromRow: number; readonly toRow: number; readonly fromColumn: number; readonly toColumn: number }[];
}

/** The sheets that are shown, within the bounds of the intake. Refuses whatever is no .xlsx as `workbook-not-xlsx`. */
export async function takeRows(bytes: Uint8Array, name: string): Promise<readonly RowsSheet[] | Refusal> {
  if (bytes.length === 0) return refuse('empty-file', { name });
  if (bytes.length > limits.fileBytes) return refuse('file-too-large', { name, megabytes: megabytes(bytes.length), limit: megabytes(limits.fileBytes) });
  try {
    const { kind, zip } = await sniff(bytes, name);
    if (kind !== 'xlsx' || zip === undefined) return refuse('workbook-not-xlsx', { name });
    const sheets: RowsSheet[] = [];
    for await (const sheet of sheetsOf(zip)) {
      if (sheet === 'hidden') continue;
      const rows = new Map<number, Map<number, string>>();
      for (const { row, column, text } of sheet.cells) {
        const cells = rows.get(row) ?? new Map<number, string>();
        rows.set(row, cells.set(column, text));
      }
      sheets.push({ name: sheet.name, rows: [...rows].toSorted(([a], [b]) => a - b).map(([row, cells]) => ({ row: row + 1, cells })), merges: sheet.merges.map(({ row, column, rowSpan, columnSpan }) => ({ fromRow: row + 1, toRow: row + rowSpan, fromColumn: column, toColumn: column + columnSpan - 1 })) });
    }
    return sheets;
  } catch (error) {
    if (error instanceof Stopped) return { ...error.refusal, values: { name, ...error.refusal.values } };
    throw error;
  }
}

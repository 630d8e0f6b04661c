/** The list of people as a workbook that can be filled in, sent round and taken in again. */
import { COLUMNS, type ColumnKey, type RowKind, WHAT } from './columns.ts';

export interface PeopleRow {
  readonly id: string;
  readonly what: RowKind;
  readonly target: string | null;
  readonly name: string | null;
  readonly post: string | null;
  readonly unit: string | null;
  /** As it may be seen: masked, unless somebody said why not. */
  readonly phone: string | null;
  readonly from: string | null;
  readonly to: string | null;
}

const SHEET = '人员名单';
/** Rows for which the list of kinds is offered. */
const OFFERED = 1_000;

/** @param rows empty: a form to fill in, with a line of hints. */
export async function writeWorkbook(rows: readonly PeopleRow[]): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' } });
  const columns = rows.length > 0 ? COLUMNS : COLUMNS.filter(({ key }) => key !== 'id');
  // Telephones are texts: Excel would make numbers of them.
  sheet.columns = columns.map(({ heads, key, width }) => ({ header: heads[0], key, width, style: { numFmt: '@', alignment: { vertical: 'middle' as const, wrapText: true } } }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).height = 22;
  if (rows.length === 0) sheet.addRow(Object.fromEntries(columns.map(({ key, hint }) => [key, hint]))).font = { italic: true, color: { argb: 'FF767676' } };
  for (const row of rows) sheet.addRow(cellsOf(row));
  const list = Object.values(WHAT).map(([first]) => first).join(',');
  const letter = sheet.getColumn('what').letter;
  for (let at = 2; at <= Math.max(OFFERED, rows.length) + 1; at += 1) sheet.getCell(`${letter}${at}`).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${list}"`] };
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function cellsOf({ what, ...row }: PeopleRow): Record<ColumnKey, string> {
  return { what: WHAT[what][0], id: row.id, target: row.target ?? '', name: row.name ?? '', post: row.post ?? '', unit: row.unit ?? '', phone: row.phone ?? '', from: row.from ?? '', to: row.to ?? '' };
}

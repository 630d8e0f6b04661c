/** The workbook that a unit fills in: what is known stands there, what is asked for is left open, the keys are hidden. */
import { PassThrough } from 'node:stream';
import exceljs from 'exceljs';
import { COLUMNS, FILLED, PROBLEM_KINDS, rowKey, sheetMark, STANDINGS } from './columns.ts';

export interface SheetRow {
  readonly assignmentId: string;
  readonly number: string | null;
  readonly task: string;
  readonly unitName: string;
  readonly dueOn: string | null;
  readonly standing: string | null; readonly progress: string | null; readonly problemKind: string | null; readonly problem: string | null; readonly remedy: string | null; readonly nextStep: string | null;
  readonly shares: readonly { readonly id: string; readonly metric: string; readonly unit: string; readonly target: number; readonly before: number | null; readonly value: number | null }[];
}
export interface SheetFacts { readonly planId: string; readonly periodId: string; readonly title: string; readonly subtitle: string; readonly rows: readonly SheetRow[] }

const LINE = { style: 'thin', color: { argb: 'FFBFC5CE' } } as const;
const BORDER = { top: LINE, bottom: LINE, left: LINE, right: LINE };
const ASKED = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFFFFDF2' } } as const;
/** Hidden marks, title, subtitle, heads. */
const ABOVE = 4;

/** A row for each share, the assignment's own cells merged over them. */
export async function writeSheet({ planId, periodId, title, subtitle, rows }: SheetFacts): Promise<Uint8Array> {
  const stream = new PassThrough();
  const chunks: Buffer[] = [];
  stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
  const sheet = workbook.addWorksheet('填报', {
    views: [{ state: 'frozen', ySplit: ABOVE, xSplit: 4, showGridLines: false }],
    pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: `${ABOVE}:${ABOVE}` }, headerFooter: { oddFooter: '&C— &P —' },
  });
  sheet.columns = COLUMNS.map(({ key, width }) => ({ width, hidden: key === 'key' }));
  const marks = sheet.getRow(1);
  marks.hidden = true;
  COLUMNS.forEach(({ key }, place) => { marks.getCell(place + 1).value = key === 'key' ? sheetMark(planId, periodId) : `tz:${key}`; });
  const last = COLUMNS.length;
  for (const [row, text, size] of [[2, title, 16], [3, subtitle, 10.5]] as const) {
    const cell = sheet.getCell(row, 2);
    cell.value = text;
    cell.font = { name: '宋体', size, bold: row === 2 };
    cell.alignment = { vertical: 'middle', wrapText: true };
    sheet.mergeCells(row, 2, row, last);
    sheet.getRow(row).height = row === 2 ? 30 : 32;
  }
  COLUMNS.forEach(({ heads }, place) => {
    const cell = sheet.getCell(ABOVE, place + 1);
    cell.value = heads[0];
    cell.font = { name: '黑体', size: 11 };
    cell.alignment = { horizontal: 'center', vertical: 'middle', wrapText: true };
    cell.border = BORDER;
  });
  let top = ABOVE + 1;
  for (const [place, row] of rows.entries()) {
    const lines = Math.max(1, row.shares.length);
    for (let line = 0; line < lines; line += 1) fillRow(sheet, top + line, place, row, line);
    if (lines > 1) COLUMNS.forEach(({ key }, column) => { if (!['key', 'metric', 'target', 'before', 'value'].includes(key)) sheet.mergeCells(top, column + 1, top + lines - 1, column + 1); });
    top += lines;
  }
  sheet.commit();
  await workbook.commit();
  return new Uint8Array(Buffer.concat(chunks));
}

function fillRow(sheet: exceljs.Worksheet, at: number, place: number, row: SheetRow, line: number): void {
  const share = row.shares[line];
  const own = (value: string | number | null): string | number | null => (line === 0 ? value : null);
  const values: Readonly<Record<string, string | number | null>> = {
    key: rowKey(row.assignmentId, share?.id ?? null), place: own(place + 1), number: own(row.number), task: own(row.task), unit: own(row.unitName), due: own(row.dueOn),
    metric: share === undefined ? null : `${share.metric}${share.unit === '' ? '' : `（${share.unit}）`}`, target: share?.target ?? null, before: share?.before ?? null,
    standing: own(row.standing === null ? null : STANDINGS[row.standing as keyof typeof STANDINGS][0]), value: share?.value ?? null, progress: own(row.progress),
    problemKind: own(row.problemKind === null ? null : PROBLEM_KINDS[row.problemKind as keyof typeof PROBLEM_KINDS][0]), problem: own(row.problem), remedy: own(row.remedy), nextStep: own(row.nextStep), paper: null,
  };
  COLUMNS.forEach(({ key }, column) => {
    const cell = sheet.getCell(at, column + 1);
    cell.value = values[key] ?? null;
    cell.border = BORDER;
    cell.font = { name: '宋体', size: 10.5 };
    const figure = ['target', 'before', 'value'].includes(key);
    cell.alignment = { vertical: 'middle', wrapText: true, horizontal: figure ? 'right' : ['place', 'number', 'due', 'standing', 'problemKind'].includes(key) ? 'center' : 'left' };
    if (!figure) cell.numFmt = '@';
    if ((FILLED as readonly string[]).includes(key) && (key !== 'value' || share !== undefined)) cell.fill = ASKED;
    if (key === 'standing' || key === 'problemKind') cell.dataValidation = { type: 'list', allowBlank: true, formulae: [`"${Object.values(key === 'standing' ? STANDINGS : PROBLEM_KINDS).map(([word]) => word).join(',')}"`] };
    if (key === 'value' && share !== undefined) cell.dataValidation = { type: 'decimal', operator: 'between', allowBlank: true, formulae: [-9e15, 9e15], showErrorMessage: true, error: '请填数字；没有数据的留空，不要填0' };
  });
  sheet.getRow(at).height = Math.min(300, Math.max(24, 15 * Math.ceil([...row.task].length / 20)));
}

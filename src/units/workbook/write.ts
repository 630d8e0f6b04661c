/** Units as a workbook that can be filled in, sent round and taken in again. */
import { plain } from '../matching/index.ts';
import type { Unit } from '../model.ts';
import { COLUMNS, type ColumnKey, KINDS, LEVELS } from './columns.ts';
import type { UnitRow } from './row.ts';

const SHEET = '单位';
/** Rows for which the lists of kinds and levels are offered. */
const OFFERED = 2_000;

/** @param rows empty: a form to fill in, with a line of hints. @param ids of the rows, where they are in the tree. */
export async function writeWorkbook(rows: readonly UnitRow[], ids: readonly string[] = []): Promise<Uint8Array> {
  const { default: exceljs } = await import('exceljs');
  const workbook = new exceljs.Workbook();
  const sheet = workbook.addWorksheet(SHEET, { views: [{ state: 'frozen', ySplit: 1 }], pageSetup: { paperSize: 9, orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0, printTitlesRow: '1:1' } });
  const columns = ids.length > 0 ? COLUMNS : COLUMNS.filter(({ key }) => key !== 'id');
  // Codes are texts: Excel would drop their zeros and round their ends.
  sheet.columns = columns.map(({ heads, key, width }) => ({ header: heads[0], key, width, style: { numFmt: '@', alignment: { vertical: 'middle' as const, wrapText: true } } }));
  sheet.getRow(1).font = { bold: true };
  sheet.getRow(1).height = 22;
  if (rows.length === 0) {
    sheet.addRow(Object.fromEntries(columns.map(({ key, hint }) => [key, hint]))).font = { italic: true, color: { argb: 'FF767676' } };
  }
  rows.forEach((row, place) => sheet.addRow({ ...cellsOf(row), ...(ids[place] === undefined ? {} : { id: ids[place] }) }));
  for (const [key, words] of [['kind', KINDS], ['level', LEVELS]] as const) {
    const letter = sheet.getColumn(key).letter;
    const list = Object.values(words).map(([first]) => first).join(',');
    for (let at = 2; at <= Math.max(OFFERED, rows.length) + 1 && at <= OFFERED + 1; at += 1) sheet.getCell(`${letter}${at}`).dataValidation = { type: 'list', allowBlank: true, formulae: [`"${list}"`] };
  }
  return new Uint8Array(await workbook.xlsx.writeBuffer());
}

function cellsOf(row: UnitRow): Partial<Record<ColumnKey, string>> {
  return {
    name: row.name, parent: row.parent ?? '', shortName: row.shortName ?? '', aliases: row.aliases.join('；'), kind: KINDS[row.kind][0], level: LEVELS[row.level][0],
    divisionCode: row.divisionCode ?? '', schoolCode: row.schoolCode ?? '', creditCode: row.creditCode ?? '', validFrom: row.validFrom ?? '',
  };
}

/** Units in the order of the tree; a unit above that shares its name is written with what stands above it. */
export function rowsOf(units: readonly Unit[], aliases: readonly { readonly unitId: string; readonly name: string }[]): readonly { readonly id: string; readonly row: UnitRow }[] {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const called = Map.groupBy(aliases, ({ unitId }) => unitId);
  const sharing = new Map<string, number>();
  for (const { name } of units) sharing.set(plain(name), (sharing.get(plain(name)) ?? 0) + 1);
  const below = Map.groupBy(units, ({ parentId }) => (parentId !== null && byId.has(parentId) ? parentId : null));
  const said = (unit: Unit): string => {
    const above = unit.parentId === null ? undefined : byId.get(unit.parentId);
    return (sharing.get(plain(unit.name)) ?? 0) > 1 && above !== undefined ? `${above.name}/${unit.name}` : unit.name;
  };
  const rows: { id: string; row: UnitRow }[] = [];
  const visit = (unit: Unit): void => {
    const above = unit.parentId === null ? undefined : byId.get(unit.parentId);
    rows.push({ id: unit.id, row: {
      name: unit.name, parent: above === undefined ? null : said(above), shortName: unit.shortName, kind: unit.kind, level: unit.level, divisionCode: unit.divisionCode, schoolCode: unit.schoolCode, creditCode: unit.creditCode,
      aliases: (called.get(unit.id) ?? []).map(({ name }) => name), validFrom: unit.validFrom,
    } });
    for (const child of below.get(unit.id) ?? []) visit(child);
  };
  for (const root of below.get(null) ?? []) visit(root);
  return rows;
}

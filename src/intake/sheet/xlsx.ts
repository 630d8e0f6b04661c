/** An .xlsx workbook → source, read from its XML with our own bounds; only number formats come from a library. */
import type { Source } from '#reader';
import { limits } from '../limits.ts';
import { assemble, type Piece, type Remark } from '../pieces.ts';
import { stop } from '../stop.ts';
import { child, children, parseXml, textOf, type XmlElement } from '../xml.ts';
import type { Zip } from '../zip.ts';
import { sheetPieces, type Merge, type SheetCell } from './layout.ts';
import { BUILT_IN, general, numberShower, type ShowNumber } from './number-text.ts';
import { appendAll } from '../long-lists.ts';

interface Look { readonly format: string; readonly align: string | undefined; readonly bold: boolean; readonly size: number | undefined }

/** A sheet that is shown, with its cells in the order of the file. */
export interface ReadSheet {
  readonly name: string;
  readonly cells: readonly SheetCell[];
  readonly merges: readonly Merge[];
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
}

export async function xlsxSource(zip: Zip): Promise<Source> {
  const pieces: Piece[] = [];
  const skipped = { sheets: 0, rows: 0, columns: 0 };
  for await (const sheet of sheetsOf(zip)) {
    if (sheet === 'hidden') { skipped.sheets += 1; continue; }
    skipped.rows += sheet.hiddenRows.size;
    skipped.columns += sheet.hiddenColumns.size;
    appendAll(pieces, sheetPieces(sheet));
  }
  return assemble('xlsx', pieces, skippedRemarks(skipped));
}

/** One sheet after the other, so that only one is held. */
export async function* sheetsOf(zip: Zip): AsyncGenerator<ReadSheet | 'hidden'> {
  const workbook = part(zip, 'xl/workbook.xml');
  if (workbook === undefined) stop('damaged-file', { part: 'xl/workbook.xml' });
  const root = child(workbook, 'workbook');
  const date1904 = /^(1|true)$/.test(child(root, 'workbookPr')?.attributes['date1904'] ?? '');
  const targets = new Map(children(child(part(zip, 'xl/_rels/workbook.xml.rels'), 'Relationships')).map((each) => [each.attributes['Id'] ?? '', each.attributes['Target'] ?? '']));
  const strings = sharedStrings(zip);
  const looks = readLooks(part(zip, 'xl/styles.xml'));
  let show: ShowNumber | null = null;
  if (looks.some((look) => look.format !== '' && look.format !== '@')) show = await numberShower(date1904);
  let cellCount = 0;
  for (const sheet of children(child(root, 'sheets'), 'sheet')) {
    if (sheet.attributes['state'] === 'hidden' || sheet.attributes['state'] === 'veryHidden') { yield 'hidden'; continue; }
    const target = targets.get(sheet.attributes['r:id'] ?? sheet.attributes['id'] ?? '') ?? '';
    const bytes = zip.read(target.startsWith('/') ? target.slice(1) : `xl/${target}`);
    if (bytes === undefined) continue;
    const cells: SheetCell[] = [];
    const hiddenRows = new Set<number>();
    let nextRow = 0;
    const tree = parseXml(bytes, { part: target, local: true, each: { of: 'sheetData', take: (row) => {
      const r = Number(row.attributes['r'] ?? nextRow + 1) - 1;
      if (!Number.isInteger(r) || r < 0 || r > 1_048_576) stop('damaged-file', { part: target });
      nextRow = r + 1;
      if (/^(1|true)$/.test(row.attributes['hidden'] ?? '')) hiddenRows.add(r);
      let c = -1;
      for (const cell of children(row, 'c')) {
        c = columnOf(cell.attributes['r']) ?? c + 1;
        const look = looks[Number(cell.attributes['s'] ?? 0)];
        const text = cellText(cell, strings, look, show);
        if (text === '') continue;
        cellCount += 1;
        if (cellCount > limits.cells) stop('too-many-cells', { limit: limits.cells });
        cells.push({ row: r, column: c, text, align: look?.align, bold: look?.bold, size: look?.size });
      }
    } } });
    const worksheet = child(tree, 'worksheet');
    yield { name: sheet.attributes['name'] ?? '', cells, merges: mergesOf(worksheet), hiddenRows, hiddenColumns: columnsHidden(worksheet) };
  }
}

export function skippedRemarks(skipped: { readonly sheets: number; readonly rows: number; readonly columns: number }): Remark[] {
  const remarks: Remark[] = [];
  if (skipped.sheets > 0) remarks.push({ code: 'hidden-sheets-skipped', message: `工作簿中有 ${skipped.sheets} 张隐藏的工作表，未读取；如属正文，请取消隐藏后再试。` });
  if (skipped.rows > 0 || skipped.columns > 0) remarks.push({ code: 'hidden-rows-skipped', message: `工作表中有 ${skipped.rows} 行、${skipped.columns} 列被隐藏，未读取；如属正文，请取消隐藏后再试。` });
  return remarks;
}

function part(zip: Zip, path: string): XmlElement | undefined {
  const bytes = zip.read(path);
  return bytes === undefined ? undefined : parseXml(bytes, { part: path, local: true });
}

function sharedStrings(zip: Zip): string[] {
  const bytes = zip.read('xl/sharedStrings.xml');
  const strings: string[] = [];
  if (bytes !== undefined) parseXml(bytes, { part: 'xl/sharedStrings.xml', local: true, each: { of: 'sst', take: (item) => strings.push(richText(item)) } });
  return strings;
}

/** A string item: its plain text or its runs, without the readings (phonetic runs). */
function richText(item: XmlElement): string {
  return children(item).map((each) => (each.name === 't' ? textOf(each) : each.name === 'r' ? textOf(child(each, 't')) : '')).join('')
    .replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16))).replace(/\r\n?/g, '\n');
}

function cellText(cell: XmlElement, strings: readonly string[], look: Look | undefined, show: ShowNumber | null): string {
  const type = cell.attributes['t'] ?? 'n';
  if (type === 'inlineStr') return richText(child(cell, 'is') ?? cell);
  const raw = textOf(child(cell, 'v'));
  if (raw === '') return '';
  if (type === 's') return strings[Number(raw)] ?? '';
  if (type === 'b') return raw === '1' ? 'TRUE' : 'FALSE';
  if (type !== 'n') return raw.replace(/\r\n?/g, '\n');
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  const format = look?.format ?? '';
  return format === '' || format === '@' || show === null ? general(value) : show(value, format);
}

function readLooks(styles: XmlElement | undefined): Look[] {
  const root = child(styles, 'styleSheet');
  const formats = new Map(children(child(root, 'numFmts'), 'numFmt').map((each) => [Number(each.attributes['numFmtId']), each.attributes['formatCode'] ?? '']));
  const fonts = children(child(root, 'fonts'), 'font').map((font) => ({ bold: child(font, 'b') !== undefined, size: Number(child(font, 'sz')?.attributes['val'] ?? Number.NaN) }));
  return children(child(root, 'cellXfs'), 'xf').map((xf) => {
    const id = Number(xf.attributes['numFmtId'] ?? 0);
    const font = fonts[Number(xf.attributes['fontId'] ?? 0)];
    const format = formats.get(id) ?? BUILT_IN[id] ?? '';
    return { format: /^general$/i.test(format) ? '' : format, align: child(xf, 'alignment')?.attributes['horizontal'], bold: font?.bold ?? false, size: font !== undefined && Number.isFinite(font.size) ? font.size : undefined };
  });
}

function mergesOf(worksheet: XmlElement | undefined): Merge[] {
  const merges: Merge[] = [];
  for (const each of children(child(worksheet, 'mergeCells'), 'mergeCell')) {
    const [from, to] = (each.attributes['ref'] ?? '').split(':');
    const [left, right] = [columnOf(from), columnOf(to)];
    const [top, bottom] = [rowOf(from), rowOf(to)];
    if (left === undefined || right === undefined || top === undefined || bottom === undefined || right < left || bottom < top) continue;
    merges.push({ row: top, column: left, rowSpan: bottom - top + 1, columnSpan: right - left + 1 });
    if (merges.length > limits.cells) stop('too-many-cells', { limit: limits.cells });
  }
  return merges;
}

function columnsHidden(worksheet: XmlElement | undefined): Set<number> {
  const hidden = new Set<number>();
  for (const each of children(child(worksheet, 'cols'), 'col')) {
    if (!/^(1|true)$/.test(each.attributes['hidden'] ?? '')) continue;
    const from = Number(each.attributes['min'] ?? 1) - 1;
    const to = Math.min(Number(each.attributes['max'] ?? 0), 1_000);
    for (let column = from; column < to; column += 1) hidden.add(column);
  }
  return hidden;
}

function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Z]{1,3})\$?\d+$/i.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function rowOf(reference: string | undefined): number | undefined {
  const digits = /(\d+)$/.exec(reference ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits) - 1;
}

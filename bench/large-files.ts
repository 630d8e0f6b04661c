/** Files at the limits of the intake: 20 MB of text, 200,000 cells, 50 MB of bytes. Written into a folder; made by hand, since libraries would need more memory than the reading. */
import { createWriteStream, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import { chance, joined, repeated } from './texts.ts';

const MB = 2 ** 20;
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const WORD = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const COLUMNS = 8;
const HEAD = ['编号', '重点工作', '任务目标', '具体举措', '完成时限', '责任部门', '责任领导', '责任处室'];
const ROW = (row: number): string[] => [String(row), '办学条件', `到2027年新建小学${row}所`, '推进校舍建设。', '2027年12月', '省教育厅、省财政厅', '省教育厅分管领导', '发展规划处'];

interface Entry { readonly name: string; readonly pieces: Iterable<string | Uint8Array>; readonly stored?: boolean }

/** One part after the other and piece by piece, so that nothing large is held. */
function zipFile(path: string, entries: readonly Entry[]): Promise<void> {
  const out = createWriteStream(path);
  const written = new Promise<void>((resolve, reject) => { out.on('finish', resolve).on('error', reject); });
  const zip = new Zip((error, chunk, final) => {
    if (error) out.destroy(error);
    else { out.write(chunk); if (final) out.end(); }
  });
  for (const { name, pieces, stored = false } of entries) {
    const part = stored ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 1 });
    zip.add(part);
    for (const piece of pieces) part.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
    part.push(new Uint8Array(0), true);
  }
  zip.end();
  return written;
}

const types = (...parts: readonly (readonly [part: string, type: string])[]): Entry => ({
  name: '[Content_Types].xml',
  pieces: [`${XML}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>${parts.map(([part, type]) => `<Override PartName="${part}" ContentType="application/vnd.openxmlformats-officedocument.${type}+xml"/>`).join('')}</Types>`],
});
const relations = (name: string, target: string, type: string): Entry => ({ name, pieces: [`${XML}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`] });

function* wordTable(rows: number): Generator<string> {
  yield `${XML}<w:document xmlns:w="${WORD}"><w:body><w:tbl>`;
  for (let row = 0; row < rows; row += 1) {
    yield `<w:tr>${(row === 0 ? HEAD : ROW(row)).map((text) => `<w:tc><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:tc>`).join('')}</w:tr>`;
  }
  yield '</w:tbl></w:body></w:document>';
}

function* wordParagraphs(text: string): Generator<string> {
  yield `${XML}<w:document xmlns:w="${WORD}"><w:body>`;
  for (const line of text.split('\n')) yield `<w:p><w:r><w:t>${line.replace(/[<>&]/gu, ' ')}</w:t></w:r></w:p>`;
  yield '</w:body></w:document>';
}

function* sheetRows(rows: number): Generator<string> {
  yield `${XML}<worksheet xmlns="${SHEET}"><sheetData>`;
  for (let row = 0; row < rows; row += 1) {
    yield `<row r="${row + 1}">${(row === 0 ? HEAD : ROW(row)).map((text, column) => `<c r="${String.fromCharCode(65 + column)}${row + 1}" t="inlineStr"><is><t>${text}</t></is></c>`).join('')}</row>`;
  }
  yield '</sheetData></worksheet>';
}

/** Bytes that nothing can compress. */
function* noise(bytes: number): Generator<Uint8Array> {
  const next = chance(7);
  for (let made = 0; made < bytes; made += MB) yield Uint8Array.from({ length: Math.min(MB, bytes - made) }, () => Math.floor(next() * 256));
}

const wordDocument = (pieces: Iterable<string>): Entry[] => [
  types(['/word/document.xml', 'wordprocessingml.document.main']), relations('_rels/.rels', 'word/document.xml', 'officeDocument'), { name: 'word/document.xml', pieces },
];

/** Name → writes that file into the folder. */
export const largeFiles: Readonly<Record<string, (folder: string, share: number) => Promise<string>>> = {
  '20 MB of text, joined documents': async (folder, share) => put(folder, 'joined.txt', repeated(joined(), share * 19.9e6)),
  '20 MB of text in one line': async (folder, share) => put(folder, 'line.txt', repeated(joined().replace(/\s+/gu, ''), share * 19.9e6)),
  '20 MB of open brackets of units': async (folder, share) => put(folder, 'brackets.txt', repeated('（责任单位：省教育厅、', share * 19.9e6)),
  '20 MB of numerals': async (folder, share) => put(folder, 'numerals.txt', repeated('达到95%', share * 19.9e6)),
  'docx, 200,000 cells': async (folder, share) => zipped(folder, 'cells.docx', wordDocument(wordTable(Math.floor(share * 199_000 / COLUMNS)))),
  'xlsx, 200,000 cells': async (folder, share) => zipped(folder, 'cells.xlsx', [
    types(['/xl/workbook.xml', 'spreadsheetml.sheet.main'], ['/xl/worksheets/sheet1.xml', 'spreadsheetml.worksheet']), relations('_rels/.rels', 'xl/workbook.xml', 'officeDocument'),
    { name: 'xl/workbook.xml', pieces: [`${XML}<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="台账" sheetId="1" r:id="rId1"/></sheets></workbook>`] },
    relations('xl/_rels/workbook.xml.rels', 'worksheets/sheet1.xml', 'worksheet'), { name: 'xl/worksheets/sheet1.xml', pieces: sheetRows(Math.floor(share * 199_000 / COLUMNS)) },
  ]),
  'docx, 50 MB with pictures': async (folder, share) => zipped(folder, 'pictures.docx', [
    ...wordDocument(wordParagraphs(repeated(joined(), share * 2e6))), { name: 'word/media/image1.png', pieces: noise(Math.floor(share * 49 * MB)), stored: true },
  ]),
  'html, 50 MB with pictures': async (folder, share) => put(folder, 'pictures.html',
    `<html><body>${joined().split('\n').map((line) => `<p>${line}</p>`).join('')}<img src="data:image/png;base64,${'iVBORw0KGgoAAAANSUhEUg'.repeat(Math.floor(share * 49 * MB / 22))}"></body></html>`),
};

function put(folder: string, name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

async function zipped(folder: string, name: string, entries: readonly Entry[]): Promise<string> {
  const path = join(folder, name);
  await zipFile(path, entries);
  return path;
}

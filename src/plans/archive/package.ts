/** The files of an archive package and the index that names each with its digest. Pure. */
import { strToU8, type Zippable, zipSync } from 'fflate';
import { type FormTable, PORTRAIT } from '#forms';
import { sm3 } from '#platform/sm3';

export interface PackedFile { readonly path: string; readonly bytes: Uint8Array; readonly about: string }

/** The index as a table on paper. */
export function indexTable(title: string, files: readonly PackedFile[], note: string): FormTable {
  const cell = (column: number, lines: readonly string[]) => ({ column, columnSpan: 1, rowSpan: 1, lines });
  return {
    sheet: '目录', marked: false, paper: PORTRAIT, size: 10, title: `${title}\n归档文件目录`, subtitles: [], notes: [note],
    columns: [{ key: 'number', head: '序号', width: 12, align: 'center' }, { key: 'path', head: '文件', width: 62, align: 'left' }, { key: 'about', head: '内容', width: 38, align: 'left' }, { key: 'digest', head: '摘要（SM3）', width: 58, align: 'left' }],
    rows: files.map((file, place) => ({ kind: 'task' as const, cells: [cell(0, [String(place + 1)]), cell(1, [file.path]), cell(2, [file.about]), cell(3, [sm3(file.bytes).slice('sm3:'.length)])] })),
  };
}

/** For programs: path, bytes, digest, what it is. */
export function indexCsv(files: readonly PackedFile[]): string {
  const quoted = (cell: string | number): string => `"${String(cell).replaceAll('"', '""')}"`;
  return `\u{feff}${[['path', 'bytes', 'sm3', 'about'], ...files.map(({ path, bytes, about }) => [path, bytes.byteLength, sm3(bytes), about])].map((row) => row.map(quoted).join(',')).join('\r\n')}\r\n`;
}

/** The same files give the same bytes. */
export function pack(files: readonly PackedFile[], index: readonly { readonly path: string; readonly bytes: Uint8Array }[]): Uint8Array {
  const all: Zippable = {};
  for (const { path, bytes } of [...index, ...files]) all[path] = [bytes, { level: 0 }];
  return zipSync(all, { mtime: '1980-01-01T12:00:00' });
}

/** A name that every file system takes. */
export function plainName(name: string): string {
  return name.replace(/[/\\:*?"<>|\p{Cc}]/gu, '_').slice(0, 100);
}

export function lines(rows: readonly unknown[]): Uint8Array {
  return strToU8(rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
}

/** A name that Windows, macOS, Linux and a mail program all take. */
import type { Reading } from '#reader/model';
import type { FormKind } from './table.ts';
import { KINDS, bookTitle, titleFor } from './titles.ts';
import { inLine } from './words.ts';

/** Characters of the title and of the unit: together with the words after them below the 255 bytes that Linux takes. */
const LONGEST = { title: 54, unit: 18 };

/** The table's title and which form it is, or whose extract: `《…方案》重点工作台账.xlsx`, `《…方案》涉及县财政局的任务.docx`. */
export function fileNameFor(reading: Reading, form: FormKind, unit: { readonly name: string; readonly full: boolean } | null, extension: string): string {
  if (unit !== null) return `${plain(bookTitle(reading), LONGEST.title)}涉及${plain(inLine(unit.name), LONGEST.unit)}的任务${unit.full ? '（全文）' : ''}.${extension}`;
  const title = plain(titleFor(reading, form), LONGEST.title);
  const kind = KINDS[form];
  return `${title}${title.endsWith(kind) ? '' : `-${kind}`}.${extension}`;
}

function plain(name: string, longest: number): string {
  const kept = name.replace(/[\\/:*?"<>|]/g, ' ').replace(/^[.\s]+/, '');
  const cut = [...kept].slice(0, longest).join('').replace(/[.\s]+$/, '');
  return /^《[^》]*$/.test(cut) ? `${cut}》` : cut;
}

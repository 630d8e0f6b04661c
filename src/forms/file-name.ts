/** A name that Windows, macOS, Linux and a mail program all take. */
import type { Reading } from '#reader/model';
import type { FormKind } from './table.ts';
import { titleFor } from './titles.ts';
import { inLine } from './words.ts';

/** Characters of the title and of the unit: together with the form's ending below the 255 bytes that Linux takes. */
const LONGEST = { title: 58, unit: 20 };

/** The table's title, and whose extract it is: `《…方案》重点工作台账-县财政局.xlsx`. */
export function fileNameFor(reading: Reading, form: FormKind, unit: string | null, extension: string): string {
  const parts = [plain(titleFor(reading, form), LONGEST.title), ...(unit === null ? [] : [plain(inLine(unit), LONGEST.unit)])];
  return `${parts.filter((part) => part !== '').join('-')}.${extension}`;
}

function plain(name: string, longest: number): string {
  const kept = name.replace(/[\\/:*?"<>|]/g, ' ').replace(/^[.\s]+/, '');
  return [...kept].slice(0, longest).join('').replace(/[.\s]+$/, '');
}

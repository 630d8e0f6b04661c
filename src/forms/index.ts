/** The door of the forms: a reading in, an official table as a file out. Pure but for loading the writers on first use. */
import { isRefusal, refuse, type Refusal } from '#kernel';
import { publish } from '#reader';
import type { Reading } from '#reader/model';
import { layOutBrief } from './brief.ts';
import { extractFor } from './extract.ts';
import { fileNameFor } from './file-name.ts';
import { layOut } from './layout.ts';
import type { Standing } from './notes.ts';
import type { FormKind, FormTable } from './table.ts';
import type { OfficialPaper } from './paper/model.ts';

export type { OfficialPaper, PaperBlock } from './paper/model.ts';
export { type FormCell, type FormColumn, type FormKind, type FormRow, type FormTable, type LineMark, LANDSCAPE, PORTRAIT } from './table.ts';
export { csvOf } from './csv.ts';
export { quoted, type Standing } from './notes.ts';
export type FormFormat = 'xlsx' | 'docx' | 'csv' | 'json';

export interface FormOptions {
  readonly format: FormFormat;
  /** Without it: `usualForm`. */
  readonly form?: FormKind;
  /** The extract of one unit, by its name as read: a short form of its own, a line a task; `form` says nothing then. */
  readonly unit?: string;
  /** In an extract: the whole text of each task, not its title only. */
  readonly full?: boolean;
  /** Where the reading was made from a ledger. */
  readonly standing?: Standing;
}

export interface WrittenForm {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
}

export const MEDIA_TYPES: Readonly<Record<FormFormat, string>> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json; charset=utf-8',
};

/**
 * Writes a reading (spans in UTF-16 units, as inside the product) as a file.
 * The same reading and options give the same bytes.
 * Refused: `unit-not-in-reading` {unit}, `no-tasks-to-export` {name}, `cell-too-long` {characters, limit} (xlsx only).
 */
export async function writeForm(reading: Reading, options: FormOptions): Promise<WrittenForm | Refusal> {
  const { format } = options;
  const unit = options.unit ?? null;
  const chosen = unit === null ? reading : extractFor(reading, unit);
  if (isRefusal(chosen)) return chosen;
  const form = options.form ?? usualForm(reading);
  const name = fileNameFor(reading, form, unit === null ? null : { name: unit, full: options.full === true }, format);
  const file = (bytes: Uint8Array): WrittenForm => ({ bytes, fileName: name, mediaType: MEDIA_TYPES[format] });
  if (format === 'json') return file(new TextEncoder().encode(`${JSON.stringify(publish(chosen), null, 1)}\n`));
  if (chosen.tasks.length === 0 && chosen.targets.length === 0) return refuse('no-tasks-to-export', { name: reading.source.name });
  const brief = unit === null ? null : layOutBrief(chosen, reading, unit, options.full === true, options.standing);
  if (format === 'csv') {
    const { writeBriefCsv, writeCsv } = await import('./csv.ts');
    return file(brief === null ? writeCsv(chosen, form) : writeBriefCsv(brief));
  }
  const table = brief ?? layOut(chosen, form, options.standing);
  if (format === 'docx') return file(await (await import('./docx.ts')).writeDocx(table));
  const bytes = await (await import('./xlsx.ts')).writeXlsx(table);
  return isRefusal(bytes) ? bytes : file(bytes);
}

/** The ledger for a document that names leaders or offices or sets a goal beside its measures, else the responsibility table. */
export function usualForm(reading: Reading): FormKind {
  const eight = reading.tasks.some((task) => task.leaders.length > 0 || task.offices.length > 0 || task.goal !== null);
  return eight ? 'ledger' : 'responsibility';
}

/** An official paper as .docx. */
export async function writePaper(paper: OfficialPaper): Promise<Uint8Array> {
  return (await import('./paper/docx.ts')).writePaper(paper);
}

/** A table that is no reading's (its columns are its own) as .docx or .xlsx. Refused: `cell-too-long` {characters, limit} (xlsx only). */
export async function writeTable(table: FormTable, format: 'docx' | 'xlsx'): Promise<Uint8Array | Refusal> {
  return format === 'docx' ? (await import('./docx.ts')).writeDocx(table) : (await import('./xlsx.ts')).writeXlsx(table);
}

/** The extract of one unit as a table, for a paper that carries it. Refused: `unit-not-in-reading` {unit}. */
export function briefTable(reading: Reading, unit: string, full = false): FormTable | Refusal {
  const chosen = extractFor(reading, unit);
  return isRefusal(chosen) ? chosen : layOutBrief(chosen, reading, unit, full);
}

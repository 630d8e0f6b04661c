/** Returned workbooks: what was read in them, and what became of each cell. Safe for the browser. */
import { z } from 'zod';
import { Day, PaperNumber } from '../terms.ts';
import { About } from '../reports/model.ts';

/** At most so many files at a time, as text (base64) of so many bytes. */
export const MOST_FILES = 60;
export const ReturnedFile = z.strictObject({ name: z.string().trim().min(1).max(200), content: z.base64().max(8_000_000) });
/** Which cell of which file. `cell` as Excel names it: F7. */
export const CellPlace = z.object({ file: z.string(), sheet: z.string(), cell: z.string() });
export type CellPlace = z.infer<typeof CellPlace>;

export const WhyUnmatched = z.enum(['row-unknown', 'row-twice', 'value-not-number', 'standing-unknown', 'problem-kind-unknown', 'too-long', 'figure-over-several-rows', 'no-such-column', 'differs-between-files', 'ambiguous-task', 'column-unknown']);
export type WhyUnmatched = z.infer<typeof WhyUnmatched>;
export const Unmatched = z.object({ at: CellPlace, words: z.string(), why: WhyUnmatched, /** Of two that differ, the other one. */ other: z.object({ at: CellPlace, words: z.string() }).nullable() });
export type Unmatched = z.infer<typeof Unmatched>;

export const FoundCell = z.object({ field: z.string(), shareId: z.uuid().nullable(), value: z.union([z.string(), z.number()]), at: CellPlace });
export type FoundCell = z.infer<typeof FoundCell>;
export const MergedRow = z.object({
  about: About, version: z.int(), cells: z.array(FoundCell),
  /** draft: kept as the unit's draft; record: taken down on its behalf; or why it cannot be taken. */
  taken: z.enum(['draft', 'record', 'not-yours', 'handed-in', 'not-asked']),
  /** Why it was not handed in, though it was to be. */
  refused: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
});
export type MergedRow = z.infer<typeof MergedRow>;
export const Merged = z.object({
  files: z.array(z.object({ name: z.string(), rows: z.int(), refused: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable() })),
  rows: z.array(MergedRow), unmatched: z.array(Unmatched),
  /** Asked for in this period, and in none of the files. */
  absent: z.array(About),
  applied: z.boolean(),
});
export type Merged = z.infer<typeof Merged>;

export const TakeBack = z.strictObject({
  files: z.array(ReturnedFile).min(1).max(MOST_FILES),
  /** Only look: nothing is kept. */
  dry: z.boolean().default(true),
  /** Hand in the unit's own at once. */
  submit: z.boolean().default(false),
  /** The letter with which units outside the system sent theirs. */
  onBehalf: z.strictObject({ number: PaperNumber, on: Day }).nullable().default(null),
});

/** A form before it becomes a file: rows and merged cells, the same for Word, Excel and CSV. */

export type FormKind = 'ledger' | 'responsibility';

export type ColumnKey = 'mark' | 'workstream' | 'goal' | 'measure' | 'deadline' | 'units' | 'leaders' | 'offices' | 'lead' | 'cooperating' | 'role';

export interface FormColumn<Key extends string = ColumnKey> {
  /** One of a ledger's columns, or one of another table's own. */
  readonly key: Key;
  /** A line break where a long head is to be divided. */
  readonly head: string;
  /** Millimetres on paper; all columns together fill the width between the margins. */
  readonly width: number;
  readonly align: 'left' | 'center';
}

export interface FormCell {
  readonly column: number;
  readonly columnSpan: number;
  readonly rowSpan: number;
  /** Paragraphs, top to bottom; empty for a blank cell. */
  readonly lines: readonly string[];
  /** Of a draft that shows what changed: lines that came in (underlined) and lines that went out (struck), by their place. */
  readonly marks?: readonly (LineMark | null)[];
}

export type LineMark = 'added' | 'removed';

export interface FormRow {
  /** `group`: a heading over the full width; `aim`: what a group must reach; `task`: one measure. */
  readonly kind: 'group' | 'aim' | 'task';
  /** Left to right; a cell that is covered by a merged one above is left out. */
  readonly cells: readonly FormCell[];
}

/** Millimetres: what lies between the margins, and the margins. */
export interface Paper { readonly landscape: boolean; readonly width: number; readonly height: number; readonly side: number; readonly top: number; readonly bottom: number }

/** A4 for what is signed and sent, and upright for a working paper. */
export const LANDSCAPE: Paper = { landscape: true, width: 247, height: 156, side: 25, top: 28, bottom: 26 };
export const PORTRAIT: Paper = { landscape: false, width: 170, height: 253, side: 20, top: 21, bottom: 23 };

export interface FormTable {
  /** The name of the sheet in a workbook. */
  readonly sheet: string;
  /** Whether 附件 stands above it, top left; or what stands there, as 附件1. */
  readonly marked: boolean | string;
  readonly paper: Paper;
  /** Points of the text in its cells. */
  readonly size: number;
  readonly title: string;
  /** Under the title: where it comes from, whose extract this is and how much it asks. */
  readonly subtitles: readonly string[];
  readonly columns: readonly FormColumn<string>[];
  readonly rows: readonly FormRow[];
  /** Sentences under the table. */
  readonly notes: readonly string[];
}

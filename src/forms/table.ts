/** A form before it becomes a file: rows and merged cells, the same for Word, Excel and CSV. */

export type FormKind = 'ledger' | 'responsibility';

export type ColumnKey = 'mark' | 'workstream' | 'goal' | 'measure' | 'deadline' | 'units' | 'leaders' | 'offices' | 'lead' | 'cooperating' | 'role';

export interface FormColumn {
  readonly key: ColumnKey;
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
}

export interface FormRow {
  /** `group`: a heading over the full width; `aim`: what a group must reach; `task`: one measure. */
  readonly kind: 'group' | 'aim' | 'task';
  /** Left to right; a cell that is covered by a merged one above is left out. */
  readonly cells: readonly FormCell[];
}

export interface FormTable {
  readonly title: string;
  /** Under the title: whose extract this is and how much it asks. */
  readonly subtitle: string | null;
  readonly columns: readonly FormColumn[];
  readonly rows: readonly FormRow[];
  /** Sentences under the table. */
  readonly notes: readonly string[];
}

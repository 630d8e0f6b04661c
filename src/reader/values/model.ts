import type { Basis, Comparator, Recurrence } from '../model.ts';

/** What is known around the text: years that its title, its signature or its cell say. */
export interface ValueContext {
  /** A year in the document's title when it has exactly one (2024年工作要点). */
  readonly titleYear: number | null;
  /** Last year of a period in the title (2018—2020年 → 2020). */
  readonly planEnd: number | null;
  readonly planStart: number | null;
  readonly issuedYear: number | null;
  /** A year said for the cell or sentence around. */
  readonly inheritedYear: number | null;
}

export interface FoundDeadline { readonly from: number; readonly to: number; readonly on: string | null; readonly inferred?: boolean }
export interface FoundRecurrence { readonly from: number; readonly to: number; readonly every: Recurrence['every'] }

export interface FoundTarget {
  readonly from: number;
  readonly to: number;
  readonly metric: string;
  readonly comparator: Comparator;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
  readonly year: number | null;
  readonly basis: Basis;
  readonly scope: string | null;
  readonly inferred?: boolean;
}

export interface FoundParameter {
  readonly from: number;
  readonly to: number;
  readonly subject: string;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
}

export interface Values {
  readonly deadlines: FoundDeadline[];
  readonly recurrence: FoundRecurrence | null;
  readonly targets: FoundTarget[];
  readonly parameters: FoundParameter[];
}

export interface CellDeadlines {
  readonly deadlines: FoundDeadline[];
  readonly recurrence: FoundRecurrence | null;
  /** 长期坚持: it never ends. */
  readonly standing: boolean;
}

/** The part of a flow that values are read from. */
export interface Passage { readonly text: string; readonly raw: string }

/**
 * The reading of a document: the published contract `taizhang.reading/1`, field by field.
 * Spans are UTF-16 units inside the product; `publish` turns them into code points.
 */
import type { Span } from '#kernel';
import type { Block, SourceFormat } from './source.ts';

export type Role = 'lead' | 'co-lead' | 'cooperating';
export type TaskKind = 'issue-paper' | 'build' | 'reach-target' | 'activity' | 'standing';
export type Comparator = '>=' | '>' | '<=' | '<' | '=' | '~' | 'range' | 'eliminate';
export type Basis = 'at-date' | 'per-year' | 'cumulative';
export type Severity = 'error' | 'warning' | 'note';
export type LeadRule = 'stated' | 'columns' | 'implied' | 'none';

/** `inferred`: the value is not literally the passage of its span (elided head, number in words, lead by convention). */
export interface Inferred { readonly inferred?: boolean }

export interface Responsibility extends Inferred {
  readonly unit: string;
  readonly role: Role;
  readonly span: Span;
}

export interface Deadline extends Inferred {
  readonly text: string;
  /** The last day it allows, YYYY-MM-DD; null when it can't be told. */
  readonly on: string | null;
  readonly span: Span;
  /** Stood in the column or behind the label of deadlines, not in the running words of the measure. */
  readonly column?: boolean;
}

export interface Recurrence { readonly text: string; readonly every: 'year' | 'half-year' | 'quarter' | 'month' | 'week' | 'day' | 'term' | 'school-year'; readonly span: Span }

export interface Target extends Inferred {
  readonly text: string;
  readonly metric: string;
  readonly comparator: Comparator;
  readonly value: number;
  readonly valueMax: number | null;
  readonly unit: string;
  readonly year: number | null;
  readonly basis: Basis;
  readonly scope: string | null;
  readonly span: Span;
}

export interface SectionTarget extends Target { readonly heading: readonly string[] }

export interface Parameter {
  readonly text: string;
  readonly subject: string;
  readonly value: number;
  readonly valueMax?: number | null;
  readonly unit: string;
  readonly span: Span;
}

export interface Task {
  readonly number: string | null;
  readonly heading: readonly string[];
  readonly title: string | null;
  readonly text: string;
  readonly responsibilities: readonly Responsibility[];
  readonly leaders: readonly string[];
  readonly offices: readonly string[];
  readonly kind: TaskKind;
  readonly deadlines: readonly Deadline[];
  readonly recurrence: Recurrence | null;
  readonly targets: readonly Target[];
  /** From the number (or the first word) to the end of the measure and its bracket of units. */
  readonly span: Span;
  readonly spans: TaskSpans;
  /** The goal cell or the aim of the group that this task stands under, where a table has one. */
  readonly goal: string | null;
}

export interface TaskSpans {
  readonly number?: Span;
  readonly title?: Span;
  readonly text: Span;
  readonly goal?: Span;
  readonly leaders?: readonly Span[];
  readonly offices?: readonly Span[];
  readonly heading?: readonly Span[];
}

export interface Definition { readonly term: string; readonly meaning: string; readonly span: Span }

export interface DocumentHead {
  readonly title: string | null;
  readonly documentNumber: string | null;
  readonly issuers: readonly string[];
  readonly issuedOn: string | null;
  readonly leadRule: LeadRule;
  readonly disclosure: string | null;
  readonly addressees: readonly string[];
  readonly copiedTo: readonly string[];
  readonly validUntil: string | null;
  readonly definitions: readonly Definition[];
  /** The plan that a notice carries. */
  readonly plan: { readonly title: string; readonly span: Span } | null;
  /** Attachments that the text names, and whether the file holds them. */
  readonly attachments: readonly { readonly title: string; readonly present: boolean; readonly span: Span }[];
  readonly spans: HeadSpans;
}

export interface HeadSpans {
  readonly title?: Span;
  readonly documentNumber?: Span;
  readonly issuers?: readonly Span[];
  readonly issuedOn?: Span;
  readonly leadRule?: Span;
  readonly disclosure?: Span;
  readonly addressees?: readonly Span[];
  readonly copiedTo?: readonly Span[];
  readonly validUntil?: Span;
}

export interface Finding {
  readonly code: string;
  readonly severity: Severity;
  readonly message: string;
  readonly spans: readonly Span[];
  /** What to do about it: one sentence, by the mode of reading (received or draft). */
  readonly advice?: string;
}

export interface Reading {
  readonly schema: 'taizhang.reading/1';
  readonly source: {
    readonly name: string;
    readonly format: SourceFormat;
    /** `sm3:` and 64 hexadecimal digits, of the file's bytes. */
    readonly digest: string;
    /** Code points. */
    readonly characters: number;
    readonly text: string;
    readonly blocks: readonly Block[];
  };
  readonly document: DocumentHead;
  readonly tasks: readonly Task[];
  readonly targets: readonly SectionTarget[];
  readonly parameters: readonly Parameter[];
  readonly findings: readonly Finding[];
}

/**
 * What a person says about a reading, cell by cell, in layers over the unchanged source. Safe for the browser, knows no database.
 * Spans are UTF-16 units inside; `publishCorrections` makes code points.
 */
import type { Span } from '#kernel';
import type { Deadline, Recurrence, Reading, Responsibility, SectionTarget, Target, Task } from '#reader/model';

export const TASK_FIELDS = ['number', 'title', 'text', 'heading', 'goal', 'kind', 'leaders', 'offices', 'recurrence'] as const;
export const ITEM_FIELDS = ['responsibility', 'deadline', 'target'] as const;
export const HEAD_FIELDS = ['title', 'documentNumber', 'issuers', 'issuedOn', 'leadRule', 'disclosure', 'addressees', 'copiedTo', 'validUntil'] as const;
export type TaskField = (typeof TASK_FIELDS)[number];
export type ItemField = (typeof ITEM_FIELDS)[number];
export type HeadField = (typeof HEAD_FIELDS)[number];
/** `task` is the task as a whole: added or removed. */
export type Field = TaskField | ItemField | HeadField | 'task';
export type Owner = 'head' | 'section' | 'task';

export type ResponsibilityValue = Pick<Responsibility, 'unit' | 'role'>;
export type DeadlineValue = Pick<Deadline, 'text' | 'on'>;
export type RecurrenceValue = Pick<Recurrence, 'text' | 'every'>;
export type TargetValue = Omit<Target, 'span' | 'inferred'>;
export type SectionTargetValue = Omit<SectionTarget, 'span' | 'inferred'>;
/** A task by its words; units, deadlines and targets are cells of their own. `after`: the owner behind which it stands, where it rests on no words. */
export type TaskWords = Pick<Task, 'number' | 'title' | 'text' | 'heading' | 'goal' | 'kind'> & { readonly after?: string | null | undefined };
export type Value = string | null | readonly string[] | ResponsibilityValue | DeadlineValue | RecurrenceValue | TargetValue | SectionTargetValue | TaskWords;

/** `accept`: what was read is right; it keeps the value, so that no newer reader changes what was checked. */
export type CorrectionKind = 'accept' | 'correct' | 'add' | 'remove';

export interface Maker { readonly kind: 'account' | 'program' | 'system'; readonly id: string | null }

/** One layer on one cell. Layers are never taken away: undoing one marks it. */
export interface Correction {
  readonly id: string;
  /** The address of the cell, of `keyOf`. */
  readonly cell: string;
  /** Its place among the layers of the cell, from 1. */
  readonly layer: number;
  readonly kind: CorrectionKind;
  /** Undefined where the cell is removed. */
  readonly value?: Value | undefined;
  /** The words in the source that the value rests on; null: made by hand, and `reason` says why. */
  readonly rests: Span | null;
  readonly reason: string | null;
  /** The print of the value that lay below, null where nothing did: tells whether a newer reader still proposes the same. */
  readonly base: string | null;
  /** What was done at one stroke is undone at one stroke. */
  readonly step: string;
  readonly by: Maker;
  /** Instants, ISO 8601 in UTC. */
  readonly at: string;
  readonly undone: { readonly by: Maker; readonly at: string } | null;
  /** Goes up when it is undone, and when a newer reading moves it. */
  readonly version: number;
}

export type CellState = 'proposed' | 'accepted' | 'corrected' | 'added' | 'removed';
/** Where a newer reader stands to what a person said: it proposes the same as then, now agrees with the person, differs from both, or reads nothing there. */
export type Drift = 'same' | 'agrees' | 'differs' | 'gone';

export interface CheckedCell {
  readonly key: string;
  readonly owner: Owner;
  readonly field: Field;
  /** Position in the checked reading; null for the head, for headings, and for a task that was removed. */
  readonly task: number | null;
  /** Position in the list of its field; null for a single value and for what was removed. */
  readonly item: number | null;
  readonly state: CellState;
  readonly value: Value;
  /** The words it rests on, where there are any. */
  readonly span: Span | null;
  /** Nothing stands here (no goal, no number): there is nothing to check, but something may be put in. */
  readonly empty: boolean;
  /** What the reader proposes; undefined where it reads nothing here. */
  readonly proposed: Value | undefined;
  /** The words that the reader's proposal rests on. */
  readonly proposedSpan: Span | null;
  readonly drift: Drift;
  /** The layer that rules. */
  readonly correction: string | null;
  /** Goes up with every layer and every undoing; 0 where nobody was. The cell's `If-Match`. */
  readonly version: number;
}

export interface Progress { readonly checked: number; readonly total: number }

export interface CheckedReading {
  /** In the shape of a reading; what a person put in by hand and no words bear has an empty span and is `inferred`. */
  readonly reading: Reading;
  readonly cells: readonly CheckedCell[];
  /** The owner of each task of `reading`, for addresses. */
  readonly owners: readonly string[];
  /** Layers whose task this reading does not have. They are kept and shown, and rule nothing. */
  readonly unplaced: readonly Correction[];
  readonly progress: Progress;
}

/** `owner:field` or `owner:field:item`. Owners: `head`, `section`, the print of a task's words, `+id` of a task put in by hand. */
export function keyOf(owner: string, field: Field, item?: string): string {
  return item === undefined ? `${owner}:${field}` : `${owner}:${field}:${item}`;
}

export interface CellAddress { readonly owner: string; readonly kind: Owner; readonly field: Field; readonly item: string | null }

const OWNER = /^(?:head|section|[0-9a-z]{14}\.\d{1,6}|\+[0-9a-f-]{36})$/;
const ITEM = /^(?:[0-9a-z]{14}\.\d{1,6}|\+[0-9a-f-]{36})$/;

/** Null for what is no address. */
export function parseKey(key: string): CellAddress | null {
  const [owner = '', field = '', item, ...more] = key.split(':');
  if (more.length > 0 || !OWNER.test(owner) || (item !== undefined && !ITEM.test(item))) return null;
  const kind: Owner = owner === 'head' || owner === 'section' ? owner : 'task';
  const single: readonly string[] = kind === 'head' ? HEAD_FIELDS : kind === 'task' ? [...TASK_FIELDS, 'task'] : [];
  const listed: readonly string[] = kind === 'task' ? ITEM_FIELDS : kind === 'section' ? ['target'] : [];
  if (!(item === undefined ? single : listed).includes(field)) return null;
  return { owner, kind, field: field as Field, item: item ?? null };
}

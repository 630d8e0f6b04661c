/** Puts a person's values where the reader's stood, in the shape of a reading. */
import type { Span } from '#kernel';
import type { Deadline, DocumentHead, Reading, Responsibility, SectionTarget, Target, Task, TaskSpans } from '#reader/model';
import { wordsPrint } from './fingerprint.ts';
import type { DeadlineValue, HeadField, ItemField, RecurrenceValue, ResponsibilityValue, TargetValue, TaskField, TaskWords, Value } from './model.ts';

/** Where nothing is rested on: an empty span, so that no words are marked. */
type Place = Span;

/** A list's item by a person's value. @param base what the reader read there, for what no value tells (a column). */
export function itemOf(field: ItemField, value: Value, span: Span | null, at: Place, text: string, base: Responsibility | Deadline | Target | undefined): Responsibility | Deadline | Target {
  const where = span ?? at;
  const literal = span !== null && wordsPrint(text.slice(...span)) === wordsPrint(field === 'responsibility' ? (value as ResponsibilityValue).unit : (value as { text: string }).text);
  const inferred = literal ? {} : { inferred: true };
  if (field === 'responsibility') return { ...(value as ResponsibilityValue), span: where, ...inferred };
  if (field === 'target') return { ...(value as TargetValue), span: where, ...inferred };
  const column = (base as Deadline | undefined)?.column;
  return { ...(value as DeadlineValue), span: where, ...(column === undefined ? {} : { column }), ...inferred };
}

export function withTaskValue(task: Task, field: TaskField, value: Value, span: Span | null): Task {
  if (field === 'recurrence') return { ...task, recurrence: value === null ? null : { ...(value as RecurrenceValue), span: span ?? emptyAfter(task) } };
  const changed = { ...task, [field]: value } as Task;
  return field === 'kind' ? changed : { ...changed, spans: taskSpans(task, field, span) };
}

function taskSpans(task: Task, field: Exclude<TaskField, 'kind' | 'recurrence'>, span: Span | null): TaskSpans {
  if (field === 'text') return { ...task.spans, text: span ?? emptyAfter(task) };
  const { [field]: _, ...others } = task.spans;
  if (span === null) return others;
  return { ...others, [field]: field === 'leaders' || field === 'offices' || field === 'heading' ? [span] : span };
}

const LISTS: ReadonlySet<HeadField> = new Set<HeadField>(['issuers', 'addressees', 'copiedTo']);

export function withHeadValue(head: DocumentHead, field: HeadField, value: Value, span: Span | null): DocumentHead {
  const { [field]: _, ...others } = head.spans;
  return { ...head, [field]: value, spans: span === null ? others : { ...others, [field]: LISTS.has(field) ? [span] : span } };
}

/** A task of which only the words are known. */
export function taskOfWords({ number, title, text, heading, goal, kind }: TaskWords, span: Span | null, at: number): Task {
  const where: Span = span ?? [at, at];
  return { number, title, text, heading, goal, kind, responsibilities: [], leaders: [], offices: [], deadlines: [], recurrence: null, targets: [], span: where, spans: { text: where } };
}

export function sectionTargetOf(value: Value, span: Span | null, at: Place, text: string): SectionTarget {
  return itemOf('target', value, span, at, text, undefined) as SectionTarget;
}

export function emptyAfter(task: Task): Span {
  return [task.span[1], task.span[1]];
}

/** Behind the last word of the text. */
export function endOf({ source }: Reading): Span {
  return [source.text.length, source.text.length];
}

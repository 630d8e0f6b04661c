/** The cells that a reading proposes, each with the address under which another reader must find it again. */
import type { Span } from '#kernel';
import type { Deadline, Reading, Responsibility, SectionTarget, Target, Task } from '#reader/model';
import { counter, wordsPrint } from './fingerprint.ts';
import { type Field, HEAD_FIELDS, type HeadField, ITEM_FIELDS, type ItemField, keyOf, type SectionTargetValue, TASK_FIELDS, type TargetValue, type TaskField, type TaskWords, type Value } from './model.ts';

export interface Proposal {
  readonly key: string;
  readonly field: Field;
  readonly value: Value;
  readonly span: Span | null;
}

/** Of a task: its single values, and its lists. */
interface TaskProposals {
  readonly single: readonly (Proposal & { readonly field: TaskField })[];
  readonly items: Readonly<Record<ItemField, readonly Proposal[]>>;
}

const known = new WeakMap<Reading, readonly string[]>();

/** The owner of each task: the print of its words, and which of those that have the same words it is. */
export function ownersOf(reading: Reading): readonly string[] {
  let owners = known.get(reading);
  if (owners === undefined) {
    const count = counter();
    owners = reading.tasks.map((task) => count(wordsPrint(task.text === '' ? reading.source.text.slice(...task.span) : task.text)));
    known.set(reading, owners);
  }
  return owners;
}

export function taskProposals(task: Task, owner: string, text: string): TaskProposals {
  const single = TASK_FIELDS.map((field) => ({ key: keyOf(owner, field), field, value: taskValue(task, field), span: taskSpan(task, field) }));
  const items = Object.fromEntries(ITEM_FIELDS.map((field) => [field, listProposals(itemsOf(task, field), owner, field, text)])) as unknown as TaskProposals['items'];
  return { single, items };
}

export function headProposals({ document }: Reading): readonly (Proposal & { readonly field: HeadField })[] {
  return HEAD_FIELDS.map((field) => ({ key: keyOf('head', field), field, value: document[field], span: around(document.spans[field]) }));
}

export function sectionProposals(reading: Reading): readonly Proposal[] {
  return listProposals(reading.targets, 'section', 'target', reading.source.text);
}

export function itemsOf(task: Task, field: ItemField): readonly (Responsibility | Deadline | Target)[] {
  return field === 'responsibility' ? task.responsibilities : field === 'deadline' ? task.deadlines : task.targets;
}

/** An item is found by the words it rests on; where one passage bears several, by which of them it is. */
function listProposals(items: readonly (Responsibility | Deadline | Target)[], owner: string, field: ItemField, text: string): readonly Proposal[] {
  const count = counter();
  return items.map((item) => ({ key: keyOf(owner, field, count(wordsPrint(text.slice(...item.span)))), field, value: itemValue(item), span: item.span }));
}

/** The task as a whole, by its words. */
export function wordsOf({ number, title, text, heading, goal, kind }: Task): TaskWords {
  return { number, title, text, heading, goal, kind };
}

function taskValue(task: Task, field: TaskField): Value {
  if (field !== 'recurrence') return task[field];
  return task.recurrence === null ? null : { text: task.recurrence.text, every: task.recurrence.every };
}

export function itemValue(item: Responsibility | Deadline | Target | SectionTarget): Value {
  if ('unit' in item && 'role' in item) return { unit: item.unit, role: item.role };
  if ('on' in item) return { text: item.text, on: item.on };
  const { text, metric, comparator, value, valueMax, unit, year, basis, scope } = item;
  const target: TargetValue = { text, metric, comparator, value, valueMax, unit, year, basis, scope };
  return 'heading' in item ? { ...target, heading: item.heading } satisfies SectionTargetValue : target;
}

function taskSpan(task: Task, field: TaskField): Span | null {
  if (field === 'recurrence') return task.recurrence?.span ?? null;
  return field === 'kind' ? null : around(task.spans[field]);
}

/** One span, or the one around several. */
function around(spans: Span | readonly Span[] | undefined): Span | null {
  if (spans === undefined || spans.length === 0) return null;
  if (typeof spans[0] === 'number') return spans as Span;
  const all = spans as readonly Span[];
  return [Math.min(...all.map(([start]) => start)), Math.max(...all.map(([, end]) => end))];
}

/** What an amendment makes of a task: rows that end, rows that begin, and how to take it back. Pure but for new ids. */
import { randomUUID } from 'node:crypto';
import type { Span } from '#kernel';
import { type Refusal, refuse } from '#kernel';
import type { Change, Row } from '#journal';
import type { TableDescription } from '#platform';
import { recurrenceOf, targetOf } from './derived.ts';
import type { Deadline, Recurrence, Responsibility, Target, TaskChanges } from './model.ts';
import { type Hanging, type Held, type LeaderRow, type ResponsibilityRow, standing, type TaskCore } from './rows.ts';
import { deadlineTable, leaderTable, responsibilityTable, targetTable } from './tables.ts';

/** The words that a new value rests on, in the document that amends. */
type Resting<T> = T & { readonly span?: Span | null };
/** As a person gives them, or as a later document says them. */
export interface Wanted extends Omit<TaskChanges, 'responsibilities' | 'leaders' | 'offices' | 'deadlines' | 'targets' | 'recurrence'> {
  readonly responsibilities?: readonly Resting<Responsibility>[] | undefined;
  readonly leaders?: readonly string[] | undefined;
  readonly offices?: readonly string[] | undefined;
  readonly deadlines?: readonly Resting<Deadline>[] | undefined;
  readonly targets?: readonly Resting<Target>[] | undefined;
  readonly recurrence?: Resting<Recurrence> | null | undefined;
  /** Where the task's words stand now. */
  readonly words?: { readonly documentId: string; readonly span: Span } | undefined;
}

export interface Undoing { readonly table: string; readonly id: string; readonly set: Row }

export interface Changed {
  /** Of the task's own row: only what differs. */
  readonly set: Row;
  readonly core: TaskCore;
  readonly hanging: Hanging;
  /** Of the rows below it. */
  readonly changes: readonly Change[];
  readonly inverse: readonly Undoing[];
}

/**
 * @param on the day from which the new values hold; what they take the place of ends then.
 * Refuses `nothing-changed` and `effective-too-early` {on, from}.
 */
export function changeTask(task: TaskCore, hanging: Hanging, wanted: Wanted, on: string): Changed | Refusal {
  const set = changedColumns(task, wanted);
  const documentId = wanted.words?.documentId ?? null;
  const responsible = settle(responsibilityTable, hanging.responsibilities, wanted.responsibilities, responsibilityValue, ({ name, unitId, collectiveId, role }) => ({ name, unit_id: unitId, collective_id: collectiveId, role }));
  const people = settle(leaderTable, hanging.leaders, peopleOf(hanging.leaders, wanted), ({ kind, name }) => [kind, name], ({ kind, name }) => ({ kind, name }));
  const dated = settle(deadlineTable, hanging.deadlines, wanted.deadlines, ({ text, due_on, about }) => [text, due_on, about], ({ text, on: due_on, about }) => ({ text, due_on, about }));
  const aimed = settle(targetTable, hanging.targets, wanted.targets, (row) => Object.values(targetOf(row)), (one) => ({ workstream_id: null, text: one.text, metric: one.metric, comparator: one.comparator, value: one.value, value_max: one.valueMax, unit: one.unit, year: one.year, basis: one.basis, scope: one.scope }));
  const lists = [responsible, people, dated, aimed];
  const tooEarly = lists.flatMap(({ ended }) => ended).find(({ valid_from }) => on < valid_from);
  if (tooEarly !== undefined) return refuse('effective-too-early', { on, from: tooEarly.valid_from });
  if (Object.keys(set).length === 0 && lists.every(({ differs }) => !differs)) return refuse('nothing-changed');
  const shared = { plan_id: task.plan_id, task_id: task.id, valid_from: on, valid_to: null, document_id: documentId };
  const [responsibilities, leaders, deadlines, targets] = [responsible.apply(shared), people.apply(shared), dated.apply(shared), aimed.apply(shared)];
  const applied = [responsibilities, leaders, deadlines, targets];
  const before: Row = Object.fromEntries(Object.keys(set).map((column) => [column, task[column as keyof TaskCore]]));
  return {
    set, core: { ...task, ...set }, hanging: { responsibilities: responsibilities.rows, leaders: leaders.rows, deadlines: deadlines.rows, targets: targets.rows },
    changes: applied.flatMap(({ changes }) => changes), inverse: [{ table: 'plans.task', id: task.id, set: before }, ...applied.flatMap(({ inverse }) => inverse)],
  };
}

function responsibilityValue({ name, unit_id, collective_id, role }: ResponsibilityRow): readonly unknown[] {
  return [name, unit_id, collective_id, role];
}

/** Leaders and offices lie in one table; who gives only one of the two lists leaves the other. */
function peopleOf(rows: readonly LeaderRow[], { leaders, offices }: Wanted): readonly { kind: string; name: string; span?: Span | null }[] | undefined {
  if (leaders === undefined && offices === undefined) return undefined;
  const list = (kind: string, names: readonly string[] | undefined): { kind: string; name: string }[] => names?.map((name) => ({ kind, name })) ?? standing(rows).filter((row) => row.kind === kind).map(({ name }) => ({ kind, name }));
  return [...list('leader', leaders), ...list('office', offices)];
}

const PLAIN = { number: 'number', title: 'title', text: 'text', goal: 'goal', kind: 'kind', workstreamId: 'workstream_id', parentId: 'parent_id' } as const;

function changedColumns(task: TaskCore, wanted: Wanted): Row {
  const set: Record<string, unknown> = {};
  const put = (column: keyof TaskCore, value: unknown): void => { if (value !== task[column]) set[column] = value; };
  for (const [field, column] of Object.entries(PLAIN) as [keyof typeof PLAIN, keyof TaskCore][]) if (wanted[field] !== undefined) put(column, wanted[field]);
  if (wanted.recurrence !== undefined && JSON.stringify(wanted.recurrence === null ? null : { text: wanted.recurrence.text, every: wanted.recurrence.every }) !== JSON.stringify(recurrenceOf(task))) {
    put('recurrence_text', wanted.recurrence?.text ?? null);
    put('recurrence_every', wanted.recurrence?.every ?? null);
    put('recurrence_start', wanted.recurrence?.span?.[0] ?? null);
    put('recurrence_end', wanted.recurrence?.span?.[1] ?? null);
  }
  // Other words stand elsewhere, or, from a person, nowhere.
  if (wanted.text !== undefined && wanted.text !== task.text) {
    put('document_id', wanted.words?.documentId ?? null);
    put('span_start', wanted.words?.span[0] ?? null);
    put('span_end', wanted.words?.span[1] ?? null);
  }
  return set;
}

interface Applied<R> { readonly rows: readonly R[]; readonly changes: readonly Change[]; readonly inverse: readonly Undoing[] }
interface Settled<R extends Held> {
  readonly ended: readonly Held[];
  readonly differs: boolean;
  readonly apply: (shared: Row & { readonly valid_from: string }) => Applied<R>;
}

/** Rows that say the same stay as they are, with the words they rest on; the others end, and new ones begin. */
function settle<R extends Held, V extends { readonly span?: Span | null }>(table: TableDescription, rows: readonly R[], wanted: readonly V[] | undefined, valueOf: (row: R) => readonly unknown[], columnsOf: (value: V) => Row): Settled<R> {
  const stand = standing(rows);
  if (wanted === undefined) return { ended: [], differs: false, apply: () => ({ rows, changes: [], inverse: [] }) };
  const left = [...stand];
  const begun: { value: V; position: number }[] = [];
  const moved: { row: R; position: number }[] = [];
  for (const [position, value] of wanted.entries()) {
    const key = JSON.stringify(valueOf({ ...columnsOf(value) } as unknown as R));
    const at = left.findIndex((row) => JSON.stringify(valueOf(row)) === key);
    const row = at === -1 ? undefined : left.splice(at, 1)[0];
    if (row === undefined) begun.push({ value, position });
    else if (row.position !== position) moved.push({ row, position });
  }
  const apply = (shared: Row & { readonly valid_from: string }): Applied<R> => {
    const added = begun.map(({ value, position }) => ({ id: randomUUID(), ...shared, position, ...columnsOf(value), span_start: value.span?.[0] ?? null, span_end: value.span?.[1] ?? null }));
    const on = shared.valid_from;
    const positions = new Map(moved.map(({ row, position }) => [row.id, position]));
    const after = rows.map((row) => ({ ...row, position: positions.get(row.id) ?? row.position, valid_to: left.includes(row) ? on : row.valid_to }));
    return {
      rows: [...after, ...added as unknown as R[]].toSorted((a, b) => a.position - b.position),
      changes: [
        ...left.map(({ id }): Change => ({ table, id, set: { valid_to: on } })), ...moved.map(({ row, position }): Change => ({ table, id: row.id, set: { position } })),
        ...added.map((row): Change => ({ table, id: row.id, insert: row })),
      ],
      // What the step began never held: from a day until the same day.
      inverse: [
        ...left.map(({ id }): Undoing => ({ table: table.name, id, set: { valid_to: null } })), ...moved.map(({ row }): Undoing => ({ table: table.name, id: row.id, set: { position: row.position } })),
        ...added.map(({ id }): Undoing => ({ table: table.name, id, set: { valid_to: on } })),
      ],
    };
  };
  return { ended: left, differs: left.length + begun.length + moved.length > 0, apply };
}

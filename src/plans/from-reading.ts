/** The rows of a ledger from a checked reading: every value with the words it rests on. */
import { randomUUID } from 'node:crypto';
import type { Span } from '#kernel';
import type { Reading, SectionTarget, Target, Task } from '#reader/model';
import { derive, lastDayOf } from './derived.ts';
import type { DeadlineRow, LeaderRow, LedgerRows, ResponsibilityRow, TargetRow, TaskCore, TaskRow, WorkstreamRow } from './rows.ts';

/** What a name in a paper stands for. */
export interface Matched {
  readonly unitId: string | null;
  readonly collectiveId: string | null;
  /** The unit's or the collective's own name. */
  readonly means: string;
  /** By a person, once; else it is the one clear proposal. */
  readonly confirmed: boolean;
}

export interface Setting {
  readonly planId: string;
  readonly documentId: string;
  /** The day from which all of it holds. */
  readonly from: string;
  /** Names that are not in it are published as they stand. */
  readonly matched: ReadonlyMap<string, Matched>;
}

/** @param reading published: its spans are code points */
export function ledgerOf(reading: Reading, setting: Setting): LedgerRows {
  const streams = workstreamsOf(reading, setting.planId);
  const rows: Mutable = { workstreams: streams.rows, tasks: [], responsibilities: [], leaders: [], deadlines: [], targets: [] };
  for (const [position, task] of reading.tasks.entries()) addTask(rows, task, position, setting, streams.at(task.heading));
  for (const [position, target] of reading.targets.entries()) rows.targets.push(aimOf(target, position, setting, streams.at(target.heading).at(-1)?.id ?? null));
  return rows;
}

type Mutable = { [K in keyof LedgerRows]: LedgerRows[K][number][] };

/** A heading that comes again after another one is a workstream of its own only where its path differs. */
function workstreamsOf({ tasks, targets }: Reading, planId: string): { rows: WorkstreamRow[]; at: (heading: readonly string[]) => WorkstreamRow[] } {
  const byPath = new Map<string, WorkstreamRow>();
  const spans = new Map<string, Span>();
  for (const { heading, spans: { heading: at } } of tasks) for (const [depth, span] of (at ?? []).entries()) if (!spans.has(keyOf(heading, depth))) spans.set(keyOf(heading, depth), span);
  const paths = [...tasks, ...targets].toSorted((a, b) => a.span[0] - b.span[0]).map(({ heading }) => heading);
  for (const path of paths) {
    for (const [depth, heading] of path.entries()) {
      const key = keyOf(path, depth);
      if (byPath.has(key)) continue;
      const parent = depth === 0 ? null : (byPath.get(keyOf(path, depth - 1)) as WorkstreamRow).id;
      byPath.set(key, { id: randomUUID(), plan_id: planId, parent_id: parent, heading, position: byPath.size, ...placeOf(spans.get(key)), version: 1 });
    }
  }
  return { rows: [...byPath.values()], at: (heading) => heading.map((_, depth) => byPath.get(keyOf(heading, depth)) as WorkstreamRow) };
}

function keyOf(path: readonly string[], depth: number): string {
  return JSON.stringify(path.slice(0, depth + 1));
}

function addTask(rows: Mutable, task: Task, position: number, setting: Setting, above: readonly WorkstreamRow[]): void {
  const core = coreOf(task, { id: randomUUID(), planId: setting.planId, documentId: setting.documentId, position, workstreamId: above.at(-1)?.id ?? null });
  const hanging = hangingOf(task, core.id, setting);
  rows.tasks.push({ ...core, ...derive(core, hanging, above) } satisfies TaskRow);
  rows.responsibilities.push(...hanging.responsibilities);
  rows.leaders.push(...hanging.leaders);
  rows.deadlines.push(...hanging.deadlines);
  rows.targets.push(...hanging.targets);
}

export function coreOf(task: Task, at: { id: string; planId: string; documentId: string; position: number; workstreamId: string | null }): TaskCore {
  const { recurrence } = task;
  return {
    id: at.id, plan_id: at.planId, parent_id: null, workstream_id: at.workstreamId, document_id: at.documentId, number: task.number, title: task.title, text: task.text, goal: task.goal, kind: task.kind, position: at.position,
    ...placeOf(task.span), recurrence_text: recurrence?.text ?? null, recurrence_every: recurrence?.every ?? null, recurrence_start: recurrence?.span[0] ?? null, recurrence_end: recurrence?.span[1] ?? null,
    status: 'active', withdrawn_on: null, version: 1,
  };
}

/** What hangs on a task that was read. */
export function hangingOf(task: Task, taskId: string, setting: Setting): { responsibilities: ResponsibilityRow[]; leaders: LeaderRow[]; deadlines: DeadlineRow[]; targets: TargetRow[] } {
  const held = (position: number, span: Span | undefined): Pick<ResponsibilityRow, 'id' | 'plan_id' | 'task_id' | 'position' | 'span_start' | 'span_end' | 'valid_from' | 'valid_to' | 'document_id'> =>
    ({ id: randomUUID(), plan_id: setting.planId, task_id: taskId, position, ...placeOf(span), valid_from: setting.from, valid_to: null, document_id: setting.documentId });
  const due_on = lastDayOf(task.deadlines.map(({ on }) => on));
  const people = (kind: string, names: readonly string[], spans: readonly Span[] | undefined): LeaderRow[] => names.map((name, n) => ({ ...held(n, spans?.[n]), kind, name }));
  return {
    responsibilities: task.responsibilities.map(({ unit, role, span }, n) => {
      const known = setting.matched.get(unit);
      return { ...held(n, span), name: unit, unit_id: known?.unitId ?? null, collective_id: known?.collectiveId ?? null, role, due_on };
    }),
    leaders: [...people('leader', task.leaders, task.spans.leaders), ...people('office', task.offices, task.spans.offices)],
    deadlines: task.deadlines.map(({ text, on, span }, n) => ({ ...held(n, span), text, due_on: on, about: null })),
    targets: task.targets.map((target, n) => ({ ...held(n, target.span), workstream_id: null, ...valuesOf(target) })),
  };
}

function aimOf(target: SectionTarget, position: number, { planId, from, documentId }: Setting, workstreamId: string | null): TargetRow {
  return { id: randomUUID(), plan_id: planId, task_id: null, workstream_id: workstreamId, ...valuesOf(target), position, ...placeOf(target.span), valid_from: from, valid_to: null, document_id: documentId };
}

function valuesOf({ text, metric, comparator, value, valueMax, unit, year, basis, scope }: Target): Pick<TargetRow, 'text' | 'metric' | 'comparator' | 'value' | 'value_max' | 'unit' | 'year' | 'basis' | 'scope'> {
  return { text, metric, comparator, value, value_max: valueMax, unit, year, basis, scope };
}

/** What was put in by hand rests on no words. */
function placeOf(span: Span | undefined): { span_start: number | null; span_end: number | null } {
  return span === undefined || span[0] === span[1] ? { span_start: null, span_end: null } : { span_start: span[0], span_end: span[1] };
}

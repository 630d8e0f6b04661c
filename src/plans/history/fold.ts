/** A ledger as it was, from the entries that tell of it. Pure. */
import type { Effect } from '#journal';
import { cardOf } from '../derived.ts';
import { type Card, Cell, type Difference, type Target } from '../model.ts';
import { type DeadlineRow, type Hanging, heldOn, type LeaderRow, type ResponsibilityRow, type TargetRow, type TaskCore, type WorkstreamRow } from '../rows.ts';

/** Rows of a plan by table and id, folded entry by entry. */
export class Folded {
  readonly #tables = new Map<string, Map<string, Record<string, unknown>>>();

  /** @returns the ids of the tasks that the entry tells of. */
  apply(effects: readonly Effect[]): ReadonlySet<string> {
    const touched = new Set<string>();
    for (const { table, id, row } of effects) {
      const rows = this.#tables.get(table) ?? new Map<string, Record<string, unknown>>();
      this.#tables.set(table, rows);
      const after: Record<string, unknown> | undefined = row === null ? undefined : { ...rows.get(id), ...row, id };
      const task = table === 'plans.task' ? id : (after ?? rows.get(id))?.['task_id'];
      if (typeof task === 'string') touched.add(task);
      if (after === undefined) rows.delete(id);
      else rows.set(id, after);
    }
    return touched;
  }

  plan(id: string): Readonly<Record<string, unknown>> | undefined { return this.#tables.get('plans.plan')?.get(id); }
  tasks(): TaskCore[] { return this.#rows<TaskCore>('plans.task').toSorted((a, b) => a.position - b.position || (a.id < b.id ? -1 : 1)); }
  task(id: string): TaskCore | undefined { return this.#tables.get('plans.task')?.get(id) as unknown as TaskCore | undefined; }
  workstreams(): WorkstreamRow[] { return this.#rows<WorkstreamRow>('plans.workstream').toSorted((a, b) => a.position - b.position); }
  aims(): TargetRow[] { return this.#rows<TargetRow>('plans.target').filter(({ task_id, valid_to }) => task_id === null && valid_to === null); }

  /** @param names of leaders by the ids of their rows: an entry bears none. */
  hanging(names: ReadonlyMap<string, string>): (taskId: string) => Hanging {
    const by = <T extends { readonly task_id: string | null; readonly position: number }>(table: string): Map<string | null, T[]> => Map.groupBy(this.#rows<T>(table).toSorted((a, b) => a.position - b.position), ({ task_id }) => task_id);
    const [r, l, d, t] = [by<ResponsibilityRow>('plans.responsibility'), by<LeaderRow>('plans.leader'), by<DeadlineRow>('plans.deadline'), by<TargetRow>('plans.target')];
    return (id) => ({ responsibilities: r.get(id) ?? [], leaders: (l.get(id) ?? []).map((row) => ({ ...row, name: names.get(row.id) ?? '' })), deadlines: d.get(id) ?? [], targets: t.get(id) ?? [] });
  }

  /** Only what held on the day; null where nothing did yet. */
  heldOn(day: string): Folded | null {
    const then = new Folded();
    let held = 0;
    for (const [table, rows] of this.#tables) {
      const kept = new Map([...rows].filter(([, row]) => !('valid_from' in row) || heldOn([row as { valid_from: string; valid_to: string | null }], day).length > 0));
      if (rows.size > 0 && 'valid_from' in ([...rows.values()][0] as object)) held += kept.size;
      then.#tables.set(table, kept);
    }
    return held === 0 ? null : then;
  }

  #rows<T>(table: string): T[] { return [...(this.#tables.get(table)?.values() ?? [])] as unknown as T[]; }
}

/** Each a list of lines. */
export type Cells = Readonly<Record<Cell, readonly string[]>>;

export function cellsOf(task: TaskCore, hanging: Hanging, heading: string | null): Cells {
  const card: Card = cardOf(task, hanging, heading);
  const one = (value: string | null): string[] => (value === null || value === '' ? [] : [value]);
  const units = (leading: boolean): string[] => card.responsibilities.filter(({ role }) => (role !== 'cooperating') === leading).map(({ name }) => name);
  return {
    status: one(task.status), number: one(task.number), title: one(task.title), text: one(task.text), goal: one(task.goal), kind: one(task.kind), heading: one(heading), lead: units(true), cooperating: units(false), leaders: card.leaders, offices: card.offices,
    deadlines: [...card.deadlines.map(({ text, on }) => (on === null ? text : `${text}（${on}）`)), ...(card.recurrence === null ? [] : [card.recurrence.text])], targets: card.targets.map(({ text }: Target) => text),
  };
}

export function differences(before: Cells | null, after: Cells | null): Difference[] {
  return Cell.options.flatMap((cell) => {
    const [a, b] = [before?.[cell] ?? [], after?.[cell] ?? []];
    return a.length === b.length && a.every((line, n) => line === b[n]) ? [] : [{ cell, before: [...a], after: [...b] }];
  });
}

/** Plans as a comparison sees them: a published one from its tables, a draft from its checked reading. */
import { isRefusal, type Refusal } from '#kernel';
import { checkedReading } from '#documents';
import type { Executor } from '#platform';
import type { Reading, SectionTarget, Target } from '#reader/model';
import { standing, type TargetRow } from '../rows.ts';
import type { PlanRow } from '../store/plans.ts';
import { listAims, listWorkstreams } from '../store/plans.ts';
import { hangingOn, planTasks, taskTargets } from '../store/tasks.ts';
import type { ComparedPlan, WithTargets } from './model.ts';
import type { ComparedTarget } from './shapes.ts';

/** Refused: what `checkedReading` refuses, where a draft's document is gone. */
export async function comparedPlan(db: Executor, plan: PlanRow): Promise<ComparedPlan | Refusal> {
  if (plan.status === 'published' || plan.status === 'withdrawn') return fromTables(db, plan);
  const checked = await checkedReading(db, plan.document_id);
  return isRefusal(checked) ? checked : fromReading(plan, checked.reading, checked.owners);
}

/** A draft's tasks are known by their addresses in the checked reading. */
export function fromReading(plan: { readonly id: string; readonly title: string }, reading: Reading, owners: readonly string[]): ComparedPlan {
  const targetOf = (id: string, { text, metric, comparator, value, valueMax, unit, year, basis }: Target | SectionTarget): ComparedTarget => ({ id, text, metric, comparator, value, valueMax, unit, year, basis });
  return {
    id: plan.id, title: plan.title,
    tasks: reading.tasks.map((task, place) => ({
      id: owners[place] ?? String(place), number: task.number, heading: task.heading, title: task.title, text: task.text,
      leads: task.responsibilities.filter(({ role }) => role !== 'cooperating').map(({ unit }) => unit),
      dueOn: task.deadlines.flatMap(({ on }) => (on === null ? [] : [on])),
      targets: task.targets.map((target, at) => targetOf(`${owners[place] ?? place}.${at}`, target)),
    })),
    targets: reading.targets.map((target, at) => targetOf(`section.${at}`, target)),
  };
}

async function fromTables(db: Executor, plan: PlanRow): Promise<ComparedPlan> {
  const tasks = (await planTasks(db, plan.id)).filter(({ status }) => status === 'active');
  const hanging = await hangingOn(db, tasks.map(({ id }) => id));
  const streams = new Map((await listWorkstreams(db, plan.id)).map(({ id, heading }) => [id, heading]));
  return {
    id: plan.id, title: plan.title,
    tasks: tasks.map((task) => {
      const { responsibilities, deadlines, targets } = hanging(task.id);
      return {
        id: task.id, number: task.number, title: task.title, text: task.text, heading: task.workstream_id === null ? [] : [streams.get(task.workstream_id) ?? ''],
        leads: standing(responsibilities).filter(({ role }) => role !== 'cooperating').map(({ name }) => name),
        dueOn: standing(deadlines).flatMap(({ due_on }) => (due_on === null ? [] : [due_on])),
        targets: standing(targets).map(targetOfRow),
      };
    }),
    targets: standing(await listAims(db, [plan.id])).map(targetOfRow),
  };
}

/** Issued plans with nothing but the targets that hold in them, in this order. */
export async function plansWithTargets(db: Executor, planIds: readonly string[]): Promise<WithTargets[]> {
  const aims = Map.groupBy(standing(await listAims(db, planIds)), ({ plan_id }) => plan_id);
  const rows = Map.groupBy(await taskTargets(db, planIds), ({ plan_id }) => plan_id);
  return planIds.map((id) => ({
    id, targets: (aims.get(id) ?? []).map(targetOfRow),
    tasks: [...Map.groupBy(rows.get(id) ?? [], ({ task_id }) => task_id as string)].map(([taskId, own]) => ({ id: taskId, targets: own.map(targetOfRow) })),
  }));
}

function targetOfRow(row: TargetRow): ComparedTarget {
  return { id: row.id, text: row.text, metric: row.metric, comparator: row.comparator as ComparedTarget['comparator'], value: row.value, valueMax: row.value_max, unit: row.unit, year: row.year, basis: row.basis as ComparedTarget['basis'] };
}

/** Targets and shares as pages show them. */
import type { Executor } from '#platform';
import type { Share, Target } from '../model.ts';
import { adds } from './rules.ts';
import * as store from './store.ts';

export function targetShown(row: store.TargetRow): Target {
  const target = { metric: row.metric, unit: row.unit, comparator: row.comparator as Target['comparator'] };
  return { id: row.id, taskId: row.task_id, text: row.text, value: row.value, valueMax: row.value_max, year: row.year, basis: row.basis as Target['basis'], ...target, adds: adds(target) };
}

export async function targetsOf(db: Executor, planId: string, taskId: string): Promise<Target[]> {
  return (await store.targetsOfTask(db, planId, taskId)).map(targetShown);
}

export async function sharesShown(db: Executor, assignmentIds: readonly string[], targetId: string | null = null): Promise<Share[]> {
  const rows = (await store.sharesOfAssignments(db, assignmentIds)).filter((row) => targetId === null || row.target_id === targetId);
  const points = Map.groupBy(await store.waypointsOf(db, rows.map(({ id }) => id)), ({ share_id }) => share_id);
  return rows.map((row) => ({
    id: row.id, assignmentId: row.assignment_id, unitId: row.unit_id, unitName: row.unit_name, targetId: row.target_id, metric: row.metric, unit: row.unit, comparator: row.comparator as Share['comparator'], basis: row.basis as Share['basis'],
    value: row.value, base: row.base, startsOn: row.starts_on, endsOn: row.ends_on, trajectory: row.trajectory as Share['trajectory'], waypoints: (points.get(row.id) ?? []).map(({ due_on, expected }) => ({ dueOn: due_on, expected })), version: row.version,
  }));
}

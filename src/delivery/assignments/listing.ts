/** Assignments as lists and pages ask for them. */
import { z } from 'zod';
import { reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { type Caller, defineCursor, pageOf, readCursor } from '#platform';
import { ownUnits, sees } from '../allowed.ts';
import { handedOver } from '../handover/commands.ts';
import type { Milestone } from '../model.ts';
import type { Room } from '../room.ts';
import { sharesShown, targetsOf } from '../sharing/shown.ts';
import { milestonesOf, type MilestoneRow } from './milestones-store.ts';
import type { AssignmentCounts, AssignmentPage, OpenedAssignment } from './model.ts';
import { shown } from './shown.ts';
import * as store from './store.ts';

export interface Question {
  readonly plan?: string | undefined; readonly task?: string | undefined; readonly dispatch?: string | undefined; readonly unit?: string | undefined; readonly mine?: 'yes' | undefined; readonly status?: string | undefined;
  readonly changed?: 'yes' | undefined; readonly parts?: 'yes' | undefined; readonly q?: string | undefined;
}

const byDue = defineCursor('assignments', z.tuple([z.union([z.iso.date(), z.literal('infinity')]), z.uuid()]));

export function filterOf(caller: Caller, asked: Question): store.AssignmentFilter {
  const unitIds = asked.mine === 'yes' ? ownUnits(caller, 'read-delivery').filter((id) => asked.unit === undefined || id === asked.unit) : asked.unit === undefined ? null : [asked.unit];
  return { planId: asked.plan ?? null, taskId: asked.task ?? null, dispatchId: asked.dispatch ?? null, unitIds, received: asked.mine === 'yes', status: asked.status === undefined ? null : [asked.status], changed: asked.changed === 'yes', parts: asked.parts === 'yes' || asked.mine === 'yes', words: asked.q ?? null };
}

export async function listAssignments({ database, clock }: Room, caller: Caller, asked: Question & { readonly cursor?: string | undefined; readonly limit: number }): Promise<AssignmentPage | Refusal> {
  const after = readCursor(byDue, asked.cursor);
  if (isRefusal(after)) return after;
  const rows = await store.listAssignments(database, reachOf(caller, 'read-delivery'), filterOf(caller, asked), after, asked.limit + 1);
  const { items, next } = pageOf(rows, asked.limit, byDue, (row): [string, string] => [row.due_on, row.id]);
  return { items: items.map((row) => shown(caller, row)), next, today: today(clock) };
}

export async function countAssignments({ database }: Room, caller: Caller, asked: Question): Promise<AssignmentCounts> {
  return store.countAssignments(database, reachOf(caller, 'read-delivery'), filterOf(caller, asked));
}

/** Who sees what stands above it sees it too: upper levels see all below. */
export async function openAssignment({ database }: Room, caller: Caller, id: string): Promise<OpenedAssignment | Refusal> {
  const [row] = await store.findAssignments(database, [id]);
  const above = row === undefined ? [] : await store.aboveOf(database, id);
  if (row === undefined || ![row, ...above].some((one) => sees(caller, one))) return refuse('assignment-not-found');
  const parts = await store.partsOf(database, id);
  return {
    assignment: shown(caller, row), above: above.filter((one) => sees(caller, one)).map((one) => shown(caller, one)), parts: parts.map((part) => shown(caller, part)), milestones: (await milestonesOf(database, [id])).map(milestoneOf),
    shares: await sharesShown(database, [id, ...parts.map((part) => part.id)]), targets: await targetsOf(database, row.plan_id, row.task_id), handovers: await handedOver(database, id), version: row.version,
  };
}

export function milestoneOf(row: MilestoneRow): Milestone {
  return { id: row.id, assignmentId: row.assignment_id, kind: row.kind as Milestone['kind'], title: row.title, startsOn: row.starts_on, dueOn: row.due_on, reachedOn: row.reached_on, position: row.position, version: row.version };
}

/** SQL of handing over. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';

/** The last day and the id of the row before. */
export type Place = readonly [dueOn: string, id: string];

/** Assignments of units that were closed by the day, still running, that this caller handed out or divided; soonest first. By unit: few are closed. */
export async function owedByClosed(db: Executor, sent: Reach, answering: 'everywhere' | readonly string[], day: string, after: Place | null, limit: number): Promise<{ readonly id: string; readonly due_on: string; readonly closed_on: string }[]> {
  const mine = sent === 'everywhere' ? sql`true` : sql`case when a.parent_id is null then (select f.path && ${[...sent]}::uuid[] from delivery.dispatch d join units.place f on f.id = d.from_unit_id where d.id = a.dispatch_id)
    else (select w.path && ${[...sent]}::uuid[] or w.unit_id = any(${answering === 'everywhere' ? [] : [...answering]}::uuid[]) from delivery.assignment w where w.id = a.parent_id) end`;
  return (await sql<{ id: string; due_on: string; closed_on: string }>`select a.id, a.due_on, u.valid_to as closed_on from units.place u join delivery.assignment a on a.unit_id = u.id
    where u.valid_to <= ${day}::date and a.status not in ('draft', 'withdrawn') and a.status in ('sent', 'acknowledged', 'objected') and ${mine}${after === null ? sql`` : sql` and (a.due_on, a.id) > (${after[0]}::date, ${after[1]}::uuid)`}
    order by a.due_on, a.id limit ${limit}`.execute(db)).rows;
}

/** Of these units those that were closed by the day. */
export async function closedOf(db: Executor, unitIds: readonly string[], day: string): Promise<ReadonlySet<string>> {
  return new Set((await sql<{ id: string }>`select id from units.place where id = any(${[...unitIds]}::uuid[]) and valid_to <= ${day}::date`.execute(db)).rows.map(({ id }) => id));
}

export interface SuccessorRow { readonly unit_id: string; readonly id: string; readonly name: string; readonly path: readonly string[] }

/** Of closed units, who stands in their place on the day, through all successions. */
export async function successorsOf(db: Executor, unitIds: readonly string[], day: string): Promise<SuccessorRow[]> {
  if (unitIds.length === 0) return [];
  return (await sql<SuccessorRow>`with recursive line as (
      select unit_id, successor_id, 1 as depth from units.successor where unit_id = any(${[...new Set(unitIds)]}::uuid[]) and effective_on <= ${day}::date
      union select l.unit_id, s.successor_id, l.depth + 1 from line l join units.successor s on s.unit_id = l.successor_id and s.effective_on <= ${day}::date join units.place p on p.id = l.successor_id and p.valid_to <= ${day}::date where l.depth < 30)
    select distinct l.unit_id, u.id, u.name, u.path from line l join units.place u on u.id = l.successor_id where (u.valid_to is null or u.valid_to > ${day}::date) and (u.valid_from is null or u.valid_from <= ${day}::date) order by l.unit_id, u.name, u.id`.execute(db)).rows;
}

/** Of these tasks, which of these units owe them already, as wholes. */
export async function owesAlready(db: Executor, taskIds: readonly string[], unitIds: readonly string[]): Promise<ReadonlySet<string>> {
  if (taskIds.length === 0 || unitIds.length === 0) return new Set();
  return new Set((await sql<{ task_id: string; unit_id: string }>`select distinct task_id, unit_id from delivery.assignment where task_id = any(${[...taskIds]}::uuid[]) and unit_id = any(${[...unitIds]}::uuid[]) and parent_id is null and status not in ('draft', 'withdrawn')`.execute(db)).rows.map(({ task_id, unit_id }) => `${task_id} ${unit_id}`));
}

/** What waits for a review waits at whoever owes it now. */
export async function moveWaiting(tx: Executor, assignmentIds: readonly string[]): Promise<void> {
  await sql`update delivery.report r set waiting_unit_id = a.unit_id from delivery.assignment a where a.id = r.assignment_id and a.id = any(${[...assignmentIds]}::uuid[]) and r.waiting_unit_id is not null`.execute(tx);
}

/** Pieces say whose whole they are of: of whoever has it now. */
export async function movePieces(tx: Executor, wholeIds: readonly string[]): Promise<void> {
  await sql`update delivery.assignment p set above_unit_id = w.unit_id from delivery.assignment w where w.id = p.parent_id and w.id = any(${[...wholeIds]}::uuid[]) and p.above_unit_id is distinct from w.unit_id`.execute(tx);
}

export interface HandoverRow { readonly assignment_id: string; readonly from_unit_id: string; readonly from_name: string; readonly to_unit_id: string; readonly to_name: string; readonly reason: string; readonly made_at: string; readonly made_by: string | null }

/** Newest first. */
export async function handoversOf(db: Executor, assignmentIds: readonly string[]): Promise<HandoverRow[]> {
  if (assignmentIds.length === 0) return [];
  return (await sql<HandoverRow>`select h.assignment_id, h.from_unit_id, f.name as from_name, h.to_unit_id, t.name as to_name, h.reason, h.made_at, h.made_by from delivery.handover h join units.place f on f.id = h.from_unit_id join units.place t on t.id = h.to_unit_id
    where h.assignment_id = any(${[...assignmentIds]}::uuid[]) order by h.made_at desc, h.id`.execute(db)).rows;
}

export interface SenderOfClosed { readonly unit_id: string; readonly name: string; readonly sender_id: string; readonly count: number }

/** Of each closed unit, who handed out what it still owes: whom to tell. By closed unit and sender. @param after the last of the page before. */
export async function sendersOfClosed(db: Executor, day: string, after: Pick<SenderOfClosed, 'unit_id' | 'sender_id'> | null, limit: number): Promise<SenderOfClosed[]> {
  return (await sql<SenderOfClosed>`select u.id as unit_id, u.name, coalesce(w.unit_id, d.from_unit_id) as sender_id, count(*)::int as count
    from units.place u join delivery.assignment a on a.unit_id = u.id and a.status not in ('draft', 'withdrawn') and a.status in ('sent', 'acknowledged', 'objected') join delivery.dispatch d on d.id = a.dispatch_id left join delivery.assignment w on w.id = a.parent_id
    where u.valid_to <= ${day}::date${after === null ? sql`` : sql` and (u.id, coalesce(w.unit_id, d.from_unit_id)) > (${after.unit_id}::uuid, ${after.sender_id}::uuid)`} group by u.id, u.name, coalesce(w.unit_id, d.from_unit_id) order by u.id, sender_id limit ${limit}`.execute(db)).rows;
}

export interface KeptRow { readonly plan_id: string; readonly plan_title: string; readonly version: number; readonly unit_id: string; readonly unit_name: string; readonly unit_path: readonly string[]; readonly closed_on: string; readonly owned: boolean; readonly dispatches: number }

/** Ledgers in force that a unit owns, or handed something out of, which was closed by the day. By unit: few are closed. @param only of one plan and unit. */
export async function keptByClosed(db: Executor, day: string, only: { readonly planId: string; readonly unitId: string } | null): Promise<KeptRow[]> {
  return (await sql<KeptRow>`select p.id as plan_id, p.title as plan_title, p.version, u.id as unit_id, u.name as unit_name, u.path as unit_path, u.valid_to as closed_on, p.owner_unit_id = u.id as owned, n.dispatches
    from units.place u join plans.issued_plan p on p.status = 'published' cross join lateral (select count(*)::int as dispatches from delivery.dispatch d where d.plan_id = p.id and d.from_unit_id = u.id and d.status <> 'withdrawn') n
    where u.valid_to <= ${day}::date and (p.owner_unit_id = u.id or n.dispatches > 0)${only === null ? sql`` : sql` and p.id = ${only.planId} and u.id = ${only.unitId}`} order by u.name, p.title, p.id limit 500`.execute(db)).rows;
}

/** What of a plan a unit handed out and did not withdraw: held until the step is over. */
export async function dispatchesOf(tx: Executor, planId: string, unitId: string): Promise<{ readonly id: string; readonly sent_by_unit_id: string | null; readonly version: number }[]> {
  return (await sql<{ id: string; sent_by_unit_id: string | null; version: number }>`select id, sent_by_unit_id, version from delivery.dispatch where plan_id = ${planId} and from_unit_id = ${unitId} and status <> 'withdrawn' order by id for update`.execute(tx)).rows;
}

/** SQL of reminders. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';
import { owesReport } from '../totals/store.ts';

export interface DueRow {
  readonly assignment_id: string; readonly plan_id: string; readonly plan_title: string; readonly task_id: string; readonly number: string | null; readonly title: string; readonly unit_id: string; readonly unit_name: string; readonly from_unit_id: string;
  readonly about: string; readonly period: string | null; readonly due_on: string; readonly released: readonly { readonly rung: string; readonly on: string }[];
}

/** Who handed it out, or owns the plan, reminds of it. */
function reminds(reach: Reach): RawBuilder<unknown> {
  const at = (column: string): RawBuilder<unknown> => sql`${sql.ref(column)} in (select id from units.place where path && ${[...reach as readonly string[]]}::uuid[])`;
  return reach === 'everywhere' ? sql`true` : sql`(${at('d.from_unit_id')} or ${at('i.owner_unit_id')})`;
}

/** What is open and due up to a day: deadlines, and reports of the newest open period that nobody handed in; longest overdue first. */
export async function dueUpTo(db: Executor, reach: Reach, last: string, asked: { readonly planId: string | null; readonly ids: readonly string[] | null; readonly after: readonly [string, string] | null }, most: number): Promise<DueRow[]> {
  const { planId, ids, after } = asked;
  const where = sql`a.status in ('sent', 'acknowledged', 'objected') and i.status = 'published' and ${reminds(reach)}${planId === null ? sql`` : sql` and a.plan_id = ${planId}`}${ids === null ? sql`` : sql` and a.id = any(${[...ids]}::uuid[])`}`;
  const columns = sql`a.id as assignment_id, a.plan_id, i.title as plan_title, a.task_id, t.number, coalesce(a.title, t.title, left(t.text, 80)) as title, a.unit_id, u.name as unit_name, d.from_unit_id`;
  const from = sql`delivery.assignment a join delivery.dispatch d on d.id = a.dispatch_id join plans.issued_plan i on i.id = a.plan_id join plans.issued_task t on t.id = a.task_id join units.place u on u.id = a.unit_id`;
  const { rows } = await sql<DueRow>`select s.*, coalesce((select jsonb_agg(jsonb_build_object('rung', m.rung, 'on', (m.released_at at time zone 'Asia/Shanghai')::date) order by m.released_at) from delivery.reminder m where m.assignment_id = s.assignment_id and m.due_on = s.due_on and m.taken_back_at is null), '[]') as released from (
      select ${columns}, 'deadline' as about, null::text as period, a.due_on from ${from} where ${where} and a.due_on <= ${last}::date
      union all
      select ${columns}, 'report', k.title, k.due_on from ${from} join lateral (select id, title, due_on, to_on from delivery.period where plan_id = a.plan_id and status = 'open' order by from_on desc limit 1) k on true
        where ${where} and ${owesReport(sql`k.to_on`, sql`false`)} and a.last_period_id is distinct from k.id and k.due_on <= ${last}::date and a.due_on <> k.due_on) s
    where ${after === null ? sql`true` : sql`(s.due_on, s.assignment_id) > (${after[0]}::date, ${after[1]}::uuid)`} order by s.due_on, s.assignment_id limit ${most}`.execute(db);
  return rows;
}

export interface ReminderRow {
  readonly id: string; readonly assignment_id: string; readonly plan_id: string; readonly plan_title: string; readonly task_id: string; readonly number: string | null; readonly title: string; readonly unit_id: string; readonly unit_name: string; readonly rung: string; readonly due_on: string; readonly words: string | null;
  readonly paper_number: string | null; readonly spoken_with: string | null; readonly released_at: string; readonly taken_back_at: string | null; readonly version: number; readonly from_path: readonly string[]; readonly owner_path: readonly string[] | null;
}

/** Newest first. */
export async function listReminders(db: Executor, reach: Reach, asked: { readonly planId: string | null; readonly assignmentId: string | null; readonly id: string | null; readonly after: readonly [string, string] | null }, limit: number): Promise<ReminderRow[]> {
  const { planId, assignmentId, id, after } = asked;
  const { rows } = await sql<ReminderRow>`select m.id, m.assignment_id, a.plan_id, i.title as plan_title, a.task_id, t.number, coalesce(a.title, t.title, left(t.text, 80)) as title, a.unit_id, u.name as unit_name, m.rung, m.due_on, m.words, m.number as paper_number, m.spoken_with,
      m.released_at, m.taken_back_at, m.version, f.path as from_path, o.path as owner_path
    from delivery.reminder m join delivery.assignment a on a.id = m.assignment_id join delivery.dispatch d on d.id = a.dispatch_id join plans.issued_plan i on i.id = a.plan_id join plans.issued_task t on t.id = a.task_id
      join units.place u on u.id = a.unit_id join units.place f on f.id = d.from_unit_id left join units.place o on o.id = i.owner_unit_id
    where ${reminds(reach)}${planId === null ? sql`` : sql` and a.plan_id = ${planId}`}${assignmentId === null ? sql`` : sql` and m.assignment_id = ${assignmentId}`}${id === null ? sql`` : sql` and m.id = ${id}`}
      ${after === null ? sql`` : sql` and (m.released_at, m.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`} order by m.released_at desc, m.id desc limit ${limit}`.execute(db);
  return rows;
}

/** Two who release at once wait for one another; in the order of the ids. */
export async function lockForReminders(tx: Executor, ids: readonly string[]): Promise<void> {
  await sql`select id from delivery.assignment where id = any(${[...ids]}::uuid[]) order by id for update`.execute(tx);
}

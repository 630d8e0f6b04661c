/** Puts a generated province into a database: units, plans, what was handed out, periods and reports, as the commands would leave them, without their journal. */
import { sql } from 'kysely';
import type { Database } from '#platform';
import { followFigures } from '../totals/follow.ts';

export interface ManyAsked {
  readonly plans: number;
  readonly counties: number;
  readonly townsPerCounty: number;
  readonly tasksPerPlan: number;
  /** Quarters up to the one that is open. */
  readonly periods: number;
  readonly seed: number;
  /** The quarter that is open ends with the quarter of this day. */
  readonly today: string;
  /** Keeps each row's pace and newest figure by the rule itself; without it by a plain expression, for millions of rows. */
  readonly byRule: boolean;
}

export interface Many { readonly province: string; readonly counties: readonly string[]; readonly plans: readonly string[]; readonly assignments: number; readonly reports: number }

/** Ids follow from the seed and a name, so that the same asking gives the same rows. */
const idOf = (words: ReturnType<typeof sql>) => sql`overlay(overlay(md5(${words}) placing '4' from 13) placing '8' from 17)::uuid`;
const uuid = (seed: number, words: ReturnType<typeof sql>) => idOf(sql`${`${seed} `} || ${words}`);
/** Between 0 and 99, from a name. */
const chance = (words: ReturnType<typeof sql>) => sql`(abs(hashtext(${words})) % 100)`;

/** @param database as its owner, who may leave checks of references out while rows pour in. */
export async function fillDelivery(database: Database, asked: ManyAsked): Promise<Many> {
  const { plans, counties, townsPerCounty, tasksPerPlan, periods, seed, today, byRule } = asked;
  await database.connection().execute(async (db) => {
    await sql`set session_replication_role = replica`.execute(db);
    await sql`insert into units.unit (id, parent_id, name, kind, level, position, path, searchable, grams) values (${uuid(seed, sql`'province'`)}, null, '云岭省', 'government', 'province', 0, array[${uuid(seed, sql`'province'`)}], '', '{}')`.execute(db);
    await sql`insert into units.unit (id, parent_id, name, kind, level, position, path, searchable, grams)
      select ${uuid(seed, sql`'county ' || c`)}, ${uuid(seed, sql`'province'`)}, '第' || c || '县', 'government', 'county', c, array[${uuid(seed, sql`'province'`)}, ${uuid(seed, sql`'county ' || c`)}], '', '{}' from generate_series(1, ${counties}::integer) c`.execute(db);
    await sql`insert into units.unit (id, parent_id, name, kind, level, position, path, searchable, grams)
      select ${uuid(seed, sql`'town ' || c || ' ' || t`)}, ${uuid(seed, sql`'county ' || c`)}, '第' || c || '县第' || t || '镇', 'government', 'town', t, array[${uuid(seed, sql`'province'`)}, ${uuid(seed, sql`'county ' || c`)}, ${uuid(seed, sql`'town ' || c || ' ' || t`)}], '', '{}'
      from generate_series(1, ${counties}::integer) c, generate_series(1, ${townsPerCounty}::integer) t`.execute(db);
    await sql`insert into plans.plan (id, document_id, document_digest, owner_unit_id, title, status, created_at, published_at, version, task_count, period_from, period_to, audience)
      select ${uuid(seed, sql`'plan ' || p`)}, ${uuid(seed, sql`'document'`)}, 'sm3:0', ${uuid(seed, sql`'province'`)}, '第' || p || '号方案', 'published', '2020-01-02T01:30:00Z', '2020-01-02T01:30:00Z', 2, ${tasksPerPlan}::integer, '2020-01-01', '2030-12-31', array[${uuid(seed, sql`'province'`)}] from generate_series(1, ${plans}::integer) p`.execute(db);
    await sql`insert into plans.workstream (id, plan_id, heading, position) select ${uuid(seed, sql`'stream ' || p || ' ' || w`)}, ${uuid(seed, sql`'plan ' || p`)}, '重点工作' || w, w from generate_series(1, ${plans}::integer) p, generate_series(0, 3) w`.execute(db);
    await sql`insert into plans.task (id, plan_id, workstream_id, number, title, text, kind, position, status, due_on, card, searchable, keys)
      select ${uuid(seed, sql`'task ' || p || ' ' || t`)}, ${uuid(seed, sql`'plan ' || p`)}, ${uuid(seed, sql`'stream ' || p || ' ' || t % 4`)}, t::text, '任务' || t, '完成第' || t || '项任务。', case when t % 9 = 0 then 'standing' when t % 7 = 1 then 'reach-target' else 'activity' end, t, 'active', 'infinity', '{}', '', '{}'
      from generate_series(1, ${plans}::integer) p, generate_series(1, ${tasksPerPlan}::integer) t`.execute(db);
    await sql`insert into plans.target (id, plan_id, task_id, text, metric, comparator, value, unit, basis, position, valid_from)
      select ${uuid(seed, sql`'target ' || p || ' ' || t`)}, ${uuid(seed, sql`'plan ' || p`)}, ${uuid(seed, sql`'task ' || p || ' ' || t`)}, '新增学位', '新增学位', '>=', 1000, '个', 'cumulative', 0, '2020-01-01' from generate_series(1, ${plans}::integer) p, generate_series(1, ${tasksPerPlan}::integer) t where t % 7 = 1`.execute(db);
    await sql`insert into delivery.dispatch (id, plan_id, from_unit_id, authority, channel, dispatched_on, status, sent_at) select ${uuid(seed, sql`'dispatch ' || p`)}, ${uuid(seed, sql`'plan ' || p`)}, ${uuid(seed, sql`'province'`)}, 'government-office', 'system', '2020-02-01', 'sent', '2020-02-01T01:30:00Z' from generate_series(1, ${plans}::integer) p`.execute(db);
    const name = sql`p || ' ' || t || ' ' || c`;
    const due = (words: ReturnType<typeof sql>) => sql`case when t % 9 = 0 then 'infinity'::date else ${today}::date + (${chance(sql`'due ' || ${words}`)} * 9 - 300) end`;
    await sql`insert into delivery.assignment (id, dispatch_id, plan_id, task_id, task_version, unit_id, path, role, position, due_on, status, closed_on)
      select ${uuid(seed, sql`'owed ' || ${name}`)}, ${uuid(seed, sql`'dispatch ' || p`)}, ${uuid(seed, sql`'plan ' || p`)}, ${uuid(seed, sql`'task ' || p || ' ' || t`)}, 1, ${uuid(seed, sql`'county ' || c`)}, array[${uuid(seed, sql`'province'`)}, ${uuid(seed, sql`'county ' || c`)}], 'member', c, ${due(name)},
        case when ${chance(sql`'status ' || ${name}`)} < 12 then 'closed' else 'acknowledged' end, case when ${chance(sql`'status ' || ${name}`)} < 12 then ${today}::date - ${chance(sql`'closed ' || ${name}`)} end
      from generate_series(1, ${plans}::integer) p, generate_series(1, ${tasksPerPlan}::integer) t, generate_series(1, ${counties}::integer) c`.execute(db);
    if (townsPerCounty > 0) {
      // About as many pieces in towns as there are tasks of counties.
      await sql`insert into delivery.assignment (id, dispatch_id, plan_id, task_id, task_version, parent_id, above_unit_id, unit_id, path, role, position, due_on, status)
        select ${uuid(seed, sql`'piece ' || ${name}`)}, ${uuid(seed, sql`'dispatch ' || p`)}, ${uuid(seed, sql`'plan ' || p`)}, ${uuid(seed, sql`'task ' || p || ' ' || t`)}, 1, ${uuid(seed, sql`'owed ' || ${name}`)}, ${uuid(seed, sql`'county ' || c`)}, ${uuid(seed, sql`'town ' || c || ' ' || m`)}, array[${uuid(seed, sql`'province'`)}, ${uuid(seed, sql`'county ' || c`)}, ${uuid(seed, sql`'town ' || c || ' ' || m`)}], 'part', c, ${due(name)}, 'acknowledged'
        from (select p, t, c, 1 + (p * 7 + t * 3 + c) % ${townsPerCounty}::integer as m from generate_series(1, ${plans}::integer) p, generate_series(1, ${tasksPerPlan}::integer) t, generate_series(1, ${counties}::integer) c) piece`.execute(db);
    }
    await sql`insert into delivery.share (id, assignment_id, target_id, value, base, starts_on, ends_on, trajectory)
      select ${idOf(sql`'share ' || a.id`)}, a.id, g.id, 100, 0, '2020-01-01', '2030-12-31', case when ${chance(sql`'way ' || a.id`)} < 10 then 'none' else 'line' end from delivery.assignment a join plans.target g on g.task_id = a.task_id`.execute(db);
    await sql`insert into delivery.period (id, plan_id, every, from_on, to_on, title, due_on, status, opened_at, asked_count)
      select ${uuid(seed, sql`'period ' || p || ' ' || n`)}, ${uuid(seed, sql`'plan ' || p`)}, 'quarter', (date_trunc('quarter', ${today}::date) - make_interval(months => 3 * n))::date, (date_trunc('quarter', ${today}::date) - make_interval(months => 3 * n - 3))::date,
        '第' || n || '期', (date_trunc('quarter', ${today}::date) - make_interval(months => 3 * n - 3))::date + 9, case when n = 0 then 'open' else 'locked' end, '2020-02-01T01:30:00Z', 0
      from generate_series(1, ${plans}::integer) p, generate_series(0, ${periods - 1}::integer) n`.execute(db);
    await sql`insert into delivery.report (id, assignment_id, period_id, status, standing, problem_kind, problem, progress, submitted_at)
      select ${idOf(sql`'report ' || a.id || k.id`)}, a.id, k.id, case when ${chance(sql`'state ' || a.id || k.id`)} < 3 then 'returned' when ${chance(sql`'state ' || a.id || k.id`)} < 30 then 'submitted' else 'passed' end,
        (array['not-started', 'under-way', 'blocked', 'done'])[1 + ${chance(sql`'standing ' || a.id || k.id`)} % 4], case when ${chance(sql`'standing ' || a.id || k.id`)} % 4 = 2 then (array['money', 'land', 'posts'])[1 + ${chance(sql`'problem ' || a.id`)} % 3] end,
        case when ${chance(sql`'standing ' || a.id || k.id`)} % 4 = 2 then '资金未到位' end, '已完成前期工作', k.to_on - interval '3 days'
      from delivery.assignment a join delivery.period k on k.plan_id = a.plan_id where ${chance(sql`'reports ' || a.id || k.id`)} < case when k.status = 'open' then 60 else 96 end`.execute(db);
    await sql`update delivery.report r set waiting_unit_id = a.unit_id from delivery.assignment a, delivery.period k where a.id = r.assignment_id and k.id = r.period_id and k.status = 'open' and r.status = 'submitted'`.execute(db);
    await sql`insert into delivery.figure (id, assignment_id, report_id, period_id, share_id, value)
      select ${idOf(sql`'figure ' || r.id`)}, r.assignment_id, r.id, r.period_id, h.id, round((k.to_on - date '2020-01-01') / 4017.0 * 100 * (0.7 + ${chance(sql`'figure ' || h.id`)} / 180.0)) from delivery.report r join delivery.share h on h.assignment_id = r.assignment_id join delivery.period k on k.id = r.period_id
      where ${chance(sql`'gives ' || r.id`)} < 92`.execute(db);
    await sql`update delivery.assignment a set last_period_id = r.period_id, standing = r.standing, problem_kind = r.problem_kind, reported_on = (r.submitted_at at time zone 'Asia/Shanghai')::date,
        evidence = case when ${chance(sql`'evidence ' || a.id`)} < 20 then 'none' when r.status = 'passed' then 'accepted' else 'submitted' end
      from (select distinct on (r.assignment_id) r.assignment_id, r.period_id, r.standing, r.problem_kind, r.submitted_at, r.status from delivery.report r join delivery.period k on k.id = r.period_id where r.status in ('submitted', 'passed', 'ratified') order by r.assignment_id, k.from_on desc) r
      where r.assignment_id = a.id`.execute(db);
    if (!byRule) {
      await sql`update delivery.share h set figure_value = n.value, figure_on = n.day from (
          select distinct on (f.share_id) f.share_id, f.value, k.to_on - 1 as day from delivery.figure f join delivery.report r on r.id = f.report_id join delivery.period k on k.id = f.period_id where r.status in ('submitted', 'passed', 'ratified') order by f.share_id, k.to_on desc) n where n.share_id = h.id`.execute(db);
      await sql`update delivery.assignment a set pace = case when h.trajectory = 'none' then 'not-measurable' when h.figure_value < e.expected - 5 then 'behind' when h.figure_value > e.expected + 5 then 'ahead' else 'on' end
        from delivery.share h, lateral (select 100.0 * (h.figure_on - date '2020-01-01' + 1) / (date '2030-12-31' - date '2020-01-01' + 1) as expected) e where h.assignment_id = a.id and h.figure_value is not null`.execute(db);
    }
    await sql`set session_replication_role = origin`.execute(db);
  });
  if (byRule) await database.transaction().execute(async (tx) => followFigures(tx, (await sql<{ id: string }>`select distinct assignment_id as id from delivery.share`.execute(tx)).rows.map(({ id }) => id)));
  // Rows of a plan lie together as they were handed out, and each report finds room on its row's page: what was moved as a whole above goes back.
  await sql`cluster delivery.assignment using assignment_task`.execute(database);
  await sql`vacuum analyze units.unit, plans.task, plans.plan, delivery.assignment, delivery.share, delivery.report, delivery.figure, delivery.period`.execute(database);
  const { rows: [made] } = await sql<Many>`select ${uuid(seed, sql`'province'`)} as province, (select array_agg(id order by position) from units.unit where level = 'county') as counties,
      (select array_agg(${uuid(seed, sql`'plan ' || p`)} order by p) from generate_series(1, ${plans}::integer) p) as plans, (select count(*)::integer from delivery.assignment) as assignments, (select count(*)::integer from delivery.report) as reports`.execute(database);
  if (made === undefined) throw new Error('nothing was made');
  return made;
}

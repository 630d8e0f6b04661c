/** SQL of the burden. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';
import { ASKED } from '../reports/list-store.ts';
import { ABOUT_JOINS } from '../reports/store.ts';
import type { BurdenLine } from './model.ts';

/** By unit, the most asked first. A locked period is read as it was noted, an open one is counted as it stands. */
export async function burdenOf(db: Executor, reach: Reach, year: number, planId: string | null): Promise<BurdenLine[]> {
  const [from, to] = [`${year}-01-01`, `${year + 1}-01-01`];
  const ofYear = sql`e.from_on >= ${from}::date and e.from_on < ${to}::date${planId === null ? sql`` : sql` and e.plan_id = ${planId}`}`;
  // What is asked of one's own units, by whomever; and what one's own plans ask of others.
  const seen = reach === 'everywhere' ? sql`true` : sql`(u.path && ${[...reach]}::uuid[] or o.path && ${[...reach]}::uuid[])`;
  const { rows } = await sql<BurdenLine>`with asked as (
      select k.period_id, k.unit_id, k.asked_count as asked, k.field_count as fields from delivery.ask k join delivery.period e on e.id = k.period_id
        join units.place u on u.id = k.unit_id join plans.issued_plan p on p.id = e.plan_id left join units.place o on o.id = p.owner_unit_id where e.status = 'locked' and ${ofYear} and ${seen}
      union all
      select e.id, a.unit_id, count(*), sum(coalesce(nullif(r.asked_fields, 0), 3 + (select count(*) from delivery.share s where s.assignment_id = a.id)))
      from delivery.period e join delivery.assignment a on a.plan_id = e.plan_id ${ABOUT_JOINS} left join delivery.report r on r.assignment_id = a.id and r.period_id = e.id
      where e.status = 'open' and ${ofYear} and ${seen} and (${ASKED} or r.status in ('submitted', 'passed', 'ratified')) group by e.id, a.unit_id
    ), filled as (
      select a.unit_id, sum(r.prefilled_fields) as prefilled from delivery.report r join delivery.period e on e.id = r.period_id join delivery.assignment a on a.id = r.assignment_id
        join units.place u on u.id = a.unit_id join plans.issued_plan p on p.id = a.plan_id left join units.place o on o.id = p.owner_unit_id
      where ${ofYear} and ${seen} and r.status in ('submitted', 'passed', 'ratified') group by a.unit_id
    ), spared as (
      select k.unit_id, sum(k.asked) as refused from delivery.refused_ask x join asked k on k.period_id = x.period_id group by k.unit_id
    )
    select u.id as "unitId", u.name as "unitName", sum(k.asked)::int as asks, sum(k.fields)::int as fields, coalesce(max(f.prefilled), 0)::int as prefilled, coalesce(max(s.refused), 0)::int as refused
    from asked k join units.place u on u.id = k.unit_id left join filled f on f.unit_id = k.unit_id left join spared s on s.unit_id = k.unit_id
    group by u.id, u.name order by asks desc, u.name`.execute(db);
  return rows;
}

/** In which anything was asked, newest first. */
export async function yearsAsked(db: Executor): Promise<number[]> {
  return (await sql<{ year: number }>`select distinct extract(year from from_on)::int as year from delivery.period order by year desc`.execute(db)).rows.map(({ year }) => year);
}

/** SQL of targets over all shares of them: as they are now, as a period has them, and as they were when it was locked. Every function takes its executor first. */
import { type RawBuilder, sql } from 'kysely';
import type { Executor } from '#platform';
import { type Asked, STANDS, within } from './store.ts';

export interface AimRow {
  readonly target_id: string; readonly text: string; readonly metric: string; readonly unit: string; readonly basis: string; readonly comparator: string; readonly value: number;
  readonly shares: number; readonly shared: number; readonly sum: number | null; readonly reported: number; readonly missing: { unitId: string; name: string }[]; readonly missing_count: number;
}

const MOST_MISSING = 100;
type Scope = Pick<Asked, 'planId' | 'reach' | 'under'>;
/** The last day of a period, exclusive, and whether its figures were kept when it was locked. */
export interface AimPeriod { readonly id: string; readonly to: string; readonly closed: boolean }

/** The newest figure of each share that was handed in for this period or an earlier one. */
const FIGURE = (to: RawBuilder<unknown>): RawBuilder<unknown> => sql`left join lateral (
    select f.value from delivery.figure f join delivery.report r on r.id = f.report_id join delivery.period e on e.id = f.period_id
    where f.share_id = h.id and r.status in ('submitted', 'passed', 'ratified') and e.to_on <= ${to}::date order by e.to_on desc, e.from_on desc limit 1) n on true`;

/** One row for each unit that took a share, each target and each line above it. */
function rowsOf({ planId, reach, under }: Scope, to: string | null): RawBuilder<unknown> {
  const figure = to === null ? sql`h.figure_value` : sql`n.value`;
  return sql`select h.target_id, a.unit_id, a.path, coalesce(p.path, '{}') as above, count(*)::integer as shares, sum(h.value) as shared, count(${figure})::integer as reported, sum(${figure}) as sum
    from delivery.share h join delivery.assignment a on a.id = h.assignment_id left join delivery.assignment p on p.id = a.parent_id ${to === null ? sql`` : FIGURE(sql`${to}`)}
    where a.plan_id = ${planId} and ${STANDS}${within(reach, under)} group by h.target_id, a.unit_id, a.path, coalesce(p.path, '{}')`;
}

/** Seen from where the caller stands a piece counts unless what it was broken from is in sight, as unfold.ts has it. */
function outermost({ reach, under }: Scope): RawBuilder<boolean> {
  if (under !== null) return sql<boolean>`not ${under}::uuid = any(c.above)`;
  return reach === null ? sql<boolean>`cardinality(c.above) = 0` : sql<boolean>`not c.above && ${[...reach]}::uuid[]`;
}

/** Each target with what was shared out to the outermost, and their figures. @param period null: the newest figures. */
export async function aimTotals(db: Executor, asked: Scope, period: AimPeriod | null): Promise<AimRow[]> {
  const rows = period?.closed === true ? sql`select a.target_id, a.unit_id, a.path, a.above, a.shares, a.shared, a.reported, a.sum from delivery.closed_figure a where a.period_id = ${period.id}${within(asked.reach, asked.under)}` : rowsOf(asked, period?.to ?? null);
  return (await sql<AimRow>`with c as (select k.*, u.name from (${rows}) k join units.place u on u.id = k.unit_id)
    select g.id as target_id, g.text, g.metric, g.unit, g.basis, g.comparator, g.value, sum(c.shares)::integer as shares, sum(c.shared) as shared, sum(c.sum) as sum, sum(c.reported)::integer as reported,
      sum(c.shares - c.reported)::integer as missing_count,
      coalesce((array_agg(jsonb_build_object('unitId', c.unit_id, 'name', c.name) order by c.name) filter (where c.reported < c.shares))[1:${sql.raw(String(MOST_MISSING))}], '{}') as missing
    from c join plans.issued_target g on g.id = c.target_id where ${outermost(asked)}
    group by g.id, g.text, g.metric, g.unit, g.basis, g.comparator, g.value, g.position order by g.position, g.id`.execute(db)).rows;
}

/** Keeps the figures of a period that is being locked; what stood there is replaced. */
export async function closeFigures(tx: Executor, planId: string, period: Pick<AimPeriod, 'id' | 'to'>): Promise<void> {
  await sql`delete from delivery.closed_figure where period_id = ${period.id}`.execute(tx);
  await sql`insert into delivery.closed_figure (period_id, target_id, unit_id, path, above, shares, shared, reported, sum)
    select ${period.id}::uuid, k.target_id, k.unit_id, k.path, k.above, k.shares, k.shared, k.reported, k.sum from (${rowsOf({ planId, reach: null, under: null }, period.to)}) k`.execute(tx);
}

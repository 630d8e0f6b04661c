/** Totals of a plan for any level and period, with who is missing. */
import { addDays, today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Caller, Executor } from '#platform';
import { on, warningDays } from '../four-states/index.ts';
import type { Room } from '../room.ts';
import { addTally, AT, countsOf, newTally } from './counters.ts';
import { headingsOf } from './headings-store.ts';
import { closedLeaves, liveLeaves, rowsOf } from './leaves.ts';
import type { AimTotal, PeriodSeen, Totals, UnitTotal } from './model.ts';
import { scopeOf } from './scope.ts';
import { aimTotals, closeFigures } from './aims-store.ts';
import * as store from './store.ts';
import { type LevelTotal, unfold } from './unfold.ts';

export interface TotalsAsked { readonly period?: string | undefined; readonly under?: string | undefined; readonly deep: boolean }

/** What is looked at: the period asked for, else the newest that is open, else none. */
export interface Looked { readonly asked: store.Asked; readonly closed: string | null; readonly period: PeriodSeen | null; readonly periods: readonly PeriodSeen[]; readonly today: string }

/** Refuses `period-not-found`. */
export async function lookAt(db: Executor, planId: string, reach: readonly string[] | null, { period: id, under }: { readonly period?: string | undefined; readonly under?: string | undefined }, day: string): Promise<Looked | Refusal> {
  const periods = (await store.periodsOf(db, planId)).map(periodSeen);
  const period = id === undefined ? periods.find(({ status }) => status === 'open') ?? null : periods.find((one) => one.id === id);
  if (period === undefined) return refuse('period-not-found');
  const closed = period?.status === 'locked' && await store.hasClosedTotals(db, period.id) ? period.id : null;
  return { asked: { planId, reach, under: under ?? null, asOf: day, warning: on(warningDays, day), period: period === null ? null : { ...period, newest: period.id === periods[0]?.id } }, closed, period, periods, today: day };
}

export async function planTotals({ database, clock }: Pick<Room, 'database' | 'clock'>, caller: Caller, planId: string, asked: TotalsAsked): Promise<Totals | Refusal> {
  const scope = await scopeOf(database, caller, planId);
  if (isRefusal(scope)) return scope;
  const looked = await lookAt(database, planId, scope.reach, asked, today(clock));
  if (isRefusal(looked)) return looked;
  const { closed, period, periods } = looked;
  const { under, reach } = looked.asked;
  const [{ leaves, places }, named] = await Promise.all([closed === null ? liveLeaves(database, looked.asked) : closedLeaves(database, looked.asked, closed), headingsOf(database, planId)]);
  const { levels, streams, pieces } = unfold(leaves, { reach, under });
  const headings = new Map(named.map((one) => [one.id, one]));
  const shown = asked.deep && closed === null ? [...levels.keys()].flatMap((id) => places.get(id) ?? []) : await store.placesOf(database, asked.deep || under !== null ? [...levels.keys()] : outermost(levels), !asked.deep);
  return {
    today: looked.today, period, periods: [...periods], asOf: closed === null || period === null ? looked.today : addDays(period.to, -1), closed: closed !== null,
    whole: countsOf([...streams.values()].reduce((sum, tally) => addTally(sum, tally), newTally())),
    pieces: pieces[AT.asked] as number,
    units: shown.flatMap((place): UnitTotal[] => {
      const level = levels.get(place.id);
      return level === undefined || (!asked.deep && under !== null && place.parent_id !== under) ? [] : [{ unitId: place.id, name: place.name, parentId: place.parent_id, level: place.level, deeper: level.deeper, counts: countsOf(level.tally) }];
    }),
    workstreams: [...streams].map(([workstreamId, tally]) => ({ workstreamId, heading: headings.get(workstreamId ?? '')?.heading ?? null, counts: countsOf(tally) }))
      .toSorted((one, other) => (headings.get(one.workstreamId ?? '')?.position ?? -1) - (headings.get(other.workstreamId ?? '')?.position ?? -1)),
  };
}

/** The first units that the caller reaches. */
function outermost(levels: ReadonlyMap<string, LevelTotal>): string[] {
  const first = Math.min(...[...levels.values()].map(({ place }) => place));
  return [...levels].filter(([, { place }]) => place === first).map(([id]) => id);
}

/** @param asked.period null: the newest figures; of a locked one what stood there when it was locked. Refuses `plan-not-found`, `period-not-found`. */
export async function planAims({ database }: Pick<Room, 'database'>, caller: Caller, planId: string, asked: { readonly under?: string | undefined; readonly period?: string | undefined }): Promise<AimTotal[] | Refusal> {
  const scope = await scopeOf(database, caller, planId);
  if (isRefusal(scope)) return scope;
  const period = asked.period === undefined ? null : await store.findPeriod(database, asked.period);
  if (period === undefined || (period !== null && period.plan_id !== planId)) return refuse('period-not-found');
  // Kept with the totals, when it was locked.
  const closed = period?.status === 'locked' && await store.hasClosedTotals(database, period.id);
  const rows = await aimTotals(database, { planId, reach: scope.reach, under: asked.under ?? null }, period === null ? null : { id: period.id, to: period.to_on, closed });
  return rows.map((row) => ({
    targetId: row.target_id, text: row.text, metric: row.metric, unit: row.unit, basis: row.basis, comparator: row.comparator, value: row.value, shares: row.shares, shared: row.shared,
    // Of a level, as a rate is, the sum over units says nothing.
    sum: row.basis === 'at-date' && row.unit === '%' ? null : row.sum, reported: row.reported, missing: row.missing, missingCount: row.missing_count,
  }));
}

/**
 * Keeps the totals of a period as they are when it is locked. Must run in the transaction that locks it.
 * States of time are those of the period's last day, so that a look back sees what was then.
 */
export async function closePeriodTotals(tx: Executor, periodId: string): Promise<void> {
  const period = await store.findPeriod(tx, periodId);
  if (period === undefined) throw new Error(`no period ${periodId}`);
  const asOf = period.last_on;
  const { leaves } = await liveLeaves(tx, { planId: period.plan_id, reach: null, under: null, asOf, warning: on(warningDays, asOf), period: { id: periodId, dueOn: period.due_on, to: period.to_on, newest: false } });
  await store.closeTotals(tx, periodId, rowsOf(leaves));
  await closeFigures(tx, period.plan_id, { id: periodId, to: period.to_on });
}

export function periodSeen({ id, title, from_on, to_on, due_on, status }: store.PeriodRow): PeriodSeen {
  return { id, title, from: from_on, to: to_on, dueOn: due_on, status };
}

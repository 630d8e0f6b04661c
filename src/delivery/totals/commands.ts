/** Totals of a plan for any level and period, with who is missing. */
import { addDays, today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Caller, Executor } from '#platform';
import { on, warningDays } from '../four-states/index.ts';
import type { Room } from '../room.ts';
import type { AimTotal, Counts, PeriodSeen, Totals, UnitTotal } from './model.ts';
import { headingsOf } from './headings-store.ts';
import { scopeOf } from './scope.ts';
import * as store from './store.ts';

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
  const [rows, named] = await Promise.all([store.totalsOf(database, looked.asked, closed, !asked.deep), headingsOf(database, planId)]);
  const streams = rows.filter(({ unit_id }) => unit_id === null);
  const headings = new Map(named.map((one) => [one.id, one]));
  return {
    today: looked.today, period, periods: [...periods], asOf: closed === null || period === null ? looked.today : addDays(period.to, -1), closed: closed !== null,
    whole: sumOf(streams.map(countsOf)), units: rows.flatMap(unitTotal),
    workstreams: streams.map((row) => ({ workstreamId: row.workstream_id, heading: headings.get(row.workstream_id ?? '')?.heading ?? null, counts: countsOf(row) }))
      .toSorted((one, other) => (headings.get(one.workstreamId ?? '')?.position ?? -1) - (headings.get(other.workstreamId ?? '')?.position ?? -1)),
  };
}

export async function planAims({ database, clock }: Pick<Room, 'database' | 'clock'>, caller: Caller, planId: string, under: string | undefined): Promise<AimTotal[] | Refusal> {
  const scope = await scopeOf(database, caller, planId);
  if (isRefusal(scope)) return scope;
  const day = today(clock);
  const rows = await store.aimTotals(database, { planId, reach: scope.reach, under: under ?? null, asOf: day, warning: 0, period: null });
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
  await store.closeTotals(tx, { planId: period.plan_id, reach: null, under: null, asOf, warning: on(warningDays, asOf), period: { id: periodId, dueOn: period.due_on, to: period.to_on, newest: false } });
}

export function periodSeen({ id, title, from_on, to_on, due_on, status }: store.PeriodRow): PeriodSeen {
  return { id, title, from: from_on, to: to_on, dueOn: due_on, status };
}

function unitTotal(row: store.TotalRow): UnitTotal[] {
  return row.unit_id === null || row.name === null || row.level === null ? [] : [{ unitId: row.unit_id, name: row.name, parentId: row.parent_id, level: row.level, deeper: row.deeper === true, counts: countsOf(row) }];
}

export function countsOf(row: store.CountRow): Counts {
  return {
    total: row.total, asked: row.asked, reported: row.reported,
    time: { 'overdue': row.time_overdue, 'near': row.time_near, 'not-due': row.time_not_due, 'no-deadline': row.time_no_deadline, 'closed': row.time_closed },
    pace: { 'behind': row.pace_behind, 'on': row.pace_on, 'ahead': row.pace_ahead, 'not-measurable': row.total - row.pace_behind - row.pace_on - row.pace_ahead },
    evidence: { 'none': row.evidence_none, 'submitted': row.evidence_submitted, 'accepted': row.evidence_accepted },
    register: { 'contradicted': 0, 'not-measurable': row.total, 'confirmed': 0 },
    standing: { 'not-started': row.standing_not_started, 'under-way': row.standing_under_way, 'blocked': row.standing_blocked, 'done': row.standing_done },
  };
}

/** Several counts in one; of none, all are zero since nothing is owed. */
export function sumOf(all: readonly Counts[]): Counts {
  const add = <T extends Readonly<Record<string, number>>>(part: (counts: Counts) => T, none: T): T => Object.fromEntries(Object.keys(none).map((key) => [key, all.reduce((sum, counts) => sum + (part(counts)[key] ?? 0), 0)])) as T;
  const total = (part: (counts: Counts) => number): number => all.reduce((sum, counts) => sum + part(counts), 0);
  return {
    total: total((one) => one.total), asked: total((one) => one.asked), reported: total((one) => one.reported),
    time: add((one) => one.time, { 'overdue': 0, 'near': 0, 'not-due': 0, 'no-deadline': 0, 'closed': 0 }), pace: add((one) => one.pace, { 'behind': 0, 'on': 0, 'ahead': 0, 'not-measurable': 0 }),
    evidence: add((one) => one.evidence, { 'none': 0, 'submitted': 0, 'accepted': 0 }), register: add((one) => one.register, { 'contradicted': 0, 'not-measurable': 0, 'confirmed': 0 }),
    standing: add((one) => one.standing, { 'not-started': 0, 'under-way': 0, 'blocked': 0, 'done': 0 }),
  };
}

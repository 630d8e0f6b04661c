/** Rhythm and periods: what is asked is seen before it is asked. */
import { randomUUID } from 'node:crypto';
import { may, reachOf } from '#access';
import { type Every, addDays, nextPeriod, type Period as Span, periodOf, periodsWithin, periodTitle, reportBy, today } from '#calendar';
import { checkedReading } from '#documents';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { notify } from '#notices';
import { valueOn } from '#parameters';
import { type Caller, type Executor, within } from '#platform';
import type { z } from 'zod';
import type { Room } from '../room.ts';
import { askTable, periodTable, refusedAskTable, rhythmTable } from '../reporting-tables.ts';
import { countPeriod, missingUnits } from '../reports/list-store.ts';
import { closePeriod, findPeriod, type PeriodRow, renewWaiting } from '../reports/store.ts';
import { closePeriodTotals } from '../totals/commands.ts';
import { yearlyAsks } from './asks.ts';
import type { OpenPeriod, Period, PeriodPreview, Rhythm, SetRhythm } from './model.ts';
import { REPORT_DAYS } from './parameters.ts';
import { proposeRhythm } from './rhythm.ts';
import { seenPeriod, seesPlan } from './seen.ts';
import { mayAsk } from '../unlocking/commands.ts';
import { askedFor } from '../unlocking/store.ts';
import * as store from './store.ts';

/** Units that a preview or a period names one by one. */
const [MOST_UNITS, MOST_MISSING] = [2_000, 50];

async function planFor(db: Executor, caller: Caller, planId: string, opening: boolean): Promise<store.PlanRow | Refusal> {
  const plan = await store.findPlan(db, planId);
  if (plan === undefined || !seesPlan(caller, plan)) return refuse('plan-not-found');
  if (!opening) return plan;
  if (!may(caller, 'open-periods', plan.owner_path)) return refuse('not-allowed', { action: 'open-periods' });
  return plan.status === 'published' ? plan : refuse('plan-not-in-force');
}

async function proposalOf(db: Executor, plan: store.PlanRow): Promise<Rhythm['proposal']> {
  const checked = await checkedReading(db, plan.document_id);
  return proposeRhythm(isRefusal(checked) ? '' : checked.reading.source.text);
}

export async function readRhythm({ database }: Room, caller: Caller, planId: string): Promise<Rhythm | Refusal> {
  const plan = await planFor(database, caller, planId, false);
  if (isRefusal(plan)) return plan;
  const row = await store.findRhythm(database, planId);
  return { planId, every: row?.every ?? null, clause: row?.clause ?? null, proposal: await proposalOf(database, plan), maySet: plan.status === 'published' && may(caller, 'open-periods', plan.owner_path), version: row?.version ?? 0 };
}

/** @param version that was seen; 0 where none was set. */
export async function setRhythm(room: Room, caller: Caller, planId: string, version: number, { every, clause }: z.output<typeof SetRhythm>): Promise<Rhythm | Refusal> {
  if (every === 'month' && clause === null) return refuse('month-without-clause');
  return within(room.database, async (tx) => {
    await store.holdPlan(tx, planId);
    const plan = await planFor(tx, caller, planId, true);
    if (isRefusal(plan)) return plan;
    const row = await store.findRhythm(tx, planId);
    if ((row?.version ?? 0) !== version) return refuse('stale', { kind: rhythmTable.name, id: row?.id ?? planId });
    const id = row?.id ?? randomUUID();
    const change: Change = row === undefined ? { table: rhythmTable, id, insert: { id, plan_id: planId, every, clause, version: 1 } } : { table: rhythmTable, id, set: { every, clause }, version };
    const refused = await write(tx, { actor: actorOf(caller), action: 'set-rhythm', subject: { kind: 'plan', id: planId }, at: room.clock.now().toISOString(), changes: [change] });
    return refused ?? readRhythm({ ...room, database: tx }, caller, planId);
  });
}

/** What opening would ask of whom, and how much that is in a year. @param from null: the period after the last one, or the one that runs. */
export async function previewPeriod({ database, clock }: Room, caller: Caller, planId: string, asked: { readonly every?: Every | undefined; readonly from?: string | undefined }): Promise<PeriodPreview | Refusal> {
  const plan = await planFor(database, caller, planId, true);
  if (isRefusal(plan)) return plan;
  const every = asked.every ?? (await store.findRhythm(database, planId))?.every ?? (await proposalOf(database, plan)).every;
  const opened = await store.periodsOf(database, planId);
  const day = today(clock);
  const choices = choicesOf(await store.firstDispatched(database, planId), opened, every, day);
  const span = asked.from === undefined ? choices[0] ?? periodOf(day, every) : periodOf(asked.from, every);
  const due = dueOf(span, day);
  const owed = await store.owedBy(database, planId, span.to);
  const names = new Map(owed.map(({ unitId, unitName }) => [unitId, unitName]));
  const units = yearlyAsks(owed, planId, every, await store.rhythmsOf(database, [...new Set(owed.map((one) => one.planId))]));
  const overlaps = opened.find((one) => one.from_on < span.to && span.from < one.to_on);
  return {
    every, from: span.from, to: span.to, title: periodTitle(span), dueOn: due.day, dueUnknownYear: due.unknownYear, overlaps: overlaps === undefined ? null : { id: overlaps.id, title: overlaps.title },
    asked: total(units, 'reports'), fields: total(units, 'fields'), yearly: total(units, 'thisPlan'), unitCount: units.length,
    units: units.slice(0, MOST_UNITS).map((one) => ({ ...one, unitName: names.get(one.unitId) ?? '' })), choices: choices.map(({ from, to }) => ({ from, title: periodTitle({ every, from, to }) })),
  };
}

function total<K extends string>(rows: readonly Readonly<Record<K, number>>[], key: K): number {
  return rows.reduce((sum, row) => sum + row[key], 0);
}

/** So many days after the period ends; where that has passed already, as many from today. */
function dueOf(span: Span, day: string): { readonly day: string; readonly unknownYear: number | null } {
  const days = valueOn(REPORT_DAYS, day)?.value ?? 0;
  const due = reportBy(span, days);
  return due.day >= day ? due : reportBy({ ...span, to: day }, days + 1);
}

/** Periods that began, that nothing asked about yet and in which something was handed out, at most two years back: the one after the last stands first. */
function choicesOf(first: string | null, opened: readonly PeriodRow[], every: Every, day: string): readonly Span[] {
  if (first === null || first > day) return [];
  const from = [first, addDays(day, -731)].toSorted()[1] as string;
  const free = periodsWithin(from, addDays(day, 1), every).filter((span) => !opened.some((one) => one.from_on < span.to && span.from < one.to_on));
  const [last] = opened;
  const after = last === undefined ? periodOf(day, every) : nextPeriod({ every: last.every as Every, from: last.from_on, to: last.to_on });
  return free.toSorted((a, b) => Number(b.from === after.from) - Number(a.from === after.from) || a.from.localeCompare(b.from));
}

/** Runs a step of its own after a refused one was rolled back. */
export type WhenRefused = (step: (db: Executor) => Promise<unknown>) => void;

/** Opens a period and tells the units. What another period of the plan asked already is not asked again; that attempt is counted. */
export async function openPeriod(room: Room, caller: Caller, planId: string, input: z.output<typeof OpenPeriod>, whenRefused: WhenRefused): Promise<Period | Refusal> {
  return within(room.database, async (tx) => {
    await store.holdPlan(tx, planId);
    const plan = await planFor(tx, caller, planId, true);
    if (isRefusal(plan)) return plan;
    const rhythm = await store.findRhythm(tx, planId);
    if (rhythm === undefined) return refuse('rhythm-not-set');
    const span = periodOf(input.from, rhythm.every);
    const day = today(room.clock);
    if (span.from !== input.from) return refuse('period-not-of-rhythm', { from: input.from, begins: span.from });
    if (span.from > day) return refuse('period-not-begun', { title: periodTitle(span), from: span.from });
    const dueOn = input.dueOn ?? dueOf(span, day).day;
    if (dueOn < span.from || dueOn < day) return refuse('due-day-past', { day: dueOn });
    const same = (await store.periodsOf(tx, planId)).find((one) => one.from_on < span.to && span.from < one.to_on);
    if (same !== undefined) { whenRefused((db) => noteRefused({ ...room, database: db }, caller, planId, same.id)); return refuse('asked-already', { title: same.title }); }
    const owed = (await store.owedBy(tx, planId, span.to)).filter((one) => one.planId === planId);
    if (owed.length === 0) return refuse('nobody-asked');
    const now = room.clock.now().toISOString();
    const id = randomUUID();
    const title = periodTitle(span);
    const row = { id, plan_id: planId, every: rhythm.every, from_on: span.from, to_on: span.to, title, due_on: dueOn, status: 'open', opened_at: now, opened_by: caller.id, locked_at: null, unlocked_at: null, asked_count: total(owed, 'reports'), version: 1 };
    const refused = await write(tx, { actor: actorOf(caller), action: 'open-period', subject: { kind: 'plan', id: planId }, at: now, changes: [{ table: periodTable, id, insert: row }] });
    if (refused !== null) return refused;
    await notify(tx, { kind: 'period-opened', title: `${plan.title} ${title}`, about: { kind: 'period', id }, to: owed.map((one) => ({ unitId: one.unitId, count: one.reports, dueOn })), byAccountId: caller.id, at: now });
    return shown(tx, caller, plan, await findPeriod(tx, id) as PeriodRow);
  });
}

/** That something was not asked a second time stays known, in a step of its own: the refused one was rolled back. */
async function noteRefused({ clock, database }: Room, caller: Caller, planId: string, periodId: string): Promise<void> {
  const at = clock.now().toISOString();
  const id = randomUUID();
  await within(database, async (tx) => write(tx, { actor: actorOf(caller), action: 'refuse-ask', subject: { kind: 'plan', id: planId }, at, changes: [{ table: refusedAskTable, id, insert: { id, plan_id: planId, period_id: periodId, refused_at: at, refused_by: caller.id, version: 1 } }] }));
}

export async function listPeriods({ database }: Room, caller: Caller, planId: string): Promise<Period[] | Refusal> {
  const plan = await planFor(database, caller, planId, false);
  if (isRefusal(plan)) return plan;
  return Promise.all((await store.periodsOf(database, planId)).map((row) => shown(database, caller, plan, row)));
}

export async function readPeriod({ database }: Room, caller: Caller, id: string): Promise<Period | Refusal> {
  const seen = await seenPeriod(database, caller, id);
  return seen === undefined ? refuse('period-not-found') : shown(database, caller, seen.plan, seen.period);
}

/** After it nothing is reported any more: waits for whoever is handing in, and notes what was asked of whom. */
export async function lockPeriod(room: Room, caller: Caller, id: string, version: number): Promise<Period | Refusal> {
  return within(room.database, async (tx) => {
    await closePeriod(tx, id);
    const at = await changing(tx, caller, id);
    if (isRefusal(at)) return at;
    const now = room.clock.now().toISOString();
    const asks = await store.askedOf(tx, id);
    const changes: Change[] = [
      { table: periodTable, id, set: { status: 'locked', locked_at: now, asked_count: total(asks, 'asked_count') }, version },
      ...asks.map((ask): Change => { const askId = randomUUID(); return { table: askTable, id: askId, insert: { id: askId, period_id: id, ...ask, version: 1 } }; }),
    ];
    const refused = await write(tx, { actor: actorOf(caller), action: 'lock-period', subject: { kind: 'plan', id: at.plan.id }, at: now, changes });
    if (refused !== null) return refused;
    await renewWaiting(tx, id, false);
    await closePeriodTotals(tx, id);
    return shown(tx, caller, at.plan, await findPeriod(tx, id) as PeriodRow);
  });
}

/** Moves the last day; what was marked late by the day that held then stays so. */
export async function movePeriodDue(room: Room, caller: Caller, id: string, version: number, dueOn: string): Promise<Period | Refusal> {
  return within(room.database, async (tx) => {
    const at = await changing(tx, caller, id);
    if (isRefusal(at)) return at;
    if (at.row.unlocked_at !== null) return refuse('period-opened-again', { title: at.row.title });
    if (dueOn < at.row.from_on || dueOn < today(room.clock)) return refuse('due-day-past', { day: dueOn });
    const refused = await write(tx, { actor: actorOf(caller), action: 'move-period-due', subject: { kind: 'plan', id: at.plan.id }, at: room.clock.now().toISOString(), changes: [{ table: periodTable, id, set: { due_on: dueOn }, version }] });
    return refused ?? shown(tx, caller, at.plan, await findPeriod(tx, id) as PeriodRow);
  });
}

async function changing(tx: Executor, caller: Caller, id: string): Promise<{ row: PeriodRow; plan: store.PlanRow } | Refusal> {
  const row = await findPeriod(tx, id);
  const plan = row === undefined ? refuse('period-not-found') : await planFor(tx, caller, row.plan_id, true);
  if (row === undefined) return refuse('period-not-found');
  if (isRefusal(plan)) return plan.refused === 'plan-not-found' ? refuse('period-not-found') : plan;
  return row.status === 'locked' ? refuse('period-locked', { title: row.title }) : { row, plan };
}

async function shown(db: Executor, caller: Caller, plan: store.PlanRow, row: PeriodRow): Promise<Period> {
  const asks = row.status === 'locked' && plan.status === 'published' && await mayAsk(db, caller, plan) && !(await askedFor(db, [row.id])).has(row.id);
  const reach = reachOf(caller, 'read-delivery');
  const count = await countPeriod(db, reach, row.id);
  const missing = await missingUnits(db, reach, row.id, MOST_MISSING);
  const open = row.status === 'open' && plan.status === 'published' && may(caller, 'open-periods', plan.owner_path);
  return {
    id: row.id, planId: row.plan_id, planTitle: plan.title, every: row.every as Every, from: row.from_on, to: row.to_on, title: row.title, dueOn: row.due_on, status: row.status, openedAt: row.opened_at, lockedAt: row.locked_at, unlockedAt: row.unlocked_at,
    asked: count.asked, handedIn: count.handed_in, passed: count.passed, late: count.late, pieces: count.pieces, unitsAsked: count.units_asked, unitsMissing: count.units_missing,
    missing: missing.map((one) => ({ unitId: one.id, unitName: one.name, reports: one.missing })), actions: open ? ['lock', ...(row.unlocked_at === null ? ['move-due' as const] : [])] : asks ? ['ask-unlocking'] : [], version: row.version,
  };
}

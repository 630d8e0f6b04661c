/** Reminders: proposed by the ladder, released by a person, noted and taken back. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { holdersOf, may, reachOf } from '#access';
import { addDays, daysBetween, today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { notify } from '#notices';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { on, reminderDays } from '../four-states/parameters.ts';
import type { Room } from '../room.ts';
import { reminderTable } from '../state-tables.ts';
import { proposedRung, type Rung } from './ladder.ts';
import type { Proposal, Release, Reminder } from './model.ts';
import * as store from './store.ts';

type At = Pick<Room, 'database' | 'clock'>;
const MOST_PROPOSED = 300;

/** Longest overdue first. */
export async function listProposals({ database, clock }: At, caller: Caller, asked: { readonly plan?: string | undefined; readonly rung?: string | undefined }): Promise<{ items: Proposal[]; more: boolean; today: string }> {
  const day = today(clock);
  const found: Proposal[] = [];
  let after: readonly [string, string] | null = null;
  for (;;) {
    const rows: store.DueRow[] = await store.dueUpTo(database, reachOf(caller, 'release-reminders'), addDays(day, on(reminderDays, day)), { planId: asked.plan ?? null, ids: null, after }, MOST_PROPOSED);
    found.push(...rows.flatMap((row) => proposalOf(row, day)).filter(({ rung }) => asked.rung === undefined || rung === asked.rung));
    const last = rows.at(-1);
    if (last === undefined || rows.length < MOST_PROPOSED || found.length > MOST_PROPOSED) break;
    after = [last.due_on, last.assignment_id];
  }
  const items = found.slice(0, MOST_PROPOSED);
  const reached = new Set((await holdersOf(database, 'report-progress', [...new Set(items.map(({ unitId }) => unitId))], 'own', clock.now().toISOString())).map(({ unitId }) => unitId));
  return { items: items.map((one) => ({ ...one, reachable: reached.has(one.unitId) })), more: found.length > MOST_PROPOSED, today: day };
}

function proposalOf(row: store.DueRow, day: string): Proposal[] {
  const released = row.released.map(({ rung, on: since }) => ({ rung: rung as Rung, on: since }));
  const rung = proposedRung({ dueOn: row.due_on, released: released.map((one) => one.rung) }, day);
  return rung === null ? [] : [{
    assignmentId: row.assignment_id, planId: row.plan_id, planTitle: row.plan_title, taskId: row.task_id, number: row.number, title: row.title, unitId: row.unit_id, unitName: row.unit_name, about: row.about as Proposal['about'], period: row.period,
    dueOn: row.due_on, days: daysBetween(row.due_on, day), rung, released, reachable: false,
  }];
}

/**
 * Releases what is proposed, all of it or nothing. A reminder before or on the day is also told in the product.
 * Refuses `assignment-not-found`, `rung-not-proposed` {unit, title, dueOn}.
 */
export async function releaseReminders({ database, clock }: At, caller: Caller, { items, words, number, spokenWith }: Release): Promise<{ count: number; told: number } | Refusal> {
  const day = today(clock);
  const at = clock.now().toISOString();
  return within(database, async (tx) => {
    const ids = [...new Set(items.map(({ assignmentId }) => assignmentId))];
    await store.lockForReminders(tx, ids);
    const due = await store.dueUpTo(tx, reachOf(caller, 'release-reminders'), addDays(day, on(reminderDays, day)), { planId: null, ids, after: null }, ids.length * 2);
    const chosen: Proposal[] = [];
    for (const item of items) {
      const rows = due.filter((row) => row.assignment_id === item.assignmentId);
      if (rows.length === 0) return refuse('assignment-not-found');
      const proposal = rows.filter((row) => row.due_on === item.dueOn).flatMap((row) => proposalOf(row, day)).find(({ rung }) => rung === item.rung);
      if (proposal === undefined) return refuse('rung-not-proposed', { unit: rows[0]?.unit_name ?? '', title: rows[0]?.title ?? '', dueOn: item.dueOn });
      chosen.push(proposal);
    }
    const changes = chosen.map(({ assignmentId, dueOn, rung }): Change => {
      const id = randomUUID();
      return { table: reminderTable, id, insert: { id, assignment_id: assignmentId, rung, due_on: dueOn, words, number, spoken_with: spokenWith, released_at: at, released_by: caller.id, taken_back_at: null, version: 1 } };
    });
    const refused = await write(tx, { actor: actorOf(caller), action: 'release-reminders', subject: { kind: 'assignment', id: chosen[0]?.assignmentId ?? '' }, at, changes });
    return refused ?? { count: chosen.length, told: await tell(tx, caller, chosen, at) };
  });
}

/** The first two rungs are kind words to who reports; the others go by meeting, telephone and paper. */
async function tell(tx: Executor, caller: Caller, chosen: readonly Proposal[], at: string): Promise<number> {
  let told = 0;
  const early = chosen.filter(({ rung }) => rung === 'before' || rung === 'on-the-day');
  for (const [key, group] of Map.groupBy(early, ({ planId, dueOn }) => `${planId} ${dueOn}`)) {
    const [first] = group;
    if (first === undefined) continue;
    const units = Map.groupBy(group, ({ unitId }) => unitId);
    told += await notify(tx, {
      kind: 'due-soon', title: first.planTitle, about: { kind: 'plan', id: first.planId }, byAccountId: caller.id, once: `due-soon ${key} ${first.rung}`, at,
      to: [...units].map(([unitId, all]) => ({ unitId, count: all.length, dueOn: first.dueOn })),
    });
  }
  return told;
}

const byRelease = defineCursor('reminders', z.tuple([z.iso.datetime(), z.uuid()]));

export async function listReleased({ database }: At, caller: Caller, asked: { readonly plan?: string | undefined; readonly assignment?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: Reminder[]; next: string | null } | Refusal> {
  const after = readCursor(byRelease, asked.cursor);
  if (isRefusal(after)) return after;
  const rows = await store.listReminders(database, reachOf(caller, 'release-reminders'), { planId: asked.plan ?? null, assignmentId: asked.assignment ?? null, id: null, after }, asked.limit + 1);
  return pageOf(rows.map((row) => shown(caller, row)), asked.limit, byRelease, (one): [string, string] => [one.releasedAt, one.id]);
}

/** Its paper's number and with whom one spoke are recorded back. Refuses `reminder-not-found`, `reminder-taken-back`, `stale`. */
export async function noteReminder(at: At, caller: Caller, id: string, version: number, noted: { readonly number?: string | null | undefined; readonly spokenWith?: string | null | undefined }): Promise<Reminder | Refusal> {
  return changed(at, caller, id, version, 'note-reminder', { ...(noted.number === undefined ? {} : { number: noted.number }), ...(noted.spokenWith === undefined ? {} : { spoken_with: noted.spokenWith }) });
}

/** Released by mistake: it stays to be seen, and its rung is proposed again. */
export async function takeBackReminder(at: At, caller: Caller, id: string, version: number): Promise<Reminder | Refusal> {
  return changed(at, caller, id, version, 'take-back-reminder', { taken_back_at: at.clock.now().toISOString() });
}

export async function openReminder({ database }: At, caller: Caller, id: string): Promise<Reminder | Refusal> {
  const [row] = await store.listReminders(database, reachOf(caller, 'release-reminders'), { planId: null, assignmentId: null, id, after: null }, 1);
  return row === undefined ? refuse('reminder-not-found') : shown(caller, row);
}

async function changed(at: At, caller: Caller, id: string, version: number, action: string, set: Readonly<Record<string, unknown>>): Promise<Reminder | Refusal> {
  return within<Reminder>(at.database, async (tx) => {
    const before = await openReminder({ ...at, database: tx }, caller, id);
    if (isRefusal(before)) return before;
    if (before.takenBackAt !== null) return refuse('reminder-taken-back');
    const refused = await write(tx, { actor: actorOf(caller), action, subject: { kind: 'reminder', id }, at: at.clock.now().toISOString(), changes: [{ table: reminderTable, id, set, version }] });
    return refused ?? openReminder({ ...at, database: tx }, caller, id);
  });
}

function shown(caller: Caller, row: store.ReminderRow): Reminder {
  const releases = may(caller, 'release-reminders', row.from_path) || may(caller, 'release-reminders', row.owner_path);
  return {
    id: row.id, assignmentId: row.assignment_id, planId: row.plan_id, planTitle: row.plan_title, taskId: row.task_id, number: row.number, title: row.title, unitId: row.unit_id, unitName: row.unit_name, rung: row.rung as Rung, dueOn: row.due_on, words: row.words, paperNumber: row.paper_number, spokenWith: row.spoken_with,
    releasedAt: row.released_at, takenBackAt: row.taken_back_at, version: row.version, actions: row.taken_back_at === null && releases ? ['note', 'take-back'] : [],
  };
}

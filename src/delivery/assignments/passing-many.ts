/** Many tasks of one unit passed down to the same units below in one step: looked through row by row first, written whole or not at all. */
import { randomUUID } from 'node:crypto';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, newSalt, write } from '#journal';
import { type Caller, type Executor, sentenceOf, within } from '#platform';
import { refusedFor } from '../allowed.ts';
import { barredUnits } from '../dispatching/check.ts';
import { blankToNull, refusedDays, tellUnits } from '../dispatching/commands.ts';
import { dispatchingSentences } from '../dispatching/sentences.ts';
import { closedUnits, standingsOf } from '../dispatching/store.ts';
import { dayOrNull, type Room } from '../room.ts';
import { assignmentTable, dispatchTable } from '../tables.ts';
import { lockedFor, type SeenVersion } from './answering.ts';
import type { PassDownMany, PassedDownMany } from './model.ts';
import { authorityBelow, refusedPart, rowOf, touched } from './passing.ts';
import * as store from './store.ts';

type Standings = Awaited<ReturnType<typeof standingsOf>>;
interface Pair { readonly unitId: string; readonly refused: Refusal | null }
interface Row { readonly whole: store.AssignmentRow; readonly refused: Refusal | null; readonly pairs: readonly Pair[] }

/**
 * One entry, and one dispatch for each plan of which there are tasks: a dispatch is of one plan. With `dry` nothing is written.
 * Refuses `assignment-not-found`, `pass-down-of-several` {unit, other}, `minutes-missing`, what refuses days, and `pass-down-rows-refused` {count}
 * where a row that was not left out cannot go; which and why stands in the reply with `dry`.
 */
export async function passDownMany(room: Room, caller: Caller, input: PassDownMany): Promise<PassedDownMany | Refusal> {
  const { database, clock } = room;
  return within<PassedDownMany>(database, async (tx) => {
    const day = today(clock);
    const wholes = new Map((await store.lockAssignments(tx, input.rows.map(({ id }) => id))).map((row) => [row.id, row]));
    const [first] = input.rows.flatMap(({ id }) => wholes.get(id) ?? []);
    if (first === undefined || input.rows.some(({ id }) => refusedFor(caller, wholes.get(id), 'pass-down')?.refused === 'assignment-not-found')) return refuse('assignment-not-found');
    const other = [...wholes.values()].find(({ unit_id }) => unit_id !== first.unit_id);
    if (other !== undefined) return refuse('pass-down-of-several', { unit: first.unit_name, other: other.unit_name });
    const refused = refusedDays(input.dispatchedOn, input.answerBy, day);
    if (refused !== null) return refused;
    if (input.channel === 'meeting' && input.number === null) return refuse('minutes-missing');
    const standings = await standingsOf(tx, [first.unit_id, ...input.rows.flatMap(({ unitIds }) => unitIds)]);
    const barred = await givenNothing(room, tx, first, input, standings, day);
    if (isRefusal(barred)) return barred;
    const parts = Map.groupBy(await store.partsOfAll(tx, [...wholes.keys()]), ({ parent_id }) => parent_id);
    const rows = input.rows.map(({ id, version, unitIds }): Row => {
      const whole = wholes.get(id) as store.AssignmentRow;
      const standing = refusedFor(caller, whole, 'pass-down') ?? (whole.version === version ? null : refuse('stale', { kind: assignmentTable.name, id }));
      const has = (unitId: string): boolean => unitId === whole.unit_id || (parts.get(id) ?? []).some((part) => part.unit_id === unitId && part.status !== 'withdrawn');
      const pairs = unitIds.map((unitId, place): Pair => ({ unitId, refused: has(unitId) || unitIds.indexOf(unitId) !== place ? refuse('given-below-already', { unit: standings.get(unitId)?.name ?? '' }) : barred.get(unitId) ?? null }));
      return { whole, refused: standing ?? refusedPart(input.dueOn, whole), pairs };
    });
    const bad = rows.reduce((count, row) => count + (row.refused === null ? row.pairs.filter((pair) => pair.refused !== null).length : row.pairs.length), 0);
    const shown = { rows: rows.map((row) => rowShown(row, standings)), refusedCount: bad, pairs: rows.reduce((count, { pairs }) => count + pairs.length, 0), units: new Set(rows.flatMap(({ pairs }) => pairs.map(({ unitId }) => unitId))).size };
    if (input.dry) return { ...shown, applied: false, dispatches: [], pieces: [] };
    if (bad > 0) return refuse('pass-down-rows-refused', { count: bad });
    const made = await give(tx, room, caller, input, rows, { standings, parts });
    return isRefusal(made) ? made : { ...shown, applied: true, ...made };
  });
}

/** Why a unit cannot be given anything, whatever the task. */
async function givenNothing(room: Room, tx: Executor, { unit_id: fromUnitId, plan_id: planId }: store.AssignmentRow, { rows, channel }: PassDownMany, standings: Standings, day: string): Promise<ReadonlyMap<string, Refusal> | Refusal> {
  const unitIds = [...new Set(rows.flatMap((row) => row.unitIds))];
  const barred = await barredUnits(room, tx, { planId, fromUnitId, authority: authorityBelow(standings.get(fromUnitId)), groupId: null, channel }, unitIds, standings, day);
  return isRefusal(barred) ? barred : new Map([...barred, ...(await closedUnits(tx, unitIds, day)).map(({ id, name }) => [id, refuse('unit-closed', { unit: name })] as const)]);
}

interface Known { readonly standings: Standings; readonly parts: ReadonlyMap<string | null, readonly store.AssignmentRow[]> }

async function give(tx: Executor, { clock }: Room, caller: Caller, input: PassDownMany, rows: readonly Row[], { standings, parts }: Known): Promise<Pick<PassedDownMany, 'dispatches' | 'pieces'> | Refusal> {
  const at = clock.now().toISOString();
  const plans = [...Map.groupBy(rows, ({ whole }) => whole.plan_id)].map(([planId, some]) => ({ planId, id: randomUUID(), title: some[0]?.whole.plan_title ?? '', some }));
  const from = rows[0]?.whole as store.AssignmentRow;
  const pieces: { id: string; version: number }[] = [];
  const changes = plans.flatMap(({ planId, id: dispatch, some }): Change[] => [
    { table: dispatchTable, id: dispatch, insert: {
      id: dispatch, salt: newSalt(), plan_id: planId, from_unit_id: from.unit_id, authority: authorityBelow(standings.get(from.unit_id)), channel: input.channel, number: input.number, dispatched_on: input.dispatchedOn, answer_by: input.answerBy, words: blankToNull(input.words),
      contact: blankToNull(input.contact), status: 'sent', made_by: caller.kind === 'account' ? caller.id : null, sent_at: at, version: 1,
    } },
    ...some.flatMap(({ whole, pairs }): Change[] => [touched(whole), ...pairs.map(({ unitId }, place): Change => {
      const own = randomUUID();
      pieces.push({ id: own, version: 1 });
      return { table: assignmentTable, id: own, insert: { ...rowOf(own, whole, whole.title, input.dueOn, (parts.get(whole.id)?.length ?? 0) + place), dispatch_id: dispatch, unit_id: unitId, path: standings.get(unitId)?.path.map((above) => above.id) ?? [], status: 'sent' } };
    })]),
  ]);
  const stale = await write(tx, { actor: actorOf(caller), action: 'pass-down-assignments', subject: { kind: 'dispatch', id: plans[0]?.id ?? '' }, at, changes });
  if (stale !== null) return stale;
  for (const { id, title, some } of plans) await tellUnits(tx, caller, { id, title, answerBy: input.answerBy, at }, some.flatMap(({ pairs }) => pairs.map(({ unitId }) => ({ unit_id: unitId }))));
  return { dispatches: plans.map(({ id, title }) => ({ id, planTitle: title })), pieces };
}

function rowShown({ whole, refused, pairs }: Row, standings: Standings): PassedDownMany['rows'][number] {
  return {
    id: whole.id, version: whole.version, planTitle: whole.plan_title, taskNumber: whole.task_number, called: whole.title ?? whole.task_title ?? whole.task_text, dueOn: dayOrNull(whole.due_on), refused: told(refused),
    units: pairs.map((pair) => ({ unitId: pair.unitId, unitName: standings.get(pair.unitId)?.name ?? '', refused: told(pair.refused) })),
  };
}

function told(refusal: Refusal | null): { code: string; zh: string; en: string } | null {
  if (refusal === null) return null;
  const { zh, en } = sentenceOf(refusal, [dispatchingSentences]);
  return { code: refusal.refused, zh, en };
}

/** The way back: what was passed down together is withdrawn together, with all that came of it. All of them, or none. */
export async function withdrawMany({ database, clock }: Room, caller: Caller, asked: readonly SeenVersion[], reason: string): Promise<{ withdrawn: number } | Refusal> {
  return within<{ withdrawn: number }>(database, async (tx) => {
    const rows = await lockedFor(tx, caller, asked, 'withdraw');
    if (isRefusal(rows)) return rows;
    const versions = new Map(asked.map(({ id, version }) => [id, version]));
    const going = await store.lockAssignments(tx, (await store.withPartsOf(tx, [...versions.keys()])).map(({ id }) => id));
    const changes = going.filter(({ id, status }) => versions.has(id) || status !== 'closed').map((row): Change => ({ table: assignmentTable, id: row.id, set: { status: 'withdrawn', reason }, version: versions.get(row.id) ?? row.version }));
    const stale = await write(tx, { actor: actorOf(caller), action: 'withdraw-assignments', subject: { kind: 'dispatch', id: rows[0]?.dispatch_id ?? '' }, at: clock.now().toISOString(), remark: reason, changes });
    return stale ?? { withdrawn: changes.length };
  });
}

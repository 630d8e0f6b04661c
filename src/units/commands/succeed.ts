/** Closing units, and who comes after them: mergers, splits, and taking a closing back. */
import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '#kernel';
import { type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import type { OpenedUnit, Unit, UnitOnDay } from '../model.ts';
import { allSuccessions, formersOf, successionRows } from '../store/names.ts';
import { lockTree, renewPaths } from '../store/tree.ts';
import { findUnit, findUnits, openBelow, openChildren } from '../store/units.ts';
import { directoryOf } from '../matching/index.ts';
import { successionTable, unitTable } from '../tables.ts';
import { checkUnit } from './check.ts';
import { lockUnit, openUnit, placeUnder, withUnit } from './edit.ts';
import { notYet, type Room, stepOf } from './room.ts';

export interface Closing {
  /** The first day on which it is there no more. */
  readonly on: string;
  /** None: dissolved. Several: split. */
  readonly successorIds: readonly string[];
  /** What becomes of the open units below it: they close too, or go to the first successor. Null: there must be none. */
  readonly below: 'close' | 'pass-on' | null;
}

export async function closeUnit(room: Room, caller: Caller, id: string, version: number, closing: Closing): Promise<OpenedUnit | Refusal> {
  return withUnit(room, caller, id, async (tx, unit) => closeAll(tx, room, caller, [unit], closing, closing.successorIds.length > 1 ? 'split-unit' : 'close-unit', version));
}

/** Several units become one, from a day on. @returns the successor. */
export async function mergeUnits(room: Room, caller: Caller, unitIds: readonly string[], successorId: string, on: string): Promise<OpenedUnit | Refusal> {
  return within(room.database, async (tx) => {
    await lockTree(tx);
    const units: Unit[] = [];
    for (const id of new Set(unitIds)) {
      const unit = await lockUnit(tx, room, caller, id);
      if ('refused' in unit) return unit;
      if (id !== successorId) units.push(unit);
    }
    if (units.length === 0) return refuse('nothing-to-merge');
    return await closeAll(tx, room, caller, units, { on, successorIds: [successorId], below: 'pass-on' }, 'merge-units', null) ?? openUnit({ ...room, database: tx }, caller, successorId);
  });
}

async function closeAll(tx: Executor, room: Room, caller: Caller, units: readonly Unit[], { on, successorIds, below }: Closing, action: string, version: number | null): Promise<Refusal | null> {
  const early = notYet(room, on);
  if (early !== null) return early;
  const successors = await findUnits(tx, successorIds);
  if (successors.length < new Set(successorIds).size) return refuse('successor-not-found');
  const first = successors.find(({ id }) => id === successorIds[0]);
  const changes: Change[] = [];
  const moved: string[] = [];
  for (const unit of units) {
    if (unit.validTo !== null) return refuse('unit-closed', { name: unit.name, day: unit.validTo });
    if (unit.validFrom !== null && on <= unit.validFrom) return refuse('validity-wrong', { from: unit.validFrom, to: on });
    const wrong = successors.find((one) => one.path.includes(unit.id) || (one.validTo !== null && one.validTo <= on) || (one.validFrom !== null && one.validFrom > on));
    if (wrong !== undefined) return refuse('successor-not-there', { name: wrong.name, day: on });
    const children = await openChildren(tx, unit.id);
    if (children.length > 0 && (below === null || (below === 'pass-on' && first === undefined))) return refuse('unit-has-children', { name: unit.name, count: children.length });
    changes.push({ table: unitTable, id: unit.id, set: { valid_to: on }, version: version ?? unit.version });
    if (below === 'pass-on' && first !== undefined) {
      const there = await placeUnder(tx, room, caller, first.id);
      if (children.length > 0 && 'refused' in there) return there;
      for (const child of children) {
        const refused = await checkUnit(tx, { ...child, parentId: first.id });
        if (refused !== null) return refused;
        moved.push(child.id);
        changes.push({ table: unitTable, id: child.id, set: { parent_id: first.id }, version: child.version });
      }
    } else {
      for (const child of await openBelow(tx, unit.id)) {
        if (child.validFrom !== null && on <= child.validFrom) return refuse('validity-wrong', { from: child.validFrom, to: on });
        changes.push({ table: unitTable, id: child.id, set: { valid_to: on }, version: child.version });
      }
    }
  }
  for (const unit of units) {
    for (const successor of new Set(successorIds)) {
      const id = randomUUID();
      changes.push({ table: successionTable, id, insert: { id, unit_id: unit.id, successor_id: successor, effective_on: on } });
    }
  }
  const refused = await write(tx, stepOf(room, caller, action, { kind: 'unit', id: (units[0] as Unit).id }, changes));
  if (refused !== null) return refused;
  for (const id of moved) await renewPaths(tx, id);
  return null;
}

/** Takes a closing back: the unit goes on as if it had never ended. What went to a successor stays there. */
export async function reopenUnit(room: Room, caller: Caller, id: string, version: number): Promise<OpenedUnit | Refusal> {
  return withUnit(room, caller, id, async (tx, unit) => {
    if (unit.validTo === null) return refuse('unit-not-closed', { name: unit.name });
    const parent = unit.parentId === null ? undefined : await findUnit(tx, unit.parentId);
    if (parent !== undefined && parent.validTo !== null) return refuse('parent-closed', { name: parent.name, day: parent.validTo });
    const rows = await successionRows(tx, id);
    return await checkUnit(tx, { ...unit, validTo: null }) ?? await write(tx, stepOf(room, caller, 'reopen-unit', { kind: 'unit', id }, [
      ...rows.map((row): Change => ({ table: successionTable, id: row.id, gone: true })), { table: unitTable, id, set: { valid_to: null }, version },
    ]));
  });
}

/** Who a unit was on a day: its name then, and who stood in its place if it was closed. */
export async function unitOnDay({ database }: Pick<Room, 'database'>, id: string, on: string): Promise<UnitOnDay | Refusal> {
  const unit = await findUnit(database, id);
  if (unit === undefined) return refuse('unit-not-found');
  const then = (await formersOf(database, id)).findLast(({ validTo }) => on < validTo) ?? unit;
  const state = unit.validFrom !== null && on < unit.validFrom ? 'not-yet' : unit.validTo !== null && unit.validTo <= on ? 'closed' : 'valid';
  return { id, on, state, name: then.name, shortName: then.shortName, divisionCode: then.divisionCode, inItsPlace: state === 'closed' ? await inPlaceOf(database, id, on) : [] };
}

async function inPlaceOf(db: Executor, id: string, on: string): Promise<{ id: string; name: string }[]> {
  const successions = await allSuccessions(db);
  const units = await findUnits(db, [...new Set(successions.map(({ successorId }) => successorId))]);
  return directoryOf({ units, successions, aliases: [], formers: [] }).successorsOf(id, on).map(({ id: successor, name }) => ({ id: successor, name }));
}

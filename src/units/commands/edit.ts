/** Creating, changing, moving and deleting one unit. */
import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '#kernel';
import { type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import type { Alias, OpenedUnit, Unit, UnitDraft } from '../model.ts';
import { isMentioned } from '../store/clashes.ts';
import { aliasesOf, formersOf, successionsOf } from '../store/names.ts';
import { isLinked, lockTree, renewPaths, renewSearch, searchableOf } from '../store/tree.ts';
import { findLine, findUnit } from '../store/units.ts';
import { aliasTable, formerTable, unitTable } from '../tables.ts';
import { checkUnit } from './check.ts';
import { mayManage, notYet, outOfReach, type Room, stepOf } from './room.ts';

/** A unit with its names and who came before and after it. */
export async function openUnit(room: Room, caller: Caller, id: string): Promise<OpenedUnit | Refusal> {
  const unit = await findLine(room.database, id);
  if (unit === undefined) return refuse('unit-not-found');
  return {
    unit, aliases: await aliasesOf(room.database, id), former: await formersOf(room.database, id), predecessors: await successionsOf(room.database, id, 'predecessors'),
    successors: await successionsOf(room.database, id, 'successors'), editable: mayManage(room, caller, unit.path), version: unit.version,
  };
}

/** @param parentId null: a root, for who reaches everywhere. */
export async function createUnit(room: Room, caller: Caller, parentId: string | null, draft: UnitDraft): Promise<OpenedUnit | Refusal> {
  return within(room.database, async (tx) => {
    await lockTree(tx);
    const above = await placeUnder(tx, room, caller, parentId);
    if ('refused' in above) return above;
    const id = randomUUID();
    const refused = await checkUnit(tx, { ...draft, id, parentId, validTo: null })
      ?? await write(tx, stepOf(room, caller, 'create-unit', { kind: 'unit', id }, [{ table: unitTable, id, insert: newRow(id, parentId, above.path, draft) }]));
    return refused ?? openUnit({ ...room, database: tx }, caller, id);
  });
}

/** The row of a new unit, with what follows from it. */
export function newRow(id: string, parentId: string | null, pathAbove: readonly string[], draft: UnitDraft): Readonly<Record<string, unknown>> {
  return {
    id, parent_id: parentId, name: draft.name, short_name: draft.shortName, kind: draft.kind, level: draft.level, division_code: draft.divisionCode, school_code: draft.schoolCode, credit_code: draft.creditCode,
    valid_from: draft.validFrom, valid_to: null, position: draft.position, version: 1, path: [...pathAbove, id], ...searchableOf([draft.name, draft.shortName, draft.divisionCode, draft.schoolCode]),
  };
}

/**
 * @param renamedOn the day from which the new name (or code) holds; the old one is kept for the time before.
 * Null: what stood there was wrong, and is only mended.
 */
export async function changeUnit(room: Room, caller: Caller, id: string, version: number, draft: UnitDraft, renamedOn: string | null): Promise<OpenedUnit | Refusal> {
  return withUnit(room, caller, id, async (tx, unit) => {
    const next = { ...unit, ...draft };
    const changes: Change[] = [{ table: unitTable, id, version, set: {
      name: draft.name, short_name: draft.shortName, kind: draft.kind, level: draft.level, division_code: draft.divisionCode, school_code: draft.schoolCode, credit_code: draft.creditCode, valid_from: draft.validFrom, position: draft.position,
    } }];
    const isRenamed = renamedOn !== null && (unit.name !== draft.name || unit.shortName !== draft.shortName || unit.divisionCode !== draft.divisionCode);
    if (isRenamed) {
      const early = notYet(room, renamedOn);
      if (early !== null) return early;
      const [last] = await formersOf(tx, id);
      if ((unit.validFrom !== null && renamedOn <= unit.validFrom) || (last !== undefined && renamedOn <= last.validTo)) return refuse('renamed-too-early', { day: last?.validTo ?? unit.validFrom ?? '' });
      const formerId = randomUUID();
      changes.unshift({ table: formerTable, id: formerId, insert: { id: formerId, unit_id: id, name: unit.name, short_name: unit.shortName, division_code: unit.divisionCode, valid_to: renamedOn } });
    }
    const refused = await checkUnit(tx, next) ?? await write(tx, stepOf(room, caller, isRenamed ? 'rename-unit' : 'change-unit', { kind: 'unit', id }, changes));
    if (refused === null) await renewSearch(tx, [id]);
    return refused;
  });
}

/** With all below it. The aliases that were understood at the old place are understood at the new one. */
export async function moveUnit(room: Room, caller: Caller, id: string, version: number, parentId: string | null, position: number): Promise<OpenedUnit | Refusal> {
  return withUnit(room, caller, id, async (tx, unit) => {
    const above = await placeUnder(tx, room, caller, parentId);
    if ('refused' in above) return above;
    if (above.path.includes(id)) return refuse('unit-below-itself', { name: unit.name });
    const aliases = parentId === unit.parentId ? [] : (await aliasesOf(tx, id)).filter(({ scopeUnitId }) => scopeUnitId === unit.parentId);
    const refused = await checkUnit(tx, { ...unit, parentId }) ?? await write(tx, stepOf(room, caller, 'move-unit', { kind: 'unit', id }, [
      { table: unitTable, id, version, set: { parent_id: parentId, position } }, ...aliases.map((alias): Change => ({ table: aliasTable, id: alias.id, set: { scope_unit_id: parentId } })),
    ]));
    if (refused === null) await renewPaths(tx, id);
    return refused;
  });
}

/** Only what nothing speaks of yet: a slip while typing. Everything else is closed. */
export async function deleteUnit(room: Room, caller: Caller, id: string, version: number): Promise<Refusal | null> {
  const done = await within(room.database, async (tx): Promise<Refusal | { done: true }> => {
    const unit = await lockUnit(tx, room, caller, id);
    if ('refused' in unit) return unit;
    if (await isLinked(tx, id) || await isMentioned(tx, 'unit_id', id)) return refuse('unit-in-use', { name: unit.name });
    const aliases: Alias[] = await aliasesOf(tx, id);
    const changes: Change[] = [...aliases.map((alias): Change => ({ table: aliasTable, id: alias.id, gone: true })), { table: unitTable, id, gone: true, version }];
    return await write(tx, stepOf(room, caller, 'delete-unit', { kind: 'unit', id }, changes)) ?? { done: true };
  });
  return 'refused' in done ? done : null;
}

/** Runs a step on one unit that the caller may manage, under the lock of the tree, and answers with what became of it. */
export async function withUnit(room: Room, caller: Caller, id: string, step: (tx: Executor, unit: Unit) => Promise<Refusal | null>): Promise<OpenedUnit | Refusal> {
  return within(room.database, async (tx) => {
    const unit = await lockUnit(tx, room, caller, id);
    if ('refused' in unit) return unit;
    return await step(tx, unit) ?? openUnit({ ...room, database: tx }, caller, id);
  });
}

export async function lockUnit(tx: Executor, room: Room, caller: Caller, id: string): Promise<Unit | Refusal> {
  await lockTree(tx);
  const unit = await findUnit(tx, id);
  return unit === undefined ? refuse('unit-not-found') : outOfReach(room, caller, unit.path) ?? unit;
}

/** The unit above, as one under which the caller may put something. */
export async function placeUnder(tx: Executor, room: Room, caller: Caller, parentId: string | null): Promise<{ readonly path: readonly string[] } | Refusal> {
  if (parentId === null) return outOfReach(room, caller, null) ?? { path: [] };
  const parent = await findUnit(tx, parentId);
  if (parent === undefined) return refuse('parent-not-found');
  if (parent.validTo !== null) return refuse('parent-closed', { name: parent.name, day: parent.validTo });
  return outOfReach(room, caller, parent.path) ?? parent;
}

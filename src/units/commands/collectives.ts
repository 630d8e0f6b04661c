/** Sets of units under one name: made, changed, removed, expanded on a day. */
import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '#kernel';
import { type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import { collectiveForm, directoryOf } from '../matching/index.ts';
import type { Collective, CollectiveDraft, Expansion, UnitReference } from '../model.ts';
import { isMentioned } from '../store/clashes.ts';
import { findCollective, findCollectiveNamed, memberRows, unitsByRule } from '../store/collectives.ts';
import { allSuccessions } from '../store/names.ts';
import { lockTree } from '../store/tree.ts';
import { findUnit, findUnits } from '../store/units.ts';
import { collectiveTable, memberTable } from '../tables.ts';
import { outOfReach, type Room, stepOf } from './room.ts';

export async function getCollective({ database }: Pick<Room, 'database'>, id: string): Promise<Collective | Refusal> {
  return (await findCollective(database, id)) ?? refuse('collective-not-found');
}

export async function createCollective(room: Room, caller: Caller, draft: CollectiveDraft): Promise<Collective | Refusal> {
  return within(room.database, async (tx) => {
    await lockTree(tx);
    const id = randomUUID();
    const refused = await check(tx, room, caller, id, draft) ?? await write(tx, stepOf(room, caller, 'create-collective', { kind: 'collective', id }, [
      { table: collectiveTable, id, insert: { id, ...columns(draft), document_id: draft.documentId, scope_unit_id: draft.scopeUnitId, version: 1 } }, ...members(id, draft, []),
    ]));
    return refused ?? getCollective({ database: tx }, id);
  });
}

/** Its document and its scope stay: elsewhere it would be another. */
export async function changeCollective(room: Room, caller: Caller, id: string, version: number, draft: CollectiveDraft): Promise<Collective | Refusal> {
  return within(room.database, async (tx) => {
    await lockTree(tx);
    const now = await findCollective(tx, id);
    if (now === undefined) return refuse('collective-not-found');
    const next = { ...draft, documentId: now.documentId, scopeUnitId: now.scopeUnitId };
    const refused = await check(tx, room, caller, id, next) ?? await write(tx, stepOf(room, caller, 'change-collective', { kind: 'collective', id }, [
      { table: collectiveTable, id, set: columns(next), version }, ...members(id, next, await memberRows(tx, id)),
    ]));
    return refused ?? getCollective({ database: tx }, id);
  });
}

/** Only one that nothing speaks of. */
export async function removeCollective(room: Room, caller: Caller, id: string, version: number): Promise<Refusal | null> {
  const done = await within(room.database, async (tx): Promise<Refusal | { done: true }> => {
    await lockTree(tx);
    const now = await findCollective(tx, id);
    if (now === undefined) return refuse('collective-not-found');
    const barred = await reach(tx, room, caller, now.scopeUnitId);
    if (barred !== null) return barred;
    if (await isMentioned(tx, 'collective_id', id)) return refuse('collective-in-use', { name: now.name });
    const rows = await memberRows(tx, id);
    return await write(tx, stepOf(room, caller, 'remove-collective', { kind: 'collective', id }, [...rows.map((row): Change => ({ table: memberTable, id: row.id, gone: true })), { table: collectiveTable, id, gone: true, version }])) ?? { done: true };
  });
  return 'refused' in done ? done : null;
}

/**
 * Whom it means: by its rule those valid on the day, and those listed (a closed one gives way to its successors), without those excluded.
 * @param on the day asked for; the collective's own day goes before it. The tree's shape is today's.
 */
export async function expandCollective({ database }: Pick<Room, 'database'>, id: string, on: string): Promise<Expansion | Refusal> {
  const collective = await findCollective(database, id);
  if (collective === undefined) return refuse('collective-not-found');
  return expansionOf(database, collective, collective.asOf ?? on);
}

/** The same of one that is not kept yet. */
export async function expansionOf(db: Executor, { rule, members: listed, excluded }: Pick<Collective, 'rule' | 'members' | 'excluded'>, on: string): Promise<Expansion> {
  const byRule = rule === null ? [] : await unitsByRule(db, rule, on);
  const units = new Map<string, UnitReference>(byRule.map((unit) => [unit.id, unit]));
  for (const unit of listed.length === 0 ? [] : await standing(db, listed, on)) units.set(unit.id, unit);
  for (const { id } of excluded) units.delete(id);
  return { on, units: [...units.values()].map(({ id, name }) => ({ id, name })) };
}

/** The listed ones, those closed by the day replaced by whoever came after. */
async function standing(db: Executor, listed: readonly UnitReference[], on: string): Promise<UnitReference[]> {
  const successions = await allSuccessions(db);
  const units = await findUnits(db, [...new Set([...listed.map(({ id }) => id), ...successions.map(({ successorId }) => successorId)])]);
  const directory = directoryOf({ units, successions, aliases: [], formers: [] });
  return listed.flatMap(({ id }) => {
    const unit = directory.unit(id);
    if (unit === undefined) return [];
    return unit.validTo === null || on < unit.validTo ? [unit] : directory.successorsOf(id, on);
  });
}

function columns({ name, asOf, rule }: CollectiveDraft): Readonly<Record<string, unknown>> {
  return { name, folded: collectiveForm(name), as_of: asOf, rule };
}

function members(collectiveId: string, { memberIds, excludedIds }: CollectiveDraft, before: readonly { id: string; unitId: string; excluded: boolean }[]): Change[] {
  const wanted = new Map([...memberIds.map((id) => [id, false] as const), ...excludedIds.map((id) => [id, true] as const)]);
  const gone = before.filter(({ unitId, excluded }) => wanted.get(unitId) !== excluded);
  const kept = new Set(before.filter((row) => !gone.includes(row)).map(({ unitId }) => unitId));
  return [
    ...gone.map((row): Change => ({ table: memberTable, id: row.id, gone: true })),
    ...[...wanted].filter(([unitId]) => !kept.has(unitId)).map(([unitId, excluded]): Change => {
      const id = randomUUID();
      return { table: memberTable, id, insert: { id, collective_id: collectiveId, unit_id: unitId, excluded } };
    }),
  ];
}

async function check(tx: Executor, room: Room, caller: Caller, id: string, draft: CollectiveDraft): Promise<Refusal | null> {
  const barred = await reach(tx, room, caller, draft.scopeUnitId);
  if (barred !== null) return barred;
  if (draft.rule === null && draft.memberIds.length === 0) return refuse('collective-empty', { name: draft.name });
  const named = [...new Set([...draft.memberIds, ...draft.excludedIds, ...(draft.rule === null ? [] : [draft.rule.belowId])])];
  if ((await findUnits(tx, named)).length < named.length) return refuse('unit-not-found');
  const other = await findCollectiveNamed(tx, draft.documentId, draft.scopeUnitId, collectiveForm(draft.name));
  return other !== undefined && other.id !== id ? refuse('collective-taken', { name: other.name }) : null;
}

async function reach(tx: Executor, room: Room, caller: Caller, scopeUnitId: string | null): Promise<Refusal | null> {
  const scope = scopeUnitId === null ? null : await findUnit(tx, scopeUnitId);
  return scope === undefined ? refuse('scope-not-found') : outOfReach(room, caller, scope?.path ?? null);
}

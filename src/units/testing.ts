/** Trees for tests: the sample province, known to the matching and put into a database. */
import { randomUUID } from 'node:crypto';
import { isRefusal } from '#kernel';
import { type Change, write } from '#journal';
import { type Clock, type Database, frozenClock, SYSTEM, within } from '#platform';
import { testServer } from '#platform/testing';
import { newRow } from './commands/edit.ts';
import { type Room, stepOf } from './commands/room.ts';
import { type Known, type KnownUnit, plain } from './matching/index.ts';
import { aliasTable, unitTable } from './tables.ts';
import type { UnitRow } from './workbook/row.ts';
import { sampleRows } from './workbook/sample.ts';

export { confirmNames } from './commands/names.ts';
export { closeUnit } from './commands/succeed.ts';
export { plain } from './matching/index.ts';
export { collectiveTable, memberTable } from './tables.ts';

export const TODAY = '2026-03-02';

/** A tree of rows as the matching knows it; names are ids where they are unique. */
export function knownOf(rows: readonly UnitRow[] = sampleRows): Known {
  const units: KnownUnit[] = [];
  const byName = new Map<string, KnownUnit>();
  for (const row of rows) {
    const parent = row.parent === null ? undefined : byName.get(row.parent);
    const id = byName.has(row.name) ? randomUUID() : row.name;
    const unit: KnownUnit = { id, parentId: parent?.id ?? null, name: row.name, shortName: row.shortName, kind: row.kind, level: row.level, validFrom: row.validFrom, validTo: null, path: [...(parent?.path ?? []), id] };
    units.push(unit);
    byName.set(id, unit);
  }
  return {
    units, formers: [], successions: [],
    aliases: rows.flatMap((row) => row.aliases.map((name) => ({ unitId: row.name, scopeUnitId: byName.get(row.name)?.parentId ?? null, name }))),
  };
}

/** Who reaches everywhere; tests of access make their own. */
export function testRoom(database: Database, clock: Clock = frozenClock('2026-03-02T01:30:00.000Z')): Room {
  return { database, clock, reachOf: (caller) => (caller.kind === 'system' ? 'everywhere' : caller.grants.flatMap(({ unitId }) => unitId ?? [])) };
}

/** Puts rows into a database as one step. @returns ids by name. */
export async function plant(room: Room, rows: readonly UnitRow[] = sampleRows): Promise<ReadonlyMap<string, string>> {
  const { units, aliases } = knownOf(rows);
  const ids = new Map(units.map(({ id }) => [id, randomUUID()]));
  const insert: Change[] = units.map((unit, position): Change => {
    const row = rows[position] as UnitRow;
    const id = ids.get(unit.id) as string;
    const parent = unit.parentId === null ? null : (ids.get(unit.parentId) as string);
    return { table: unitTable, id, insert: newRow(id, parent, unit.path.slice(0, -1).map((one) => ids.get(one) as string), { ...row, position }) };
  });
  const names = aliases.map(({ unitId, scopeUnitId, name }): Change => {
    const id = randomUUID();
    return { table: aliasTable, id, insert: { id, unit_id: ids.get(unitId), scope_unit_id: scopeUnitId === null ? null : ids.get(scopeUnitId), name, folded: plain(name) } };
  });
  await within(room.database, (tx) => write(tx, stepOf(room, SYSTEM, 'import-units', { kind: 'unit', id: 'all' }, [...insert, ...names])));
  return ids;
}

export interface SampleServer {
  readonly ids: ReadonlyMap<string, string>;
  /** The sample province as it was planted, in a database of its own. */
  readonly copy: () => Promise<{ readonly database: Database; readonly room: Room }>;
  /** The same as its owner: to `analyze`. */
  readonly owner: (database: Database) => Database;
  readonly stop: () => Promise<void>;
}

/** A database server in which the sample province is planted once. */
export async function sampleServer(major: Parameters<typeof testServer>[0]): Promise<SampleServer> {
  const server = await testServer(major);
  const first = await server.fresh();
  const ids = await plant(testRoom(first));
  const copyOf = await server.copyOf(first);
  return {
    ids, owner: (database) => server.owner(database), stop: () => server.stop(),
    copy: async () => {
      const database = await copyOf();
      return { database, room: testRoom(database) };
    },
  };
}

type Done<T> = Exclude<T, { readonly refused: string }>;
export function must<T>(value: T): Done<T> {
  if (isRefusal(value)) throw new Error(JSON.stringify(value));
  return value as Done<T>;
}
export const codeOf = (value: unknown): string | null => (isRefusal(value) ? value.refused : null);

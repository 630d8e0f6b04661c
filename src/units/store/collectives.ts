/** Reading collectives and whom they mean. */
import { sql } from 'kysely';
import { type Executor, prepared } from '#platform';
import type { Collective, CollectiveRule } from '../model.ts';

interface Filter { readonly id?: string; readonly documentId?: string | null; readonly scopes?: readonly (string | null)[] }

export async function findCollective(db: Executor, id: string): Promise<Collective | undefined> {
  return (await listCollectives(db, { id }))[0];
}

/** By name. `documentId` null: those of no document. */
export async function listCollectives(db: Executor, { id, documentId, scopes }: Filter): Promise<Collective[]> {
  let query = db.selectFrom('units.collective as c').leftJoin('units.unit as s', 's.id', 'c.scope_unit_id').select([
    'c.id', 'c.name', 'c.document_id', 'c.scope_unit_id', 's.name as scope_name', 'c.as_of', 'c.rule', 'c.version',
    sql<{ id: string; name: string; excluded: boolean }[]>`coalesce((select json_agg(json_build_object('id', u.id, 'name', u.name, 'excluded', m.excluded) order by u.position, u.name) from units.member m join units.unit u on u.id = m.unit_id where m.collective_id = c.id), '[]')`.as('members'),
  ]);
  if (id !== undefined) query = query.where('c.id', '=', id);
  if (documentId !== undefined) query = query.where('c.document_id', documentId === null ? 'is' : '=', documentId);
  if (scopes !== undefined) query = query.where(sql<boolean>`(c.scope_unit_id is null or c.scope_unit_id = any(${scopes.filter((one) => one !== null)}::uuid[]))`);
  return (await query.orderBy('c.name').orderBy('c.id').execute()).map((row) => ({
    id: row.id, name: row.name, documentId: row.document_id, scopeUnitId: row.scope_unit_id, scopeName: row.scope_name, asOf: row.as_of, rule: row.rule as CollectiveRule | null, version: row.version,
    members: row.members.filter((one) => !one.excluded).map(({ id: unitId, name }) => ({ id: unitId, name })),
    excluded: row.members.filter((one) => one.excluded).map(({ id: unitId, name }) => ({ id: unitId, name })),
  }));
}

/** The ids of the members' rows, by unit. */
export async function memberRows(db: Executor, collectiveId: string): Promise<{ id: string; unitId: string; excluded: boolean }[]> {
  return (await db.selectFrom('units.member').select(['id', 'unit_id', 'excluded']).where('collective_id', '=', collectiveId).execute()).map((row) => ({ id: row.id, unitId: row.unit_id, excluded: row.excluded }));
}

/** Valid on the day (null: not closed), below the rule's unit and of its kinds; in the order of the tree. */
export async function unitsByRule(db: Executor, rule: CollectiveRule, on: string | null): Promise<{ id: string; name: string }[]> {
  let query = db.selectFrom('units.unit as u').select(['u.id', 'u.name']).where(sql<boolean>`u.path @> array[${rule.belowId}::uuid]`).where('u.id', '<>', rule.belowId)
    .where(on === null ? sql<boolean>`u.valid_to is null` : sql<boolean>`coalesce(u.valid_from <= ${on}::date, true) and coalesce(u.valid_to > ${on}::date, true)`);
  if (rule.kinds.length > 0) query = query.where('u.kind', 'in', rule.kinds);
  if (rule.levels.length > 0) query = query.where('u.level', 'in', rule.levels);
  if (rule.schoolKinds.length > 0) query = query.where(sql<boolean>`units.school_kind(u.school_code, u.name) = any(${rule.schoolKinds}::text[])`);
  if (rule.named !== null) query = query.where(sql<boolean>`position(${rule.named} in u.name) > 0`);
  if (rule.direct) {
    query = query.where(sql<boolean>`not exists (select from units.unit g where g.id = any(u.path) and g.kind = 'government' and g.id <> u.id and g.path @> array[${rule.belowId}::uuid] and g.id <> ${rule.belowId})`);
  }
  return query.orderBy('u.division_code').orderBy('u.position').orderBy('u.name').orderBy('u.id').execute();
}

export async function findCollectiveNamed(db: Executor, documentId: string | null, scopeUnitId: string | null, folded: string): Promise<{ id: string; name: string } | undefined> {
  return db.selectFrom('units.collective').select(['id', 'name']).where('document_id', documentId === null ? 'is' : '=', documentId).where('scope_unit_id', scopeUnitId === null ? 'is' : '=', scopeUnitId).where('folded', '=', folded).executeTakeFirst();
}

/**
 * The collectives that mean a unit on a day (or on their own day): what is asked of 各市州政府 is asked of each of them.
 * One statement; says the same as expanding each of them.
 */
export async function collectivesWith(db: Executor, unitId: string, day: string): Promise<readonly string[]> {
  const asked = sql<{ id: string }>`
    with recursive asked as (select c.id, c.rule, coalesce(c.as_of, ${day}::date) as day from units.collective c),
    -- Whoever it took over from, while they were closed.
    before (id, day, unit_id) as (
      select a.id, a.day, ${unitId}::uuid from asked a
      union select b.id, b.day, s.unit_id from before b join units.succession s on s.successor_id = b.unit_id and s.effective_on <= b.day join units.unit p on p.id = s.unit_id and p.valid_to <= b.day
    )
    select a.id from asked a join units.unit u on u.id = ${unitId}
    where not exists (select from units.member m where m.collective_id = a.id and m.unit_id = u.id and m.excluded) and (
      (exists (select from before b join units.member m on m.collective_id = b.id and m.unit_id = b.unit_id and not m.excluded where b.id = a.id) and coalesce(u.valid_to > a.day, true))
      or (a.rule is not null and u.id <> (a.rule ->> 'belowId')::uuid and u.path @> array[(a.rule ->> 'belowId')::uuid]
        and coalesce(u.valid_from <= a.day, true) and coalesce(u.valid_to > a.day, true)
        and (a.rule -> 'kinds' = '[]' or a.rule -> 'kinds' ? u.kind) and (a.rule -> 'levels' = '[]' or a.rule -> 'levels' ? u.level)
        and (a.rule -> 'schoolKinds' = '[]' or a.rule -> 'schoolKinds' ? units.school_kind(u.school_code, u.name)) and (a.rule ->> 'named' is null or position(a.rule ->> 'named' in u.name) > 0)
        and (not (a.rule ->> 'direct')::boolean or not exists (select from units.unit g where g.id = any(u.path) and g.kind = 'government' and g.id <> u.id
          and g.path @> array[(a.rule ->> 'belowId')::uuid] and g.id <> (a.rule ->> 'belowId')::uuid))))`;
  const { rows } = await prepared(db, asked);
  return rows.map(({ id }) => id);
}

/** Names of sets by their ids. */
export async function collectiveNames(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await db.selectFrom('units.collective').select(['id', 'name']).where('id', 'in', [...ids]).execute()).map(({ id, name }) => [id, name]));
}

/** What hangs on one document: its own sets, their members, names that mean those sets, and its paper. */
export async function boundTo(tx: Executor, documentId: string): Promise<Readonly<Record<'members' | 'names' | 'collectives' | 'papers', readonly string[]>>> {
  const { rows } = await sql<{ kind: 'members' | 'names' | 'collectives' | 'papers'; id: string }>`
    with sets as (select id from units.collective where document_id = ${documentId} for update)
    select 'collectives' as kind, id from sets union all select 'members', id from units.member where collective_id in (select id from sets)
    union all select 'names', id from units.confirmed_name where collective_id in (select id from sets) union all select 'papers', id from units.paper where id = ${documentId}`.execute(tx);
  const of = (kind: string): string[] => rows.filter((row) => row.kind === kind).map(({ id }) => id);
  return { members: of('members'), names: of('names'), collectives: of('collectives'), papers: of('papers') };
}

/** Whom a role makes the one to turn to for a unit. Every function takes its executor first. */
import { sql } from 'kysely';
import { type Executor, oneOf, prepared } from '#platform';
import { signInKey } from '../credentials.ts';
import { type Action, ACTIONS } from '../model.ts';

export interface Holder { readonly unitId: string; readonly accountId: string }

/**
 * The accounts that may do this for each of the units at an instant; programs and accounts out of use are left out.
 * `own`: by a role at the unit itself, as who acts for a unit must hold it. `nearest`: at the unit, else at the nearest
 * one above where anybody holds it, else everywhere.
 */
export async function holdersOf(db: Executor, action: Action, unitIds: readonly string[], how: 'own' | 'nearest', at: string): Promise<Holder[]> {
  if (unitIds.length === 0) return [];
  const reached = how === 'own' ? sql`g.unit_id = p.id` : sql`(g.unit_id = any(p.path) or g.unit_id is null)`;
  const { rows } = await prepared(db, sql<Holder>`select distinct "unitId", "accountId" from (
      select p.id as "unitId", g.account_id as "accountId", rank() over (partition by p.id order by coalesce(array_position(p.path, g.unit_id), 0) desc) as place
      from units.place p join access.role_grant g on ${reached} join access.account a on a.id = g.account_id and not a.disabled
      where p.id ${oneOf([...new Set(unitIds)])} and g.role = any(${[...ACTIONS[action]]}::text[]) and g.valid_from <= ${at}::timestamptz and (g.valid_to is null or g.valid_to > ${at}::timestamptz)
    ) held where place = 1 order by "unitId", "accountId"`);
  return rows;
}

/** The same of several actions at one go, by roles at the units themselves. */
export async function ownHolders<Asked extends Action>(db: Executor, actions: readonly Asked[], unitIds: readonly string[], at: string): Promise<Readonly<Record<Asked, readonly Holder[]>>> {
  const { rows } = await prepared(db, sql<Holder & { role: string }>`select distinct g.unit_id as "unitId", g.account_id as "accountId", g.role from access.role_grant g join access.account a on a.id = g.account_id and not a.disabled
    where g.unit_id ${oneOf(unitIds)} and g.role = any(${[...new Set(actions.flatMap((action) => ACTIONS[action]))]}::text[]) and g.valid_from <= ${at}::timestamptz and (g.valid_to is null or g.valid_to > ${at}::timestamptz)`);
  const held = (action: Asked): Holder[] => rows.filter(({ role }) => (ACTIONS[action] as readonly string[]).includes(role)).map(({ unitId, accountId }) => ({ unitId, accountId }));
  return Object.fromEntries(actions.map((action) => [action, held(action)])) as Record<Asked, Holder[]>;
}

/** Those that may do it everywhere. */
export async function holdersEverywhere(db: Executor, action: Action, at: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select distinct g.account_id as id from access.role_grant g join access.account a on a.id = g.account_id and not a.disabled
    where g.unit_id is null and g.role = any(${[...ACTIONS[action]]}::text[]) and g.valid_from <= ${at}::timestamptz and (g.valid_to is null or g.valid_to > ${at}::timestamptz) order by id`.execute(db);
  return rows.map(({ id }) => id);
}

/** Where accounts get their mail; those out of use, or without an address, are left out. */
export async function mailsOf(db: Executor, accountIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (accountIds.length === 0) return new Map();
  const { rows } = await sql<{ id: string; mail: string }>`select id, mail from access.account where id = any(${[...accountIds]}::uuid[]) and mail is not null and not disabled`.execute(db);
  return new Map(rows.map(({ id, mail }) => [id, mail]));
}

/** The account that somebody signs in by; undefined where there is none. */
export async function accountNamed(db: Executor, signInName: string): Promise<string | undefined> {
  return (await db.selectFrom('access.account').select('id').where('sign_in_key', '=', signInKey(signInName)).executeTakeFirst())?.id;
}

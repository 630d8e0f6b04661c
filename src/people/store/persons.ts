/** SQL of persons. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';
import type { Term } from '#platform/search';
import type { PersonRow } from './rows.ts';

/** As JSON beside whatever they are asked with. */
export const PERSON = sql<PersonRow>`jsonb_build_object('id', p.id, 'version', p.version, 'name', p.name, 'post', p.post, 'phone', p.phone, 'unit_id', p.unit_id, 'unit_name', (select u.name from units.place u where u.id = p.unit_id), 'account_id', p.account_id)`;

export async function findPerson(db: Executor, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<{ person: PersonRow }>`select ${PERSON} as person from people.person p where p.id = ${id}`.execute(db);
  return rows[0]?.person;
}

/** Held until the transaction ends. */
export async function lockPerson(db: Executor, id: string): Promise<PersonRow | undefined> {
  const { rows } = await sql<{ person: PersonRow }>`select ${PERSON} as person from people.person p where p.id = ${id} for update`.execute(db);
  return rows[0]?.person;
}

/** In the order of their ids, which is none: names that hold a word stand together, and a walk by name would miss them for long. */
export async function listPersons(db: Executor, { terms, after, limit }: { readonly terms: readonly Term[]; readonly after: string | null; readonly limit: number }): Promise<PersonRow[]> {
  const found = terms.map(({ text, grams }) => sql`and p.grams collate "C" @> ${[...grams]}::text[] and position(${text} in p.searchable) > 0`);
  const { rows } = await sql<{ person: PersonRow }>`select ${PERSON} as person from people.person p where p.name is not null ${after === null ? sql`` : sql`and p.id > ${after}::uuid`} ${sql.join(found, sql` `)} order by p.id limit ${limit}`.execute(db);
  return rows.map(({ person }) => person);
}

/** Those of a name, for a workbook that tells people by name and unit. */
export async function personsNamed(db: Executor, names: readonly string[]): Promise<PersonRow[]> {
  if (names.length === 0) return [];
  const { rows } = await sql<{ person: PersonRow }>`select ${PERSON} as person from people.person p where p.name = any(${[...names]}::text[]) order by p.id`.execute(db);
  return rows.map(({ person }) => person);
}

/** Whether they are anything on a day or later. */
export async function holdsAnything(db: Executor, id: string, day: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select exists (select from people.appointment where person_id = ${id} and (valid_to is null or valid_to > ${day}::date)) or exists (select from people.pairing where person_id = ${id} and (valid_to is null or valid_to > ${day}::date)) as held`.execute(db);
  return rows[0]?.held ?? false;
}

export async function accountExists(db: Executor, id: string): Promise<boolean> {
  return (await db.selectFrom('access.account').select('id').where('id', '=', id).executeTakeFirst()) !== undefined;
}

/** The units and leading groups for which they are or were something. */
export async function placesOfPerson(db: Executor, id: string): Promise<string[]> {
  return (await sql<{ id: string }>`select distinct coalesce(case when capacity = 'liaison' then unit_id else group_id end, unit_id) as id from people.appointment where person_id = ${id} order by id`.execute(db)).rows.map((row) => row.id);
}

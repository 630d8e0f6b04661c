/** A journaled table of the tests' own: what the journal does must not hang on any room. */
import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { type Database, describeTable, SYSTEM, within } from '#platform';
import type { TestServer } from '#platform/testing';
import { actorOf } from './actor.ts';
import type { Change, Step } from './model.ts';
import { write } from './write.ts';

export const AT = '2026-03-02T01:30:00.000Z';

/** Typed as a table of the schema, which it is not. */
export const personTable = {
  ...describeTable('journal.remark', { id: 'internal', salt: 'internal', words: 'personal' }, { journaled: true, beside: [] }), name: 'sample.person',
  columns: { id: 'internal', salt: 'internal', name: 'personal', post: 'internal', since: 'internal', duties: 'internal', photo: 'personal', version: 'internal' }, beside: ['photo'],
} as never;

/** A migrated database with that table, and its owner. */
export async function journalDatabase(server: TestServer): Promise<{ database: Database; owner: Database }> {
  const database = await server.fresh();
  const owner = server.owner(database);
  await sql`create schema sample`.execute(owner);
  await sql`create table sample.person (id uuid primary key, salt text, name text, post text, since timestamptz, duties jsonb, photo bytea, version integer not null default 1)`.execute(owner);
  await sql`grant usage on schema sample to taizhang_app`.execute(owner);
  await sql`grant select, insert, update, delete on sample.person to taizhang_app`.execute(owner);
  return { database, owner };
}

export function step(changes: readonly Change[], more: Partial<Step> = {}): Step {
  return { actor: actorOf(SYSTEM), action: 'note-person', subject: { kind: 'person', id: 'p' }, at: AT, changes, ...more };
}

/** One more person. @returns the id. */
export async function addPerson(database: Database, name = '田小河', more: Partial<Step> = {}): Promise<string> {
  const id = randomUUID();
  await within(database, (tx) => write(tx, step([{ table: personTable, id, insert: { id, name, post: '科长' } }], more)));
  return id;
}

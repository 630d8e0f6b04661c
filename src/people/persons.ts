/** Persons: found, changed, revealed and erased. Whoever manages the unit where they work, or what they are something in, changes them. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { accountNamed, reaches } from '#access';
import { today } from '#calendar';
import { type Change, newSalt, write } from '#journal';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { gramsOf, queryTerms, searchableText } from '#platform/search';
import { unitById } from '#units';
import type { Person, PersonDraft } from './model.ts';
import { type PeopleRoom, stepOf } from './room.ts';
import { personOf } from './shown.ts';
import * as store from './store/persons.ts';
import type { PersonRow } from './store/rows.ts';
import { personTable } from './tables.ts';

const byId = defineCursor('people', z.tuple([z.uuid()]));

export async function listPeople({ database }: PeopleRoom, { query, cursor, limit }: { readonly query: string; readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: Person[]; next: string | null } | Refusal> {
  const after = readCursor(byId, cursor);
  if (isRefusal(after)) return after;
  const { items, next } = pageOf(await store.listPersons(database, { terms: queryTerms(query), after: after?.[0] ?? null, limit: limit + 1 }), limit, byId, ({ id }): [string] => [id]);
  return { items: items.map(personOf), next };
}

export async function openPerson({ database }: PeopleRoom, id: string): Promise<Person | Refusal> {
  const row = await store.findPerson(database, id);
  return row === undefined ? refuse('person-not-found') : personOf(row);
}

/** The row of a new person; of any unit, since a leading group has people of many. */
export async function newPerson(tx: Executor, draft: PersonDraft): Promise<Change | Refusal> {
  const refused = await refusedDraft(tx, draft);
  if (refused !== null) return refused;
  const id = randomUUID();
  return { table: personTable, id, insert: { id, salt: newSalt(), ...columnsOf(draft), version: 1 } };
}

export function columnsOf({ name, post, phone, unitId, accountId }: PersonDraft): Record<string, unknown> {
  const searchable = searchableText([name, post]);
  return { name, post, phone, unit_id: unitId, account_id: accountId, searchable, grams: gramsOf(searchable) };
}

async function refusedDraft(tx: Executor, { unitId, accountId }: Pick<PersonDraft, 'unitId' | 'accountId'>): Promise<Refusal | null> {
  if (unitId !== null && await unitById(tx, unitId) === undefined) return refuse('no-such-unit');
  return accountId !== null && !await store.accountExists(tx, accountId) ? refuse('account-not-found') : null;
}

/** Whoever manages the unit where they work, or a group or a unit for which they are something. */
async function refusedPerson(tx: Executor, caller: Caller, { id, unit_id: unitId }: PersonRow): Promise<Refusal | null> {
  for (const at of [unitId, ...await store.placesOfPerson(tx, id)]) if (await reaches(tx, caller, 'manage-people', at)) return null;
  return refuse('people-out-of-reach');
}

export interface PersonChange { readonly name: string; readonly post: string | null; readonly unitId: string | null; readonly signInName?: string | null | undefined; readonly phone?: string | null | undefined }

/** Without a telephone the one that is there stays, since lists show it masked; without a sign-in name the account. */
export async function changePerson(room: PeopleRoom, caller: Caller, id: string, version: number, change: PersonChange): Promise<Person | Refusal> {
  return within(room.database, async (tx) => {
    const row = await store.lockPerson(tx, id);
    if (row === undefined) return refuse('person-not-found');
    if (row.name === null) return refuse('person-erased');
    const account = change.signInName === undefined ? row.account_id : change.signInName === null ? null : await accountNamed(tx, change.signInName);
    if (account === undefined) return refuse('account-not-found');
    const next: PersonDraft = { name: change.name, post: change.post, unitId: change.unitId, accountId: account, phone: change.phone === undefined ? row.phone : change.phone };
    const refused = await refusedPerson(tx, caller, row) ?? await refusedDraft(tx, next);
    if (refused !== null) return refused;
    return await write(tx, stepOf(room, caller, 'change-person', { kind: 'person', id }, [{ table: personTable, id, version, set: columnsOf(next) }])) ?? openPerson({ ...room, database: tx }, id);
  });
}

/** Whoever looks is written down, and why. */
export async function revealPerson(room: PeopleRoom, caller: Caller, id: string, reason: string): Promise<{ phone: string | null } | Refusal> {
  return within<{ phone: string | null }>(room.database, async (tx) => {
    const row = await store.findPerson(tx, id);
    if (row === undefined) return refuse('person-not-found');
    return await write(tx, stepOf(room, caller, 'reveal-person', { kind: 'person', id }, [], reason)) ?? { phone: row.phone };
  });
}

/** Name, post and telephone are blanked for good; that somebody was there stays. Only of whoever is nothing any more. */
export async function erasePerson(room: PeopleRoom, caller: Caller, id: string, version: number, reason: string): Promise<Person | Refusal> {
  return within(room.database, async (tx) => {
    const row = await store.lockPerson(tx, id);
    if (row === undefined) return refuse('person-not-found');
    const refused = await refusedPerson(tx, caller, row);
    if (refused !== null) return refused;
    if (await store.holdsAnything(tx, id, today(room.clock))) return refuse('person-in-office');
    const set = { name: null, post: null, phone: null, account_id: null, searchable: '', grams: [] };
    return await write(tx, stepOf(room, caller, 'erase-person', { kind: 'person', id }, [{ table: personTable, id, version, set }], reason)) ?? openPerson({ ...room, database: tx }, id);
  });
}

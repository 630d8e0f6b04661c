/** 包联: which leader answers for which county, from when to when. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { today } from '#calendar';
import { type Change, write } from '#journal';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { unitById, unitsById } from '#units';
import { managesAt, type Span } from './groups.ts';
import type { Pairing, PersonDraft } from './model.ts';
import { newPerson } from './persons.ts';
import { type PeopleRoom, stepOf } from './room.ts';
import { pairingOf } from './shown.ts';
import * as store from './store/groups.ts';
import { findPerson } from './store/persons.ts';
import type { PairingRow } from './store/rows.ts';
import { pairingTable } from './tables.ts';

const byLeader = defineCursor('pairings', z.tuple([z.uuid(), z.uuid()]));

export async function listPairings({ database, clock }: PeopleRoom, caller: Caller, { on, cursor, limit }: { readonly on?: string | undefined; readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: Pairing[]; next: string | null } | Refusal> {
  const after = readCursor(byLeader, cursor);
  if (isRefusal(after)) return after;
  const { items, next } = pageOf(await store.pairingsOn(database, { day: on ?? today(clock), personIds: null, after, limit: limit + 1 }), limit, byLeader, (row): [string, string] => [row.person_id, row.id]);
  const managed = new Map<string | null, boolean>();
  for (const { person } of items) if (!managed.has(person.unit_id)) managed.set(person.unit_id, await managesAt(database, caller, person.unit_id));
  return { items: items.map((row) => pairingOf(row, managed.get(row.person.unit_id) ?? false)), next };
}

export async function openPairing({ database }: PeopleRoom, caller: Caller, id: string): Promise<Pairing | Refusal> {
  const row = await store.findPairing(database, id);
  return row === undefined ? refuse('pairing-not-found') : pairingOf(row, await managesAt(database, caller, row.person.unit_id));
}

export interface PairingDraft extends Span {
  readonly personId: string | null;
  readonly person: PersonDraft | null;
  readonly placeUnitIds: readonly string[];
}

/** Several places at once, since a leader often has three or four. @returns those that were made. */
export async function addPairings(room: PeopleRoom, caller: Caller, { personId: known, person, placeUnitIds, from, to }: PairingDraft): Promise<Pairing[] | Refusal> {
  return within<Pairing[]>(room.database, async (tx) => {
    await store.lockPeople(tx);
    if (from !== null && to !== null && to <= from) return refuse('days-reversed');
    const changes: Change[] = [];
    let [personId, unitId]: [string | null, string | null] = [known, person?.unitId ?? null];
    if (personId === null) {
      if (person === null) return refuse('person-missing');
      const made = await newPerson(tx, person);
      if (isRefusal(made)) return made;
      changes.push(made);
      personId = made.id;
    } else {
      const found = await findPerson(tx, personId);
      if (found?.name == null) return refuse('person-not-found');
      unitId = found.unit_id;
    }
    if (!await managesAt(tx, caller, unitId)) return refuse('people-out-of-reach');
    const ids: string[] = [];
    for (const placeId of new Set(placeUnitIds)) {
      const place = await unitById(tx, placeId);
      if (place === undefined) return refuse('no-such-unit');
      if (place.kind !== 'government') return refuse('place-not-government', { name: place.name });
      if (await store.overlaps(tx, { pairing: { personId, placeId } }, { from, to }, null)) return refuse('pairing-held', { name: place.name });
      const id = randomUUID();
      ids.push(id);
      changes.push({ table: pairingTable, id, insert: { id, person_id: personId, place_unit_id: placeId, valid_from: from, valid_to: to, version: 1 } });
    }
    const failed = await write(tx, stepOf(room, caller, 'add-pairings', { kind: 'person', id: personId }, changes));
    if (failed !== null) return failed;
    const made: Pairing[] = [];
    for (const id of ids) made.push(pairingOf(await store.findPairing(tx, id) as PairingRow, true));
    return made;
  });
}

export async function changePairing(room: PeopleRoom, caller: Caller, id: string, version: number, { from, to }: Span): Promise<Pairing | Refusal> {
  return changing(room, caller, id, async (tx, row) => {
    if (from !== null && to !== null && to <= from) return refuse('days-reversed');
    if (await store.overlaps(tx, { pairing: { personId: row.person_id, placeId: row.place_unit_id } }, { from, to }, id)) return refuse('pairing-held', { name: row.place_name });
    return { action: 'change-pairing', change: { table: pairingTable, id, version, set: { valid_from: from, valid_to: to } } };
  });
}

/** For what was entered by mistake. */
export async function removePairing(room: PeopleRoom, caller: Caller, id: string, version: number): Promise<Refusal | null> {
  const done = await changing(room, caller, id, async () => ({ action: 'remove-pairing', change: { table: pairingTable, id, version, gone: true } }));
  return isRefusal(done) ? done : null;
}

async function changing(room: PeopleRoom, caller: Caller, id: string, intend: (tx: Executor, row: PairingRow) => Promise<{ readonly action: string; readonly change: Change } | Refusal>): Promise<Pairing | Refusal> {
  return within(room.database, async (tx) => {
    await store.lockPeople(tx);
    const row = await store.findPairing(tx, id);
    if (row === undefined) return refuse('pairing-not-found');
    if (!await managesAt(tx, caller, row.person.unit_id)) return refuse('people-out-of-reach');
    const intended = await intend(tx, row);
    if (isRefusal(intended)) return intended;
    const failed = await write(tx, stepOf(room, caller, intended.action, { kind: 'person', id: row.person_id }, [intended.change]));
    return failed ?? pairingOf((await store.findPairing(tx, id)) ?? row, true);
  });
}

/** Of whoever asks, as a leader; a program has none. */
export async function listOwnPlaces({ database, clock }: PeopleRoom, caller: Caller): Promise<{ id: string; name: string }[]> {
  if (caller.kind !== 'account' || caller.id === null) return [];
  const units = await unitsById(database, await store.placesOfAccount(database, caller.id, today(clock)));
  return units.map(({ id, name }) => ({ id, name })).toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN'));
}

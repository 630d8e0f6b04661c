/** What can be done with documents: load, decide, write, in one transaction. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, newSalt, write } from '#journal';
import { type Caller, type Clock, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import { type DocumentPage, type DocumentSummary, type ReadingMode } from './model.ts';
import { queryTerms } from '#platform/search';
import type { ReadingDesk } from './reading-desk.ts';
import { ownerFor, ownersSeenBy } from './owner.ts';
import { presentSummary } from './present.ts';
import * as store from './store.ts';
import { documentTable } from './tables.ts';

export { adoptDocuments, destroyDocument, eraseExpired } from './erasing.ts';

export interface Room {
  readonly database: Executor;
  readonly clock: Clock;
  readonly desk: ReadingDesk;
  readonly version: string;
}

/** Reads, then keeps the file with its reading, for the unit at which the caller may add documents. Nothing of a refused file is kept. */
export async function takeInDocument({ database, clock, desk, version }: Room, caller: Caller, bytes: Uint8Array, name: string, mode: ReadingMode, unitId?: string): Promise<DocumentSummary | Refusal> {
  const ownerUnitId = await ownerFor(database, caller, unitId);
  if (isRefusal(ownerUnitId)) return ownerUnitId;
  const kept = await desk.read(bytes, name, mode);
  if (isRefusal(kept)) return kept;
  const createdAt = clock.now().toISOString();
  return within(database, async (tx) => {
    await store.insertFile(tx, kept.digest, bytes, createdAt);
    const [id, salt] = [randomUUID(), newSalt()];
    const summary = await store.insertDocument(tx, { id, salt, name, mode, size: bytes.byteLength, readerVersion: version, createdAt, ownerUnitId, kept });
    const told = await store.lockTold(tx, id) as store.ToldRow;
    return await write(tx, { actor: actorOf(caller), action: 'add-document', subject: { kind: 'document', id }, at: createdAt, changes: [{ table: documentTable, id, insert: told, written: true }] }) ?? summary;
  });
}

const place = defineCursor('documents', z.tuple([z.iso.datetime(), z.uuid()]));

export interface ListRequest { readonly query: string; readonly cursor: string | undefined; readonly limit: number; readonly deleted: boolean }

export async function listDocuments({ database }: Room, caller: Caller, { query, cursor, limit, deleted }: ListRequest): Promise<DocumentPage | Refusal> {
  const after = readCursor(place, cursor);
  if (isRefusal(after)) return after;
  const found = await store.listDocuments(database, { terms: queryTerms(query), after: after === null ? null : { createdAt: after[0], id: after[1] }, limit: limit + 1, deleted, owners: await ownersSeenBy(database, caller) });
  return pageOf(found, limit, place, ({ createdAt, id }) => [createdAt, id]);
}

/** The file as it came, with what is known of it. Refused: `document-not-found`, `document-deleted`. */
export async function originalOf(database: Executor, id: string): Promise<{ readonly summary: DocumentSummary; readonly bytes: Uint8Array } | Refusal> {
  const summary = await presentSummary(database, id);
  if (isRefusal(summary)) return summary;
  const bytes = await store.findOriginal(database, summary.digest);
  if (bytes === undefined) throw new Error(`the bytes of document ${id} are missing`);
  return { summary, bytes };
}

/** Deleting twice keeps the first day. What a ledger was made of stays: it can be withdrawn, not deleted. */
export async function deleteDocument(room: Room, caller: Caller, id: string): Promise<Refusal | null> {
  const deleted = await within(room.database, async (tx) => {
    const row = await store.lockTold(tx, id);
    if (row === undefined) return refuse('document-not-found');
    if ((await store.inUse(tx, [id])).size > 0) return refuse('document-in-use', { name: String(row.name) });
    return row.deleted_at === null ? await setDeleted(tx, room, caller, id, 'delete-document', room.clock.now().toISOString()) ?? 'deleted' : 'deleted';
  });
  return deleted === 'deleted' ? null : deleted;
}

export async function restoreDocument(room: Room, caller: Caller, id: string): Promise<DocumentSummary | Refusal> {
  return within(room.database, async (tx) => {
    const row = await store.lockTold(tx, id);
    if (row === undefined) return refuse('document-not-found');
    const refused = row.deleted_at === null ? null : await setDeleted(tx, room, caller, id, 'restore-document', null);
    return refused ?? await store.findSummary(tx, id) as DocumentSummary;
  });
}

function setDeleted(tx: Executor, { clock }: Room, caller: Caller, id: string, action: string, deletedAt: string | null): Promise<Refusal | null> {
  return write(tx, { actor: actorOf(caller), action, subject: { kind: 'document', id }, at: clock.now().toISOString(), changes: [{ table: documentTable, id, set: { deleted_at: deletedAt } }] });
}

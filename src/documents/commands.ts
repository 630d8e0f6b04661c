/** What can be done with documents: load, decide, write, in one transaction. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Clock, Database, Executor } from '#platform';
import { eraseChecking } from './checking/erasing.ts';
import { DAYS_TO_RESTORE, type DocumentPage, type DocumentSummary, type ReadingMode } from './model.ts';
import { queryTerms } from '#platform/search';
import type { ReadingDesk } from './reading-desk.ts';
import { present, presentReading } from './present.ts';
import * as store from './store.ts';

export interface Room {
  readonly database: Database;
  readonly clock: Clock;
  readonly desk: ReadingDesk;
  readonly version: string;
}

/** Reads, then keeps the file with its reading. Nothing of a refused file is kept. */
export async function takeInDocument({ database, clock, desk, version }: Room, bytes: Uint8Array, name: string, mode: ReadingMode): Promise<DocumentSummary | Refusal> {
  const kept = await desk.read(bytes, name, mode);
  if (isRefusal(kept)) return kept;
  const createdAt = clock.now().toISOString();
  return database.transaction().execute(async (tx) => {
    await store.insertFile(tx, kept.digest, bytes, createdAt);
    return store.insertDocument(tx, { id: randomUUID(), name, mode, size: bytes.byteLength, readerVersion: version, createdAt, kept });
  });
}

export interface ListRequest { readonly query: string; readonly cursor: string | undefined; readonly limit: number; readonly deleted: boolean }

export async function listDocuments({ database }: Room, { query, cursor, limit, deleted }: ListRequest): Promise<DocumentPage | Refusal> {
  const after = cursor === undefined ? null : readCursor(cursor);
  if (isRefusal(after)) return after;
  const found = await store.listDocuments(database, { terms: queryTerms(query), after, limit: limit + 1, deleted });
  const items = found.slice(0, limit);
  const last = items.at(-1);
  return { items, next: found.length > limit && last !== undefined ? writeCursor(last) : null };
}

/** The kept reading of a document, packed; a deleted one must be restored first. */
export async function getReading({ database }: Room, id: string): Promise<{ summary: DocumentSummary; packed: Uint8Array } | Refusal> {
  return presentReading(database, id);
}

/** The file as it came, with its name. Refused: `document-not-found`, `document-deleted`. */
export async function originalOf(database: Executor, id: string): Promise<{ readonly name: string; readonly bytes: Uint8Array } | Refusal> {
  const found = await getOriginal({ database }, id);
  return isRefusal(found) ? found : { name: found.summary.name, bytes: found.content };
}

export async function getOriginal({ database }: { readonly database: Executor }, id: string): Promise<{ summary: DocumentSummary; content: Uint8Array } | Refusal> {
  const summary = await store.findSummary(database, id);
  if (summary === undefined) return refuse('document-not-found');
  const deleted = present(summary);
  if (deleted !== null) return deleted;
  const content = await store.findOriginal(database, summary.digest);
  if (content === undefined) throw new Error(`the bytes of document ${id} are missing`);
  return { summary, content };
}

export async function deleteDocument({ database, clock }: Room, id: string): Promise<Refusal | null> {
  return (await store.markDeleted(database, id, clock.now().toISOString())) ? null : refuse('document-not-found');
}

export async function restoreDocument({ database }: Room, id: string): Promise<DocumentSummary | Refusal> {
  return (await store.clearDeleted(database, id)) ?? refuse('document-not-found');
}

/** Erases what was deleted 30 days ago or earlier, with its bytes. Bears being run by several servers. */
export async function eraseExpired({ database, clock }: Pick<Room, 'database' | 'clock'>): Promise<{ documents: number; files: number }> {
  const before = new Date(clock.now().getTime() - DAYS_TO_RESTORE * 86_400_000).toISOString();
  return database.transaction().execute(async (tx) => {
    await eraseChecking(tx, before, clock.now().toISOString());
    return store.erase(tx, before);
  });
}

function writeCursor({ createdAt, id }: DocumentSummary): string {
  return Buffer.from(`${createdAt} ${id}`).toString('base64url');
}

/** Whatever a cursor was made of, the database is given an instant and an id. */
function readCursor(cursor: string): store.Cursor | Refusal {
  const [, createdAt = '', id] = /^(2\d{3}-\d\d-\d\dT[\d:.]+Z) ([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  const instant = new Date(createdAt);
  return id === undefined || Number.isNaN(instant.getTime()) ? refuse('invalid-cursor') : { createdAt: instant.toISOString(), id };
}

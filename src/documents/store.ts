/** The only SQL of the room. Every function takes its executor first. */
import { type SelectQueryBuilder, sql } from 'kysely';
import type { Executor } from '#platform';
import type { Term } from '#platform/search';
import type { KeptReading } from './keeping.ts';
import { DAYS_TO_RESTORE, type DocumentFormat, type DocumentSummary, type ReadingMode } from './model.ts';

/** A place in the list: the next page begins after it. */
export interface Cursor { readonly createdAt: string; readonly id: string }

export interface NewDocument {
  readonly id: string;
  readonly name: string;
  readonly mode: ReadingMode;
  readonly size: number;
  readonly readerVersion: string;
  readonly createdAt: string;
  readonly kept: KeptReading;
}

const SUMMARY = ['id', 'name', 'format', 'mode', 'title', 'document_number', 'issued_on', 'created_at', 'deleted_at', 'size', 'file_digest', 'task_count', 'lead_count', 'deadline_count', 'target_count', 'finding_count'] as const;

interface SummaryRow {
  id: string; name: string; format: string; mode: string; title: string | null; document_number: string | null; issued_on: string | null;
  created_at: string; deleted_at: string | null; size: number; file_digest: string;
  task_count: number; lead_count: number; deadline_count: number; target_count: number; finding_count: number;
  snippet?: string | null;
}

function summaryOf(row: SummaryRow): DocumentSummary {
  return {
    id: row.id, name: row.name, format: row.format as DocumentFormat, mode: row.mode as ReadingMode, title: row.title, documentNumber: row.document_number, issuedOn: row.issued_on,
    createdAt: row.created_at, deletedAt: row.deleted_at, erasedAt: row.deleted_at === null ? null : new Date(Date.parse(row.deleted_at) + DAYS_TO_RESTORE * 86_400_000).toISOString(),
    size: row.size, digest: row.file_digest,
    counts: { tasks: row.task_count, leads: row.lead_count, deadlines: row.deadline_count, targets: row.target_count, findings: row.finding_count },
    ...(row.snippet ? { snippet: row.snippet } : {}),
  };
}

/** Keeps the bytes under their digest; the same bytes lie there once. */
export async function insertFile(db: Executor, digest: string, content: Uint8Array, createdAt: string): Promise<void> {
  await db.insertInto('documents.file').values({ digest, size: content.byteLength, content: Buffer.from(content.buffer, content.byteOffset, content.byteLength), created_at: createdAt })
    .onConflict((conflict) => conflict.column('digest').doNothing()).execute();
}

export async function insertDocument(db: Executor, document: NewDocument): Promise<DocumentSummary> {
  const { kept } = document;
  const row = await db.insertInto('documents.document').values({
    id: document.id, file_digest: kept.digest, name: document.name, format: kept.format, mode: document.mode, title: kept.title, document_number: kept.documentNumber,
    issued_on: kept.issuedOn, size: document.size, task_count: kept.counts.tasks, lead_count: kept.counts.leads, deadline_count: kept.counts.deadlines,
    target_count: kept.counts.targets, finding_count: kept.counts.findings, reader_version: document.readerVersion, reading: Buffer.from(kept.packed),
    searchable: kept.searchable, grams: [...kept.grams], created_at: document.createdAt,
  }).returning(SUMMARY).executeTakeFirstOrThrow();
  return summaryOf(row);
}

export interface Listing {
  readonly terms: readonly Term[];
  readonly after: Cursor | null;
  readonly limit: number;
  readonly deleted: boolean;
}

/** Newest first. */
export async function listDocuments(db: Executor, listing: Listing): Promise<DocumentSummary[]> {
  return (await listQuery(db, listing).execute()).map(summaryOf);
}

/** Characters of a snippet, and those before the word. */
const SNIPPET = 60;
const SNIPPET_BEFORE = 20;

/** The query itself, so that a test can look at its plan. */
export function listQuery(db: Executor, { terms, after, limit, deleted }: Listing): SelectQueryBuilder<never, never, SummaryRow> {
  let query = db.selectFrom('documents.document').select(SUMMARY).where('deleted_at', deleted ? 'is not' : 'is', null);
  if (after !== null) query = query.where(sql<boolean>`(created_at, id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`);
  for (const { text, grams } of terms) {
    query = query.where(sql<boolean>`grams collate "C" @> ${[...grams]}::text[]`).where(sql<boolean>`position(${text} in searchable) > 0`);
  }
  const [first] = terms;
  // The text is the last of the four lines; PostgreSQL counts characters, so none is cut.
  const text = sql<string>`split_part(searchable, E'\n', 4)`;
  if (first !== undefined) query = query.select(sql<string | null>`case when position(${first.text} in ${text}) > 0 then substr(${text}, greatest(position(${first.text} in ${text}) - ${SNIPPET_BEFORE}, 1), ${SNIPPET}) end`.as('snippet')) as unknown as typeof query;
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit) as unknown as SelectQueryBuilder<never, never, SummaryRow>;
}

export async function findSummary(db: Executor, id: string): Promise<DocumentSummary | undefined> {
  const row = await db.selectFrom('documents.document').select(SUMMARY).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : summaryOf(row);
}

/** The packed reading with its summary, which says whether the document is deleted. */
export async function findReading(db: Executor, id: string): Promise<{ summary: DocumentSummary; packed: Uint8Array } | undefined> {
  const row = await db.selectFrom('documents.document').select([...SUMMARY, 'reading']).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { summary: summaryOf(row), packed: row.reading };
}

export async function findOriginal(db: Executor, digest: string): Promise<Uint8Array | undefined> {
  return (await db.selectFrom('documents.file').select('content').where('digest', '=', digest).executeTakeFirst())?.content;
}

/** Deleting twice keeps the first day. */
export async function markDeleted(db: Executor, id: string, at: string): Promise<boolean> {
  const row = await db.updateTable('documents.document').set({ deleted_at: sql`coalesce(deleted_at, ${at}::timestamptz)` }).where('id', '=', id).returning('id').executeTakeFirst();
  return row !== undefined;
}

export async function clearDeleted(db: Executor, id: string): Promise<DocumentSummary | undefined> {
  const row = await db.updateTable('documents.document').set({ deleted_at: null }).where('id', '=', id).returning(SUMMARY).executeTakeFirst();
  return row === undefined ? undefined : summaryOf(row);
}

/** Must run in a transaction: erases what was deleted before the instant, then the bytes that no document names any more. */
export async function erase(db: Executor, deletedBefore: string): Promise<{ documents: number; files: number }> {
  // Holds off a taking-in that would find its bytes here and lose them before it names them.
  await sql`lock table documents.file in share row exclusive mode`.execute(db);
  const documents = await db.deleteFrom('documents.document').where('deleted_at', '<=', deletedBefore).executeTakeFirst();
  const files = await db.deleteFrom('documents.file').where(({ not, exists, selectFrom }) =>
    not(exists(selectFrom('documents.document').select('id').whereRef('file_digest', '=', 'documents.file.digest')))).executeTakeFirst();
  return { documents: Number(documents.numDeletedRows), files: Number(files.numDeletedRows) };
}

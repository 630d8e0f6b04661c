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
  readonly salt: string;
  readonly name: string;
  readonly mode: ReadingMode;
  readonly size: number;
  readonly readerVersion: string;
  readonly createdAt: string;
  readonly ownerUnitId: string | null;
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
    id: document.id, salt: document.salt, file_digest: kept.digest, name: document.name, format: kept.format, mode: document.mode, title: kept.title, document_number: kept.documentNumber,
    issued_on: kept.issuedOn, size: document.size, task_count: kept.counts.tasks, lead_count: kept.counts.leads, deadline_count: kept.counts.deadlines,
    target_count: kept.counts.targets, finding_count: kept.counts.findings, reader_version: document.readerVersion, reading: Buffer.from(kept.packed),
    searchable: kept.searchable, grams: [...kept.grams], created_at: document.createdAt, owner_unit_id: document.ownerUnitId,
  }).returning(SUMMARY).executeTakeFirstOrThrow();
  return summaryOf(row);
}

export interface Listing {
  readonly terms: readonly Term[];
  readonly after: Cursor | null;
  readonly limit: number;
  readonly deleted: boolean;
  /** Only documents of these units; null: all. */
  readonly owners: readonly string[] | null;
}

/** Newest first. */
export async function listDocuments(db: Executor, listing: Listing): Promise<DocumentSummary[]> {
  return (await listQuery(db, listing).execute()).map(summaryOf);
}

/** Characters of a snippet, and those before the word. */
const SNIPPET = 60;
const SNIPPET_BEFORE = 20;

/** The query itself, so that a test can look at its plan. */
export function listQuery(db: Executor, { terms, after, limit, deleted, owners }: Listing): SelectQueryBuilder<never, never, SummaryRow> {
  let query = db.selectFrom('documents.document').select(SUMMARY).where('deleted_at', deleted ? 'is not' : 'is', null);
  if (after !== null) query = query.where(sql<boolean>`(created_at, id) < (${after.createdAt}::timestamptz, ${after.id}::uuid)`);
  if (owners !== null) query = owners.length === 1 ? query.where('owner_unit_id', '=', owners[0] as string) : query.where(sql<boolean>`owner_unit_id = any(${[...owners]}::uuid[])`);
  for (const { text, grams } of terms) {
    query = query.where(sql<boolean>`grams collate "C" @> ${[...grams]}::text[]`).where(sql<boolean>`position(${text} in searchable) > 0`);
  }
  const [first] = terms;
  // The text is the last of the four lines; PostgreSQL counts characters, so none is cut.
  const text = sql<string>`split_part(searchable, E'\n', 4)`;
  if (first !== undefined) query = query.select(sql<string | null>`case when position(${first.text} in ${text}) > 0 then substr(${text}, greatest(position(${first.text} in ${text}) - ${SNIPPET_BEFORE}, 1), ${SNIPPET}) end`.as('snippet')) as unknown as typeof query;
  return query.orderBy('created_at', 'desc').orderBy('id', 'desc').limit(limit) as unknown as SelectQueryBuilder<never, never, SummaryRow>;
}

/** Undefined where there is no such document. */
export async function findOwner(db: Executor, id: string): Promise<{ readonly unitId: string | null } | undefined> {
  const row = await db.selectFrom('documents.document').select('owner_unit_id').where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : { unitId: row.owner_unit_id };
}

/** Units with documents, at these units or below them: the few owners are hopped through in their index, whatever the tree's size. */
export async function ownersWithin(db: Executor, roots: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive owner as (
      (select owner_unit_id as id from documents.document where owner_unit_id is not null order by owner_unit_id limit 1)
      union all
      select (select d.owner_unit_id from documents.document d where d.owner_unit_id > o.id order by d.owner_unit_id limit 1) from owner o where o.id is not null)
    select p.id from owner o join units.place p on p.id = o.id where p.path && ${[...roots]}::uuid[]`.execute(db);
  return rows.map(({ id }) => id);
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

/** What an entry tells of a document. */
const TOLD = ['id', 'salt', 'file_digest', 'name', 'format', 'mode', 'title', 'document_number', 'issued_on', 'size', 'created_at', 'deleted_at', 'owner_unit_id'] as const;
export type ToldRow = Readonly<Record<(typeof TOLD)[number], string | number | null>> & { readonly id: string };

/** Held until the transaction ends. */
export async function lockTold(db: Executor, id: string): Promise<ToldRow | undefined> {
  return db.selectFrom('documents.document').select(TOLD).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** Documents from before there was a journal, some at a time; two servers do not take the same. */
export async function lockUntold(db: Executor, limit: number): Promise<ToldRow[]> {
  return db.selectFrom('documents.document').select(TOLD).where('salt', 'is', null).limit(limit).forUpdate().skipLocked().execute();
}

export async function giveSalt(db: Executor, id: string, salt: string): Promise<void> {
  await db.updateTable('documents.document').set({ salt }).where('id', '=', id).execute();
}

/** Those that lie on the same bytes. */
export async function lockOfFile(db: Executor, digest: string): Promise<ToldRow[]> {
  return db.selectFrom('documents.document').select(TOLD).where('file_digest', '=', digest).forUpdate().execute();
}

export async function lockExpired(db: Executor, deletedBefore: string): Promise<ToldRow[]> {
  return db.selectFrom('documents.document').select(TOLD).where('deleted_at', '<=', deletedBefore).forUpdate().execute();
}

/** Of these, the ones that another room's rows name (a ledger was made of them): found by the foreign keys, since this room knows none of those above it. */
export async function inUse(db: Executor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const { rows: keys } = await sql<{ table: string; column: string }>`select n.nspname || '.' || c.relname as table, a.attname::text as column
    from pg_constraint k join pg_class c on c.oid = k.conrelid join pg_namespace n on n.oid = c.relnamespace join pg_attribute a on a.attrelid = c.oid and a.attnum = k.conkey[1]
    where k.contype = 'f' and k.confrelid = 'documents.document'::regclass and n.nspname <> 'documents'`.execute(db);
  const used = new Set<string>();
  for (const { table, column } of keys) {
    const { rows } = await sql<{ id: string }>`select distinct ${sql.ref(column)} as id from ${sql.table(table)} where ${sql.ref(column)} = any(${[...ids]})`.execute(db);
    for (const { id } of rows) used.add(id);
  }
  return used;
}

/** Holds off, until the transaction ends, a taking-in that would find its bytes here and lose them before it names them. */
export async function holdFiles(db: Executor): Promise<void> {
  await sql`lock table documents.file in share row exclusive mode`.execute(db);
}

/** The bytes that no document names any more. @returns how many files. */
export async function deleteOrphans(db: Executor): Promise<number> {
  const files = await db.deleteFrom('documents.file').where(({ not, exists, selectFrom }) =>
    not(exists(selectFrom('documents.document').select('id').whereRef('file_digest', '=', 'documents.file.digest')))).executeTakeFirst();
  return Number(files.numDeletedRows);
}

/** Titles by ids, or the file's name where the paper has none. */
export async function documentNames(db: Executor, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
  if (ids.length === 0) return new Map();
  return new Map((await db.selectFrom('documents.document').select(['id', 'title', 'name']).where('id', 'in', [...ids]).execute()).map(({ id, title, name }) => [id, title ?? name]));
}

/** Which of these are kept, deleted or not. */
export async function documentsThere(db: Executor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  return ids.length === 0 ? new Set() : new Set((await db.selectFrom('documents.document').select('id').where('id', 'in', ids).execute()).map(({ id }) => id));
}

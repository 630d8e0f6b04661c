/** The SQL of the checking desk; what is journaled is written by the journal. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';
import type { Correction, CorrectionKind, Maker, Value } from '../corrections/model.ts';
import type { KeptReading } from '../keeping.ts';
import type { Outcome, RereadOffer, Settlement } from './shapes.ts';

const COLUMNS = ['id', 'cell', 'layer', 'kind', 'value', 'rests_start', 'rests_end', 'reason', 'base', 'step_id', 'made_by_kind', 'made_by', 'made_at', 'undone_by_kind', 'undone_by', 'undone_at', 'version'] as const;

interface CorrectionRow {
  id: string; cell: string; layer: number; kind: string; value: string | null; rests_start: number | null; rests_end: number | null; reason: string | null; base: string | null; step_id: string;
  made_by_kind: string; made_by: string | null; made_at: string; undone_by_kind: string | null; undone_by: string | null; undone_at: string | null; version: number;
}

function correctionOf(row: CorrectionRow): Correction {
  return {
    id: row.id, cell: row.cell, layer: row.layer, kind: row.kind as CorrectionKind, ...(row.value === null ? {} : { value: JSON.parse(row.value) as Value }),
    rests: row.rests_start === null || row.rests_end === null ? null : [row.rests_start, row.rests_end], reason: row.reason, base: row.base, step: row.step_id,
    by: { kind: row.made_by_kind as Maker['kind'], id: row.made_by }, at: row.made_at,
    undone: row.undone_at === null ? null : { by: { kind: row.undone_by_kind as Maker['kind'], id: row.undone_by }, at: row.undone_at }, version: row.version,
  };
}

/** Of one document, undone ones too, oldest first; spans in code points. */
export async function listCorrections(db: Executor, documentId: string): Promise<Correction[]> {
  const rows = await db.selectFrom('documents.correction').select(COLUMNS).where('document_id', '=', documentId).orderBy('made_at').orderBy('id').execute();
  return rows.map(correctionOf);
}

/** Holds off others who check the same document until the transaction ends. @returns false where there is no such document. */
export async function lockDocument(db: Executor, documentId: string): Promise<boolean> {
  return await db.selectFrom('documents.document').select('id').where('id', '=', documentId).forUpdate().executeTakeFirst() !== undefined;
}

interface SettlementRow { id: string; finding: string; outcome: string; remark: string | null; settled_by_kind: string; settled_by: string | null; settled_at: string; version: number }

interface KeptSettlement { readonly id: string; readonly settlement: Settlement }

function settlementOf(row: SettlementRow): KeptSettlement {
  return { id: row.id, settlement: { finding: row.finding, outcome: row.outcome as Outcome, remark: row.remark, by: { kind: row.settled_by_kind as Maker['kind'], id: row.settled_by }, at: row.settled_at, version: row.version } };
}

export async function listSettlements(db: Executor, documentId: string): Promise<KeptSettlement[]> {
  const rows = await db.selectFrom('documents.finding_settlement').select(['id', 'finding', 'outcome', 'remark', 'settled_by_kind', 'settled_by', 'settled_at', 'version']).where('document_id', '=', documentId).orderBy('settled_at').orderBy('id').execute();
  return rows.map(settlementOf);
}

/** What newer readers made of a document, the last one last. */
export async function listRereads(db: Executor, documentId: string): Promise<RereadOffer[]> {
  const rows = await db.selectFrom('documents.reread').select(['id', 'reader_version', 'state', 'made_at', 'version']).where('document_id', '=', documentId).orderBy('made_at').orderBy('id').execute();
  return rows.map((row) => ({ id: row.id, readerVersion: row.reader_version, state: row.state as RereadOffer['state'], madeAt: row.made_at, version: row.version }));
}

/** Goes up with every step at a document's desk. */
export async function checkingVersion(db: Executor, documentId: string): Promise<number> {
  const { rows } = await sql<{ version: number }>`select ((select coalesce(sum(version), 0) from documents.correction where document_id = ${documentId})
    + (select coalesce(sum(version), 0) from documents.finding_settlement where document_id = ${documentId}) + (select coalesce(sum(version), 0) from documents.reread where document_id = ${documentId}))::int as version`.execute(db);
  return rows[0]?.version ?? 0;
}

/** The bytes that lie in a reread: those of the reading that does not count. */
export async function findRereading(db: Executor, id: string): Promise<Uint8Array | undefined> {
  return (await db.selectFrom('documents.reread').select('reading').where('id', '=', id).executeTakeFirst())?.reading ?? undefined;
}

/** Documents that a reader of another version read, and the reader of this version did not yet; the newest first. */
export async function listUnread(db: Executor, readerVersion: string, limit: number): Promise<string[]> {
  const rows = await db.selectFrom('documents.document as d').select('d.id').where('d.deleted_at', 'is', null).where('d.reader_version', '<>', readerVersion)
    .where(({ not, exists, selectFrom }) => not(exists(selectFrom('documents.reread as r').select('r.id').whereRef('r.document_id', '=', 'd.id').where('r.reader_version', '=', readerVersion))))
    .orderBy('d.created_at', 'desc').limit(limit).execute();
  return rows.map(({ id }) => id);
}

/** Another reading takes the place of the one that counts. */
export async function replaceReading(db: Executor, id: string, kept: KeptReading, readerVersion: string): Promise<void> {
  await db.updateTable('documents.document').set({
    title: kept.title, document_number: kept.documentNumber, issued_on: kept.issuedOn, task_count: kept.counts.tasks, lead_count: kept.counts.leads, deadline_count: kept.counts.deadlines,
    target_count: kept.counts.targets, finding_count: kept.counts.findings, reader_version: readerVersion, reading: Buffer.from(kept.packed), searchable: kept.searchable, grams: [...kept.grams],
  }).where('id', '=', id).execute();
}

export async function readerVersionOf(db: Executor, id: string): Promise<string> {
  return (await db.selectFrom('documents.document').select('reader_version').where('id', '=', id).executeTakeFirstOrThrow()).reader_version;
}

export interface Hanging { readonly corrections: readonly string[]; readonly settlements: readonly string[]; readonly rereads: readonly string[] }

/** The ids of all that was said of a document. */
export async function listHanging(db: Executor, documentId: string): Promise<Hanging> {
  const of = async (table: 'correction' | 'finding_settlement' | 'reread'): Promise<readonly string[]> =>
    (await sql<{ id: string }>`select id from ${sql.table(`documents.${table}`)} where document_id = ${documentId}`.execute(db)).rows.map(({ id }) => id);
  return { corrections: await of('correction'), settlements: await of('finding_settlement'), rereads: await of('reread') };
}

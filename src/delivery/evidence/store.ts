/** SQL of evidence and its files. Every function takes its executor first. */
import { sql } from 'kysely';
import { type Executor, oneOf, prepared } from '#platform';
import type { Evidence } from '../reports/model.ts';

export interface EvidenceRow {
  readonly id: string; readonly assignment_id: string; readonly report_id: string; readonly kind: string; readonly title: string; readonly number: string | null; readonly issued_on: string | null; readonly link: string | null; readonly file_digest: string | null;
  readonly added_at: string; readonly version: number; readonly size: number | null; readonly media_type: string | null; readonly has_text: boolean;
}
const SHOWN = sql`v.id, v.assignment_id, v.report_id, v.kind, v.title, v.number, v.issued_on, v.link, v.file_digest, v.added_at, v.version, f.size, f.media_type, f.preview is not null as has_text from delivery.evidence v left join delivery.file f on f.digest = v.file_digest`;

export async function evidenceOf(db: Executor, reportIds: readonly string[]): Promise<EvidenceRow[]> {
  if (reportIds.length === 0) return [];
  return (await prepared(db, sql<EvidenceRow>`select ${SHOWN} where v.report_id ${oneOf(reportIds)} order by v.added_at, v.id`)).rows;
}
/** Of reports of these assignments that were handed in. */
export async function evidenceOfAssignments(db: Executor, assignmentIds: readonly string[]): Promise<EvidenceRow[]> {
  if (assignmentIds.length === 0) return [];
  return (await sql<EvidenceRow>`select ${SHOWN} join delivery.report r on r.id = v.report_id where v.assignment_id = any(${[...assignmentIds]}::uuid[]) and r.status in ('submitted', 'passed', 'ratified') order by v.added_at, v.id`.execute(db)).rows;
}
export async function findEvidence(db: Executor, id: string): Promise<EvidenceRow | undefined> {
  return (await sql<EvidenceRow>`select ${SHOWN} where v.id = ${id}`.execute(db)).rows[0];
}
export async function evidenceCounts(db: Executor, reportIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
  if (reportIds.length === 0) return new Map();
  return new Map((await sql<{ id: string; count: number }>`select report_id as id, count(*)::int as count from delivery.evidence where report_id = any(${[...reportIds]}::uuid[]) group by report_id`.execute(db)).rows.map(({ id, count }) => [id, count]));
}

export interface NewFile { readonly digest: string; readonly size: number; readonly media_type: string; readonly content: Uint8Array; readonly preview: string | null; readonly created_at: string }
/** The same bytes lie once. */
export async function keepFile(db: Executor, file: NewFile): Promise<void> {
  await db.insertInto('delivery.file').values({ ...file, content: Buffer.from(file.content) }).onConflict((conflict) => conflict.column('digest').doNothing()).execute();
}
export async function fileOf(db: Executor, digest: string): Promise<{ content: Uint8Array; media_type: string; preview: string | null } | undefined> {
  return db.selectFrom('delivery.file').select(['content', 'media_type', 'preview']).where('digest', '=', digest).executeTakeFirst();
}
/** Bytes that no evidence names any more. Nobody takes the same in meanwhile. @returns how many files. */
export async function sweepFiles(db: Executor): Promise<number> {
  await sql`lock table delivery.file in share row exclusive mode`.execute(db);
  const done = await sql`delete from delivery.file f where not exists (select 1 from delivery.evidence v where v.file_digest = f.digest) and not exists (select 1 from delivery.responsibility_letter l where l.file_digest = f.digest)`.execute(db);
  return Number(done.numAffectedRows ?? 0);
}

export function evidenceShown(row: EvidenceRow): Evidence {
  return {
    id: row.id, reportId: row.report_id, kind: row.kind as Evidence['kind'], title: row.title, number: row.number, issuedOn: row.issued_on, link: row.link, addedAt: row.added_at, version: row.version,
    file: row.file_digest === null || row.size === null || row.media_type === null ? null : { digest: row.file_digest, size: row.size, mediaType: row.media_type, preview: row.media_type.startsWith('image/') ? 'image' : row.has_text ? 'text' : 'none' },
  };
}

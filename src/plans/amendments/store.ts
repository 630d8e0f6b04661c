/** SQL of amendments. Every function takes its executor first. */
import type { Executor } from '#platform';
import type { Amendment } from '../model.ts';

const COLUMNS = ['id', 'plan_id', 'document_id', 'status', 'plan_version', 'created_at', 'applied_at', 'effective_on', 'decisions', 'version'] as const;
interface Row { id: string; plan_id: string; document_id: string; status: string; plan_version: number; created_at: string; applied_at: string | null; effective_on: string | null; decisions: unknown; version: number }

const amendmentOf = (row: Row): Amendment => ({
  id: row.id, planId: row.plan_id, documentId: row.document_id, status: row.status as Amendment['status'], planVersion: row.plan_version, createdAt: row.created_at, appliedAt: row.applied_at, effectiveOn: row.effective_on,
  decisions: (row.decisions ?? []) as Amendment['decisions'], version: row.version,
});

export async function findAmendment(db: Executor, id: string): Promise<Amendment | undefined> {
  const row = await db.selectFrom('plans.amendment').select(COLUMNS).where('id', '=', id).executeTakeFirst();
  return row === undefined ? undefined : amendmentOf(row);
}

export async function lockAmendment(db: Executor, id: string): Promise<Amendment | undefined> {
  const row = await db.selectFrom('plans.amendment').select(COLUMNS).where('id', '=', id).forUpdate().executeTakeFirst();
  return row === undefined ? undefined : amendmentOf(row);
}

export async function openAmendmentOf(db: Executor, planId: string, documentId: string): Promise<Amendment | undefined> {
  const row = await db.selectFrom('plans.amendment').select(COLUMNS).where('plan_id', '=', planId).where('document_id', '=', documentId).where('status', '=', 'open').executeTakeFirst();
  return row === undefined ? undefined : amendmentOf(row);
}

/** Newest first. */
export async function listAmendments(db: Executor, planId: string): Promise<Amendment[]> {
  return (await db.selectFrom('plans.amendment').select(COLUMNS).where('plan_id', '=', planId).orderBy('created_at', 'desc').orderBy('id').limit(200).execute()).map(amendmentOf);
}

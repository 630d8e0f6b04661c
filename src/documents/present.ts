/** Documents that are there: what was deleted must be restored first. */
import { type Refusal, refuse } from '#kernel';
import type { Executor } from '#platform';
import type { DocumentSummary } from './model.ts';
import * as store from './store.ts';

/** The kept reading of a document, packed. */
export async function presentReading(database: Executor, id: string): Promise<{ summary: DocumentSummary; packed: Uint8Array } | Refusal> {
  const found = await store.findReading(database, id);
  return found === undefined ? refuse('document-not-found') : present(found.summary) ?? found;
}

export async function presentSummary(database: Executor, id: string): Promise<DocumentSummary | Refusal> {
  const summary = await store.findSummary(database, id);
  return summary === undefined ? refuse('document-not-found') : present(summary) ?? summary;
}

function present(summary: DocumentSummary): Refusal | null {
  return summary.deletedAt === null ? null : refuse('document-deleted', { name: summary.name });
}

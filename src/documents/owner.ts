/** Whose a document is, and so who may see it. Every endpoint about one document passes here. */
import { type Refusal, refuse } from '#kernel';
import { type Action, reaches, reachOf } from '#access';
import type { AnyHandler, Caller, Endpoint, Executor } from '#platform';
import * as store from './store.ts';

/** The unit at which the caller may add documents; null where that is everywhere. With several units it is told which. */
export async function ownerFor(db: Executor, caller: Caller, unitId: string | undefined): Promise<string | null | Refusal> {
  const reach = reachOf(caller, 'add-documents');
  if (unitId !== undefined) return await reaches(db, caller, 'add-documents', unitId) ? unitId : refuse('no-such-unit', { id: unitId });
  return reach === 'everywhere' ? null : reach[0] ?? refuse('not-allowed', { action: 'add-documents' });
}

/** Null where the caller may; `document-not-found` for what the caller may not even see. A document that is not there passes: the command says so. */
export async function refusedFor(db: Executor, caller: Caller, id: string, action: Action = 'read-documents'): Promise<Refusal | null> {
  if (reachOf(caller, action) === 'everywhere') return null;
  const owner = await store.findOwner(db, id);
  if (owner === undefined || await reaches(db, caller, action, owner.unitId)) return null;
  return action !== 'read-documents' && await reaches(db, caller, 'read-documents', owner.unitId) ? refuse('not-allowed', { action }) : refuse('document-not-found');
}

/**
 * Whether somebody above this room shows the paper to this caller: a published ledger that was made of it. The paper, as it
 * came; not what people said over it.
 */
export type ShownBy = (db: Executor, caller: Caller, documentId: string) => Promise<boolean>;
export const SHOWN_BY_NOBODY: ShownBy = async () => false;
/** What of a shown paper may be asked. */
const PAPER: readonly string[] = ['openDocument', 'downloadOriginal'];

/** The units whose documents the caller may see; null for all documents. */
export async function ownersSeenBy(db: Executor, caller: Caller): Promise<readonly string[] | null> {
  const reach = reachOf(caller, 'read-documents');
  return reach === 'everywhere' ? null : store.ownersWithin(db, reach);
}

/** Asks first whose the document is, for each endpoint that names one. */
export function guarded<H extends Readonly<Record<string, unknown>>>(handlers: H, endpoints: Readonly<Record<string, Endpoint>>, shownBy: ShownBy): H {
  return Object.fromEntries(Object.entries(handlers).map(([name, handler]) => {
    const endpoint = endpoints[name];
    if (endpoint === undefined || !/^\/api\/v1\/documents\/:id(?:\/|$)/.test(endpoint.path)) return [name, handler];
    const asking: AnyHandler = async (request) => {
      const { caller, database, params } = request as unknown as { caller: Caller; database: Executor; params: { id: string } };
      const refused = await refusedFor(database, caller, params.id, endpoint.access as Action);
      return refused === null || (PAPER.includes(name) && await shownBy(database, caller, params.id)) ? (handler as AnyHandler)(request) : refused;
    };
    return [name, asking];
  })) as H;
}

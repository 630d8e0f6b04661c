/** Questions that are asked again: each person's own, some shared. A view shows nothing that its reader may not see: it is asked anew. */
import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import type { SavedView } from '../model.ts';
import type { Room } from '../room.ts';
import { savedViewTable } from '../tables.ts';
import * as store from './store.ts';

const MOST_VIEWS = 100;
const viewOf = (row: store.ViewRow, caller: Caller): SavedView => ({ id: row.id, name: row.name, query: row.query, shared: row.shared, own: row.account_id === caller.id, version: row.version });

export async function listViews({ database }: Room, caller: Caller): Promise<SavedView[]> {
  return (await store.listViews(database, caller.id, MOST_VIEWS)).map((row) => viewOf(row, caller));
}

export async function openView({ database }: Room, caller: Caller, id: string): Promise<SavedView | Refusal> {
  const row = await store.findView(database, id);
  return row === undefined || (row.account_id !== caller.id && !row.shared) ? refuse('view-not-found') : viewOf(row, caller);
}

export interface ViewDraft { readonly name: string; readonly query: string; readonly shared: boolean }

export async function saveView(room: Room, caller: Caller, draft: ViewDraft): Promise<SavedView | Refusal> {
  return within<SavedView>(room.database, async (tx) => {
    const own = (await store.listViews(tx, caller.id, MOST_VIEWS)).filter((view) => view.account_id === caller.id);
    if (own.length >= MOST_VIEWS) return refuse('too-many-views', { limit: MOST_VIEWS });
    const id = randomUUID();
    const insert = { id, account_id: caller.id, ...draft, created_at: room.clock.now().toISOString(), version: 1 };
    return await step(tx, room, caller, 'save-view', id, { table: savedViewTable, id, insert }) ?? { id, ...draft, own: true, version: 1 };
  });
}

export async function changeView(room: Room, caller: Caller, id: string, version: number, draft: ViewDraft): Promise<SavedView | Refusal> {
  return within<SavedView>(room.database, async (tx) => {
    if ((await store.findView(tx, id))?.account_id !== caller.id) return refuse('view-not-found');
    return await step(tx, room, caller, 'change-view', id, { table: savedViewTable, id, set: { ...draft }, version }) ?? { id, ...draft, own: true, version: version + 1 };
  });
}

export async function removeView(room: Room, caller: Caller, id: string, version: number): Promise<Refusal | undefined> {
  return within<undefined>(room.database, async (tx) => {
    if ((await store.findView(tx, id))?.account_id !== caller.id) return refuse('view-not-found');
    return await step(tx, room, caller, 'remove-view', id, { table: savedViewTable, id, gone: true, version }) ?? undefined;
  });
}

async function step(tx: Executor, { clock }: Room, caller: Caller, action: string, id: string, change: Change): Promise<Refusal | null> {
  return write(tx, { actor: actorOf(caller), action, subject: { kind: 'view', id }, at: clock.now().toISOString(), changes: [change] });
}

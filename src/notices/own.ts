/** What a person does with what they were told. */
import { z } from 'zod';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { type Caller, defineCursor, pageOf, readCursor } from '#platform';
import type { Notice } from './model.ts';
import type { NoticesRoom } from './room.ts';
import * as store from './store/events.ts';

const newestFirst = defineCursor('notices', z.tuple([z.iso.datetime(), z.uuid()]));

/** Only persons are told anything. */
export function personOf(caller: Caller): string | Refusal {
  return caller.kind === 'account' && caller.id !== null ? caller.id : refuse('own-account-only');
}

export async function listNotices({ database }: NoticesRoom, caller: Caller, query: { readonly unread: 'true' | 'false'; readonly cursor?: string | undefined; readonly limit: number }): Promise<{ items: Notice[]; next: string | null } | Refusal> {
  const accountId = personOf(caller);
  if (isRefusal(accountId)) return accountId;
  const after = readCursor(newestFirst, query.cursor);
  if (isRefusal(after)) return after;
  const found = await store.listNotices(database, { accountId, unreadOnly: query.unread === 'true', after, limit: query.limit + 1 });
  return pageOf(found, query.limit, newestFirst, ({ madeAt, id }): [string, string] => [madeAt, id]);
}

export async function countUnread({ database }: NoticesRoom, caller: Caller): Promise<{ count: number } | Refusal> {
  const accountId = personOf(caller);
  return isRefusal(accountId) ? accountId : { count: await store.countUnread(database, accountId) };
}

/** @param ids null: all. */
export async function markRead({ database, clock }: NoticesRoom, caller: Caller, ids: readonly string[] | null): Promise<{ count: number } | Refusal> {
  const accountId = personOf(caller);
  if (isRefusal(accountId)) return accountId;
  await store.markRead(database, accountId, ids, clock.now().toISOString());
  return { count: await store.countUnread(database, accountId) };
}

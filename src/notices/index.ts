/** The door of the notices room: what people are to know, in the product and by the ways out of it. */
import type { AnyHandler, Handlers, OpenRoom, Platform, Room } from '#platform';
import { endpoints } from './api.ts';
import * as own from './own.ts';
import type { NoticesRoom } from './room.ts';
import { noticeSentences } from './sentences.ts';
import { sweepEvents } from './store/events.ts';
import { tables } from './tables.ts';

export type { AboutKind, NoticeKind } from './model.ts';
export { type Addressee, notify, type Telling } from './notify.ts';

export const noticesRoom: Room = { name: 'notices', endpoints, sentences: noticeSentences, tables, open };

/** Days for which a notice is kept: once it was read, and at all. */
const [DAYS_READ, DAYS_KEPT] = [180, 400];

function open({ database, clock }: Platform): OpenRoom {
  const room: NoticesRoom = { database, clock };
  const daysAgo = (days: number): string => new Date(clock.now().getTime() - days * 86_400_000).toISOString();
  return {
    handlers: handlersOf(room) as unknown as Record<string, AnyHandler>,
    hourly: () => sweepEvents(database, { before: daysAgo(DAYS_READ), longBefore: daysAgo(DAYS_KEPT) }),
  };
}

/** What each endpoint does; it writes where the request says. */
export function handlersOf(at: NoticesRoom): Handlers<typeof endpoints> {
  return {
    listNotices: ({ query, caller }) => own.listNotices(at, caller, query),
    countUnreadNotices: ({ caller }) => own.countUnread(at, caller),
    markNoticesRead: ({ body, caller, database }) => own.markRead({ ...at, database }, caller, body.ids),
  };
}

/** The door of the notices room: what people are to know, in the product and by the ways out of it. */
import type { AnyHandler, Handlers, OpenRoom, Outgoing, Platform, Room } from '#platform';
import { vaultOf } from '#access';
import { addDays, today } from '#calendar';
import { endpoints } from './api.ts';
import * as channels from './channels.ts';
import { askForDigests, digestJob, DIGESTS } from './digest.ts';
import * as own from './own.ts';
import type { OutgoingRoom } from './room.ts';
import * as settings from './settings.ts';
import { noticeSentences } from './sentences.ts';
import { sweepEvents } from './store/events.ts';
import { sweepDigests } from './store/digests.ts';
import { tables } from './tables.ts';

export type { AboutKind, NoticeKind } from './model.ts';
export { forgetEvents } from './store/events.ts';
export { type Addressee, notify, type Telling } from './notify.ts';

export const noticesRoom: Room = { name: 'notices', endpoints, sentences: noticeSentences, tables, open };

/** Days for which a notice is kept: once it was read, and at all. */
const [DAYS_READ, DAYS_KEPT] = [180, 400];

/** An installation that was told of no way out has none. */
const NO_WAY_OUT: Outgoing = { mail: null, digestHour: 8, privateHosts: [], authorities: undefined, lang: 'zh' };

function open({ database, clock, key = null, origin, outgoing = NO_WAY_OUT }: Platform): OpenRoom {
  const room: OutgoingRoom = { database, clock, outgoing, vault: key === null ? null : vaultOf(key, 'taizhang channels'), link: origin === undefined ? null : `${origin}/notices` };
  const daysAgo = (days: number): string => new Date(clock.now().getTime() - days * 86_400_000).toISOString();
  return {
    handlers: handlersOf(room) as unknown as Record<string, AnyHandler>,
    jobs: { [DIGESTS]: digestJob(room) },
    hourly: async () => {
      await sweepEvents(database, { before: daysAgo(DAYS_READ), longBefore: daysAgo(DAYS_KEPT) });
      await sweepDigests(database, addDays(today(clock), -DAYS_KEPT));
      await askForDigests(room);
    },
  };
}

/** What each endpoint does; it writes where the request says. */
export function handlersOf(at: OutgoingRoom): Handlers<typeof endpoints> {
  return {
    listNotices: ({ query, caller }) => own.listNotices(at, caller, query),
    countUnreadNotices: ({ caller }) => own.countUnread(at, caller),
    markNoticesRead: ({ body, caller, database }) => own.markRead({ ...at, database }, caller, body.ids),
    getNoticeSettings: ({ caller }) => settings.getSettings(at, caller),
    changeNoticeSettings: ({ body, caller, ifMatch, database }) => settings.changeSettings({ ...at, database }, caller, ifMatch, body),
    listChannels: ({ caller }) => channels.listChannels(at, caller),
    openChannel: ({ params, caller }) => channels.openChannel(at, caller, params.id),
    addChannel: ({ body, caller, database }) => channels.addChannel({ ...at, database }, caller, body),
    changeChannel: ({ params, body, caller, ifMatch, database }) => channels.changeChannel({ ...at, database }, caller, params.id, ifMatch, body),
    removeChannel: async ({ params, caller, ifMatch, database }) => (await channels.removeChannel({ ...at, database }, caller, params.id, ifMatch)) ?? undefined,
    // Not in a transaction: the other side may take its time, and the trial counts whatever comes of it.
    tryChannel: ({ params, caller }) => channels.tryChannel(at, caller, params.id),
    tryMail: ({ caller }) => channels.tryMail(at, caller),
  };
}

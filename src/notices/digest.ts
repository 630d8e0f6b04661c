/** Digests: at most one a day and channel, on working days, tried again within bounds, and what fails is told. */
import { z } from 'zod';
import { isRefusal } from '#kernel';
import { mailsOf } from '#access';
import { dayOf, isWeekend, isWorkingDay } from '#calendar';
import { defineJob, type Effect, enqueue, type Executor, SYSTEM, within } from '#platform';
import { sendToChannel } from './channels.ts';
import { notify } from './notify.ts';
import { type Failure, failureText } from './out/failure.ts';
import { type Mailer, openMailer } from './out/mail.ts';
import { digestSubject, digestText } from './out/words.ts';
import type { OutgoingRoom } from './room.ts';
import { findChannel } from './store/channels.ts';
import * as store from './store/digests.ts';

export const DIGESTS = 'send-digests';
const MINUTE_MS = 60_000;
const ATTEMPTS = 3;
/** The trap: a notice bears the instant at which its transaction began, and is seen when that ends. */
const SETTLED_MS = 15 * MINUTE_MS;
/** Longer than any sending takes. */
const CLAIMED_MS = 10 * MINUTE_MS;
/** Mail looks back no further. */
const LOOK_BACK_MS = 30 * 86_400_000;

/** Whether digests go out on a day: not on weekends and statutory holidays, and on weekends that are worked. Of a year that no notice has arranged only the weekends are known. */
export function goesOut(day: string): boolean {
  const worked = isWorkingDay(day);
  return worked === 'unknown' ? !isWeekend(day) : worked;
}

const hourOf = (instant: Date): number => new Date(instant.getTime() + 8 * 60 * MINUTE_MS).getUTCHours();

/** Asks for the job where there is something to do for it. */
export async function askForDigests({ database, clock, outgoing }: OutgoingRoom): Promise<boolean> {
  const now = clock.now();
  const day = dayOf(now);
  const due = goesOut(day) && hourOf(now) >= outgoing.digestHour && !await store.dayBegun(database, day);
  if (!due && !await store.anyWaiting(database, day, now.toISOString())) return false;
  await enqueue(database, DIGESTS, {}, SYSTEM);
  return true;
}

export function digestJob(room: OutgoingRoom) {
  return defineJob({
    input: z.object({}),
    run: async (job): Promise<Effect<{ sent: number; failed: number }>> => {
      const result = await sendDigests(room, job.signal, job.progress);
      return () => Promise.resolve(result);
    },
  });
}

/** Makes the digests of the day where nobody has, and sends those that wait. Several servers may do it at once. */
export async function sendDigests(room: OutgoingRoom, signal?: AbortSignal, progress?: (done: number) => Promise<void>): Promise<{ sent: number; failed: number }> {
  const { database, clock, outgoing } = room;
  const started = clock.now();
  const day = dayOf(started);
  const at = started.toISOString();
  const lost = await within(database, async (tx) => {
    const failed = await store.settleLost(tx, day, at);
    if (goesOut(day) && hourOf(started) >= outgoing.digestHour && await store.beginDay(tx, day, at)) {
      const to = new Date(started.getTime() - SETTLED_MS).toISOString();
      await store.makeChannelDigests(tx, day, at, to);
      if (outgoing.mail !== null) await store.makeMailDigests(tx, day, at, to, new Date(started.getTime() - LOOK_BACK_MS).toISOString());
    }
    await tellFailed(tx, failed, at);
    return failed;
  });
  let [sent, failed] = [0, isRefusal(lost) ? 0 : lost.length];
  let mailer: Promise<Mailer> | undefined;
  const mail = (): Promise<Mailer> => (mailer ??= openMailer(outgoing.mail as NonNullable<typeof outgoing.mail>, outgoing.authorities));
  try {
    for (let done = 0; goesOut(day) && signal?.aborted !== true; done += 1) {
      const now = clock.now();
      const claimed = await store.claimDigest(database, day, now.toISOString(), new Date(now.getTime() + CLAIMED_MS).toISOString());
      if (claimed === undefined) break;
      const outcome = claimed.channel_id === null ? await sendMail(room, claimed, mail) : await sendChannel(room, claimed);
      if (outcome === 'sent') sent += 1;
      else if (await settle(room, claimed, outcome)) failed += 1;
      if (outcome === 'sent') await store.endDigest(database, claimed.id, 'sent', null, clock.now().toISOString());
      await progress?.(done + 1);
    }
  } finally {
    (await mailer)?.close();
  }
  return { sent, failed };
}

async function sendChannel(room: OutgoingRoom, claimed: store.DigestRow): Promise<'sent' | 'nothing' | Failure> {
  const channel = await findChannel(room.database, claimed.channel_id as string);
  if (channel === undefined || !channel.enabled) return 'nothing';
  const counted = await store.countedForChannel(room.database, claimed);
  return counted.length === 0 ? 'nothing' : await sendToChannel(room, channel, digestText(room.outgoing.lang, counted, { link: room.link, titles: channel.titles })) ?? 'sent';
}

async function sendMail({ database, outgoing, link }: OutgoingRoom, claimed: store.DigestRow, mailer: () => Promise<Mailer>): Promise<'sent' | 'nothing' | Failure> {
  const accountId = claimed.account_id as string;
  const [counted, to] = [await store.countedForAccount(database, claimed), (await mailsOf(database, [accountId])).get(accountId)];
  if (counted.length === 0 || to === undefined) return 'nothing';
  if (outgoing.mail === null) return { code: 'mail-not-set-up', again: false };
  const total = counted.reduce((sum, { count }) => sum + count, 0);
  return await (await mailer()).send({ to, subject: digestSubject(outgoing.lang, total), text: digestText(outgoing.lang, counted, { link, titles: false }) }) ?? 'sent';
}

/** Writes down what came of it. @returns whether it failed for good. */
async function settle({ database, clock }: OutgoingRoom, { id, channel_id: channelId, attempts }: store.DigestRow, outcome: 'nothing' | Failure): Promise<boolean> {
  const now = clock.now();
  const at = now.toISOString();
  if (outcome === 'nothing') {
    await store.endDigest(database, id, 'nothing', null, at);
    return false;
  }
  const said = failureText(outcome);
  if (outcome.uncertain === true) {
    await store.endDigest(database, id, 'unknown', said, at);
    return false;
  }
  if (outcome.again && attempts < ATTEMPTS) {
    // The job comes hourly; the day's end ends it.
    await store.endDigest(database, id, 'waiting', said, new Date(now.getTime() + attempts * 30 * MINUTE_MS).toISOString());
    return false;
  }
  await within(database, async (tx) => {
    await store.endDigest(tx, id, 'failed', said, at);
    await tellFailed(tx, [{ id, channel_id: channelId }], at);
    return true;
  });
  return true;
}

/** To whoever manages channels: of each channel, and once a day of mail. */
async function tellFailed(tx: Executor, failed: readonly { readonly id: string; readonly channel_id: string | null }[], at: string): Promise<void> {
  for (const { id, channel_id: channelId } of failed) {
    const channel = channelId === null ? undefined : await findChannel(tx, channelId);
    if (channelId === null) await notify(tx, { kind: 'mail-failed', title: '', about: { kind: 'channels', id: null }, to: [{ unitId: null }], once: `mail-failed ${dayOf(new Date(at))}`, at });
    else if (channel !== undefined) await notify(tx, { kind: 'channel-failed', title: channel.name, about: { kind: 'channel', id: channelId }, to: [{ unitId: channel.unit_id }], once: `channel-failed ${id}`, at });
  }
}

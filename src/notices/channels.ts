/** Channels: robots in groups of other systems. Their addresses bear keys, so both are sealed and never shown again. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { mailsOf, may, reachOf } from '#access';
import { isWorkingDay, today } from '#calendar';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Executor, httpsUrl, postJson, within } from '#platform';
import { unitById } from '#units';
import type { Channel, ChannelKind, Ways } from './model.ts';
import { type Failure, failureText } from './out/failure.ts';
import { openMailer } from './out/mail.ts';
import { robotFailure, robotRequest } from './out/robots.ts';
import { digestSubject, trialText } from './out/words.ts';
import { personOf } from './own.ts';
import type { OutgoingRoom } from './room.ts';
import * as store from './store/channels.ts';
import { lastMails } from './store/digests.ts';
import { channelTable } from './tables.ts';

/** A trial a minute: robots close their doors to whoever knocks more often. */
const TRIAL_EVERY_MS = 60_000;

export async function listChannels({ database, outgoing, vault, clock }: OutgoingRoom, caller: Caller): Promise<{ items: Channel[]; ways: Ways }> {
  const rows = await store.listChannels(database, reachOf(caller, 'manage-channels'));
  const day = today(clock);
  return {
    items: rows.map(channelOf),
    ways: { mailFrom: outgoing.mail?.from ?? null, sealed: vault !== null, digestHour: outgoing.digestHour, holidaysUnknown: isWorkingDay(day) === 'unknown' ? Number(day.slice(0, 4)) : null, lastMails: await lastMails(database) },
  };
}

export async function openChannel({ database }: OutgoingRoom, caller: Caller, id: string): Promise<Channel | Refusal> {
  const row = await managed(database, caller, id);
  return isRefusal(row) ? row : channelOf(row);
}

export interface ChannelDraft { readonly unitId: string | null; readonly kind: ChannelKind; readonly name: string; readonly address: string; readonly secret: string | null; readonly titles: boolean; readonly enabled: boolean }

export async function addChannel(room: OutgoingRoom, caller: Caller, draft: ChannelDraft): Promise<Channel | Refusal> {
  return within(room.database, async (tx) => {
    const refused = await refusedUnit(tx, caller, draft.unitId);
    if (refused !== null) return refused;
    const id = randomUUID();
    const sealed = seal(room, id, draft);
    if (isRefusal(sealed)) return sealed;
    const insert = { id, unit_id: draft.unitId, kind: draft.kind, name: draft.name, ...sealed, titles: draft.titles, enabled: draft.enabled, created_at: room.clock.now().toISOString(), version: 1 };
    return await written(tx, room, caller, 'add-channel', { table: channelTable, id, insert }) ?? openChannel({ ...room, database: tx }, caller, id);
  });
}

export interface ChannelChange { readonly name: string; readonly titles: boolean; readonly enabled: boolean; readonly address?: string | undefined; readonly secret?: string | null | undefined }

/** Without an address or a secret those that are there stay, since nobody is shown them. A new address is asked for its secret anew. */
export async function changeChannel(room: OutgoingRoom, caller: Caller, id: string, version: number, { name, titles, enabled, address, secret }: ChannelChange): Promise<Channel | Refusal> {
  return within(room.database, async (tx) => {
    const row = await managed(tx, caller, id);
    if (isRefusal(row)) return row;
    let sealed: Record<string, unknown> = {};
    if (address !== undefined) {
      const both = seal(room, id, { address, secret: secret ?? null });
      if (isRefusal(both)) return both;
      sealed = both;
    } else if (secret !== undefined) {
      if (room.vault === null) return refuse('channel-key-missing');
      sealed = { secret: secret === null ? null : room.vault.seal(Buffer.from(secret), `${id} secret`) };
    }
    return await written(tx, room, caller, 'change-channel', { table: channelTable, id, version, set: { name, titles, enabled, ...sealed } }) ?? openChannel({ ...room, database: tx }, caller, id);
  });
}

export async function removeChannel(room: OutgoingRoom, caller: Caller, id: string, version: number): Promise<Refusal | null> {
  const done = await within<'done'>(room.database, async (tx) => {
    const row = await managed(tx, caller, id);
    if (isRefusal(row)) return row;
    return await written(tx, room, caller, 'remove-channel', { table: channelTable, id, version, gone: true }) ?? 'done';
  });
  return isRefusal(done) ? done : null;
}

/** Sends a message that says it is one, and tells what came of it. */
export async function tryChannel(room: OutgoingRoom, caller: Caller, id: string): Promise<{ failure: string | null } | Refusal> {
  const row = await managed(room.database, caller, id);
  if (isRefusal(row)) return row;
  const now = room.clock.now();
  if (!await store.beginTrial(room.database, id, now.toISOString(), new Date(now.getTime() - TRIAL_EVERY_MS).toISOString())) return refuse('channel-tried-lately', { seconds: TRIAL_EVERY_MS / 1_000 });
  const failure = await sendToChannel(room, row, trialText(room.outgoing.lang, room.link));
  const said = failure === null ? null : failureText(failure);
  await store.endTrial(room.database, id, said);
  return { failure: said };
}

/** A mail to whoever asks. */
export async function tryMail({ database, outgoing, link }: OutgoingRoom, caller: Caller): Promise<{ failure: string | null } | Refusal> {
  const accountId = personOf(caller);
  if (isRefusal(accountId)) return accountId;
  if (outgoing.mail === null) return refuse('mail-not-set-up');
  const to = (await mailsOf(database, [accountId])).get(accountId);
  if (to === undefined) return refuse('mail-no-address');
  const mailer = await openMailer(outgoing.mail, outgoing.authorities);
  const failure = await mailer.send({ to, subject: digestSubject(outgoing.lang, 0), text: trialText(outgoing.lang, link) });
  mailer.close();
  return { failure: failure === null ? null : failureText(failure) };
}

export async function sendToChannel({ vault, outgoing, clock }: OutgoingRoom, row: store.ChannelRow, text: string): Promise<Failure | null> {
  const [address, secret] = [vault?.open(row.address, `${row.id} address`) ?? null, row.secret === null ? null : vault?.open(row.secret, `${row.id} secret`) ?? null];
  if (address === null || (row.secret !== null && secret === null)) return { code: 'key-missing', again: false };
  const kind = row.kind as ChannelKind;
  const asked = robotRequest(kind, Buffer.from(address).toString('utf8'), secret === null ? null : Buffer.from(secret).toString('utf8'), text, clock.now());
  const answer = await postJson(asked.address, asked.body, outgoing);
  return 'code' in answer ? answer : robotFailure(kind, answer);
}

function seal({ vault }: OutgoingRoom, id: string, { address, secret }: Pick<ChannelDraft, 'address' | 'secret'>): { address: string; host: string; secret: string | null } | Refusal {
  const url = httpsUrl(address);
  if (url === null) return refuse('channel-address-wrong');
  if (vault === null) return refuse('channel-key-missing');
  return { address: vault.seal(Buffer.from(url.href), `${id} address`), host: url.host, secret: secret === null ? null : vault.seal(Buffer.from(secret), `${id} secret`) };
}

/** What one does not manage is not found. */
async function managed(db: Executor, caller: Caller, id: string): Promise<store.ChannelRow | Refusal> {
  const row = await store.findChannel(db, id);
  return row !== undefined && may(caller, 'manage-channels', row.path) ? row : refuse('channel-not-found');
}

async function refusedUnit(tx: Executor, caller: Caller, unitId: string | null): Promise<Refusal | null> {
  const unit = unitId === null ? null : await unitById(tx, unitId);
  return unit !== undefined && may(caller, 'manage-channels', unit?.path ?? null) ? null : refuse('no-such-unit');
}

async function written(tx: Executor, { clock }: OutgoingRoom, caller: Caller, action: string, change: Change): Promise<Refusal | null> {
  return write(tx, { actor: actorOf(caller), action, subject: { kind: 'channel', id: change.id }, at: clock.now().toISOString(), changes: [change] });
}

function channelOf(row: store.ChannelRow): Channel {
  return {
    id: row.id, version: row.version, unit: row.unit_id === null || row.unit_name === null ? null : { id: row.unit_id, name: row.unit_name }, kind: row.kind as ChannelKind, name: row.name, host: row.host, signs: row.secret !== null, titles: row.titles,
    enabled: row.enabled, createdAt: row.created_at, lastDigest: row.digest === null ? null : { day: row.digest.day, status: row.digest.status as 'sent', failure: row.digest.failure, count: row.digest.count },
    lastTrial: row.tried_at === null ? null : { at: row.tried_at, failure: row.trial_failure },
  };
}

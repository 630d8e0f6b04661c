/** What a person wants to be told by mail. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal } from '#kernel';
import { mailsOf, maskMail } from '#access';
import { actorOf, write } from '#journal';
import { type Caller, within } from '#platform';
import type { NoticeKind, NoticeSettings } from './model.ts';
import { personOf } from './own.ts';
import type { OutgoingRoom } from './room.ts';
import * as store from './store/channels.ts';
import { preferenceTable } from './tables.ts';

/** Version 0: nothing was set yet. */
export async function getSettings({ database, outgoing }: OutgoingRoom, caller: Caller): Promise<NoticeSettings | Refusal> {
  const accountId = personOf(caller);
  if (isRefusal(accountId)) return accountId;
  const row = await store.findPreference(database, accountId);
  const address = (await mailsOf(database, [accountId])).get(accountId);
  return { version: row?.version ?? 0, mail: row?.mail === 'none' ? 'none' : 'digest', muted: (row?.muted ?? []) as NoticeKind[], address: address === undefined ? null : maskMail(address), available: outgoing.mail !== null };
}

export async function changeSettings(room: OutgoingRoom, caller: Caller, version: number, { mail, muted }: Pick<NoticeSettings, 'mail' | 'muted'>): Promise<NoticeSettings | Refusal> {
  const accountId = personOf(caller);
  if (isRefusal(accountId)) return accountId;
  return within(room.database, async (tx) => {
    const row = await store.findPreference(tx, accountId);
    const id = row?.id ?? randomUUID();
    const set = { mail, muted: [...new Set(muted)] };
    const change = row === undefined && version === 0 ? { table: preferenceTable, id, insert: { id, account_id: accountId, ...set, version: 1 } } : { table: preferenceTable, id, version, set };
    return await write(tx, { actor: actorOf(caller), action: 'change-notice-settings', subject: { kind: 'account', id: accountId }, at: room.clock.now().toISOString(), changes: [change] }) ?? getSettings({ ...room, database: tx }, caller);
  });
}

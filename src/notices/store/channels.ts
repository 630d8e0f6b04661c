/** SQL of channels, of what people set, and of trials. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Reach } from '#access';
import type { Executor } from '#platform';

export interface ChannelRow {
  id: string; version: number; unit_id: string | null; unit_name: string | null; path: string[] | null; kind: string; name: string; host: string; address: string; secret: string | null; titles: boolean; enabled: boolean; created_at: string;
  digest: { day: string; status: string; failure: string | null; count: number } | null; tried_at: string | null; trial_failure: string | null;
}

const CHANNEL = sql`c.id, c.version, c.unit_id, u.name as unit_name, u.path::text[] as path, c.kind, c.name, c.host, c.address, c.secret, c.titles, c.enabled, c.created_at, t.tried_at, t.failure as trial_failure,
    (select jsonb_build_object('day', d.day, 'status', d.status, 'failure', d.failure, 'count', d.notice_count) from notices.digest d where d.channel_id = c.id order by d.day desc limit 1) as digest
  from notices.channel c left join units.place u on u.id = c.unit_id left join notices.trial t on t.channel_id = c.id`;

/** An installation has a few; by name. */
export async function listChannels(db: Executor, reach: Reach): Promise<ChannelRow[]> {
  const which = reach === 'everywhere' ? sql`` : sql`where u.path && ${[...reach]}::uuid[]`;
  return (await sql<ChannelRow>`select ${CHANNEL} ${which} order by c.name, c.id limit 500`.execute(db)).rows;
}

export async function findChannel(db: Executor, id: string): Promise<ChannelRow | undefined> {
  return (await sql<ChannelRow>`select ${CHANNEL} where c.id = ${id}`.execute(db)).rows[0];
}

/** @returns false where it was tried out after `since`. */
export async function beginTrial(db: Executor, channelId: string, at: string, since: string): Promise<boolean> {
  const { rows } = await sql`insert into notices.trial (channel_id, tried_at) values (${channelId}, ${at}) on conflict (channel_id) do update set tried_at = excluded.tried_at, failure = null where notices.trial.tried_at <= ${since}::timestamptz returning channel_id`.execute(db);
  return rows.length > 0;
}

export async function endTrial(db: Executor, channelId: string, failure: string | null): Promise<void> {
  await sql`update notices.trial set failure = ${failure} where channel_id = ${channelId}`.execute(db);
}

export interface PreferenceRow { id: string; version: number; mail: string; muted: string[] }

export async function findPreference(db: Executor, accountId: string): Promise<PreferenceRow | undefined> {
  return db.selectFrom('notices.preference').select(['id', 'version', 'mail', 'muted']).where('account_id', '=', accountId).executeTakeFirst();
}

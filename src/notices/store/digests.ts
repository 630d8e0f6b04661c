/** SQL of digests: made once a day, claimed before they are sent. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '#platform';
import type { NoticeKind } from '../model.ts';

/** @returns false where somebody made those of the day already. */
export async function beginDay(tx: Executor, day: string, at: string): Promise<boolean> {
  return (await sql`insert into notices.digest_day (day, made_at) values (${day}, ${at}) on conflict do nothing returning day`.execute(tx)).rows.length > 0;
}

/** What matters for a channel: told to its unit and to the offices in it; of the whole installation, everything. */
const OF_CHANNEL = sql`(c.unit_id is null or e.unit_id = c.unit_id or exists (select from units.place p where p.id = e.unit_id and p.parent_id = c.unit_id and p.kind = 'office'))`;
/** What tells of the ways out stays inside: it would tell of itself. */
const INSIDE_ONLY = sql`('channel-failed', 'mail-failed')`;

/** A row for each channel that is in use, `nothing` where nothing was told since its last one. */
export async function makeChannelDigests(tx: Executor, day: string, at: string, to: string): Promise<void> {
  await sql`insert into notices.digest (id, channel_id, day, status, next_at, counted_from, counted_to, notice_count, ended_at)
    select gen_random_uuid(), made.id, ${day}::date, case when made.count = 0 then 'nothing' else 'waiting' end, ${at}::timestamptz, made.since, greatest(made.since, ${to}::timestamptz), made.count, case when made.count = 0 then ${at}::timestamptz end
    from (select c.id, s.since, (select count(*)::int from notices.event e where e.made_at > s.since and e.made_at <= ${to}::timestamptz and e.kind not in ${INSIDE_ONLY} and ${OF_CHANNEL}) as count
      from notices.channel c cross join lateral (select coalesce((select max(d.counted_to) from notices.digest d where d.channel_id = c.id and d.status in ('sent', 'unknown', 'nothing')), c.created_at) as since) s where c.enabled) made
    on conflict do nothing`.execute(tx);
}

/** A row for each account that gets mail and has something unread since its last one. @param since the longest that is looked back. */
export async function makeMailDigests(tx: Executor, day: string, at: string, to: string, since: string): Promise<void> {
  await sql`insert into notices.digest (id, account_id, day, status, next_at, counted_from, counted_to, notice_count)
    select gen_random_uuid(), made.account_id, ${day}::date, 'waiting', ${at}::timestamptz, made.since, ${to}::timestamptz, made.count
    from (select n.account_id, s.since, count(*)::int as count
      from notices.notice n join notices.event e on e.id = n.event_id join access.account a on a.id = n.account_id and a.mail is not null and not a.disabled left join notices.preference p on p.account_id = n.account_id
        cross join lateral (select coalesce((select max(d.counted_to) from notices.digest d where d.account_id = n.account_id and d.status in ('sent', 'unknown')), ${since}::timestamptz) as since) s
      where n.read_at is null and n.made_at > ${since}::timestamptz and n.made_at > s.since and n.made_at <= ${to}::timestamptz and coalesce(p.mail, 'digest') = 'digest' and not e.kind = any(coalesce(p.muted, '{}')) and e.kind not in ${INSIDE_ONLY}
      group by n.account_id, s.since) made
    on conflict do nothing`.execute(tx);
}

export interface DigestRow { id: string; channel_id: string | null; account_id: string | null; day: string; attempts: number; counted_from: string; counted_to: string }

/** The next one that waits, or nothing; whoever claims it is alone with it until `until`. */
export async function claimDigest(db: Executor, day: string, at: string, until: string): Promise<DigestRow | undefined> {
  const { rows } = await sql<DigestRow>`update notices.digest set status = 'sending', attempts = attempts + 1, next_at = ${until}::timestamptz
    where id = (select id from notices.digest where status = 'waiting' and day = ${day}::date and next_at <= ${at}::timestamptz order by channel_id nulls last, id limit 1 for update skip locked)
    returning id, channel_id, account_id, day::text as day, attempts, counted_from, counted_to`.execute(db);
  return rows[0];
}

export async function endDigest(db: Executor, id: string, status: 'sent' | 'failed' | 'unknown' | 'nothing' | 'waiting', failure: string | null, at: string): Promise<void> {
  await sql`update notices.digest set status = ${status}, failure = ${failure}, next_at = ${at}::timestamptz, ended_at = ${status === 'waiting' ? null : at}::timestamptz where id = ${id} and status = 'sending'`.execute(db);
}

/** Those whose sender was lost on the way, and those whose day is over. @returns what failed. */
export async function settleLost(tx: Executor, day: string, at: string): Promise<{ readonly channel_id: string | null; readonly id: string }[]> {
  await sql`update notices.digest set status = 'unknown', ended_at = ${at}::timestamptz where status = 'sending' and next_at < ${at}::timestamptz`.execute(tx);
  return (await sql<{ channel_id: string | null; id: string }>`update notices.digest set status = 'failed', ended_at = ${at}::timestamptz where status = 'waiting' and day < ${day}::date returning id, channel_id`.execute(tx)).rows;
}

export async function anyWaiting(db: Executor, day: string, at: string): Promise<boolean> {
  return (await sql`select from notices.digest where (status = 'waiting' and (day < ${day}::date or next_at <= ${at}::timestamptz)) or (status = 'sending' and next_at < ${at}::timestamptz) limit 1`.execute(db)).rows.length > 0;
}

export async function dayBegun(db: Executor, day: string): Promise<boolean> {
  return (await sql`select from notices.digest_day where day = ${day}::date`.execute(db)).rows.length > 0;
}

interface CountedRow { kind: NoticeKind; count: number; titles: string[] }

export async function countedForChannel(db: Executor, { channel_id: id, counted_from: from, counted_to: to }: DigestRow): Promise<CountedRow[]> {
  return (await sql<CountedRow>`select e.kind, count(*)::int as count, array_agg(distinct e.title) as titles from notices.channel c join notices.event e on e.made_at > ${from}::timestamptz and e.made_at <= ${to}::timestamptz and e.kind not in ${INSIDE_ONLY} and ${OF_CHANNEL}
    where c.id = ${id} group by e.kind order by e.kind`.execute(db)).rows;
}

/** What is still unread: somebody may have looked meanwhile. */
export async function countedForAccount(db: Executor, { account_id: id, counted_from: from, counted_to: to }: DigestRow): Promise<CountedRow[]> {
  return (await sql<CountedRow>`select e.kind, count(*)::int as count, array_agg(distinct e.title) as titles from notices.notice n join notices.event e on e.id = n.event_id left join notices.preference p on p.account_id = n.account_id
    where n.account_id = ${id} and n.read_at is null and n.made_at > ${from}::timestamptz and n.made_at <= ${to}::timestamptz and not e.kind = any(coalesce(p.muted, '{}')) and e.kind not in ${INSIDE_ONLY} group by e.kind order by e.kind`.execute(db)).rows;
}

export interface MailsOfDay { day: string; sent: number; failed: number; waiting: number }

export async function lastMails(db: Executor): Promise<MailsOfDay | null> {
  const { rows } = await sql<MailsOfDay>`select day::text as day, count(*) filter (where status in ('sent', 'unknown'))::int as sent, count(*) filter (where status = 'failed')::int as failed, count(*) filter (where status in ('waiting', 'sending'))::int as waiting
    from notices.digest where account_id is not null and day = (select max(day) from notices.digest where account_id is not null) group by day`.execute(db);
  return rows[0] ?? null;
}

export async function sweepDigests(db: Executor, before: string): Promise<void> {
  await sql`delete from notices.digest where day < ${before}::date`.execute(db);
  await sql`delete from notices.digest_day where day < ${before}::date`.execute(db);
}

/** SQL of what was told and to whom. Every function takes its executor first. */
import { sql } from 'kysely';
import { type Executor, prepared } from '#platform';
import { MOST_UNREAD, type Notice } from '../model.ts';

export interface EventRow {
  readonly id: string; readonly kind: string; readonly unit_id: string | null; readonly title: string; readonly count: number | null; readonly due_on: string | null;
  readonly about_kind: string; readonly about_id: string | null; readonly once: string | null; readonly made_at: string;
}

/** @returns the id of each in their order, null where its `once` was told before. */
export async function insertEvents(tx: Executor, events: readonly EventRow[]): Promise<(string | null)[]> {
  if (events.length === 0) return [];
  const { rows } = await prepared(tx, sql<{ id: string }>`insert into notices.event (id, kind, unit_id, title, count, due_on, about_kind, about_id, once, made_at)
    select id, kind, unit_id, title, count, due_on, about_kind, about_id, once, made_at
    from jsonb_to_recordset(${JSON.stringify(events)}::jsonb) as r(id uuid, kind text, unit_id uuid, title text, count integer, due_on date, about_kind text, about_id uuid, once text, made_at timestamptz)
    on conflict (once) do nothing returning id`);
  const made = new Set(rows.map(({ id }) => id));
  return events.map(({ id }) => (made.has(id) ? id : null));
}

export async function insertNotices(tx: Executor, told: readonly { readonly event: string; readonly account: string }[], at: string): Promise<void> {
  if (told.length === 0) return;
  await prepared(tx, sql`insert into notices.notice (account_id, event_id, made_at) select account, event, ${at}::timestamptz from jsonb_to_recordset(${JSON.stringify(told)}::jsonb) as r(account uuid, event uuid)`);
}

export interface Listing { readonly accountId: string; readonly unreadOnly: boolean; readonly after: readonly [madeAt: string, id: string] | null; readonly limit: number }

interface NoticeRow { id: string; kind: string; title: string; unit_id: string | null; unit_name: string | null; count: number | null; due_on: string | null; about_kind: string; about_id: string | null; made_at: string; read_at: string | null }

/** Newest first. */
export async function listNotices(db: Executor, listing: Listing): Promise<Notice[]> {
  return ((await listQuery(db, listing).execute()) as NoticeRow[]).map((row) => ({
    id: row.id, kind: row.kind as Notice['kind'], title: row.title, unit: row.unit_id === null || row.unit_name === null ? null : { id: row.unit_id, name: row.unit_name }, count: row.count, dueOn: row.due_on,
    about: { kind: row.about_kind as Notice['about']['kind'], id: row.about_id }, madeAt: row.made_at, readAt: row.read_at,
  }));
}

/** The query itself, so that a test can look at its plan. */
export function listQuery(db: Executor, { accountId, unreadOnly, after, limit }: Listing) {
  let page = db.selectFrom('notices.notice').select(['event_id', 'made_at', 'read_at']).where('account_id', '=', accountId);
  if (unreadOnly) page = page.where('read_at', 'is', null);
  if (after !== null) page = page.where(sql<boolean>`(made_at, event_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`);
  // The page first, then the event of each by its key: a plain join may walk through all events.
  const event = sql<Omit<NoticeRow, 'unit_name' | 'made_at' | 'read_at'>>`(select e.id, e.kind, e.title, e.unit_id, e.count, e.due_on, e.about_kind, e.about_id from notices.event e where e.id = n.event_id limit 1)`;
  return db.selectFrom(page.orderBy('made_at', 'desc').orderBy('event_id', 'desc').limit(limit).as('n')).innerJoinLateral(event.as('e'), (join) => join.onTrue())
    .select(['e.id', 'e.kind', 'e.title', 'e.unit_id', sql<string | null>`(select p.name from units.place p where p.id = e.unit_id)`.as('unit_name'), 'e.count', 'e.due_on', 'e.about_kind', 'e.about_id', 'n.made_at', 'n.read_at'])
    .orderBy('n.made_at', 'desc').orderBy('n.event_id', 'desc');
}

export async function countUnread(db: Executor, accountId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from (select from notices.notice where account_id = ${accountId} and read_at is null limit ${MOST_UNREAD + 1}) unread`.execute(db);
  return rows[0]?.count ?? 0;
}

/** @param ids null: all that were made up to `at`. */
export async function markRead(db: Executor, accountId: string, ids: readonly string[] | null, at: string): Promise<void> {
  const which = ids === null ? sql`made_at <= ${at}::timestamptz` : sql`event_id = any(${[...ids]}::uuid[])`;
  await sql`update notices.notice set read_at = ${at}::timestamptz where account_id = ${accountId} and read_at is null and ${which}`.execute(db);
}

/** Of what goes for good, whoever was told of it. @returns how many events. */
export async function forgetEvents(tx: Executor, aboutIds: readonly string[]): Promise<number> {
  const done = await sql`delete from notices.event where about_id = any(${[...aboutIds]}::uuid[])`.execute(tx);
  return Number(done.numAffectedRows ?? 0);
}

/** What was read and is old, and what is very old. */
export async function sweepEvents(db: Executor, { before, longBefore }: { readonly before: string; readonly longBefore: string }): Promise<void> {
  await sql`delete from notices.event e where made_at < ${longBefore}::timestamptz or (made_at < ${before}::timestamptz and not exists (select from notices.notice n where n.event_id = e.id and n.read_at is null))`.execute(db);
}

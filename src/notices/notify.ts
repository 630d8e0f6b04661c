/** Tells people what happened, in the transaction in which it happens. */
import { randomUUID } from 'node:crypto';
import { holdersEverywhere, holdersOf } from '#access';
import type { Executor } from '#platform';
import { AUDIENCE } from './kinds.ts';
import type { AboutKind, NoticeKind } from './model.ts';
import * as store from './store/events.ts';

/** One unit, or some accounts, that are told. */
export interface Addressee {
  /** Whoever acts for it is told, as the kind says; null: the accounts alone, or without any whoever does so for the whole installation. */
  readonly unitId: string | null;
  /** Also these: whoever sent the report that comes back. */
  readonly accountIds?: readonly string[];
  readonly count?: number | null;
  /** The next day that matters, `YYYY-MM-DD`. */
  readonly dueOn?: string | null;
  /** Where it differs from unit to unit. */
  readonly aboutId?: string;
}

export interface Telling {
  readonly kind: NoticeKind;
  /** Words that anybody who acts for the unit may read: the plan's title, the period's. Never a person's name, nor what somebody wrote. */
  readonly title: string;
  readonly about: { readonly kind: AboutKind; readonly id: string | null };
  readonly to: readonly Addressee[];
  /** Whoever did it needs no notice of it. */
  readonly byAccountId?: string | null;
  /** Told once under this name to each unit, however often it is asked for: `due-soon 2026-03-31 PERIOD`. */
  readonly once?: string;
  /** The instant, ISO 8601 in UTC. */
  readonly at: string;
}

/**
 * Must run in the caller's transaction: nobody is told of what was rolled back. Set-wise: a dispatch to 150 units is four statements.
 * @returns how many accounts were told; 0 where nobody acts for any of the units, which is no fault here.
 */
export async function notify(tx: Executor, { kind, title, about, to, byAccountId = null, once, at }: Telling): Promise<number> {
  if (!tx.isTransaction) throw new Error('notices are made in the transaction of what they tell');
  const { action, how } = AUDIENCE[kind];
  const events = await store.insertEvents(tx, to.map(({ unitId, count = null, dueOn = null, aboutId }) => ({
    id: randomUUID(), kind, unit_id: unitId, title, count, due_on: dueOn, about_kind: about.kind, about_id: aboutId ?? about.id, once: once === undefined ? null : `${once} ${unitId ?? ''}`, made_at: at,
  })));
  const made = to.filter((_, place) => events[place] !== null);
  const holders = Map.groupBy(await holdersOf(tx, action, made.flatMap(({ unitId }) => unitId ?? []), how, at), ({ unitId }) => unitId);
  const told: { event: string; account: string }[] = [];
  for (const [place, { unitId, accountIds = [] }] of to.entries()) {
    const event = events[place];
    if (event === null || event === undefined) continue;
    const acting = unitId !== null ? (holders.get(unitId) ?? []).map(({ accountId }) => accountId) : accountIds.length > 0 ? [] : await holdersEverywhere(tx, action, at);
    for (const account of new Set([...acting, ...accountIds])) if (account !== byAccountId) told.push({ event, account });
  }
  await store.insertNotices(tx, told, at);
  return new Set(told.map(({ account }) => account)).size;
}

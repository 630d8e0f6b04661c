/** Who may see a plan: its owner and whoever is named in it, also among others (各市县政府), each with all above. */
import type { Executor } from '#platform';
import { type Below, type Room, today } from './room.ts';
import * as plans from './store/plans.ts';

export interface Named { readonly units: readonly string[]; readonly collectives: readonly string[] }

export async function audienceOf(below: Below, db: Executor, day: string, ownerUnitId: string | null, named: Named): Promise<string[]> {
  const members = await Promise.all(named.collectives.map((id) => below.membersOf(db, id, day)));
  const ids = [...new Set([...(ownerUnitId === null ? [] : [ownerUnitId]), ...named.units, ...members.flat()])];
  return [...new Set([...(await below.pathsOf(db, ids)).values()].flat())];
}

/**
 * Units move, merge and join sets while a plan stands: what its audience follows from is looked at again.
 * Bears being run by several servers.
 * @returns the number of plans whose audience was no longer right.
 */
export async function refreshAudiences({ database, clock, below }: Room): Promise<number> {
  const day = today(clock);
  const named = await plans.namedInPlans(database);
  const members = new Map<string, readonly string[]>();
  for (const id of new Set(named.flatMap(({ collectives }) => collectives))) members.set(id, await below.membersOf(database, id, day));
  const idsOf = ({ owner, units, collectives }: (typeof named)[number]): string[] => [...(owner === null ? [] : [owner]), ...units, ...collectives.flatMap((id) => members.get(id) ?? [])];
  const paths = await below.pathsOf(database, [...new Set(named.flatMap(idsOf))]);
  let mended = 0;
  for (const plan of named) {
    const audience = new Set(idsOf(plan).flatMap((id) => paths.get(id) ?? []));
    if (audience.size === plan.audience.length && plan.audience.every((id) => audience.has(id))) continue;
    await plans.setAudience(database, plan.id, [...audience]);
    mended += 1;
  }
  return mended;
}

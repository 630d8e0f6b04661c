/** What closed units kept and handed out: ledgers and dispatches, proposed to whoever stands in their place, taken over when a person says so. */
import { may } from '#access';
import { today } from '#calendar';
import { type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { notify } from '#notices';
import { takeOverPlan } from '#plans';
import { type Caller, within } from '#platform';
import type { Room } from '../room.ts';
import { dispatchTable } from '../tables.ts';
import type { KeepingProposal, TakeOver } from './keeping-model.ts';
import * as store from './store.ts';

/** Whoever keeps ledgers at the closed unit or above it, or at a unit that stands in its place. */
function keeps(caller: Caller, ...paths: readonly (readonly string[])[]): boolean {
  return paths.some((path) => may(caller, 'dispatch-tasks', path) && may(caller, 'amend-plans', path));
}

export async function listKeeping({ database, clock }: Room, caller: Caller): Promise<{ items: KeepingProposal[] }> {
  const day = today(clock);
  const rows = await store.keptByClosed(database, day, null);
  const successors = await store.successorsOf(database, rows.map(({ unit_id }) => unit_id), day);
  return {
    items: rows.flatMap((row): KeepingProposal[] => {
      const after = successors.filter(({ unit_id }) => unit_id === row.unit_id).filter(({ path }) => keeps(caller, path, row.unit_path));
      if (after.length === 0 && !keeps(caller, row.unit_path)) return [];
      return [{ planId: row.plan_id, planTitle: row.plan_title, version: row.version, unitId: row.unit_id, unitName: row.unit_name, closedOn: row.closed_on, owned: row.owned, dispatches: row.dispatches, successors: after.map(({ id, name }) => ({ id, name })) }];
    }),
  };
}

/**
 * The ledger, where it was the closed unit's, and what that unit handed out of it. Reports go on as they are; letters stay those of whoever sent them.
 * Refuses `plan-not-found`, `not-its-successor` {unit}, `not-allowed`, `stale`.
 */
export async function takeOver({ database, clock }: Room, caller: Caller, { planId, version, fromUnitId, toUnitId, reason }: TakeOver): Promise<{ dispatches: number } | Refusal> {
  return within<{ dispatches: number }>(database, async (tx) => {
    const day = today(clock);
    const [row] = await store.keptByClosed(tx, day, { planId, unitId: fromUnitId });
    if (row === undefined) return refuse('plan-not-found');
    const to = (await store.successorsOf(tx, [fromUnitId], day)).find(({ id }) => id === toUnitId);
    if (!keeps(caller, row.unit_path, ...(to === undefined ? [] : [to.path]))) return refuse('plan-not-found');
    if (to === undefined) return refuse('not-its-successor', { unit: row.unit_name });
    const at = clock.now().toISOString();
    const refused = row.owned ? await takeOverPlan(tx, caller, { planId, version, fromUnitId, toUnitId, reason, at, day }) : null;
    if (refused !== null) return refused;
    const sent = await store.dispatchesOf(tx, planId, fromUnitId);
    const changes = sent.map(({ id, sent_by_unit_id, version: seen }): Change => ({ table: dispatchTable, id, set: { from_unit_id: toUnitId, sent_by_unit_id: sent_by_unit_id ?? fromUnitId }, version: seen }));
    const stale = changes.length === 0 ? null : await write(tx, { actor: actorOf(caller), action: 'take-over-dispatches', subject: { kind: 'plan', id: planId }, at, remark: reason, changes });
    return stale ?? { dispatches: sent.length };
  });
}

/** Whoever stands in the place of a closed unit is told, once for each of both, that it kept ledgers or handed something out. */
export async function tellOfKept({ database, clock }: Room): Promise<void> {
  const [at, day] = [clock.now().toISOString(), today(clock)];
  await within(database, async (tx) => {
    const kept = Map.groupBy(await store.keptByClosed(tx, day, null), ({ unit_id }) => unit_id);
    for (const { unit_id: closed, id } of await store.successorsOf(tx, [...kept.keys()], day)) {
      const rows = kept.get(closed) ?? [];
      await notify(tx, { kind: 'handover-proposed', title: rows[0]?.unit_name ?? '', about: { kind: 'dispatch', id: null }, to: [{ unitId: id, count: rows.length }], once: `keeping ${closed}`, at });
    }
    return null;
  });
}

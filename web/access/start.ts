/** Where somebody begins, by what is theirs to do. */
import type { Me } from '#access/model';
import type { MenuEntry } from '../room.ts';

const reads = (me: Me, action: string): boolean => Object.hasOwn(me.actions, action);

/** The unit whose ledger somebody reads: the own one where a role is held there, else the first of them; null for who reads everything. */
export function unitOf(me: Me): string | null {
  const reach = me.actions['read-plans'];
  if (reach === undefined || reach === 'everywhere') return null;
  const own = me.account?.unitId ?? null;
  return own !== null && reach.includes(own) ? own : reach[0] ?? null;
}

/** By what waits for somebody: what they owe, then what others handed in to them, then how things stand. */
const BEGINS = [{ role: 'reporting-clerk', to: '/my-reports' }, { role: 'reviewer', to: '/reviews' }, { role: 'leader', to: '/glance' }, { role: 'inspector', to: '/glance' }] as const;

/** @param menu in its order; who neither takes documents in nor reads ledgers begins with the first page that is theirs. */
export function startOf(me: Me, menu: readonly MenuEntry[]): string {
  if (me.firstSteps) return '/first-steps';
  for (const { role, to } of BEGINS) if (me.roles.some((held) => held.role === role)) return to;
  if (reads(me, 'read-plans')) {
    const unit = unitOf(me);
    return unit === null ? '/ledger' : `/duties/${unit}`;
  }
  return menu.find(({ action }) => action !== undefined && reads(me, action))?.to ?? '/me';
}

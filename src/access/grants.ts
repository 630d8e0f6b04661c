/** Roles: given and taken away by a security administrator, never to or from oneself. */
import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import { APART, type HeldRole, type Role } from './model.ts';
import { refusedAt } from './reach.ts';
import type { AccessRoom } from './room.ts';
import { heldRole } from './shown.ts';
import * as store from './store/accounts.ts';
import { grantTable } from './tables.ts';

export interface GrantRequest {
  readonly role: Role;
  readonly unitId: string | null;
  readonly from?: string | undefined;
  readonly to?: string | null | undefined;
}

/** What a request says of where: a unit, or `all` on purpose. One of the two, and not both. */
export interface SaidPlace { readonly unitId?: string | null | undefined; readonly scope?: 'all' | undefined }

/** Refuses `place-unsaid`. @returns the unit, or null for everywhere. */
export function placeSaid({ unitId = null, scope }: SaidPlace): { readonly unitId: string | null } | Refusal {
  return (unitId === null) === (scope === 'all') ? { unitId } : refuse('place-unsaid');
}

/** A role that the holder has and that keeps this one from it. */
export function apartFrom(role: Role, held: readonly string[]): Role | undefined {
  return APART.flatMap(([one, other]) => (one === role ? [other] : other === role ? [one] : [])).find((other) => held.includes(other));
}

export function newGrant(holder: { readonly accountId: string } | { readonly tokenId: string }, { role, unitId, from, to }: GrantRequest, now: string): Change {
  const id = randomUUID();
  return {
    table: grantTable, id,
    insert: { id, version: 1, account_id: 'accountId' in holder ? holder.accountId : null, token_id: 'tokenId' in holder ? holder.tokenId : null, role, unit_id: unitId, valid_from: from ?? now, valid_to: to ?? null },
  };
}

export async function grantRole({ database, clock }: AccessRoom, caller: Caller, accountId: string, request: GrantRequest): Promise<HeldRole | Refusal> {
  const at = clock.now().toISOString();
  if (request.to != null && Date.parse(request.to) <= Date.parse(request.from ?? at)) return refuse('dates-reversed');
  return within(database, async (tx) => {
    const account = await store.lockAccount(tx, accountId);
    if (account === undefined) return refuse('account-not-found');
    if (caller.id === accountId) return refuse('own-account');
    const refused = await refusedAt(tx, caller, 'grant-roles', request.unitId);
    if (refused !== null) return refused;
    const held = await store.listGrants(tx, 'account_id', [accountId], at);
    const apart = apartFrom(request.role, held.map(({ role }) => role));
    if (apart !== undefined) return refuse('roles-apart', { role: request.role, other: apart });
    if (held.some((grant) => grant.role === request.role && grant.unit_id === request.unitId && overlaps(grant, request, at))) return refuse('role-held', { role: request.role });
    const change = newGrant({ accountId }, request, at);
    const failed = await write(tx, { actor: actorOf(caller), action: 'grant-role', subject: { kind: 'account', id: accountId }, at, changes: [change] });
    return failed ?? heldRole(await store.findGrant(tx, change.id) as store.GrantRow, await store.unitNames(tx, [request.unitId]));
  });
}

function overlaps(grant: store.GrantRow, { from, to }: GrantRequest, now: string): boolean {
  const end = (one: string | null | undefined): number => (one == null ? Infinity : Date.parse(one));
  return Date.parse(grant.valid_from) < end(to) && Date.parse(from ?? now) < end(grant.valid_to);
}

export async function revokeRole({ database, clock }: AccessRoom, caller: Caller, id: string): Promise<Refusal | null> {
  const at = clock.now().toISOString();
  return within<null>(database, async (tx) => {
    const grant = await store.findGrant(tx, id);
    if (grant?.account_id == null || (grant.valid_to !== null && Date.parse(grant.valid_to) <= Date.parse(at))) return refuse('role-not-found');
    await store.lockAccount(tx, grant.account_id);
    const refused = await refusedAt(tx, caller, 'grant-roles', grant.unit_id);
    if (refused !== null) return refused.refused === 'no-such-unit' ? refuse('role-not-found') : refused;
    if (caller.id === grant.account_id) return refuse('own-account');
    if (await isLast(tx, grant, at)) return refuse('last-administrator', { role: grant.role });
    return write(tx, {
      actor: actorOf(caller), action: 'revoke-role', subject: { kind: 'account', id: grant.account_id }, at,
      changes: [{ table: grantTable, id, version: grant.version, set: { valid_to: Date.parse(grant.valid_from) > Date.parse(at) ? grant.valid_from : at } }],
    });
  });
}

/** Without a system or a security administrator nobody could mend it from inside. */
async function isLast(tx: Executor, grant: store.GrantRow, now: string): Promise<boolean> {
  if (grant.unit_id !== null || (grant.role !== 'system-admin' && grant.role !== 'security-admin')) return false;
  await store.lockNames(tx);
  return await store.countHolders(tx, grant.role, now) <= 1;
}


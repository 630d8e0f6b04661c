/** What a page needs to know of who looks at it. */
import type { Caller } from '#platform';
import { csrfOf } from './credentials.ts';
import { may, reachOf } from './may.ts';
import { type Action, ACTIONS, type Me, type Role } from './model.ts';
import type { AccessRoom } from './room.ts';
import * as accounts from './store/accounts.ts';
import { anySession } from './store/sessions.ts';

/** @param token of the session, null without one. */
export async function meOf({ database, office }: Pick<AccessRoom, 'database' | 'office'>, caller: Caller, token: string | null): Promise<Me> {
  const row = caller.kind === 'account' && caller.id !== null ? await accounts.findAccount(database, caller.id) : undefined;
  const names = await accounts.unitNames(database, caller.grants.map(({ unitId }) => unitId));
  const actions = Object.fromEntries(Object.keys(ACTIONS).flatMap((action) => {
    const reach = reachOf(caller, action as Action);
    return reach.length === 0 ? [] : [[action, reach === 'everywhere' ? reach : [...reach]]];
  }));
  return {
    account: row === undefined ? null : { id: row.id, signInName: row.sign_in_name, displayName: row.display_name ?? row.sign_in_name, unitId: row.unit_id, mustChange: row.must_change, codeAsked: row.totp_since !== null },
    programId: caller.kind === 'program' ? caller.id : null,
    roles: caller.grants.map(({ role, unitId }) => ({ role: role as Role, unitId, unitName: unitId === null ? null : names.get(unitId) ?? null })),
    actions,
    csrf: row === undefined || token === null ? null : csrfOf(token),
    untouched: row === undefined && !await anySession(database),
    firstSteps: row !== undefined && may(caller, 'manage-accounts', null) && !await accounts.everGranted(database, 'security-admin'),
    officeSignIn: office?.name ?? null,
  };
}

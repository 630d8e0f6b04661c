/** Programs that call: a token each, with roles, an end, and whether it may change anything. */
import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '#kernel';
import { actorOf, write } from '#journal';
import { type Caller, within } from '#platform';
import { digestOf, newToken, PROGRAM_PREFIX } from './credentials.ts';
import { newGrant } from './grants.ts';
import { reachOf } from './may.ts';
import { ADMINISTRATORS, type ProgramToken, type Role } from './model.ts';
import { refusedAt, sees } from './reach.ts';
import type { AccessRoom } from './room.ts';
import { programOf } from './shown.ts';
import * as store from './store/accounts.ts';
import { tokenTable } from './tables.ts';

/** A token that nobody thinks of any more is a door that nobody watches. */
export const LONGEST_DAYS = 400;

export interface NewProgram { readonly name: string; readonly readOnly: boolean; readonly endsAt: string; readonly roles: readonly { readonly role: Role; readonly unitId: string | null }[] }

export async function addToken({ database, clock }: AccessRoom, caller: Caller, program: NewProgram): Promise<{ program: ProgramToken; token: string } | Refusal> {
  const now = clock.now();
  const at = now.toISOString();
  const ends = Date.parse(program.endsAt);
  if (ends <= now.getTime() || ends > now.getTime() + LONGEST_DAYS * 86_400_000) return refuse('token-too-long', { days: LONGEST_DAYS });
  const admin = program.roles.find(({ role }) => (ADMINISTRATORS as readonly Role[]).includes(role));
  if (admin !== undefined) return refuse('token-role', { role: admin.role });
  const [id, token] = [randomUUID(), newToken(PROGRAM_PREFIX)];
  return within(database, async (tx) => {
    for (const { unitId } of program.roles) {
      const refused = await refusedAt(tx, caller, 'manage-tokens', unitId);
      if (refused !== null) return refused;
    }
    const refused = await write(tx, {
      actor: actorOf(caller), action: 'add-token', subject: { kind: 'token', id }, at,
      changes: [
        { table: tokenTable, id, insert: { id, version: 1, name: program.name, token_digest: digestOf(token), read_only: program.readOnly, created_at: at, ends_at: new Date(ends).toISOString(), ended_at: null, last_used_at: null } },
        ...program.roles.map((role) => newGrant({ tokenId: id }, role, at)),
      ],
    });
    return refused ?? { program: programOf(await store.findToken(tx, id) as store.TokenRow, await store.listGrants(tx, 'token_id', [id], at), await store.unitNames(tx, program.roles.map(({ unitId }) => unitId))), token };
  });
}

/** Of those that the caller may end: a program with a role beyond the caller's reach is not shown. */
export async function listTokens({ database, clock }: AccessRoom, caller: Caller): Promise<ProgramToken[]> {
  const now = clock.now().toISOString();
  const reach = reachOf(caller, 'manage-tokens');
  const rows = await store.listTokens(database, reach === 'everywhere' ? null : reach, now);
  const grants = await store.listGrants(database, 'token_id', rows.map(({ id }) => id), now);
  const names = await store.unitNames(database, grants.map(({ unit_id: unitId }) => unitId));
  return rows.map((row) => programOf(row, grants, names));
}

export async function endToken({ database, clock }: AccessRoom, caller: Caller, id: string): Promise<Refusal | null> {
  const at = clock.now().toISOString();
  return within<null>(database, async (tx) => {
    const row = await store.findToken(tx, id);
    if (row === undefined || row.ended_at !== null) return refuse('token-not-found');
    for (const { unit_id: unitId } of await store.listGrants(tx, 'token_id', [id], at)) if (!await sees(tx, caller, 'manage-tokens', unitId)) return refuse('token-not-found');
    return write(tx, { actor: actorOf(caller), action: 'end-token', subject: { kind: 'token', id }, at, changes: [{ table: tokenTable, id, version: row.version, set: { ended_at: at } }] });
  });
}

/** Accounts and the rest as others see them: masked, without secrets. */
import { type Account, type HeldRole, keeperOf, type ProgramToken, type Role, type Session } from './model.ts';
import type { AccountRow, GrantRow, TokenRow } from './store/accounts.ts';
import type { SessionRow } from './store/sessions.ts';

export function maskPhone(phone: string): string {
  const digits = [...phone];
  return digits.length < 8 ? '*'.repeat(digits.length) : `${digits.slice(0, 3).join('')}${'*'.repeat(digits.length - 7)}${digits.slice(-4).join('')}`;
}

export function maskMail(mail: string): string {
  const at = mail.lastIndexOf('@');
  return `${[...mail.slice(0, at)][0] ?? ''}***${mail.slice(at)}`;
}

/** The last part of an address is left out. */
export function maskAddress(address: string): string {
  return address.replace(/[^.:]+$/u, '*');
}

/** Names of units by their ids. */
export type UnitNames = ReadonlyMap<string, string>;

function nameIn(names: UnitNames, id: string | null): string | null {
  return id === null ? null : names.get(id) ?? null;
}

export function heldRole(row: GrantRow, names: UnitNames): HeldRole {
  return { id: row.id, role: row.role as Role, unitId: row.unit_id, unitName: nameIn(names, row.unit_id), from: row.valid_from, to: row.valid_to };
}

export function accountOf(row: AccountRow, grants: readonly GrantRow[], names: UnitNames): Account {
  const held = grants.filter((grant) => grant.account_id === row.id);
  return {
    id: row.id, version: row.version, signInName: row.sign_in_name, displayName: row.display_name ?? row.sign_in_name, phone: row.phone === null ? null : maskPhone(row.phone),
    mail: row.mail === null ? null : maskMail(row.mail), unitId: row.unit_id, unitName: nameIn(names, row.unit_id), disabled: row.disabled, mustChange: row.must_change, codeAsked: row.totp_since !== null,
    certificates: row.certificates, linked: row.oidc_subject !== null, createdAt: row.created_at, keeper: keeperOf(held.map(({ role }) => role)), roles: held.map((grant) => heldRole(grant, names)),
  };
}

export function sessionOf(row: SessionRow, ownId: string | null, masked: boolean): Session {
  return {
    id: row.id, accountId: row.account_id, signInName: row.sign_in_name, displayName: row.display_name ?? row.sign_in_name, createdAt: row.created_at, seenAt: row.seen_at, endsAt: row.ends_at,
    address: masked ? maskAddress(row.address) : row.address, agent: row.agent, own: row.id === ownId,
  };
}

export function programOf(row: TokenRow, grants: readonly GrantRow[], names: UnitNames): ProgramToken {
  return {
    id: row.id, version: row.version, name: row.name, readOnly: row.read_only, createdAt: row.created_at, endsAt: row.ends_at, endedAt: row.ended_at, lastUsedAt: row.last_used_at,
    roles: grants.filter((grant) => grant.token_id === row.id).map((grant) => heldRole(grant, names)),
  };
}

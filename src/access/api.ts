/** The endpoints of the access room, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Account, AccountPage, AccountWithPassword, DisplayName, HeldRole, Mail, Me, NewProgramToken, PersonalValues, Phone, ProgramToken, Role, Session, SignInName } from './model.ts';

const One = z.object({ id: z.uuid() });
const Password = z.string().min(1).max(1_000);
const Code = z.string().trim().min(6).max(20);
const OF_PASSWORD = ['password-too-short', 'password-too-long', 'password-is-name', 'password-common', 'sign-in-busy'] as const;
const Person = { signInName: SignInName, displayName: DisplayName };
const Cursor = z.string().max(600).optional();
const Limit = z.coerce.number().int().min(1).max(100).default(50);
/** A unit, or `scope: 'all'` said on purpose: what is left out is no role over everything. */
const At = { role: Role, unitId: z.uuid().nullable().optional(), scope: z.literal('all').optional() };

export const endpoints = {
  getMe: { method: 'GET', path: '/api/v1/me', summary: 'Who asks: account, roles, open actions, and the mark that changes must bear', access: 'anyone', status: 200, reply: Me, refusals: [] },
  signIn: {
    method: 'POST', path: '/api/v1/session', summary: 'Sign in with name and password, and a code where the account asks for one', access: 'anyone',
    body: z.object({ signInName: z.string().trim().min(1).max(200), password: Password, code: Code.optional() }),
    status: 201, reply: Me, refusals: ['sign-in-wrong', 'sign-in-throttled', 'sign-in-busy', 'code-asked', 'code-wrong', 'certificate-asked', 'certificate-wrong', 'account-disabled', 'one-time-password-over'],
  },
  beginOfficeSignIn: {
    method: 'POST', path: '/api/v1/office-sign-in', summary: 'Where to go for the office\'s own sign-in (OpenID Connect, code with PKCE)', access: 'anyone',
    status: 200, reply: z.object({ address: z.string() }), refusals: ['office-not-set-up', 'office-unreachable'],
  },
  finishOfficeSignIn: {
    method: 'POST', path: '/api/v1/office-sign-in/finish', summary: 'Come in with what the office\'s sign-in sent along; accounts are linked by an administrator, never made', access: 'anyone',
    body: z.object({ query: z.string().max(4_000) }), status: 201, reply: Me, refusals: ['office-not-set-up', 'office-unreachable', 'office-refused', 'office-not-linked', 'account-disabled', 'certificate-asked', 'certificate-wrong'],
  },
  signOut: { method: 'DELETE', path: '/api/v1/session', summary: 'End this session', access: 'signed-in', status: 204, reply: 'nothing', refusals: [] },
  changePassword: {
    method: 'POST', path: '/api/v1/me/password', summary: 'A new password of one\'s own; ends every other session', access: 'signed-in',
    body: z.object({ password: Password, next: Password }), status: 200, reply: Me, refusals: ['own-account-only', 'password-wrong', 'sign-in-throttled', 'password-same', ...OF_PASSWORD],
  },
  listOwnSessions: { method: 'GET', path: '/api/v1/me/sessions', summary: 'One\'s own open sessions, newest first', access: 'signed-in', status: 200, reply: z.array(Session), refusals: ['own-account-only'] },
  endOwnSession: { method: 'DELETE', path: '/api/v1/me/sessions/:id', summary: 'End one of one\'s own sessions', access: 'signed-in', params: One, status: 204, reply: 'nothing', refusals: ['own-account-only', 'session-not-found'] },
  beginCode: {
    method: 'POST', path: '/api/v1/me/code', summary: 'A secret for an app that makes codes (RFC 6238); holds once a code confirmed it', access: 'signed-in',
    body: z.object({ password: Password }), status: 200, reply: z.object({ secret: z.string(), address: z.string() }), refusals: ['own-account-only', 'password-wrong', 'sign-in-throttled', 'sign-in-busy', 'code-unavailable', 'code-in-use'],
  },
  confirmCode: {
    method: 'POST', path: '/api/v1/me/code/confirm', summary: 'Confirms the secret with a code; answers recovery codes, told once', access: 'signed-in',
    body: z.object({ code: Code }), status: 200, reply: z.object({ recovery: z.array(z.string()) }), refusals: ['own-account-only', 'code-unavailable', 'code-wrong', 'code-in-use', 'code-not-begun', 'sign-in-throttled'],
  },
  dropCode: {
    method: 'POST', path: '/api/v1/me/code/drop', summary: 'No codes any more', access: 'signed-in',
    body: z.object({ password: Password }), status: 204, reply: 'nothing', refusals: ['own-account-only', 'password-wrong', 'sign-in-throttled', 'sign-in-busy'],
  },
  takeFirstSteps: {
    method: 'POST', path: '/api/v1/first-steps', summary: 'Once: the first security administrator, audit administrator and ledger keeper, each with a one-time password; and who asks may say the own name', access: 'manage-accounts',
    body: z.object({ ownName: DisplayName.optional(), securityAdmin: z.object(Person), auditAdmin: z.object(Person), ledgerKeeper: z.object(Person) }),
    status: 201, reply: z.array(AccountWithPassword), refusals: ['first-steps-taken', 'sign-in-name-taken', 'sign-in-busy', 'not-allowed'],
  },
  listAccounts: {
    method: 'GET', path: '/api/v1/accounts', summary: 'Accounts by sign-in name; phone and mail are masked', access: 'read-accounts',
    query: z.object({ query: z.string().max(60).default(''), role: Role.optional(), unitId: z.uuid().optional(), cursor: Cursor, limit: Limit }), status: 200, reply: AccountPage, refusals: ['invalid-cursor'],
  },
  getAccount: { method: 'GET', path: '/api/v1/accounts/:id', summary: 'One account with its roles; phone and mail are masked', access: 'read-accounts', params: One, status: 200, reply: Account, refusals: ['account-not-found'] },
  addAccount: {
    method: 'POST', path: '/api/v1/accounts', summary: 'A new account with a one-time password', access: 'manage-accounts',
    body: z.object({ ...Person, phone: Phone.nullable().default(null), mail: Mail.nullable().default(null), unitId: z.uuid().nullable().default(null) }),
    status: 201, reply: AccountWithPassword, refusals: ['sign-in-name-taken', 'no-such-unit', 'not-allowed', 'sign-in-busy'],
  },
  changeAccount: {
    method: 'PATCH', path: '/api/v1/accounts/:id', summary: 'Name, phone, mail, unit, certificates by their SHA-256 fingerprints, link to the office\'s own sign-in; what is absent stays', access: 'manage-entries', params: One, ifMatch: true,
    body: z.object({ displayName: DisplayName, phone: Phone.nullable(), mail: Mail.nullable(), unitId: z.uuid().nullable(), certificates: z.string().trim().min(1).max(2_000).nullable(), oidcSubject: z.string().trim().min(1).max(255).nullable() }).partial(),
    status: 200, reply: Account, refusals: ['account-not-found', 'account-beyond', 'not-keeper', 'own-account', 'no-such-unit', 'not-allowed', 'subject-taken', 'certificates-off', 'certificate-unfit', 'stale'],
  },
  disableAccount: {
    method: 'POST', path: '/api/v1/accounts/:id/disable', summary: 'Nobody signs in with it any more; its sessions end', access: 'manage-accounts', params: One, ifMatch: true, current: 'getAccount',
    body: z.object({ reason: z.string().trim().min(1).max(500) }), status: 200, reply: Account, refusals: ['account-not-found', 'account-beyond', 'not-allowed', 'own-account', 'last-administrator', 'stale'],
  },
  enableAccount: { method: 'POST', path: '/api/v1/accounts/:id/enable', summary: 'Takes it back into use', access: 'manage-accounts', params: One, ifMatch: true, current: 'getAccount', status: 200, reply: Account, refusals: ['account-not-found', 'account-beyond', 'not-allowed', 'stale'] },
  resetPassword: {
    method: 'POST', path: '/api/v1/accounts/:id/password', summary: 'A one-time password instead of the forgotten one; its sessions and its codes end. Of a system or audit administrator by the security administrator, else by the system administrator', access: 'manage-entries', params: One,
    body: z.object({ reason: z.string().trim().min(1).max(500) }), status: 200, reply: AccountWithPassword, refusals: ['account-not-found', 'account-beyond', 'not-keeper', 'not-allowed', 'own-account', 'sign-in-busy'],
  },
  revealAccount: {
    method: 'POST', path: '/api/v1/accounts/:id/reveal', summary: 'Phone and mail in full; who looked and why is kept', access: 'manage-accounts', params: One,
    body: z.object({ reason: z.string().trim().min(1).max(500) }), status: 200, reply: PersonalValues, refusals: ['account-not-found', 'not-allowed'],
  },
  grantRole: {
    method: 'POST', path: '/api/v1/accounts/:id/roles', summary: 'Give a role at a unit and below it, or, with `scope: "all"`, everywhere', access: 'grant-roles', params: One,
    body: z.object({ ...At, from: z.iso.datetime().optional(), to: z.iso.datetime().nullable().default(null) }),
    status: 201, reply: HeldRole, refusals: ['account-not-found', 'place-unsaid', 'no-such-unit', 'not-allowed', 'own-account', 'roles-apart', 'role-held', 'dates-reversed'],
  },
  revokeRole: {
    method: 'DELETE', path: '/api/v1/roles/:id', summary: 'Take a role away, from now on', access: 'grant-roles', params: One, status: 204, reply: 'nothing', refusals: ['role-not-found', 'not-allowed', 'own-account', 'last-administrator'],
  },
  listSessions: { method: 'GET', path: '/api/v1/sessions', summary: 'Open sessions of everybody within reach, newest first', access: 'end-sessions', query: z.object({ accountId: z.uuid().optional() }), status: 200, reply: z.array(Session), refusals: [] },
  endSession: { method: 'DELETE', path: '/api/v1/sessions/:id', summary: 'End somebody\'s session', access: 'end-sessions', params: One, status: 204, reply: 'nothing', refusals: ['session-not-found'] },
  listTokens: { method: 'GET', path: '/api/v1/tokens', summary: 'Programs that may call, newest first', access: 'manage-tokens', status: 200, reply: z.array(ProgramToken), refusals: [] },
  addToken: {
    method: 'POST', path: '/api/v1/tokens', summary: 'Let a program call: its token is told once', access: 'manage-tokens',
    body: z.object({ name: DisplayName, readOnly: z.boolean(), endsAt: z.iso.datetime(), roles: z.array(z.object(At)).min(1).max(20) }),
    status: 201, reply: NewProgramToken, refusals: ['token-role', 'token-too-long', 'place-unsaid', 'no-such-unit', 'not-allowed'],
  },
  endToken: { method: 'DELETE', path: '/api/v1/tokens/:id', summary: 'The program may not call any more', access: 'manage-tokens', params: One, status: 204, reply: 'nothing', refusals: ['token-not-found', 'not-allowed'] },
} as const satisfies Record<string, Endpoint>;

/** Roles as they are asked for, and what the room tells of accounts. */
import { z } from 'zod';
import { ROLES } from './actions.ts';

export { type Action, ACTIONS, ADMINISTRATORS, APART, keeperOf } from './actions.ts';

export const Role = z.enum(ROLES);
export type Role = z.infer<typeof Role>;

const Instant = z.iso.datetime();
/** A sign-in name: letters of any script, digits and `. _ - @`. */
export const SignInName = z.string().trim().min(2).max(60).regex(/^[\p{L}\p{N}._@-]+$/u);
export const DisplayName = z.string().trim().min(1).max(60).regex(/^[^\u0000-\u001f\u007f]+$/u);
/** A mobile number, or a fixed one with its area; spaces, `+` and `-` between. Its length alone is looked at. */
export const Phone = z.string().trim().max(30).regex(/^\+?\d(?:[\d -]{5,26})\d$/u);
export const Mail = z.string().trim().max(200).regex(/^[^\s@]+@[^\s@]+$/u);

export const HeldRole = z.object({
  id: z.uuid(),
  role: Role,
  /** Null: everywhere. */
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  from: Instant,
  /** Null: until it is taken away. */
  to: Instant.nullable(),
});
export type HeldRole = z.infer<typeof HeldRole>;

/** An account as lists and pages show it: phone and mail are masked. */
export const Account = z.object({
  id: z.uuid(),
  version: z.int(),
  signInName: z.string(),
  displayName: z.string(),
  phone: z.string().nullable(),
  mail: z.string().nullable(),
  unitId: z.uuid().nullable(),
  unitName: z.string().nullable(),
  disabled: z.boolean(),
  /** Has a password that somebody else gave and was not changed yet. */
  mustChange: z.boolean(),
  /** Asks for a code of six digits at sign-in. */
  codeAsked: z.boolean(),
  /** SHA-256 of the certificates of which sign-in asks for one, blanks between. */
  certificates: z.string().nullable(),
  /** Whether somebody of the office's own sign-in is linked to it. */
  linked: z.boolean(),
  /** Which administrator gives it a new password and says how else it comes in. */
  keeper: z.enum(['system-admin', 'security-admin']),
  createdAt: Instant,
  roles: z.array(HeldRole),
});
export type Account = z.infer<typeof Account>;
export const AccountPage = z.object({ items: z.array(Account), next: z.string().nullable() });

/** The password is told here and never again. */
export const AccountWithPassword = z.object({ account: Account, password: z.string(), until: Instant });
export type AccountWithPassword = z.infer<typeof AccountWithPassword>;

export const PersonalValues = z.object({ phone: z.string().nullable(), mail: z.string().nullable() });
export type PersonalValues = z.infer<typeof PersonalValues>;

export const Session = z.object({
  id: z.uuid(),
  accountId: z.uuid(),
  signInName: z.string(),
  displayName: z.string(),
  createdAt: Instant,
  seenAt: Instant,
  endsAt: Instant,
  address: z.string(),
  agent: z.string(),
  /** The one that asks. */
  own: z.boolean(),
});
export type Session = z.infer<typeof Session>;

export const ProgramToken = z.object({
  id: z.uuid(),
  version: z.int(),
  name: z.string(),
  readOnly: z.boolean(),
  createdAt: Instant,
  endsAt: Instant,
  endedAt: Instant.nullable(),
  lastUsedAt: Instant.nullable(),
  roles: z.array(HeldRole),
});
export type ProgramToken = z.infer<typeof ProgramToken>;
/** The token is told here and never again. */
export const NewProgramToken = z.object({ program: ProgramToken, token: z.string() });

/** Who asks, and what is open to them; for nobody, what the page of sign-in needs. */
export const Me = z.object({
  account: z.object({ id: z.uuid(), signInName: z.string(), displayName: z.string(), unitId: z.uuid().nullable(), mustChange: z.boolean(), codeAsked: z.boolean() }).nullable(),
  /** Of a program: its token's id. */
  programId: z.uuid().nullable(),
  roles: z.array(z.object({ role: Role, unitId: z.uuid().nullable(), unitName: z.string().nullable() })),
  /** Actions that are open, and where: everywhere, or at these units and below them. */
  actions: z.partialRecord(z.string(), z.union([z.literal('everywhere'), z.array(z.uuid())])),
  /** Borne by every change as `X-Taizhang-Csrf`; null without a session. */
  csrf: z.string().nullable(),
  /** Nobody signed in yet: the server printed a password. */
  untouched: z.boolean(),
  /** The three other persons are still to be made. */
  firstSteps: z.boolean(),
  /** The name of the office's own sign-in, where there is one. */
  officeSignIn: z.string().nullable(),
});
export type Me = z.infer<typeof Me>;

/** What the commands of this room work with. */
import type { Clock, Executor } from '#platform';
import type { Passwords } from './passwords.ts';
import type { Office } from './office.ts';
import type { Vault } from './vault.ts';

export interface AccessRoom {
  readonly database: Executor;
  readonly clock: Clock;
  readonly passwords: Passwords;
  /** Seals secrets of codes; null where the installation has no key for it. */
  readonly vault: Vault | null;
  /** Whether certificates are told of by a proxy here. */
  readonly certificates: boolean;
  /** How long a session lives without a request, and at most. */
  readonly session: { readonly idleMs: number; readonly longestMs: number };
  /** The office's own sign-in, where it is set up. */
  readonly office: Office | null;
}

/** Where no setting says otherwise: an hour after the last request, twelve hours after it began (docs/decisions/0090). */
export const USUAL_SESSION: AccessRoom['session'] = { idleMs: 60 * 60_000, longestMs: 12 * 60 * 60_000 };

/** How a request came: what signing in notes and what ends with it. */
export interface Arrival {
  readonly address: string;
  readonly agent: string;
  /** Fingerprint of the certificate that a believed proxy verified. */
  readonly certificate?: string | null;
  /** The session's token that it bore, whether it still holds or not. */
  readonly token: string | null;
}

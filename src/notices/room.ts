/** What the commands of this room work with. */
import type { Vault } from '#access';
import type { Clock, Executor, Outgoing } from '#platform';

export interface NoticesRoom {
  readonly database: Executor;
  readonly clock: Clock;
}

/** With the ways out of the product. */
export interface OutgoingRoom extends NoticesRoom {
  readonly outgoing: Outgoing;
  /** Seals addresses and secrets of channels; null where the installation has no key for it. */
  readonly vault: Vault | null;
  /** To the notices; null where the installation has no address of its own. */
  readonly link: string | null;
}

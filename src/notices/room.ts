/** What the commands of this room work with. */
import type { Clock, Executor } from '#platform';

export interface NoticesRoom {
  readonly database: Executor;
  readonly clock: Clock;
}

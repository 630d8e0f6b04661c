/** What the commands of the room work with. */
import type { Clock, Executor } from '#platform';

export interface Room {
  readonly database: Executor;
  readonly clock: Clock;
}

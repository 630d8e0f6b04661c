/** What the commands of this room work with. */
import type { Clock, Executor } from '#platform';
import type { Caller } from '#platform';
import { actorOf, type Change, type Step } from '#journal';

export interface PeopleRoom {
  readonly database: Executor;
  readonly clock: Clock;
}

export function stepOf({ clock }: PeopleRoom, caller: Caller, action: string, subject: Step['subject'], changes: readonly Change[], remark?: string): Step {
  return { actor: actorOf(caller), action, subject, at: clock.now().toISOString(), remark, changes };
}

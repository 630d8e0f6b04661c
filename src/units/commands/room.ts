/** What the commands of the room stand on. */
import { dayOf } from '#calendar';
import { type Refusal, refuse } from '#kernel';
import type { Caller, Clock, Executor } from '#platform';
import { actorOf, type Change, type Step } from '#journal';

/** Where an action is allowed: everywhere, or at these units and all below them. */
export type Reach = 'everywhere' | readonly string[];
/** The access room answers; it stands above this one, so the wiring hands it down. */
export type ReachOf = (caller: Caller, action: 'read-units' | 'manage-units') => Reach;

export interface Room {
  readonly database: Executor;
  readonly clock: Clock;
  readonly reachOf: ReachOf;
}

/** @param path of the unit; null for what belongs to no unit: only who reaches everywhere may. */
export function mayManage({ reachOf }: Pick<Room, 'reachOf'>, caller: Caller, path: readonly string[] | null): boolean {
  const reach = reachOf(caller, 'manage-units');
  return reach === 'everywhere' || (path !== null && path.some((id) => reach.includes(id)));
}

export function outOfReach(room: Room, caller: Caller, path: readonly string[] | null): Refusal | null {
  return mayManage(room, caller, path) ? null : refuse('unit-out-of-reach');
}

export function stepOf({ clock }: Room, caller: Caller, action: string, subject: Step['subject'], changes: readonly Change[], remark?: string): Step {
  return { actor: actorOf(caller), action, subject, at: clock.now().toISOString(), remark, changes };
}

/** The day in Shanghai. */
export function today({ clock }: Pick<Room, 'clock'>): string {
  return dayOf(clock.now());
}

/** What ends or changes on a day is told when the day has come: until then the tree shows what is. */
export function notYet(room: Pick<Room, 'clock'>, day: string): Refusal | null {
  return day > today(room) ? refuse('day-in-future', { day, today: today(room) }) : null;
}

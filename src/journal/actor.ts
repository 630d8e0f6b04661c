import type { Caller } from '#platform';
import type { Actor } from './model.ts';

/** Who answers for what this caller does. Nobody changes nothing: that would be a hole in the gate. */
export function actorOf(caller: Caller): Actor {
  if (caller.kind === 'nobody') throw new Error('nobody may change anything');
  return { kind: caller.byOwner === true ? 'owner' : caller.kind, id: caller.id };
}

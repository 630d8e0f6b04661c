/** From a task's responsibilities to who owes what of it. Pure. */
import type { AssignmentRole } from '../model.ts';

export interface Named {
  readonly name: string;
  readonly role: 'lead' | 'co-lead' | 'cooperating';
  readonly unitId: string | null;
  /** Of a collective: whom it means on the day. */
  readonly members: readonly string[] | null;
}

export interface Proposed {
  readonly unitId: string;
  readonly role: AssignmentRole;
  /** The collective among whose members it is. */
  readonly among: string | null;
}

export interface Proposal {
  readonly owing: readonly Proposed[];
  /** Asked by the lead inside its report, if at all: these get nothing. */
  readonly cooperating: readonly string[];
  /** Names among the leads that stand for no unit of the tree: somebody must say whom they mean. */
  readonly unknown: readonly string[];
}

/**
 * The lead owes the report. Of a collective each member does; of several leads the first compiles, and the others give it
 * their part. A unit that is named twice owes once, by its first name.
 * @param named in the order of the paper, those that hold on the day
 */
export function propose(named: readonly Named[]): Proposal {
  const leads = named.filter(({ role }) => role !== 'cooperating');
  // Where a paper names equals without a first one (均为牵头), the first is the one that compiles.
  const first = leads.find(({ role }) => role === 'lead') ?? leads[0];
  const owing = new Map<string, Proposed>();
  const put = (one: Proposed): void => { if (!owing.has(one.unitId)) owing.set(one.unitId, one); };
  for (const one of first === undefined ? [] : [first, ...leads.filter((other) => other !== first)]) {
    if (one.members !== null) for (const unitId of one.members) put({ unitId, role: 'member', among: one.name });
    else if (one.unitId !== null) put({ unitId: one.unitId, role: [...owing.values()].some(({ role }) => role === 'lead') ? 'co-lead' : 'lead', among: null });
  }
  const unknown = leads.filter(({ unitId, members }) => unitId === null && (members === null || members.length === 0)).map(({ name }) => name);
  return { owing: [...owing.values()], cooperating: named.filter(({ role }) => role === 'cooperating').map(({ name }) => name), unknown };
}

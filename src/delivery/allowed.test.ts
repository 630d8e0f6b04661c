import fc from 'fast-check';
import { expect, test } from 'vitest';
import { type Action, ACTIONS, Role } from '#access/model';
import type { Caller } from '#platform';
import { actionsOf, mayRecord, refusedFor, type Seen, sees } from './allowed.ts';
import { AssignmentAction, AssignmentStatus } from './model.ts';
import { NEEDED, possibleOf, SIDES } from './states.ts';

/** root ─ a (sends) ─ a1, a2 (owe) ─ a1x (an office) ; b beside. */
const PATHS: Readonly<Record<string, readonly string[]>> = { root: ['root'], a: ['root', 'a'], a1: ['root', 'a', 'a1'], a1x: ['root', 'a', 'a1', 'a1x'], a2: ['root', 'a', 'a2'], b: ['root', 'b'] };
const unit = fc.constantFrom('root', 'a', 'a1', 'a2', 'b', 'a1x');
const grants = fc.array(fc.record({ role: fc.constantFrom(...Role.options), unitId: fc.option(unit, { nil: null }) }), { maxLength: 3 });
const rows = fc.record({ status: fc.constantFrom(...AssignmentStatus.options), owing: fc.constantFrom('a1', 'a2', 'b'), from: fc.constantFrom('a', 'root'), owner: fc.option(fc.constantFrom('a', 'b', 'root'), { nil: null }), office: fc.boolean(), whole: fc.option(fc.constantFrom('a', 'a1'), { nil: null }) })
  .map(({ status, owing, from, owner, office, whole }): Seen & { unit_name: string } => ({
    status, unit_id: owing, unit_name: owing, office_unit_id: office && owing === 'a1' ? 'a1x' : null, path: PATHS[owing] ?? [], from_path: PATHS[whole ?? from] ?? [], owner_path: owner === null ? null : PATHS[owner] ?? [], parent_unit_id: whole, parent_path: whole === null ? null : PATHS[whole] ?? [],
  }));
const callerWith = (held: readonly { role: Role; unitId: string | null }[]): Caller => ({ kind: 'account', id: 'x', sessionId: null, grants: held });

/** Said again, plainly: some role that may do it, held at one of these units, or everywhere where that counts. */
const holds = (held: readonly { role: Role; unitId: string | null }[], action: Action, units: readonly string[], everywhere: boolean): boolean =>
  held.some(({ role, unitId }) => (ACTIONS[action] as readonly Role[]).includes(role) && (unitId === null ? everywhere : units.includes(unitId)));

test('user × unit × action: what is told to be possible is possible there, on the caller\'s side, by a role of its own, and seen', () => {
  fc.assert(fc.property(grants, rows, (held, row) => {
    const caller = callerWith(held);
    const actions = actionsOf(caller, row);
    for (const action of AssignmentAction.options) {
      const refused = refusedFor(caller, row, action);
      if (actions.includes(action)) expect(refused).toBeNull();
      if (refused !== null) continue;
      expect(possibleOf(row.status as AssignmentStatus)).toContain(action);
      expect(sees(caller, row)).toBe(true);
      if (SIDES[action] === 'owing') expect(holds(held, NEEDED[action], [row.unit_id, ...(row.office_unit_id === null ? [] : [row.office_unit_id])], false)).toBe(true);
      else expect(holds(held, 'dispatch-tasks', row.parent_path ?? row.from_path, true) || (row.parent_unit_id !== null && holds(held, 'answer-dispatch', [row.parent_unit_id], false))).toBe(true);
    }
    // Nobody both speaks for the unit and records in its place.
    if (mayRecord(caller, row)) expect(holds(held, 'answer-dispatch', [row.unit_id], false)).toBe(false);
  }), { numRuns: 3_000 });
});

test('a draft is its sender\'s; what one may not see is not found, whatever is asked', () => {
  fc.assert(fc.property(grants, rows, fc.constantFrom(...AssignmentAction.options), (held, row, action) => {
    const caller = callerWith(held);
    const reading = [...(row.parent_path ?? row.from_path), ...(row.status === 'draft' ? [] : [...row.path, ...(row.owner_path ?? []), ...row.from_path, ...(row.office_unit_id === null ? [] : [row.office_unit_id])])];
    expect(sees(caller, row)).toBe(holds(held, 'read-delivery', reading, true));
    if (!sees(caller, row)) expect([refusedFor(caller, row, action)?.refused, actionsOf(caller, row).filter((one) => refusedFor(caller, row, one) === null)]).toEqual(['assignment-not-found', []]);
  }), { numRuns: 3_000 });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Caller, Grant } from '#platform';
import { actsFor, admits, asKeeper, may, reachOf } from './may.ts';
import { type Action, ACTIONS, APART, keeperOf, Role } from './model.ts';

/** A tree of units by parent; unit 0 is a root, others may be roots as well. */
interface Tree { readonly parents: readonly (number | null)[] }
const trees: fc.Arbitrary<Tree> = fc.array(fc.nat(), { minLength: 1, maxLength: 12 }).map((draws) => ({ parents: draws.map((draw, unit) => (unit === 0 || draw % 5 === 0 ? null : draw % unit)) }));
const idOf = (unit: number): string => `unit-${unit}`;
const pathOf = ({ parents }: Tree, unit: number): number[] => {
  const above = parents[unit] ?? null;
  return above === null ? [unit] : [...pathOf({ parents }, above), unit];
};
const actions = fc.constantFrom(...(Object.keys(ACTIONS) as Action[]));

/** Said again, as slowly and plainly as it can be: some grant bears a role of the action, and its unit is the row's or stands above it. */
function naively(grants: readonly { role: Role; unit: number | null }[], tree: Tree, action: Action, unit: number | null): boolean {
  for (const grant of grants) {
    let bears = false;
    for (const role of ACTIONS[action]) if (role === grant.role) bears = true;
    if (!bears) continue;
    if (grant.unit === null) return true;
    for (let at: number | null = unit; at !== null; at = tree.parents[at] ?? null) if (at === grant.unit) return true;
  }
  return false;
}

const worlds = trees.chain((tree) => {
  const units = fc.option(fc.nat(tree.parents.length - 1), { nil: null });
  return fc.record({ tree: fc.constant(tree), grants: fc.array(fc.record({ role: fc.constantFrom(...Role.options), unit: units }), { maxLength: 5 }), action: actions, unit: units });
});
const callerWith = (grants: readonly { role: string; unit: number | null }[], kind: Caller['kind'] = 'account'): Caller => ({
  kind, id: 'a', sessionId: null, grants: grants.map(({ role, unit }): Grant => ({ role, unitId: unit === null ? null : idOf(unit) })),
});

test('user × unit × action is as the plain words say', () => {
  fc.assert(fc.property(worlds, ({ tree, grants, action, unit }) => {
    const path = unit === null ? null : pathOf(tree, unit).map(idOf);
    expect(may(callerWith(grants), action, path)).toBe(naively(grants, tree, action, unit));
  }), { numRuns: 2_000 });
});

test('the reach covers exactly the units at which it may be done, and the gate asks whether there is one', () => {
  fc.assert(fc.property(worlds, ({ tree, grants, action }) => {
    const caller = callerWith(grants);
    const reach = reachOf(caller, action);
    for (const unit of tree.parents.keys()) {
      const path = pathOf(tree, unit).map(idOf);
      expect(reach === 'everywhere' || path.some((id) => reach.includes(id))).toBe(may(caller, action, path));
    }
    expect(admits(caller, action) === null).toBe(reach.length > 0);
  }));
});

test('for a unit speaks only who holds a role at that very unit or at the office it named, and whoever speaks for it may do it there', () => {
  fc.assert(fc.property(worlds, fc.option(fc.nat(11), { nil: null }), ({ tree, grants, action, unit }, drawn) => {
    if (unit === null) return;
    // An office stands below its unit; one that does not is none of its.
    const office = drawn === null || drawn >= tree.parents.length || !pathOf(tree, drawn).includes(unit) ? null : drawn;
    const holds = (at: number): boolean => grants.some((grant) => grant.unit === at && (ACTIONS[action] as readonly Role[]).includes(grant.role));
    const caller = callerWith(grants);
    expect(actsFor(caller, action, idOf(unit), office === null ? null : idOf(office))).toBe(holds(unit) || (office !== null && holds(office)));
    if (actsFor(caller, action, idOf(unit))) expect(may(caller, action, pathOf(tree, unit).map(idOf))).toBe(true);
    // Above it, and everywhere, is not enough.
    const above = callerWith(grants.filter((grant) => grant.unit !== unit && grant.unit !== office));
    expect(actsFor(above, action, idOf(unit), office === null ? null : idOf(office))).toBe(false);
  }), { numRuns: 1_000 });
});

test('who gives an administrator a new password is none of the own kind, holds nothing that the administrator may hold, and is one of two', () => {
  const apart = (one: Role, other: Role): boolean => APART.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
  const possible = fc.uniqueArray(fc.constantFrom(...Role.options), { maxLength: 4 }).filter((held) => held.every((one) => held.every((other) => !apart(one, other))));
  fc.assert(fc.property(possible, worlds, (held, { grants, tree, unit }) => {
    const keeper = keeperOf(held);
    for (const role of held) if (role.endsWith('-admin')) expect(apart(keeper, role)).toBe(true);
    const path = unit === null ? null : pathOf(tree, unit).map(idOf);
    expect(may(asKeeper(callerWith(grants), held), 'manage-entries', path)).toBe(naively(grants.filter(({ role }) => role === keeper), tree, 'manage-entries', unit));
  }));
});

describe('at the edges', () => {
  test.each<[string, Caller, string, string | undefined]>([
    ['nobody at what is open', callerWith([], 'nobody'), 'anyone', undefined],
    ['nobody elsewhere', callerWith([], 'nobody'), 'read-documents', 'not-signed-in'],
    ['nobody even with a role', callerWith([{ role: 'ledger-keeper', unit: null }], 'nobody'), 'signed-in', 'not-signed-in'],
    ['somebody at an action that nobody knows', callerWith([{ role: 'ledger-keeper', unit: null }]), 'toString', 'not-allowed'],
    ['a role that nobody knows', callerWith([{ role: 'owner', unit: null }]), 'read-documents', 'not-allowed'],
    ['the product itself', callerWith([], 'system'), 'edit-plans', undefined],
    ['with a password that somebody else gave', { ...callerWith([]), mustChange: true }, 'read-documents', 'password-change-first'],
    ['the same at what is one\'s own', { ...callerWith([]), mustChange: true }, 'signed-in', undefined],
  ])('%s', (_, caller, access, code) => {
    expect(admits(caller, access)?.refused).toBe(code);
  });

  test('no person can hold two of the three administrators, nor look back on the own work', () => {
    const apart = (one: Role, other: Role): boolean => APART.some(([a, b]) => (a === one && b === other) || (a === other && b === one));
    const administrators = ['system-admin', 'security-admin', 'audit-admin'] as const;
    for (const one of administrators) for (const other of administrators) expect(apart(one, other)).toBe(one !== other);
    for (const role of Role.options) if (!(administrators as readonly string[]).includes(role)) expect(apart('audit-admin', role)).toBe(true);
    expect(apart('ledger-keeper', 'reporting-clerk')).toBe(false);
  });
});

import { expect, test } from 'vitest';
import type { Me } from '#access/model';
import { inTheNameOf, unitsOf } from './working-unit.ts';

const [A, B] = ['11111111-1111-4111-8111-111111111111', '22222222-2222-4222-8222-222222222222'];
const me = (roles: Me['roles'], actions: Me['actions'] = {}): Me => ({ account: null, programId: null, roles, actions, csrf: null, untouched: false, firstSteps: false, officeSignIn: null });
const role = (name: Me['roles'][number]['role'], unitId: string | null, unitName: string | null = unitId): Me['roles'][number] => ({ role: name, unitId, unitName });

test('there is something to choose where roles are held at several places', () => {
  expect(unitsOf(me([]))).toEqual([]);
  expect(unitsOf(me([role('reporting-clerk', A), role('reviewer', A)]))).toEqual([]);
  expect(unitsOf(me([role('reporting-clerk', A, '云岭县教育局'), role('leader', null)]))).toEqual([{ id: A, name: '云岭县教育局' }]);
  expect(unitsOf(me([role('reporting-clerk', A, '沅台市教育局'), role('reviewer', B, '白水县教育局'), role('reader', B, '白水县教育局')])).map(({ name }) => name)).toEqual(['白水县教育局', '沅台市教育局']);
});

test('in the name of a unit only the roles there open anything', () => {
  const both = me([role('reporting-clerk', A), role('ledger-keeper', B), role('leader', null)], { 'report-progress': [A, B], 'dispatch-tasks': [B], 'read-delivery': 'everywhere' });
  expect(inTheNameOf(both, null)).toBe(both);
  const narrowed = inTheNameOf(both, A);
  expect([narrowed.actions['report-progress'], narrowed.actions['read-delivery'], narrowed.actions['dispatch-tasks']]).toEqual([[A], [A], undefined]);
  expect(narrowed.roles).toHaveLength(3);
});

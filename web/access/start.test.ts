import { expect, test } from 'vitest';
import { ACTIONS, type Me, type Role } from '#access/model';
import { startOf, unitOf } from './start.ts';

const MENU = [{ to: '/ledger', label: { zh: '', en: '' }, place: 'main', action: 'read-plans' }, { to: '/accounts', label: { zh: '', en: '' }, place: 'main', action: 'read-accounts' }, { to: '/journal', label: { zh: '', en: '' }, place: 'main', action: 'read-journal' }] as const;
function meWith(role: Role | null, at: readonly string[] | 'everywhere' = 'everywhere', own: string | null = null): Me {
  const actions = Object.fromEntries(Object.entries(ACTIONS).flatMap(([action, roles]) => ((roles as readonly Role[]).includes(role as Role) ? [[action, at === 'everywhere' ? at : [...at]]] : [])));
  return { account: { id: 'x', signInName: 'x', displayName: 'x', unitId: own, mustChange: false, codeAsked: false }, programId: null, roles: role === null ? [] : [{ role, unitId: at === 'everywhere' ? null : at[0] ?? null, unitName: null }], actions, csrf: null, untouched: false, firstSteps: false, officeSignIn: null };
}

test.each<[string, Me, string]>([
  ['a reader of a unit', meWith('reader', ['u1']), '/duties/u1'],
  ['a reader of several units, one of them the own', meWith('reader', ['u1', 'u2'], 'u2'), '/duties/u2'],
  ['one whose own unit is not among them', meWith('reader', ['u1'], 'u9'), '/duties/u1'],
  ['a reader of everything', meWith('reader', 'everywhere', 'u1'), '/ledger'],
  ['a clerk, with what is due', meWith('reporting-clerk', ['u1']), '/my-reports'],
  ['a reviewer, with what waits', meWith('reviewer', ['u1']), '/reviews'],
  ['a leader, with how things stand', meWith('leader'), '/glance'],
  ['an inspector, with the same', meWith('inspector'), '/glance'],
  ['a system administrator', meWith('system-admin'), '/accounts'],
  ['an audit administrator', meWith('audit-admin'), '/accounts'],
  ['nobody in particular', meWith(null), '/me'],
  ['the first administrator', { ...meWith('system-admin'), firstSteps: true }, '/first-steps'],
])('%s begins at its own page', (_, me, place) => {
  expect(startOf(me, MENU)).toBe(place);
});

test('whose unit is whose', () => {
  expect([unitOf(meWith('reader', [])), unitOf(meWith('system-admin', ['u1'])), unitOf(meWith('reader', ['u1'], 'u1'))]).toEqual([null, null, 'u1']);
});

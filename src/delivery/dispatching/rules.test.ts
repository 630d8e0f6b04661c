import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UnitKind } from '#units/model';
import { knownOf } from '../../units/testing.ts';
import { Authority, Channel } from '../model.ts';
import { bodyOf, governmentOf, type Standing } from './bodies.ts';
import { propose } from './proposal.ts';
import { type Group, mayAddress, refusedAddress, relationOf } from './rules.ts';

const { units } = knownOf();
const byId = new Map(units.map((unit) => [unit.id, unit]));
const standingOf = (id: string): Standing => {
  const unit = byId.get(id);
  if (unit === undefined) throw new Error(`the sample has no ${id}`);
  return { id, name: unit.name, kind: unit.kind as UnitKind, path: unit.path.map((one) => ({ id: one, name: byId.get(one)?.name ?? '', kind: byId.get(one)?.kind as UnitKind })) };
};
const GROUP: Group = { id: 'g', name: '澜江省教育领导小组', governmentId: '澜江省人民政府', memberIds: ['澜江省财政厅', '澜江省教育厅'] };
const said = (from: string, to: string, authority: Authority, group: Group | null = GROUP): string => {
  const answer = mayAddress(standingOf(from), standingOf(to), authority, group);
  return 'refused' in answer ? `${answer.refused}${'would' in answer.values ? ` (${String(answer.values['would'])})` : ''}${'body' in answer.values ? ` (${String(answer.values['body'])})` : ''}` : answer.join(' ');
};

const EDU = '澜江省教育厅';
describe('who may address whom', () => {
  test.each<[string, string, Authority, string]>([
    [EDU, EDU, 'own-department', 'system letter meeting'],
    [EDU, '发展规划处', 'own-department', 'system letter meeting'],
    [EDU, '澜江大学', 'own-department', 'system letter meeting'],
    [EDU, '沅台市教育局', 'own-department', 'system letter meeting'],
    [EDU, '云岭县教育局', 'own-department', 'system letter meeting'],
    // Its line, but in another's house.
    [EDU, '云岭县实验小学', 'own-department', 'address-its-body (云岭县教育局)'],
    ['沅台市教育局', '发展规划处', 'own-department', 'address-its-body (澜江省教育厅)'],
    // Peers and governments: a letter.
    [EDU, '澜江省财政厅', 'own-department', 'letter'],
    [EDU, '沅台市人民政府', 'own-department', 'letter'],
    [EDU, '沅台市财政局', 'own-department', 'letter'],
    ['沅台市教育局', '梓陵市教育局', 'own-department', 'letter'],
    ['沅台市教育局', '云岭县教育局', 'own-department', 'system letter meeting'],
    // Nothing upwards, by nobody's word.
    [EDU, '澜江省人民政府', 'own-department', 'address-upwards'],
    ['云岭县教育局', '沅台市人民政府', 'government-office', 'address-upwards'],
    ['云岭县教育局', EDU, 'own-department', 'letter'],
    // The government speaks to its departments and to the governments below.
    [EDU, '澜江省财政厅', 'government-office', 'system letter meeting'],
    [EDU, '云岭县人民政府', 'government-office', 'system letter meeting'],
    [EDU, '云岭县城关镇人民政府', 'government-office', 'system letter meeting'],
    [EDU, '沅台市财政局', 'government-office', 'authority-does-not-reach (own-department:letter)'],
    ['云岭县人民政府', '云岭县财政局', 'government-office', 'system letter meeting'],
    ['云岭县人民政府', '云岭县财政局', 'own-department', 'authority-does-not-reach (government-office:system)'],
    // The leading group: its members and the governments below, nobody else.
    [EDU, '澜江省财政厅', 'leading-group', 'system letter meeting'],
    [EDU, '沅台市人民政府', 'leading-group', 'system letter meeting'],
    [EDU, '澜江省公安厅', 'leading-group', 'authority-does-not-reach (own-department:letter government-office:system)'],
    [EDU, '澜江省人民政府', 'leading-group', 'address-upwards'],
    ['发展规划处', EDU, 'leading-group', 'address-upwards'],
    ['澜江省公安厅', '澜江省财政厅', 'leading-group', 'not-in-group'],
  ])('%s → %s by %s: %s', (from, to, authority, expected) => {
    expect(said(from, to, authority)).toBe(expected);
  });

  test('a leading group must be named, and the channel must be open', () => {
    expect(said(EDU, '澜江省财政厅', 'leading-group', null)).toBe('group-missing');
    const asked = { authority: 'own-department', group: null } as const;
    expect(refusedAddress(standingOf(EDU), standingOf('澜江省财政厅'), { ...asked, channel: 'system' })).toEqual({ refused: 'channel-not-open', values: { unit: '澜江省财政厅', channel: 'system', channels: 'letter' } });
    expect(refusedAddress(standingOf(EDU), standingOf('澜江省财政厅'), { ...asked, channel: 'letter' })).toBeNull();
  });

  test('a tree without a government is one house', () => {
    const path = [{ id: 'b', name: '某教育集团', kind: 'other' as const }];
    const school: Standing = { id: 's', name: '某校', kind: 'school', path: [...path, { id: 's', name: '某校', kind: 'school' }] };
    expect(relationOf({ id: 'b', name: '某教育集团', kind: 'other', path }, school)).toBe('own-body');
  });
});

test('whoever it is: nothing goes upwards, into another\'s house or past a government by a department\'s own word', () => {
  const unit = fc.constantFrom(...units.map(({ id }) => id));
  fc.assert(fc.property(unit, unit, fc.constantFrom(...Authority.options), fc.constantFrom(...Channel.options), (one, other, authority, channel) => {
    const [from, to] = [standingOf(one), standingOf(other)];
    if (refusedAddress(from, to, { authority, channel, group: GROUP }) !== null) return;
    if (one === other) return;
    expect(from.path.some(({ id }) => id === other)).toBe(false);
    // Whoever is addressed stands for itself, or stands in the sender's own house.
    expect(bodyOf(to).id === to.id || bodyOf(to).id === bodyOf(from).id).toBe(true);
    if (authority === 'own-department' && to.kind === 'government') expect(channel).toBe('letter');
    if (authority === 'own-department' && governmentOf(to) === governmentOf(from) && bodyOf(to).id !== bodyOf(from).id) expect(channel).toBe('letter');
  }), { numRuns: 2_000 });
});

describe('who owes what', () => {
  const named = (name: string, role: 'lead' | 'co-lead' | 'cooperating', members: string[] | null = null, unitId: string | null = members === null ? name : null) => ({ name, role, unitId, members });
  test.each([
    ['the lead alone; who cooperates gets nothing', [named('a', 'lead'), named('b', 'cooperating')], ['a:lead'], []],
    ['of several leads the first compiles', [named('a', 'lead'), named('b', 'co-lead')], ['a:lead', 'b:co-lead'], []],
    ['equals without a first one', [named('a', 'co-lead'), named('b', 'co-lead')], ['a:lead', 'b:co-lead'], []],
    ['a collective: each of its members', [named('各县', 'lead', ['x', 'y'])], ['x:member', 'y:member'], []],
    ['a unit named itself and among others owes once', [named('x', 'lead'), named('各县', 'co-lead', ['x', 'y'])], ['x:lead', 'y:member'], []],
    ['a department behind a collective', [named('各县', 'lead', ['x']), named('a', 'co-lead')], ['x:member', 'a:lead'], []],
    ['a name that stands for nobody', [named('某办', 'lead', null, null), named('a', 'co-lead')], ['a:lead'], ['某办']],
    ['a collective that means nobody that day', [named('各镇', 'lead', [])], [], ['各镇']],
    ['nobody leads', [named('b', 'cooperating')], [], []],
  ] as const)('%s', (_, all, owing, unknown) => {
    const found = propose(all as never);
    expect(found.owing.map(({ unitId, role }) => `${unitId}:${role}`)).toEqual(owing);
    expect(found.unknown).toEqual(unknown);
  });
});

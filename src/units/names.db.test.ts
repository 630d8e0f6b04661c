import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { listEntries } from '#journal';
import { type Caller, type Database, SYSTEM } from '#platform';
import { majorsHere } from '#platform/testing';
import { changeCollective, createCollective, expandCollective, removeCollective } from './commands/collectives.ts';
import { createUnit, openUnit } from './commands/edit.ts';
import { addAlias, confirmNames, forgetName, removeAlias } from './commands/names.ts';
import type { Room } from './commands/room.ts';
import { closeUnit, mergeUnits, reopenUnit, unitOnDay } from './commands/succeed.ts';
import { CollectiveDraft, type CollectiveRule, type NameMatch, type OpenedUnit, UnitDraft } from './model.ts';
import { matchNames } from './naming.ts';
import { collectivesWith, listCollectives } from './store/collectives.ts';
import { scopeOfPaper } from './store/names.ts';
import { allUnits } from './store/units.ts';
import { codeOf, must, sampleServer, type SampleServer, TODAY } from './testing.ts';

const rule = (belowId: string, more: Partial<CollectiveRule> = {}): CollectiveRule => ({ kinds: ['government'], levels: ['prefecture'], schoolKinds: [], named: null, belowId, direct: false, ...more });

describe.each(majorsHere())('on PostgreSQL %i', (major) => {
  let server: SampleServer;
  let database: Database;
  let room: Room;
  beforeAll(async () => { server = await sampleServer(major); });
  afterAll(() => server.stop());
  beforeEach(async () => { ({ database, room } = await server.copy()); });
  const id = (name: string): string => {
    const found = server.ids.get(name);
    if (found === undefined) throw new Error(`no ${name}`);
    return found;
  };
  const open = async (name: string): Promise<OpenedUnit> => must(await openUnit(room, SYSTEM, id(name)));
  const first = async (scope: string, name: string, more: object = {}): Promise<NameMatch> => (await matchNames(database, id(scope), [name], more))[0] as NameMatch;

  test('an alias means one unit within its scope, and finds it', async () => {
    must(await addAlias(room, SYSTEM, id('云岭县教育局'), '县教体局', undefined));
    expect(codeOf(await addAlias(room, SYSTEM, id('云岭县财政局'), '县教体局', undefined))).toBe('alias-taken');
    expect(codeOf(await addAlias(room, SYSTEM, id('云岭县财政局'), '云岭县教育局', undefined))).toBe('alias-taken');
    must(await addAlias(room, SYSTEM, id('青溪县教育局'), '县教体局', undefined));
    expect((await first('云岭县人民政府', '县教体局')).proposals[0]).toMatchObject({ target: { id: id('云岭县教育局') }, because: ['alias'] });
    expect((await first('青溪县人民政府', '县教体局')).proposals[0]).toMatchObject({ target: { id: id('青溪县教育局') } });
    const clerk: Caller = { kind: 'account', id: '7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11', grants: [{ role: 'ledger-keeper', unitId: id('云岭县教育局') }], sessionId: null };
    expect(codeOf(await addAlias(room, clerk, id('云岭县教育局'), '全省教育局', null))).toBe('unit-out-of-reach');
    expect(codeOf(await addAlias(room, clerk, id('云岭县教育局'), '全省教育局', id('澜江省人民政府')))).toBe('unit-out-of-reach');
    must(await addAlias(room, clerk, id('云岭县教育局'), '县教育部门', undefined));
    const aliases = (await open('云岭县教育局')).aliases.filter(({ name }) => name === '县教体局');
    const after = must(await removeAlias(room, SYSTEM, aliases[0]?.id ?? ''));
    expect(after.aliases.map(({ name }) => name)).toEqual(['县教育部门']);
  });

  test('a paper of another province is told by its head: what its short names seem to mean is a guess', async () => {
    const heads = (...issuers: string[]): object => ({ issuers });
    const own = await first('澜江省人民政府', '省公安厅', heads('澜江省人民政府办公厅'));
    expect([own.sure, own.proposals[0]]).toEqual([true, expect.objectContaining({ target: expect.objectContaining({ id: id('澜江省公安厅') }) })]);
    for (const head of ['浔州省人民政府办公厅', '《浔州省加快教育发展重点工作台账》', '关于印发浔州壮族自治区消除大班额方案的通知']) {
      const other = await first('澜江省人民政府', '省公安厅', heads(head));
      expect([head, other.sure, other.proposals[0]?.because.at(-1)]).toEqual([head, false, 'other-province']);
      expect((await first('澜江省人民政府', '各市州政府', heads(head))).sure).toBe(false);
      // Written out it is who it is.
      expect((await first('澜江省人民政府', '澜江省公安厅', heads(head))).sure).toBe(true);
    }
    for (const head of ['关于印发全省教育工作要点的通知', '云岭县人民政府', '各省属高校']) expect([head, (await first('澜江省人民政府', '省公安厅', heads(head))).sure]).toEqual([head, true]);
  });

  test('two bureaus become one: who they were on a day, and what the old names mean after', async () => {
    const made = must(await createUnit(room, SYSTEM, id('云岭县人民政府'), UnitDraft.parse({ name: '云岭县民政和人力资源局', kind: 'department', level: 'county', validFrom: '2025-06-01' })));
    must(await mergeUnits(room, SYSTEM, [id('云岭县民政局'), id('云岭县人力资源和社会保障局')], made.unit.id, '2025-06-01'));
    expect((await open('云岭县民政局')).successors).toEqual([{ unit: { id: made.unit.id, name: '云岭县民政和人力资源局' }, effectiveOn: '2025-06-01' }]);
    expect(must(await openUnit(room, SYSTEM, made.unit.id)).predecessors.map(({ unit }) => unit.name).toSorted()).toEqual(['云岭县人力资源和社会保障局', '云岭县民政局'].toSorted());
    expect(must(await unitOnDay(room, id('云岭县民政局'), '2025-05-31'))).toMatchObject({ state: 'valid', inItsPlace: [] });
    expect(must(await unitOnDay(room, id('云岭县民政局'), '2025-06-01'))).toMatchObject({ state: 'closed', inItsPlace: [{ id: made.unit.id }] });
    expect((await first('云岭县人民政府', '县民政局', { on: '2025-05-31' })).proposals[0]).toMatchObject({ target: { id: id('云岭县民政局') } });
    const later = await first('云岭县人民政府', '县民政局', { on: '2025-06-01' });
    expect(later.proposals[0]).toMatchObject({ target: { id: made.unit.id }, because: ['relative', 'successor'] });
    expect(later.sure).toBe(true);
    const back = must(await reopenUnit(room, SYSTEM, id('云岭县民政局'), (await open('云岭县民政局')).version));
    expect(back).toMatchObject({ successors: [], unit: { validTo: null } });
  });

  test('closing asks what becomes of those below, and tells who takes over', async () => {
    const bureau = await open('沅台市教育局');
    const close = (more: object): ReturnType<typeof closeUnit> => closeUnit(room, SYSTEM, bureau.unit.id, bureau.version, { on: TODAY, successorIds: [], below: null, ...more });
    expect(codeOf(await close({}))).toBe('unit-has-children');
    expect(codeOf(await close({ on: '2026-03-03', below: 'close' }))).toBe('day-in-future');
    expect(codeOf(await close({ successorIds: [id('沅台市教育局')], below: 'pass-on' }))).toBe('successor-not-there');
    must(await close({ successorIds: [id('沅台市财政局'), id('沅台市民政局')], below: 'pass-on' }));
    expect((await open('沅台市第一中学')).unit.above.at(-1)).toBe('沅台市财政局');
    expect((await open('沅台市教育局')).successors).toHaveLength(2);
    expect(codeOf(await close({ below: 'close' }))).toBe('unit-closed');
    const city = await open('梓陵市人民政府');
    must(await closeUnit(room, SYSTEM, city.unit.id, city.version, { on: TODAY, successorIds: [], below: 'close' }));
    expect((await allUnits(database)).filter(({ path, validTo }) => path.includes(city.unit.id) && validTo === null)).toEqual([]);
  });

  test('a set by rule and list, on a day, without the excluded, with successors', async () => {
    const made = must(await createCollective(room, SYSTEM, CollectiveDraft.parse({ name: '各市州政府', scopeUnitId: id('澜江省人民政府'), rule: rule(id('澜江省人民政府')), memberIds: [id('云岭县人民政府')], excludedIds: [id('沅台市人民政府')] })));
    const names = async (on = TODAY): Promise<string[]> => must(await expandCollective(room, made.id, on)).units.map(({ name }) => name);
    expect(await names()).toEqual(['梓陵市人民政府', '霁州土家族自治州人民政府', '云岭县人民政府']);
    expect(codeOf(await createCollective(room, SYSTEM, CollectiveDraft.parse({ name: '各市、州人民政府', scopeUnitId: id('澜江省人民政府'), rule: rule(id('澜江省人民政府')) })))).toBe('collective-taken');
    const { version } = await open('云岭县人民政府');
    must(await closeUnit(room, SYSTEM, id('云岭县人民政府'), version, { on: '2026-01-01', successorIds: [id('青溪县人民政府')], below: 'close' }));
    expect(await names('2025-12-31')).toContain('云岭县人民政府');
    expect(await names()).toEqual(['梓陵市人民政府', '霁州土家族自治州人民政府', '青溪县人民政府']);

    // A university whose code nobody entered yet is one by its name.
    must(await createUnit(room, SYSTEM, id('澜江省教育厅'), UnitDraft.parse({ name: '梓陵学院', kind: 'school', level: 'province' })));
    // Asked the other way round, each unit is told the same.
    const far = must(await createCollective(room, SYSTEM, CollectiveDraft.parse({ name: '各市县政府', rule: rule(id('澜江省人民政府'), { levels: ['prefecture', 'county'], direct: true }) })));
    const schools = must(await createCollective(room, SYSTEM, CollectiveDraft.parse({ name: '各高校', asOf: '2025-01-01', rule: rule(id('澜江省人民政府'), { kinds: ['school'], levels: [], schoolKinds: ['41'] }) })));
    const bureaus = must(await createCollective(room, SYSTEM, CollectiveDraft.parse({ name: '各县教育局', rule: rule(id('澜江省人民政府'), { kinds: ['department'], levels: ['county'], named: '教育' }) })));
    const all = [made, far, schools, bureaus];
    const means = new Map<string, Set<string>>();
    for (const one of all) means.set(one.id, new Set(must(await expandCollective(room, one.id, TODAY)).units.map((unit) => unit.id)));
    expect([...means.values()].map((units) => units.size)).toEqual([3, 3, 4, 9]);
    for (const unit of await allUnits(database)) {
      expect(new Set(await collectivesWith(database, unit.id, TODAY)), unit.name).toEqual(new Set(all.filter((one) => means.get(one.id)?.has(unit.id)).map((one) => one.id)));
    }
    const changed = must(await changeCollective(room, SYSTEM, made.id, made.version, CollectiveDraft.parse({ name: '各市州政府', memberIds: [id('沅台市人民政府')] })));
    expect(changed).toMatchObject({ rule: null, excluded: [], members: [{ name: '沅台市人民政府' }], scopeUnitId: id('澜江省人民政府'), version: 2 });
    expect(codeOf(await changeCollective(room, SYSTEM, made.id, made.version, CollectiveDraft.parse({ name: '各市州政府', memberIds: [id('沅台市人民政府')] })))).toBe('stale');
    expect(await removeCollective(room, SYSTEM, made.id, changed.version)).toBeNull();
    expect(await listCollectives(database, { id: made.id })).toEqual([]);
  });

  test('nobody takes the paper of a unit out of their reach for their own', async () => {
    const document = '2b7c3f0e-90a5-4a34-9a2c-7a1d0f6f5e21';
    const keeperAt = (name: string): Caller => ({ kind: 'account', id: null, grants: [{ role: 'ledger-keeper', unitId: id(name) }], sessionId: null });
    const say = (by: string): ReturnType<typeof confirmNames> => confirmNames(room, keeperAt(by), id(by), document, [{ name: '某局', meaning: { kind: 'outside' } }]);
    must(await say('云岭县人民政府'));
    expect(codeOf(await say('青溪县人民政府'))).toBe('unit-out-of-reach');
    expect(await scopeOfPaper(database, document)).toBe(id('云岭县人民政府'));
    must(await say('云岭县人民政府'));
    must(await say('澜江省人民政府'));
    expect(await scopeOfPaper(database, document)).toBe(id('澜江省人民政府'));
  });

  test('what was confirmed is remembered for papers of that unit, and taken back', async () => {
    const scope = id('澜江省教育厅');
    const document = '7d4f2f9c-52fc-4c0d-8a57-0f3e0d5b6a11';
    const proposed = await first('澜江省教育厅', '各市州政府');
    const collective = proposed.proposals[0]?.target;
    if (collective?.kind !== 'new-collective') throw new Error('no rule was proposed');
    const remembered = must(await confirmNames(room, SYSTEM, scope, document, [
      { name: '各市州政府', meaning: { kind: 'new-collective', rule: collective.rule } }, { name: '各市、州人民政府', meaning: { kind: 'new-collective', rule: collective.rule } },
      { name: '省教厅', meaning: { kind: 'unit', id: scope } }, { name: '交警总队', meaning: { kind: 'outside' } },
    ]));
    expect(remembered).toHaveLength(4);
    const kept = await listCollectives(database, {});
    expect(kept).toMatchObject([{ name: '各市州政府', scopeUnitId: scope }]);
    const [again, other, short, outside] = await matchNames(database, scope, ['各市州政府', '各市、州人民政府', ' 省教厅', '交警总队']);
    expect([again, other].map((one) => one?.remembered?.target)).toEqual([{ kind: 'collective', id: kept[0]?.id, name: '各市州政府' }, { kind: 'collective', id: kept[0]?.id, name: '各市州政府' }]);
    expect(short).toMatchObject({ name: ' 省教厅', sure: true, remembered: { target: { kind: 'unit', id: scope } } });
    expect(outside?.remembered?.target).toEqual({ kind: 'outside' });
    // An office of the same department is told, not bound.
    expect((await first('澜江大学', '省教厅'))).toMatchObject({ remembered: null, proposals: [{ target: { id: scope }, because: ['remembered-above'] }] });
    expect((await first('云岭县人民政府', '省教厅')).remembered).toBeNull();
    expect(await listEntries(database, { kind: 'document', id: document }, null, 5)).toMatchObject([{ action: 'confirm-names' }]);

    // Whoever keeps the plan of that paper, it is the department's from now on; another paper is its issuer's, else its keeper's.
    const asked = async (options: object): Promise<unknown> => (await matchNames(database, id('云岭县人民政府'), ['省教厅'], options))[0]?.remembered?.target ?? null;
    expect(await asked({ documentId: document, issuers: ['云岭县人民政府'] })).toEqual({ kind: 'unit', id: scope, name: '澜江省教育厅' });
    expect(await asked({ issuers: ['某单位', '澜江省教育厅'] })).toEqual({ kind: 'unit', id: scope, name: '澜江省教育厅' });
    expect(await asked({ issuers: ['某单位'] })).toBeNull();

    must(await confirmNames(room, SYSTEM, scope, null, [{ name: '省教厅', meaning: { kind: 'outside' } }]));
    expect((await first('澜江省教育厅', '省教厅')).remembered?.target).toEqual({ kind: 'outside' });
    expect(await forgetName(room, SYSTEM, (await first('澜江省教育厅', '省教厅')).remembered?.id ?? '')).toBeNull();
    expect((await first('澜江省教育厅', '省教厅')).remembered).toBeNull();
    expect(codeOf(await removeCollective(room, SYSTEM, kept[0]?.id ?? '', 1))).toBe('collective-in-use');

    const clerk: Caller = { kind: 'account', id: null, grants: [{ role: 'ledger-keeper', unitId: id('云岭县人民政府') }], sessionId: null };
    expect(codeOf(await confirmNames(room, clerk, scope, null, [{ name: '省教厅', meaning: { kind: 'outside' } }]))).toBe('unit-out-of-reach');
    expect(codeOf(await confirmNames(room, clerk, null, null, [{ name: '省教厅', meaning: { kind: 'outside' } }]))).toBe('unit-out-of-reach');
    must(await confirmNames(room, clerk, id('云岭县教育局'), null, [{ name: '省教厅', meaning: { kind: 'unit', id: scope } }]));
  });

  test('a unit that was remembered and then closed is asked about anew', async () => {
    must(await confirmNames(room, SYSTEM, id('云岭县人民政府'), null, [{ name: '县财局', meaning: { kind: 'unit', id: id('云岭县财政局') } }]));
    const { version } = await open('云岭县财政局');
    must(await closeUnit(room, SYSTEM, id('云岭县财政局'), version, { on: '2026-01-01', successorIds: [id('云岭县民政局')], below: null }));
    expect((await first('云岭县人民政府', '县财局', { on: '2025-12-31' })).remembered).not.toBeNull();
    expect((await first('云岭县人民政府', '县财局', { on: '2026-01-01' })).remembered).toBeNull();
    expect((await first('云岭县人民政府', '县财局')).remembered).toBeNull();
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { knownOf } from '../testing.ts';
import type { UnitRow } from '../workbook/row.ts';
import { sampleRows } from '../workbook/sample.ts';
import { type Candidate, candidatesFor, canonical, collectiveForm, collectiveWords, directoryOf, isCollectiveName, isNational, type Known, plain, settingOf } from './index.ts';
import { likeness } from './likeness.ts';

const known = knownOf();
const directory = directoryOf(known);
const ask = (scope: string | null, name: string, on: string | null = null, asked = directory): readonly Candidate[] => candidatesFor(asked, settingOf(asked, scope, on), name);
const best = (scope: string | null, name: string): string | undefined => ask(scope, name)[0]?.unitId;
const row = (name: string, parent: string | null, more: Partial<UnitRow> = {}): UnitRow => ({ name, parent, shortName: null, kind: 'department', level: 'county', divisionCode: null, schoolCode: null, creditCode: null, aliases: [], validFrom: null, ...more });

describe('in a paper of the province', () => {
  test.each([
    ['澜江省教育厅', '澜江省教育厅'], ['省教育厅', '澜江省教育厅'], ['教育厅', '澜江省教育厅'], ['省教育厅（省委教育工委）', '澜江省教育厅'], ['省教育厅(省教科院)', '澜江省教育厅'],
    ['省发展改革委', '澜江省发展和改革委员会'], ['省发改委', '澜江省发展和改革委员会'], ['省发展和改革委', '澜江省发展和改革委员会'], ['省人力资源和社会保障厅', '澜江省人力资源和社会保障厅'], ['省人社厅', '澜江省人力资源和社会保障厅'],
    ['省住房和城乡建设厅', '澜江省住房和城乡建设厅'], ['省住房城乡建设厅厅', '澜江省住房和城乡建设厅'], ['省卫生健康委', '澜江省卫生健康委员会'], ['省卫健委', '澜江省卫生健康委员会'], ['省工信厅', '澜江省工业和信息化厅'],
    ['省科技厅', '澜江省科学技术厅'], ['省市场监管局', '澜江省市场监督管理局'], ['省文旅厅', '澜江省文化和旅游厅'], ['省民族宗教委', '澜江省民族宗教事务委员会'],
    ['省编办', '中共澜江省委机构编制委员会办公室'], ['省委编办', '中共澜江省委机构编制委员会办公室'], ['团省委', '共青团澜江省委员会'], ['共青团澜江省委', '共青团澜江省委员会'], ['省残联', '澜江省残疾人联合会'],
    ['省政府', '澜江省人民政府'], ['省政府办公厅', '澜江省人民政府办公厅'], ['省政府教育督导委员会办公室', '澜江省人民政府教育督导委员会办公室'],
    ['沅台市政府', '沅台市人民政府'], ['沅台市', '沅台市人民政府'], ['霁州政府', '霁州土家族自治州人民政府'], ['霁州教育局', '霁州土家族自治州教育局'], ['云岭县教育局', '云岭县教育局'], ['南坪县人民政府', '南坪瑶族自治县人民政府'],
    ['基教处', '基础教育处'], ['省教育厅基教处', '基础教育处'], ['职成处', '职业教育与成人教育处'], ['发规处', '发展规划处'], ['澜江大学', '澜江大学'], ['沅台一中', '沅台市第一中学'], ['省 教 育 厅', '澜江省教育厅'],
  ])('%s is %s', (name, unit) => { expect(best('澜江省教育厅', name)).toBe(unit); });

  test.each(['市教育局', '县教育局', '省交通运输厅', '省通信管理局', '有关部门', '教育部', '某公司', '省'])('%s is nobody', (name) => {
    expect(ask('澜江省教育厅', name).filter(({ score }) => score >= 0.75)).toEqual([]);
  });
});

describe('in papers of prefectures and counties', () => {
  test.each([
    ['云岭县人民政府', '县教育局', '云岭县教育局'], ['云岭县人民政府', '教育局', '云岭县教育局'], ['云岭县人民政府', '县发改局', '云岭县发展和改革局'], ['云岭县人民政府', '县发改委', '云岭县发展和改革局'], ['云岭县人民政府', '市教育局', '沅台市教育局'],
    ['云岭县人民政府', '省教育厅', '澜江省教育厅'], ['云岭县人民政府', '城关镇', '云岭县城关镇人民政府'], ['云岭县人民政府', '河湾乡人民政府', '云岭县河湾乡人民政府'], ['青溪县教育局', '城关镇', '青溪县城关镇人民政府'],
    // A city of a county's rank is its own 市 before that of its prefecture.
    ['沅安市教育局', '市教育局', '沅安市教育局'], ['沅安市教育局', '市自然资源和规划局', '沅台市自然资源和规划局'],
    ['霁州土家族自治州人民政府', '州教育局', '霁州土家族自治州教育局'], ['霁州土家族自治州人民政府', '州自然资源局', '霁州土家族自治州自然资源和规划局'], ['临津区人民政府', '区教育局', '临津区教育局'], ['临津区人民政府', '区教体局', '临津区教育局'],
    ['南坪瑶族自治县人民政府', '县财政局', '南坪瑶族自治县财政局'], ['南坪瑶族自治县人民政府', '自治县财政局', '南坪瑶族自治县财政局'],
  ])('of %s: %s is %s', (scope, name, unit) => { expect(best(scope, name)).toBe(unit); });

  test('a city of a county’s rank is clear of its prefecture', () => {
    const [own, prefecture] = ask('沅安市教育局', '市教育局');
    expect([own?.unitId, prefecture?.unitId]).toEqual(['沅安市教育局', '沅台市教育局']);
    expect((own?.score ?? 0) - (prefecture?.score ?? 1)).toBeGreaterThanOrEqual(0.05);
  });

  test('without an issuer only whole names are known', () => {
    expect(best(null, '澜江省教育厅')).toBe('澜江省教育厅');
    expect(best(null, '云岭县教育局')).toBe('云岭县教育局');
    expect(ask(null, '县教育局')).toEqual([]);
  });

  test('the department is the root where an office keeps no governments', () => {
    const bureau = directoryOf(knownOf([row('临海省教育厅', null, { level: 'province' }), row('财务处', '临海省教育厅', { kind: 'office', level: 'none' }), row('滨州市教育局', '临海省教育厅', { level: 'prefecture' }), row('沙县教育局', '滨州市教育局')]));
    expect(ask('临海省教育厅', '省教育厅', null, bureau)[0]?.unitId).toBe('临海省教育厅');
    expect(ask('沙县教育局', '市教育局', null, bureau)[0]?.unitId).toBe('滨州市教育局');
    expect(ask('临海省教育厅', '财务处', null, bureau)[0]?.unitId).toBe('财务处');
  });

  test('a county whose name is one character, and what only looks like a place behind it', () => {
    const small = directoryOf(knownOf([row('甲省人民政府', null, { kind: 'government', level: 'province' }), row('沙县人民政府', '甲省人民政府', { kind: 'government' }), row('沙县市场监督管理局', '沙县人民政府'), row('沙县城市管理局', '沙县人民政府'), row('沙县富口镇人民政府', '沙县人民政府', { kind: 'government', level: 'town' })]));
    expect(ask('沙县人民政府', '县市场监管局', null, small)[0]?.unitId).toBe('沙县市场监督管理局');
    expect(ask('甲省人民政府', '沙县城管局', null, small)[0]?.unitId).toBe('沙县城市管理局');
    expect(ask('沙县市场监督管理局', '富口镇', null, small)[0]?.unitId).toBe('沙县富口镇人民政府');
    const alone = directoryOf(knownOf([row('沙县教育局', null)]));
    expect(ask('沙县教育局', '县教育局', null, alone)[0]?.unitId).toBe('沙县教育局');
  });

  test('two districts of one name: the near one first, and no certainty from afar', () => {
    const rows = [row('甲省人民政府', null, { kind: 'government', level: 'province' }), ...['东海市', '西山市'].flatMap((city) => [
      row(`${city}人民政府`, '甲省人民政府', { kind: 'government', level: 'prefecture' }), row(`新华区人民政府（${city}）`, `${city}人民政府`, { kind: 'government', level: 'county' })])];
    const twice: Known = (() => {
      const made = knownOf(rows);
      return { ...made, units: made.units.map((unit) => ({ ...unit, name: unit.name.replace(/（.+）/u, '') })) };
    })();
    const both = directoryOf(twice);
    expect(ask('东海市人民政府', '新华区政府', null, both)[0]?.unitId).toBe('新华区人民政府（东海市）');
    expect(ask('西山市人民政府', '新华区', null, both)[0]?.unitId).toBe('新华区人民政府（西山市）');
    const [first, second] = ask('甲省人民政府', '新华区政府', null, both);
    expect((first?.score ?? 0) - (second?.score ?? 0)).toBeLessThan(0.03);
  });
});

describe('in time', () => {
  const past: Known = {
    ...known,
    units: known.units.map((unit) => (unit.id === '云岭县民政局' ? { ...unit, validTo: '2025-06-01' } : unit)),
    formers: [{ unitId: '云岭县教育局', name: '云岭县文教局', validTo: '2015-01-01' }],
    successions: [{ unitId: '云岭县民政局', successorId: '云岭县财政局', effectiveOn: '2025-06-01' }],
  };
  const then = directoryOf(past);
  test.each([['2025-05-31', '云岭县民政局'], ['2025-06-01', '云岭县财政局'], [null, '云岭县财政局']])('on %s 县民政局 is %s', (on, unit) => { expect(ask('云岭县人民政府', '县民政局', on, then)[0]?.unitId).toBe(unit); });
  test('a former name is known before and after', () => {
    expect(ask('云岭县人民政府', '云岭县文教局', '2014-12-31', then)[0]).toMatchObject({ unitId: '云岭县教育局', because: ['former-name'] });
    expect(ask('云岭县人民政府', '云岭县文教局', '2026-01-01', then)[0]?.unitId).toBe('云岭县教育局');
  });
  test('a ring of successions ends', () => {
    const ring = directoryOf({ ...past, successions: [...past.successions, { unitId: '云岭县财政局', successorId: '云岭县民政局', effectiveOn: '2025-06-02' }] });
    expect(ring.successorsOf('云岭县民政局', null).map(({ id }) => id)).toEqual(['云岭县财政局']);
  });
});

test('every unit is found by its whole name from anywhere, before all others of other names', () => {
  const scopes = [null, ...known.units.map(({ id }) => id)];
  fc.assert(fc.property(fc.constantFrom(...known.units.filter(({ kind }) => kind !== 'office')), fc.constantFrom(...scopes), (unit, scope) => {
    const [first] = ask(scope, unit.name);
    expect(directory.unit(first?.unitId ?? '')?.name).toBe(unit.name);
    expect(first?.score).toBeGreaterThanOrEqual(0.9);
  }));
});

test('every department is found by its place’s noun from any unit of that place', () => {
  const departments = known.units.filter(({ kind, id }) => kind === 'department' && directory.areasOf(id)[0]?.name !== undefined && id.startsWith(directory.areasOf(id)[0]?.name ?? '?'));
  expect(departments.length).toBeGreaterThan(50);
  fc.assert(fc.property(fc.constantFrom(...departments), fc.context(), (unit, context) => {
    const [area] = directory.areasOf(unit.id);
    const noun = area?.nouns.at(-1) ?? '';
    const name = noun + unit.name.slice(area?.name.length);
    context.log(name);
    expect(best(unit.id, name)).toBe(unit.id);
    expect(best(unit.parentId, name)).toBe(unit.id);
  }));
});

test('whatever stands in a paper, scores are between 0 and 1, best first, each unit once', () => {
  const letters = fc.constantFrom(...'省市县州区教育厅局委办公室人民政府各、（）()〔〕沅台云岭澜江发改财政一中 \u3000A𠮷');
  fc.assert(fc.property(fc.array(letters, { maxLength: 24 }).map((all) => all.join('')), fc.constantFrom(null, '澜江省教育厅', '沅安市教育局', '基础教育处'), fc.constantFrom(null, '2020-01-01'), (name, scope, on) => {
    const found = ask(scope, name, on);
    expect(new Set(found.map(({ unitId }) => unitId)).size).toBe(found.length);
    expect(found.length).toBeLessThanOrEqual(5);
    for (const [n, { score }] of found.entries()) {
      expect(score).toBeGreaterThan(0);
      expect(score).toBeLessThanOrEqual(1);
      if (n > 0) expect(score).toBeLessThanOrEqual(found[n - 1]?.score ?? 0);
    }
    expect(canonical(canonical(plain(name)))).toBe(canonical(plain(name)));
    expect(plain(plain(name))).toBe(plain(name));
  }), { numRuns: 300 });
});

test('likeness is even, 1 for the same and small for strangers', () => {
  fc.assert(fc.property(fc.string({ maxLength: 12 }), fc.string({ maxLength: 12 }), (a, b) => {
    expect(likeness(a, b)).toBeCloseTo(likeness(b, a), 10);
    expect(likeness(a, a)).toBe(1);
    if (a !== b) expect(likeness(a, b)).toBeLessThan(1);
  }));
  expect(likeness('住建厅厅', '住建厅')).toBeGreaterThan(0.8);
  expect(likeness('教育局', '财政局')).toBeLessThan(0.5);
});

describe('collective names', () => {
  test.each([
    ['各市州政府', ['government'], ['prefecture']], ['各市县政府', ['government'], ['prefecture', 'county']], ['各县（市、区）人民政府', ['government'], ['county']], ['各县〔市、区〕教育局', ['department'], ['county']], ['各市（州）教育局', ['department'], ['prefecture']],
    ['各高校', ['school'], []], ['各中小学校', ['school'], []], ['各乡镇（街道）', ['government'], ['town']], ['各街道办事处', ['government'], ['town']], ['各设区市人民政府', ['government'], ['prefecture']], ['各县(区)政府(管委会)', ['government'], ['county']],
    ['各市州、县市区人民政府', ['government'], ['prefecture', 'county']], ['各处室', ['office'], []],
  ])('%s', (name, kinds, levels) => {
    expect(isCollectiveName(name)).toBe(true);
    expect(collectiveWords(name)).toMatchObject({ kinds, levels });
  });
  test.each(['有关部门', '省教育厅及成员单位', '相关企业'])('%s is many, but its name does not say who', (name) => {
    expect(isCollectiveName(name)).toBe(true);
    expect(collectiveWords(name)).toBeNull();
  });
  test.each(['省教育厅', '沅台市政府', '澜江大学'])('%s is one', (name) => { expect(isCollectiveName(name)).toBe(false); });
  test('one name in several spellings', () => {
    expect(new Set(['各市、县人民政府', '各市县政府', '各市（县）政府'].map(collectiveForm)).size).toBe(1);
  });
});

test.each([['教育部', true], ['国家发展改革委', true], ['国务院教育督导委员会办公室', true], ['中央编办', true], ['市场监管总局', true], ['县委宣传部', false], ['宣传部', false], ['国家税务总局沅台市税务局', false], ['各部门', false]])('%s of the state: %s', (name, national) => { expect(isNational(name)).toBe(national); });

test('the sample has no unit twice in one place', () => {
  expect(new Set(sampleRows.map(({ name, parent }) => `${parent} ${name}`)).size).toBe(sampleRows.length);
});

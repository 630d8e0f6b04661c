import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Every, EVERY, periodsAYear } from '#calendar';
import { proposeRhythm } from '../periods/rhythm.ts';
import { yearlyAsks } from '../periods/asks.ts';
import { isLate } from './late.ts';
import { countFields, type LastReport, prefill } from './prefill.ts';

test.each([
  ['2026-04-10T15:59:59.999Z', '2026-04-10', false],
  ['2026-04-10T16:00:00.000Z', '2026-04-10', true],
  ['2026-04-09T16:00:00.000Z', '2026-04-10', false],
])('handed in at %s for %s is late: %s', (at, due, late) => { expect(isLate(at, due)).toBe(late); });

describe('the rhythm', () => {
  test.each<[string, Every, string]>([
    ['各县要按时完成。各单位每月5日前报送进展情况。每季度通报一次。', 'month', 'named'],
    ['领导小组办公室每季度对任务落实情况进行调度通报。', 'quarter', 'named'],
    ['各单位于每半年末向办公室报告工作进展。', 'half-year', 'named'],
    ['每年底前报送年度总结。', 'year', 'named'],
    ['建立定期报告制度，及时跟踪落实。', 'quarter', 'regularly'],
    ['每月开展一次安全检查。每季度组织教师培训。', 'half-year', 'none-named'],
    ['新建学校2所。', 'half-year', 'none-named'],
    ['', 'half-year', 'none-named'],
  ])('%s: %s', (text, every, because) => { expect(proposeRhythm(text)).toMatchObject({ every, because }); });

  test('what is asked for each month has its sentence', () => {
    fc.assert(fc.property(fc.array(fc.constantFrom('每月', '每季度', '每半年', '每年', '报送进展', '开展检查', '。', '定期', '通报', '，', '教师'), { maxLength: 14 }), (parts) => {
      const { every, clause, because } = proposeRhythm(parts.join(''));
      expect(clause === null).toBe(because === 'none-named');
      if (every === 'month') expect(clause).toContain('每月');
    }));
  });
});

test('the yearly number of asks of a unit is its reports by the rhythm, and what other plans ask beside it', () => {
  const owed = [{ unitId: 'a', planId: 'p', reports: 3, figures: 2 }, { unitId: 'a', planId: 'q', reports: 5, figures: 0 }, { unitId: 'b', planId: 'p', reports: 1, figures: 0 }, { unitId: 'c', planId: 'q', reports: 9, figures: 9 }];
  expect(yearlyAsks(owed, 'p', 'quarter', new Map([['q', 'half-year']]))).toEqual([
    { unitId: 'a', reports: 3, fields: 11, thisPlan: 12, otherPlans: 10 }, { unitId: 'b', reports: 1, fields: 3, thisPlan: 4, otherPlans: 0 },
  ]);
  fc.assert(fc.property(fc.constantFrom(...EVERY), fc.nat(50), (every, reports) => {
    expect(yearlyAsks([{ unitId: 'a', planId: 'p', reports, figures: 0 }], 'p', every, new Map())[0]?.thisPlan ?? 0).toBe(reports * periodsAYear(every));
  }));
});

describe('what is known', () => {
  const last: LastReport = { periodTitle: '2026年第一季度', standing: 'blocked', problemKind: 'land', problem: '用地未批', remedy: '报县政府', nextStep: '上会', figures: new Map([['s', 4]]) };
  test('says from where; last time\'s figure is shown and not offered', () => {
    const offer = prefill({ last, shares: [{ id: 's', gathered: null, elsewhere: null }] });
    expect(offer).toMatchObject({ standing: { value: 'blocked', from: { kind: 'last-report', title: '2026年第一季度' } }, problem: { value: '用地未批' }, saidNext: '上会', figures: [{ shareId: 's', before: 4, value: null }] });
    expect(prefill({ last: { ...last, standing: 'under-way' }, shares: [] })).toMatchObject({ problem: null, problemKind: null, remedy: null });
    expect(prefill({ last: null, shares: [] })).toMatchObject({ standing: null, saidNext: null });
  });
  test('a sum that lacks somebody is told and not filled in', () => {
    const whole = prefill({ last: null, shares: [{ id: 's', gathered: { sum: 12, reported: 3, missing: [] }, elsewhere: { value: 9, planTitle: '另一份' } }] });
    expect(whole.figures[0]).toMatchObject({ value: { value: 12, from: { kind: 'parts', count: 3 } } });
    const lacking = prefill({ last: null, shares: [{ id: 's', gathered: { sum: 8, reported: 2, missing: ['云岭镇'] }, elsewhere: null }] });
    expect(lacking.figures[0]).toMatchObject({ value: null, gathered: { sum: 8, missing: ['云岭镇'] } });
    expect(prefill({ last: null, shares: [{ id: 's', gathered: null, elsewhere: { value: 9, planTitle: '另一份' } }] }).figures[0]?.value).toEqual({ value: 9, from: { kind: 'other-plan', title: '另一份' } });
    expect(prefill({ last: null, shares: [{ id: 's', gathered: { sum: 0, reported: 0, missing: [] }, elsewhere: null }] }).figures[0]?.value).toBeNull();
  });
  test('fields are counted: what is asked, and what was handed in as offered', () => {
    const offer = prefill({ last, shares: [{ id: 's', gathered: { sum: 12, reported: 3, missing: [] }, elsewhere: null }] });
    expect(countFields({ standing: 'blocked', problemKind: 'land', problem: '用地未批', remedy: '改为报市政府', figures: new Map([['s', 12]]) }, offer)).toEqual({ asked: 7, prefilled: 4 });
    expect(countFields({ standing: 'done', problemKind: null, problem: null, remedy: null, figures: new Map() }, offer)).toEqual({ asked: 4, prefilled: 0 });
  });
});

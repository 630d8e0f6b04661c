import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compile } from './compile.ts';
import { figureOf, freeze, type OwedRow } from './freeze.ts';
import { FigureKey, PaperKind } from './model.ts';
import { checkBody, render, wordsOf } from './render.ts';
import { FIGURE_NAMES } from './words.ts';

const id = (n: number): string => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const row = (n: number, more: Partial<OwedRow> = {}): OwedRow => ({ assignmentId: id(n), taskId: id(100 + n), number: String(n), name: `第${n}项任务`, unitId: id(200 + (n % 3)), unit: `云岭${n % 3}局`, dueOn: '2026-06-30', closedOn: null, report: null, ...more });
const said = (standing: 'not-started' | 'under-way' | 'blocked' | 'done', more: Partial<NonNullable<OwedRow['report']>> = {}): OwedRow['report'] => ({ standing, problemKind: null, problem: null, remedy: null, nextStep: null, progress: null, late: false, ...more });
const ON = { asOf: '2026-07-01', takenAt: '2026-07-01T02:00:00.000Z', period: { id: id(900), title: '2026年第二季度' }, before: null, warningDays: 30 };
const valueOf = (frozen: ReturnType<typeof freeze>, key: FigureKey): [number, number] | undefined => { const figure = figureOf(frozen, key); return figure === undefined ? undefined : [figure.value, figure.missing]; };
const ABOUT = { planTitle: '云岭县教育提升实施方案', plans: 1, sender: '云岭县教育局', aboutUnit: '云岭县财政局', planOwner: id(1) };

const someWords = fc.constantFrom('用地手续未办结', '缺口三百万元。', '', '已\n开工');
const someRow = fc.record({
  n: fc.integer({ min: 1, max: 40 }), dueOn: fc.option(fc.constantFrom('2026-06-30', '2026-07-01', '2026-07-31', '2026-08-01')), closedOn: fc.option(fc.constant('2026-06-01')),
  report: fc.option(fc.record({ standing: fc.constantFrom('not-started' as const, 'under-way' as const, 'blocked' as const, 'done' as const), problemKind: fc.option(fc.constantFrom('money', 'land')), problem: fc.option(someWords), remedy: fc.option(someWords), nextStep: fc.option(someWords), progress: fc.option(someWords), late: fc.boolean() })),
}).map(({ n, ...more }) => row(n, more));
const someRows = fc.uniqueArray(someRow, { selector: ({ assignmentId }) => assignmentId, maxLength: 12 });

describe('figures that are taken', () => {
  test('what nobody reported is missing, not zero: a total says how many units it lacks', () => {
    const frozen = freeze([row(1, { report: said('done') }), row(2, { report: said('blocked') }), row(3), row(4), row(6)], [], ON);
    expect(valueOf(frozen, 'done')).toEqual([1, 2]);
    expect(valueOf(frozen, 'reported')).toEqual([2, 0]);
    expect(valueOf(frozen, 'missing')).toEqual([3, 0]);
    expect(frozen.missingUnits).toEqual(['云岭0局', '云岭1局']);
    expect(wordsOf(render('已完成{{已完成}}，未报：{{未报单位}}。', frozen)[0] as never)).toBe('已完成1项（缺2个单位），未报：云岭0局、云岭1局。');
  });

  test('a deadline ends with its day; what is done or closed is not overdue; near begins thirty days before', () => {
    const frozen = freeze([row(1), row(2, { dueOn: '2026-07-01' }), row(3, { report: said('done') }), row(4, { closedOn: '2026-06-20' }), row(5, { dueOn: '2026-07-31' }), row(6, { dueOn: '2026-08-01' }), row(7, { dueOn: null })], [], ON);
    expect(figureOf(frozen, 'overdue')?.lines).toEqual([id(1)]);
    expect(figureOf(frozen, 'near')?.lines).toEqual([id(2), id(5)]);
    expect(valueOf(frozen, 'closed')?.[0]).toBe(1);
    expect(valueOf(frozen, 'done')?.[0]).toBe(2);
  });

  test('what is new is told against the paper before, and not at all without one', () => {
    const first = freeze([row(1, { report: said('under-way') }), row(2, { report: said('done') })], [], { ...ON, asOf: '2026-04-01' });
    expect(valueOf(first, 'newly-done')).toBeUndefined();
    const second = freeze([row(1, { report: said('done') }), row(2, { report: said('done') }), row(3)], [], { ...ON, before: { id: id(901), asOf: '2026-04-01', figures: first.figures } });
    expect(figureOf(second, 'newly-done')?.lines).toEqual([id(1)]);
    expect(figureOf(second, 'newly-overdue')?.lines).toEqual([id(3)]);
    expect(second.since).toEqual({ id: id(901), asOf: '2026-04-01' });
  });

  test('whatever the rows: reported and missing and closed without a report are all that was asked', () => {
    fc.assert(fc.property(someRows, (rows) => {
      const frozen = freeze(rows, [], ON);
      const silent = rows.filter(({ closedOn, report }) => closedOn !== null && report === null).length;
      expect((figureOf(frozen, 'reported')?.value ?? 0) + (figureOf(frozen, 'missing')?.value ?? 0) + silent).toBe(rows.length);
      for (const { lines, value, key } of frozen.figures) if (key !== 'tasks' && key !== 'units') expect(lines).toHaveLength(value);
      const [over, near] = [figureOf(frozen, 'overdue')?.lines ?? [], new Set(figureOf(frozen, 'near')?.lines)];
      expect(over.filter((one) => near.has(one))).toEqual([]);
    }));
  });
});

describe('a report to a leader', () => {
  test('fits a page however much there is to say: what does not is told as a number', () => {
    const many = Array.from({ length: 20 }, (_, n) => row(n + 1, { name: `建设第${n + 1}所标准化寄宿制学校并配齐生活教师`, unit: `云岭自治州第${n}县人民政府`, unitId: id(300 + n), report: n % 2 === 0 ? null : said('blocked', { problemKind: 'money', problem: '配套资金没有落实' }) }));
    const short = compile('situation-report', ABOUT, freeze([row(1)], [], ON));
    const long = compile('situation-report', { ...ABOUT, planTitle: '云岭省贯彻落实加快教育发展指导意见的实施方案' }, freeze(many, [], ON));
    expect([short.body.includes('{{清单:逾期:3}}'), short.body.includes('{{未报单位}}')]).toEqual([true, true]);
    expect([long.body.includes('{{清单:逾期:1}}'), long.body.includes('{{未报单位}}')]).toEqual([true, false]);
  });

  test('what is behind its way and not late stands among the slow; what is both is said once', () => {
    const both = freeze([row(1, { pace: 'behind' })], [], ON);
    const only = freeze([row(1, { dueOn: '2027-06-30', pace: 'behind' }), row(2, { dueOn: '2027-06-30', pace: 'on' }), row(3, { pace: 'behind', report: said('done') })], [], ON);
    expect([compile('situation-report', ABOUT, both), compile('situation-report', ABOUT, only)].map(({ body }) => body.includes('{{清单:滞后'))).toEqual([false, true]);
    expect([valueOf(only, 'behind'), valueOf(only, 'on-pace'), valueOf(only, 'ahead')]).toEqual([[1, 2], [1, 2], [0, 2]]);
    expect(wordsOf(render('进度滞后{{滞后}}。', only)[0] as never)).toBe('进度滞后1项（缺2个单位）。');
  });
});

describe('the text of a paper', () => {
  test.each(PaperKind.options)('%s: the first text names only figures that were taken, and reads without braces', (kind) => {
    fc.assert(fc.property(someRows, fc.boolean(), (rows, again) => {
      const before = again ? { id: id(901), asOf: '2026-04-01', figures: freeze([], [], ON).figures } : null;
      const frozen = freeze(rows, [{ targetId: id(7), metric: '新增学位', unit: '个', text: '新增学位1800个', sum: null, shared: 1800, units: 3, missing: 3 }], { ...ON, before });
      const { title, body } = compile(kind, ABOUT, frozen);
      expect(checkBody(body, frozen)).toBeNull();
      expect(render(body, frozen).map(wordsOf).join('\n')).not.toMatch(/[{}]|undefined|null/);
      expect(title).toContain('《云岭县教育提升实施方案》');
    }), { numRuns: 30 });
  });

  test('a name that is no figure, and one that was not taken, are refused by name', () => {
    const frozen = freeze([row(1)], [], ON);
    expect(checkBody('共{{总数}}', frozen)).toMatchObject({ refused: 'unknown-figure', values: { name: '总数' } });
    expect(checkBody('{{新完成}}', frozen)).toMatchObject({ refused: 'figure-not-taken', values: { name: '新完成' } });
    expect(checkBody('{{清单:逾期}}\n{{指标进展}}', frozen)).toBeNull();
  });

  test('numbered lines without a full stop are headings by their marks; a sentence is none', () => {
    const frozen = freeze([row(1)], [], ON);
    expect(render('一、总体进展\n（一）资金\n1.用地\n1.请县财政局抓紧落实资金。\n说明', frozen).map(({ kind, level }) => [kind, level])).toEqual([['heading', 1], ['heading', 2], ['heading', 3], ['text', null], ['text', null]]);
  });

  test('a list says who is stuck on what, by when it was due, and what is done about it; an empty one says so', () => {
    const frozen = freeze([row(1, { report: said('blocked', { problemKind: 'land', problem: '用地手续未办结', remedy: '县自然资源局牵头办理', nextStep: '七月底前报批。' }) }), row(2, { dueOn: '2026-09-30', report: said('under-way') })], [], ON);
    expect(render('{{清单:受阻}}', frozen).map(wordsOf)).toEqual(['1. 第1项任务（云岭1局，时限2026年6月30日，已过）：卡在用地：用地手续未办结。措施：县自然资源局牵头办理。七月底前报批。']);
    expect(render('{{清单:未启动}}', frozen).map(wordsOf)).toEqual(['无。']);
  });

  test('what several units say alike of one task is one entry; a list of the first few says how many it leaves out', () => {
    const same = { taskId: id(100), name: '建设幼儿园' };
    const frozen = freeze([row(1, same), row(2, same), row(3, { ...same, report: said('blocked', { problem: '缺地' }) }), row(5), row(7)], [], ON);
    expect(render('{{清单:逾期:2}}', frozen).map(wordsOf)).toEqual(['1. 建设幼儿园（云岭1局、云岭2局，时限2026年6月30日，已过）：未报进展。', '2. 建设幼儿园（云岭0局，时限2026年6月30日，已过）：卡在缺地。', '其余2项从略。']);
    expect(checkBody('{{清单:逾期:2}}', frozen)).toBeNull();
    expect(checkBody('{{清单:逾期:0}}', frozen)).toMatchObject({ refused: 'unknown-figure' });
  });

  test('figures of one sentence that lack the same units say so once', () => {
    const frozen = freeze([row(1, { report: said('done') }), row(2)], [], ON);
    expect(render('已完成{{已完成}}、受阻{{受阻}}，逾期{{逾期}}。', frozen).map(wordsOf)).toEqual(['已完成1项、受阻0项（以上缺1个单位的有关数），逾期1项。']);
  });

  test('a target over units of which some did not report tells the sum and the gap; of which none did, no sum', () => {
    const target = { targetId: id(7), metric: '新增学位', unit: '个', text: '新增学位1800个', shared: 1800, units: 12 };
    const words = (sum: number | null, missing: number): string => render('{{指标进展}}', freeze([row(1)], [{ ...target, sum, missing }], ON)).map(wordsOf).join('');
    expect(words(600, 3)).toContain('已报合计600个（缺3个单位）');
    expect(words(null, 12)).toContain('尚无单位报数');
  });

  test('braces in what a unit reported are words, no figures', () => {
    const frozen = freeze([row(1, { report: said('blocked', { problem: '{{已完成}}' }) })], [], ON);
    expect(render('{{清单:受阻}}', frozen)[0]?.pieces).toEqual([{ text: expect.stringContaining('{{已完成}}') }]);
  });

  test('every figure has one name of its own', () => {
    expect(new Set(Object.values(FIGURE_NAMES)).size).toBe(FigureKey.options.length);
  });
});

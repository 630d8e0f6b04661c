import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '#calendar';
import { becauseInWords, courseOf, EVIDENCE_STATES, evidenceState, expectedOn, PACE_STATES, paceOfShare, paceState, REGISTER_STATES, registerState, SHAPES, type ShareFacts, stateInWords, TIME_STATES, timeState } from './index.ts';
import { BECAUSE_CODES } from './words.ts';

const open = { closedOn: null };
const day = fc.integer({ min: 0, max: 4_000 }).map((n) => addDays('2020-01-01', n));

describe('time', () => {
  // Today is 2026-03-02; near begins 30 days before.
  it.each([
    ['the day before', '2026-03-01', 'overdue', 'overdue-by', 1], ['the day itself', '2026-03-02', 'near', 'due-today', undefined], ['the day after', '2026-03-03', 'near', 'due-in', 1],
    ['30 days before', '2026-04-01', 'near', 'due-in', 30], ['31 days before', '2026-04-02', 'not-due', 'not-due-before', 31], ['long ago', '2025-03-02', 'overdue', 'overdue-by', 365],
  ])('%s', (_, dueOn, state, code, days) => {
    const found = timeState({ ...open, dueOn }, '2026-03-02');
    expect([found.state, found.because.code, found.because.values['days']]).toEqual([state, code, days]);
  });

  it.each([
    ['in time on the last day', '2026-03-02', '2026-03-02', 'closed-in-time'], ['a day late', '2026-03-03', '2026-03-02', 'closed-late'], ['without a deadline', '2026-03-03', null, 'closed'],
  ])('closed %s is closed, and tells how', (_, closedOn, dueOn, code) => {
    expect(timeState({ closedOn, dueOn }, '2027-01-01')).toMatchObject({ state: 'closed', because: { code } });
  });

  it('without a deadline has none; a standing task is looked at each period', () => {
    expect(timeState({ ...open, dueOn: null }, '2026-03-02').state).toBe('no-deadline');
    expect(timeState({ ...open, dueOn: null, check: null }, '2026-03-02').because.code).toBe('standing-no-period');
    const check = { title: '2026年第一季度', dueOn: '2026-04-10', reported: false };
    expect(timeState({ ...open, dueOn: null, check }, '2026-04-10')).toMatchObject({ state: 'near', because: { code: 'check-due-today', values: { period: '2026年第一季度' } } });
    expect(timeState({ ...open, dueOn: null, check }, '2026-04-11')).toMatchObject({ state: 'overdue', because: { code: 'check-overdue-by', values: { days: 1 } } });
    expect(timeState({ ...open, dueOn: null, check: { ...check, reported: true } }, '2026-04-11')).toMatchObject({ state: 'not-due', because: { code: 'check-done' } });
    // Its own last day goes before: what is over is overdue, whatever was reported.
    expect(timeState({ ...open, dueOn: '2026-04-01', check: { ...check, reported: true } }, '2026-04-11').because.code).toBe('overdue-by');
  });

  it('only goes on: never from overdue back to near as days pass', () => {
    const rank = { 'not-due': 0, near: 1, overdue: 2, closed: 3, 'no-deadline': 3 };
    fc.assert(fc.property(day, day, fc.nat(900), (dueOn, asOf, more) => {
      expect(rank[timeState({ ...open, dueOn }, addDays(asOf, more)).state]).toBeGreaterThanOrEqual(rank[timeState({ ...open, dueOn }, asOf).state]);
    }));
  });
});

/** 16 kindergartens from 2026 to the end of 2027. */
const kindergartens: ShareFacts = { metric: '新建幼儿园', unit: '所', trajectory: 'line', basis: 'cumulative', comparator: '>=', base: 0, value: 16, startsOn: '2026-01-01', endsOn: '2027-12-31', waypoints: [], figure: null };
const expected = (share: ShareFacts, at: string): number | string => { const found = expectedOn(share, at); return 'none' in found ? found.none : Math.round(found.expected * 1000) / 1000; };

describe('what is expected', () => {
  it.each([['2025-12-31', 0], ['2026-01-01', 0.022], ['2026-12-31', 8], ['2027-12-30', 15.978], ['2027-12-31', 16], ['2028-06-01', 16]])('by a line on %s: %d', (at, value) => {
    expect(expected(kindergartens, at)).toBe(value);
  });

  const steps = { ...kindergartens, trajectory: 'steps' as const, waypoints: [{ on: '2026-12-31', expected: 6 }, { on: '2027-06-30', expected: 12 }] };
  it.each([['2026-12-30', 0], ['2026-12-31', 6], ['2027-06-29', 6], ['2027-06-30', 12], ['2027-12-30', 12], ['2027-12-31', 16]])('by steps on %s: %d', (at, value) => {
    expect(expected(steps, at)).toBe(value);
  });

  const byHand = { ...steps, trajectory: 'by-hand' as const };
  it.each([['2026-12-31', 6], ['2027-03-31', 8.983], ['2027-06-30', 12], ['2027-12-31', 16]])('by hand on %s: %d, straight between the points', (at, value) => {
    expect(expected(byHand, at)).toBe(value);
  });

  const yearly = { ...kindergartens, basis: 'per-year' as const, value: 100, startsOn: '2026-07-01', endsOn: '2028-12-31' };
  it.each([['2026-07-01', 0.543], ['2026-12-31', 100], ['2027-01-01', 0.274], ['2027-07-02', 50.137], ['2027-12-31', 100], ['2025-06-30', 'no-span'], ['2029-01-01', 'no-span']])('each year anew on %s: %s', (at, value) => {
    expect(expected(yearly, at)).toBe(value);
  });

  it.each([
    ['no trajectory', { trajectory: 'none' }, 'no-trajectory'], ['no first day', { startsOn: null }, 'no-start'], ['no last day', { endsOn: null }, 'no-end'], ['a span of one day', { endsOn: '2026-01-01' }, 'no-span'],
    ['less is better and nothing was told of the start', { comparator: '<=', value: 5 }, 'base-missing'],
  ] as const)('is not told with %s', (_, change, none) => {
    expect(expected({ ...kindergartens, ...change }, '2026-06-30')).toBe(none);
  });

  it('rises to a target that is to rise and falls to one that is to fall, within both ends', () => {
    fc.assert(fc.property(day, fc.integer({ min: 1, max: 3000 }), fc.double({ min: 0, max: 1e6, noNaN: true }), fc.double({ min: 1, max: 1e6, noNaN: true }), day, fc.nat(900), (from, length, base, more, at, later) => {
      const way = { ...kindergartens, startsOn: from, endsOn: addDays(from, length), base, value: base + more };
      const [one, other] = [at, addDays(at, later)].map((on) => expectedOn(way, on));
      if (one === undefined || other === undefined || 'none' in one || 'none' in other) throw new Error('a way was missing');
      expect(other.expected).toBeGreaterThanOrEqual(one.expected - 1e-6);
      expect(one.expected).toBeGreaterThanOrEqual(base - 1e-6);
      expect(other.expected).toBeLessThanOrEqual(base + more + 1e-6);
    }));
  });

  it('has the bends that a chart needs', () => {
    expect(courseOf(steps, '2025-12-01', '2028-01-31').map(({ on, expected }) => [on, expected])).toEqual([['2025-12-01', 0], ['2025-12-31', 0], ['2026-01-01', 0], ['2026-12-31', 6], ['2027-06-30', 12], ['2027-12-31', 16], ['2028-01-31', 16]]);
    expect(courseOf(yearly, '2026-12-01', '2027-12-31').map(({ on, expected }) => [on, Math.round(expected)])).toEqual([['2026-12-01', 84], ['2026-12-31', 100], ['2027-01-01', 0], ['2027-12-31', 100]]);
    expect(courseOf({ ...kindergartens, trajectory: 'none' }, '2026-01-01', '2027-01-01')).toEqual([]);
  });
});

describe('pace', () => {
  const at = (value: number, on = '2026-12-31', share: ShareFacts = kindergartens): ReturnType<typeof paceOfShare> => paceOfShare({ ...share, figure: { value, on } });

  // Expected 8 of 16 at the end of 2026; five hundredths of the way of 16 are 0.8.
  it.each([[7.19, 'behind'], [7.2, 'on'], [8, 'on'], [8.8, 'on'], [8.81, 'ahead'], [0, 'behind'], [16, 'ahead']])('%d kindergartens: %s', (value, state) => {
    expect(at(value).state).toBe(state);
  });

  it('reads zero as a figure and no figure as nothing known', () => {
    expect(at(0)).toMatchObject({ state: 'behind', because: { code: 'pace-behind', values: { value: 0, expected: 8, on: '2026-12-31' } } });
    expect(paceOfShare(kindergartens)).toMatchObject({ state: 'not-measurable', because: { code: 'no-figure' } });
  });

  it('is the other way round where less is better: from 14 oversize classes to none', () => {
    const classes: ShareFacts = { ...kindergartens, metric: '大班额', unit: '个', comparator: 'eliminate', base: 14, value: 0 };
    // 7 expected at the end of 2026; five hundredths of 14 are 0.7.
    expect([7.71, 7.7, 7, 6.3, 6.29].map((value) => at(value, '2026-12-31', classes).state)).toEqual(['behind', 'on', 'on', 'on', 'ahead']);
    expect(at(0, '2027-12-31', classes).state).toBe('on');
    expect(at(1, '2027-12-31', classes).state).toBe('behind');
  });

  it('is held where it was reached when it began: at 96 of at least 95, 95 is on pace and 94.9 behind, 99 is not ahead', () => {
    const kept: ShareFacts = { ...kindergartens, metric: '巩固率', unit: '%', basis: 'at-date', base: 96, value: 95 };
    expect([94.9, 95, 99].map((value) => at(value, '2026-06-30', kept).state)).toEqual(['behind', 'on', 'on']);
    const ratio: ShareFacts = { ...kept, metric: '大班额比例', comparator: '<=', base: 4, value: 5 };
    expect([5.1, 5, 3].map((value) => at(value, '2026-06-30', ratio).state)).toEqual(['behind', 'on', 'on']);
  });

  it('is compared on the day that the figure speaks of, not today', () => {
    expect(at(4, '2026-06-30').state).toBe('on');
    expect(at(4, '2027-06-30').state).toBe('behind');
  });

  it('of several shares is the worst that could be measured, and says how many could not', () => {
    const [behind, ahead] = [{ ...kindergartens, figure: { value: 1, on: '2026-12-31' } }, { ...kindergartens, figure: { value: 15, on: '2026-12-31' } }];
    expect(paceState([])).toMatchObject({ state: 'not-measurable', because: { code: 'no-share' } });
    expect(paceState([ahead, behind]).state).toBe('behind');
    expect(paceState([kindergartens, ahead])).toMatchObject({ state: 'ahead', because: { values: { missing: 1 } } });
    expect(paceState([kindergartens, kindergartens]).state).toBe('not-measurable');
  });
});

describe('evidence and register', () => {
  it('evidence says what was reported; the register says that there is none yet', () => {
    expect(evidenceState({ evidence: 'none', reportedOn: null }).because.code).toBe('never-reported');
    expect(evidenceState({ evidence: 'none', reportedOn: '2026-04-01' })).toMatchObject({ state: 'none', because: { code: 'evidence-none' } });
    expect(evidenceState({ evidence: 'accepted', reportedOn: '2026-04-01' }).state).toBe('accepted');
    expect(registerState()).toMatchObject({ state: 'not-measurable', because: { code: 'no-registers' } });
  });
});

describe('words', () => {
  it('every state has words in both languages, and a shape that no other of its column has', () => {
    for (const [of, states] of Object.entries({ time: TIME_STATES, pace: PACE_STATES, evidence: EVIDENCE_STATES, register: REGISTER_STATES }) as ['time', readonly string[]][]) {
      expect(new Set(states.map((state) => SHAPES[of][state])).size).toBe(states.length);
      for (const state of states) expect(stateInWords(of, state, 'zh') === state || stateInWords(of, state, 'en') === '').toBe(false);
    }
  });

  it('every because that a rule can give has a sentence without a gap', () => {
    const share = fc.record({
      trajectory: fc.constantFrom('none', 'line', 'steps', 'by-hand'), basis: fc.constantFrom('at-date', 'per-year', 'cumulative'), comparator: fc.constantFrom('>=', '<=', '=', 'eliminate'), base: fc.nat(20), value: fc.nat(20),
      startsOn: fc.option(day), endsOn: fc.option(day), waypoints: fc.array(fc.record({ on: day, expected: fc.nat(20) }), { maxLength: 3 }), metric: fc.constant('学位'), unit: fc.constant('个'), figure: fc.option(fc.record({ value: fc.nat(20), on: day })),
    });
    const check = fc.option(fc.record({ title: fc.constant('2026年第一季度'), dueOn: day, reported: fc.boolean() }));
    fc.assert(fc.property(fc.array(share, { maxLength: 3 }), fc.option(day), fc.option(day), fc.option(check, { nil: undefined }), day, (shares, dueOn, closedOn, checked, asOf) => {
      const time = timeState({ dueOn, closedOn, ...(checked === undefined ? {} : { check: checked }) }, asOf);
      for (const { because } of [time, paceState(shares as ShareFacts[])]) {
        expect(BECAUSE_CODES).toContain(because.code);
        for (const language of ['zh', 'en'] as const) {
          const sentence = becauseInWords(because, language);
          expect(sentence).not.toMatch(/[{}]|NaN|undefined/u);
          const asked = sentence.length;
          expect(asked).toBeGreaterThan(4);
        }
      }
    }), { numRuns: 500 });
  });
});

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#calendar';
import { AFTER, proposedRung, type Rung, RUNGS } from './ladder.ts';

const DUE = '2026-03-31';

it.each([
  [-8, [], null], [-7, [], 'before'], [-1, ['before'], null], [0, ['before'], 'on-the-day'], [0, ['on-the-day'], null], [1, [], 'meeting-list'], [6, ['meeting-list'], null], [7, ['meeting-list'], 'telephone'],
  [14, ['meeting-list', 'telephone'], null], [15, ['meeting-list', 'telephone'], 'prompt-letter'], [29, ['meeting-list', 'telephone', 'prompt-letter'], null], [30, ['meeting-list', 'telephone', 'prompt-letter'], 'supervision-notice'], [400, [...AFTER], null],
  // Late as it is, it begins on the lowest rung.
  [90, [], 'meeting-list'], [90, ['before', 'on-the-day', 'meeting-list'], 'telephone'],
] as const)('%i days after the deadline with %j released: %s', (days, released, rung) => {
  expect(proposedRung({ dueOn: DUE, released: [...released] }, addDays(DUE, days))).toBe(rung);
});

it('never proposes what was released, and no rung after the deadline before the one below it', () => {
  fc.assert(fc.property(fc.integer({ min: -40, max: 400 }), fc.subarray([...RUNGS]), (days, released: Rung[]) => {
    const rung = proposedRung({ dueOn: DUE, released }, addDays(DUE, days));
    if (rung === null) return;
    expect(released).not.toContain(rung);
    for (const lower of AFTER.slice(0, Math.max(0, AFTER.indexOf(rung)))) expect(released).toContain(lower);
  }));
});

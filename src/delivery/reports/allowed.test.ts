import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTIONS, Role } from '#access/model';
import type { Caller } from '#platform';
import { allowedOf, isAsked, mayDo, refusedFor } from './allowed.ts';
import { ReportAction, ReportStatus } from './model.ts';
import { NEEDED, possible } from './states.ts';
import type { AboutRow, PeriodRow, ReportRow } from './store.ts';

const UNITS = ['province', 'edu', 'bureau', 'office', 'stranger'] as const;
const about = { unit_id: 'bureau', office_unit_id: 'office', unit_name: '沅台市教育局', path: ['province', 'bureau'], from_path: ['province', 'edu'], owner_path: ['province', 'edu'], parent_unit_id: null, parent_path: null, status: 'acknowledged', plan_status: 'published', dispatched_on: '2026-03-02' } as unknown as AboutRow;
const period = (locked: boolean): PeriodRow => ({ id: 'p', title: '2026年第一季度', status: locked ? 'locked' : 'open', from_on: '2026-01-01', to_on: '2026-04-01' } as PeriodRow);
const worlds = fc.record({
  grants: fc.array(fc.record({ role: fc.constantFrom(...Role.options), unitId: fc.constantFrom(...UNITS, null) }), { maxLength: 5 }), action: fc.constantFrom(...ReportAction.options),
  status: fc.constantFrom(...ReportStatus.options), submittedBy: fc.constantFrom('a', 'b', null), locked: fc.boolean(), above: fc.boolean(),
});
const callerWith = (grants: Caller['grants']): Caller => ({ kind: 'account', id: 'a', grants, sessionId: null });

test('a unit is reported for by its own people, reviewed by another person, and taken down by who asked: whoever else tries is refused', () => {
  fc.assert(fc.property(worlds, ({ grants, action, status, submittedBy, locked, above }) => {
    const caller = callerWith(grants);
    const holds = (units: readonly (string | null)[], roles: readonly string[]): boolean => grants.some(({ role, unitId }) => units.includes(unitId) && roles.includes(role));
    const own = (roles: readonly string[]): boolean => holds(['bureau', 'office'], roles);
    const report = { status, submitted_by: submittedBy } as ReportRow;
    const may = mayDo(caller, action, about, report, above);
    if (action === 'pass' || action === 'return') {
      if (submittedBy === 'a') expect(may).toBe(false);
      else expect(may).toBe(own(['reviewer']) || (above && holds(['province', 'edu', null], ACTIONS['dispatch-tasks'])));
    } else if (action === 'record') expect(may).toBe(!own(ACTIONS['report-progress']) && holds(['province', 'edu', null], ACTIONS['record-on-behalf']));
    else expect(may).toBe(own(ACTIONS[NEEDED[action]]));
    // What is told to be allowed is not refused, and what is refused is not told.
    const allowed = allowedOf(caller, about, period(locked), report, above).includes(action);
    expect(refusedFor(caller, action, about, period(locked), report, above) === null).toBe(allowed);
    if (allowed) expect(possible(status, locked)).toContain(action);
  }), { numRuns: 3_000 });
});

test('what was not handed out before the period ended, is objected to, closed or withdrawn is not asked about', () => {
  expect(isAsked(about, period(false))).toBe(true);
  expect(isAsked({ ...about, dispatched_on: '2026-03-31' }, period(false))).toBe(true);
  expect(isAsked({ ...about, dispatched_on: '2026-04-01' }, period(false))).toBe(false);
  for (const status of ['draft', 'objected', 'closed', 'withdrawn'] as const) expect(isAsked({ ...about, status }, period(false))).toBe(false);
  expect(isAsked({ ...about, plan_status: 'withdrawn' }, period(false))).toBe(false);
});

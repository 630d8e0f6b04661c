import fc from 'fast-check';
import { expect, test } from 'vitest';
import { CLOSE_OUT_ACTIONS, mayDecide } from '../closing/states.ts';
import { REQUEST_ACTIONS } from '../requests/states.ts';
import { ReportAction, ReportStatus } from './model.ts';
import { after, isHandedIn, possible, REPORT_ACTIONS } from './states.ts';

const lines = (table: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] => Object.entries(table).flatMap(([from, actions]) => Object.entries(actions).map(([action, to]) => `  ${from} --> ${to}: ${action}`));
const drawing = (title: string, begin: string, table: Readonly<Record<string, Readonly<Record<string, string>>>>): string[] => [`## ${title}`, '', '```mermaid', 'stateDiagram-v2', `  [*] --> ${begin}`, ...lines(table), '```', ''];

test('the drawings in docs/ are the tables', async () => {
  await expect([
    '# The states of a report, a request and a close-out', '', 'Made from `src/delivery/reports/states.ts`, `requests/states.ts` and `closing/states.ts`: `vitest run src/delivery/reports/states -u`.', '',
    ...drawing('Report', 'draft: save', REPORT_ACTIONS), 'Once the period is locked only `correct` is left, which keeps both values, and of a passed report `ratify`.', '',
    ...drawing('Request', 'asked: ask', REQUEST_ACTIONS), ...drawing('Close-out', 'asked: ask', CLOSE_OUT_ACTIONS),
  ].join('\n')).toMatchFileSnapshot('../../../docs/report-states.md');
});

test('whatever is done in whatever order: nobody ratifies what nobody reviewed, and once locked nothing goes back', () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom(...ReportAction.options), fc.boolean()), { maxLength: 30 }), (steps) => {
    let status: ReportStatus = 'draft';
    let locked = false;
    let passed = false;
    for (const [action, locks] of steps) {
      const to = after(status, action, locked);
      expect(to === undefined).toBe(!possible(status, locked).includes(action));
      if (to !== undefined) {
        if (action === 'ratify') expect(passed).toBe(true);
        if (locked) expect([status, status === 'passed' ? 'ratified' : status]).toContain(to);
        if (action === 'pass' || action === 'record') passed = true;
        if (to === 'returned' || to === 'draft') passed = false;
        status = to;
      }
      locked ||= locks;
    }
    // A returned one counts as little as one that nobody began.
    expect(isHandedIn(status)).toBe(!['draft', 'returned'].includes(status));
  }), { numRuns: 2_000 });
});

test('a status leads somewhere while the period is open, but for the last; none leads out of the list', () => {
  for (const status of ReportStatus.options) {
    expect(possible(status, false).length).toBeGreaterThan(0);
    for (const action of possible(status, false)) expect(ReportStatus.options).toContain(after(status, action, false));
    expect(possible(status, true).every((action) => action === 'correct' || action === 'ratify')).toBe(true);
  }
});

test('who closes is neither who asked nor who reported', () => {
  const ids = fc.constantFrom('a', 'b', 'c', 'd');
  fc.assert(fc.property(ids, ids, fc.array(ids), (decider, asked, reporters) => {
    expect(mayDecide(decider, asked, reporters)).toBe(decider !== asked && !reporters.some((one) => one === decider));
  }));
});

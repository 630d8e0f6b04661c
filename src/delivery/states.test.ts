import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ACTIONS } from '#access/model';
import type { AssignmentStatus } from './model.ts';
import { ASSIGNMENT_ACTIONS, DISPATCH_ACTIONS, NEEDED, next, possibleOf, SIDES } from './states.ts';

type Table = Readonly<Record<string, Readonly<Record<string, string | null>>>>;
const drawing = (title: string, begins: string, table: Table): string[] => [
  `## ${title}`, '', '```mermaid', 'stateDiagram-v2', `  [*] --> draft: ${begins}`,
  ...Object.entries(table).flatMap(([from, actions]) => Object.entries(actions).map(([action, to]) => `  ${from} --> ${to ?? '[*]'}: ${action}`)), '```', '',
];

test('the drawing in docs/ is the table', async () => {
  await expect(['# The states of delivery', '', 'Made from `src/delivery/states.ts`: `vitest run src/delivery/states -u`.', '', ...drawing('A dispatch', 'propose-dispatch', DISPATCH_ACTIONS), ...drawing('An assignment', 'propose-dispatch', ASSIGNMENT_ACTIONS)].join('\n')).toMatchFileSnapshot('../../docs/delivery-states.md');
});

test('whatever is done in whatever order: what went out is never a draft again and never let go, and what was withdrawn stays so', () => {
  fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 40 }), (choices) => {
    let at: AssignmentStatus = 'draft';
    let sent = false;
    for (const choice of choices) {
      const actions = possibleOf(at);
      if (actions.length === 0) { expect(at).toBe('withdrawn'); break; }
      const to = next(at, actions[choice % actions.length] as (typeof actions)[number]);
      if (to === null) { expect(sent).toBe(false); break; }
      at = to as AssignmentStatus;
      sent ||= at === 'sent';
      if (sent) expect(at).not.toBe('draft');
    }
  }));
});

test('each action is on one side and needs an action that somebody may do', () => {
  const named = new Set(Object.values(ASSIGNMENT_ACTIONS).flatMap((actions) => Object.keys(actions)));
  expect([...named].toSorted()).toEqual(Object.keys(SIDES).toSorted());
  for (const action of Object.values(NEEDED)) expect(ACTIONS[action].length).toBeGreaterThan(0);
  // Who sent it answers nothing in the unit's place, and the unit decides nothing in the sender's.
  for (const [action, side] of Object.entries(SIDES)) expect(NEEDED[action as keyof typeof NEEDED] === 'answer-dispatch').toBe(side === 'owing');
});

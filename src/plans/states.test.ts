import fc from 'fast-check';
import { expect, test } from 'vitest';
import { refuse } from '#kernel';
import type { PlanAction, PlanStatus } from './model.ts';
import { planSentences } from './sentences.ts';
import { PLAN_ACTIONS, possible } from './states.ts';

const table: Readonly<Record<string, Readonly<Partial<Record<PlanAction, PlanStatus | null>>>>> = PLAN_ACTIONS;

test('the drawing in docs/ is the table', async () => {
  const lines = Object.entries(table).flatMap(([from, actions]) => Object.entries(actions).map(([action, to]) => `  ${from} --> ${to ?? '[*]'}: ${action}`));
  await expect(['# The states of a plan', '', 'Made from `src/plans/states.ts`: `vitest run src/plans/states -u`.', '', '```mermaid', 'stateDiagram-v2', '  [*] --> draft: draft-plan', ...lines, '```', ''].join('\n')).toMatchFileSnapshot('../../docs/plan-states.md');
});

test('whatever is done in whatever order: what was issued is never a draft again and never let go', () => {
  fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 30 }), (choices) => {
    let at: PlanStatus | null = 'draft';
    let issued = false;
    for (const choice of choices) {
      if (at === null) break;
      // What turns out to be secret is destroyed wherever it stands, and nothing is left.
      expect(table[at]?.destroy).toBeNull();
      const actions: readonly PlanAction[] = possible(at).filter((action) => action !== 'destroy');
      const action = actions[choice % actions.length] as PlanAction;
      at = table[at]?.[action] ?? null;
      issued ||= at === 'published';
      if (issued) expect(at === 'published' || at === 'withdrawn').toBe(true);
    }
  }));
});

test('what is possible instead is said in the language of whoever reads it', () => {
  const told = planSentences(refuse('not-possible-now', { status: 'published', possible: possible('published').filter((action) => action !== 'destroy').join(', ') }));
  expect([told?.zh, told?.en]).toEqual(['台账现在的状态不能这样做；现在能做的是：修订、撤销、归档。', 'The plan cannot do that as it stands; possible now: amend it, withdraw it, hand it to the archive.']);
  expect(planSentences(refuse('not-possible-now', { status: 'withdrawn', possible: '' }))?.zh).toBe('台账现在的状态不能这样做；现在能做的是：查看。');
});

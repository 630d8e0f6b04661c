import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PaperAction, PaperStatus } from './model.ts';
import { PAPER_ACTIONS, possible } from './states.ts';

const table: Readonly<Record<string, Readonly<Partial<Record<PaperAction, PaperStatus | null>>>>> = PAPER_ACTIONS;

test('the drawing in docs/ is the table', async () => {
  const lines = Object.entries(table).flatMap(([from, actions]) => Object.entries(actions).map(([action, to]) => `  ${from} --> ${to ?? '[*]'}: ${action}`));
  await expect(['# The states of a paper', '', 'Made from `src/papers/states.ts`: `vitest run src/papers/states -u`.', '', '```mermaid', 'stateDiagram-v2', '  [*] --> draft: compile-paper', ...lines, '```', ''].join('\n')).toMatchFileSnapshot('../../docs/paper-states.md');
});

test('whatever is done in whatever order: a paper that bears its number stays, and none is numbered that was not finished', () => {
  fc.assert(fc.property(fc.array(fc.nat(), { maxLength: 30 }), (choices) => {
    let at: PaperStatus | null = 'draft';
    for (const choice of choices) {
      if (at === null) break;
      const actions: readonly PaperAction[] = possible(at);
      if (at === 'numbered') expect(actions).toEqual([]);
      if (actions.length === 0) break;
      const before: PaperStatus = at;
      at = table[at]?.[actions[choice % actions.length] as PaperAction] ?? null;
      if (at === 'numbered') expect(before).toBe('finished');
    }
  }));
});

import { expect, test } from 'vitest';
import type { OpenedAmendment } from '#plans/model';
import { chosenAtFirst, decisionOf, isSame } from './amendment-choices.ts';

type Pair = OpenedAmendment['pairs'][number];
const pair = (place: number, cells: readonly ('text' | 'lead')[], more: Partial<Pair> = {}): Pair => ({
  place, task: { id: `task-${place}`, number: null, name: '' }, score: 1, because: ['same-words'], firm: true, byHand: [], differences: cells.map((cell) => ({ cell, before: ['一'], after: ['二'] })), ...more,
});
const byHand = (cell: 'lead'): Pair['byHand'] => [{ cell, how: 'amended', by: { kind: 'account', id: null, name: '田小河' }, day: '2026-03-02', reason: '会议纪要' }];

test('only what differs is a change, a person\'s word is not ticked, and what is not firm is left', () => {
  const pairs = [pair(0, []), pair(1, ['text', 'lead'], { byHand: byHand('lead') }), pair(2, ['text'], { firm: false }), pair(3, ['lead'], { byHand: byHand('lead') })];
  const choices = chosenAtFirst({ measures: [0, 1, 2, 3, 4].map((place) => ({ place, number: null, title: null, text: '', heading: [] })), pairs });
  expect([...choices].map(([place, choice]) => decisionOf(place, choice, pairs[place]))).toEqual([
    { place: 0, taskId: null, decision: 'leave' }, { place: 1, taskId: 'task-1', decision: 'change', keep: ['lead'] }, { place: 2, taskId: null, decision: 'leave' }, { place: 3, taskId: null, decision: 'leave' }, { place: 4, taskId: null, decision: 'leave' },
  ]);
  expect(pairs.map(isSame)).toEqual([true, false, false, false]);
  expect(decisionOf(3, { what: 'task-3', keep: [] }, pairs[3])).toEqual({ place: 3, taskId: 'task-3', decision: 'change' });
  expect(decisionOf(0, { what: 'task-9', keep: [] }, pairs[0])).toEqual({ place: 0, taskId: 'task-9', decision: 'change' });
});

import { expect, test } from 'vitest';
import { takingTurns } from './turns.ts';

/** Enough for everything that waits on settled promises. */
const settle = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });

test('one claims at a time; those that work beside let the next one in at once', async () => {
  const turns = takingTurns();
  const [first, second] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const told: string[] = [];
  const slot = async (name: string, work: Promise<void>): Promise<void> => {
    const turn = await turns.take();
    told.push(`${name} claims`);
    await turn.beside(async () => { await work; told.push(`${name} is done`); });
  };
  const both = [slot('a', first.promise), slot('b', second.promise)];
  await settle();
  expect(told).toEqual(['a claims', 'b claims']);
  second.resolve();
  first.resolve();
  await Promise.all(both);
  expect(told.slice(2)).toEqual(['b is done', 'a is done']);
});

test('who works alone waits for those that work, and nobody claims before it is done', async () => {
  const turns = takingTurns();
  const [beside, alone] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const told: string[] = [];
  const first = turns.take().then((turn) => turn.beside(() => beside.promise));
  const second = turns.take().then((turn) => turn.alone(async () => { told.push('begins alone'); await alone.promise; told.push('is done'); }));
  const third = turns.take().then((turn) => { told.push('claims'); turn.release(); });
  await settle();
  expect(told).toEqual([]);
  beside.resolve();
  await first;
  await settle();
  expect(told).toEqual(['begins alone']);
  alone.resolve();
  await Promise.all([second, third]);
  expect(told).toEqual(['begins alone', 'is done', 'claims']);
});

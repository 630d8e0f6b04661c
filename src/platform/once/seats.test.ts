import { expect, test } from 'vitest';
import { openSeats } from './seats.ts';

test('so many work at a time, the others in their order, and one that fails gives its seat up', async () => {
  const seats = openSeats(2);
  const [working, begun] = [new Map<number, PromiseWithResolvers<void>>(), [] as number[]];
  const all = [1, 2, 3, 4].map((one) => seats(() => {
    begun.push(one);
    working.set(one, Promise.withResolvers());
    return (working.get(one) as PromiseWithResolvers<void>).promise;
  }).then(() => 'done', () => 'failed'));
  const settle = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve); });
  await settle();
  expect(begun).toEqual([1, 2]);
  working.get(2)?.reject(new Error('no'));
  await settle();
  expect(begun).toEqual([1, 2, 3]);
  working.get(1)?.resolve();
  await settle();
  expect(begun).toEqual([1, 2, 3, 4]);
  working.get(3)?.resolve();
  working.get(4)?.resolve();
  expect(await Promise.all(all)).toEqual(['done', 'failed', 'done', 'done']);
  expect(await seats(async () => 'again')).toBe('again');
});

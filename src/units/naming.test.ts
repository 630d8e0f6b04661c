import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { inTurns } from './naming.ts';

test('between two names whatever else waits has its turn', async () => {
  const order: string[] = [];
  const other = turn().then(() => { order.push('another request'); });
  await inTurns(['甲', '乙'], async (name) => { order.push(name); });
  await other;
  expect(order).toEqual(['甲', 'another request', '乙']);
});

import { expect, test } from 'vitest';
import { keyQueue, type Pressed } from './queued-keys.ts';

/** A queue whose steps end when they are told to. */
function begun(leadsAway = ''): { press: (key: string, held?: boolean) => boolean; end: (how: boolean | Error) => Promise<void>; taken: string[]; told: unknown[]; forget: () => void } {
  const [taken, told]: [string[], unknown[]] = [[], []];
  let last: { resolve: (done: boolean) => void; reject: (error: Error) => void } | undefined;
  const handle = (key: string): Pressed => {
    taken.push(key);
    return key === key.toLowerCase() ? key !== '-' : new Promise((resolve, reject) => { last = { resolve, reject }; });
  };
  const { press, forget } = keyQueue<string>({ handle, leadsAway: (key) => key === leadsAway }, (error) => told.push(error));
  return {
    press: (key, held = false) => press(key, held), taken, told, forget,
    end: async (how) => {
      if (how instanceof Error) last?.reject(how); else last?.resolve(how);
      await new Promise(setImmediate);
    },
  };
}

test('keys wait for the step before, and each step for the one before it', async () => {
  const { press, end, taken } = begun();
  for (const key of ['A', 'b', 'C', 'd']) expect(press(key)).toBe(true);
  expect(taken).toEqual(['A']);
  await end(true);
  expect(taken).toEqual(['A', 'b', 'C']);
  await end(true);
  expect(taken).toEqual(['A', 'b', 'C', 'd']);
  expect(press('-')).toBe(false);
});

test('a key held down does not pile up; where a step failed what waits is forgotten', async () => {
  const { press, end, taken } = begun();
  press('A');
  press('a', true);
  press('b');
  await end(false);
  expect(taken).toEqual(['A']);
  press('c', true);
  expect(taken).toEqual(['A', 'c']);
});

test('a step that breaks off is told, and the keys are heard again', async () => {
  const { press, end, taken, told } = begun();
  press('A');
  press('b');
  const broken = new Error('no more');
  await end(broken);
  expect(told).toEqual([broken]);
  press('c');
  expect(taken).toEqual(['A', 'c']);
});

test('behind a key that leads away, and after the page was left, nothing waits', async () => {
  const { press, end, taken, forget } = begun('e');
  for (const key of ['A', 'e', 'f']) press(key);
  await end(true);
  expect(taken).toEqual(['A', 'e']);
  press('B');
  press('g');
  forget();
  await end(true);
  expect(taken).toEqual(['A', 'e', 'B']);
});

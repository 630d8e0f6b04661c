import { expect, test } from 'vitest';
import { endpoints } from './endpoints.ts';
import { rooms } from './rooms.ts';

test('every endpoint of every room has a name of its own, and the web knows each', () => {
  const names = rooms.flatMap((room) => Object.keys(room.endpoints));
  expect(names.filter((name, place) => names.indexOf(name) !== place)).toEqual([]);
  // What only operators ask (health, metrics) is not asked by the web.
  expect(names.filter((name) => !Object.hasOwn(endpoints, name)).filter((name) => rooms.find((room) => Object.hasOwn(room.endpoints, name))?.name !== 'platform')).toEqual([]);
});

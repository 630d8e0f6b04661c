import { expect, test } from 'vitest';
import { AboutKind, NoticeKind } from '#notices/model';
import { rooms } from '../rooms.ts';
import { placeOf } from './places.ts';

const ID = '11111111-1111-4111-8111-111111111111';
const pages = rooms.flatMap((room) => room.pages.map(({ path }) => new RegExp(`^${path.replace(/:\w+/gu, '[^/]+')}$`, 'u')));

test('whatever a notice opens is a page that there is', () => {
  const places = NoticeKind.options.flatMap((kind) => AboutKind.options.flatMap((about) => [ID, null].map((id) => placeOf({ kind, about: { kind: about, id } })))).filter((place) => place !== null);
  expect(places.length).toBeGreaterThan(20);
  expect([...new Set(places)].filter((place) => !pages.some((page) => page.test(place.split('?')[0] ?? '')))).toEqual([]);
});

test('whoever is asked comes to where all of it is', () => {
  expect(placeOf({ kind: 'dispatch-sent', about: { kind: 'dispatch', id: ID } })).toBe('/received');
  expect(placeOf({ kind: 'dispatch-objected', about: { kind: 'dispatch', id: ID } })).toBe(`/dispatches/${ID}`);
  expect(placeOf({ kind: 'close-out-asked', about: { kind: 'assignment', id: ID } })).toBe('/delivery-requests?tab=closings');
  expect(placeOf({ kind: 'report-returned', about: { kind: 'report', id: ID } })).toBe(`/reports/${ID}`);
});

/** Requests that no page of ours makes: another spelling of an address, characters and numbers that the database cannot hold. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Visitor } from '../../src/access/testing.ts';
import { type AllRooms, host, openAllRooms } from '../all-rooms.ts';

let house: AllRooms;
beforeAll(async () => { house = await openAllRooms(); });
afterAll(() => house.close());

const ask = (method: string, url: string, by: Partial<Visitor['headers']>, body?: unknown, more: Record<string, string> = {}) =>
  house.app.inject({ method: method as 'GET', url, headers: { host, ...by, ...more, ...(body === undefined ? {} : { 'content-type': 'application/json' }) }, ...(body === undefined ? {} : { payload: JSON.stringify(body) }) });

test('however an address of the API is spelled, it is one', async () => {
  const keeper = await house.door.as('ledger-keeper');
  for (const url of ['/api/v1/plans', '/%61pi/v1/plans', '/ap%69/v1/plans']) {
    const reply = await ask('GET', url, keeper.headers);
    expect([url, reply.statusCode, reply.headers['cache-control']]).toEqual([url, reply.statusCode, 'no-store']);
    expect([url, (await ask('GET', url, keeper.headers, undefined, { 'sec-fetch-site': 'cross-site' })).statusCode]).toEqual([url, 403]);
  }
});

test('what the database cannot hold is no fault of ours', async () => {
  const keeper = await house.door.as('ledger-keeper');
  const admin = await house.door.as('system-admin');
  const cursor = (...values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
  const id = randomUUID();
  const made = [
    ask('POST', '/api/v1/session', {}, { signInName: 'a\u0000b', password: 'x' }),
    ask('POST', '/api/v1/ledger-views', keeper.headers, { name: 'a\u0000', query: '' }),
    ask('GET', '/api/v1/tasks?text=%00%00', keeper.headers),
    ask('GET', '/api/v1/tasks?metric=%00', keeper.headers),
    ask('GET', '/api/v1/documents?query=%00%00', keeper.headers),
    ask('GET', '/api/v1/units?query=%00%00', keeper.headers),
    ask('GET', '/api/v1/tasks?dueFrom=0000-01-01', keeper.headers),
    ask('GET', '/api/v1/accounts?query=%00', admin.headers),
    ask('GET', `/api/v1/tasks?sort=plan&cursor=${cursor('tasks-plan', id, 2 ** 40, id)}`, keeper.headers),
    ask('POST', '/api/v1/units', admin.headers, { name: 'a\u0000局', parentId: null, shortName: null, kind: 'department', level: 'county', divisionCode: null, schoolCode: null, creditCode: null, validFrom: '0000-01-01', position: 0 }),
    ask('POST', '/api/v1/unit-names/match', keeper.headers, { scopeUnitId: null, names: ['a\u0000'] }),
    ask('POST', '/api/v1/accounts', admin.headers, { signInName: 'abcd', displayName: '田小河', mail: 'a\u0000@b', unitId: null }),
    house.app.inject({ method: 'POST', url: `/api/v1/documents?name=${encodeURIComponent('a.txt')}`, headers: { host, ...keeper.headers, 'content-type': 'application/octet-stream' }, payload: Buffer.from('一、任务\u0000甲\n') }),
  ];
  const replies = await Promise.all(made);
  expect(replies.map((reply, at) => [at, reply.statusCode >= 500, reply.statusCode >= 500 ? reply.body : '']).filter(([, fault]) => fault)).toEqual([]);
  expect(house.logged).toEqual([]);
});

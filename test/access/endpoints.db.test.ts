/** Every endpoint of every room × every role: let in exactly as the one table says. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Action, ACTIONS, Role } from '#access/model';
import { endpoints as web } from '#endpoints';
import type { Endpoint } from '#platform/endpoint';
import type { Visitor } from '../../src/access/testing.ts';
import { rooms } from '../../src/rooms.ts';
import { type AllRooms, host, openAllRooms } from '../all-rooms.ts';

const all: Readonly<Record<string, Endpoint>> = Object.assign({}, ...rooms.map((room) => room.endpoints));
/** Refusals of the gate and of the commands behind it that mean "not you". */
const TURNED_AWAY = ['not-signed-in', 'session-over', 'csrf-missing', 'not-allowed'];
let house: AllRooms;

beforeAll(async () => { house = await openAllRooms(); });
afterAll(() => house.close());

/** With ids that nobody has, and no body: whoever is let in is told what is wrong with that. */
async function knock({ method, path, ifMatch }: Endpoint, headers: object): Promise<string> {
  const url = path.replace(/:([a-zA-Z]+)/g, () => randomUUID());
  const reply = await house.app.inject({ method, url, headers: { host, ...(ifMatch === true ? { 'if-match': '"1"' } : {}), ...headers } });
  return reply.headers['content-type']?.toString().startsWith('application/problem+json') === true ? (reply.json() as { code: string }).code : 'let-in';
}

test('every endpoint names an action that the table knows, and the web knows every endpoint', () => {
  const known = ['anyone', 'signed-in', ...Object.keys(ACTIONS)];
  expect(Object.entries(all).filter(([, { access }]) => !known.includes(access)).map(([name, { access }]) => `${name}: ${access}`)).toEqual([]);
  expect(Object.keys(web).sort()).toEqual(Object.keys(all).sort());
});

test('every action has somebody who may do it', () => {
  for (const [action, roles] of Object.entries(ACTIONS)) expect(roles.length, action).toBeGreaterThan(0);
});

test('without signing in only what is open to anyone answers; the list of that is short and looked at', async () => {
  const openTo: string[] = [];
  for (const [name, endpoint] of Object.entries(all)) {
    const code = await knock(endpoint, {});
    expect([name, code === 'not-signed-in'], code).toEqual([name, endpoint.access !== 'anyone']);
    if (endpoint.access === 'anyone') openTo.push(name);
  }
  expect(openTo.sort()).toEqual(['beginOfficeSignIn', 'exportDraft', 'finishOfficeSignIn', 'getMe', 'signIn']);
});

test('with a session but no role only what needs none', async () => {
  for (const [name, endpoint] of Object.entries(all)) {
    const { headers } = await visitor(null, endpoint);
    expect([name, await knock(endpoint, headers) === 'not-allowed']).toEqual([name, !['anyone', 'signed-in'].includes(endpoint.access)]);
  }
});

describe.each(Role.options)('%s', (role) => {
  test('is let in where the table says so, and nowhere else', async () => {
    for (const [name, endpoint] of Object.entries(all)) {
      const { headers } = await visitor(role, endpoint);
      const roles: readonly Role[] = Object.hasOwn(ACTIONS, endpoint.access) ? ACTIONS[endpoint.access as Action] : Role.options;
      const code = await knock(endpoint, headers);
      expect([name, roles.includes(role) ? !TURNED_AWAY.includes(code) : code === 'not-allowed'], code).toEqual([name, true]);
    }
  });

  test('changes nothing without the mark of the page', async () => {
    const { headers: { cookie } } = await visitor(role, null);
    for (const [name, endpoint] of Object.entries(all).filter(([, { method, access }]) => method !== 'GET' && access !== 'anyone')) {
      expect([name, await knock(endpoint, { cookie })]).toEqual([name, 'csrf-missing']);
    }
  });
});

test('nothing of all this was a fault', () => {
  expect(house.logged.filter((line) => line.startsWith('fault'))).toEqual([]);
});

const inside = new Map<string, Promise<Visitor>>();
/** One visitor a role; a new one for what ends the session. */
function visitor(role: Role | null, endpoint: Endpoint | null): Promise<Visitor> {
  if (endpoint?.path === '/api/v1/session') return house.door.as(role);
  const known = inside.get(String(role)) ?? house.door.as(role);
  inside.set(String(role), known);
  return known;
}

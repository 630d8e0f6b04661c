/** What holds for the endpoints of all rooms together. */
import { expect, test } from 'vitest';
import { allSentences, type Endpoint } from '#platform';
import { openApi } from '#platform/testing';
import { endpoints as told } from '../../src/endpoints.ts';
import { rooms } from '../../src/rooms.ts';

const all = rooms.flatMap((room) => Object.entries(room.endpoints).map(([name, endpoint]) => ({ room: room.name, name, endpoint: endpoint as Endpoint })));

test('each name stands for one endpoint, each method and path too', () => {
  const twice = (of: (one: (typeof all)[number]) => string): string[] => [...Map.groupBy(all, of)].filter(([, those]) => those.length > 1).map(([key, those]) => `${key}: ${those.map(({ room }) => room).join(', ')}`);
  expect(twice(({ name }) => name)).toEqual([]);
  expect(twice(({ endpoint }) => `${endpoint.method} ${endpoint.path.replace(/:\w+/g, ':')}`)).toEqual([]);
});

test('the web\'s client knows them all', () => {
  expect(Object.keys(told).sort()).toEqual(all.map(({ name }) => name).sort());
});

test('every code that OpenAPI tells has its sentence in both languages', () => {
  const sentences = allSentences(rooms);
  const mute = all.flatMap(({ name, endpoint }) => endpoint.refusals.filter((refused) => {
    const sentence = sentences.map((source) => source({ refused, values: {} })).find((one) => one !== undefined);
    return sentence === undefined || !/\p{Script=Han}/u.test(sentence.zh) || sentence.en === '';
  }).map((code) => `${name}: ${code}`));
  expect(mute).toEqual([]);
  expect(JSON.stringify(openApi(Object.fromEntries(all.map(({ name, endpoint }) => [name, endpoint])), '0', sentences))).not.toContain('"422":{"description":"`stale`');
});

test('what is possible instead is an endpoint that there is', () => {
  const sentences = allSentences(rooms);
  const named = all.flatMap(({ endpoint }) => endpoint.refusals.flatMap((refused) => sentences.flatMap((source) => source({ refused, values: {} })?.instead ?? [])));
  expect(named.length).toBeGreaterThan(0);
  expect(named.filter((operation) => !Object.hasOwn(told, operation))).toEqual([]);
});

test('whoever changes what has moved on is shown it as it is now', () => {
  const shown = (endpoint: Endpoint): boolean => all.some((other) => other.endpoint.method === 'GET' && (endpoint.current === undefined ? other.endpoint.path === endpoint.path : other.name === endpoint.current));
  expect(all.filter(({ endpoint }) => endpoint.ifMatch === true && !shown(endpoint)).map(({ name }) => name)).toEqual([]);
});

test('the description holds together: whatever it refers to is in it', () => {
  const described = openApi(Object.fromEntries(all.map(({ name, endpoint }) => [name, endpoint])), '0', allSentences(rooms)) as Record<string, unknown>;
  const at = (ref: string): unknown => ref.slice(2).split('/').reduce<unknown>((value, part) => (value as Record<string, unknown> | undefined)?.[part.replaceAll('~1', '/').replaceAll('~0', '~')], described);
  const lost = [...JSON.stringify(described).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref]) => ref as string).filter((ref) => !ref.startsWith('#/') || at(ref) === undefined);
  expect([...new Set(lost)]).toEqual([]);
});

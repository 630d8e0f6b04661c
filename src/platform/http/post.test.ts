/** What is sent to addresses that somebody typed, against real servers on this machine. */
import { type AddressInfo, createServer } from 'node:net';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { httpsUrl, isInside } from './outside.ts';
import { postJson } from './post.ts';
import { certificate } from './testing-certificate.ts';
import { type Robot, robot } from './testing-robot.ts';

const identity = certificate();
const inside = { privateHosts: ['127.0.0.1', 'localhost'], authorities: identity.cert };

test.each([
  ['127.0.0.1', true], ['127.1.2.3', true], ['10.0.0.1', true], ['172.16.0.1', true], ['172.31.255.255', true], ['172.32.0.1', false], ['192.168.1.1', true], ['169.254.169.254', true], ['100.64.0.1', true], ['0.0.0.0', true],
  ['::1', true], ['::', true], ['fe80::1', true], ['fd00::1', true], ['::ffff:10.0.0.1', true], ['::ffff:127.0.0.1', true], ['64:ff9b::a00:1', true], ['2002:a00:1::', true], ['8.8.8.8', false], ['2400:3200::1', false], ['robot.example', true],
])('%s lies inside: %s', (address, told) => {
  expect(isInside(address)).toBe(told);
});

test('every private address lies inside, however it is written', () => {
  const byte = fc.integer({ min: 0, max: 255 });
  fc.assert(fc.property(fc.oneof(fc.tuple(fc.constant(10), byte), fc.tuple(fc.constant(127), byte), fc.tuple(fc.constant(192), fc.constant(168)), fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }))), byte, byte, ([a, b], c, d) => {
    // A browser's way of writing it as one number, or with zeros, ends as the same address.
    const number = ((a * 256 + b) * 256 + c) * 256 + d;
    for (const written of [`${a}.${b}.${c}.${d}`, String(number), `0x${number.toString(16)}`]) expect(isInside(new URL(`https://${written}/`).hostname)).toBe(true);
    expect(isInside(`::ffff:${a}.${b}.${c}.${d}`)).toBe(true);
  }));
});

test.each(['http://robot.example/x', 'ftp://robot.example', 'https://user:word@robot.example/', 'https://user@robot.example/', 'robot.example', 'https://', ''])('%s is no address that we send to', (address) => {
  expect(httpsUrl(address)).toBeNull();
});

describe('a robot', () => {
  let one: Robot;
  beforeAll(async () => { one = await robot(identity); });
  beforeEach(() => { one.got.length = 0; one.answer = { status: 200, body: '{"errcode":0}' }; });
  afterAll(() => one.close());

  test('is told by TLS, and only where the setting names its private host', async () => {
    expect(await postJson(one.address, { a: '台账' }, inside)).toEqual({ status: 200, text: '{"errcode":0}' });
    expect(one.got).toEqual([{ path: '/robot?token=abc', body: { a: '台账' } }]);
    for (const address of [one.address, one.address.replace('127.0.0.1', 'localhost'), one.address.replace('127.0.0.1', '2130706433')]) {
      expect(await postJson(address, {}, { ...inside, privateHosts: [] })).toMatchObject({ code: 'private-address', again: false });
    }
    expect(one.got).toHaveLength(1);
  });

  test('whose certificate nobody vouches for gets nothing', async () => {
    expect(await postJson(one.address, {}, { ...inside, authorities: certificate().cert })).toMatchObject({ code: 'certificate', again: false });
    expect(one.got).toEqual([]);
  });

  test('that sends us elsewhere is not followed; a long answer ends; no answer is uncertain and not repeated', async () => {
    one.answer = { status: 302, body: '', headers: { location: one.address } };
    expect(await postJson(one.address, {}, inside)).toEqual({ code: 'redirected', detail: 302, again: false });
    expect(one.got).toHaveLength(1);
    one.answer = { status: 200, body: 'x'.repeat(100_000) };
    expect(await postJson(one.address, {}, inside)).toMatchObject({ code: 'answer-too-long', uncertain: true });
    one.answer = null;
    expect(await postJson(one.address, {}, inside, 300)).toMatchObject({ code: 'timed-out', uncertain: true, again: false });
  });

  test('that is not there may be there later', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => { gone.listen(0, '127.0.0.1', resolve); });
    const { port } = gone.address() as AddressInfo;
    await new Promise<void>((resolve) => { gone.close(() => resolve()); });
    expect(await postJson(`https://127.0.0.1:${port}/`, {}, inside)).toEqual({ code: 'unreachable', again: true });
  });
});

/** `taizhang user`, for whoever owns the machine: before a server ran, and beside one. */
import { mkdtempSync, chmodSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { start, type Started, freePort } from '../start/product.ts';
import { taizhang } from './taizhang.ts';

let folder: string;
let server: Started;
let port: number;
const user = (...args: string[]): ReturnType<typeof taizhang> => taizhang(['user', ...args], { TAIZHANG_DATA: join(folder, 'data') });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'tz-user-'));
  chmodSync(folder, 0o755);
  port = await freePort();
});
afterAll(async () => {
  server?.launcher.kill('SIGTERM');
  await server?.ending();
  rmSync(folder, { recursive: true, force: true });
});

test('where there are no data it says so', async () => {
  expect(await user('list')).toMatchObject({ code: 5, out: '', err: expect.stringContaining('没有台账的数据') });
});

test('beside a server: an account is made, signs in, gets its roles, is disabled, each in one line', async () => {
  server = start(join(folder, 'data'), port);
  await server.saying(/^首次登录/mu);
  const made = await user('add', '--name', 'wang', '--display-name', '王一', '--role', 'ledger-keeper', '--everywhere');
  expect(made).toMatchObject({ code: 0, err: '', out: expect.stringMatching(/^wang 一次性口令 [a-z0-9-]{19}（/u) });
  const [, password] = /口令 (\S+)（/u.exec(made.out) ?? [];
  const signIn = await fetch(`http://127.0.0.1:${port}/api/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ signInName: 'wang', password }) });
  expect(signIn.status).toBe(201);
  expect(await user('grant', '--name', 'wang', '--role', 'audit-admin', '--everywhere')).toMatchObject({ code: 3, err: expect.stringContaining('审计管理员 和 台账管理员 不能由同一人担任') });
  expect(await user('disable', '--name', 'wang')).toMatchObject({ code: 0, out: expect.stringContaining('disabled') });
  expect((await user('list')).out.trim().split('\n').map((line) => line.split(/\s+/u)[0])).toEqual(['admin', 'wang']);
});

test.each([
  [['fly'], 2, 'add list'], [['add'], 2, '--name'], [['grant', '--name', 'wang'], 2, '--role'], [['grant', '--name', 'wang', '--role', 'reader'], 2, '--everywhere'], [['disable', '--name', 'nobody'], 3, '没有这个账号'], [['grant', '--name', 'wang', '--role', 'king'], 2, 'system-admin'],
])('user %j is refused', async (args, code, words) => {
  expect(await user(...args)).toMatchObject({ code, out: '', err: expect.stringContaining(words) });
});

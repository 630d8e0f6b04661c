import { chmodSync, existsSync, mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type Account, databaseAccount } from './account.ts';
import { barrierBefore, chooseDataFolder } from './data-folder.ts';

const asRoot = process.getuid?.() === 0;
const other: Account = { name: 'other', uid: 65_534, gid: 65_534, lent: true };
const own: Account = { name: 'own', uid: userInfo().uid, gid: userInfo().gid, lent: false };
let top: string;
beforeEach(() => {
  top = mkdtempSync(join(tmpdir(), 'tz-folder-'));
  chmodSync(top, 0o755);
  mkdirSync(join(top, 'home', 'clone'), { recursive: true });
});
afterEach(() => rmSync(top, { recursive: true }));

test('what is configured is taken and made', () => {
  const folder = join(top, 'a', 'b');
  expect(chooseDataFolder(folder, top, own, join(top, 'state'))).toBe(folder);
  expect(existsSync(folder)).toBe(true);
});

test.runIf(process.platform === 'linux')('a file system that takes no folders is refused', () => {
  expect(chooseDataFolder('/proc/taizhang/data', top, own, join(top, 'state'))).toMatchObject({ refused: 'data-not-writable' });
});

test('.data of the clone, where nothing is in the way', () => {
  expect(chooseDataFolder(undefined, join(top, 'home', 'clone'), own, join(top, 'state'))).toBe(join(top, 'home', 'clone', '.data'));
});

test('a product installed under node_modules keeps its data elsewhere', () => {
  const root = join(top, 'node_modules', 'taizhang');
  mkdirSync(root, { recursive: true });
  expect(chooseDataFolder(undefined, root, own, join(top, 'state'))).toMatch(/state\/taizhang\/[0-9a-f]{12}$/);
  expect(existsSync(join(root, '.data'))).toBe(false);
});

test.runIf(asRoot)('below a home of mode 0700 the lent account gets a folder of its own, one for each clone', () => {
  chmodSync(join(top, 'home'), 0o700);
  mkdirSync(join(top, 'home', 'second'));
  const folders = ['clone', 'second'].map((name) => chooseDataFolder(undefined, join(top, 'home', name), other, join(top, 'state')));
  for (const folder of folders) expect(folder).toMatch(/state\/taizhang\/[0-9a-f]{12}$/);
  expect(folders[0]).not.toBe(folders[1]);
  expect(statSync(folders[0] as string).uid).toBe(other.uid);
  expect(barrierBefore(join(folders[0] as string, 'postgres'), other)).toBeNull();
});

test.runIf(asRoot)('a tight umask does not lock the lent account out', () => {
  const before = process.umask(0o077);
  try {
    const folder = chooseDataFolder(join(top, 'x', 'y', 'z'), top, other) as string;
    expect(barrierBefore(join(folder, 'postgres'), other)).toBeNull();
  } finally {
    process.umask(before);
  }
});

test('the folder that is in the way is named', () => {
  chmodSync(join(top, 'home'), 0o750);
  expect(barrierBefore(join(top, 'home', 'clone', 'x'), other)).toBe(join(top, 'home'));
  chmodSync(join(top, 'home'), 0o751);
  expect(barrierBefore(join(top, 'home', 'clone', 'x'), other)).toBeNull();
});

test('a path through a file is refused with its reason', () => {
  expect(chooseDataFolder('/dev/null/data', top, own)).toMatchObject({ refused: 'data-not-writable', values: { folder: '/dev/null/data', reason: 'ENOTDIR' } });
});

test.runIf(asRoot)('under root the account is taizhang where there is one, else nobody, else a sentence', () => {
  const line = (name: string, id: number): string => `${name}:x:${id}:${id}::/:/bin/false\n`;
  expect(databaseAccount(() => line('root', 0) + line('nobody', 65_534) + line('taizhang', 990))).toEqual({ name: 'taizhang', uid: 990, gid: 990, lent: true });
  expect(databaseAccount(() => line('root', 0) + line('nobody', 65_534))).toMatchObject({ name: 'nobody', lent: true });
  expect(databaseAccount(() => line('root', 0))).toMatchObject({ refused: 'account-missing' });
});

import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, symlinkSync, writeFileSync, lstatSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole } from './output.ts';

let folder = '';
beforeEach(() => { folder = mkdtempSync(join(tmpdir(), 'taizhang-output-')); });
afterEach(() => rmSync(folder, { recursive: true }));

const at = (name: string): string => join(folder, name);
const bytes = new TextEncoder().encode('新的内容');

test('a new file is written, and nothing lies beside it', async () => {
  expect(await writeWhole(at('台账.csv'), bytes, at('原件.txt'))).toBeNull();
  expect(readFileSync(at('台账.csv'), 'utf8')).toBe('新的内容');
  expect(readdirSync(folder)).toEqual(['台账.csv']);
});

test('a title as long as a name may be is written', async () => {
  const name = `${'关于印发实施方案的通知'.repeat(8).slice(0, 83)}.csv`;
  expect(await writeWhole(at(name), bytes, at('原件.txt'))).toBeNull();
  expect(readdirSync(folder)).toEqual([name]);
});

test('an old file is replaced and keeps its permissions', async () => {
  writeFileSync(at('台账.csv'), '旧的', { mode: 0o640 });
  expect(await writeWhole(at('台账.csv'), bytes, at('原件.txt'))).toBeNull();
  expect(readFileSync(at('台账.csv'), 'utf8')).toBe('新的内容');
  expect(statSync(at('台账.csv')).mode & 0o777).toBe(0o640);
});

test('a link stays a link', async () => {
  writeFileSync(at('真.csv'), '旧的');
  symlinkSync(at('真.csv'), at('链.csv'));
  expect(await writeWhole(at('链.csv'), bytes, at('原件.txt'))).toBeNull();
  expect(lstatSync(at('链.csv')).isSymbolicLink()).toBe(true);
  expect(readFileSync(at('真.csv'), 'utf8')).toBe('新的内容');
});

test('the document itself is never written over, not through a link either', async () => {
  writeFileSync(at('原件.csv'), '原文');
  symlinkSync(at('原件.csv'), at('别名.csv'));
  expect(await writeWhole(at('别名.csv'), bytes, at('原件.csv'))).toMatchObject({ refused: 'input-is-output' });
  expect(readFileSync(at('原件.csv'), 'utf8')).toBe('原文');
});

test.each([['folder', 'output-is-folder'], ['nowhere/台账.csv', 'output-not-written']])('%s is refused: %s', async (name, refused) => {
  mkdirSync(at('folder'));
  expect(await writeWhole(at(name), bytes, at('原件.txt'))).toMatchObject({ refused });
  expect(readdirSync(folder)).toEqual(['folder']);
});

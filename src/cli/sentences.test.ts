import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { intakeCodes } from '#intake';
import { refuse } from '#kernel';
import { exitCodeOf } from './refusal-codes.ts';
import { sentenceOf } from './refusals.ts';

/** Codes that the command line's own files refuse with. */
const own = globSync('*.ts', { cwd: import.meta.dirname })
  .filter((file) => !file.endsWith('.test.ts'))
  .flatMap((file) => [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/refuse\('([a-z-]+)'/gu)].map((match) => match[1] ?? ''));

test.each([...new Set(own), 'no-tasks-to-export', 'cell-too-long'])('%s has a sentence in both languages', async (code) => {
  const refusal = refuse(code, { name: '甲.txt' });
  const [zh, en] = [await sentenceOf(refusal, 'zh'), await sentenceOf(refusal, 'en')];
  expect(zh).toMatch(/\p{Script=Han}.*。$/u);
  expect(en).toMatch(/^[^\n]*[a-z][^\n]*\.$/u);
  expect(`${zh}${en}`).not.toContain(code);
});

test('a refusal of the intake names the file and ends with 3', async () => {
  const refusal = refuse('secrecy-mark', { name: '甲.txt' });
  expect(await sentenceOf(refusal, 'zh')).toMatch(/^甲\.txt: .*涉密/u);
  expect(intakeCodes.map((code) => exitCodeOf(refuse(code)))).toEqual(intakeCodes.map(() => 3));
});

test.each([['unknown-option', 2], ['unknown-format', 2], ['file-not-found', 3], ['output-not-written', 4], ['input-is-output', 4]])('%s ends with %i', (code, exit) => {
  expect(exitCodeOf(refuse(code))).toBe(exit);
});

import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { CASES } from './cases.ts';

const at = (path: string): string => readFileSync(fileURLToPath(new URL(`../../${path}`, import.meta.url)), 'utf8');
const codes = [...at('src/reader/lint/advice.ts').matchAll(/^ {2}'([a-z-]+)': \{/gmu)].map((match) => match[1] as string);

test('each code stands in the list of findings, and the list has no others', () => {
  const listed = new Set([...at('docs/forms/findings.md').split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|')[1] as string).join(' ').matchAll(/`([a-z-]+)`/gu)].map((match) => match[1] as string));
  expect(codes.length).toBeGreaterThan(25);
  expect([...listed].sort()).toEqual([...codes].sort());
});

/** These need a reading that no short text gives: an uncertain table, a month without its year. */
const ELSEWHERE = ['uncertain-table', 'deadline-unclear'];

test('each code is held by a case that finds it', () => {
  const held = new Set(CASES.filter(({ finds }) => finds.length > 0).map(({ code }) => code));
  expect(codes.filter((code) => !held.has(code) && !ELSEWHERE.includes(code))).toEqual([]);
});

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import { zh } from './zh.ts';

const keys = Object.keys(zh) as (keyof typeof zh)[];
const names = (label: string): string[] => [...label.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string).sort();

test('both languages fill in the same values', () => {
  for (const key of keys) expect(names(en[key]), key).toEqual(names(zh[key]));
});

test('no label is said nowhere', () => {
  const web = join(import.meta.dirname, '..');
  const sources = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && !name.startsWith('labels/')).map((name) => readFileSync(join(web, name), 'utf8')).join('\n');
  expect(keys.filter((key) => !sources.includes(`'${key}'`))).toEqual([]);
});

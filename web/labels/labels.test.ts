import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { en } from './en.ts';
import type { Words } from './words.ts';
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

test('the words of the rooms fill in the same values in both languages, and each is said somewhere', async () => {
  const web = join(import.meta.dirname, '..');
  for (const folder of readdirSync(web, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name)) {
    const files = readdirSync(join(web, folder), { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
    if (!files.includes('words.ts')) continue;
    const words = Object.values(await import(join(web, folder, 'words.ts')) as Record<string, unknown>).filter((one): one is Words<string> => typeof one === 'object' && one !== null && 'zh' in one && 'en' in one);
    const sources = files.filter((name) => name !== 'words.ts').map((name) => readFileSync(join(web, folder, name), 'utf8')).join('\n');
    for (const { zh: chinese, en: english } of words) {
      for (const key of Object.keys(chinese)) expect(names(english[key] ?? ''), `${folder} ${key}`).toEqual(names(chinese[key] ?? ''));
      expect(Object.keys(chinese).filter((key) => !sources.includes(`'${key}'`) && !sources.includes(`\`${key.replace(/[^.]*$/, '')}\${`)), folder).toEqual([]);
    }
  }
});

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
  const files = readdirSync(web, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name) && name.includes('/') && !name.startsWith('labels/'));
  const all = new Map(files.map((name) => [name, readFileSync(join(web, name), 'utf8')]));
  const ofWords = files.filter((name) => all.get(name)?.includes('= wordsOf('));
  // Behind its labels a file of words may say which of them a state or a field has.
  const texts = [...all].map(([name, text]) => [name, ofWords.includes(name) ? text.slice(text.lastIndexOf('\n});')) : text] as const);
  for (const file of ofWords) {
    const room = file.slice(0, file.indexOf('/') + 1);
    // A page of another room may say them, too.
    const sources = texts.filter(([name, text]) => name.startsWith(room) || text.includes(`/${file}'`)).map(([, text]) => text).join('\n');
    const words = Object.values(await import(join(web, file)) as Record<string, unknown>).filter((one): one is Words<string> => typeof one === 'object' && one !== null && 'zh' in one && 'en' in one);
    expect(words.length, file).toBeGreaterThan(0);
    for (const { zh: chinese, en: english } of words) {
      for (const key of Object.keys(chinese)) expect(names(english[key] ?? ''), `${file} ${key}`).toEqual(names(chinese[key] ?? ''));
      expect(Object.keys(chinese).filter((key) => !sources.includes(`'${key}'`) && !sources.includes(`\`${key.replace(/[^.]*$/, '')}\${`)), file).toEqual([]);
    }
  }
});

/** The committed samples are what the script makes, and their keys say what stands in them. */
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel';
import { takeIn } from '#intake';
import { sampleRows } from '../../src/units/workbook/sample.ts';
import { samples } from './all.ts';
import { keyOf } from './key.ts';
import { writeDocx } from './write-docx.ts';
import { writeHtml } from './write-html.ts';
import { writeOfd } from './write-ofd.ts';
import { writeMarkdown, writeTxt } from './write-text.ts';
import { writeXlsx } from './write-xlsx.ts';

const folder = join(import.meta.dirname, '..', '..', 'samples');
const read = (name: string) => readFileSync(join(folder, name));
// A font may have one glyph for U+2014 and U+2015, and a PDF tells glyphs.
const bare = (text: string) => text.replace(/\s/g, '').replaceAll('―', '—');
const index = JSON.parse(read('index.json').toString('utf8')) as { name: string; format: string; title: string; about: { zh: string; en: string }; key: string }[];

describe('samples', () => {
  it('are listed, each file once, and none is large', () => {
    const files = readdirSync(folder).filter((name) => name !== 'index.json' && name !== 'keys');
    expect(index.map((entry) => entry.name).toSorted()).toEqual(files.toSorted());
    for (const name of files) expect(statSync(join(folder, name)).size).toBeLessThan(200_000);
    expect(new Set(index.map((entry) => entry.format))).toEqual(new Set(['text', 'markdown', 'html', 'docx', 'xlsx', 'pdf', 'ofd', 'doc']));
  });

  it('are of the places of the sample units: who tries both finds one province', () => {
    const places = sampleRows.filter(({ kind }) => kind === 'government').map(({ name }) => name.replace(/人民政府$/u, ''));
    for (const sample of samples) expect([sample.title, places.some((place) => sample.title.includes(place))]).toEqual([sample.title, true]);
    const units = new Set(sampleRows.map(({ name }) => name));
    for (const issuer of samples.flatMap(({ issuer }) => issuer ?? [])) expect([issuer, units.has(issuer) || /办公室$/u.test(issuer)]).toEqual([issuer, true]);
  });

  for (const sample of samples) {
    it(`${sample.name} is what the script makes`, async () => {
      const made = {
        txt: () => Buffer.from(writeTxt(sample)), md: () => Buffer.from(writeMarkdown(sample)), html: () => Buffer.from(writeHtml(sample)),
        docx: () => writeDocx(sample), xlsx: () => writeXlsx(sample), ofd: () => writeOfd(sample),
      };
      for (const format of sample.formats) {
        if (format === 'pdf' || format === 'doc') continue;
        expect(Buffer.compare(Buffer.from(await made[format]()), read(`${sample.name}.${format}`)), `${sample.name}.${format}`).toBe(0);
      }
      expect(JSON.parse(read(`keys/${sample.name}.expected.json`).toString('utf8'))).toEqual(JSON.parse(JSON.stringify(keyOf(sample))));
    });

    it(`${sample.name} says in every format what its key says`, async () => {
      const said = sample.groups.flatMap((group) => [
        ...group.heading.map((heading) => heading.replace(/^(?:[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）)/, '')), ...(group.aimTargets ?? []).map((target) => target.text),
        ...group.tasks.flatMap((task) => [task.text, task.lead, ...(task.cooperating ?? []), task.deadline, ...(task.targets ?? []).map((target) => target.text)]),
      ]).filter((words) => words !== undefined);
      for (const format of sample.formats) {
        const source = await takeIn(read(`${sample.name}.${format}`), `${sample.name}.${format}`);
        if (isRefusal(source)) throw new Error(`${sample.name}.${format}: ${source.refused}`);
        const text = bare(source.text);
        for (const words of said) expect(text, `${sample.name}.${format}: ${words}`).toContain(bare(words));
      }
    });
  }
});

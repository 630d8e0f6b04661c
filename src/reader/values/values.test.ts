import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { flowOf } from '../flow.ts';
import { NOTHING_KNOWN, render, renderCell } from './cases/render.ts';
import { readDeadlineCell, readValues } from './index.ts';

const read = (name: string): string => readFileSync(new URL(`./cases/${name}`, import.meta.url), 'utf8');

describe.each(['targets.txt', 'no-targets.txt', 'deadlines.txt', 'documents.txt'])('%s', (name) => {
  const cases = read(name).split(/\n\n+/).filter((block) => block.startsWith('> ')).map((block) => {
    const [sentence, ...expected] = block.trimEnd().split('\n') as [string, ...string[]];
    return { sentence: sentence.slice(2), expected };
  });
  it('holds cases', () => expect(cases.length).toBeGreaterThan(10));
  it.each(cases)('$sentence', ({ sentence, expected }) => {
    expect(render(sentence, { issuedYear: 2021 })).toEqual(expected);
  });
});

describe('cells.txt', () => {
  const cases = read('cells.txt').split('\n').filter((line) => line.includes(' =>') && !line.startsWith('#')).map((line) => {
    const at = line.indexOf(' =>');
    return { cell: line.slice(0, at), expected: line.slice(at + 3).trim() };
  });
  it.each(cases)('$cell', ({ cell, expected }) => {
    expect(renderCell(cell, { issuedYear: 2022 })).toBe(expected);
  });
});

describe('what is known around the text', () => {
  it('counts 三年内 from the plan', () => {
    expect(render('三年内完成。', { planStart: 2018, planEnd: 2020, issuedYear: 2018 })).toEqual(['D 三年内 = 2020-12-31']);
    expect(render('两年内完成。', { planStart: 2018, planEnd: 2020, issuedYear: 2018 })).toEqual(['D 两年内 = 2019-12-31']);
    expect(render('三年内完成。', {})).toEqual(['D 三年内 = ?']);
  });
  it('takes the year of a month from the title', () => {
    expect(render('9月底前完成。', { titleYear: 2024, issuedYear: 2023 })).toEqual(['D 9月底前 = 2024-09-30']);
    expect(render('9月底前完成。', { planStart: 2018, planEnd: 2020, issuedYear: 2018 })).toEqual(['D 9月底前 = ?']);
  });
  it('gives a number the year said around it', () => {
    expect(render('巩固率达到95%。', { inheritedYear: 2020, titleYear: 2018 })[0]).toContain('@2020');
    expect(render('到2019年，巩固率达到95%。', { inheritedYear: 2020 })[1]).toContain('@2019');
  });
  it('knows February', () => {
    expect(render('2024年2月底前完成。')).toEqual(['D 2024年2月底前 = 2024-02-29']);
    expect(render('2023年2月30日前完成。')).toEqual(['D 2023年2月30日前 = ?']);
  });
});

describe('any text', () => {
  const pieces = fc.constantFrom(
    '到2020年', '，', '。', '；', '、', '（', '）', '《', '》', '“', '”', '新建', '幼儿园', '3所', '达到', '90%', '以上', '率', '和', '分别', '每年', '不低于', '1:3', '1/3', '三', '两所', '百分之', '十',
    '年底前', '12月', '从', '提高到', '的', '5万人次', '元', '每生', '超过', '消除', '66人', '大班额', '2018—2020年', '\n', ' ', '\ud842\udfb7', '各', '县', '至少', '有', '3-6个', '：', '千', '万', '亿', '第', '半', '起',
  );
  const text = fc.oneof(fc.array(pieces, { maxLength: 60 }).map((parts) => parts.join('')), fc.string({ unit: 'binary', maxLength: 80 }));
  it('yields passages that lie within it', () => {
    fc.assert(fc.property(text, fc.boolean(), (source, known) => {
      const flow = flowOf(source);
      const context = known ? { titleYear: 2024, planStart: 2022, planEnd: 2024, issuedYear: 2022, inheritedYear: 2023 } : NOTHING_KNOWN;
      const values = readValues(flow, context);
      const cell = readDeadlineCell(flow, context);
      const passages = [...values.deadlines, ...values.targets, ...values.parameters, ...cell.deadlines, ...[values.recurrence ?? [], cell.recurrence ?? []].flat()];
      for (const { from, to } of passages) {
        expect(from).toBeGreaterThanOrEqual(0);
        expect(to).toBeGreaterThan(from);
        expect(to).toBeLessThanOrEqual(flow.text.length);
      }
      for (const target of values.targets) {
        expect(Number.isFinite(target.value)).toBe(true);
        expect(target.metric.length).toBeGreaterThanOrEqual(2);
      }
      for (const deadline of [...values.deadlines, ...cell.deadlines]) if (deadline.on !== null) expect(new Date(`${deadline.on}T00:00:00Z`).toISOString().slice(0, 10)).toBe(deadline.on);
    }), { numRuns: 2000 });
  });
});

import { expect, test } from 'vitest';
import { letterFor } from '#reader';
import type { Finding } from '#reader/model';
import { plan, read, UNITS } from './linted.ts';

const TEXT = `青禾县人民政府办公室关于印发青禾县教育提升行动方案的通知

青禾政办发〔2026〕7号

各乡镇人民政府：

现将《青禾县教育提升行动方案》印发给你们。

青禾县人民政府办公室
2026年3月5日

${plan([`新增公办幼儿园12所，其中城区5所、乡镇6所。${UNITS}`])}`;

test('the letter names the paper, its number and its issuer, quotes the words, asks, and leaves what only the office knows', () => {
  const reading = read(TEXT);
  const finding = reading.findings.find(({ code }) => code === 'sum-mismatch') as Finding;
  expect(letterFor(finding, reading)).toBe(`关于商请明确合计与分项数值的函

青禾县人民政府办公室：

　　贵单位印发的《青禾县人民政府办公室关于印发青禾县教育提升行动方案的通知》（青禾政办发〔2026〕7号）收悉。我单位在分解落实时发现一处需要明确：
　　第1项：合计为“12所”，分项（城区5所、乡镇6所）之和是11所，相差1所。
　　涉及的原文为：“12所，其中城区5所、乡镇6所”。
　　为准确贯彻执行，恳请明确合计数与分项数以何者为准、差额如何处理，并于[年月日]前函复。
　　专此致函，请予支持。

　　（联系人：[姓名]，联系电话：[电话]）

　　　　　　　　　　　　　　　　[本单位名称]
　　　　　　　　　　　　　　　　[年月日]
`);
});

test('a paper without issuer and number leaves them to be filled in', () => {
  const text = plan(['1.甲事。', '3.丙事。']);
  const reading = read(text);
  const finding = reading.findings.find(({ code }) => code === 'numbering-gap') as Finding;
  const letter = letterFor(finding, reading);
  expect(letter).toContain('[发文单位]：\n\n　　《青禾县教育提升行动方案》收悉');
  expect(letter).not.toContain('（null）');
});

test('in English the quoted words stay as they are', () => {
  const reading = read(TEXT);
  const finding = reading.findings.find(({ code }) => code === 'sum-mismatch') as Finding;
  expect(letterFor(finding, reading, 'en')).toContain('The words concerned: “12所，其中城区5所、乡镇6所”.');
});

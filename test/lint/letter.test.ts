import { expect, test } from 'vitest';
import { letterFor, worthALetter } from '#reader';
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
  expect(letterFor(finding, reading, { to: 'peer' })).toBe(`关于商请明确合计与分项数值的函

青禾县人民政府办公室：

　　贵单位印发的《青禾县人民政府办公室关于印发青禾县教育提升行动方案的通知》（青禾政办发〔2026〕7号）收悉。我单位在分解落实时，发现一处需要明确：
　　第1项：合计为“12所”，分项（城区5所、乡镇6所）之和是11所，相差1所。
　　涉及的原文为：“12所，其中城区5所、乡镇6所”。
　　为准确贯彻执行，商请贵单位明确合计数与分项数以何者为准、差额如何处理，并于[年月日]前函复。
　　专此致函，请予支持。

　　（联系人：[姓名]，联系电话：[电话]）

　　　　　　　　　　　　　　　　[本单位名称]
　　　　　　　　　　　　　　　　[年月日]
`);
});

test('to a superior it is a 请示, and that is taken for so unless told otherwise', () => {
  const reading = read(TEXT);
  const finding = reading.findings.find(({ code }) => code === 'sum-mismatch') as Finding;
  const letter = letterFor(finding, reading);
  expect(letter).toBe(letterFor([finding], reading, { to: 'superior' }));
  expect(letter).toMatch(/^关于恳请明确合计与分项数值的请示\n\n青禾县人民政府办公室：\n/u);
  expect(letter).toContain('特此请示，请予批复。');
  expect(letter).not.toMatch(/商请|函复|贵单位/u);
});

test('several findings are one letter with numbered points; equal questions are one point', () => {
  const text = plan(['于20265月底前新增幼儿园12所，其中城区5所、乡镇6所。', '排查校舍。', '建立台账。'], { tail: '\n三、实施步骤\n20268月启动。\n' });
  const reading = read(text);
  const asked = reading.findings.filter(({ code }) => ['sum-mismatch', 'damaged-date', 'lead-missing'].includes(code));
  const letter = letterFor(asked, reading, { to: 'peer' });
  expect([...letter.matchAll(/　　([一二三四])、关于([^。]+)。/gu)].map(([, n, topic]) => `${n}${topic}`)).toEqual(['一合计与分项数值', '二文中日期', '三牵头单位']);
  for (const { message } of asked) expect(letter).toContain(message);
  expect(letter.match(/函复/gu)).toHaveLength(1);
  const twice = letterFor([...asked, ...asked], reading);
  expect(twice.match(/　　[一二三四五六]、/gu)).toHaveLength(3);
});

test('a date outside the measures is not asked about as their deadline', () => {
  const reading = read(plan([`排查校舍。${UNITS}`], { tail: '\n三、实施步骤\n\n20268月启动。\n' }));
  const finding = reading.findings.find(({ code }) => code === 'damaged-date') as Finding;
  expect(letterFor(finding, reading)).toContain('不是任务时限');
});

test('of joint issuers a 请示 has one addressee, the others get a copy', () => {
  const reading = { ...read(TEXT), document: { ...read(TEXT).document, issuers: ['青禾县教育局', '青禾县财政局'] } };
  const finding = reading.findings.find(({ code }) => code === 'sum-mismatch') as Finding;
  expect(letterFor(finding, reading)).toContain('\n\n青禾县教育局：\n');
  expect(letterFor(finding, reading)).toContain('抄送：青禾县财政局');
  expect(letterFor(finding, reading, { to: 'peer' })).toContain('青禾县教育局、青禾县财政局：');
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

test('a gap is carried out as issued, but who leads is worth a letter', () => {
  const { findings } = read(plan(['排查校舍隐患。', '建立台账并公布。']));
  expect(findings.filter(worthALetter).map(({ code }) => code)).toEqual(['lead-missing']);
  expect(findings.map(({ code }) => code)).toContain('deadline-missing');
});

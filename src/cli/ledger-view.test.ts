import { describe, expect, test } from 'vitest';
import { readSource, textSource } from '#reader';
import { findingLines } from './findings-view.ts';
import { ledgerView } from './ledger-view.ts';
import { widthOf } from './width.ts';

const terminal = { width: 80, styled: (_: string, text: string): string => text };
const reading = readSource(textSource(`青禾县人民政府关于印发学校建设行动方案的通知

一、主要目标
到2026年，全县义务教育巩固率达到96%以上。

二、重点任务
（一）学校建设
1.建设第三小学。2025年8月底前建成青禾县第三小学。（县教育局、县财政局）
2.消除大班额。2026年底前消除56人以上大班额。（县教育局、各乡镇人民政府）

责任单位中列第一位的为牵头单位。
`), { name: '方案.txt' });

describe('a reading for people', () => {
  const lines = ledgerView(reading, terminal, 'zh').split('\n');

  test('fits the terminal', () => {
    expect(Math.max(...lines.map(widthOf))).toBeLessThanOrEqual(80);
  });

  test('a heading stands once above its tasks', () => {
    const at = lines.findIndex((line) => line.includes('（一）学校建设'));
    expect(lines.slice(at + 1, at + 3)).toEqual([expect.stringMatching(/^1 +建设第三小学 +县教育局 +县财政局 +2025年8月底前$/u), expect.stringMatching(/^2 +消除大班额 +县教育局 +各乡镇人民政府 +2026年底前$/u)]);
    expect(lines.filter((line) => line.includes('（一）学校建设'))).toHaveLength(1);
  });

  test('targets name where they come from', () => {
    expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/义务教育巩固率 +≥ 96% +2026 +一、主要目标/u), expect.stringMatching(/大班额 +消除 56人 +2026 +2$/u)]));
  });

  test('in English the words of the document stay', () => {
    expect(ledgerView(reading, terminal, 'en')).toMatch(/no\. +task[^]*县教育局[^]*2 tasks · 2 leads · 2 targets · \d+ findings\n$/u);
  });
});

test('a finding shows its place, its words and what to do', () => {
  const start = reading.source.text.indexOf('2026年底前');
  const finding = { code: 'odd-deadline', severity: 'warning', message: '时限可疑。', spans: [[start, start + 7]], advice: '电话核实。' } as const;
  expect(findingLines({ ...reading, findings: [finding] }, terminal, 'zh')).toEqual(['存疑', '9:9  警告  时限可疑。  [odd-deadline]', '    “2026年底前”', '    → 电话核实。']);
});

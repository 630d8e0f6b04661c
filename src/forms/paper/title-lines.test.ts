import fc from 'fast-check';
import { expect, test } from 'vitest';
import { titleLines } from './title-lines.ts';

test('a title is broken between words into lines of about one length, never before a mark that closes', () => {
  expect(titleLines('关于征求任务分工意见的函')).toEqual(['关于征求任务分工意见的函']);
  expect(titleLines('关于《云岭省加快教育发展实施方案》2026年第四季度进展情况的汇报')).toEqual(['关于《云岭省加快教育发展实施', '方案》2026年第四季度进展情况的汇报']);
  expect(titleLines('云岭省教育厅关于《云岭省贯彻落实加快中西部教育发展指导意见的实施方案》2026年第四季度进展情况的通报')).toHaveLength(3);
});

test('whatever the title: nothing is lost, no line is too long, none begins with what closes', () => {
  fc.assert(fc.property(fc.array(fc.constantFrom('云岭省', '教育', '《', '》', '实施', '方案', '的', '、', '2026年', '进展', '情况', '（', '）', '通报'), { minLength: 1, maxLength: 28 }), (pieces) => {
    const title = pieces.join('');
    const lines = titleLines(title);
    expect(lines.join('')).toBe(title);
    if (lines.length === 1) return;
    for (const line of lines) expect([...line].length).toBeLessThanOrEqual(40);
    for (const line of lines.slice(1)) expect(line).not.toMatch(/^[、，。；：）》的]/u);
  }), { numRuns: 300 });
});

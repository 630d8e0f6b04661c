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

/** What the lines miss the mean by, of the best of all ways to break before some of the pieces; null: there is none. */
function leastCost(pieces: readonly string[], count: number): number | null {
  let least: number | null = null;
  for (let breaks = 0; breaks < 2 ** (pieces.length - 1); breaks += 1) {
    const lines: string[] = [];
    pieces.forEach((piece, at) => { if (at === 0 || breaks & 2 ** (at - 1)) lines.push(piece); else lines.push(`${lines.pop()}${piece}`); });
    const isSound = lines.every((line, at) => widthOf(line) <= 20 && (at === 0 || !/^[、，。；：）》〉”’的和与及]/u.test(line)) && (at + 1 === lines.length || !/[（《〈“‘和与及]$/u.test(line)));
    if (lines.length === count && isSound) least = Math.min(least ?? Infinity, costOf(lines));
  }
  return least;
}

const widthOf = (line: string): number => [...line].reduce((sum, letter) => sum + (/[ -~]/.test(letter) ? 0.5 : 1), 0);
const costOf = (lines: readonly string[]): number => { const mean = widthOf(lines.join('')) / lines.length; return lines.reduce((sum, line) => sum + (widthOf(line) - mean) ** 2, 0); };

test('no other way into as many lines has lengths that are less apart', () => {
  const words = new Intl.Segmenter('zh', { granularity: 'word' });
  fc.assert(fc.property(fc.array(fc.constantFrom('云岭省人民政府办公厅', '教育督导委员会', '《', '》', '加快发展实施方案', '的', '、', '2026年', '进展情况', '（', '）'), { minLength: 2, maxLength: 8 }), (parts) => {
    const title = parts.join('');
    const pieces = [...words.segment(title)].map(({ segment }) => segment);
    fc.pre(widthOf(title) > 20 && pieces.length <= 12);
    const count = Math.ceil(widthOf(title) / 20);
    const least = leastCost(pieces, count) ?? leastCost(pieces, count + 1);
    const lines = titleLines(title);
    if (least === null) expect(lines).toEqual([title]);
    else expect(costOf(lines)).toBeCloseTo(least, 6);
  }), { numRuns: 100 });
});

test('the longest title that a paper may have is broken too', () => {
  const title = `关于${'贯彻落实教育改革发展工作要点和任务分工'.repeat(11)}`.slice(0, 198) + '通知';
  const lines = titleLines(title);
  expect(lines.length).toBeGreaterThanOrEqual(10);
  expect(lines.join('')).toBe(title);
});

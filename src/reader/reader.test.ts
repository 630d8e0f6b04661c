import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLiveReader, fromPublished, publish, readSource, textSource, type Reading, type Span } from './index.ts';
import { isBlank } from './flow.ts';

const PIECES = [
  '一、', '（一）', '(二)', '1.', '2．', '（1）', '①', '第一条', '——', '附件', '附件1', '附件：1.', '注：', '抄送：', '公开方式：主动公开', '\n', '\n\n', '\t', '　　', '\r\n', '| ', '  ',
  '序号', '主要任务', '牵头单位', '配合单位', '完成时限', '责任领导', '重点工作', '任务目标', '具体举措', '序号\n主要任务\n牵头单位\n完成时限\n', '\t序号\n\t任务\n\t责任单位\n\t完成时限\n\n',
  '（责任单位：', '（牵头单位：', '；配合单位：', '）', '。', '，', '、', '；', '：', '省教育厅', '各市、县（区）政府', '教育部牵头，', '财政部参与', '各高校', '和', '等',
  '列第一位的单位为牵头单位，下同', '由县教育局牵头', '到2020年', '2021年12月底前', '每年', '三年内', '达到95%', '不低于', '新建8所', '师生比1∶3', '“十四五”末', '66人以上', '以下简称“', '《', '》', '〔2018〕4号', '二〇二一年三月一日',
  '云政发〔2021〕3号', '关于印发某某方案的通知', '\u0000', '\uD83D\uDE00', '𠮷', 'ａｂ１２', '\uFFFD', '达到', '百分之八十', '三分之一', '1', '99999999999999999999', '(', '[',
];
const messy = fc.array(fc.oneof(fc.constantFrom(...PIECES), fc.string({ unit: 'grapheme', maxLength: 6 })), { maxLength: 120 }).map((parts) => parts.join(''));

function bare(text: string): string {
  let kept = '';
  for (let i = 0; i < text.length; i += 1) if (!isBlank(text.charCodeAt(i))) kept += text[i];
  return kept;
}

function* spansIn(value: unknown, key = ''): Generator<Span> {
  if (Array.isArray(value)) {
    if ((key === 'span' || key === 'spans') && value.length === 2 && typeof value[0] === 'number') { yield value as unknown as Span; return; }
    for (const item of value) yield* spansIn(item, key === 'spans' ? 'spans' : '');
    return;
  }
  if (value === null || typeof value !== 'object') return;
  for (const [name, inner] of Object.entries(value)) yield* spansIn(inner, key === 'spans' ? 'spans' : name);
}

function literalValues(reading: Reading): { text: string; span: Span; inferred?: boolean }[] {
  return [
    ...reading.tasks.flatMap((task) => [...task.responsibilities.map((one) => ({ ...one, text: one.unit })), ...task.deadlines, ...task.targets, ...(task.recurrence ? [task.recurrence] : [])]),
    ...reading.targets, ...reading.parameters,
  ];
}

describe('the reading of any text', () => {
  it('has spans in range and literal values', () => {
    fc.assert(fc.property(messy, (text) => {
      const reading = readSource(textSource(text), { name: 'any.txt' });
      for (const [start, end] of spansIn(reading)) {
        expect(start).toBeGreaterThanOrEqual(0);
        expect(end).toBeGreaterThanOrEqual(start);
        expect(end).toBeLessThanOrEqual(text.length);
      }
      let end = 0;
      for (const block of reading.source.blocks) {
        expect(block.span[0]).toBeGreaterThanOrEqual(end);
        end = block.span[1];
        if (block.kind === 'table') for (const cell of block.cells) expect(cell.span[0] >= block.span[0] && cell.span[1] <= block.span[1]).toBe(true);
      }
      for (const value of literalValues(reading)) {
        if (value.inferred) continue;
        expect(bare(text.slice(...value.span))).toBe(bare(value.text));
      }
    }), { numRuns: 400 });
  });

  it('is the same in code points and back', () => {
    fc.assert(fc.property(messy, (text) => {
      const reading = readSource(textSource(text), { name: 'any.txt' });
      expect(fromPublished(publish(reading))).toEqual(reading);
    }), { numRuns: 400 });
  });

  it('is the same when it is read while it is typed', () => {
    fc.assert(fc.property(fc.array(messy, { minLength: 1, maxLength: 4 }), (drafts) => {
      const live = createLiveReader({ name: 'draft' });
      for (const text of drafts) expect(live.read(text)).toEqual(readSource(textSource(text), { name: 'draft' }));
    }), { numRuns: 60 });
  });

  // More than a call takes arguments: a list that is spread into one ends the reading.
  it.each(['（责任单位：省教育厅）', '省教育厅、', '（责任处室：基教处、', '牵头单位：省教育厅；', '2020年底前，'])('stands a hundred thousand times %s in one measure', (passage) => {
    const text = `某省方案\n一、重点任务\n1.改造校舍${passage.repeat(100_000)}`;
    expect(readSource(textSource(text), { name: 'long.txt' }).source.text).toBe(text);
  });

  it('counts code points, not UTF-16 units', () => {
    const text = '𠮷县教育局2024年工作要点\n一、重点工作\n1.新建𠮷山小学2所。（责任单位：县教育局、县财政局）\n';
    const reading = publish(readSource(textSource(text), { name: 'rare.txt' }));
    const points = [...text];
    const lead = reading.tasks[0]?.responsibilities[0];
    expect(lead && points.slice(...lead.span).join('')).toBe('县教育局');
    expect(reading.source.characters).toBe(points.length);
  });
});

it('leaves a passage that is longer than any measure unread, and says so', () => {
  const reading = readSource(textSource(`云溪县方案\n一、任务\n1.${'达到95%，'.repeat(40_001)}`), { name: 'long.txt' });
  expect(reading.tasks.flatMap((task) => task.targets).length + reading.targets.length).toBe(0);
  expect(reading.findings.map((finding) => finding.code)).toContain('passage-too-long');
});

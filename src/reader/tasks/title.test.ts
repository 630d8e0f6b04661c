import { expect, it } from 'vitest';
import { readSource, textSource } from '../index.ts';

const titlesOf = (measures: readonly string[]): (string | null)[] =>
  readSource(textSource(`青禾县教育提升行动方案\n\n一、重点任务\n\n${measures.map((words, i) => `${i + 1}.${words}（责任单位：县教育局）`).join('\n')}`), { name: 'a.txt' }).tasks.map(({ title }) => title);

it('a title ends with its sentence or at a colon', () => {
  expect(titlesOf(['改善条件。新建小学3所。', '办好学校：新建小学3所。'])).toEqual(['改善条件', '办好学校']);
});

it('the sign of a ratio ends no title', () => {
  expect(titlesOf(['学生用机生机比达到10∶1，教师人手一台。推进网络建设。', '师机比达到1：1。配齐设备。'])).toEqual(['学生用机生机比达到10∶1，教师人手一台', '师机比达到1：1']);
});

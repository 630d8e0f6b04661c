import { expect, it } from 'vitest';
import { readSource, textSource } from './index.ts';
import type { TableBlock } from './source.ts';

const FLAT = [
  '首页 > 政务公开', '云溪县重点工作台账', '',
  '\t编号', '\t重点工作', '\t具体举措', '\t完成', '', '时限', '\t责任部门', '',
  '\t（一）', '\t扩充学位', '\t1.新建小学2所。', '\t2026年12月', '\t县教育局', '', '县财政局', '',
  '\t', '\t', '\t2.改造教室60间。', '\t2025年12月', '\t县教育局', '',
  '\t（二）', '\t建强队伍', '\t3.招聘教师80名。', '\t2025年9月', '\t县教育局', '',
].join('\n');

it('draws a table that was flattened to text with its head and its merged cells', () => {
  const { source } = readSource(textSource(FLAT), { name: 'flat.txt' });
  const table = source.blocks.find((block): block is TableBlock => block.kind === 'table');
  const words = (row: number): string[] => (table?.cells ?? []).filter((cell) => cell.row === row).map((cell) => `${source.text.slice(...cell.span).replace(/\s+/g, '')}${cell.rowSpan > 1 ? `×${cell.rowSpan}` : ''}`);
  expect(words(0)).toEqual(['编号', '重点工作', '具体举措', '完成时限', '责任部门']);
  expect(words(1)).toEqual(['（一）×2', '扩充学位×2', '1.新建小学2所。', '2026年12月', '县教育局县财政局']);
  expect(words(2)).toEqual(['2.改造教室60间。', '2025年12月', '县教育局']);
  expect(words(3)).toEqual(['（二）', '建强队伍', '3.招聘教师80名。', '2025年9月', '县教育局']);
});

it('tells what only surrounds the paper on a web page', () => {
  const { source } = readSource(textSource('当前位置：首页\n云溪县学前教育方案\n一、任务\n1.新建幼儿园3所。\n版权所有：云溪县\n'), { name: 'page.txt' });
  expect(source.blocks.filter((block) => block.kind === 'paragraph' && block.region === 'chrome').map((block) => source.text.slice(...block.span))).toEqual(['当前位置：首页', '版权所有：云溪县']);
});

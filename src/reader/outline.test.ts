import { expect, test } from 'vitest';
import { layoutOf } from './layout.ts';
import { headingFlow, type Node, outlineOf } from './outline.ts';
import { textSource } from './index.ts';

/** The tree as indented headings. */
const treeOf = (text: string): string[] => {
  const walk = (node: Node, depth: number): string[] => node.children.flatMap((child) => [`${'  '.repeat(depth)}${headingFlow(child).text}`, ...walk(child, depth + 1)]);
  return walk(outlineOf(layoutOf(textSource(text))), 0);
};

test('一、（一）1.（1） nest, and 1. starts again under each', () => {
  expect(treeOf('一、任务\n（一）学前教育。\n1.扩大资源。\n（1）新建。\n2.规范办园。\n（二）义务教育。\n1.均衡发展。\n二、保障\n（一）组织。')).toEqual([
    '一、任务', '  (一)学前教育', '    1.扩大资源', '      (1)新建', '    2.规范办园', '  (二)义务教育', '    1.均衡发展', '二、保障', '  (一)组织',
  ]);
});

test('1. directly under 一、, running on under 二、', () => {
  expect(treeOf('一、资源\n1.新建。\n2.改建。\n二、队伍\n3.招聘。')).toEqual(['一、资源', '  1.新建', '  2.改建', '二、队伍', '  3.招聘']);
});

test('（三） runs on through 一、 and 二、', () => {
  expect(treeOf('一、要求\n（一）思想。\n二、措施\n（二）扩充。\n（三）提升。')).toEqual(['一、要求', '  (一)思想', '二、措施', '  (二)扩充', '  (三)提升']);
});

test('a number glued to the sentence before opens a paragraph where it continues the count', () => {
  expect(treeOf('一、任务\n1.推动高校转型，建设应用型专业，到2020年比例达到60%。2.推进职业教育，建设实训基地。\n3.发展网络教育。')).toEqual(['一、任务', '  1.推动高校转型,建设应用型专业,到2020年比例达到60%', '  2.推进职业教育,建设实训基地', '  3.发展网络教育']);
});

test('第一章 第一条', () => {
  expect(treeOf('第一章 总则\n第一条 为了规范。\n第二章 管理\n第二条 学校应当。')).toEqual(['第一章总则', '  第一条为了规范', '第二章管理', '  第二条学校应当']);
});

test('numbers that only white space parts from long paragraphs, where they follow on each other', () => {
  expect(treeOf('一、资源\n1 扩大学前教育资源。新增普惠性幼儿园九所，基本满足需求。\n2 优化学校布局。建成投用三所新校，增加学位。\n二、其他\n12 所学校参加了上年的试点工作，总体进展是顺利的。')).toEqual(['一、资源', '  1扩大学前教育资源', '  2优化学校布局', '二、其他']);
});

test('行动一 with a space, and what only looks so', () => {
  expect(treeOf('行动一　学前教育保障\n建立资源供给机制。\n行动二　义务教育强校\n推进学区制管理。')).toEqual(['行动一学前教育保障', '行动二义务教育强校']);
  expect(treeOf('工程一期建设进展\n任务十分艰巨')).toEqual([]);
});

test('a dash before a label numbers nothing; points by ； go on a list that is numbered so', () => {
  expect(treeOf('1.扩大资源。\n——责任单位：县教育局')).toEqual(['1.扩大资源']);
  expect(treeOf('1.完成春季校舍安全排查，建立隐患台账；2.8月底前完成危房改造，严禁带病使用；3.在建工程落实围挡。')).toEqual(['1.完成春季校舍安全排查,建立隐患台账', '2.8月底前完成危房改造,严禁带病使用', '3.在建工程落实围挡']);
});

test('headings without numbers part a paper that has no other sections', () => {
  expect(treeOf('主要任务\n1.升级网络。\n2.建设教室。\n保障措施\n加强领导。')).toEqual(['主要任务', '  1.升级网络', '  2.建设教室', '保障措施']);
  expect(treeOf('一、总体要求\n指导思想\n坚持公平。\n二、主要任务\n1.升级网络。')).toEqual(['一、总体要求', '二、主要任务', '  1.升级网络']);
});

test('white space or a colon alone in front of a number', () => {
  expect(treeOf('现提出以下意见： 一、改善条件 1.建设周转房。按照需求建设教师周转房。 2.减轻负担。规范督查检查。 二、关心健康 3.落实体检。每年体检一次。')).toEqual(['一、改善条件', '  1.建设周转房', '  2.减轻负担', '二、关心健康', '  3.落实体检']);
});

test('an opening bracket is lost', () => {
  expect(treeOf('一、要求\n（一）思想。\n二）目标。\n二、任务\n（一）扩充。')).toEqual(['一、要求', '  (一)思想', '  二)目标', '二、任务', '  (一)扩充']);
});

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

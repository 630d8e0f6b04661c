import { expect, test } from 'vitest';
import { flowOf } from '../flow.ts';
import { markerOf } from './markers.ts';

/** Folded beginning of a paragraph → type, value and the number as it stands there; null where nothing is numbered. */
type Case = readonly [text: string, type: string | null, value?: number, number?: string];
const CASES: readonly Case[] = [
  ['一、总体要求', 'han', 1, '一'],
  ['十二、组织保障', 'han', 12, '十二'],
  ['（三）补齐短板。', 'han-paren', 3, '三'],
  ['（十一）加强督导。', 'han-paren', 11, '十一'],
  ['1．新建幼儿园', 'digit', 1, '1'],
  ['2、改建幼儿园', 'digit', 2, '2'],
  ['１２．改建幼儿园', 'digit', 12, '12'],
  ['（2）补充教师', 'digit-paren', 2, '2'],
  ['3）补充教师', 'digit-paren', 3, '3'],
  ['第五条 本办法', 'article', 5, '五'],
  ['第二章 任务', 'chapter', 2, '二'],
  ['③落实经费', 'circled', 3, '③'],
  ['一是健全制度', 'ordinal', 1, '一'],
  ['2.3 重点任务', 'decimal-2', 3, '2.3'],
  ['任务四：扩充学位', 'named', 4, '四'],
  ['——到2025年', 'dash', 0, ''],
  ['4.2018年秋季起，新生不设重点班', 'digit', 4, '4'],
  ['2.6月底前完成核查', 'digit', 2, '2'],
  ['13.5的标准核定', null],
  ['2.5万平方米', null],
  ['一些学校', null],
  ['2020年底前', null],
  ['一是否合格', null],
];

test.each(CASES.map(([text, ...marker]) => ({ text, marker })))('$text', ({ text, marker: [type, value, number] }) => {
  const folded = flowOf(text).text;
  const marker = markerOf(folded);
  expect(marker && [marker.type, marker.value, folded.slice(...marker.number)]).toEqual(type === null ? null : [type, value, number]);
});

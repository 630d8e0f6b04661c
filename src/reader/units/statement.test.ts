import { expect, test } from 'vitest';
import { flowOf } from '../flow.ts';
import { statementsIn } from './statement.ts';

const SIGN = { lead: '+', 'co-lead': '+', cooperating: '-' } as const;

/** A measure → its statements: `+` leads, `-` helps, `?` by order only, `@` by when, `!` a leader, `#` an office of the house. */
const CASES: readonly (readonly [text: string, statements: readonly string[]])[] = [
  ['扩充学位。（责任单位：市教育局、市财政局）', ['+?市教育局 -?市财政局']],
  ['扩充学位。（牵头单位：市教育局；配合单位：市财政局、市人社局）', ['+市教育局 -市财政局 -市人社局']],
  ['扩充学位。（牵头单位：市教育局；责任单位：市财政局）', ['+市教育局 -市财政局']],
  ['扩充学位。（市教育局、市财政局牵头，各县区政府配合）', ['+市教育局 +市财政局 -各县区政府']],
  ['扩充学位。（教育部、财政部按职责分工负责）', ['+?教育部 -?财政部']],
  ['扩充学位。（教育部会同财政部负责）', ['+教育部 -财政部']],
  ['扩充学位。（市教育局（牵头）、市财政局）', ['+市教育局 -?市财政局']],
  ['扩充学位。（★市教育局、市财政局）', ['+市教育局 -市财政局']],
  ['扩充学位。（市教育局牵头，市财政局配合，2021年底前完成）', ['+市教育局 -市财政局 @2021年底前完成']],
  ['扩充学位。（市公安局、市应急管理局；2021年12月）', ['+?市公安局 -?市应急管理局 @2021年12月']],
  ['扩充学位。（责任领导：李某某；牵头单位：县教育局）', ['+县教育局 !李某某']],
  ['扩充学位。（责任科室：基教科、人事科）', ['#基教科 #人事科']],
  ['扩充学位。（牵头股室：基教股；配合股室：人事股）', ['+基教股 -人事股']],
  ['扩充学位。（驻厅纪检监察组、机关党委）', ['+?驻厅纪检监察组 -?机关党委']],
  ['（职成处）', ['+?职成处']],
  ['责任单位：县教育局 县财政局', ['+?县教育局 -?县财政局']],
  ['由县教育局牵头，县财政局配合。', ['+县教育局 -县财政局']],
  ['新建小学（含教学点）四所。', []],
  ['按有关规定（国发〔2016〕40号）执行。', []],
  ['由学校负责照明改造的验收。', []],
];

test.each(CASES)('%s', (text, statements) => {
  const flow = flowOf(text);
  const read = statementsIn(flow).map((one) => [
    ...one.units.map((unit) => `${SIGN[unit.role]}${unit.inferred ? '?' : ''}${flow.text.slice(unit.from, unit.to)}`),
    ...(one.deadline ? [`@${flow.text.slice(one.deadline.from, one.deadline.to)}`] : []),
    ...one.leaders.map((range) => `!${flow.text.slice(range.from, range.to)}`),
    ...one.offices.map((range) => `#${flow.text.slice(range.from, range.to)}`),
  ].join(' '));
  expect(read).toEqual(statements);
});

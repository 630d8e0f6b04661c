import { expect, test } from 'vitest';
import { flowOf } from '../flow.ts';
import { isRuleAlone, leadRuleIn } from './lead-rule.ts';

test.each([
  '（列第一位的单位为牵头单位，下同）',
  '注：排第一位的单位为牵头单位。',
  '以上责任单位中排在首位的为牵头单位，其余为配合单位。',
  '责任分工中，列首位的部门为牵头部门',
  '第一责任单位为牵头单位',
  '注：标★的为牵头单位',
  '任务由排名第一的单位牵头',
])('stated: %s', (text) => { expect(leadRuleIn(flowOf(text))).not.toBeNull(); });

test.each([
  '由县教育局牵头，县财政局配合',
  '第一责任人为校长',
  '把教育放在第一位',
  '各牵头单位要在首月报送方案',
])('not stated: %s', (text) => { expect(leadRuleIn(flowOf(text))).toBeNull(); });

test.each(['以上任务列第一位的单位为牵头单位。', '注：排第一位的单位为牵头单位。', '（列第一位的单位为牵头单位，下同）'])('a paragraph of its own: %s', (text) => { expect(isRuleAlone(flowOf(text))).toBe(true); });
test.each(['新建小学2所。（县教育局、县财政局。列第一位的单位为牵头单位）', '以上任务列第一位的单位为牵头单位。各单位要抓紧落实', '第一责任单位由县教育局牵头，县财政局、县人力资源社会保障局、各乡镇人民政府、街道办事处配合，年底前完成选址'])('no paragraph of its own: %s', (text) => { expect(isRuleAlone(flowOf(text))).toBe(false); });

import { expect, test } from 'vitest';
import { flowOf } from '../flow.ts';
import { leadRuleIn } from './lead-rule.ts';

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

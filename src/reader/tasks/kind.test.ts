import { describe, expect, it } from 'vitest';
import { kindOf } from './kind.ts';

const NOTHING = { targets: 0, standing: false, hasDeadline: false };

describe('a paper to be issued', () => {
  it.each([
    '制定并实施《青禾县学前教育行动计划（2027—2029年）》，扩大资源。',
    '县教育局要制定本县布局规划。',
    '按照常住人口编制城镇学校布局规划，预留用地。',
    '加强教师管理。研究制定教师配备标准，按标准核编。',
  ])('%s', (text) => expect(kindOf(text, NOTHING)).toBe('issue-paper'));

  it.each([
    '按照“四统一”原则，落实督导考核问责机制。',
    '帮助乡镇加强设计，制定符合实际的产业发展规划。',
    '完善教师评价体系，建立岗位比例动态调整机制。',
    '落实县里印发的方案要求的各项工作。',
  ])('not %s', (text) => expect(kindOf(text, NOTHING)).toBe('standing'));

  it('gives way to a number to reach, unless the measure begins with it', () => {
    expect(kindOf('办好村小。制定布局规划。', { ...NOTHING, targets: 1 })).toBe('reach-target');
    expect(kindOf('制定布局规划，巩固率达到95%。', { ...NOTHING, targets: 1 })).toBe('issue-paper');
  });
});

it('is done for good where nothing says otherwise', () => {
  expect(kindOf('提高教师待遇。', NOTHING)).toBe('standing');
  expect(kindOf('提高教师待遇。', { ...NOTHING, hasDeadline: true })).toBe('activity');
  expect(kindOf('提高教师待遇。', { ...NOTHING, hasDeadline: true, standing: true })).toBe('standing');
  expect(kindOf('开展教师培训。', NOTHING)).toBe('activity');
});

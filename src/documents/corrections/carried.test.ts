import { expect, test } from 'vitest';
import { carriesUnit } from './carried.ts';

test.each([
  ['省教育厅', '省教育厅', true], ['（省教育厅、\n省财政厅）', '省财政厅', true], ['省教育、财政厅', '省财政厅', true], ['县教育局和财政局', '县财政局', true],
  ['省教育厅', '省财政厅', false], ['各市县政府', '海口市政府', false], ['落实教师待遇。', '县财政局', false],
  // Not out of a whole paragraph.
  [`县里的工作，${'要抓紧。'.repeat(20)}财务和政务，局里负责`, '县财政局', false],
])('%s and %s', (words, unit, carried) => {
  expect(carriesUnit(words, unit)).toBe(carried);
});

import { expect, it } from 'vitest';
import { type Parameter, valueOn } from './index.ts';

const warning: Parameter = {
  code: 'warning-days', unit: 'day',
  values: [
    { from: '2020-01-01', value: 15, source: null, confirmedOn: '2020-01-01' },
    { from: '2026-01-01', value: 30, source: { document: '甲办发〔2025〕9号', clause: '第三条', words: '提前三十日提醒' }, confirmedOn: '2026-01-01' },
  ],
};

it('last year is computed by last year’s value; before the first there is none', () => {
  expect(valueOn(warning, '2025-12-31')?.value).toBe(15);
  expect(valueOn(warning, '2026-01-01')?.value).toBe(30);
  expect(valueOn(warning, '2019-12-31')).toBeUndefined();
});

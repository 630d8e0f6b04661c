import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { creditCheckDigit, isCreditCode, isDivisionCode, isSchoolCode } from './codes.ts';

test.each([
  ['460000', true], ['630000', true], ['450000', true], ['450803', true], ['469002', true], ['441900003', true], ['441900003000', true], ['460105201001', true],
  ['46000', false], ['4601051', false], ['46010520100', false], ['060000', false], ['460003', false], ['460105000001', false], ['46010a', false], ['', false], [' 460000', false],
])('the division code %s is %s', (code, right) => { expect(isDivisionCode(code)).toBe(right); });

test.each([['2146000001', true], ['1163000001', true], ['3145000001', true], ['3446000001', true], ['3646000001', true], ['4146000001', true], ['5146000001', true], ['9946000001', false], ['2106000001', false], ['214600001', false], ['21460000011', false], ['21460000O1', false]])(
  'the school code %s is %s', (code, right) => { expect(isSchoolCode(code)).toBe(right); });

describe('the credit code (GB 32100)', () => {
  test('the golden value', () => {
    expect(creditCheckDigit('91350100M000100Y4')).toBe('3');
    expect(isCreditCode('91350100M000100Y43')).toBe(true);
  });
  test.each(['91350100M000100Y4', '91350100M000100Y44', '91350100m000100y43', '91350100I000100Y43', '91350100M000100Y433', ''])('%s is none', (code) => { expect(isCreditCode(code)).toBe(false); });
  test('one wrong character never passes', () => {
    const letters = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
    fc.assert(fc.property(fc.array(fc.constantFrom(...letters), { minLength: 17, maxLength: 17 }), fc.nat(17), fc.constantFrom(...letters), (body, place, other) => {
      const code = body.join('') + creditCheckDigit(body.join(''));
      expect(isCreditCode(code)).toBe(true);
      if (code[place] !== other) expect(isCreditCode(code.slice(0, place) + other + code.slice(place + 1))).toBe(false);
    }));
  });
});

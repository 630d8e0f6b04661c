import { expect, test } from 'vitest';
import { base32, codeAddress, codeAt, stepOf, stepOfCode } from './codes.ts';
import { newOneTimePassword, signInKey } from './credentials.ts';
import { passwordRefusal } from './passwords.ts';
import { maskAddress, maskMail, maskPhone } from './shown.ts';
import { vaultOf } from './vault.ts';

/** RFC 6238, appendix B, for SHA-1. */
const secret = new TextEncoder().encode('12345678901234567890');
test.each([
  [59, '94287082'], [1_111_111_109, '07081804'], [1_111_111_111, '14050471'], [1_234_567_890, '89005924'], [2_000_000_000, '69279037'], [20_000_000_000, '65353130'],
])('at %i s the code is %s', (seconds, code) => {
  expect(codeAt(secret, stepOf(new Date(seconds * 1_000)), 8)).toBe(code);
  expect(codeAt(secret, stepOf(new Date(seconds * 1_000)))).toBe(code.slice(2));
});

test('half a minute early or late is forgiven, a minute is not', () => {
  const now = new Date('2026-03-02T04:00:00Z');
  const at = stepOf(now);
  for (const off of [-1, 0, 1]) expect(stepOfCode(secret, codeAt(secret, at + off), now)).toBe(at + off);
  for (const off of [-2, 2]) expect(stepOfCode(secret, codeAt(secret, at + off), now)).toBeNull();
  expect(stepOfCode(secret, `${codeAt(secret, at).slice(0, 3)} ${codeAt(secret, at).slice(3)}`, now)).toBe(at);
});

test('base 32 as RFC 4648 has it, without the padding', () => {
  const of = (text: string): string => base32(new TextEncoder().encode(text));
  expect(['f', 'fo', 'foo', 'foob', 'fooba', 'foobar'].map(of)).toEqual(['MY', 'MZXQ', 'MZXW6', 'MZXW6YQ', 'MZXW6YTB', 'MZXW6YTBOI']);
  expect(codeAddress(secret, '田 小河')).toMatch(/^otpauth:\/\/totp\/[^ ]+\?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ&issuer=/);
});

test('what was sealed opens with the same key for the same account only', () => {
  const vault = vaultOf(new Uint8Array(32).fill(1));
  const sealed = vault.seal(secret, 'one');
  expect(vault.open(sealed, 'one')).toEqual(Buffer.from(secret));
  expect(vault.seal(secret, 'one')).not.toBe(sealed);
  expect([vault.open(sealed, 'other'), vaultOf(new Uint8Array(32).fill(2)).open(sealed, 'one'), vault.open(`${sealed.slice(0, -4)}AAA=`, 'one'), vault.open('', 'one')]).toEqual([null, null, null, null]);
});

test.each<[string, string | undefined]>([
  ['nine chars', undefined], ['九个字的口令不算', 'password-too-short'], ['十个字的口令就算够长', undefined], ['123456789', 'password-too-short'], ['x'.repeat(201), 'password-too-long'],
  ['tianxiaohe1', 'password-is-name'], ['TianXiaoHe 12', 'password-is-name'], ['tianxiaohe likes plums', undefined], ['aaaaaaaaaaaa', 'password-common'], ['abababababab', 'password-common'], ['9876543210', 'password-common'],
  ['qwertyuiopas', 'password-common'], ['Password2026!', 'password-common'], ['Taizhang@2026', 'password-common'], ['１２３４５６７８９０', 'password-common'], ['seven green kettles', undefined],
])('the password “%s” is %s', (password, code) => {
  expect(passwordRefusal(password, ['tianxiaohe', '田小河'])?.refused).toBe(code);
});

test('one-time passwords are accepted as passwords, differ, and are read from paper without doubt', () => {
  const all = Array.from({ length: 200 }, newOneTimePassword);
  expect(new Set(all).size).toBe(200);
  for (const one of all) expect([/^(?:[a-km-np-z2-9]{4}-){3}[a-km-np-z2-9]{4}$/.test(one), passwordRefusal(one, [])]).toEqual([true, null]);
});

test('names are the same whatever their width and case; masks show enough to know and not enough to use', () => {
  expect(signInKey(' Ｔian Xiaohe')).toBe('tianxiaohe');
  expect([maskPhone('13812345678'), maskPhone('0898-65331234'), maskPhone('961017')]).toEqual(['138****5678', '089******1234', '******']);
  expect([maskMail('tian@office.example'), maskMail('田@x')]).toEqual(['t***@office.example', '田***@x']);
  expect([maskAddress('10.1.2.3'), maskAddress('fe80::1')]).toEqual(['10.1.2.*', 'fe80::*']);
});

import fc from 'fast-check';
import { deflateSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type ClosingFacts, closingOf, photosBelong, reaches } from './demand.ts';
import { mediaOf } from './media.ts';
import { withoutTraces } from './photo.ts';

const facts = (over: Partial<ClosingFacts>): ClosingFacts => ({ kind: 'activity', evidence: [], shares: [], planEndsOn: null, planWithdrawn: false, dueOn: null, ...over });
const share = (value: number | null, comparator = '>=', target = 10) => ({ metric: '新建幼儿园', comparator, target, value });

describe('what a close-out demands', () => {
  test.each<[string, Partial<ClosingFacts>, boolean, string]>([
    ['a paper to issue, without number', { kind: 'issue-paper', evidence: [{ kind: 'paper', number: null }] }, false, 'paper-with-number'],
    ['a paper to issue', { kind: 'issue-paper', evidence: [{ kind: 'paper', number: '云教〔2026〕3号' }] }, true, 'paper'],
    ['a photo is no paper', { kind: 'issue-paper', evidence: [{ kind: 'photo', number: null }] }, false, 'paper-with-number'],
    ['a building', { kind: 'build', evidence: [{ kind: 'photo', number: null }] }, true, 'photo'],
    ['a building, accepted', { kind: 'build', evidence: [{ kind: 'paper', number: '验收单1号' }] }, true, 'paper'],
    ['a building with a link', { kind: 'build', evidence: [{ kind: 'link', number: null }] }, false, 'photo-or-acceptance'],
    ['a value reached', { kind: 'reach-target', shares: [share(10)] }, true, 'reached'],
    ['a value not reached', { kind: 'reach-target', shares: [share(10), share(9.99)] }, false, 'figure-or-register'],
    ['no figure is not zero', { kind: 'reach-target', shares: [share(null, '<=', 5)] }, false, 'figure-or-register'],
    ['a register says it', { kind: 'reach-target', shares: [share(null)], evidence: [{ kind: 'register-figure', number: null }] }, true, 'register-figure'],
    ['an activity', { kind: 'activity', evidence: [{ kind: 'link', number: null }] }, true, 'evidence'],
    ['an activity without anything', { kind: 'activity' }, false, 'any-evidence'],
    ['standing, on the last day', { kind: 'standing', planEndsOn: '2026-06-30' }, false, 'plan-still-runs'],
    ['standing, the day after', { kind: 'standing', planEndsOn: '2026-06-29' }, true, 'plan-over'],
    ['standing, but with a day of its own', { kind: 'standing', dueOn: '2026-12-31', evidence: [{ kind: 'link', number: null }] }, true, 'evidence'],
    ['standing with a day, without evidence', { kind: 'standing', dueOn: '2026-12-31' }, false, 'any-evidence'],
    ['standing without an end', { kind: 'standing' }, false, 'plan-still-runs'],
  ])('%s', (_, over, enough, because) => { expect(closingOf(facts(over), '2026-06-30')).toMatchObject({ enough, because }); });

  test('a figure that is missing reaches nothing, whatever is asked', () => {
    fc.assert(fc.property(fc.constantFrom('>=', '>', '<=', '<', '=', '~', 'range', 'eliminate'), fc.double({ noNaN: true }), (comparator, target) => { expect(reaches({ comparator, target, value: null })).toBe(false); }));
  });

  test('a photo has its place with buildings and inspections', () => {
    expect([photosBelong('build', ''), photosBelong('activity', '开展校园安全检查'), photosBelong('activity', '组织骨干教师培训'), photosBelong('issue-paper', '印发检查办法')]).toEqual([true, true, false, false]);
  });
});

const docx = zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<w:document/>') });
describe('what a file is', () => {
  test.each<[string, Uint8Array, string]>([
    ['说明.docx', docx, 'docx'], ['照片.JPG', Uint8Array.of(0xff, 0xd8, 0xff, 0xe0), 'jpeg'], ['扫描.pdf', strToU8('%PDF-1.7'), 'pdf'],
  ])('%s', (name, bytes, kind) => { expect(mediaOf(bytes, name)).toBe(kind); });
  test.each<[string, Uint8Array, string]>([
    ['照片.jpg', strToU8('MZ program'), 'evidence-disguised'], ['照片.jpg', docx, 'evidence-disguised'], ['安装.exe', strToU8('MZ'), 'evidence-type-forbidden'], ['页面.html', strToU8('<html>'), 'evidence-type-forbidden'],
    ['图.svg', strToU8('<svg onload="x"/>'), 'evidence-type-forbidden'], ['包.zip', zipSync({ 'a.txt': strToU8('a') }), 'evidence-type-forbidden'], ['无后缀', strToU8('%PDF-1.7'), 'evidence-disguised'],
    ['表.xlsx', zipSync({ '[Content_Types].xml': strToU8(''), 'xl/workbook.xml': strToU8(''), 'xl/vbaProject.bin': strToU8('') }), 'evidence-disguised'], ['空.pdf', new Uint8Array(), 'evidence-empty'],
    ['大.pdf', new Uint8Array(20 * 1024 * 1024 + 1), 'evidence-too-large'],
  ])('%s is refused', (name, bytes, refused) => { expect(mediaOf(bytes, name)).toMatchObject({ refused }); });
});

describe('what a photo tells beside its picture', () => {
  const segment = (marker: number, body: Uint8Array): Uint8Array => Uint8Array.of(0xff, marker, (body.length + 2) >> 8, (body.length + 2) & 0xff, ...body);
  const exif = (turned: number): Uint8Array => Uint8Array.from([...Buffer.from('Exif\0\0', 'latin1'), 0x49, 0x49, 0x2a, 0, 8, 0, 0, 0, 2, 0, 0x25, 0x88, 4, 0, 1, 0, 0, 0, 99, 0, 0, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, turned, 0, 0, 0, 0, 0, 0, 0, ...Buffer.from('GPS 18.23N')]);
  const scan = Uint8Array.of(0xff, 0xda, 0, 4, 1, 2, 0x11, 0x22, 0xff, 0xd9);
  test('goes; which side is up and the picture stay', () => {
    const table = segment(0xdb, Uint8Array.of(1, 2, 3));
    const whole = Buffer.concat([Uint8Array.of(0xff, 0xd8), segment(0xe1, exif(6)), segment(0xfe, Buffer.from('camera of 林青')), table, scan]);
    const kept = Buffer.from(withoutTraces(whole, 'jpeg'));
    expect(kept.includes('GPS')).toBe(false);
    expect(kept.includes('林青')).toBe(false);
    expect(kept.subarray(-scan.length - table.length)).toEqual(Buffer.concat([table, scan]));
    // Taken in again, it says the same: 6.
    expect(Buffer.from(withoutTraces(kept, 'jpeg'))).toEqual(kept);
    expect(kept.subarray(2, 4)).toEqual(Buffer.from([0xff, 0xe1]));
    expect(kept[2 + 4 + 6 + 8 + 2 + 9]).toBe(6);
  });
  test('a broken picture stays as it is', () => {
    fc.assert(fc.property(fc.uint8Array({ minLength: 2, maxLength: 60 }), (tail) => {
      for (const kind of ['jpeg', 'png', 'webp'] as const) expect(withoutTraces(Uint8Array.from([0xff, 0xd8, ...tail]), kind).length).toBeGreaterThanOrEqual(0);
    }));
  });
  test('of a PNG its texts go', () => {
    const chunk = (name: string, body: Uint8Array): Buffer => { const head = Buffer.alloc(8); head.writeUInt32BE(body.length); head.write(name, 4, 'latin1'); return Buffer.concat([head, body, Buffer.alloc(4)]); };
    const data = chunk('IDAT', deflateSync(Buffer.alloc(9)));
    const start = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
    expect(Buffer.from(withoutTraces(Buffer.concat([start, chunk('tEXt', Buffer.from('place')), data]), 'png'))).toEqual(Buffer.concat([start, data]));
  });
});

import { describe, expect, it } from 'vitest';
import { intakeCodes, intakeSentence, takeIn } from '#intake';
import { isRefusal, type Refusal } from '#kernel';
import type { Source } from '#reader';
import { p, wordFile } from '../../test/intake/word-file.ts';

const text = (value: string, name = 'a.txt'): Promise<Source | Refusal> => takeIn(new TextEncoder().encode(value), name);
const code = (taken: Source | Refusal): string | null => (isRefusal(taken) ? taken.refused : null);

describe('a secrecy mark', () => {
  const marked = ['秘密★1年\n云岭县文件', '机密 ★ 20年\n', '000123\n绝密★\n特急\n云岭县', '秘 密\n云岭县人民政府文件', '密级：机密\n标题', '密级和保密期限：秘密★5年', '机密★长期 特急\n', '云岭县人民政府文件    机密★10年\n', '机密10年\n标题'];
  it.each(marked)('in the head refuses: %j', async (value) => {
    const taken = await text(value);
    expect(taken).toEqual({ refused: 'secrecy-mark', values: {} });
  });

  const plain = ['云岭县保密工作方案\n涉及商业秘密的，按规定处理。', '公开\n标题', '内部资料\n', '各单位要保守国家秘密。机密文件专人保管。', '密级：公开\n标题', '秘密级以上文件\n', `${'正文一行。\n'.repeat(60)}秘密★1年\n`, '加强保密\n国家秘密分为绝密、机密、秘密三级'];
  it.each(plain)('is not seen in %j', async (value) => {
    expect(code(await text(value))).toBeNull();
  });

  it('is seen in a header, a text box, a table and the file name', async () => {
    expect(code(await takeIn(wordFile(p('正文'), { header: p('机密★5年') }), 'a.docx'))).toBe('secrecy-mark');
    const box = `<w:p><w:r><w:pict><v:textbox><w:txbxContent>${p('秘密★')}</w:txbxContent></v:textbox></w:pict></w:r></w:p>`;
    expect(code(await takeIn(wordFile(p('标题') + box), 'a.docx'))).toBe('secrecy-mark');
    expect(code(await text('<table><tr><td>密级</td><td>机密★3年</td></tr></table>', 'a.html'))).toBe('secrecy-mark');
    expect(code(await text('标题', '方案（机密）.txt'))).toBe('secrecy-mark');
    expect(code(await text('标题', '保密局机密文件管理办法.txt'))).toBeNull();
  });
});

describe('what is not taken in', () => {
  const bytes = (latin1: string): Uint8Array => Uint8Array.from(latin1.padEnd(600, '\0'), (c) => c.charCodeAt(0));
  it.each([
    ['rtf-file', '{\\rtf1 }', 'a.doc'], ['image-file', '\x89PNG\r\n\x1a\n', 'a.png'], ['image-file', '\xff\xd8\xff\xe0', 'a.pdf'], ['archive-file', 'Rar!\x1a\x07', 'a.rar'],
    ['wps-file', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a.wps'], ['et-file', '\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'a.et'], ['unknown-file', '\x7fELF\x01\x02\x03\x04\x05\x06', 'a.bin'],
    ['damaged-file', 'PK\x03\x04 cut short', 'a.docx'], ['mhtml-file', 'MIME-Version: 1.0\r\n', 'a.doc'],
    ['encrypted', `\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1${'\0'.repeat(504)}${[...'EncryptedPackage'].map((c) => `${c}\0`).join('')}\0\0`, 'a.docx'],
  ])('%s', async (expected, start, name) => {
    expect(code(await takeIn(bytes(start), name))).toBe(expected);
  });

  it('an empty file and one over the limit, without looking into it', async () => {
    expect(code(await takeIn(new Uint8Array(), 'a.txt'))).toBe('empty-file');
    expect(await takeIn(new Uint8Array(51 * 1024 * 1024), 'a.txt')).toMatchObject({ refused: 'file-too-large', values: { limit: 50, megabytes: 51 } });
  });

  it('has a sentence in both languages that leaves nothing open', () => {
    for (const each of intakeCodes) {
      const refusal = { refused: each, values: { name: 'a', megabytes: 60, limit: 50, part: 'x' } };
      for (const lang of ['zh', 'en'] as const) expect(intakeSentence(refusal, lang)).not.toMatch(/undefined|^$/);
    }
    expect(intakeSentence({ refused: 'of-another-room', values: {} })).toBeUndefined();
  });
});

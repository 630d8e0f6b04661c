import { describe, expect, it } from 'vitest';
import { takeIn } from '#intake';
import { expectSource, grid, paragraphs, tables } from '../../test/intake/source-shape.ts';

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);
/** 云岭县：新建小学 in GB 18030 (its GBK part). */
const GBK = Uint8Array.from([0xd4, 0xc6, 0xc1, 0xeb, 0xcf, 0xd8, 0xa3, 0xba, 0xd0, 0xc2, 0xbd, 0xa8, 0xd0, 0xa1, 0xd1, 0xa7]);

describe('plain text', () => {
  it('tells UTF-8 and GB 18030 apart by the bytes', async () => {
    expect(expectSource(await takeIn(utf8('云岭县：新建小学'), 'a.txt')).text).toBe('云岭县：新建小学');
    expect(expectSource(await takeIn(GBK, 'a.txt')).text).toBe('云岭县：新建小学');
  });

  it('reads characters beyond the basic plane in four-byte GB 18030', async () => {
    const bytes = Uint8Array.from([...GBK, 0x95, 0x32, 0x82, 0x36]);
    expect(expectSource(await takeIn(bytes, 'a.txt')).text).toBe('云岭县：新建小学𠀀');
  });

  it('drops the byte order mark of UTF-8 and UTF-16', async () => {
    const wide = (text: string, big: boolean): Uint8Array => Uint8Array.from([...`\ufeff${text}`].flatMap((c) => { const n = c.charCodeAt(0); return big ? [n >> 8, n & 255] : [n & 255, n >> 8]; }));
    expect(expectSource(await takeIn(utf8('\ufeff甲'), 'a.txt')).text).toBe('甲');
    expect(expectSource(await takeIn(wide('云岭', false), 'a.txt')).text).toBe('云岭');
    expect(expectSource(await takeIn(wide('云岭', true), 'a.txt')).text).toBe('云岭');
  });

  it('never normalises', async () => {
    const text = '(一)　ＡＢ①㈠\r\n\t行二 \r\n\r\n';
    expect(expectSource(await takeIn(utf8(text), 'a.txt'))).toEqual({ format: 'text', text, blocks: [], notes: [] });
  });

  it('damaged UTF-8 stays UTF-8; each run of lost bytes is a span of one note', async () => {
    const bytes = utf8('云岭县新建小学三所');
    bytes[4] = 0xff;
    const source = expectSource(await takeIn(bytes, 'a.txt'));
    expect(source.text.startsWith('云\ufffd')).toBe(true);
    expect(source.text.endsWith('县新建小学三所')).toBe(true);
    expect(source.notes).toMatchObject([{ code: 'malformed-bytes', spans: [[1, expect.any(Number)]] }]);
  });

  it('U+0000 and lone surrogates become U+FFFD with a note', async () => {
    const nul = expectSource(await takeIn(utf8('甲\0乙'), 'a.txt'));
    expect([nul.text, nul.notes]).toMatchObject(['甲\ufffd乙', [{ code: 'null-character', spans: [[1, 2]] }]]);
    const lone = expectSource(await takeIn(Uint8Array.from([0xff, 0xfe, 0x32, 0x75, 0x00, 0xd8, 0x59, 0x4e]), 'a.txt'));
    expect(lone.text).toBe('甲\ufffd乙');
    expect(lone.notes.length).toBe(1);
  });
});

describe('Markdown', () => {
  it('finds headings, paragraphs and pipe tables without their marks', async () => {
    const text = '# 学位方案 ##\n\n**一、总体要求**\n新建小学**3**所。\n\n| 序号 | 任务 |\n|:---|---|\n| 1 | 新建\\|改建 |\n| 2 | |\n\n- 要点\n> 引文\n---\n';
    const source = expectSource(await takeIn(utf8(text), 'a.md'));
    expect(source.text).toBe(text);
    expect(paragraphs(source)).toEqual(['学位方案', '一、总体要求', '新建小学**3**所。', '要点', '引文']);
    expect(source.blocks[0]).toMatchObject({ level: 1 });
    expect(source.blocks[1]).toMatchObject({ bold: true });
    const [table] = tables(source);
    expect(grid(source, table as NonNullable<typeof table>)).toEqual([['序号', '任务'], ['1', '新建\\|改建'], ['2', '']]);
  });
});

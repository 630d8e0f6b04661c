import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { strToU8, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { intakeCodes, limits, takeIn } from '#intake';
import { isRefusal, type Refusal } from '#kernel';
import type { Source } from '#reader';
import { expectWellLaid } from '../../test/intake/source-shape.ts';
import { gridRules, ofdFile } from '../../test/intake/drawn-pages.ts';
import { cell, level, numbered, p, row, wordFile } from '../../test/intake/word-file.ts';

const file = (name: string): Uint8Array => new Uint8Array(readFileSync(new URL(`../../test/intake/files/${name}`, import.meta.url)));
const utf8 = (text: string): Uint8Array => strToU8(text);

/** Either a well-laid source or a refusal that has a sentence: never a throw. */
function expectAnswer(taken: Source | Refusal): void {
  if (isRefusal(taken)) expect(intakeCodes).toContain(taken.refused);
  else expectWellLaid(taken);
}

const WORD = wordFile(`${p('标题')}${numbered('一项', 1)}<w:tbl>${row(cell('甲', '<w:vMerge w:val="restart"/>') + cell('乙'))}${row(cell('', '<w:vMerge/>') + cell('丙', '<w:gridSpan w:val="2"/>'))}</w:tbl>`, { numbering: `<w:abstractNum w:abstractNumId="1">${level(0, 'decimal', '%1.')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>` });
const SHEET = zipSync({
  'xl/workbook.xml': utf8('<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'), 'xl/_rels/workbook.xml.rels': utf8('<Relationships><Relationship Id="r1" Target="worksheets/s.xml"/></Relationships>'),
  'xl/worksheets/s.xml': utf8('<worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>甲</t></is></c><c r="B1"><v>1</v></c></row><row r="2"><c r="A2"><v>2</v></c><c r="C2"><v>3</v></c></row></sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells></worksheet>'),
});
const OFD = ofdFile([{ texts: [['序号', 100, 120], ['重点任务内容说明', 160, 120], ['一', 100, 150], ['新建', 160, 150]], rules: gridRules([90, 150, 300], [100, 130, 160]) }]);
const PAGE = utf8('<html><body><div id="zoom"><p>标题</p><table><tr><td rowspan=2>甲</td><td colspan=3>乙</td></tr><tr><td>丙</td></tr></table></div></body></html>');
const MARKDOWN = utf8('# 标题\n\n| 甲 | 乙 |\n|--|--|\n| 1 | 2 |\n');

const light = [['a.docx', WORD], ['a.xlsx', SHEET], ['a.ofd', OFD], ['a.html', PAGE], ['a.md', MARKDOWN], ['a.txt', MARKDOWN]] as const;
const heavy = [['a.pdf', file('ledger.pdf')], ['a.doc', file('ledger.doc')]] as const;

describe('any bytes', () => {
  it('give an answer under any name', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('a.txt', 'a.md', 'a.html', 'a.docx', 'a.xlsx', 'a.ofd', 'a', 'a.bin'), async (bytes, name) => { expectAnswer(await takeIn(bytes, name)); }), { numRuns: 300 });
  });

  it('that are text of any kind give blocks in their places', async () => {
    const piece = fc.constantFrom('# ', '|', '\n', '|--|--|\n', '**', '<table>', '<tr>', '<td rowspan=3>', '<td colspan=0>', '</table>', '<p>', '</div>', '<div class=content>', '一、', '甲', '\0', '\ud800', '🀀', '<br>', '\t', ' ');
    await fc.assert(fc.asyncProperty(fc.array(piece, { maxLength: 60 }), fc.constantFrom('a.txt', 'a.md', 'a.html'), async (pieces, name) => { expectAnswer(await takeIn(utf8(`甲${pieces.join('')}`), name)); }), { numRuns: 400 });
  });

  it.each(light)('%s truncated or with bytes flipped gives an answer', async (name, bytes) => {
    expect(isRefusal(await takeIn(bytes, name))).toBe(false);
    await fc.assert(fc.asyncProperty(damaged(bytes), async (broken) => { expectAnswer(await takeIn(broken, name)); }), { numRuns: 150 });
  });

  it.each(heavy)('%s truncated or with bytes flipped gives an answer', async (name, bytes) => {
    await fc.assert(fc.asyncProperty(damaged(bytes), async (broken) => { expectAnswer(await takeIn(broken, name)); }), { numRuns: 12 });
  });

  function damaged(bytes: Uint8Array): fc.Arbitrary<Uint8Array> {
    const flips = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 })), { minLength: 1, maxLength: 8 }).map((changes) => { const copy = Uint8Array.from(bytes); for (const [at, value] of changes) copy[at] = value; return copy; });
    return fc.oneof(flips, fc.integer({ min: 1, max: bytes.length - 1 }).map((length) => bytes.slice(0, length)));
  }

  it('of a Word part with any XML inside give an answer', async () => {
    const word = fc.constantFrom('<w:p>', '</w:p>', '<w:r>', '</w:r>', '<w:t>甲</w:t>', '<w:tbl>', '</w:tbl>', '<w:tr>', '</w:tr>', '<w:tc>', '</w:tc>', '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="end"/>', '<w:tcPr><w:vMerge/></w:tcPr>', '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>', '<w:del>', '</w:del>', '<w:pPr><w:rPr><w:del/></w:rPr></w:pPr>', '<w:txbxContent>', '</w:txbxContent>', '<w:pict>', '</w:pict>');
    const tidy = (parts: readonly string[]): string => {
      const open: string[] = [];
      let text = '';
      for (const part of parts) {
        const name = /^<\/?([\w:]+)/.exec(part)?.[1] ?? '';
        if (part.startsWith('</')) { if (open.at(-1) !== name) continue; open.pop(); } else if (/^<[\w:]+>$/.test(part)) open.push(name);
        text += part;
      }
      return text + open.reverse().map((name) => `</${name}>`).join('');
    };
    await fc.assert(fc.asyncProperty(fc.array(word, { maxLength: 80 }), async (parts) => { expectAnswer(await takeIn(wordFile(tidy(parts)), 'a.docx')); }), { numRuns: 200 });
  });
});

describe('a hostile file', () => {
  const refused = async (bytes: Uint8Array, name: string): Promise<string> => { const taken = await takeIn(bytes, name); return isRefusal(taken) ? taken.refused : 'taken'; };

  it('that is a zip bomb stops while it inflates', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(80 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    expect(await refused(bomb, 'a.docx')).toBe('expands-too-far');
  });

  it('whose zip lies about its sizes is stopped all the same', async () => {
    const bomb = zipSync({ 'word/document.xml': new Uint8Array(80 * 1024 * 1024) });
    const view = new DataView(bomb.buffer, bomb.byteOffset);
    for (let at = 0; at + 46 < bomb.length; at += 1) if (view.getUint32(at, true) === 0x02014b50) view.setUint32(at + 24, 10, true);
    expect(await refused(bomb, 'a.docx')).toBe('expands-too-far');
  });

  it('with XML entities is refused before they expand', async () => {
    const laughs = '<!DOCTYPE w:document [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>';
    expect(await refused(zipSync({ 'word/document.xml': utf8(laughs) }), 'a.docx')).toBe('xml-doctype');
    expect(await refused(zipSync({ 'word/document.xml': utf8(`<?xml version="1.0"?>${' '.repeat(9_000)}${laughs}`) }), 'a.docx')).toBe('xml-doctype');
  });

  it('nested a hundred thousand deep is read flat or refused', async () => {
    const depth = 100_000;
    expect(await refused(wordFile('<w:sdt>'.repeat(depth) + '</w:sdt>'.repeat(depth)), 'a.docx')).toMatch(/too-deep|expands-too-far/);
    expect(await refused(utf8(`${'<div>'.repeat(depth)}甲${'</div>'.repeat(depth)}`), 'a.html')).toBe('too-deep');
    expect(await refused(utf8(`${'<div>'.repeat(2_000)}甲${'</div>'.repeat(2_000)}`), 'a.html')).toBe('taken');
    expect(await refused(utf8('<b>'.repeat(3_000_000)), 'a.html')).toBe('too-deep');
    expect(await refused(utf8(`<html>${'<table><tr><td>'.repeat(1_500)}甲`), 'a.html')).toBe('taken');
    expect(await refused(utf8(`%PDF-1.7\n1 0 obj ${'['.repeat(depth)}`), 'a.pdf')).toBe('damaged-file');
  });

  it('of one line of millions of characters is taken', async () => {
    const line = utf8('甲，'.repeat(1_500_000));
    expect(await refused(line, 'a.txt')).toBe('taken');
    expect(await refused(line, 'a.md')).toBe('taken');
    expect(await refused(line, 'a.html')).toBe('taken');
    expect(await refused(utf8(`${'|'.repeat(150_000)}\n|-|-|\n`), 'a.md')).toBe('taken');
  });

  it('with more text or more cells than the limits is refused', async () => {
    expect(await refused(new Uint8Array(limits.textBytes + 1).fill(0x61), 'a.txt')).toBe('text-too-long');
    expect(await refused(utf8(`<table>${'<tr><td>1<td>2<td>3<td>4'.repeat(60_000)}</table>`), 'a.html')).toBe('too-many-cells');
    expect(await refused(utf8(`|a|b|c|d|\n|-|-|-|-|\n${'|1|2|3|4|\n'.repeat(60_000)}`), 'a.md')).toBe('too-many-cells');
    expect(await refused(utf8('<table><tr><td rowspan=65000 colspan=1000>1<td>2</table>'), 'a.html')).toMatch(/taken|too-many-cells/);
  });

  it('with a sheet whose cells lie at the far corner is no grid of billions', async () => {
    const far = zipSync({ ...part('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>2</v></c></row></sheetData><mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>') });
    expectAnswer(await takeIn(far, 'a.xlsx'));
  });

  function part(sheet: string): Record<string, Uint8Array> {
    return { 'xl/workbook.xml': utf8('<workbook xmlns:r="r"><sheets><sheet name="a" r:id="r1"/></sheets></workbook>'), 'xl/_rels/workbook.xml.rels': utf8('<Relationships><Relationship Id="r1" Target="s.xml"/></Relationships>'), 'xl/s.xml': utf8(sheet) };
  }
});

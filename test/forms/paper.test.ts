import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { type FormTable, type OfficialPaper, PORTRAIT, writePaper } from '#forms';
import { isRefusal } from '#kernel';
import { takeIn } from '#intake';

const table: FormTable = {
  sheet: '意见', marked: true, paper: PORTRAIT, size: 10.5, title: '意见采纳情况表', subtitles: [], notes: [],
  columns: [{ key: 'unit', head: '单位', width: 60, align: 'left' }, { key: 'opinion', head: '意见', width: 110, align: 'left' }],
  rows: [{ kind: 'task', cells: [{ column: 0, columnSpan: 1, rowSpan: 1, lines: ['云岭省财政厅'] }, { column: 1, columnSpan: 1, rowSpan: 1, lines: ['无意见'] }] }],
};
const paper: OfficialPaper = {
  letterhead: { form: 'letter', name: '云岭省教育厅' }, documentNumber: '云教函〔2026〕12号', title: '关于征求任务分工意见的函', addressees: ['云岭省财政厅', '各市州人民政府'],
  body: [{ kind: 'heading', level: 1, text: '一、请协助的事项' }, { kind: 'text', text: '请于2026年12月10日前书面反馈。' }, { kind: 'table', table }],
  attachments: ['任务分工（摘录）', '意见反馈表'], signature: '云岭省教育厅', signedOn: '2026-11-22', note: '联系人：李平', copiedTo: ['云岭省政府办公厅'], tables: [table],
};

const wordsOf = async (bytes: Uint8Array): Promise<string> => {
  const source = await takeIn(bytes, '函.docx');
  if (isRefusal(source)) throw new Error(source.refused);
  return source.text;
};

describe('an official paper', () => {
  test('says everything in the order of GB/T 9704', async () => {
    const text = await wordsOf(await writePaper(paper));
    const order = ['云岭省教育厅', '云教函〔2026〕12号', '关于征求任务分工意见的函', '云岭省财政厅、各市州人民政府：', '一、请协助的事项', '请于2026年12月10日前书面反馈。', '附件：1. 任务分工（摘录）', '2. 意见反馈表', '2026年11月22日', '（联系人：李平）', '抄送：云岭省政府办公厅。', '意见采纳情况表'];
    const places = order.map((words) => text.indexOf(words));
    expect(places.every((place) => place >= 0), order.filter((_, index) => places[index] === -1).join()).toBe(true);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('holds each table with its rows, the one between the paragraphs and the one behind', async () => {
    const xml = strFromU8(unzipSync(await writePaper(paper))['word/document.xml'] as Uint8Array);
    expect(xml.match(/<w:tbl>/g)).toHaveLength(2);
    expect(xml.split('</w:tbl>').slice(0, 2).every((part) => part.includes('无意见'))).toBe(true);
  });

  test('leaves room for number and day that the office gives, and none for what it has not', async () => {
    const text = await wordsOf(await writePaper({ ...paper, documentNumber: null, signedOn: null, addressees: [], attachments: [], note: null, copiedTo: [], tables: [] }));
    expect(text).toContain('〔    〕    号');
    expect(text).toMatch(/年 {2}月 {2}日/);
    expect(text).not.toMatch(/附件|抄送|（联系人/);
  });

  test('stands under the head of its form: a letter bears no number on its first page, a 文件 says so over its number', async () => {
    const parts = async (letterhead: OfficialPaper['letterhead']) => {
      const file = unzipSync(await writePaper({ ...paper, letterhead, tables: [], body: [] }));
      const xml = strFromU8(file['word/document.xml'] as Uint8Array);
      return { xml, red: [...xml.matchAll(/<w:p>(?:(?!<\/w:p>).)*?C00000(?:(?!<\/w:p>).)*<\/w:p>/gu)].map(([one]) => [...one.matchAll(/<w:t[^>]*>([^<]*)/gu)].map(([, words]) => words).join('')).filter((words) => words !== ''), lines: [...xml.matchAll(/<w:(?:top|bottom) w:val="single" w:color="C00000" w:sz="(\d+)"/gu)].map(([, size]) => Number(size)) };
    };
    const letter = await parts({ form: 'letter', name: '云岭省教育厅' });
    expect([letter.red, letter.lines, letter.xml.includes('<w:titlePg'), /w:type="first"/.test(letter.xml)]).toEqual([['云岭省教育厅'], [24, 6, 6, 24], true, true]);
    const issued = await parts({ form: 'document', name: '云岭省教育厅' });
    expect([issued.red, issued.lines, issued.xml.includes('<w:titlePg')]).toEqual([['云岭省教育厅文件', '云教函〔2026〕12号'], [18], false]);
    const brief = await parts({ form: 'brief', name: '工作简报', editor: '云岭省教育厅' });
    expect([brief.red, brief.lines]).toEqual([['工作简报', '云岭省教育厅\t2026年11月22日'], [18]]);
    expect((await parts(null)).red).toEqual([]);
  });

  test('the same paper gives the same bytes', async () => {
    expect(Buffer.compare(await writePaper(paper), await writePaper(paper))).toBe(0);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createLiveReader, findingInEnglish, fromPublished, letterFor, publish, readSource } from '#reader';
import type { Finding } from '#reader/model';
import { CASES } from './cases.ts';
import { ofCode, plan, read, UNITS, wordsOf } from './linted.ts';

const SEVERITIES = ['error', 'warning', 'note'];

function wellFormed(finding: Finding, text: string): void {
  expect(finding.code).toMatch(/^[a-z]+(?:-[a-z]+)*$/);
  expect(SEVERITIES).toContain(finding.severity);
  expect(finding.message).toMatch(/\p{Script=Han}.*。$/su);
  expect(finding.advice).toMatch(/。$/);
  expect(finding.spans.length).toBeGreaterThan(0);
  for (const [from, to] of finding.spans) expect(from >= 0 && from <= to && to <= text.length, `${finding.code} ${from}–${to} of ${text.length}`).toBe(true);
}

/** Pieces from which faulty documents are made; any order of them is a document that somebody could paste. */
const PIECES = ['一、', '（一）', '1.', '3.', '18.', '。', '\n', '\n\n', '\t', ' ', '（', '）', '《', '》', '“', '”', '〔', '〕', '[', '?', '\uFFFD', '𠮷', '20185月', '20181220日', '2018年2月30日', '〔2018411号', '《甲计划（2018—2020年）》',
  '毛入园率达到95%', '比例达到120%', '新建小学4所', '其中城区5所、乡镇6所', '共建38所，其中', '（责任单位：县教育局、县教育局局）', '县人社局', '附件：', '附件', '到2020年', '牵头单位', '完成时限', '序号', '各市、县（区）政府', '2020—2018年', '锟斤拷', '|', '1）', 'a)'];

const anyText = fc.oneof(
  fc.array(fc.constantFrom(...PIECES), { maxLength: 60 }).map((pieces) => pieces.join('')),
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.constantFrom(...CASES.map(({ text }) => text)).chain((text) => fc.nat(text.length).map((cut) => text.slice(0, cut))),
);

describe('findings of any text', () => {
  test('are well-formed, in order of severity, and the same again', () => {
    fc.assert(fc.property(anyText, fc.constantFrom('received' as const, 'draft' as const), (text, mode) => {
      const { findings } = read(text, mode);
      for (const finding of findings) wellFormed(finding, text);
      const ranks = findings.map(({ severity }) => SEVERITIES.indexOf(severity));
      expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
      expect(read(text, mode).findings).toEqual(findings);
    }), { numRuns: 400 });
  });

  test('never point into the middle of a character', () => {
    const rare = fc.array(fc.constantFrom('𠮷', '𡋾', '。', '\n', '1.', '2.', '（', '20185月', '附件：'), { maxLength: 60 }).map((pieces) => pieces.join(''));
    fc.assert(fc.property(rare, (text) => {
      const reading = read(text, 'draft');
      expect(fromPublished(publish(reading)).findings).toEqual(reading.findings);
    }), { numRuns: 300 });
  });

  test('have a letter that quotes them', () => {
    fc.assert(fc.property(anyText, (text) => {
      const reading = read(text);
      for (const finding of reading.findings) expect(letterFor(finding, reading)).toContain(finding.message);
    }), { numRuns: 100 });
  });

  test('are told in English by their code, with the words they point at', () => {
    fc.assert(fc.property(anyText, fc.constantFrom('received' as const, 'draft' as const), (text, mode) => {
      for (const finding of read(text, mode).findings) {
        const english = findingInEnglish(finding, text);
        if (english === null) continue;
        expect(english.message.replace(/“[^”]*(?:”|$)/gu, '')).toMatch(/^[A-Z][^。]*\.$/u);
        expect(english.advice).toMatch(/^[A-Z][\s\S]*\.$/u);
      }
    }), { numRuns: 100 });
    const [damaged] = ofCode(plan(['于20265月底前完成。']), 'damaged-date', 'draft');
    expect(damaged && findingInEnglish(damaged, plan(['于20265月底前完成。']))).toEqual({ message: 'A date has lost characters: “20265月”. Likely “2026年5月”.', advice: 'Complete the date.' });
    const [alone] = ofCode('”。》', 'unbalanced-mark');
    expect(alone && findingInEnglish(alone, '”。》')?.message).toBe('A bracket or quotation mark has no partner: “’。》”.');
  });

  test('of one kind are counted beyond a dozen', () => {
    const found = ofCode(plan(Array.from({ length: 40 }, (_, i) => `完成第${i}批（甲类。`)), 'unbalanced-mark');
    expect(found).toHaveLength(13);
    expect(found.at(-1)?.message).toContain('另有28处');
    expect(found.at(-1)?.spans).toHaveLength(28);
  });
});

test('of many measures every one has its place, and the number told is that of the places', () => {
  const [missing] = ofCode(plan(Array.from({ length: 70 }, (_, i) => `营造第${i}片的氛围。`)), 'lead-missing');
  expect(missing?.message).toContain('全文70项');
  expect(missing?.spans).toHaveLength(70);
});

describe('the two modes', () => {
  const text = plan([`排查校舍隐患。${UNITS}`, '营造尊师重教的氛围。']);

  test('a gap is a note to the receiver and a warning to the drafter, with other advice', () => {
    const [received] = ofCode(text, 'lead-missing');
    const [draft] = ofCode(text, 'lead-missing', 'draft');
    expect([received?.severity, draft?.severity]).toEqual(['note', 'warning']);
    expect(received?.advice).toMatch(/电话核实|去函|照原文/);
    expect(draft?.advice).toMatch(/请补写/);
  });

  test('the live reader lints in the mode it was opened in', () => {
    const live = createLiveReader({ name: 'draft', mode: 'draft' });
    expect(live.read(text).findings).toEqual(read(text, 'draft').findings);
    expect(live.read(plan([`排查校舍隐患。${UNITS}`])).findings.some(({ code }) => code === 'lead-missing')).toBe(false);
  });
});

describe('what was guessed', () => {
  test('an uncertain table is told once, unless the intake told it', () => {
    const text = '青禾县任务表\n序号\n1\n';
    const blocks = [{ kind: 'table' as const, span: [7, text.length - 1] as const, rowCount: 2, columnCount: 1, uncertain: true, cells: [{ row: 0, column: 0, rowSpan: 1, columnSpan: 1, span: [7, 9] as const }, { row: 1, column: 0, rowSpan: 1, columnSpan: 1, span: [10, 11] as const }] }];
    const codes = (notes: { code: string; message: string; spans: [] }[]): string[] => readSource({ format: 'doc', text, blocks, notes }, { name: 'a.doc' }).findings.map(({ code }) => code);
    expect(codes([])).toContain('uncertain-table');
    expect(codes([{ code: 'tables-from-old-word', message: '表格请核对。', spans: [] }])).not.toContain('uncertain-table');
  });

  test('a cell from which no day follows', () => {
    const text = '青禾县任务表\n\n\t序号\n\t主要任务\n\t责任单位\n\t完成时限\n\n\t1\n\t排查全县校舍安全隐患\n\t县教育局\n\t开学前后\n\n\t2\n\t组织全县教师培训\n\t县教育局\n\t长期坚持\n';
    expect(ofCode(text, 'deadline-unclear').map((finding) => wordsOf(text, finding))).toEqual([['开学前后']]);
  });
});

describe('what the intake saw', () => {
  test('each note is a finding with its own code; without a place it points at the head', () => {
    const text = plan(['排查校舍隐患。']);
    const notes = [{ code: 'comments-dropped', message: '文件中有批注，未读取。', spans: [] }, { code: 'malformed-bytes', message: '有字节无法解码。', spans: [[3, 5] as const] }];
    const { findings } = readSource({ format: 'text', text, blocks: [], notes }, { name: 'a.txt' });
    expect(findings.find(({ code }) => code === 'comments-dropped')).toMatchObject({ severity: 'note', spans: [[0, 11]] });
    expect(findings.find(({ code }) => code === 'malformed-bytes')).toMatchObject({ severity: 'warning', spans: [[3, 5]] });
  });
});

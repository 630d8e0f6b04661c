/** What the written files are like as files: plain, settled, safe to open, set up for printing. */
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { isRefusal } from '#kernel';
import { fromPublished } from '#reader';
import { MEDIA_TYPES, writeForm, type FormOptions, type WrittenForm } from '#forms';
import type { Reading } from '#reader/model';
import { buildReading } from './build-reading.ts';
import { example } from './example.ts';
import { seeDocx, seeXlsx } from './visible.ts';

async function written(options: FormOptions, reading = example): Promise<WrittenForm> {
  const file = await writeForm(reading, options);
  if (isRefusal(file)) throw new Error(JSON.stringify(file));
  return file;
}
const part = (file: WrittenForm, name: string) => strFromU8(unzipSync(file.bytes)[name] as Uint8Array);
const text = (file: WrittenForm) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(file.bytes);

describe('Word', () => {
  it('is A4 landscape with the head on every page, fonts by name with stand-ins, and page numbers between dashes', async () => {
    const file = await written({ format: 'docx', form: 'ledger' });
    const document = part(file, 'word/document.xml');
    expect(document).toMatch(/<w:pgSz [^>]*w:w="16838"[^>]*w:h="11906"[^>]*w:orient="landscape"/);
    expect(document.match(/<w:tblHeader\/>/g)).toHaveLength(1);
    expect(document).toContain('w:eastAsia="方正小标宋简体"');
    const fonts = part(file, 'word/fontTable.xml');
    for (const name of ['方正小标宋简体', '黑体', '楷体_GB2312', '仿宋_GB2312']) expect(fonts).toMatch(new RegExp(`w:name="${name}"><w:altName w:val="[^"]+"`));
    const footers = Object.keys(unzipSync(file.bytes)).filter((name) => /footer\d\.xml$/.test(name));
    expect(footers).toHaveLength(2);
    for (const name of footers) expect(part(file, name).replace(/<w:instrText[^>]*>[^<]*/g, '').replace(/<[^>]+>/g, '')).toBe('—  —');
  });

  it('says that its Latin text is English: by the rules for Chinese a program breaks a line within 2020 or 16', async () => {
    expect(part(await written({ format: 'docx', form: 'ledger' }), 'word/styles.xml')).toContain('<w:lang w:val="en-US" w:eastAsia="zh-CN"/>');
  });

  it('begins with the mark and the title, and ends with who leads and where it comes from', async () => {
    const { above, below, head } = seeDocx((await written({ format: 'docx', form: 'ledger' })).bytes);
    expect(above).toEqual(['附件', '《云溪县推进基本公共教育服务提质行动方案》重点工作台账']);
    expect(head).toEqual(['编号', '重点工作', '任务目标', '具体举措', '完成时限', '责任部门', '责任领导', '牵头部门责任处室']);
    expect(below.at(-1)).toBe('来源：《云溪县推进基本公共教育服务提质行动方案》；发文机关：云溪县人民政府办公室；发文字号：云溪政办发〔2025〕12号；成文日期：2025年3月18日；来源文件名：样例.txt。');
  });
});

describe('Excel', () => {
  it('prints on A4 landscape, one page wide, the head repeated and frozen', async () => {
    const sheet = part(await written({ format: 'xlsx', form: 'responsibility' }), 'xl/worksheets/sheet1.xml');
    expect(sheet).toMatch(/<pageSetup[^>]*orientation="landscape"/);
    expect(sheet).toMatch(/<pageSetup[^>]*paperSize="9"/);
    expect(sheet).toMatch(/<pageSetup[^>]*fitToHeight="0"/);
    expect(sheet).toMatch(/<pane [^>]*ySplit="3"/);
    expect(sheet).toContain('— &amp;P —');
    expect(part(await written({ format: 'xlsx', form: 'responsibility' }), 'xl/workbook.xml')).toMatch(/_xlnm\.Print_Titles"[^>]*>(?:'|&apos;)责任分工(?:'|&apos;)!\$3:\$3</);
  });

  it('holds texts only: no number, no formula, whatever a cell begins with', async () => {
    const hostile = buildReading({ title: '=1+1', tasks: [{ number: '1', text: '=HYPERLINK("http://example.invalid")', units: [['@SUM(A1)', 'lead']], deadlines: ['-2+3'] }] });
    const sheet = part(await written({ format: 'xlsx', form: 'responsibility' }, hostile), 'xl/worksheets/sheet1.xml');
    expect(sheet).not.toContain('<f>');
    for (const [cell] of sheet.matchAll(/<c [^>]*>(?=<v>)/g)) expect(cell).toContain('t="s"');
  });

  it('gives a text taller than a row may be several merged rows, so that its end shows', async () => {
    const long = '对照任务逐项推进并按季度公布进展。'.repeat(120);
    const reading = buildReading({ tasks: [{ number: '1', text: long }, { number: '2', text: '短的一条。' }] });
    const file = await written({ format: 'xlsx', form: 'responsibility' }, reading);
    const { rows } = await seeXlsx(file.bytes);
    expect(rows.map((row) => row.cells[1]?.replace(/\s/g, '').length)).toEqual([long.length, 5]);
    for (const [, height] of part(file, 'xl/worksheets/sheet1.xml').matchAll(/ ht="([\d.]+)"/g)) expect(Number(height)).toBeLessThanOrEqual(409);
  });

  it('merges every group, a tall one too, whose name begins at the top', async () => {
    const tasks = (count: number) => Array.from({ length: count }, (_, place) => ({ number: String(place + 1), heading: ['（一）补齐短板'], text: '逐校排查并限期整改。'.repeat(8) }));
    for (const count of [2, 12]) {
      const sheet = part(await written({ format: 'xlsx', form: 'ledger' }, buildReading({ tasks: tasks(count) })), 'xl/worksheets/sheet1.xml');
      expect([...sheet.matchAll(/<mergeCell ref="[AB](\d+):[AB](\d+)"/g)].map(([, from, to]) => Number(to) - Number(from) + 1)).toEqual([count, count]);
    }
  });

  it('refuses a text that no cell can hold', async () => {
    const reading = buildReading({ tasks: [{ text: '长'.repeat(32_768) }] });
    expect(await writeForm(reading, { format: 'xlsx' })).toEqual({ refused: 'cell-too-long', values: { characters: 32_768, limit: 32_767 } });
    expect(isRefusal(await writeForm(reading, { format: 'docx' }))).toBe(false);
  });
});

describe('CSV', () => {
  it('is UTF-8 with a BOM, CRLF, quoted by RFC 4180, a full row a task', async () => {
    const csv = text(await written({ format: 'csv', form: 'ledger' }));
    expect(csv.startsWith('\ufeff编号,重点工作,任务目标,具体举措,完成时限,责任部门,责任领导,牵头部门责任处室\r\n')).toBe(true);
    expect(csv.endsWith('\r\n')).toBe(true);
    expect(csv).toContain(',县教育局（牵头）、县住房城乡建设局（牵头）、县发展改革局、各乡镇人民政府（街道办事处）,');
  });

  it('has the columns of the form, and behind them what the form says in rows over its width', async () => {
    const csv = text(await written({ format: 'csv', form: 'responsibility' }));
    expect(csv.slice(1, csv.indexOf('\r\n'))).toBe([...seeDocx((await written({ format: 'docx', form: 'responsibility' })).bytes).head, '所属重点工作', '任务目标'].join(','));
    expect(csv).toContain(',一、重点任务 / （二）扩大普惠学前教育供给,');
  });

  it('puts an apostrophe before what a spreadsheet would run', async () => {
    const reading = buildReading({ tasks: [{ text: '=cmd|"/c calc"!A1', units: [['+1', 'lead']] }, { text: '平常的话-不动' }] });
    const csv = text(await written({ format: 'csv', form: 'responsibility' }, reading));
    expect(csv).toContain(`"'=cmd|""/c calc""!A1",'+1`);
    expect(csv).toContain(',平常的话-不动,');
  });
});

describe('JSON', () => {
  it('is the published reading: the same, with spans in code points', async () => {
    const astral = buildReading({ title: '𠮷溪县方案', tasks: [{ number: '1', text: '建设𠮷溪小学。' }] });
    const published = JSON.parse(text(await written({ format: 'json' }, astral))) as Reading;
    expect(published.tasks[0]?.spans.text[0]).toBe((astral.tasks[0]?.spans.text[0] ?? 0) - 1);
    expect(fromPublished(published)).toEqual(astral);
  });
});

describe('the aim of a group', () => {
  it('is the sentence of its targets, without the heading above it', async () => {
    const aimed = { heading: ['一、办园'], sentence: '到2026年，入园率达到92%，公办园占比达到55%。', targets: ['入园率达到92%', '公办园占比达到55%'] };
    const tasks = [1, 2].map((n) => ({ number: String(n), heading: ['一、办园'], text: `推进第${n}项。` }));
    const plain = buildReading({ title: '一、办园', aims: [aimed], tasks });
    const lineEnd = plain.source.text.indexOf('\n');
    const closed = { ...plain, source: { ...plain.source, text: plain.source.text.replace('\n\n', '\n ') } };
    const glued = { ...plain, source: { ...plain.source, text: plain.source.text.replace('一、办园\n\n', '一、办园  ') } };
    const blocks = [{ kind: 'paragraph' as const, span: [0, lineEnd] as const }, { kind: 'paragraph' as const, span: [lineEnd + 2, lineEnd + 2 + aimed.sentence.length] as const }];
    const unknownHeading = { ...glued, targets: glued.targets.map((target) => ({ ...target })), source: { ...glued.source, text: glued.source.text.replace('一、办园', '乙丙丁戊'), blocks } };
    for (const reading of [plain, closed, glued, unknownHeading]) {
      const { rows } = seeDocx((await written({ format: 'docx', form: 'ledger' }, reading)).bytes);
      expect(rows[0]?.cells[2]).toBe(aimed.sentence);
    }
  });
});

describe('what a form says once', () => {
  const rowsOf = async (form: 'ledger' | 'responsibility', reading: Reading) => seeDocx((await written({ format: 'docx', form }, reading)).bytes).rows;

  it('is the deadline of the column, not those in the running words, and no text twice', async () => {
    const reading = buildReading({ tasks: [{ number: '1', text: '到2020年建成。', deadlines: ['2019年12月', '到2020年'] }, { number: '2', text: '推进。', deadlines: ['2019年底', '2019年底'] }] });
    const [first, ...others] = reading.tasks;
    if (first === undefined) throw new Error('no task was built');
    const columned = { ...reading, tasks: [{ ...first, deadlines: first.deadlines.map((one, place) => (place === 0 ? { ...one, column: true } : one)) }, ...others] };
    expect((await rowsOf('responsibility', columned)).map((row) => row.cells[4])).toEqual(['2019年12月', '2019年底']);
    expect((await rowsOf('responsibility', reading))[0]?.cells[4]).toBe('2019年12月；\n到2020年');
  });

  it('is an aim without measures, as a row over the full width below its heading', async () => {
    const aims = [{ heading: ['一、总体要求', '（一）总体目标'], sentence: '到2026年，入园率达到92%。', targets: ['入园率达到92%'] }];
    const rows = await rowsOf('ledger', buildReading({ title: '县方案', aims, tasks: [{ number: '1', heading: ['二、重点任务', '（一）办园'], text: '推进。' }] }));
    expect(rows.map((row) => [row.full, row.cells[0]])).toEqual([[true, '一、总体要求'], [true, '（一）总体目标'], [true, '任务目标：到2026年，入园率达到92%。'], [true, '二、重点任务'], [false, '（一）']]);
  });

  it('is the number of a row: 序号 counts through where the document begins anew', async () => {
    const tasks = ['（一）甲', '（二）乙'].flatMap((heading) => ['1', '2'].map((number) => ({ number, heading: [heading], text: `推进第${number}项。` })));
    const cells = async (some: typeof tasks) => (await rowsOf('responsibility', buildReading({ tasks: some }))).filter((row) => !row.full).map((row) => row.cells.slice(0, 2).join(' '));
    expect(await cells(tasks)).toEqual(['1 1.推进第1项。', '2 2.推进第2项。', '3 1.推进第1项。', '4 2.推进第2项。']);
    expect(await cells(tasks.slice(0, 2))).toEqual(['1 推进第1项。', '2 推进第2项。']);
  });
});

describe('without a form chosen', () => {
  it('a reading with leaders, offices or goals beside its measures is a ledger, every other one a responsibility table that says what it leaves empty', async () => {
    const task = { number: '1', text: '推进。', units: [['县教育局', 'lead']] as [string, 'lead'][] };
    for (const more of [{ leaders: ['县领导'] }, { offices: ['人事股'] }, { goal: '短板补齐。' }]) expect((await written({ format: 'csv' }, buildReading({ tasks: [{ ...task, ...more }] }))).fileName).toBe('重点工作台账.csv');
    const plain = await written({ format: 'docx' }, buildReading({ tasks: [task] }));
    expect(plain.fileName).toBe('责任分工表.docx');
    expect(seeDocx(plain.bytes).below[0]).toContain('“配合单位”“完成时限”栏空着，是因为原文没有写明');
  });

  it('the source is a title in 《》, with the space between joint issuers', async () => {
    const reading = buildReading({ title: '甲县教育局 甲县财政局关于印发《甲县方案》的通知', tasks: [{ text: '推进。' }] });
    expect(seeDocx((await written({ format: 'docx' }, reading)).bytes).below.at(-1)).toBe('来源：《甲县教育局 甲县财政局关于印发〈甲县方案〉的通知》；来源文件名：样例.txt。');
  });
});

describe('the extract of one unit', () => {
  it('is a line a task: title, role with the lead ones first, who leads, by when, how much', async () => {
    const visible = seeDocx((await written({ format: 'docx', unit: '县教育局' })).bytes);
    expect(visible.above).toEqual(['《云溪县推进基本公共教育服务提质行动方案》', '涉及县教育局的任务', '云溪政办发〔2025〕12号　2025年3月18日　云溪县人民政府办公室', '共7项：牵头3项、共同牵头1项、配合3项。摘自原文，以原文为准。']);
    expect(visible.head).toEqual(['编号', '任务', '职责', '牵头单位', '完成时限', '目标']);
    expect(visible.rows.map((row) => row.cells[2])).toEqual(['牵头', '牵头', '牵头', '共同牵头', '配合', '配合', '配合']);
    expect(visible.rows[1]?.cells.slice(3)).toEqual(['', '2026年8月；\n2027年8月底前', '新增学位2160个']);
    expect(visible.rows[3]?.cells[3]).toBe('县住房城乡建设局、县自然资源局');
    expect(visible.below).toEqual([]);
  });

  it('of a ledger tells when it was signed and of which day it is, not which file it came from, and rests on the ledger', async () => {
    const standing = { facts: ['签发：2026年3月1日', '内容截至2026年11月22日'], rests: '摘自台账，以台账为准。' };
    const reading = buildReading({ title: '县方案', tasks: [{ number: '1', text: '推进甲。', units: [['县教育局', 'lead']] }] });
    expect(seeDocx((await written({ format: 'docx', unit: '县教育局', standing }, reading)).bytes).above.slice(-2)).toEqual(['签发：2026年3月1日　内容截至2026年11月22日', '共1项：牵头1项。摘自台账，以台账为准。']);
    const { below } = seeDocx((await written({ format: 'docx', standing }, reading)).bytes);
    expect(below.at(-1)).toBe('来源：《县方案》；签发：2026年3月1日；内容截至2026年11月22日。');
    expect(below.join('')).toContain('本表摘自台账，以台账为准。');
    expect(below.join('')).not.toContain('原文为准');
  });

  it('shows the title of a task, and the whole text only where it has none or when asked', async () => {
    const [first, ...others] = example.tasks;
    if (first === undefined) throw new Error('the example has no task');
    const reading: Reading = { ...example, tasks: [{ ...first, title: '编制布局规划' }, ...others] };
    const tasks = async (full: boolean) => seeDocx((await written({ format: 'docx', unit: '县自然资源局', full }, reading)).bytes).rows.map((row) => row.cells[1]);
    expect(await tasks(false)).toEqual([others[3]?.text, '编制布局规划']);
    expect(await tasks(true)).toEqual([others[3]?.text, first.text]);
  });

  it('has no column that would be empty from top to bottom, and the same ones as CSV and in Excel', async () => {
    const reading = buildReading({ title: '县方案', tasks: [{ number: '1', text: '推进甲。', units: [['县教育局', 'lead']] }, { number: '2', text: '推进乙。', units: [['县教育局', 'lead']] }] });
    expect(text(await written({ format: 'csv', unit: '县教育局' }, reading))).toBe('\ufeff编号,任务,职责\r\n1,推进甲。,牵头\r\n2,推进乙。,牵头\r\n');
    const sheet = await seeXlsx((await written({ format: 'xlsx', unit: '县教育局' }, reading)).bytes);
    expect(sheet.head).toEqual(['编号', '任务', '职责']);
    expect(sheet.above.at(-2)).toBe('来源文件名：样例.txt');
  });

  it('names a task with its heading where the numbers begin anew', async () => {
    const units: [string, 'lead'][] = [['县教育局', 'lead']];
    const reading = buildReading({ tasks: [{ number: '1', heading: ['（一）甲'], text: '推进甲。' }, { number: '1', heading: ['（二）乙'], text: '推进乙。', units }] });
    expect(seeDocx((await written({ format: 'docx', unit: '县教育局' }, reading)).bytes).rows[0]?.cells[0]).toBe('（二）1');
  });

  it('stands upright while one page holds it, and its text is not smaller than that needs', async () => {
    const few = part(await written({ format: 'docx', unit: '县教育局' }), 'word/document.xml');
    expect(/<w:pgSz [^>]*>/.exec(few)?.[0]).toBe('<w:pgSz w:w="11906" w:h="16838" w:orient="portrait"/>');
    const sizes = (document: string) => new Set([...document.matchAll(/<w:sz w:val="(\d+)"/g)].map(([, size]) => Number(size)));
    expect(sizes(few).has(21)).toBe(true);
    const tasks = Array.from({ length: 33 }, (_, place) => ({ number: String(place + 1), text: `推进第${place + 1}项工作。`, units: [['县教育局', 'lead']] as [string, 'lead'][] }));
    const tight = sizes(part(await written({ format: 'docx', unit: '县教育局' }, buildReading({ tasks })), 'word/document.xml'));
    expect(tight.has(18) || tight.has(20)).toBe(true);
  });

  it('is refused for a unit that the reading does not name', async () => {
    expect(await writeForm(example, { format: 'docx', unit: '县水利局' })).toEqual({ refused: 'unit-not-in-reading', values: { unit: '县水利局' } });
  });
});

describe('every format', () => {
  it('gives the same bytes for the same reading', async () => {
    for (const format of ['docx', 'xlsx', 'csv', 'json'] as const) {
      const [first, second] = [await written({ format }), await written({ format })];
      expect(Buffer.from(first.bytes).equals(Buffer.from(second.bytes))).toBe(true);
      // the time in a zip's first header: noon of its first day, not of today
      if (format === 'docx' || format === 'xlsx') expect(Buffer.from(first.bytes).readUInt32LE(10)).toBe((0x0021 << 16) | (12 << 11));
      expect(first.mediaType).toBe(MEDIA_TYPES[format]);
    }
  });

  it('has no custom part and nothing in its properties', async () => {
    for (const format of ['docx', 'xlsx'] as const) {
      const file = await written({ format });
      expect(Object.keys(unzipSync(file.bytes)).filter((name) => /custom/i.test(name))).toEqual([]);
      expect(part(file, '[Content_Types].xml') + part(file, '_rels/.rels')).not.toContain('custom');
      expect((part(file, 'docProps/core.xml') + part(file, 'docProps/app.xml')).replace(/<[^>]+>/g, '').trim()).toBe('');
    }
  });

  it('has a name that every system takes', async () => {
    const reading = buildReading({ title: '关于“提质/扩容”的方案：2025*', tasks: [{ text: '推进。', units: [['县教育局', 'lead']] }] });
    const { fileName } = await written({ format: 'docx', unit: '县教育局' }, reading);
    expect(fileName).toBe('《关于“提质 扩容”的方案：2025 》涉及县教育局的任务.docx');
    expect((await written({ format: 'docx', form: 'responsibility' }, buildReading({ title: '云溪县重点工作台账', tasks: [{ text: '推进。' }] }))).fileName).toBe('云溪县重点工作台账-责任分工表.docx');
    const long = buildReading({ title: '云溪县'.repeat(60), tasks: [{ text: '推进。', units: [['县教育局'.repeat(20), 'lead']] }] });
    const cut = await written({ format: 'docx', unit: '县教育局'.repeat(20) }, long);
    expect(new TextEncoder().encode(cut.fileName).length).toBeLessThanOrEqual(255);
    expect(cut.fileName).toMatch(/^《云溪县.*》涉及县教育局.*的任务\.docx$/u);
  });

  it('holds no character that XML has no place for, and keeps the rarest Chinese ones', async () => {
    const reading = buildReading({ tasks: [{ text: '建设\u0000𠮷\u000b溪\ud800小学\uffff。' }] });
    for (const format of ['docx', 'xlsx'] as const) {
      const file = await written({ format, form: 'ledger' }, reading);
      const visible = format === 'docx' ? seeDocx(file.bytes) : await seeXlsx(file.bytes);
      expect(visible.rows[0]?.cells[3]).toBe('建设𠮷溪\ufffd小学。');
    }
  });

  it('refuses a reading in which there is nothing to show', async () => {
    expect(await writeForm(buildReading({ tasks: [] }), { format: 'xlsx' })).toEqual({ refused: 'no-tasks-to-export', values: { name: '样例.txt' } });
  });
});

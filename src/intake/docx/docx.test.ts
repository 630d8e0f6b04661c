import { describe, expect, it } from 'vitest';
import { AlignmentType, Document, HeadingLevel, LevelFormat, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx';
import { takeIn } from '#intake';
import { expectSource, grid, paragraphs, tables } from '../../../test/intake/source-shape.ts';
import { cell, level, numbered, p, row, wordFile } from '../../../test/intake/word-file.ts';
import { formatNumber } from './number-format.ts';

const list = (id: number, levels: string, override = ''): string =>
  `<w:abstractNum w:abstractNumId="${id}">${levels}</w:abstractNum><w:num w:numId="${id}"><w:abstractNumId w:val="${id}"/>${override}</w:num>`;

describe('automatic numbers', () => {
  it('are written out as Word shows them, level below level', async () => {
    const numbering = list(1, level(0, 'chineseCountingThousand', '%1、', '<w:suff w:val="nothing"/>') + level(1, 'chineseCountingThousand', '（%2）', '<w:suff w:val="nothing"/>') + level(2, 'decimal', '%3.'));
    const body = numbered('总体要求', 1) + numbered('重点任务', 1) + numbered('扩充学位', 1, 1) + numbered('新建小学', 1, 2) + numbered('改建小学', 1, 2)
      + numbered('补充教师', 1, 1) + numbered('招聘', 1, 2) + numbered('保障措施', 1) + numbered('加强领导', 1, 1);
    const source = expectSource(await takeIn(wordFile(body, { numbering }), '方案.docx'));
    expect(paragraphs(source)).toEqual(['一、总体要求', '二、重点任务', '（一）扩充学位', '1.\t新建小学', '2.\t改建小学', '（二）补充教师', '1.\t招聘', '三、保障措施', '（一）加强领导']);
  });

  it('run through paragraphs, rows, wrapped rows and wrapped tables in the order of the paper, past a row that was taken away', async () => {
    const numbering = list(1, level(0, 'decimal', '%1.', '<w:suff w:val="nothing"/>'));
    const rowOf = (name: string, properties = ''): string => row(`<w:tc>${numbered(name, 1)}</w:tc>${cell('x')}`, properties);
    const wrapped = (content: string): string => `<w:sdt><w:sdtContent>${content}</w:sdtContent></w:sdt>`;
    const body = numbered('甲', 1) + `<w:tbl>${rowOf('乙')}${rowOf('删', '<w:del w:id="1"/>')}${wrapped(rowOf('丙'))}${rowOf('丁')}</w:tbl>`
      + wrapped(numbered('戊', 1) + `<w:tbl>${rowOf('己')}${rowOf('庚')}</w:tbl>`) + numbered('辛', 1);
    const source = expectSource(await takeIn(wordFile(body, { numbering }), 'x.docx'));
    expect(source.text.match(/\d\.\p{Script=Han}/gu)).toEqual(['1.甲', '2.乙', '3.丙', '4.丁', '5.戊', '6.己', '7.庚', '8.辛']);
  });

  it('run on where the level says that nothing restarts them', async () => {
    const numbering = list(1, level(0, 'chineseCounting', '%1、', '<w:suff w:val="nothing"/>') + level(1, 'decimal', '%2.', '<w:lvlRestart w:val="0"/><w:suff w:val="nothing"/>'));
    const source = expectSource(await takeIn(wordFile(numbered('甲', 1) + numbered('a', 1, 1) + numbered('乙', 1) + numbered('b', 1, 1), { numbering }), 'x.docx'));
    expect(paragraphs(source)).toEqual(['一、甲', '1.a', '二、乙', '2.b']);
  });

  it('share the counter of one abstract list, unless a list overrides the start', async () => {
    const numbering = '<w:abstractNum w:abstractNumId="0">' + level(0, 'decimal', '%1.', '<w:suff w:val="space"/>') + '</w:abstractNum>'
      + '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="0"/></w:num>'
      + '<w:num w:numId="3"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="7"/></w:lvlOverride></w:num>';
    const source = expectSource(await takeIn(wordFile(numbered('a', 1) + numbered('b', 2) + numbered('c', 3) + numbered('d', 3), { numbering }), 'x.docx'));
    expect(paragraphs(source)).toEqual(['1. a', '2. b', '7. c', '8. d']);
  });

  it('come from a style, by way of a linked list style, and 1.1 is legal style', async () => {
    const styles = '<w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="5"/></w:numPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
      + '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="6"/></w:numPr></w:pPr></w:style>';
    const numbering = '<w:abstractNum w:abstractNumId="5"><w:numStyleLink w:val="L"/></w:abstractNum><w:abstractNum w:abstractNumId="6">' + level(0, 'chineseCounting', '第%1章')
      + level(1, 'decimal', '%1.%2', '<w:pStyle w:val="H2"/><w:isLgl/><w:suff w:val="space"/>') + '</w:abstractNum>'
      + '<w:num w:numId="5"><w:abstractNumId w:val="5"/></w:num><w:num w:numId="6"><w:abstractNumId w:val="6"/></w:num>';
    const source = expectSource(await takeIn(wordFile(numbered('总则', 5) + p('目的', '<w:pStyle w:val="H2"/>') + p('依据', '<w:pStyle w:val="H2"/>'), { styles, numbering }), 'x.docx'));
    expect(paragraphs(source)).toEqual(['第一章\t总则', '1.1 目的', '1.2 依据']);
    expect(source.blocks[1]).toMatchObject({ level: 2 });
  });

  it('have the forms of ST_NumberFormat', () => {
    const written = (format: string, ...values: number[]): string[] => values.map((value) => formatNumber(value, format));
    expect(written('chineseCountingThousand', 1, 10, 11, 20, 21, 100, 105, 110, 120, 1001)).toEqual(['一', '十', '十一', '二十', '二十一', '一百', '一百零五', '一百一十', '一百二十', '一千零一']);
    expect(written('japaneseCounting', 10, 100, 111)).toEqual(['十', '百', '百十一']);
    expect(written('ideographTraditional', 1, 10, 11)).toEqual(['甲', '癸', '11']);
    expect(written('ideographDigital', 10, 23)).toEqual(['一〇', '二三']);
    expect(written('chineseLegalSimplified', 1, 12)).toEqual(['壹', '壹拾贰']);
    expect(written('decimalEnclosedCircle', 1, 20, 21, 51)).toEqual(['①', '⑳', '㉑', '51']);
    expect(written('decimalFullWidth', 12)).toEqual(['１２']);
    expect(written('lowerRoman', 4, 19)).toEqual(['iv', 'xix']);
    expect(written('upperLetter', 1, 26, 27)).toEqual(['A', 'Z', 'AA']);
  });
});

describe('tables', () => {
  it('resolve gridSpan and vMerge', async () => {
    const table = '<w:tbl>' + row(cell('编号') + cell('举措', '<w:gridSpan w:val="2"/>'), '<w:tblHeader/>')
      + row(cell('一', '<w:vMerge w:val="restart"/>') + cell('新建') + cell('教育局')) + row(cell('', '<w:vMerge/>') + cell('改建') + cell('住建局'))
      + row(cell('二', '<w:vMerge w:val="restart"/>') + cell('招聘') + cell('人社局')) + '</w:tbl>';
    const source = expectSource(await takeIn(wordFile(p('附件') + table + p('完')), 'x.docx'));
    const [only] = tables(source);
    expect(only).toMatchObject({ rowCount: 4, columnCount: 3, headRows: 1 });
    expect(grid(source, only as NonNullable<typeof only>)).toEqual([['编号', '举措', null], ['一', '新建', '教育局'], [null, '改建', '住建局'], ['二', '招聘', '人社局']]);
    expect(only?.cells.find((each) => source.text.slice(...each.span) === '一')).toMatchObject({ rowSpan: 2 });
    expect(source.text).toBe('附件\n\n编号\t举措\n一\t新建\t教育局\n改建\t住建局\n二\t招聘\t人社局\n\n完\n');
  });

  it('in a frame of one cell stand in the document; a table inside a cell becomes lines', async () => {
    const inner = '<w:tbl>' + row(cell('甲') + cell('乙')) + '</w:tbl>';
    const framed = `<w:tbl><w:tr><w:tc>${p('标题')}${inner}${p('')}</w:tc></w:tr></w:tbl>`;
    const nested = `<w:tbl><w:tr><w:tc>${p('任务')}${inner}</w:tc>${cell('单位')}</w:tr></w:tbl>`;
    const source = expectSource(await takeIn(wordFile(framed + p('间') + nested), 'x.docx'));
    expect(paragraphs(source)).toEqual(['标题', '间']);
    expect(tables(source).map((table) => grid(source, table))).toEqual([[['甲', '乙']], [['任务\n甲\t乙', '单位']]]);
  });
});

describe('revisions, fields and what is not the running text', () => {
  it('reads revisions as accepted and says so', async () => {
    const body = '<w:p><w:ins><w:r><w:t>新增</w:t></w:r></w:ins><w:del><w:r><w:delText>删去</w:delText></w:r></w:del><w:moveFrom><w:r><w:t>移走</w:t></w:r></w:moveFrom><w:moveTo><w:r><w:t>移来</w:t></w:r></w:moveTo></w:p>'
      + '<w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半</w:t></w:r></w:p>' + p('后半')
      + '<w:tbl>' + row(cell('留') + cell('甲')) + row(cell('删行') + cell('乙'), '<w:del/>') + '</w:tbl>';
    const source = expectSource(await takeIn(wordFile(body), 'x.docx'));
    expect(paragraphs(source)).toEqual(['新增移来', '前半后半']);
    expect(source.text).not.toContain('删');
    expect(source.notes.map((note) => note.code)).toEqual(['revisions-accepted']);
  });

  it('reads the result of a field, not its instruction', async () => {
    const body = '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>REF x</w:instrText></w:r><w:r><w:t>指令</w:t></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>表1</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r><w:r><w:t>所列</w:t></w:r></w:p>';
    expect(paragraphs(expectSource(await takeIn(wordFile(body), 'x.docx')))).toEqual(['表1所列']);
  });

  it('reads a text box once, drops hidden text, keeps notes, header and footer apart', async () => {
    const box = (text: string): string => `<w:txbxContent>${p(text)}</w:txbxContent>`;
    const body = `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>${box('云岭县人民政府文件')}</wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox>${box('云岭县人民政府文件')}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
      + '<w:p><w:r><w:t>看得见</w:t></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:t>看不见</w:t></w:r><w:r><w:footnoteReference w:id="2"/></w:r></w:p>';
    const source = expectSource(await takeIn(wordFile(body, { header: p('页眉'), footer: p('— 1 —'), footnotes: `<w:footnote w:type="separator" w:id="0">${p('线')}</w:footnote><w:footnote w:id="2">${p('注文')}</w:footnote>` }), 'x.docx'));
    expect(paragraphs(source)).toEqual(['看得见']);
    expect([paragraphs(source, 'textbox'), paragraphs(source, 'header'), paragraphs(source, 'footer'), paragraphs(source, 'footnote')]).toEqual([['云岭县人民政府文件'], ['页眉'], ['— 1 —'], ['注文']]);
    expect(source.notes.map((note) => note.code)).toEqual(['hidden-text-dropped']);
  });

  it('keeps line breaks, tabs and symbols, and reads what wrappers hold', async () => {
    const body = '<w:sdt><w:sdtContent><w:p><w:hyperlink><w:r><w:t>链</w:t><w:br/><w:t>接</w:t><w:tab/></w:r></w:hyperlink><w:smartTag><w:r><w:sym w:font="Wingdings" w:char="F0FE"/><w:t>是</w:t></w:r></w:smartTag></w:p></w:sdtContent></w:sdt>';
    expect(paragraphs(expectSource(await takeIn(wordFile(body), 'x.docx')))).toEqual(['链\n接\t☑是']);
  });
});

describe('a file that the docx package wrote', () => {
  it('gives look, numbers and merged cells', async () => {
    const document = new Document({
      numbering: { config: [{ reference: 'a', levels: [{ level: 0, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '%1、' }] }] },
      sections: [{ children: [
        new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text: '云岭县学位建设方案', bold: true, size: 44 })] }),
        new Paragraph({ text: '总体目标', heading: HeadingLevel.HEADING_1, numbering: { reference: 'a', level: 0 } }),
        new Table({ rows: [
          new TableRow({ tableHeader: true, children: ['序号', '任务'].map((text) => new TableCell({ children: [new Paragraph(text)] })) }),
          new TableRow({ children: [new TableCell({ rowSpan: 2, children: [new Paragraph('1')] }), new TableCell({ children: [new Paragraph('新建'), new Paragraph('小学')] })] }),
          new TableRow({ children: [new TableCell({ children: [new Paragraph('改建')] })] }),
        ] }),
      ] }],
    });
    const source = expectSource(await takeIn(new Uint8Array(await Packer.toBuffer(document)), 'x.docx'));
    expect(source.blocks[0]).toMatchObject({ align: 'center', bold: true, size: 22 });
    expect(paragraphs(source)).toEqual(['云岭县学位建设方案', '一、\t总体目标']);
    expect(source.blocks[1]).toMatchObject({ level: 1 });
    expect(grid(source, tables(source)[0] as NonNullable<ReturnType<typeof tables>[0]>)).toEqual([['序号', '任务'], ['1', '新建\n小学'], [null, '改建']]);
  });
});

/** A sample as a Word file: headings and measures numbered automatically, table cells merged. */
import { AlignmentType, Document, LevelFormat, Packer, PageOrientation, Paragraph, Table, TableCell, TableLayoutType, TableRow, TextRun, VerticalAlign, WidthType } from 'docx';
import { settle } from '../../src/forms/settle.ts';
import { bracketOf, type Piece, type Sample, type SampleTable } from './model.ts';
import { textOf } from './write-text.ts';

const FONT = '仿宋_GB2312';
const font = (name: string) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });

/** `automatic: false` types the numbers, as in an old .doc, whose automatic numbers are lost outside of Word. */
export async function writeDocx(sample: Sample, options: { readonly automatic?: boolean } = {}): Promise<Uint8Array> {
  // Numbers that are wrong on purpose have to be typed, too: an automatic one would mend them.
  const automatic = options.automatic ?? sample.faults === undefined;
  let run = 0;
  const children = sample.pieces.map((piece) => {
    if (piece.kind === 'table') return table(piece.table, sample.landscape === true);
    if (piece.kind === 'task' && piece.task.number === '1') run += 1;
    return paragraph(piece, automatic, run);
  });
  const document = new Document({
    styles: { default: { document: { run: { font: font(FONT), size: 32 } } } },
    numbering: {
      config: [
        { reference: 'headings', levels: [
          { level: 0, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '%1、', alignment: AlignmentType.START, suffix: 'nothing', style: { paragraph: { indent: { left: 0, firstLine: 640 } } } },
          { level: 1, format: LevelFormat.CHINESE_COUNTING_THOUSAND, text: '（%2）', alignment: AlignmentType.START, suffix: 'nothing', style: { paragraph: { indent: { left: 0, firstLine: 640 } } } },
        ] },
        { reference: 'measures', levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', alignment: AlignmentType.START, suffix: 'nothing', style: { paragraph: { indent: { left: 0, firstLine: 640 } } } }] },
      ],
    },
    sections: [{ properties: { page: { size: { width: 11906, height: 16838, orientation: sample.landscape === true ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT }, margin: { top: 1800, bottom: 1500, left: 1500, right: 1500 } } }, children }],
  });
  return settle(new Uint8Array(await Packer.toBuffer(document)));
}

function paragraph(piece: Exclude<Piece, { kind: 'table' }>, automatic: boolean, run: number): Paragraph {
  const text = (words: string, name = FONT, size = 32) => new TextRun({ text: words, font: font(name), size });
  const indent = { firstLine: 640 };
  switch (piece.kind) {
    case 'title': return new Paragraph({ alignment: AlignmentType.CENTER, spacing: { before: 240, after: 240 }, children: [text(piece.text, '方正小标宋简体', 44)] });
    case 'mark': return new Paragraph({ children: [text(piece.text, '黑体')] });
    case 'number': return new Paragraph({ alignment: AlignmentType.CENTER, children: [text(piece.text)] });
    case 'sign': return new Paragraph({ alignment: AlignmentType.RIGHT, children: [text(piece.text)] });
    case 'heading': {
      const name = piece.level === 1 ? '黑体' : '楷体_GB2312';
      if (!automatic) return new Paragraph({ indent, children: [text(piece.mark + piece.text, name)] });
      return new Paragraph({ numbering: { reference: 'headings', level: piece.level - 1 }, children: [text(piece.text, name)] });
    }
    case 'task': {
      if (!automatic || piece.task.number === null) return new Paragraph({ indent, children: [text(textOf(piece))] });
      return new Paragraph({ numbering: { reference: 'measures', level: 0, instance: run }, children: [text(piece.task.text + bracketOf(piece.task))] });
    }
    case 'note': return new Paragraph({ alignment: piece.text.startsWith('（') ? AlignmentType.CENTER : AlignmentType.LEFT, children: [text(piece.text)] });
    case 'to': case 'item': return new Paragraph({ children: [text(piece.text)] });
    case 'body': return new Paragraph({ indent, children: [text(piece.text)] });
  }
}

function table(one: SampleTable, landscape: boolean): Table {
  const full = landscape ? 13800 : 8900;
  const sum = one.widths.reduce((total, width) => total + width, 0);
  const widths = one.widths.map((width) => Math.round((width / sum) * full));
  const cell = (words: string, name: string) => words.split('\n').map((line) => new Paragraph({ children: [new TextRun({ text: line, font: font(name), size: 21 })] }));
  return new Table({
    width: { size: full, type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    rows: [
      new TableRow({ tableHeader: true, children: one.head.map((head) => new TableCell({ children: cell(head, '黑体') })) }),
      ...one.rows.map((row) => new TableRow({ children: row.map((each) => new TableCell({ rowSpan: each.rowSpan ?? 1, columnSpan: each.columnSpan ?? 1, verticalAlign: VerticalAlign.CENTER, children: cell(each.text, FONT) })) })),
    ],
  });
}

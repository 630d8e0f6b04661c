/** An official paper as a Word file: A4, 22 lines of 28 characters (GB/T 9704-2012). */
import { AlignmentType, Document, Footer, type ISectionOptions, Packer, Paragraph, type Table, TextRun, BorderStyle, LineRuleType } from 'docx';
import { onPaper } from '#calendar';
import { documentFrame, finish, font, grid, pageNumber, points, tableSection, twips } from '../docx-parts.ts';
import { FONTS, type FontName } from '../fonts.ts';
import { headLines } from './head.ts';
import { BODY, CHARACTER, LINE, line } from './line.ts';
import type { OfficialPaper, PaperBlock } from './model.ts';
import { titleLines, widthOf } from './title-lines.ts';

/** 二号 for the title, 四号 below the paper's end. */
const TITLE = 22;
const SMALL = 14;
/** GB/T 9704 5.2: 37 mm above, 28 mm at the binding side; 156 mm × 225 mm of text. */
const MARGIN = { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26), header: twips(15), footer: twips(28), gutter: 0 };

/** The same paper gives the same bytes. */
export async function writePaper(paper: OfficialPaper): Promise<Uint8Array> {
  // 10.1: the first page of a letter bears no number.
  const letter = paper.letterhead?.form === 'letter';
  const first: ISectionOptions = {
    properties: { page: { size: { width: twips(210), height: twips(297) }, margin: MARGIN }, ...(letter ? { titlePage: true } : {}) },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT), ...(letter ? { first: new Footer({ children: [] }) } : {}) },
    children: [...head(paper), ...paper.body.map(block), ...end(paper)],
  };
  const document = new Document({ ...documentFrame(BODY), sections: [first, ...paper.tables.map(tableSection)] });
  const inside = paper.body.flatMap((one) => (one.kind === 'table' ? [one.table] : []));
  return finish(new Uint8Array(await Packer.toBuffer(document)), [...inside, ...paper.tables]);
}

function head(paper: OfficialPaper): Paragraph[] {
  const { title, addressees } = paper;
  return [
    ...headLines(paper),
    new Paragraph({ alignment: AlignmentType.CENTER, keepNext: true, spacing: { line: LINE * 24, lineRule: LineRuleType.EXACT }, children: titleLines(title).map((text, place) => new TextRun({ text, font: font(FONTS.title), size: points(TITLE), ...(place === 0 ? {} : { break: 1 }) })) }),
    line('', {}),
    ...(addressees.length === 0 ? [] : [line(`${addressees.join('、')}：`, {})]),
  ];
}

const HEADINGS: Readonly<Record<1 | 2 | 3, FontName>> = { 1: FONTS.head, 2: FONTS.group, 3: FONTS.body };

function block(one: PaperBlock): Paragraph | Table {
  if (one.kind === 'table') return grid(one.table, one.table.size);
  return line(one.text, { indent: true, face: one.kind === 'heading' ? HEADINGS[one.level] : FONTS.body, keepNext: one.kind === 'heading' });
}

/** Attachments, signature, day, note, copies. */
function end({ attachments, signature, signedOn, note, copiedTo, unnumbered }: OfficialPaper): Paragraph[] {
  const day = signedOn === null ? '    年  月  日' : onPaper(signedOn);
  return [
    ...(attachments.length === 0 ? [] : [line('', { keepNext: signature !== null }), ...attachments.map((name, place) => line(attachmentLine(name, place, attachments.length), { indent: true, keepNext: signature !== null || place < attachments.length - 1 }))]),
    ...(signature === null ? [] : [
      // A paper of the house bears no seal, so it needs less room.
      ...(unnumbered === true ? [] : [line('', { keepNext: true })]), line('', { keepNext: true }),
      // 7.3.5.1: the issuer is centred over its day, the day ends four characters from the right.
      line(signature, { align: AlignmentType.RIGHT, right: Math.max(0, Math.round((4 + (widthOf(day) - widthOf(signature)) / 2) * CHARACTER)), keepNext: true }),
      line(day, { align: AlignmentType.RIGHT, right: 4 * CHARACTER }),
    ]),
    ...(note === null ? [] : [line(`（${note}）`, { indent: true })]),
    ...(copiedTo.length === 0 ? [] : [line('', {}), new Paragraph({
      indent: { left: SMALL * 20, right: SMALL * 20 }, spacing: { line: LINE * 20, lineRule: LineRuleType.EXACT },
      border: { top: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 }, bottom: { style: BorderStyle.SINGLE, size: 6, color: '000000', space: 4 } },
      children: [new TextRun({ text: `抄送：${copiedTo.join('，')}。`, font: font(FONTS.body), size: points(SMALL) })],
    })]),
  ];
}

function attachmentLine(name: string, place: number, count: number): string {
  if (count === 1) return `附件：${name}`;
  return place === 0 ? `附件：1. ${name}` : `　　　${place + 1}. ${name}`;
}

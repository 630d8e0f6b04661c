/** An official paper as a Word file: A4, 22 lines of 28 characters (GB/T 9704-2012). */
import { AlignmentType, BorderStyle, Document, type ISectionOptions, LineRuleType, Packer, Paragraph, type Table, TextRun } from 'docx';
import { onPaper } from '#calendar';
import { documentFrame, finish, font, grid, pageNumber, points, tableSection, twips } from '../docx-parts.ts';
import { FONTS, type FontName } from '../fonts.ts';
import type { OfficialPaper, PaperBlock } from './model.ts';
import { titleLines } from './title-lines.ts';

/** 三号, the body's size; 二号 for the title, 四号 below the paper's end. */
const BODY = 16;
const TITLE = 22;
const SMALL = 14;
/** 225 mm for 22 lines. */
const LINE = 29;
/** GB/T 9704 5.2: 37 mm above, 28 mm at the binding side; 156 mm × 225 mm of text. */
const MARGIN = { top: twips(37), bottom: twips(35), left: twips(28), right: twips(26), header: twips(15), footer: twips(28), gutter: 0 };
const RED = 'C00000';
const CHARACTER = BODY * 20;

/** The same paper gives the same bytes. */
export async function writePaper(paper: OfficialPaper): Promise<Uint8Array> {
  const first: ISectionOptions = {
    properties: { page: { size: { width: twips(210), height: twips(297) }, margin: MARGIN } },
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
    children: [...head(paper), ...paper.body.map(block), ...end(paper)],
  };
  const document = new Document({ ...documentFrame(BODY), sections: [first, ...paper.tables.map(tableSection)] });
  const inside = paper.body.flatMap((one) => (one.kind === 'table' ? [one.table] : []));
  return finish(new Uint8Array(await Packer.toBuffer(document)), [...inside, ...paper.tables]);
}

function head({ letterhead, documentNumber, unnumbered, title, addressees }: OfficialPaper): Paragraph[] {
  const number = documentNumber ?? '〔    〕    号';
  return [
    ...(letterhead === null ? [] : [new Paragraph({
      alignment: AlignmentType.CENTER, spacing: { after: 240 },
      border: { bottom: { style: BorderStyle.SINGLE, size: 18, color: RED, space: 10 } },
      children: [new TextRun({ text: letterhead, font: font(FONTS.title), size: points(letterhead.length > 14 ? 28 : 36), color: RED })],
    })]),
    ...(unnumbered === true && documentNumber === null ? [] : [line(number, { align: letterhead === null ? AlignmentType.CENTER : AlignmentType.RIGHT }), line('', {})]),
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

/** In characters of the body: what is half as wide counts half. */
function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (letter.codePointAt(0) as number < 0x2000 ? 0.5 : 1), 0);
}

interface LineLook { readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType]; readonly indent?: boolean; readonly right?: number; readonly face?: FontName; readonly keepNext?: boolean }

function line(text: string, { align, indent, right, face, keepNext }: LineLook): Paragraph {
  return new Paragraph({
    alignment: align ?? AlignmentType.BOTH,
    keepNext: keepNext ?? false,
    indent: { firstLine: indent === true ? 2 * CHARACTER : 0, right: right ?? 0 },
    spacing: { line: LINE * 20, lineRule: LineRuleType.EXACT },
    children: text === '' ? [] : [new TextRun({ text, font: font(face ?? FONTS.body), size: points(BODY) })],
  });
}

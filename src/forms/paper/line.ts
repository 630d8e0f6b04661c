/** A line of a paper's body: 三号, 22 to a page. */
import { AlignmentType, LineRuleType, Paragraph, TextRun } from 'docx';
import { font, points } from '../docx-parts.ts';
import { FONTS, type FontName } from '../fonts.ts';

/** 三号, the body's size. */
export const BODY = 16;
/** 225 mm for 22 lines. */
export const LINE = 29;
export const CHARACTER = BODY * 20;

export interface LineLook { readonly align?: (typeof AlignmentType)[keyof typeof AlignmentType]; readonly indent?: boolean; readonly right?: number; readonly before?: number; readonly face?: FontName; readonly keepNext?: boolean }

export function line(text: string, { align, indent, right, before, face, keepNext }: LineLook): Paragraph {
  return new Paragraph({
    alignment: align ?? AlignmentType.BOTH,
    keepNext: keepNext ?? false,
    indent: { firstLine: indent === true ? 2 * CHARACTER : 0, right: right ?? 0 },
    spacing: { before: before ?? 0, line: LINE * 20, lineRule: LineRuleType.EXACT },
    children: text === '' ? [] : [new TextRun({ text, font: font(face ?? FONTS.body), size: points(BODY) })],
  });
}

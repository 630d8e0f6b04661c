/** What stands above a paper, by its form (GB/T 9704-2012, 7.2 and 10.1). */
import { AlignmentType, BorderStyle, FrameAnchorType, FrameWrap, HeightRule, type IBorderOptions, type IParagraphOptions, LineRuleType, Paragraph, TabStopType, TextRun } from 'docx';
import { onPaper } from '#calendar';
import { font, points, twips } from '../docx-parts.ts';
import { FONTS } from '../fonts.ts';
import { BODY, line } from './line.ts';
import type { Letterhead, OfficialPaper } from './model.ts';
import { titleLines, widthOf } from './title-lines.ts';

const RED = 'C00000';
/** 156 mm of text, in points. */
const WIDE = 442;
/** 7.2.4: as large as a line holds, below 22 mm; a name that is too long for one is broken between words. */
const [SMALLEST, LARGEST] = [20, 56];
/** 10.1: 170 mm, 7 mm wider than the text on either side, in the middle of the sheet. */
const DOUBLE = twips(170);
/** A double line is the two borders of a line of 1.5 points: which of Word's own double borders is the upper one, office programs see differently. */
const BETWEEN = { line: 30, lineRule: LineRuleType.EXACT } as const;
/** In eighths of a point. */
const [THICK, THIN] = [24, 6];
/** On the sheet, wherever the text of the page begins. */
const ON_PAGE = { horizontal: FrameAnchorType.PAGE, vertical: FrameAnchorType.PAGE } as const;

/** The first lines of the paper's own text. */
export function headLines({ letterhead, documentNumber, unnumbered, signedOn }: OfficialPaper): Paragraph[] {
  if (unnumbered === true && documentNumber === null && letterhead === null) return [];
  const number = documentNumber ?? '〔    〕    号';
  if (letterhead === null) return [line(number, { align: AlignmentType.CENTER }), line('', {})];
  // 10.1: its number stands right under the line, seven eighths of a character below.
  if (letterhead.form === 'letter') return [...letterMark(letterhead), line(number, { align: AlignmentType.RIGHT, before: Math.round(BODY * 20 * 7 / 8) }), line('', {}), line('', {})];
  if (letterhead.form === 'brief') {
    return [
      mark(letterhead, {}),
      line(documentNumber ?? '第    期', { align: AlignmentType.CENTER, before: 120 }),
      new Paragraph({
        border: { bottom: redLine(18, 4) }, spacing: { before: 120 }, tabStops: [{ type: TabStopType.RIGHT, position: twips(156) }],
        children: [run(letterhead.editor), run('\t'), run(signedOn === null ? '    年  月  日' : onPaper(signedOn))],
      }),
      line('', {}),
    ];
  }
  return [
    // 7.2.4: 35 mm below the upper edge of the text.
    mark(letterhead, { spacing: { before: twips(35) } }),
    line('', {}), line('', {}),
    // 7.2.7: the line stands 4 mm below the number.
    new Paragraph({ alignment: AlignmentType.CENTER, border: { bottom: redLine(18, 11) }, children: [run(number)] }),
    line('', {}), line('', {}),
  ];
}

/** 10.1: its mark stands 30 mm below the paper's edge, a double line 4 mm below it (thick above, thin below) and another 20 mm above the lower edge (thin above). */
function letterMark(head: Letterhead): Paragraph[] {
  const at = (y: number, height: number) => ({ frame: { type: 'absolute', position: { x: twips(20), y }, width: DOUBLE, height, rule: HeightRule.EXACT, anchor: ON_PAGE, wrap: FrameWrap.NOT_BESIDE } }) as const;
  const { lines, height: one } = markOf(head);
  const [top, height] = [twips(30), lines.length * one];
  return [
    mark(head, at(top, height)),
    new Paragraph({ ...at(top + height + twips(4), twips(2)), spacing: BETWEEN, border: { top: redLine(THICK, 0), bottom: redLine(THIN, 0) } }),
    new Paragraph({ ...at(twips(277) - BETWEEN.line - 60, twips(2)), spacing: BETWEEN, border: { top: redLine(THIN, 0), bottom: redLine(THICK, 0) } }),
  ];
}

/** The mark in lines, with its size and the height that it takes, in twips. */
function markOf({ form, name }: Letterhead): { readonly lines: readonly string[]; readonly size: number; readonly height: number } {
  const lines = titleLines(form === 'document' && !name.endsWith('文件') ? `${name}文件` : name, Math.floor(WIDE / SMALLEST));
  const size = Math.max(SMALLEST, Math.min(form === 'letter' ? 44 : LARGEST, ...lines.map((text) => Math.floor(WIDE / widthOf(text)))));
  return { lines, size, height: Math.round(size * 1.2) * 20 };
}

function mark(head: Letterhead, options: IParagraphOptions): Paragraph {
  const { lines, size, height } = markOf(head);
  return new Paragraph({ ...options, alignment: AlignmentType.CENTER, spacing: { ...options.spacing, line: height, lineRule: LineRuleType.EXACT }, children: lines.map((text, place) => new TextRun({ text, font: font(FONTS.title), size: points(size), color: RED, ...(place === 0 ? {} : { break: 1 }) })) });
}

function run(text: string): TextRun {
  return new TextRun({ text, font: font(FONTS.body), size: points(BODY) });
}

function redLine(size: number, space: number): IBorderOptions {
  return { style: BorderStyle.SINGLE, size, color: RED, space };
}

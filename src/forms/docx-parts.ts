/** Parts of Word files that the tables and the papers share. */
import {
  AlignmentType, BorderStyle, Footer, HeightRule, type ISectionOptions, LineRuleType, PageNumber, PageOrientation, Paragraph, Table, TableCell, TableLayoutType,
  TableRow, TextRun, VerticalAlign, WidthType,
} from 'docx';
import { FONTS, SIZES, STAND_INS, type FontName } from './fonts.ts';
import { bodyRows } from './docx-rows.ts';
import { PITCH, rowHeights, titleSize } from './room.ts';
import { settle } from './settle.ts';
import type { FormTable } from './table.ts';

const MM = 1440 / 25.4;
export const twips = (millimetres: number) => Math.round(millimetres * MM);

/** A table with its title and notes on pages of its own. */
export function tableSection(table: FormTable): ISectionOptions {
  const { size, paper } = table;
  return {
    properties: {
      page: {
        size: { width: twips(210), height: twips(297), orientation: paper.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT },
        margin: { top: twips(paper.top), bottom: twips(paper.bottom), left: twips(paper.side), right: twips(paper.side), header: twips(15), footer: twips(paper.bottom - 8), gutter: 0 },
      },
    },
    // GB/T 9704 7.5: the number stands right on odd pages and left on even ones, one character in.
    footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
    children: [
      ...(table.marked ? [paragraph(table.marked === true ? '附件' : table.marked, { font: FONTS.head, size: SIZES.mark, after: 6 })] : []),
      ...table.title.split('\n').map((line, place, all) => paragraph(line, { font: FONTS.title, size: titleSize(table.title, paper.width, table.marked !== false), align: AlignmentType.CENTER, after: place < all.length - 1 ? 0 : table.subtitles.length === 0 ? 12 : 4 })),
      ...table.subtitles.map((line, place) => paragraph(line, { font: FONTS.group, size: SIZES.subtitle, align: AlignmentType.CENTER, after: place < table.subtitles.length - 1 ? 0 : 8 })),
      grid(table, size),
      ...table.notes.map((note, place) => paragraph(note, { font: FONTS.body, size: place === 0 && note.startsWith('注') ? SIZES.body : SIZES.note, before: place === 0 ? 6 : 0, after: 0, keepNext: place < table.notes.length - 1 })),
    ],
  };
}

/** What every file has: pages that differ left and right, and a face for text that names none. */
export function documentFrame(size: number): { readonly evenAndOddHeaderAndFooters: true; readonly styles: object } {
  return { evenAndOddHeaderAndFooters: true, styles: { default: { document: { run: { font: font(FONTS.body), size: points(size), language: { eastAsia: 'zh-CN', value: 'en-US' } } } } } };
}

/** Packs it again with the rows of its tables, in the order in which they stand. */
export function finish(bytes: Uint8Array, tables: readonly FormTable[]): Uint8Array {
  return settle(bytes, { 'word/fontTable.xml': fontTable, 'word/document.xml': (frame) => filled(withoutAutoSpace(frame), tables) });
}

function filled(frame: string, tables: readonly FormTable[]): string {
  const [first = '', ...rest] = frame.split('</w:tbl>');
  if (rest.length !== tables.length) throw new Error(`${rest.length} tables in the file and ${tables.length} to fill`);
  return first + rest.map((after, place) => `${rowsOf(tables[place] as FormTable)}</w:tbl>${after}`).join('');
}

function rowsOf(table: FormTable): string {
  return bodyRows(table, { size: table.size, widths: table.columns.map((column) => twips(column.width)), heights: rowHeights(table.rows, table.columns, table.size), least: twips(table.marked ? 8 : 6) });
}

/** The table with its head; the body rows are put in when the file is packed. */
export function grid(table: FormTable, size: number): Table {
  const widths = table.columns.map((column) => twips(column.width));
  const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' };
  const head = new TableRow({
    tableHeader: true,
    cantSplit: true,
    height: { value: twips(table.marked ? 11 : 8), rule: HeightRule.ATLEAST },
    children: table.columns.map((column) => new TableCell({
      width: { size: twips(column.width), type: WidthType.DXA },
      verticalAlign: VerticalAlign.CENTER,
      children: column.head.split('\n').map((line) => paragraph(line, { font: FONTS.head, size: Math.min(SIZES.head, size + 0.5), align: AlignmentType.CENTER, pitch: size })),
    })),
  });
  return new Table({
    width: { size: twips(table.paper.width), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    margins: { left: twips(1.4), right: twips(1.4), top: 40, bottom: 40, marginUnitType: WidthType.DXA },
    borders: { top: line, bottom: line, left: line, right: line, insideHorizontal: line, insideVertical: line },
    rows: [head],
  });
}

interface Look { font: FontName; size: number; align?: (typeof AlignmentType)[keyof typeof AlignmentType]; before?: number; after?: number; pitch?: number; keepNext?: boolean }

function paragraph(text: string, look: Look): Paragraph {
  return new Paragraph({
    alignment: look.align ?? AlignmentType.LEFT,
    keepNext: look.keepNext ?? false,
    spacing: { before: (look.before ?? 0) * 20, after: (look.after ?? 0) * 20, line: Math.round((look.pitch ?? look.size) * PITCH * 20), lineRule: LineRuleType.EXACT },
    children: text === '' ? [] : [new TextRun({ text, font: font(look.font), size: points(look.size) })],
  });
}

export function pageNumber(align: (typeof AlignmentType)[keyof typeof AlignmentType]): Footer {
  return new Footer({
    children: [new Paragraph({
      alignment: align,
      indent: { left: SIZES.page * 20, right: SIZES.page * 20 },
      children: [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], font: font(FONTS.page), size: points(SIZES.page) })],
    })],
  });
}

export const font = (name: FontName) => ({ ascii: name, hAnsi: name, eastAsia: name, cs: name });
export const points = (size: number) => Math.round(size * 2);

/** Names what stands in for each font; `w:charset 86` is GB 2312. */
function fontTable(): string {
  const fonts = STAND_INS.map(({ name, instead, family }) => `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:charset w:val="86"/><w:family w:val="${family}"/><w:pitch w:val="default"/></w:font>`);
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:fonts xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">${fonts.join('')}</w:fonts>`;
}

/** Word widens the gap between Chinese and digits by default, which breaks `2025年9月底` over two lines of a narrow column. */
function withoutAutoSpace(document: string): string {
  return document.replaceAll('<w:spacing ', '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/><w:spacing ');
}

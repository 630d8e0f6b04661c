/** The running text of a Word part: paragraphs, runs, fields, revisions and tables → pieces. */
import type { CellPiece, ParagraphPiece, Piece, TablePiece } from '../pieces.ts';
import { limits } from '../limits.ts';
import { stop } from '../stop.ts';
import { child, children, textOf, type XmlElement } from '../xml.ts';
import { isOn, val, type Numbering } from './numbering.ts';
import { layered, said, type Said, type Styles } from './styles.ts';
import { appendAll } from '../long-lists.ts';

export interface Seen { revisions: number; hidden: number; comments: number; covered: number }

export interface Context {
  readonly styles: Styles;
  readonly character: (id: string | undefined) => Said;
  readonly numbering: Numbering;
  readonly seen: Seen;
}

type Region = ParagraphPiece['region'];

/** Elements that only wrap what they hold. */
export const WRAPPERS: ReadonlySet<string> = new Set(['w:ins', 'w:moveTo', 'w:hyperlink', 'w:smartTag', 'w:sdt', 'w:sdtContent', 'w:customXml', 'w:fldSimple', 'w:dir', 'w:bdo', 'w:body', 'w:subDoc']);

export class Body {
  readonly pieces: Piece[] = [];
  private readonly context: Context;
  private readonly region: Region;
  /** Text of a paragraph whose end was deleted: it runs on into the next. */
  private carried = '';
  /** Rows that were read while their table was still being parsed, by what stands for them in the tree. */
  private readonly readRows = new Map<XmlElement, RowPiece | null>();
  /** Fields that are open, innermost last: whether their result has begun. They may span paragraphs. */
  private readonly fields: boolean[] = [];

  constructor(context: Context, region?: Region) {
    this.context = context;
    this.region = region;
  }

  /** A child of the body, a cell or a text box. */
  take(node: XmlElement): void {
    if (node.name === 'w:p') this.paragraph(node);
    else if (node.name === 'w:tbl') this.table(node);
    else if (node.name === 'mc:AlternateContent') children(child(node, 'mc:Choice') ?? child(node, 'mc:Fallback')).forEach((each) => this.take(each));
    else if (node.name === 'w:ins' || node.name === 'w:moveTo') { this.context.seen.revisions += 1; children(node).forEach((each) => this.take(each)); }
    else if (WRAPPERS.has(node.name)) children(node).forEach((each) => this.take(each));
  }

  end(): Piece[] {
    if (this.carried !== '') { this.pieces.push({ kind: 'paragraph', text: this.carried, region: this.region }); this.carried = ''; }
    return this.pieces;
  }

  private paragraph(node: XmlElement): void {
    const { styles, numbering, seen } = this.context;
    const properties = child(node, 'w:pPr');
    const styleId = val(child(properties, 'w:pStyle')) ?? styles.defaultParagraph;
    const own = said(properties, undefined);
    const look = layered(styles.of(styleId), own);
    const runs = new Runs(this.context, look, this.fields);
    runs.walk(node);
    const mark = child(properties, 'w:rPr');
    const removed = child(mark, 'w:del') ?? child(mark, 'w:moveFrom');
    if (removed !== undefined) seen.revisions += 1;
    if (removed === undefined && child(mark, 'w:ins') !== undefined) seen.revisions += 1;
    let text = runs.text;
    const empty = text.trim() === '';
    if (removed === undefined || !empty) {
      const listId = look.list;
      const wholeHidden = (said(undefined, mark).hidden ?? false) && empty;
      if (listId !== undefined && listId !== '0' && !wholeHidden && !(removed !== undefined && empty)) {
        const level = look.listLevel ?? (styleId === undefined ? undefined : numbering.levelOfStyle(listId, styleId)) ?? 0;
        text = numbering.next(listId, level) + text;
      }
    }
    text = this.carried + text;
    this.carried = '';
    if (removed !== undefined) this.carried = text;
    else if (text.trim() !== '') {
      const outline = look.outline;
      this.pieces.push({
        kind: 'paragraph', text: trimLines(text), region: this.region,
        align: look.align === 'center' ? 'center' : look.align === 'right' || look.align === 'end' ? 'right' : undefined,
        bold: runs.ink > 0 && runs.boldInk === runs.ink ? true : undefined,
        level: outline !== undefined && outline >= 0 && outline < 9 ? outline + 1 : undefined,
        size: runs.size,
      });
    }
    for (const box of runs.boxes) {
      const inner = new Body(this.context, this.region ?? 'textbox');
      children(box).forEach((each) => inner.take(each));
      appendAll(this.pieces, inner.end().flatMap((piece) => (piece.kind === 'paragraph' ? [piece] : flattened(piece, this.region ?? 'textbox'))));
    }
  }

  private table(node: XmlElement): void {
    const rows: RowPiece[] = [];
    this.rows(node, rows);
    const only = rows.length === 1 && rows[0]?.cells.length === 1 ? rows[0].cells[0] : undefined;
    // A table of one cell is a frame, and what stands in it stands in the document.
    if (only !== undefined) { appendAll(this.pieces, only.pieces); return; }
    const table = resolved(rows, this.context.seen);
    if (table === null) return;
    if (this.region !== undefined) appendAll(this.pieces, flattened(table, this.region));
    else this.pieces.push(table);
  }

  /** Reads a row of a table that stands in the body itself, so that its XML need not be kept until the table ends. */
  readRow(node: XmlElement): XmlElement {
    const stand: XmlElement = { name: node.name, attributes: {}, children: [] };
    this.readRows.set(stand, this.row(node));
    return stand;
  }

  private rows(node: XmlElement, into: RowPiece[]): void {
    for (const each of children(node)) {
      if (each.name !== 'w:tr') { if (WRAPPERS.has(each.name)) this.rows(each, into); continue; }
      const read = this.readRows.get(each);
      const row = read === undefined ? this.row(each) : read;
      this.readRows.delete(each);
      if (row !== null) into.push(row);
    }
  }

  /** Null for a row that a revision takes away. */
  private row(node: XmlElement): RowPiece | null {
    const properties = child(node, 'w:trPr');
    if (child(properties, 'w:del') !== undefined) { this.context.seen.revisions += 1; return null; }
    if (child(properties, 'w:ins') !== undefined) this.context.seen.revisions += 1;
    const head = child(properties, 'w:tblHeader');
    const row: RowPiece = { before: Number(val(child(properties, 'w:gridBefore')) ?? 0), head: head !== undefined && isOn(head), cells: [] };
    this.cells(node, row);
    return row;
  }

  private cells(node: XmlElement, row: RowPiece): void {
    for (const each of children(node)) {
      if (each.name !== 'w:tc') { if (WRAPPERS.has(each.name)) this.cells(each, row); continue; }
      const properties = child(each, 'w:tcPr');
      const merge = child(properties, 'w:vMerge');
      const across = child(properties, 'w:hMerge');
      const inner = new Body(this.context, this.region);
      children(each).forEach((part) => inner.take(part));
      const span = Number(val(child(properties, 'w:gridSpan')) ?? 1);
      const last = row.cells.at(-1);
      if (across !== undefined && val(across) !== 'restart' && last !== undefined) { last.span += 1; appendAll(last.pieces, inner.end()); continue; }
      row.cells.push({ span: Number.isInteger(span) && span >= 1 && span <= 200 ? span : 1, merge: merge === undefined ? 'none' : val(merge) === 'restart' ? 'restart' : 'continue', pieces: inner.end() });
    }
  }
}

interface RowPiece { readonly before: number; readonly head: boolean; readonly cells: { span: number; readonly merge: 'none' | 'restart' | 'continue'; readonly pieces: Piece[] }[] }

/** Grid columns and vertical merges (17.4.84): a continued cell belongs to the cell that starts in the same column above. */
function resolved(rows: readonly RowPiece[], seen: Seen): TablePiece | null {
  const open = new Map<number, { -readonly [K in keyof CellPiece]: CellPiece[K] }>();
  const cells: { -readonly [K in keyof CellPiece]: CellPiece[K] }[] = [];
  let columnCount = 0;
  rows.forEach((row, r) => {
    let column = row.before >= 0 && row.before <= 200 ? row.before : 0;
    for (const cell of row.cells) {
      const text = cellText(cell.pieces);
      const above = open.get(column);
      if (cell.merge === 'continue' && above !== undefined && above.row + above.rowSpan === r) {
        above.rowSpan += 1;
        if (text !== '') seen.covered += 1;
      } else {
        if (cells.length >= limits.cells) stop('too-many-cells', { limit: limits.cells });
        const real = { row: r, column, rowSpan: 1, columnSpan: cell.span, text };
        cells.push(real);
        if (cell.merge === 'none') open.delete(column);
        else open.set(column, real);
      }
      column += cell.span;
    }
    columnCount = Math.max(columnCount, column);
  });
  if (cells.every((cell) => cell.text === '')) return null;
  let headRows = 0;
  while (rows[headRows]?.head === true) headRows += 1;
  return { kind: 'table', rowCount: rows.length, columnCount, cells, headRows: headRows > 0 && headRows < rows.length ? headRows : undefined };
}

/** What a cell holds as one text; a table inside a cell gives a line for each of its rows. */
function cellText(pieces: readonly Piece[]): string {
  return pieces.map((piece) => (piece.kind === 'paragraph' ? piece.text : flattened(piece, undefined).map((row) => row.text).join('\n'))).join('\n').trim();
}

function flattened(table: TablePiece, region: Region): ParagraphPiece[] {
  const rows: string[][] = [];
  for (const cell of table.cells) (rows[cell.row] ??= []).push(cell.text.replaceAll('\n', ' '));
  return rows.filter((row) => row !== undefined).map((row) => ({ kind: 'paragraph', text: row.join('\t'), region }));
}

function trimLines(text: string): string {
  return text.replace(/^\n+|\n+$/g, '');
}

class Runs {
  text = '';
  ink = 0;
  boldInk = 0;
  size: number | undefined;
  readonly boxes: XmlElement[] = [];
  private readonly context: Context;
  private readonly look: Said;
  private readonly fields: boolean[];

  constructor(context: Context, look: Said, fields: boolean[]) {
    this.context = context;
    this.look = look;
    this.fields = fields;
  }

  walk(node: XmlElement): void {
    for (const each of node.children) {
      if (typeof each === 'string') continue;
      switch (each.name) {
        case 'w:r': this.run(each); break;
        case 'w:ins': case 'w:moveTo': this.context.seen.revisions += 1; this.walk(each); break;
        case 'w:del': case 'w:moveFrom': this.context.seen.revisions += 1; break;
        case 'm:oMath': case 'm:oMathPara': this.add(mathText(each), this.look); break;
        case 'mc:AlternateContent': this.walk(child(each, 'mc:Choice') ?? child(each, 'mc:Fallback') ?? each); break;
        case 'w:commentRangeStart': break;
        default: if (WRAPPERS.has(each.name)) this.walk(each);
      }
    }
  }

  private run(node: XmlElement): void {
    const properties = child(node, 'w:rPr');
    const styled = this.context.character(val(child(properties, 'w:rStyle')));
    const look = layered(layered(this.look, styled), said(undefined, properties));
    for (const each of node.children) if (typeof each !== 'string') this.part(each, look, properties);
  }

  private part(each: XmlElement, look: Said, properties: XmlElement | undefined): void {
    switch (each.name) {
      case 'w:fldChar': {
        const type = each.attributes['w:fldCharType'];
        if (type === 'begin') this.fields.push(false);
        else if (type === 'separate' && this.fields.length > 0) this.fields[this.fields.length - 1] = true;
        else if (type === 'end') this.fields.pop();
        return;
      }
      case 'w:t': this.add(textOf(each), look); return;
      case 'w:tab': case 'w:ptab': this.add('\t', look); return;
      case 'w:br': case 'w:cr': this.add('\n', look); return;
      case 'w:noBreakHyphen': this.add('-', look); return;
      case 'w:sym': this.add(symbol(each), look); return;
      case 'w:ruby': this.walk(child(each, 'w:rubyBase') ?? each); return;
      case 'w:commentReference': this.context.seen.comments += 1; return;
      case 'mc:AlternateContent': for (const inner of children(child(each, 'mc:Choice') ?? child(each, 'mc:Fallback'))) this.part(inner, look, properties); return;
      case 'w:drawing': case 'w:pict': case 'w:object': this.collectBoxes(each); return;
      default:
    }
  }

  private collectBoxes(node: XmlElement): void {
    for (const each of children(node)) {
      if (each.name === 'w:txbxContent') this.boxes.push(each);
      else if (each.name === 'mc:AlternateContent') { const chosen = child(each, 'mc:Choice') ?? child(each, 'mc:Fallback'); if (chosen !== undefined) this.collectBoxes(chosen); }
      else this.collectBoxes(each);
    }
  }

  private add(text: string, look: Said): void {
    if (this.fields.includes(false) || text === '') return;
    if (look.hidden === true) { this.context.seen.hidden += text.length; return; }
    this.text += text;
    const ink = text.replace(/\s+/g, '').length;
    if (ink === 0) return;
    this.ink += ink;
    if (look.bold === true) this.boldInk += ink;
    this.size ??= look.size;
  }
}

/** Characters of symbol fonts lie at F000–F0FF; the few that offices use are given their Unicode. */
const SYMBOLS: Readonly<Record<string, string>> = { FC: '✓', FE: '☑', A8: '□', FB: '✗', FD: '☒', '52': '☑', '6E': '■', '6C': '●', '75': '◆', D8: '➢', B7: '•', '9F': '•' };
function symbol(node: XmlElement): string {
  const code = Number.parseInt(node.attributes['w:char'] ?? '', 16);
  if (!Number.isFinite(code) || code <= 0 || code > 0x10ffff) return '';
  if (code >= 0xf000 && code <= 0xf0ff) return SYMBOLS[(code - 0xf000).toString(16).toUpperCase()] ?? '□';
  return String.fromCodePoint(code);
}

function mathText(node: XmlElement): string {
  return node.children.map((each) => (typeof each === 'string' ? '' : each.name === 'm:t' ? textOf(each) : mathText(each))).join('');
}

/** A saved page → pieces. Block elements are paragraphs, data tables are tables, layout tables are only layout. */
import type { Source } from '#reader';
import { decode } from './decode.ts';
import { formatNumber } from './docx/number-format.ts';
import { resolveSpans, type LooseCell } from './grid.ts';
import { isChrome, isMenu, isMoreText, isPageLine, isTitleLike, mainOf } from './html-main.ts';
import { parseHtml, type HtmlElement } from './html-tree.ts';
import { assemble, rowsAsParagraphs, type ParagraphPiece, type Piece } from './pieces.ts';
import { appendAll, highest } from './long-lists.ts';

const BLOCKS = new Set(['p', 'div', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'li', 'ul', 'ol', 'dl', 'dt', 'dd', 'section', 'article', 'main', 'header', 'footer', 'nav', 'aside', 'blockquote', 'pre', 'center', 'form', 'fieldset', 'address', 'figure', 'figcaption', 'details', 'summary', 'hr', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'caption', 'table', 'o:p-block']);

export function htmlSource(bytes: Uint8Array): Source {
  const top = new TextDecoder('latin1').decode(bytes.subarray(0, 4096));
  const decoded = decode(bytes, /charset\s*=\s*["']?\s*([\w-]+)/i.exec(top)?.[1]);
  const root = parseHtml(decoded.text);
  const walker = new Walker(mainOf(root));
  walker.walk(root, { align: undefined, bold: false, size: undefined, level: undefined, pre: false, region: undefined });
  walker.flush();
  const lost = decoded.notes.map(({ code, message }) => ({ code, message }));
  return assemble('html', walker.pieces, lost);
}

interface Look {
  readonly align: 'center' | 'right' | undefined;
  readonly bold: boolean;
  readonly size: number | undefined;
  readonly level: number | undefined;
  readonly pre: boolean;
  readonly region: ParagraphPiece['region'];
}

class Walker {
  readonly pieces: Piece[] = [];
  private readonly main: HtmlElement | null;
  private text = '';
  private look: Look | null = null;
  private boldCount = 0;
  private inkCount = 0;
  private readonly around = new Set<HtmlElement>();
  /** Numbers given so far in each ordered list, and the one that waits for its item's first word. */
  private readonly counts = new Map<HtmlElement, number>();
  private number = '';

  constructor(main: HtmlElement | null) {
    this.main = main;
    for (let node = main?.parent ?? null; node !== null; node = node.parent) this.around.add(node);
  }

  walk(node: HtmlElement, outer: Look): void {
    const look = this.lookOf(node, outer);
    if (node.name === 'br') { this.text = `${this.text.replace(/[ \t]+$/, '')}\n`; return; }
    if (node.name === 'table') {
      this.flush();
      if (!isLayout(node)) { this.table(node, look); return; }
    }
    const block = BLOCKS.has(node.name);
    if (block) this.flush();
    if (node.name === 'li') this.number = this.numberOf(node);
    for (const child of node.children) {
      if (typeof child === 'string') this.append(child, look);
      else this.walk(child, look);
    }
    if (block) this.flush();
  }

  flush(): void {
    const look = this.look;
    if (look !== null) {
      const bold = this.inkCount > 0 && this.boldCount === this.inkCount;
      for (const text of linesApart(this.text)) {
        this.pieces.push({ kind: 'paragraph', text, align: look.align, bold: bold || undefined, level: look.level, size: look.size, region: isPageLine(text) ? 'chrome' : look.region });
      }
    }
    this.text = '';
    this.look = null;
    this.boldCount = 0;
    this.inkCount = 0;
  }

  private append(raw: string, look: Look): void {
    const text = look.pre ? raw : raw.replace(/[ \t\r\n\f]+/g, ' ');
    const ink = text.replace(/\s+/g, '').length;
    if (ink > 0 && this.look === null) this.look = look;
    if (ink > 0 && this.number !== '') { this.text = this.number; this.number = ''; }
    this.inkCount += ink;
    if (look.bold) this.boldCount += ink;
    this.text += text.startsWith(' ') && /[ \n]$/.test(this.text) ? text.slice(1) : text;
  }

  /** What a browser writes before an item of an ordered list. */
  private numberOf(item: HtmlElement): string {
    const list = item.parent;
    if (list?.name !== 'ol' || /list-style(?:-type)?\s*:\s*none/i.test(list.attributes['style'] ?? '')) return '';
    const next = Number.parseInt(item.attributes['value'] ?? '', 10);
    const count = Number.isFinite(next) ? next : (this.counts.get(list) ?? spanNumber(list.attributes['start']) - 1) + 1;
    this.counts.set(list, count);
    const type = list.attributes['type'] ?? '1';
    const format = { a: 'lowerLetter', A: 'upperLetter', i: 'lowerRoman', I: 'upperRoman' }[type] ?? (/cjk|chinese/i.test(list.attributes['style'] ?? '') ? 'chineseCounting' : 'decimal');
    return formatNumber(count, format) + (format === 'chineseCounting' ? '、' : '. ');
  }

  private lookOf(node: HtmlElement, outer: Look): Look {
    const style = node.attributes['style'] ?? '';
    const heading = /^h([1-6])$/.exec(node.name);
    const aligned = /text-align\s*:\s*(\w+)/i.exec(style)?.[1] ?? node.attributes['align'] ?? (node.name === 'center' ? 'center' : undefined);
    const weight = /font-weight\s*:\s*(\w+)/i.exec(style)?.[1];
    const size = /font-size\s*:\s*([\d.]+)(pt|px)/i.exec(style);
    let region = outer.region;
    if (this.main === null) { if (isChrome(node)) region = 'chrome'; }
    else if (node === this.main) region = undefined;
    else if (node.parent !== null && this.around.has(node.parent) && !this.around.has(node) && !isTitleLike(node)) region = isMoreText(node) ? undefined : 'chrome';
    else if (region === 'chrome' && isTitleLike(node)) region = undefined;
    if (this.main !== null && this.around.has(node)) region = 'chrome';
    return {
      align: aligned === undefined || node.name === 'table' ? outer.align : aligned === 'center' || aligned === 'right' ? aligned : undefined,
      bold: weight !== undefined ? /^(bold|[6-9]00)/i.test(weight) : outer.bold || heading !== null || node.name === 'b' || node.name === 'strong' || node.name === 'th',
      size: size === null ? outer.size : Math.round(Number(size[1]) * (size[2] === 'px' ? 0.75 : 1) * 10) / 10,
      level: heading === null ? outer.level : Number(heading[1]),
      pre: outer.pre || node.name === 'pre',
      region,
    };
  }

  private table(node: HtmlElement, look: Look): void {
    const rows = rowsOf(node);
    const headRows = rows.findIndex((row) => !(row.parent?.name === 'thead' || cellsOf(row).every((cell) => cell.name === 'th')));
    const loose = rows.map((row) => cellsOf(row).map((cell): LooseCell => ({
      text: this.cellText(cell, look),
      rowSpan: cell.attributes['rowspan']?.trim() === '0' ? Infinity : spanNumber(cell.attributes['rowspan']),
      columnSpan: spanNumber(cell.attributes['colspan']),
    })));
    const table = resolveSpans(loose, headRows > 0 ? headRows : undefined);
    const caption = node.children.find((child) => typeof child !== 'string' && child.name === 'caption');
    if (caption !== undefined && typeof caption !== 'string') this.walk(caption, look);
    if (table.cells.every((cell) => cell.text === '')) return;
    if (look.region === 'chrome' || isMenu(node)) appendAll(this.pieces, rowsAsParagraphs(table, 'chrome'));
    else this.pieces.push(table);
  }

  private cellText(cell: HtmlElement, look: Look): string {
    const inner = new Walker(null);
    inner.walk(cell, { ...look, region: undefined });
    inner.flush();
    return inner.pieces.map((piece) => (piece.kind === 'paragraph' ? piece.text : piece.cells.map((each) => each.text).join('\t'))).join('\n');
  }
}

/** Pages often part paragraphs by line breaks: an indented line or one after an empty line is a paragraph of its own. */
function linesApart(text: string): string[] {
  const apart = /\n[ \t]*\n|\n[ \t]*[\u3000\u00a0]{2}/.test(text) ? text.split('\n') : [text];
  return apart.map((line) => line.replace(BLANK_ENDS, '')).filter((line) => line !== '');
}

const BLANK_ENDS = /^[\s\u200b]+|[\s\u200b]+$/g;

function spanNumber(value: string | undefined): number {
  const number = Number.parseInt(value ?? '1', 10);
  return Number.isFinite(number) && number > 0 ? number : 1;
}

function rowsOf(table: HtmlElement): HtmlElement[] {
  const rows: HtmlElement[] = [];
  for (const child of table.children) {
    if (typeof child === 'string') continue;
    if (child.name === 'tr') rows.push(child);
    else if (child.name !== 'caption' && child.name !== 'table') appendAll(rows, rowsOf(child));
  }
  return rows;
}

function cellsOf(row: HtmlElement): HtmlElement[] {
  return row.children.filter((child): child is HtmlElement => typeof child !== 'string' && (child.name === 'td' || child.name === 'th'));
}

/** A table that only places things: it holds another table, one cell, one column of long text, or one cell with nearly everything. */
function isLayout(table: HtmlElement): boolean {
  if (holdsTable(table)) return true;
  const cells = rowsOf(table).map(cellsOf);
  const filled = cells.flat().filter((cell) => cell.textLength > 0);
  if (filled.length <= 1) return true;
  const widest = highest(cells.map((row) => row.length));
  const longest = highest(filled.map((cell) => cell.textLength));
  if (widest === 1) return longest > 100;
  return longest > 500 && longest > table.textLength * 0.7;
}

function holdsTable(node: HtmlElement): boolean {
  return node.children.some((child) => typeof child !== 'string' && (child.name === 'table' || holdsTable(child)));
}

/** A Word file (.docx) → source, read from its XML. The rules stand in docs/forms/intake.md. */
import type { Source } from '#reader';
import { assemble, type Piece, type Remark } from '../pieces.ts';
import { stop } from '../stop.ts';
import { child, children, parseXml, type XmlElement } from '../xml.ts';
import type { Zip } from '../zip.ts';
import { Body, type Context, WRAPPERS } from './body.ts';
import { readNumbering, val } from './numbering.ts';
import { characterStyles, readStyles } from './styles.ts';
import { appendAll } from '../long-lists.ts';

/** Properties without a say in text, number, place or look; they are most of what Word writes. */
const UNASKED = new Set(['w:rFonts', 'w:lang', 'w:color', 'w:szCs', 'w:bCs', 'w:kern', 'w:spacing', 'w:ind', 'w:shd', 'w:tabs', 'w:snapToGrid', 'w:widowControl', 'w:adjustRightInd', 'w:autoSpaceDE', 'w:autoSpaceDN',
  'w:tcW', 'w:tcBorders', 'w:tcMar', 'w:vAlign', 'w:noWrap', 'w:tblPr', 'w:tblGrid', 'w:trHeight', 'w:bookmarkStart', 'w:bookmarkEnd', 'w:proofErr', 'w:lastRenderedPageBreak', 'w:highlight', 'w:u', 'w:rPrChange', 'w:pPrChange', 'w:tcPrChange', 'w:trPrChange', 'w:tblPrChange', 'w:sectPr']);

export function docxSource(zip: Zip): Source {
  const main = mainPart(zip);
  const folder = main.slice(0, main.lastIndexOf('/') + 1);
  const related = relations(zip, `${folder}_rels/${main.slice(folder.length)}.rels`, folder);
  const part = (type: string): XmlElement | undefined => {
    const path = related.find((relation) => relation.type === type)?.path;
    const bytes = path === undefined ? undefined : zip.read(path);
    return bytes === undefined ? undefined : parseXml(bytes, { part: path as string });
  };
  const styleSheet = part('styles');
  const styles = readStyles(styleSheet);
  const lists = new Map<string, string>();
  for (const style of children(child(styleSheet, 'w:styles'), 'w:style')) {
    const id = val(child(child(child(style, 'w:pPr'), 'w:numPr'), 'w:numId'));
    if (style.attributes['w:type'] === 'numbering' && id !== undefined) lists.set(style.attributes['w:styleId'] ?? '', id);
  }
  const context: Context = {
    styles,
    character: characterStyles(styleSheet),
    numbering: readNumbering(part('numbering'), (style) => lists.get(style)),
    seen: { revisions: 0, hidden: 0, comments: 0, covered: 0 },
  };
  const headers = related.filter((relation) => relation.type === 'header').flatMap((relation) => small(zip, relation.path, context, 'header'));
  const body = new Body(context);
  const bytes = zip.read(main);
  if (bytes === undefined) stop('damaged-file', { part: main });
  parseXml(bytes, { part: main, skip: UNASKED, each: { of: 'w:body', take: (node) => body.take(node) }, shrink: { name: 'w:tr', where: isRowOfBody, to: (row) => body.readRow(row) } });
  const pieces: Piece[] = [...unrepeated(headers), ...body.end()];
  for (const type of ['footnotes', 'endnotes']) {
    for (const relation of related.filter((each) => each.type === type)) appendAll(pieces, small(zip, relation.path, context, 'footnote'));
  }
  appendAll(pieces, unrepeated(related.filter((relation) => relation.type === 'footer').flatMap((relation) => small(zip, relation.path, context, 'footer'))));
  return assemble('docx', pieces, remarks(context, related.some((relation) => relation.type === 'comments')));
}

/** A row elsewhere (in a cell, in a wrapped table) must wait: what stands before it has not been numbered yet. */
function isRowOfBody([document, body, table, ...wrappers]: readonly string[]): boolean {
  return document === 'w:document' && body === 'w:body' && table === 'w:tbl' && wrappers.every((name) => WRAPPERS.has(name));
}

interface Relation { readonly type: string; readonly path: string }

function mainPart(zip: Zip): string {
  const found = relations(zip, '_rels/.rels', '').find((relation) => relation.type === 'officeDocument')?.path;
  if (found !== undefined && zip.has(found)) return found;
  if (zip.has('word/document.xml')) return 'word/document.xml';
  stop('damaged-file', { part: 'word/document.xml' });
}

function relations(zip: Zip, path: string, folder: string): Relation[] {
  const bytes = zip.read(path);
  if (bytes === undefined) return [];
  return children(child(parseXml(bytes, { part: path, local: true }), 'Relationships'), 'Relationship')
    .filter((each) => each.attributes['TargetMode'] !== 'External')
    .map((each) => ({ type: (each.attributes['Type'] ?? '').split('/').at(-1) ?? '', path: resolve(folder, each.attributes['Target'] ?? '') }));
}

function resolve(folder: string, target: string): string {
  if (target.startsWith('/')) return target.slice(1);
  const steps: string[] = [];
  for (const step of `${folder}${target}`.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '.' && step !== '') steps.push(step);
  }
  return steps.join('/');
}

/** A header, a footer, or the notes: all its paragraphs, in one region. */
function small(zip: Zip, path: string, context: Context, region: 'header' | 'footer' | 'footnote'): Piece[] {
  const bytes = zip.read(path);
  if (bytes === undefined) return [];
  const root = children(parseXml(bytes, { part: path }))[0];
  const body = new Body(context, region);
  const holders = region === 'footnote' ? children(root).filter((note) => note.attributes['w:type'] === undefined || note.attributes['w:type'] === 'normal') : root === undefined ? [] : [root];
  for (const holder of holders) children(holder).forEach((each) => body.take(each));
  return body.end();
}

function unrepeated(pieces: readonly Piece[]): Piece[] {
  const met = new Set<string>();
  return pieces.filter((piece) => {
    if (piece.kind !== 'paragraph') return true;
    if (met.has(piece.text)) return false;
    met.add(piece.text);
    return true;
  });
}

function remarks({ seen }: Context, commented: boolean): Remark[] {
  const list: Remark[] = [];
  if (seen.revisions > 0) list.push({ code: 'revisions-accepted', message: `文件中有 ${seen.revisions} 处修订痕迹，已按“接受全部修订”读取；正式文件请先在 Word 或 WPS 中处理修订后再用。` });
  if (seen.comments > 0 || commented) list.push({ code: 'comments-dropped', message: '文件中有批注，批注不属于正文，未读取。' });
  if (seen.hidden > 0) list.push({ code: 'hidden-text-dropped', message: `文件中有 ${seen.hidden} 个隐藏文字，未读取；请确认它们是否应当出现。` });
  if (seen.covered > 0) list.push({ code: 'covered-text-dropped', message: `表格中有 ${seen.covered} 个被合并单元格遮住的内容，Word 不显示，未读取。` });
  return list;
}

/** Pieces of text → lines, and how much room a line would have needed for the next word. */
import type { Glyphs, Line } from './model.ts';
import { highest } from '../long-lists.ts';

/** Groups by baseline; a wide gap divides a line into parts, a small one between Latin words becomes a space. */
export function linesOf(glyphs: readonly Glyphs[]): Line[] {
  const sorted = glyphs.filter((each) => each.text.trim() !== '').sort((a, b) => a.y - b.y || a.x - b.x);
  const rows: Glyphs[][] = [];
  let current: Glyphs[] = [];
  let y = 0;
  let size = 0;
  for (const each of sorted) {
    if (current.length > 0 && each.y - y <= Math.min(Math.max(size, each.size) * 0.45, 12)) {
      current.push(each);
      if (each.size > size) { size = each.size; y = each.y; }
      continue;
    }
    current = [each];
    rows.push(current);
    y = each.y;
    size = each.size;
  }
  return rows.map(lineOf);
}

function lineOf(pieces: Glyphs[]): Line {
  const row = pieces.sort((a, b) => a.x - b.x).flatMap((each, k) => dividedAt(each, pieces[k + 1])).sort((a, b) => a.x - b.x);
  const size = highest(row.slice(0, 500).map((each) => each.size));
  const parts: { text: string; x: number; right: number }[] = [];
  const wide = spaceWidth(row, size);
  let text = '';
  let right = -Infinity;
  let ink = 0;
  let bold = 0;
  for (const each of row) {
    const gap = each.x - right;
    const last = parts.at(-1);
    // The same words printed twice a hair apart are a poor man's bold.
    if (last !== undefined && gap < -0.7 * each.width && text.endsWith(each.text)) continue;
    const latin = /[\x21-\x7e]$/.test(text) && /^[\x21-\x7e]/.test(each.text);
    if (last === undefined || gap > size * 1.5) {
      if (last !== undefined) text += '  ';
      parts.push({ text: each.text.trim(), x: each.x, right: each.x + each.width });
    } else {
      const space = gap > (latin ? size * 0.2 : wide) ? ' ' : '';
      text += space;
      last.text += space + each.text;
      last.right = Math.max(last.right, each.x + each.width);
    }
    text += each.text;
    right = Math.max(right, each.x + each.width);
    ink += each.text.length;
    if (each.bold === true) bold += each.text.length;
  }
  const first = row[0] as Glyphs;
  return { text: text.trim(), x: first.x, right, y: first.y, size, bold: ink > 0 && bold === ink, parts };
}

/** A character of another font may be set into the gap of a piece (1 3 and ∶ between): the piece is divided at its spaces. */
function dividedAt(piece: Glyphs, next: Glyphs | undefined): Glyphs[] {
  const words = piece.text.split(/\s+/).filter((word) => word !== '');
  if (next === undefined || words.length < 2 || next.x >= piece.x + piece.width * 0.95) return [piece];
  const room = (text: string): number => [...text].reduce((sum, character) => sum + (character < '\u0100' ? 0.5 : 1), 0);
  const unit = piece.width / room(piece.text);
  let at = 0;
  return words.map((word) => {
    const from = piece.text.indexOf(word, at);
    at = from + word.length;
    return { ...piece, text: word, x: piece.x + room(piece.text.slice(0, from)) * unit, width: room(word) * unit };
  });
}

/**
 * How wide a gap between Chinese characters must be to stand for a space that was typed: a quarter of a character,
 * and clearly wider than the gaps of a line that was only stretched to its margin.
 */
function spaceWidth(row: readonly Glyphs[], size: number): number {
  const gaps: number[] = [];
  for (let k = 1; k < Math.min(row.length, 500); k += 1) gaps.push((row[k] as Glyphs).x - (row[k - 1] as Glyphs).x - (row[k - 1] as Glyphs).width);
  const usual = gaps.sort((a, b) => a - b)[gaps.length >> 1] ?? 0;
  return gaps.length < 4 ? size * 0.45 : Math.max(size * 0.22, usual + size * 0.16);
}

/** Width that the beginning of a line needs at the end of the one before: a character or a word, and punctuation that may not begin a line. */
export function firstWordWidth(line: Line): number {
  const match = /^[（《〈“‘「『〔【]*(?:[0-9A-Za-z.%—―–-]+|.)[，。、；：！？）》〉」』】〕”’%％]*/u.exec(line.text);
  let width = 0;
  for (const character of match?.[0] ?? '') width += character < '\u0100' ? 0.55 : 1;
  return width * line.size;
}

/** A line that begins an item, whatever stands before it. */
export const ITEM_START = /^(?:[（(][一二三四五六七八九十百\d]{1,4}[）)]|[一二三四五六七八九十百]{1,4}、|\d{1,3}[.．、](?!\d)|[①-⑳]|第[一二三四五六七八九十百]+[条章节]|附件\d*[:：]?$)/;

/** A title or a bracket that the line has opened and not closed runs on. */
export function isOpenAtEnd(text: string): boolean {
  const end = text.slice(-80);
  return end.lastIndexOf('《') > end.lastIndexOf('》') || end.lastIndexOf('（') > end.lastIndexOf('）');
}

/** Two lines of one paragraph, joined without a break; a space only between Latin words. */
export function joined(before: string, after: string): string {
  return /[A-Za-z,;]$/.test(before) && /^[A-Za-z]/.test(after) ? `${before} ${after}` : before + after;
}

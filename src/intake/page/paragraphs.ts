/** Lines of the running text → paragraphs: lines that were cut at the margin are put together again, over page ends too. */
import type { ParagraphPiece } from '../pieces.ts';
import { ITEM_START, firstWordWidth, joined } from './lines.ts';
import type { Line } from './model.ts';

/** The measure of a document's text: its margins and its usual size. */
export interface Measure { readonly left: number; readonly right: number; readonly size: number; readonly pitch: number }

export function measureOf(lines: readonly Line[]): Measure {
  const size = mode(lines.map((line) => Math.round(line.size * 2) / 2), (line) => line) ?? 12;
  const body = lines.filter((line) => Math.abs(line.size - size) < 1);
  const long = body.filter((line) => line.right - line.x > 8 * size);
  const left = mode((long.length > 0 ? long : body).map((line) => Math.round(line.x)), (x) => x) ?? 0;
  const starts = body.map((line) => line.x).sort((a, b) => a - b);
  const leftmost = starts.find((x, i) => (starts[i + 1] ?? Infinity) - x < 2);
  const rights = (long.length > 0 ? long : body).map((line) => line.right).sort((a, b) => a - b);
  const gaps = lines.slice(1).map((line, i) => line.y - (lines[i] as Line).y).filter((gap) => gap > size * 0.8 && gap < size * 4).sort((a, b) => a - b);
  return { left: Math.min(left, leftmost ?? left), right: rights[Math.floor(rights.length * 0.95)] ?? 0, size, pitch: gaps[Math.floor(gaps.length / 2)] ?? size * 1.5 };
}

function mode(values: readonly number[], key: (value: number) => number): number | undefined {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(key(value), (counts.get(key(value)) ?? 0) + 1);
  let best: number | undefined;
  for (const [value, count] of counts) if (best === undefined || count > (counts.get(best) as number)) best = value;
  return best;
}

/** An open paragraph, to which the next line may still belong. */
export interface Open { text: string; last: Line; first: Line; page: number; align: 'center' | 'right' | undefined }

export function alignOf(line: Line, measure: Measure): 'center' | 'right' | undefined {
  const before = line.x - measure.left;
  const after = measure.right - line.right;
  // An indent of two characters and a short rest at the margin are the first line of a paragraph, not the centre.
  if (before > line.size * 2.6 && Math.abs(before - after) < line.size * 1.2 && after > line.size) return 'center';
  if (line.size > measure.size * 1.15 && Math.abs(before - after) < line.size * 1.5) return 'center';
  if (before > (measure.right - measure.left) * 0.4 && after < line.size * 5.5 && before > after) return 'right';
  return undefined;
}

/** Whether `line` goes on with the open paragraph. */
export function continues(open: Open, line: Line, page: number, measure: Measure): boolean {
  const { last } = open;
  if (Math.abs(last.size - line.size) > last.size * 0.12) return false;
  if (page === open.page && line.y - last.y > Math.max(measure.pitch * 1.7, line.size * 1.9)) return false;
  const align = alignOf(line, measure);
  // A title of several lines: larger than the text, smaller than the red head.
  if (open.align === 'center' || align === 'center') return open.align === align && line.size > measure.size * 1.15 && line.size < 26 && page === open.page && !/^[（(〔]?\d{4}|^[—-]/.test(line.text);
  if (open.align === 'right') return false;
  if (line.x - measure.left > line.size * 1.2 && !(Math.abs(line.x - last.x) < line.size * 0.3 && open.first !== last)) {
    const hanging = Math.abs(line.x - last.x) < line.size * 0.3 && !ITEM_START.test(line.text) && !/[。；：！？]$/.test(last.text);
    if (!hanging) return false;
  }
  if (ITEM_START.test(line.text) && /[。；;：:！？]$/.test(last.text)) return false;
  return last.right + firstWordWidth(line) > measure.right - last.size * 0.3;
}

export function append(open: Open, line: Line, page: number): void {
  open.text = joined(open.text, line.text);
  open.last = line;
  open.page = page;
}

export function asPiece(open: Open): ParagraphPiece {
  return { kind: 'paragraph', text: open.text, align: open.align, bold: open.first.bold ? true : undefined, size: Math.round(open.first.size * 2) / 2 };
}

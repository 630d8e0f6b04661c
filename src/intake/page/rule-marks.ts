/** What of a drawn path is a ruling. */
import type { Rule } from './model.ts';
import { highest, lowest } from '../long-lists.ts';

export type Point = readonly [x: number, y: number];

/** A straight stroke, where it is parallel to an edge of the page. */
export function addRule([x1, y1]: Point, [x2, y2]: Point, rules: Rule[]): void {
  if (Math.abs(y1 - y2) < 1 && Math.abs(x1 - x2) > 1) { const y = (y1 + y2) / 2; rules.push({ x1: Math.min(x1, x2), x2: Math.max(x1, x2), y1: y, y2: y }); }
  else if (Math.abs(x1 - x2) < 1 && Math.abs(y1 - y2) > 1) { const x = (x1 + x2) / 2; rules.push({ x1: x, x2: x, y1: Math.min(y1, y2), y2: Math.max(y1, y2) }); }
}

/** A filled shape thinner than three points is a stroke by other means. */
export function addBar(corners: readonly Point[], rules: Rule[]): void {
  const xs = corners.map(([x]) => x);
  const ys = corners.map(([, y]) => y);
  const [left, right, top, bottom] = [lowest(xs), highest(xs), lowest(ys), highest(ys)];
  if (bottom - top < 3 && right - left > bottom - top) addRule([left, (top + bottom) / 2], [right, (top + bottom) / 2], rules);
  else if (right - left < 3) addRule([(left + right) / 2, top], [(left + right) / 2, bottom], rules);
}

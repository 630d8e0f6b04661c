/** The text of one cell from its place on the page: lines that were cut to fit the cell are put together again. */
import { ITEM_START, firstWordWidth, isOpenAtEnd, joined, linesOf } from './lines.ts';
import type { Box, Glyphs } from './model.ts';
import { highest } from '../long-lists.ts';

/** Word's and a browser's usual margins in a cell, both sides together. */
const MARGINS = 11;

const UNIT_END = /(?:局|厅|委|办|部|院|会|府|处|科|中心|公司|集团|学校|大学)$/;
const UNIT_START = /^(?:国家|各|省|自治区|市|州|县|区|旗|镇|乡|街道|教育|财政|人力|发展|住房|自然|公安|民政|卫生|机构)/;

export function cellText(glyphs: readonly Glyphs[], box: Box): string {
  const lines = linesOf(glyphs);
  if (lines.length === 0) return '';
  const widest = highest(lines.map((line) => line.right - line.x));
  const room = Math.max(widest, box.right - box.left - MARGINS);
  // In a narrow cell a line of its own and a line that is full look alike; a list of units, one a line, has no separators.
  const separated = lines.some((line) => /[、，,；;。]/.test(line.text));
  let text = '';
  lines.forEach((line, i) => {
    const before = lines[i - 1];
    if (before === undefined) { text = line.text; return; }
    const full = isOpenAtEnd(before.text) || before.right - before.x + firstWordWidth(line) > room - before.size * 0.5;
    const begins = ITEM_START.test(line.text) && /[。；;：:！？]$/.test(before.text);
    const listed = !separated && UNIT_END.test(before.text) && UNIT_START.test(line.text);
    text = full && !begins && !listed ? joined(text, line.text) : `${text}\n${line.text}`;
  });
  return text;
}

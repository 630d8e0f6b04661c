/** Sections that surround the measures (保障措施, 组织实施) and yet name units or dates: they were left out of the tasks. */
import type { Span } from '#kernel';
import { sourceSpan } from '../flow.ts';
import type { Found, Paper } from './paper.ts';
import { endOf } from './running.ts';

const LEFT_OUT = /保障|组织实施|组织领导|实施步骤|工作步骤|方法步骤|工作要求|有关要求|推进机制|工作机制|督导|考核/;
const LONGEST_HEADING = 30;
/** Someone who acts, or a day by which. */
const ASKS = /(?:[厅局委办]|政府|部门|领导小组|指挥部|各(?:市县|县区|乡镇|高校|学校|单位|地))(?:[^,。;]{0,8})(?:要|负责|应当?|须|牵头|会同|联合|制定|建立|组织|配合)|(?:19|20)\d{2}年?\d{1,2}月|年底前|每(?:年|季度|半年|月)/;

/** One note that names them all; none where the measures themselves stand in such a section. */
export function unlistedSections({ running, reading }: Paper): readonly Found[] {
  if (reading.tasks.length === 0) return [];
  const { text, raw, markers } = running;
  const tops = [...markers].filter(([, { type }]) => type === 'han').map(([at]) => at);
  const starts = reading.tasks.map(({ span }) => span[0]).sort((a, b) => a - b);
  const headings: { words: string; span: Span }[] = [];
  tops.forEach((at, i) => {
    const end = endOf(running, at, LONGEST_HEADING);
    if (headings.length >= MOST || !LEFT_OUT.test(text.slice(at, end)) || /[。,;]/.test(text.slice(at, end))) return;
    const to = Math.min(tops[i + 1] ?? text.length, at + REACH);
    const [from, until] = sourceSpan(running, at, to);
    if (hasWithin(starts, from, until) || !ASKS.test(text.slice(end, to))) return;
    headings.push({ words: raw.slice(at, end), span: sourceSpan(running, at, end) });
  });
  if (headings.length === 0) return [];
  return [{ code: 'section-not-listed', severity: 'note', message: `${headings.map(({ words }) => `“${words}”`).join('、')}写到了单位或时间，按文件的一般要求处理，没有列为任务。`, spans: headings.map(({ span }) => span) }];
}

const MOST = 20;
/** A section that surrounds is not longer than this. */
const REACH = 6000;

function hasWithin(sorted: readonly number[], from: number, to: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] as number) < from) low = middle + 1; else high = middle;
  }
  return low < sorted.length && (sorted[low] as number) < to;
}

/** People of a cell or behind a label: by name, several without a sign between them, or by post. */
import { type Flow, isGap } from '../flow.ts';
import { POST, splitUnits, type UnitRange } from './list.ts';

/** People by name or by post. */
export function people(flow: Flow, from: number, to: number): UnitRange[] {
  return withPosts(flow, splitUnits(flow, from, to)).flatMap((range) => namesIn(flow, range) ?? [range]);
}

/** 县委常委、副县长李某: two posts of one person. */
function withPosts(flow: Flow, ranges: readonly UnitRange[]): UnitRange[] {
  const joined: UnitRange[] = [];
  for (const range of ranges) {
    const last = joined[joined.length - 1];
    if (last && range.from - last.to === 1 && RANK.test(flow.text.slice(last.from, last.to)) && SECOND_POST.test(flow.text.slice(range.from, range.to))) joined[joined.length - 1] = { from: last.from, to: range.to };
    else joined.push(range);
  }
  return joined;
}

const RANK = /^\p{Script=Han}{0,4}(?:常委|党组成员|党组书记|党委委员|党委书记|党工委书记)$/u;
const SECOND_POST = /^(?:常务)?(?:[省市县区州旗局厅校]|政府)?(?:常务)?副?(?:[省市县区州旗局厅校]长|主席|主任|秘书长|[宣统组政][传战织法]部?委?部长)/u;

/** 王 明李 华 and names one a line: where white space alone parts names of two or three signs. Null where it is one name or none at all. */
function namesIn(flow: Flow, { from, to }: UnitRange): UnitRange[] | null {
  if (to - from < 4 || to - from > 40 || !/^\p{Script=Han}+$/u.test(flow.text.slice(from, to))) return null;
  const chunks: UnitRange[] = [];
  let start = from;
  for (let i = from + 1; i <= to; i += 1) if (i === to || isGap(flow, i)) { chunks.push({ from: start, to: i }); start = i; }
  if (chunks.length < 2 || chunks.some((chunk) => chunk.to - chunk.from > 3 || chunk.to - chunk.from > 1 && POST.test(flow.text.slice(chunk.from, chunk.to)))) return null;
  const names: UnitRange[] = [];
  for (let at = from; at < to;) {
    const end = (chunks.find((chunk) => chunk.from <= at && at < chunk.to) as UnitRange).to;
    // a name of two signs is set with a space between them
    const stop = end - at === 1 ? end + 1 : end;
    if (stop > to || stop - at < 2 || stop - at > 3) return null;
    names.push({ from: at, to: stop });
    at = stop;
  }
  return names.length > 1 ? names : null;
}

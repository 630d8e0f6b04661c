/** What stands on a line: its words, or the cells that wide gaps, tabs or bars part. */
import { type Flow, flowOf, slice } from '../../flow.ts';
import { matchesIn } from '../../scan.ts';
import type { Line } from '../../text/lines.ts';
import { beginsAnew } from '../../vocabulary/units.ts';
import { unitShare } from './fit.ts';

const DATE_BEGUN = /^\d{1,4}(?:年(?:\d{1,2}(?:月(?:\d{1,2})?)?)?|月(?:\d{1,2})?)?$/;
const DATE_GOES_ON = /^(?:年|月|日|年底|月底|底|\d{1,2}$)/;

const WORD = /\S+/g;
const TAB = /\t/g;
const WIDE_GAP = /[ \u3000\u00a0]{2,}/g;

/** What stands between white space on a line; a date set with spaces (2022 年 9 月) is one word. */
export function wordsIn(text: string, line: Line): Flow[] {
  const words: { from: number; to: number; word: string; flow: Flow | null }[] = [];
  for (const match of matchesIn(text.slice(line.start, line.end), WORD)) {
    const last = words[words.length - 1];
    const from = line.start + match.index;
    const to = from + match[0].length;
    const flow = flowOf(text, from, to);
    const word = flow.text;
    if (last && DATE_BEGUN.test(last.word) && DATE_GOES_ON.test(word) && !(/^\d+$/.test(last.word) && /^\d+$/.test(word))) { last.to = to; last.word += word; last.flow = null; }
    else words.push({ from, to, word, flow });
  }
  return words.flatMap((word) => pressed(word.flow ?? flowOf(text, word.from, word.to)));
}

const DATE_FIRST = /^(?:到|至)?(?:20)?\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:年?底|末|上旬|中旬|下旬)?前?(?=[\p{Script=Han}])/u;

/** 各县(市、区)政府市教育局: the name of one cell and, where no gap was left, the name that begins the next. */
const NAME_FIRST = /^[\p{Script=Han}()、]{2,30}?(?:政府|[局厅])(?=[省市县区州]\p{Script=Han}{1,12}(?:[局厅委办]|政府)(?:[、,]|$))/u;

/** A narrow column leaves no gap before the next cell: 2026年12月底市教育局. */
function pressed(flow: Flow): Flow[] {
  if (flow.text.length < 7) return [flow];
  const date = DATE_FIRST.exec(flow.text)?.[0].length ?? 0;
  const rest = flow.text.slice(date);
  if (date > 4 && beginsAnew(rest) && unitShare(rest) > 0.5) return [slice(flow, 0, date), ...pressed(slice(flow, date, flow.text.length))];
  const name = NAME_FIRST.exec(flow.text)?.[0] ?? '';
  return name !== '' && unitShare(name) === 1 ? [slice(flow, 0, name.length), slice(flow, name.length, flow.text.length)] : [flow];
}

/** Cells of a row that stands on one line, parted by bars, by tabs or by two and more spaces. */
export function cellsInRow(text: string, line: Line): Flow[] {
  const content = text.slice(line.start, line.end);
  if (content.split('|').length > 2) return barCells(text, line);
  const tabs = content.trim().includes('\t');
  let from = tabs && content.startsWith('\t') ? 0 : content.length - content.trimStart().length;
  const cells: Flow[] = [];
  for (const gap of matchesIn(content, tabs ? TAB : WIDE_GAP)) {
    if (gap.index < from) continue;
    cells.push(flowOf(text, line.start + from, line.start + gap.index));
    from = gap.index + gap[0].length;
  }
  cells.push(flowOf(text, line.start + from, line.end));
  return cells;
}

function barCells(text: string, line: Line): Flow[] {
  const cells: Flow[] = [];
  let from = line.start;
  for (let at = text.indexOf('|', from); at >= 0 && at < line.end; at = text.indexOf('|', from)) {
    if (at > line.start) cells.push(flowOf(text, from, at));
    from = at + 1;
  }
  const rest = flowOf(text, from, line.end);
  return rest.text === '' ? cells : [...cells, rest];
}

const BAR = 0x7c;

/** The line ends a cell with its only bar. */
export function endsWithBar(text: string, line: Line): boolean {
  let last = line.end - 1;
  while (last > line.start && text.charCodeAt(last) <= 0x20) last -= 1;
  return text.charCodeAt(last) === BAR && text.indexOf('|', line.start) === last;
}

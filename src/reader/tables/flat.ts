/** Tables that were flattened to text: one cell a line, or one row a line. */
import { type Flow, flowOf, joinFlows } from '../flow.ts';
import { parseNumeral } from '../numerals.ts';
import type { Line } from '../text/lines.ts';
import { flowOfLine } from '../text/lines.ts';
import { markerOf } from '../text/markers.ts';
import { isPageNumber } from '../text/paragraphs.ts';
import { labelOf } from '../vocabulary/labels.ts';
import { looksLikeUnit } from '../vocabulary/units.ts';
import { type Column, columnsOf } from './columns.ts';
import type { Grid, GridCell } from './grid.ts';

export interface FlatTable { readonly grid: Grid; readonly firstLine: number; /** First line after it. */ readonly nextLine: number }

/** A table, or only how far was looked for one in vain: the next look begins behind that. */
interface Attempt { readonly grid: Grid | null; readonly firstLine: number; readonly nextLine: number }

interface Head { readonly columns: readonly Column[]; readonly texts: readonly string[]; readonly next: number; readonly mode: 'tabbed' | 'barred' | 'lines' | 'words' | 'rows' }

const HEAD_WIDTH = 40;
const END = /^(?:注[:：]|备注:|说明:|附件|附表|抄送|公开方式|\(此件|此件|-END|联系人:)/;

/** The flattened tables of a text, in order. */
export function flatTables(text: string, lines: readonly Line[]): FlatTable[] {
  const tables: FlatTable[] = [];
  for (let i = 0; i < lines.length; i += 1) {
    const head = headAt(text, lines, i);
    if (!head) continue;
    const table = head.mode === 'rows' ? readRows(text, lines, i, head) : head.mode === 'lines' || head.mode === 'words' ? readLines(text, lines, i, head) : readCells(text, lines, i, head);
    if (table.grid) tables.push({ ...table, grid: table.grid });
    i = Math.max(i, table.nextLine - 1);
  }
  return tables;
}

function headAt(text: string, lines: readonly Line[], at: number): Head | null {
  const line = lines[at] as Line;
  if (line.blank) return null;
  const inRow = cellsInRow(text, line);
  if (inRow.length >= 3 && line.width <= 160) {
    const texts = inRow.map((cell) => cell.text);
    const columns = texts.filter((cell) => labelOf(cell)).length >= Math.max(3, texts.length * 0.6) ? columnsOf(texts) : null;
    if (columns) return { columns, texts, next: at + 1, mode: 'rows' };
  }
  if (line.width > 2 * HEAD_WIDTH) return null;
  const words = wordsIn(text, line);
  if (words.length >= 3 && words.every((word) => labelOf(word.text) !== null)) {
    const texts = words.map((word) => word.text);
    const columns = columnsOf(texts);
    if (columns) return { columns, texts, next: at + 1, mode: 'words' };
  }
  if (line.width > HEAD_WIDTH) return null;
  return barred(text, line) ? headInBars(text, lines, at) : headInLines(text, lines, at);
}

/** What stands between white space on a line; a date set with spaces (2022 年 9 月) is one word. */
function wordsIn(text: string, line: Line): Flow[] {
  const found = [...text.slice(line.start, line.end).matchAll(/\S+/g)].map((match) => ({ from: line.start + match.index, to: line.start + match.index + match[0].length, word: match[0] }));
  const words: { from: number; to: number; word: string }[] = [];
  for (const next of found) {
    const last = words[words.length - 1];
    if (last && /^\d{1,4}(?:年(?:\d{1,2}(?:月(?:\d{1,2})?)?)?|月(?:\d{1,2})?)?$/.test(last.word) && /^(?:年|月|日|年底|月底|底|\d{1,2}$)/.test(next.word) && !(/^\d+$/.test(last.word) && /^\d+$/.test(next.word))) { last.to = next.to; last.word += next.word; }
    else words.push({ ...next });
  }
  return words.map((word) => flowOf(text, word.from, word.to));
}

const BAR = 0x7c;

/** The line ends a cell with a bar. */
function barred(text: string, line: Line): boolean {
  let last = line.end - 1;
  while (last > line.start && text.charCodeAt(last) <= 0x20) last -= 1;
  return text.charCodeAt(last) === BAR && text.indexOf('|', line.start) === last;
}

function headInBars(text: string, lines: readonly Line[], at: number): Head | null {
  const texts: string[] = [];
  let joined = '';
  let i = at;
  for (; i < lines.length && texts.length < 14; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) continue;
    if (line.width > HEAD_WIDTH) break;
    const part = flowOfLine(text, line).text;
    if (!barred(text, line)) { joined += part; continue; }
    joined += part.slice(0, -1);
    if (texts.length >= 3 && labelOf(joined) === null) break;
    texts.push(joined);
    joined = '';
  }
  const columns = texts.length >= 3 ? columnsOf(texts) : null;
  return columns && { columns, texts, next: i, mode: 'barred' };
}

/** Heads one a line; one head may itself be cut over several lines. */
function headInLines(text: string, lines: readonly Line[], at: number): Head | null {
  const tabbed = (lines[at] as Line).tabbed;
  const texts: string[] = [];
  let next = at;
  let last = at;
  while (next < lines.length && texts.length < 14) {
    const line = lines[next] as Line;
    if (line.blank && !line.tabbed) { next += 1; if (next - last > 3) break; continue; }
    if (line.width > HEAD_WIDTH || (tabbed && texts.length >= 2 && next > last)) break;
    const taken = tabbed ? tabbedHead(text, lines, next) : lineHead(text, lines, next);
    if (!taken) break;
    texts.push(taken.text);
    next = taken.next;
    last = next;
  }
  if (texts.length < 3 || texts.filter((head) => labelOf(head) !== null).length < Math.max(3, texts.length - 2)) return null;
  const columns = columnsOf(texts);
  return columns && { columns, texts, next: last, mode: tabbed ? 'tabbed' : 'lines' };
}

function tabbedHead(text: string, lines: readonly Line[], at: number): { text: string; next: number } | null {
  const first = lines[at] as Line;
  if (!first.tabbed) return null;
  let joined = flowOfLine(text, first).text;
  let next = at + 1;
  for (let i = next; i < Math.min(lines.length, at + 8); i += 1) {
    const line = lines[i] as Line;
    if (line.tabbed) break;
    if (line.blank) continue;
    const more = joined + flowOfLine(text, line).text;
    if (more.length > 24 || line.width > HEAD_WIDTH) break;
    joined = more;
    next = i + 1;
  }
  return labelOf(joined) !== null || joined.length <= 8 && !/^[(]?[\d一二三四五六七八九十]+[)]?[、.]?$/.test(joined) ? { text: joined, next } : null;
}

function lineHead(text: string, lines: readonly Line[], at: number): { text: string; next: number } | null {
  let joined = '';
  let best: { text: string; next: number } | null = null;
  for (let i = at, taken = 0; i < lines.length && taken < 3; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) { if (i - at > 5) break; continue; }
    if (line.width > 24) break;
    joined += flowOfLine(text, line).text;
    taken += 1;
    if (joined.length > 16) break;
    if (labelOf(joined) !== null && !(taken > 1 && best && labelOf(flowOfLine(text, line).text) !== null && !/^(?:责任处室|责任科室)$/.test(flowOfLine(text, line).text))) best = { text: joined, next: i + 1 };
  }
  return best;
}

/** Cells of a row that stands on one line, parted by tabs or by two and more spaces. */
function cellsInRow(text: string, line: Line): Flow[] {
  const content = text.slice(line.start, line.end);
  const bars = content.split('|').length > 2;
  const tabs = content.trim().includes('\t');
  if (bars) return barCells(text, line);
  let from = tabs && content.startsWith('\t') ? 0 : content.length - content.trimStart().length;
  const cells: Flow[] = [];
  for (const gap of content.matchAll(tabs ? /\t/g : /[ \u3000\u00a0]{2,}/g)) {
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

function cell(flow: Flow, row: number, column: number): GridCell {
  return { flow, row, rowSpan: 1, column, columnSpan: 1 };
}

function makeGrid(rows: (GridCell | null)[][], columns: number, texts: readonly string[], start: number, end: number): Grid {
  const head = texts.map((value, column) => cell({ text: value, raw: value, offsets: new Int32Array(value.length + 1).fill(start) }, 0, column));
  const body = rows.map((row, r) => Array.from({ length: columns }, (_, c) => (row[c] ? { ...(row[c] as GridCell), row: r + 1, column: c } : null)));
  return { kind: 'grid', start, end, rows: [head, ...body], columnCount: columns, uncertain: false, exact: false };
}

/** The bounds of every cell are marked (a tab before it, or a bar behind it), empty ones too: their count makes the rows. */
function readCells(text: string, lines: readonly Line[], at: number, head: Head): Attempt {
  const width = head.columns.length;
  const { cells, end, starts } = head.mode === 'tabbed' ? tabbedCells(text, lines, head) : barredCells(text, lines, head);
  const rows: (GridCell | null)[][] = [];
  const bounds = rowBounds(cells.length, width, starts);
  bounds.forEach((from, r) => {
    const flows = cells.slice(from, bounds[r + 1] ?? cells.length).map((range) => flowOf(text, range.from, range.to));
    const shift = flows.length < width && flows.length > 2 ? bestShift(flows, head.columns) : 0;
    const row = new Array<GridCell | null>(width).fill(null);
    flows.forEach((flow, k) => { if (flow.text !== '' && k + shift < width) row[k + shift] = cell(flow, 0, k + shift); });
    rows.push(row);
  });
  if (rows.length === 0) return { grid: null, firstLine: at, nextLine: end };
  return { grid: makeGrid(rows, width, head.texts, (lines[at] as Line).start, (lines[end - 1] as Line).end), firstLine: at, nextLine: end };
}

interface Bounds { readonly cells: { from: number; to: number }[]; readonly end: number; /** Cells that stand behind an empty line. */ readonly starts: readonly number[] }

/** Where rows begin: at empty lines where most of them then have all their cells, else every so many cells. */
function rowBounds(count: number, width: number, starts: readonly number[]): number[] {
  const sizes = starts.map((start, k) => (starts[k + 1] ?? count) - start);
  if (starts[0] === 0 && sizes.every((size) => size <= width) && sizes.filter((size) => size === width).length >= sizes.length * 0.5) return [...starts];
  return Array.from({ length: Math.ceil(count / width) }, (_, k) => k * width);
}

function tabbedCells(text: string, lines: readonly Line[], head: Head): Bounds {
  const cells: { from: number; to: number }[] = [];
  const starts: number[] = [];
  let end = head.next;
  for (let i = head.next; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (line.tabbed) {
      const above = lines[i - 1] as Line;
      if (cells.length === 0 || above.blank && !above.tabbed) starts.push(cells.length);
      if (cells.length % head.columns.length === 0 && END.test(flowOfLine(text, line).text)) break;
      cells.push({ from: line.start, to: line.end });
      end = i + 1;
      continue;
    }
    if (line.blank) continue;
    if (cells.length === 0 || END.test(flowOfLine(text, line).text)) break;
    if (cells.length % head.columns.length === 0 && !moreTabs(lines, i) && blanksAbove(lines, i) >= 2) break;
    (cells[cells.length - 1] as { to: number }).to = line.end;
    end = i + 1;
  }
  return { cells, end, starts };
}

function barredCells(text: string, lines: readonly Line[], head: Head): Bounds {
  const cells: { from: number; to: number }[] = [];
  let from = -1;
  let end = head.next;
  for (let i = head.next; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) continue;
    if (from < 0) from = line.start;
    if (i - end > 40) break;
    if (!barred(text, line)) continue;
    cells.push({ from, to: text.lastIndexOf('|', line.end - 1) });
    from = -1;
    end = i + 1;
  }
  if (from >= 0 && cells.length % head.columns.length === head.columns.length - 1 && end < lines.length) {
    const last = lines.slice(end).findIndex((line) => !line.blank);
    if (last >= 0 && (lines[end + last] as Line).width <= HEAD_WIDTH) { cells.push({ from, to: (lines[end + last] as Line).end }); end += last + 1; }
  }
  return { cells, end, starts: [] };
}

function moreTabs(lines: readonly Line[], from: number): boolean {
  for (let i = from; i < Math.min(lines.length, from + 12); i += 1) if ((lines[i] as Line).tabbed) return true;
  return false;
}

function blanksAbove(lines: readonly Line[], at: number): number {
  let count = 0;
  for (let i = at - 1; i >= 0 && (lines[i] as Line).blank; i -= 1) count += 1;
  return count;
}

/** One row a line, or rows of several lines set in columns by white space. */
function readRows(text: string, lines: readonly Line[], at: number, head: Head): Attempt {
  const rows: { cells: Placed[]; line: number; gap: boolean }[] = [];
  const edges = placedCells(text, lines[at] as Line);
  let blanks = 0;
  let end = head.next;
  for (let i = head.next; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) { blanks += 1; continue; }
    const whole = flowOfLine(text, line);
    if (isPageNumber(whole.text)) continue;
    const cells = placedCells(text, line);
    if (END.test(whole.text) || cells.length > head.columns.length || cells.length === 1 && (line.width > 60 || blanks > 2)) break;
    if (cells.filter((one) => head.texts.includes(one.flow.text)).length < Math.max(2, head.texts.length - 1)) rows.push({ cells, line: i, gap: blanks > 0 });
    blanks = 0;
    end = i + 1;
  }
  if (rows.length === 0) return { grid: null, firstLine: at, nextLine: end };
  const tabs = text.slice((lines[at] as Line).start, (lines[at] as Line).end).trim().includes('\t');
  const single = tabs || rows.filter((row) => row.cells.length >= head.columns.length - 1).length >= rows.length * 0.7;
  const grid = single ? rows.map((row) => rowOf(row.cells, head.columns)) : setInColumns(rows, edges, head);
  return { grid: makeGrid(grid, head.columns.length, head.texts, (lines[at] as Line).start, (lines[end - 1] as Line).end), firstLine: at, nextLine: end };
}

interface Placed { readonly flow: Flow; readonly left: number; readonly right: number }

function placedCells(text: string, line: Line): Placed[] {
  return cellsInRow(text, line).flatMap((flow, _, all) => {
    if (flow.text === '' && all.length === 1) return [];
    const left = screenColumn(text, line.start, flow.offsets[0] as number);
    return [{ flow, left, right: left + screenColumn(text, flow.offsets[0] as number, (flow.offsets[flow.text.length] as number)) }];
  });
}

function screenColumn(text: string, from: number, to: number): number {
  let width = 0;
  for (let i = from; i < to; i += 1) width += text.charCodeAt(i) > 0x2e7f || text.charCodeAt(i) === 0x3000 ? 2 : 1;
  return width;
}

function bestShift(flows: readonly Flow[], columns: readonly Column[]): number {
  let shift = 0;
  let best = Number.NEGATIVE_INFINITY;
  for (let d = 0; d <= columns.length - flows.length; d += 1) {
    const score = flows.reduce((sum, flow, k) => sum + (flow.text === '' ? 0 : fit(flow, columns[k + d] as Column, -1)), 0);
    if (score > best) { best = score; shift = d; }
  }
  return shift;
}

/** A row that lacks cells (a merged one stands only in its first row) is set where its cells fit best. */
function rowOf(cells: readonly Placed[], columns: readonly Column[]): (GridCell | null)[] {
  if (cells.length === 1 && columns.length > 1) return groupRow((cells[0] as Placed).flow, columns.length);
  const shift = bestShift(cells.map((one) => one.flow), columns);
  const row = new Array<GridCell | null>(columns.length).fill(null);
  cells.forEach((one, k) => { if (one.flow.text !== '') row[k + shift] = cell(one.flow, 0, k + shift); });
  return row;
}

/** Cells go to the head that they stand under; lines without an empty line between them are one row, or as many as have numbers. */
function setInColumns(rows: readonly { cells: Placed[]; gap: boolean }[], edges: readonly Placed[], head: Head): (GridCell | null)[][] {
  const groups: { cells: Placed[] }[][] = [];
  for (const row of rows) { if (row.gap || groups.length === 0) groups.push([]); (groups[groups.length - 1] as { cells: Placed[] }[]).push(row); }
  const number = head.columns.indexOf('number');
  return groups.flatMap((group) => byNumbers(group, (row) => number >= 0 && row.cells.some((one) => headAbove(one, edges) === number))).map((group) => {
    const columns: Flow[][] = head.columns.map(() => []);
    for (const row of group) for (const one of row.cells) (columns[headAbove(one, edges)] as Flow[]).push(one.flow);
    return columns.map((flows, c) => (flows.length === 0 ? null : cell(joinFlows(flows), 0, c)));
  });
}

function headAbove(one: Placed, edges: readonly Placed[]): number {
  let best = 0;
  let bestDistance = Number.POSITIVE_INFINITY;
  edges.forEach((edge, c) => {
    const overlap = Math.min(one.right, edge.right) - Math.max(one.left, edge.left);
    const distance = overlap > 0 ? -overlap : Math.min(Math.abs(one.left - edge.right), Math.abs(edge.left - one.right));
    if (distance < bestDistance) { bestDistance = distance; best = c; }
  });
  return best;
}

/** Each line goes to the nearest line that bears a number. */
function byNumbers<T>(group: readonly T[], numbered: (row: T) => boolean): T[][] {
  const marks = group.flatMap((row, k) => (numbered(row) ? [k] : []));
  if (marks.length <= 1) return [[...group]];
  const parts: T[][] = marks.map(() => []);
  let part = 0;
  group.forEach((row, k) => {
    while (part + 1 < marks.length && Math.abs((marks[part + 1] as number) - k) < Math.abs((marks[part] as number) - k)) part += 1;
    (parts[part] as T[]).push(row);
  });
  return parts;
}

function groupRow(flow: Flow, width: number): GridCell[] {
  const whole = { flow, row: 0, rowSpan: 1, column: 0, columnSpan: width };
  return new Array<GridCell>(width).fill(whole);
}

/* ---- one cell a line, nothing says where a row begins: the likeliest assignment of lines to columns ---- */

function fit(flow: Flow, column: Column, expected: number): number {
  const text = flow.text;
  switch (column) {
    case 'number': {
      if (/^\d{1,3}[.、]?$/.test(text)) return Number.parseInt(text, 10) === expected ? 9 : 4;
      return /^[(]?[一二三四五六七八九十]{1,3}[)]?[、.]?$/.test(text) ? 5 : -8;
    }
    case 'deadline': return isDeadlineText(text) ? 5 : -5;
    case 'lead': case 'responsible': case 'cooperating': return unitShare(text) * 9 - 4.5;
    case 'leader': return /(?:领导|[厅局处科县市区镇乡校院]长|主任|书记|负责人|组长|主席)$|^[\p{Script=Han}]{2,3}$/u.test(text) ? 3.5 : text.length > 14 ? -5 : -1;
    case 'office': return /(?:处|科|室|股|馆|办|中心|局|院|所|站)$/.test(text) && text.length <= 14 ? 4 : -4;
    case 'remark': case 'other': return -0.5;
    default: return (text.length >= 10 ? 3 : 0.5) - (isDeadlineText(text) ? 5 : 0) - (unitShare(text) === 1 && text.length < 40 ? 4 : 0) - (/^\d{1,3}$/.test(text) ? 5 : 0);
  }
}

const DEADLINE_WORD = /^(?:到|至|于|在|力争)?(?:\d{2,4}[年.\-/]|\d{1,2}月|长期|持续|每年|每月|每季|每学期|每学年|常态|立即|即时|即行|全年|年内|年底|第?[一二三四]季度|上半年|下半年|按时|按年度|按序时|三年|两年|一年|十[二三四五]五|“十|\d+个?月内|\d+年内|贯穿|阶段性|已完成|完成|立行立改|立知立改|即知即改|限期|边[查整学]边改|整改到位)/;
const DATE_WORDS = /[“”\d年月日底前末初上中下旬到至于在起止-]|第?[一二三四]季度|[上下]半年|春季|秋季|学期|开学|之|以|十[二三四五]五|每|期间|[,;、.~/]/g;

/** Reads like the cell of a column of deadlines: a date and hardly anything else. */
export function isDeadlineText(text: string): boolean {
  if (text.length > 40 || !DEADLINE_WORD.test(text) || text.includes('%')) return false;
  const rest = text.replace(DATE_WORDS, '');
  return rest.length <= 6 || rest.length <= 22 && /完成|推进|坚持|实施|成效|成果|阶段|落实|到位|取得/.test(rest) && !/达到|新建|所$|名$|个$/.test(rest);
}

function unitShare(text: string): number {
  if (text.length > 400) return 0;
  const parts = text.split(/[、,;\s]|和(?=[省市县区各])|及(?=[省市县区各])/).filter((part) => part !== '' && !/^[省市县区州]$/.test(part));
  if (parts.length === 0) return 0;
  const last = parts[parts.length - 1] as string;
  if (parts.length > 1 && !looksLikeUnit(last) && /^[省市县区州各国]/.test(last)) parts.pop();
  return parts.filter((part) => !/\d/.test(part) && looksLikeUnit(part.replace(/等(?:部门|单位)?$/, '')) || /^各.{1,6}$/.test(part)).length / parts.length;
}

interface Item { readonly flow: Flow; readonly line: number }

function readLines(text: string, lines: readonly Line[], at: number, head: Head): Attempt {
  const items: { flow: Flow; line: number }[] = [];
  const skipped = new Set<number>();
  for (let i = head.next; i < lines.length; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) continue;
    const flow = flowOfLine(text, line);
    if (END.test(flow.text) && flow.text.length < 200) break;
    if (isPageNumber(flow.text)) { skipped.add(i); continue; }
    for (const word of head.mode === 'words' ? wordsIn(text, line) : [flow]) items.push({ flow: word, line: i });
  }
  const kept = items.filter((item, k) => !head.texts.includes(item.flow.text) || !isRepeatedHead(items, k, head));
  if (kept.length === 0) return { grid: null, firstLine: at, nextLine: Math.max(head.next, (items[items.length - 1]?.line ?? 0) + 1) };
  const columnsPath = align(kept.map((item) => item.flow), head.columns);
  const rows: (GridCell | null)[][] = [];
  kept.forEach((item, k) => {
    const { column, opens } = columnsPath[k] as { column: number; opens: boolean };
    if (opens || rows.length === 0) rows.push([]);
    const row = rows[rows.length - 1] as (GridCell | null)[];
    const already = row[column];
    row[column] = already ? { ...already, flow: together(already.flow, item.flow, kept[k - 1] as Item, item) } : cell(item.flow, 0, column);
  });
  function together(before: Flow, flow: Flow, last: Item, item: Item): Flow {
    const apart = item.line - last.line > 1 && interrupted(last.line, item.line);
    const whole = apart || before.breaks ? joinFlows([before, flow]) : flowOf(text, before.offsets[0] as number, flow.offsets[flow.text.length] as number);
    return head.mode === 'words' ? { ...whole, wrapped: true } : whole;
  }
  function interrupted(from: number, to: number): boolean {
    for (let i = from + 1; i < to; i += 1) if (skipped.has(i) || !(lines[i] as Line).blank) return true;
    return false;
  }
  settleByNumbers(rows, head.columns);
  const lastLine = (kept[kept.length - 1] as { line: number }).line;
  return { grid: makeGrid(rows, head.columns.length, head.texts, (lines[at] as Line).start, (lines[lastLine] as Line).end), firstLine: at, nextLine: lastLine + 1 };
}

/** Numbers tell neighbouring text columns apart: 2.… under 一、… belongs beside it, in the column of 1.… */
function settleByNumbers(rows: (GridCell | null)[][], columns: readonly Column[]): void {
  for (let c = 0; c + 1 < columns.length; c += 1) {
    if (!isText(columns[c] as Column) || !isText(columns[c + 1] as Column)) continue;
    const types = new Set(rows.flatMap((row) => markerOf(row[c + 1]?.flow.text ?? '')?.type ?? []));
    const own = new Set(rows.filter((row) => row[c + 1]).flatMap((row) => markerOf(row[c]?.flow.text ?? '')?.type ?? []));
    if (types.size !== 1 || own.size === 0) continue;
    for (const row of rows) {
      const type = markerOf(row[c]?.flow.text ?? '')?.type;
      if (!row[c + 1] && type && types.has(type) && !own.has(type)) { row[c + 1] = row[c] as GridCell; row[c] = null; }
    }
  }
}

function isText(column: Column): boolean {
  return column === 'workstream' || column === 'goal' || column === 'measure';
}

function isRepeatedHead(items: readonly { flow: Flow; line: number }[], at: number, head: Head): boolean {
  const near = items.slice(Math.max(0, at - head.texts.length), at + head.texts.length).filter((other) => head.texts.includes(other.flow.text)).length;
  return near >= Math.max(3, head.texts.length - 1);
}

/** Viterbi over lines × columns. A step may stay in the cell, go to a later column, or open a new row. */
function align(flows: readonly Flow[], columns: readonly Column[]): { column: number; opens: boolean }[] {
  const width = columns.length;
  const skip = columns.map((column) => (column === 'measure' ? 7 : column === 'cooperating' || column === 'remark' || column === 'other' || column === 'workstream' || column === 'goal' ? 0.6 : 1.6));
  const before = (column: number): number => skip.slice(0, column).reduce((a, b) => a + b, 0);
  const after = (column: number): number => skip.slice(column + 1).reduce((a, b) => a + b, 0);
  let scores = columns.map((_, c) => -before(c));
  const back: Int8Array[] = [];
  const numbers = new Int32Array(width).fill(1);
  flows.forEach((flow, k) => {
    const next = new Array<number>(width).fill(Number.NEGATIVE_INFINITY);
    const from = new Int8Array(width).fill(-1);
    for (let c = 0; c < width; c += 1) {
      const own = fit(flow, columns[c] as Column, nextNumber(flow, numbers, c));
      if (k === 0) { next[c] = (scores[c] as number) + own; from[c] = -2; continue; }
      for (let p = 0; p < width; p += 1) {
        const base = scores[p] as number;
        if (p === c && goesOn(flows[k - 1] as Flow, flow, columns[c] as Column)) consider(base + 3, p);
        else if (p === c) consider(base + own - (columns[c] === 'number' ? 9 : columns[c] === 'measure' || columns[c] === 'goal' ? (opensGroup(flow.text) ? 12 : 2.2) : 0.8), p);
        if (p < c) consider(base + own - skip.slice(p + 1, c).reduce((a, b) => a + b, 0), p);
        consider(base + own - after(p) - before(c) - (c === 0 || columns[0] !== 'number' ? 0 : 1), p + width);
      }
      function consider(score: number, origin: number): void {
        if (score > (next[c] as number)) { next[c] = score; from[c] = origin; }
      }
    }
    scores = next;
    back.push(from);
  });
  const path: { column: number; opens: boolean }[] = new Array(flows.length);
  let column = scores.reduce((best, score, c) => (score - after(c) > (scores[best] as number) - after(best) ? c : best), 0);
  for (let k = flows.length - 1; k >= 0; k -= 1) {
    const origin = (back[k] as Int8Array)[column] as number;
    const opens = origin >= width || origin === -2;
    path[k] = { column, opens };
    column = origin >= width ? origin - width : Math.max(origin, 0);
  }
  return path;
}

/** 二、… or （二）… begins a row of its own, never the second line of a cell. */
function opensGroup(text: string): boolean {
  const type = text.length <= 60 ? markerOf(text)?.type : undefined;
  return type === 'han' || type === 'han-paren' || type === 'chapter';
}

/** The line only ends what the line before began: 2022年6月 | 底前. */
function goesOn(before: Flow, flow: Flow, column: Column): boolean {
  if (flow.text.length > 12) return false;
  if (column === 'deadline') return /^(?:年|月|日|底|末|前|之前|以前|完成|起|持续|-)/.test(flow.text) && isDeadlineText(before.text + flow.text);
  return (column === 'lead' || column === 'responsible' || column === 'cooperating') && !/[。;]$/.test(before.text) && (/[、,省市县区州]$/.test(before.text) || !looksLikeUnit(before.text.split(/[、,]/).pop() as string)) && unitShare(before.text + flow.text) === 1;
}

/** The number a row would bear if it followed the numbers seen so far. */
function nextNumber(flow: Flow, numbers: Int32Array, column: number): number {
  const value = /^\d{1,3}/.test(flow.text) ? Number.parseInt(flow.text, 10) : (parseNumeral(flow.text) ?? -1);
  const expected = numbers[column] as number;
  if (column === 0 && value === expected) numbers[column] = expected + 1;
  return column === 0 && value === expected ? value : expected;
}

/** The head of a flattened table: words for columns, in a row or one a line. */
import { type Line, flowOfLine } from '../../text/lines.ts';
import { labelOf } from '../../vocabulary/labels.ts';
import { columnsOf } from '../columns.ts';
import { HEAD_WIDTH, type Head } from './table.ts';
import { cellsInRow, endsWithBar, wordsIn } from './words.ts';

const MOST_HEADS = 14;
const TAB_OR_BAR = /[\t|]/;
/** Columns of a screen. */
const WIDEST_HEAD = 160;

/** The head that begins at this line, or null. */
export function headAt(text: string, lines: readonly Line[], at: number): Head | null {
  const line = lines[at] as Line;
  if (line.blank || line.width > WIDEST_HEAD) return null;
  const inRow = cellsInRow(text, line);
  if (inRow.length >= 3) {
    const texts = inRow.map((cell) => cell.text);
    const columns = texts.filter((cell) => labelOf(cell) || cell === '部门').length >= Math.max(3, texts.length * 0.6) ? columnsOf(texts) : null;
    const screen = headOnScreen(text, lines, at);
    if (screen && screen.columns.length > texts.length) return screen;
    if (columns) return { columns, texts, next: at + 1, mode: 'rows', spaced: false };
  }
  if (inRow.length === 2 && TAB_OR_BAR.test(text.slice(line.start, line.end).trim())) {
    const texts = inRow.map((cell) => cell.text);
    const columns = texts.every((cell) => labelOf(cell) !== null) ? columnsOf(texts) : null;
    if (columns) return { columns, texts, next: at + 1, mode: 'rows', spaced: false };
  }
  const screen = inRow.length >= 2 ? headOnScreen(text, lines, at) : null;
  if (screen) return screen;
  if (line.width > 2 * HEAD_WIDTH) return null;
  const words = headInWords(text, lines, at);
  if (words) return words;
  if (line.width > HEAD_WIDTH) return null;
  return endsWithBar(text, line) ? headInBars(text, lines, at) : headInLines(text, lines, at);
}

/** Words stand in columns. */
const WIDE_GAP = /\S[ \u3000]{2,}\S/;

interface HeadWord { readonly text: string; readonly left: number; readonly right: number }

/** Heads on one line with wide gaps between some of them; one that is cut stands above and below the line: 完成时 | 限. */
function headOnScreen(text: string, lines: readonly Line[], at: number): Head | null {
  const line = lines[at] as Line;
  if (!WIDE_GAP.test(text.slice(line.start, line.end)) || /[\t|]/.test(text.slice(line.start, line.end))) return null;
  const words = placedWords(text, line);
  if (words.length < 3 || words.some((word) => labelOf(word.text) === null)) return null;
  const above = neighbour(text, lines, at, -1);
  const below = neighbour(text, lines, at, 1);
  const cut = above.words.flatMap((first) => {
    const second = below.words.find((other) => Math.abs((other.left + other.right) - (first.left + first.right)) <= 6);
    return second && labelOf(first.text + second.text) !== null ? [{ text: first.text + second.text, left: first.left, right: first.right }] : [];
  });
  const all = [...words, ...cut].sort((a, b) => a.left - b.left);
  const columns = columnsOf(all.map((word) => word.text));
  return columns && { columns, texts: all.map((word) => word.text), next: cut.length > 0 ? below.at + 1 : at + 1, mode: 'rows', spaced: false, edges: all.map((word) => word.left) };
}

function placedWords(text: string, line: Line): HeadWord[] {
  return wordsIn(text, line).map((flow) => ({ text: flow.text, left: (flow.offsets[0] as number) - line.start, right: (flow.offsets[flow.text.length] as number) - line.start }));
}

/** The next line with words in that direction, if it holds only short ones. */
function neighbour(text: string, lines: readonly Line[], at: number, step: 1 | -1): { words: HeadWord[]; at: number } {
  for (let i = at + step; i >= 0 && i < lines.length && Math.abs(i - at) <= 3; i += step) {
    const line = lines[i] as Line;
    if (line.blank) continue;
    const words = placedWords(text, line);
    return { words: words.every((word) => word.text.length <= 5) ? words : [], at: i };
  }
  return { words: [], at };
}

/** Heads parted by white space, some of them cut over lines: 序号 任务名称 | 牵头领 | 导 | 完成时限. At least two stand on one line. */
function headInWords(text: string, lines: readonly Line[], at: number): Head | null {
  const words: { text: string; line: number }[] = [];
  for (let i = at; i < Math.min(lines.length, at + MOST_HEADS) && words.length < 3 * MOST_HEADS; i += 1) {
    const line = lines[i] as Line;
    if (line.blank || line.width > 2 * HEAD_WIDTH) break;
    if (i > at && WIDE_GAP.test(text.slice(line.start, line.end))) return null;
    const found = wordsIn(text, line);
    if (i === at && found.slice(0, 2).every((word) => labelOf(word.text) === null)) return null;
    for (const word of found) words.push({ text: word.text, line: i });
  }
  // one head a line is another layout
  if (!words.some((word, k) => k > 0 && word.line === words[k - 1]?.line)) return null;
  const { texts, count } = headsOf(words);
  if (!words.slice(0, count).some((word, k) => k > 0 && word.line === words[k - 1]?.line)) return null;
  const columns = texts.length >= 3 ? columnsOf(texts) : null;
  return columns && { columns, texts, next: (words[count - 1] as { line: number }).line + 1, mode: 'words', spaced: false };
}

/** The most words from the start, up to the end of a line, that join to heads; among those the division into most heads. */
function headsOf(words: readonly { text: string; line: number }[]): { texts: readonly string[]; count: number } {
  const ways: (readonly string[] | null)[] = [[]];
  let best: { texts: readonly string[]; count: number } = { texts: [], count: 0 };
  for (let k = 0; k < words.length; k += 1) {
    let longest: readonly string[] | null = null;
    for (let from = k; from >= Math.max(0, k - 3); from -= 1) {
      const joined = words.slice(from, k + 1).map((word) => word.text).join('');
      const before = ways[from];
      if (before && joined.length <= 14 && !/^[([]/.test((words[k] as { text: string }).text) && labelOf(joined) !== null && before.length + 1 > (longest?.length ?? 0)) longest = [...before, joined];
    }
    ways.push(longest);
    if (longest && words[k + 1]?.line !== words[k]?.line) best = { texts: longest, count: k + 1 };
  }
  return best;
}

function headInBars(text: string, lines: readonly Line[], at: number): Head | null {
  const texts: string[] = [];
  let joined = '';
  let i = at;
  for (; i < lines.length && texts.length < MOST_HEADS; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) continue;
    if (line.width > HEAD_WIDTH) break;
    const part = flowOfLine(text, line).text;
    if (!endsWithBar(text, line)) { joined += part; continue; }
    joined += part.slice(0, -1);
    if (texts.length >= 3 && labelOf(joined) === null) break;
    texts.push(joined);
    joined = '';
  }
  const columns = texts.length >= 3 ? columnsOf(texts) : null;
  return columns && { columns, texts, next: i, mode: 'barred', spaced: false };
}

/** Heads one a line; one head may itself be cut over several lines. */
function headInLines(text: string, lines: readonly Line[], at: number): Head | null {
  const tabbed = (lines[at] as Line).tabbed;
  const texts: string[] = [];
  let next = at;
  let last = at;
  let spaces = 0;
  while (next < lines.length && texts.length < MOST_HEADS) {
    const line = lines[next] as Line;
    if (line.blank && !line.tabbed) { next += 1; if (next - last > 3) break; continue; }
    if (line.width > HEAD_WIDTH || (tabbed && texts.length >= 2 && next > last)) break;
    const taken = tabbed ? tabbedHead(text, lines, next) : (lineHead(text, lines, next) ?? ownWord(text, lines, next, texts));
    if (!taken) break;
    if (next > last) spaces += 1;
    texts.push(taken.text);
    next = taken.next;
    last = next;
  }
  if (texts.length < 3 || texts.filter((head) => labelOf(head) !== null).length < Math.max(3, texts.length - 2)) return null;
  const columns = columnsOf(texts);
  return columns && { columns, texts, next: last, mode: tabbed ? 'tabbed' : 'lines', spaced: spaces >= texts.length - 1 };
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

/** A head with a word of its own, behind the number and in front of a head that is known: 序号 | 民生实事 | 责任单位. */
function ownWord(text: string, lines: readonly Line[], at: number, before: readonly string[]): { text: string; next: number } | null {
  const line = lines[at] as Line;
  if (before.length === 0 || before.length > 2 || labelOf(before[0] as string) !== 'number' || before.some((head) => labelOf(head) === null) || line.width > 24) return null;
  const word = flowOfLine(text, line).text;
  if (!/^[\p{Script=Han}“”]{2,12}$/u.test(word)) return null;
  let below = at + 1;
  while (below < lines.length && below - at <= 3 && (lines[below] as Line).blank) below += 1;
  return below < lines.length && lineHead(text, lines, below) ? { text: word, next: at + 1 } : null;
}

/** Two heads of which the second could stand alone are one only here: 牵头部门 | 责任处室. */
const SECOND_HALF = /^(?:责任处室|责任科室)$/;

function lineHead(text: string, lines: readonly Line[], at: number): { text: string; next: number } | null {
  let joined = '';
  let best: { text: string; next: number } | null = null;
  for (let i = at, taken = 0; i < lines.length && taken < 3; i += 1) {
    const line = lines[i] as Line;
    if (line.blank) { if (i - at > 5) break; continue; }
    if (line.width > 24) break;
    const part = flowOfLine(text, line).text;
    if (/^[(\d]/.test(part)) break;
    joined += part;
    taken += 1;
    if (joined.length > 16) break;
    if (labelOf(joined) !== null && !(taken > 1 && best && labelOf(part) !== null && !SECOND_HALF.test(part))) best = { text: joined, next: i + 1 };
  }
  return best;
}

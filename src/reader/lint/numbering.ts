/** Numbers that are left out, stand twice, or are glued to the sentence before. */
import { fold, isBlank } from '../flow.ts';
import { type Marker, type MarkerType, markerOf } from '../text/markers.ts';
import { type Line } from '../text/lines.ts';
import { type Found, MOST_PLACES, type Paper, shortened } from './paper.ts';

/** From the outermost in; other kinds (dashes, 1.1) are not counted. */
const RANK: Readonly<Partial<Record<MarkerType, number>>> = { chapter: 1, section: 2, han: 3, article: 3.5, 'han-paren': 4, digit: 5, 'digit-paren': 8 };

interface Opening { readonly marker: Marker; readonly written: string; readonly at: number; readonly glued: boolean }
interface Level { readonly type: MarkerType; value: number }

export function numberingFaults(paper: Paper): readonly Found[] {
  const found: Found[] = [];
  let open: Level[] = [];
  const lastOf = new Map<MarkerType, number>();
  for (const opening of openings(paper)) {
    if (found.length > MOST_PLACES) break;
    const { type, value } = opening.marker;
    if (opening.glued && value !== (lastOf.get(type) ?? 0) + 1) continue;
    const at = open.findIndex((level) => level.type === type);
    const before = at >= 0 ? (open[at] as Level).value : null;
    const through = (lastOf.get(type) ?? 0) + 1;
    if (opening.glued) found.push(glued(paper, opening));
    else if (value !== 1 && lastOf.has(type) && value !== through && value !== (before ?? 0) + 1) found.push(fault(paper, opening, before, through));
    else if (value === before && value > 1) found.push(fault(paper, opening, before, through));
    open = at >= 0 ? open.slice(0, at) : open.filter((level) => (RANK[level.type] as number) < (RANK[type] as number));
    open.push({ type, value });
    lastOf.set(type, value);
  }
  return found;
}

const GLUED = /[。!！?？](\d{1,3})[.．、](?=[\u4e00-\u9fa5“《])/g;

function* openings(paper: Paper): Generator<Opening> {
  const { text, lines } = paper;
  let above: Line | null = null;
  for (const line of lines) {
    if (line.blank) { above = null; continue; }
    if (above === null || !paper.wrapped || startsLine(text, above)) {
      for (const head of headsOf(text, line)) {
        const marker = markerOf(head.text);
        if (marker && RANK[marker.type] !== undefined && marker.value > 0 && !head.text.startsWith(',', marker.number[1])) yield { marker, written: head.text.slice(0, marker.length), at: head.at, glued: false };
      }
    }
    if (line.end - line.start > 30) {
      for (const match of text.slice(line.start, line.end).matchAll(GLUED)) {
        const written = match[0].slice(1);
        const inner = markerOf(written + '、');
        if (inner && match.index > 0) yield { marker: { type: 'digit', value: Number(match[1]), length: written.length, number: [0, (match[1] as string).length] }, written, at: line.start + match.index + 1, glued: true };
      }
    }
    above = line;
  }
}

/** In text that was wrapped hard, a line that goes on from the one above may begin with any number. */
function startsLine(text: string, above: Line): boolean {
  const end = text.slice(Math.max(above.start, above.end - 2), above.end).trim();
  return /[。：:；;！!）)》”]$/.test(end) || above.width < 50;
}

interface Head { readonly text: string; readonly at: number }

/** The first words of a line, and of each cell where the line is a row with bars or tabs. */
function* headsOf(text: string, line: Line): Generator<Head> {
  let seen = false;
  yield headOf(text, line.start, line.end);
  for (let i = line.start; i < line.end; i += 1) {
    const code = text.charCodeAt(i);
    if (seen && (code === 0x7c || code === 0x09)) { yield headOf(text, i + 1, line.end); seen = false; }
    else if (!isBlank(code)) seen = true;
  }
}

function headOf(text: string, from: number, to: number): Head {
  let head = '';
  let at = -1;
  for (let i = from; i < to && head.length < 24; i += 1) {
    const code = text.charCodeAt(i);
    if (isBlank(code)) continue;
    if (at < 0) at = i;
    head += String.fromCharCode(fold(code));
  }
  return /^附(?:件|表):1[.、]/.test(head) ? { text: head.slice(3), at: Math.max(at, 0) + 3 } : { text: head, at: Math.max(at, 0) };
}

function fault(paper: Paper, opening: Opening, before: number | null, through: number): Found {
  const { value } = opening.marker;
  const expected = before === null ? (through > 1 ? through : 1) : before + 1;
  const words = shortened(paper.text.slice(opening.at, opening.at + 60).split(/[\n\r]/)[0] ?? '', 18);
  const spans: Found['spans'] = [[opening.at, opening.at + Math.max(1, opening.written.length)]];
  if (before !== null && value <= before) return { code: 'numbering-repeat', severity: 'warning', message: `编号重复或倒退：“${words}”的编号是${value}，前一个已是${before}。`, spans };
  const missing = expected === value - 1 ? `缺${expected}` : `缺${expected}至${value - 1}`;
  return { code: 'numbering-gap', severity: 'warning', message: `编号不连续：“${words}”之前${missing}，可能漏项，也可能只是编号有误。`, spans };
}

function glued(paper: Paper, opening: Opening): Found {
  return {
    code: 'glued-number', severity: 'note',
    message: `编号“${opening.written}”（${shortened(paper.text.slice(opening.at, opening.at + 60), 18)}）接在上一句后面，没有另起一段；已按新的一项读取。`,
    spans: [[opening.at, opening.at + opening.written.length]],
  };
}

/** Row numbers of a table stand bare in their cells: each goes on from the one above, or starts again. */
export function rowNumberFaults(paper: Paper): readonly Found[] {
  const found: Found[] = [];
  let before = 0;
  for (const task of paper.reading.tasks) {
    const span = task.spans.number;
    if (!span || task.number === null || !/^\d{1,3}$/.test(task.number) || /[.．、)）]/.test(paper.text[span[1]] ?? '')) continue;
    const value = Number(task.number);
    if (before > 0 && value !== 1 && value !== before + 1) {
      const words = shortened(task.title ?? task.text, 14);
      found.push(value <= before
        ? { code: 'numbering-repeat', severity: 'warning', message: `序号重复或倒退：序号${value}（${words}）之前已是${before}。`, spans: [span] }
        : { code: 'numbering-gap', severity: 'warning', message: `序号不连续：序号${value}（${words}）之前是${before}，可能漏了一行。`, spans: [span] });
    }
    before = value;
  }
  return found;
}

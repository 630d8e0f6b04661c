/** Numbers that are left out, stand twice, or are glued to the sentence before. */
import { sourceSpan } from '../flow.ts';
import { matchesIn } from '../scan.ts';
import { type Marker, type MarkerType, markerOf } from '../text/markers.ts';
import { type Found, MOST_PLACES, type Paper, shortened } from './paper.ts';
import type { Running } from './running.ts';

/** From the outermost in; other kinds (dashes, 1.1) are not counted. */
const RANK: Readonly<Partial<Record<MarkerType, number>>> = { chapter: 1, section: 2, han: 3, article: 3.5, 'han-paren': 4, digit: 5, 'digit-paren': 8 };

/** `sure`: a number of its own; else only if it goes on from the last of its kind. */
interface Opening { readonly marker: Marker; readonly at: number; readonly glued: boolean; readonly sure: boolean }
interface Level { readonly type: MarkerType; value: number }

export function numberingFaults(paper: Paper): readonly Found[] {
  const found: Found[] = [];
  let open: Level[] = [];
  const lastOf = new Map<MarkerType, number>();
  for (const opening of openings(paper.running)) {
    if (found.length > MOST_PLACES) break;
    const { type, value } = opening.marker;
    if (!opening.sure && value !== (lastOf.get(type) ?? 0) + 1) continue;
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

const GLUED = /[。!?]([1-9]\d{0,2})[.、](?=[\u4e00-\u9fa5“《])/g;
/** 2.6月底前: the second measure, not the number 2.6. */
const BEFORE_DIGITS = /^([1-9]\d?)[.、](?=\d)/;
const HEAD = 24;
/** A line of fewer characters was not full, so a paragraph ended with it. */
const SHORT_LINE = 25;

/** In the order of the text: what opens lines and cells, and numbers glued to the sentence before. */
function* openings(running: Running): Generator<Opening> {
  const { text, starts } = running;
  const inside = (at: number): boolean => starts[at] === 0 && text[at - 1] !== '|';
  const glued = matchesIn(text, GLUED).filter(({ index }) => inside(index + 1)).map((match): Opening => ({ marker: digit(match[1] as string), at: match.index + 1, glued: true, sure: false }));
  let next = 0;
  let before = 0;
  for (const i of behindBars(running)) {
    while (next < glued.length && (glued[next] as Opening).at < i) { yield glued[next] as Opening; next += 1; }
    const opening = openingAt(running, i, before);
    if (opening) yield opening;
    before = i;
  }
  yield* glued.slice(next);
}

/** Where lines and cells begin, those behind a bar too, in order. */
function* behindBars({ text, openings }: Running): Generator<number> {
  let bar = text.indexOf('|');
  for (const at of openings) {
    for (; bar >= 0 && bar + 1 <= at; bar = text.indexOf('|', bar + 1)) if (bar + 1 < at) yield bar + 1;
    yield at;
  }
  for (; bar >= 0 && bar + 1 < text.length; bar = text.indexOf('|', bar + 1)) yield bar + 1;
}

function openingAt(running: Running, i: number, before: number): Opening | null {
  const listed = running.text[i] === '附' ? /^附(?:件|表):(?=1[.、])/.exec(running.text.slice(i, i + 6)) : null;
  const at = i + (listed ? listed[0].length : 0);
  const digits = BEFORE_DIGITS.exec(running.text.slice(at, at + 4));
  if (digits) return { marker: digit(digits[1] as string), at, glued: false, sure: false };
  const marker = listed || running.starts[i] === 0 ? markerOf(running.text.slice(at, at + HEAD)) : (running.markers.get(i) ?? null);
  if (!marker || RANK[marker.type] === undefined || marker.value === 0) return null;
  return { marker, at, glued: false, sure: !running.hardWrapped || i - before < SHORT_LINE || startsParagraph(running.text, i) };
}

function digit(written: string): Marker {
  return { type: 'digit', value: Number(written), length: written.length + 1, number: [0, written.length] };
}

/** In text that was wrapped hard, a line that goes on from the one above may begin with any number. */
function startsParagraph(text: string, at: number): boolean {
  return at === 0 || /[。:;!)》”]/.test(text[at - 1] as string);
}

function fault({ running }: Paper, { marker, at }: Opening, before: number | null, through: number): Found {
  const { value } = marker;
  const expected = before === null ? through : before + 1;
  const words = wordsAt(running, at);
  const spans: Found['spans'] = [sourceSpan(running, at, at + Math.max(1, marker.length))];
  if (before !== null && value <= before) return { code: 'numbering-repeat', severity: 'warning', message: `编号重复或倒退：“${words}”的编号是${value}，前一个已是${before}。`, spans };
  const missing = expected >= value - 1 ? `缺${value - 1}` : `缺${expected}至${value - 1}`;
  return { code: 'numbering-gap', severity: 'warning', message: `编号不连续：“${words}”之前${missing}，可能漏项，也可能只是编号有误。`, spans };
}

function glued({ running }: Paper, { marker, at }: Opening): Found {
  return {
    code: 'glued-number', severity: 'note',
    message: `编号“${running.raw.slice(at, at + marker.length)}”（${wordsAt(running, at)}）接在上一句后面，没有另起一段；已按新的一项读取。`,
    spans: [sourceSpan(running, at, at + marker.length)],
  };
}

function wordsAt({ raw, starts, hardWrapped }: Running, at: number): string {
  let end = at + 1;
  while (end < raw.length && end < at + 40 && (hardWrapped || starts[end] === 0)) end += 1;
  return shortened(raw.slice(at, end), 18);
}

/** Row numbers of a table stand bare in their cells: each goes on from the one above, or starts again. */
export function rowNumberFaults(paper: Paper): readonly Found[] {
  const found: Found[] = [];
  let before = 0;
  let cell = -1;
  for (const task of paper.reading.tasks) {
    const span = task.spans.number;
    if (span && span[0] === cell) continue;
    if (!span || task.number === null || !/^\d{1,3}$/.test(task.number) || /[.．、)）]/.test(paper.text[span[1]] ?? '')) continue;
    cell = span[0];
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

/** A paragraph that was cut in the middle of a sentence. */
import { markerOf } from '../text/markers.ts';
import { isChrome } from '../vocabulary/papers.ts';
import type { Line } from '../text/lines.ts';
import type { Found, Paper } from './paper.ts';

/** More cuts than these, and it was the page that cut: one line in so many. */
const EVERY = 12;

/** Only where a line is a whole paragraph; text that was wrapped hard is cut everywhere. */
export function cutParagraphs(paper: Paper): readonly Found[] {
  const { text, lines } = paper;
  if (paper.running.hardWrapped) return [];
  const found: Found[] = [];
  let above: Line | null = null;
  let gap = 0;
  for (const line of lines) {
    if (line.blank) { gap += 1; continue; }
    if (above && gap <= 1 && !line.tabbed && !above.tabbed && above.width > 40 && runsOn(text, above, line)) {
      const end = text.slice(above.start, above.end).trimEnd().length + above.start;
      const start = line.start + (text.slice(line.start, line.end).length - text.slice(line.start, line.end).trimStart().length);
      found.push({ code: 'cut-paragraph', severity: 'note', message: `${paper.placeOf(end)}段落在“${text.slice(end - 6, end)}”与“${text.slice(start, start + 6)}”之间断开，已接起来读取。`, spans: [[end - 6, Math.min(line.end, start + 6)]] });
    }
    above = line;
    gap = 0;
  }
  const shown = lines.filter((line) => !line.blank).length;
  return found.length > Math.max(2, shown / EVERY) ? [] : found;
}

/** A row of a table: cells parted by tabs, bars or wide gaps. */
const ROW = /[\t|]|\S(?: {2,}|\u3000+)\S/;

function runsOn(text: string, above: Line, line: Line): boolean {
  const before = text.slice(Math.max(above.start, above.end - 60), above.end).trimEnd();
  const after = text.slice(line.start, Math.min(line.end, line.start + 40)).trimStart();
  if (!/[\u4e00-\u9fa5]$/.test(before) || !/^[\u4e00-\u9fa5]/.test(after) || after.length < 4) return false;
  if (ROW.test(before) || ROW.test(after)) return false;
  if (markerOf(after) !== null || isChrome(after) || /^(?:附件|抄送|主送|附|注|说明|备注)[：:]?/.test(after)) return false;
  return (above.width > 60 ? /[。；;，,]/ : /[。；;]/).test(text.slice(above.start, above.end)) && /[。；;，,、]/.test(text.slice(line.start, line.end));
}

/** Well-formed text: U+0000 and lone surrogates become U+FFFD, told in a note; nothing else is changed. */
import { type Span, spanOf } from '#kernel';
import type { SourceNote } from '#reader';

const MOST_SPANS = 100;

export function wellFormed(text: string): { text: string; notes: SourceNote[] } {
  const notes: SourceNote[] = [];
  let result = text;
  if (result.includes('\0')) {
    const spans = runsOf(result, '\0');
    notes.push({ code: 'null-character', message: `文中有 ${spans.count} 处空字符（U+0000），已用“\uFFFD”占位，请对照原件核对。`, spans: spans.runs });
    result = result.replaceAll('\0', '\uFFFD');
  }
  if (!result.isWellFormed()) {
    const mended = result.toWellFormed();
    const runs: Span[] = [];
    let count = 0;
    for (let i = 0; i < mended.length; i += 1) {
      if (mended.charCodeAt(i) === 0xfffd && result.charCodeAt(i) !== 0xfffd) { count += 1; grow(runs, i); }
    }
    notes.push({ code: 'lone-surrogate', message: `文中有 ${count} 处残缺字符，已用“\uFFFD”占位，请对照原件核对。`, spans: runs });
    result = mended;
  }
  return { text: result, notes };
}

/** The runs of one character: their number in all, and the first hundred as spans. */
export function runsOf(text: string, character: string): { count: number; runs: Span[] } {
  const runs: Span[] = [];
  let count = 0;
  for (let i = text.indexOf(character); i >= 0; i = text.indexOf(character, i + 1)) { count += 1; grow(runs, i); }
  return { count, runs };
}

function grow(runs: Span[], at: number): void {
  const last = runs.at(-1);
  if (last !== undefined && last[1] === at) runs[runs.length - 1] = spanOf(last[0], at + 1);
  else if (runs.length < MOST_SPANS) runs.push(spanOf(at, at + 1));
}

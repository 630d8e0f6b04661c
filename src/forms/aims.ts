/** What a group of tasks must reach: the goal cell of a table, or the sentences in which the targets of a section stand. */
import type { Reading, SectionTarget, Task } from '#reader/model';
import { compact, inLine, inParagraphs } from './words.ts';

const LONGEST_SENTENCE = 600;

/** The goal of one task's row: its own goal cell where the table had one. */
export function goalOf(task: Task): string[] {
  return task.goal === null ? [] : inParagraphs(task.goal);
}

/**
 * The sentences in which these targets stand, in the order of the text, each once.
 * Whole sentences, because a year or a scope said once at their head holds for every target in them.
 */
export function sentencesOf(reading: Reading, targets: readonly SectionTarget[]): string[] {
  const { text } = reading.source;
  const spans = targets.map((target) => sentenceAround(text, target.span)).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
  const lines: string[] = [];
  let covered = -1;
  for (const [start, end] of spans) {
    if (end <= covered) continue;
    const line = inLine(text.slice(Math.max(start, covered), end));
    if (line !== '') lines.push(line);
    covered = end;
  }
  return lines;
}

/** Whether a line of these already says what the target says. */
export function saidIn(lines: readonly string[], target: { readonly text: string }): boolean {
  const wanted = compact(target.text);
  return lines.some((line) => compact(line).includes(wanted));
}

function sentenceAround(text: string, span: readonly [number, number]): [number, number] {
  let [start, end] = span;
  const first = Math.max(0, start - LONGEST_SENTENCE);
  const last = Math.min(text.length, end + LONGEST_SENTENCE);
  while (start > first && !endsSentence(text, start - 1)) start -= 1;
  while (end < last && !endsSentence(text, end - 1) && !startsParagraph(text, end)) end += 1;
  return [start, end];
}

function endsSentence(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if (character === '。' || character === '；' || character === '！') return true;
  return character === '\n' && /[\s\u3000]/.test(text[at + 1] ?? '\n');
}

function startsParagraph(text: string, at: number): boolean {
  return text[at] === '\n' && /[\s\u3000]/.test(text[at + 1] ?? '\n');
}

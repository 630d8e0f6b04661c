/** What a group of tasks must reach: the goal cell of a table, or the sentences in which the targets of a section stand. */
import type { Span } from '#kernel';
import type { Block, Reading, SectionTarget, Task } from '#reader';
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
  const { text, blocks } = reading.source;
  const spans = targets.map((target) => behindHeading(text, sentenceAround(text, target.span, containerOf(blocks, target.span)), target)).toSorted((a, b) => a[0] - b[0] || a[1] - b[1]);
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

/** The paragraph or cell that holds the span, where the file has such: a sentence does not reach beyond it. */
function containerOf(blocks: readonly Block[], span: Span): Span | null {
  const block = around(blocks, span);
  if (block === null) return null;
  return block.kind === 'paragraph' ? block.span : (block.cells.find((cell) => cell.span[0] <= span[0] && span[1] <= cell.span[1])?.span ?? block.span);
}

/** Blocks stand in the order of the text and do not overlap. */
function around(blocks: readonly Block[], [start, end]: Span): Block | null {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((blocks[middle] as Block).span[1] < end) low = middle + 1;
    else high = middle;
  }
  const found = blocks[low];
  return found !== undefined && found.span[0] <= start ? found : null;
}

function sentenceAround(text: string, span: Span, container: Span | null): [number, number] {
  let [start, end] = span;
  const first = Math.max(container?.[0] ?? 0, start - LONGEST_SENTENCE);
  const last = Math.min(container?.[1] ?? text.length, end + LONGEST_SENTENCE);
  while (start > first && !endsSentence(text, start - 1)) start -= 1;
  while (end < last && !endsSentence(text, end - 1) && !startsParagraph(text, end)) end += 1;
  return [start, end];
}

/** In plain text nothing but its words tells a heading from the sentence below it. */
function behindHeading(text: string, [start, end]: [number, number], target: SectionTarget): [number, number] {
  const passage = text.slice(start, target.span[0]);
  const cut = Math.max(0, ...target.heading.map((heading) => {
    const at = passage.lastIndexOf(heading);
    return at < 0 ? 0 : at + heading.length;
  }));
  return [start + cut, end];
}

function endsSentence(text: string, at: number): boolean {
  const character = text[at] ?? '';
  if (character === '。' || character === '；' || character === '！') return true;
  return character === '\n' && /[\s\u3000]/.test(text[at + 1] ?? '\n');
}

function startsParagraph(text: string, at: number): boolean {
  return text[at] === '\n' && /[\s\u3000]/.test(text[at + 1] ?? '\n');
}

/** What every rule reads: the reading so far, the lines of its text, and names for its places. */
import type { Span } from '#kernel';
import type { Reading, Severity, Task } from '../model.ts';
import type { SourceNote } from '../source.ts';
import { type Line, linesOf } from '../text/lines.ts';
import type { FindingCode } from './advice.ts';

export type Mode = 'received' | 'draft';
export type Unlinted = Omit<Reading, 'findings'>;

/** `gap`: an imperfection that the drafter should mend (a warning) and the receiver only needs to know (a note). */
export interface Found {
  readonly code: FindingCode;
  readonly severity: Severity | 'gap';
  readonly message: string;
  readonly spans: readonly Span[];
}

export interface Paper {
  readonly reading: Unlinted;
  readonly notes: readonly SourceNote[];
  readonly mode: Mode;
  readonly text: string;
  readonly lines: readonly Line[];
  /** `第18项`, or with its heading where numbers start again; `“…”一项` without a number. */
  readonly nameOf: (task: Task) => string;
  /** The task that holds an offset, as a name; '' outside of every task. */
  readonly placeOf: (offset: number) => string;
  /** Where a finding about the whole document points: its title, else its first words. */
  readonly head: Span;
}

export type Rule = (paper: Paper) => readonly Found[];

export function paperOf(reading: Unlinted, notes: readonly SourceNote[], mode: Mode): Paper {
  const { text } = reading.source;
  const repeated = repeatedNumbers(reading.tasks);
  const nameOf = (task: Task): string => {
    if (task.number === null) return `“${shortened(task.title ?? task.text, 16)}”一项`;
    const heading = repeated.has(task.number) ? task.heading[task.heading.length - 1] : undefined;
    return heading ? `“${shortened(heading, 16)}”第${task.number}项` : `第${task.number}项`;
  };
  const starts = [...reading.tasks].sort((a, b) => a.span[0] - b.span[0]);
  const placeOf = (offset: number): string => {
    let low = 0;
    let high = starts.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((starts[middle] as Task).span[0] <= offset) low = middle + 1; else high = middle;
    }
    const task = starts[low - 1];
    return task && offset < task.span[1] ? nameOf(task) : '';
  };
  return { reading, notes, mode, text, lines: linesOf(text), nameOf, placeOf, head: reading.document.spans.title ?? firstWords(text) };
}

function repeatedNumbers(tasks: readonly Task[]): Set<string> {
  const seen = new Set<string>();
  const repeated = new Set<string>();
  for (const { number } of tasks) if (number !== null) { if (seen.has(number)) repeated.add(number); seen.add(number); }
  return repeated;
}

function firstWords(text: string): Span {
  const from = Math.max(0, text.search(/\S/));
  const stop = text.indexOf('\n', from);
  return [from, Math.min(text.length, from + 40, stop < 0 ? text.length : stop)];
}

/** The first characters of a text without its white space, with … where it was cut. */
export function shortened(text: string, length: number): string {
  const characters = [...text.slice(0, length * 4 + 40).replace(/\s+/g, '')];
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : characters.join('');
}

/** 第1、2、5项, cut after eight names. */
export function namesOf(paper: Paper, tasks: readonly Task[]): string {
  const names = tasks.slice(0, 8).map(paper.nameOf);
  const plain = names.every((name) => /^第[^“”]+项$/.test(name));
  const joined = plain ? `第${names.map((name) => name.slice(1, -1)).join('、')}项` : names.join('、');
  return tasks.length > 8 ? `${joined}等${tasks.length}项` : joined;
}

/** The words a task begins with, as a place. */
export function startOf(task: Task): Span {
  return task.spans.title ?? task.spans.number ?? [task.span[0], Math.min(task.span[1], task.span[0] + 30)];
}

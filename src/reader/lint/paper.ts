/** What every rule reads: the reading so far, the lines of its text, and names for its places. */
import type { Span } from '#kernel';
import type { Reading, Severity, Task } from '../model.ts';
import type { SourceNote } from '../source.ts';
import type { Lined } from '../layout.ts';
import type { Line } from '../text/lines.ts';
import type { FindingCode } from './advice.ts';
import { numberEnd, type Running, runningOf } from './running.ts';

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
  readonly running: Running;
  /** `第18项`, or with its heading where numbers start again; `“…”一项` without a number. */
  readonly nameOf: (task: Task) => string;
  /** The task that holds an offset, as a name; '' outside of every task. */
  readonly placeOf: (offset: number) => string;
  /** Where a finding about the whole document points: its title, else its first words. */
  readonly head: Span;
}

export type Rule = (paper: Paper) => readonly Found[];

export function paperOf(reading: Unlinted, notes: readonly SourceNote[], mode: Mode, { lines, wrap }: Lined): Paper {
  const { text } = reading.source;
  const nameOf = namesFor(reading.tasks);
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
  return { reading, notes, mode, text, lines, running: runningOf(text, lines, wrap > 0), nameOf, placeOf, head: reading.document.spans.title ?? firstWords(text) };
}

/** A number that stands once is enough; else as much of the headings above as makes it one: （二）第1项. */
function namesFor(tasks: readonly Task[]): (task: Task) => string {
  const counts = new Map<string, number>();
  const marks = new Map<string, string>();
  const mark = (heading: string): string => { let known = marks.get(heading); if (known === undefined) marks.set(heading, known = markOf(heading)); return known; };
  /** With no heading, with the innermost, with two, with three. */
  const written = (task: Task): string[] => {
    const names = [numbered(task)];
    for (let depth = 1; depth <= Math.min(3, task.heading.length); depth += 1) names.push(mark(task.heading[task.heading.length - depth] as string) + (names[depth - 1] as string));
    return names;
  };
  for (const task of tasks) for (const name of written(task)) counts.set(name, (counts.get(name) ?? 0) + 1);
  const names = new Map<Task, string>();
  return (task) => {
    const known = names.get(task);
    if (known !== undefined) return known;
    const all = written(task);
    const name = all.find((one) => counts.get(one) === 1) ?? (all[0] as string);
    names.set(task, name);
    return name;
  };
}

function numbered(task: Task): string {
  if (task.number === null) return `“${shortened(task.title ?? task.text, 16)}”一项`;
  return `第${task.number}项`;
}

/** A heading as it is cited: （二）, 第一部分; its words where it has no number. */
function markOf(heading: string): string {
  const marker = /^\s*(?:[（(〔\[][一二三四五六七八九十百\d]{1,4}[）)〕\]]|第[一二三四五六七八九十百\d]{1,4}[编章节条]|[一二三四五六七八九十百]{1,4}、)/.exec(heading.slice(0, 40).replace(/\s+/g, ''));
  if (!marker) return `“${shortened(heading, 12)}”`;
  return marker[0].endsWith('、') ? `第${marker[0].slice(0, -1)}部分` : marker[0].trim();
}

function firstWords(text: string): Span {
  const from = Math.max(0, text.search(/\S/));
  const stop = text.indexOf('\n', from);
  return [from, Math.min(text.length, from + 40, stop < 0 ? text.length : stop)];
}

/** A text with more places of one kind than this is told of so many. */
export const MOST_PLACES = 500;

/** The first places where a pattern fits; `pattern` is global. */
export function placesOf(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  for (const match of text.matchAll(pattern)) {
    found.push(match);
    if (found.length >= MOST_PLACES) break;
  }
  return found;
}

/** Whether a pattern may fit at a number in digits, told by its length and the character behind it. */
export type Worth = (length: number, behind: string) => boolean;

/** The same for a pattern that begins with a whole number in digits, `before` characters in front of it; `pattern` is sticky. */
export function numbersOf({ text, numbers }: Running, pattern: RegExp, worth: Worth, before = 0): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let end = 0;
  for (const at of numbers) {
    const behind = numberEnd(text, at);
    if (at - before < end || !worth(behind - at, text[behind] ?? '')) continue;
    pattern.lastIndex = at - before;
    const match = pattern.exec(text);
    if (!match) continue;
    found.push(match);
    if (found.length >= MOST_PLACES) break;
    end = at - before + match[0].length;
  }
  return found;
}

/** How many there are, as it is told. */
export function timesOf(places: readonly unknown[]): string {
  return `${places.length}处${places.length >= MOST_PLACES ? '以上' : ''}`;
}

/** The first characters of a text without its white space, with … where it was cut. */
export function shortened(text: string, length: number): string {
  const characters = [...text.slice(0, length * 4 + 40).replace(/\s+/g, '')];
  return characters.length > length ? `${characters.slice(0, length).join('')}…` : characters.join('');
}

const MOST_NAMES = 8;
/** （一）第1、2项，（二）第4项; cut after eight names. */
export function namesOf(paper: Paper, tasks: readonly Task[]): string {
  const parts: { before: string; numbers: string[] }[] = [];
  for (const name of tasks.slice(0, MOST_NAMES).map(paper.nameOf)) {
    const [, before = name, number] = /^(.*)第([^第项]+)项$/.exec(name) ?? [];
    const last = parts[parts.length - 1];
    if (number === undefined) parts.push({ before: name, numbers: [] });
    else if (last && last.before === before && last.numbers.length > 0) last.numbers.push(number);
    else parts.push({ before, numbers: [number] });
  }
  const joined = parts.map(({ before, numbers }) => (numbers.length === 0 ? before : `${before}第${numbers.join('、')}项`)).join('，');
  return tasks.length > MOST_NAMES ? `${joined}等${tasks.length}项` : joined;
}

/** The words a task begins with, as a place: its title, else its first sentence. */
export function startOf(task: Task, text: string): Span {
  if (task.spans.title) return task.spans.title;
  const [from, end] = task.spans.text[1] > task.spans.text[0] ? task.spans.text : task.span;
  const stop = text.slice(from, Math.min(end, from + 30)).search(/[。；;\n]/);
  return [from, stop > 0 ? from + stop : Math.min(end, from + 30)];
}

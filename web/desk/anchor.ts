/**
 * An anchor names one thing of a reading so that it can stand in the address:
 * `t12` a task, `t12.r0` its first responsibility, `t12.d0` a deadline, `t12.g1` a target, `t12.e` the recurrence,
 * `t12.l0` a leader, `t12.o0` an office (without a number: all of them), `t12.n` number, `t12.i` title, `t12.x` text, `t12.h` heading, `t12.a` goal, `t12.k` kind, `s3` a section target, `p2` a parameter, `f5` a finding, `f5.k1` its second place, `h.issuedOn` a part of the head.
 * Numbers are positions in the reading, from 0.
 */
import type { Span } from '#kernel';
import type { HeadSpans, Reading, Task } from '#reader/model';

export type Anchor = string;

/** The position of the task an anchor belongs to, or -1. */
export function taskOf(anchor: Anchor | null): number {
  const match = /^t(\d+)(?:\.|$)/.exec(anchor ?? '');
  return match ? Number(match[1]) : -1;
}

export function findingOf(anchor: Anchor | null): number {
  const match = /^f(\d+)(?:\.|$)/.exec(anchor ?? '');
  return match ? Number(match[1]) : -1;
}

/** The passages an anchor points at, in the order of the text; none for an anchor that this reading does not have. */
export function spansOf(reading: Reading, anchor: Anchor | null): readonly Span[] {
  if (anchor === null) return [];
  const [, kind, digits, part] = /^(?:([tspfh])(\d*))(?:\.(\w+))?$/.exec(anchor) ?? [];
  if (kind === undefined || (digits === '' && kind !== 'h')) return [];
  const index = Number(digits);
  if (kind === 't') {
    const task = reading.tasks[index];
    if (!task) return [];
    return part === undefined ? [task.span] : partOf(task, part);
  }
  if (kind === 's') return only(reading.targets[index]?.span);
  if (kind === 'p') return only(reading.parameters[index]?.span);
  if (kind === 'f') return part === undefined ? reading.findings[index]?.spans ?? [] : only(reading.findings[index]?.spans[Number(part.slice(1))]);
  if (kind === 'h') return headSpans(reading, part ?? '', index);
  return [];
}

function partOf(task: Task, part: string): readonly Span[] {
  const index = part.length > 1 ? Number(part.slice(1)) : -1;
  switch (part[0]) {
    case 'r': return only(task.responsibilities[index]?.span);
    case 'd': return only(task.deadlines[index]?.span);
    case 'g': return only(task.targets[index]?.span);
    case 'e': return only(task.recurrence?.span);
    case 'l': return index < 0 ? task.spans.leaders ?? [] : only(task.spans.leaders?.[index]);
    case 'o': return index < 0 ? task.spans.offices ?? [] : only(task.spans.offices?.[index]);
    case 'i': return only(task.spans.title);
    case 'h': return task.spans.heading ?? [];
    case 'n': return only(task.spans.number);
    case 'x': return only(task.spans.text);
    case 'a': return only(task.spans.goal);
    default: return [];
  }
}

function headSpans(reading: Reading, part: string, index: number): readonly Span[] {
  const { document } = reading;
  if (part === 'plan') return only(document.plan?.span);
  if (part === 'definition') return only(document.definitions[index]?.span);
  if (part === 'attachment') return only(document.attachments[index]?.span);
  const found = Object.hasOwn(document.spans, part) ? document.spans[part as keyof HeadSpans] : undefined;
  if (found === undefined) return [];
  return isSpan(found) ? [found] : found;
}

function isSpan(value: Span | readonly Span[]): value is Span {
  return typeof value[0] === 'number';
}

function only(span: Span | undefined): readonly Span[] {
  return span === undefined ? [] : [span];
}

/** The findings whose passages lie in a task, or that a task holds within. */
export function findingsOfTask(reading: Reading, task: Task): number[] {
  const found: number[] = [];
  reading.findings.forEach((finding, index) => {
    if (finding.spans.some(([start, end]) => start < task.span[1] && (end > task.span[0] || (start === end && start >= task.span[0])))) found.push(index);
  });
  return found;
}

/** A finding that concerns more tasks than this, and more than a third of all, says something of the document and not of its rows. */
const FEW = 3;

/** For each task the findings that its row should bear. */
export function findingsOfRows(reading: Reading): number[][] {
  const rows = reading.tasks.map((task) => findingsOfTask(reading, task));
  const count = new Map<number, number>();
  for (const row of rows) for (const f of row) count.set(f, (count.get(f) ?? 0) + 1);
  const most = Math.max(FEW, reading.tasks.length / 3);
  return rows.map((row) => row.filter((f) => (count.get(f) ?? 0) <= most));
}

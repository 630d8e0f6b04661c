/** What each measure should have and does not: a lead, a time, something to measure it by; and measures that stand twice. */
import type { Task } from '../model.ts';
import { type Found, type Paper, namesOf, startOf } from './paper.ts';
import type { FindingCode } from './advice.ts';

/** So many single findings of a kind at most; more are one finding. */
const SINGLY = 4;
const MOST_SPANS = 20;

interface Want { readonly code: FindingCode; readonly lacks: string; readonly singly: boolean; readonly has: (task: Task) => boolean }

export function missingParts(paper: Paper): readonly Found[] {
  const { tasks, targets } = paper.reading;
  if (tasks.length === 0) return [];
  const aimed = new Set(targets.map(({ heading }) => heading.join('\u0000')));
  const wants: readonly Want[] = [
    { code: 'lead-missing', lacks: '牵头单位', singly: true, has: (task) => task.responsibilities.some(({ role }) => role === 'lead') || task.offices.length > 0 || task.leaders.length > 0 },
    { code: 'deadline-missing', lacks: '完成时限', singly: false, has: (task) => task.deadlines.length > 0 || task.recurrence !== null },
    { code: 'target-missing', lacks: '可衡量的目标', singly: false, has: (task) => task.targets.length > 0 || task.kind === 'issue-paper' || aimed.has(task.heading.join('\u0000')) },
  ];
  return wants.flatMap((want) => lacking(paper, want, tasks.filter((task) => !want.has(task))));
}

function lacking(paper: Paper, want: Want, without: readonly Task[]): Found[] {
  const all = paper.reading.tasks.length;
  if (without.length === 0) return [];
  const found = (message: string, spans: Found['spans']): Found => ({ code: want.code, severity: 'gap', message, spans });
  if (without.length === all && all > 1) return [found(`全文${all}项任务都没有写明${want.lacks}。`, [paper.head, ...without.slice(0, MOST_SPANS).map((task) => startOf(task, paper.text))])];
  if (want.singly && without.length <= SINGLY && without.length * 2 <= all) return without.map((task) => found(`${paper.nameOf(task)}没有写明${want.lacks}。`, [startOf(task, paper.text)]));
  if (without.length <= SINGLY) return [found(`${namesOf(paper, without)}没有写明${want.lacks}。`, without.map((task) => startOf(task, paper.text)))];
  return [found(`${all}项任务中有${without.length}项没有写明${want.lacks}：${namesOf(paper, without)}。`, without.slice(0, MOST_SPANS).map((task) => startOf(task, paper.text)))];
}

const SHORTEST = 12;

/** The same words ask the same unit twice: a row that was copied and not changed. */
export function repeatedTasks(paper: Paper): readonly Found[] {
  const first = new Map<string, Task>();
  const found: Found[] = [];
  for (const task of paper.reading.tasks) {
    if (task.text.length < SHORTEST) continue;
    const key = `${task.text}\u0000${task.responsibilities.map(({ unit }) => unit).join('、')}`;
    const before = first.get(key);
    if (!before) { first.set(key, task); continue; }
    found.push({ code: 'task-repeated', severity: 'warning', message: `${paper.nameOf(before)}与${paper.nameOf(task)}文字和责任单位完全相同。`, spans: [startOf(before, paper.text), startOf(task, paper.text)] });
  }
  return found;
}

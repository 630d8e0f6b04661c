/** What each measure should have and does not: a lead, a time, something to measure it by; and measures that stand twice. */
import type { Task } from '../model.ts';
import { type Found, type Paper, namesOf, startOf } from './paper.ts';
import type { FindingCode } from './advice.ts';

/** So many single findings of a kind at most; more are one finding. */
const SINGLY = 4;

interface Want { readonly code: FindingCode; readonly lacks: string; readonly singly: boolean; readonly has: (task: Task) => boolean; readonly letOff?: string }

export function missingParts(paper: Paper): readonly Found[] {
  const { tasks, targets } = paper.reading;
  if (tasks.length === 0) return [];
  const { text } = paper;
  const aimed = new Set(targets.map(({ heading }) => heading.join('\u0000')));
  const measures = new Map(tasks.map((task) => [task, measuredBy(task, aimed, text)]));
  const wants: readonly Want[] = [
    { code: 'lead-missing', lacks: '牵头单位', singly: true, has: (task) => task.responsibilities.some(({ role }) => role === 'lead') || task.offices.length > 0 || task.leaders.length > 0 },
    { code: 'deadline-missing', lacks: '完成时限', singly: false, has: (task) => task.deadlines.length > 0 || task.recurrence !== null },
    { code: 'target-missing', lacks: '可衡量的目标', singly: false, has: (task) => measures.get(task) !== 'nothing', letOff: letOff([...measures.values()]) },
  ];
  return wants.flatMap((want) => lacking(paper, want, tasks.filter((task) => !want.has(task))));
}

function lacking(paper: Paper, want: Want, without: readonly Task[]): Found[] {
  const all = paper.reading.tasks.length;
  if (without.length === 0) return [];
  const found = (message: string, spans: Found['spans']): Found => ({ code: want.code, severity: 'gap', message, spans });
  const spans = without.map((task) => startOf(task, paper.text));
  const rest = want.letOff ?? '';
  if (without.length === all && all > 1) return [found(`全文${all}项任务都没有写明${want.lacks}。`, spans)];
  if (want.singly && without.length <= SINGLY && without.length * 2 <= all) return without.map((task) => found(`${paper.nameOf(task)}没有写明${want.lacks}。`, [startOf(task, paper.text)]));
  if (without.length <= SINGLY) return [found(`${namesOf(paper, without)}没有写明${want.lacks}。${rest}`, spans)];
  return [found(`${all}项任务中有${without.length}项没有写明${want.lacks}：${namesOf(paper, without)}。${rest}`, spans)];
}

type Measure = 'number' | 'paper' | 'heading' | 'words' | 'nothing';

/** 不低于当地公务员平均工资水平, 全部入学, 只增不减: one can tell whether it is so, without a number. */
const TELLABLE = /不(?:得|应)?(?:低于|少于|高于|超过)[^，。；,;]{2,30}(?:水平|标准|平均|工资|收入|基数|上年|比例)|只增不减|(?:全部|全面|基本)?实现?全覆盖|全部(?:入学|就学|达标|覆盖|接入|开通|配齐|到位|建成|消除|清零)|零(?:辍学|失学|事故|发生)/;

function measuredBy(task: Task, aimed: ReadonlySet<string>, text: string): Measure {
  if (task.targets.length > 0) return 'number';
  if (task.kind === 'issue-paper') return 'paper';
  if (aimed.has(task.heading.join('\u0000'))) return 'heading';
  return TELLABLE.test(text.slice(...task.spans.text)) ? 'words' : 'nothing';
}

/** Which measures without a number of their own are not counted as lacking, and why. */
function letOff(measures: readonly Measure[]): string {
  const times = (kind: Measure): number => measures.filter((one) => one === kind).length;
  const told = ([['paper', '以出台文件为成果'], ['heading', '以所在标题的目标衡量'], ['words', '的要求不带数字但可核对']] as const).filter(([kind]) => times(kind) > 0).map(([kind, why]) => `${times(kind)}项${why}`);
  return told.length === 0 ? '' : `另有${told.join('、')}，不计在内。`;
}

const SHORTEST = 12;

/** The same words ask the same unit twice: a row that was copied and not changed. */
export function repeatedTasks(paper: Paper): readonly Found[] {
  const once = new Set<number>();
  const twice = new Set<number>();
  for (const { text } of paper.reading.tasks) if (once.has(outsideOf(text))) twice.add(outsideOf(text)); else once.add(outsideOf(text));
  const first = new Map<string, Task>();
  const found: Found[] = [];
  for (const task of paper.reading.tasks) {
    if (task.text.length < SHORTEST) continue;
    if (!twice.has(outsideOf(task.text))) continue;
    const key = `${task.text}\u0000${task.responsibilities.map(({ unit }) => unit).join('、')}`;
    const before = first.get(key);
    if (!before) { first.set(key, task); continue; }
    found.push({ code: 'task-repeated', severity: 'warning', message: `${paper.nameOf(before)}与${paper.nameOf(task)}文字和责任单位完全相同。`, spans: [startOf(before, paper.text), startOf(task, paper.text)] });
  }
  return found;
}

/** Differs for most texts that differ: their length and three of their characters. To look at whole texts would take a pass over the document. */
function outsideOf(text: string): number {
  return ((text.length * 31 + text.charCodeAt(1)) * 31 + text.charCodeAt(text.length >> 1)) * 31 + text.charCodeAt(text.length - 2);
}

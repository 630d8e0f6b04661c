/** The comparison as a table on paper, by what differs. Pure. */
import { type FormRow, type FormTable, LANDSCAPE, quoted } from '#forms';
import type { ComparedTaskItem, PlanComparison, ShownDifference } from './shapes.ts';

/** In the order of a report: what weighs most first. */
export const KINDS = ['no-counterpart', 'target-not-taken-up', 'weaker-target', 'later-target', 'later-deadline', 'no-deadline', 'no-lead'] as const satisfies readonly ShownDifference['kind'][];
const HEADS: Readonly<Record<ShownDifference['kind'], string>> = {
  'no-counterpart': '上级任务在本级没有对应', 'target-not-taken-up': '上级目标本级没有写', 'weaker-target': '目标值低于上级', 'later-target': '达到目标的年份晚于上级',
  'later-deadline': '完成时限晚于上级', 'no-deadline': '上级有时限而本级没有', 'no-lead': '本级任务没有牵头单位',
};
const FIRST_WORDS = 80;

export function comparisonReport(comparison: PlanComparison): FormTable {
  const { upper, lower, differences, heldCount } = comparison;
  const above = new Map(upper.tasks.map((task) => [task.id, task]));
  const under = new Map(lower.tasks.map((task) => [task.id, task]));
  const rows: FormRow[] = [];
  let number = 0;
  for (const kind of KINDS) {
    const some = differences.filter((one) => one.kind === kind);
    if (some.length === 0) continue;
    rows.push({ kind: 'group', cells: [{ column: 0, columnSpan: 4, rowSpan: 1, lines: [`${HEADS[kind]}（${some.length}处）`] }] });
    for (const one of some) {
      number += 1;
      const [asked, planned, says] = wordsOf(one, above, under);
      rows.push({ kind: 'task', cells: [[String(number)], asked, planned, says].map((lines, column) => ({ column, columnSpan: 1, rowSpan: 1, lines })) });
    }
  }
  const none = rows.length === 0 ? '没有发现低于、晚于或缺少上级要求的地方。' : `共${number}处。`;
  return {
    sheet: '对照', marked: false, paper: LANDSCAPE, size: 10.5, title: `${quoted(lower.title)}\n与${quoted(upper.title)}对照情况`, subtitles: [`上级任务${upper.tasks.length}项，本级任务${lower.tasks.length}项`], rows,
    columns: [{ key: 'number', head: '序号', width: 13, align: 'center' }, { key: 'upper', head: '上级要求', width: 92, align: 'left' }, { key: 'lower', head: '本级安排', width: 92, align: 'left' }, { key: 'says', head: '差异', width: 50, align: 'left' }],
    notes: [`${none}上级目标中有${heldCount}个本级已经足额写入。任务的对应由文字相近推定，经人确认的以确认为准。`],
  };
}

type Lines = readonly string[];
type Tasks = ReadonlyMap<string, ComparedTaskItem>;

function wordsOf(one: ShownDifference, above: Tasks, under: Tasks): readonly [Lines, Lines, Lines] {
  switch (one.kind) {
    case 'weaker-target': return [place(one.upper, above), place(one.lower, under), [`上级${valueOf(one.upper.target)}，本级${valueOf(one.lower.target)}`]];
    case 'later-target': return [place(one.upper, above), place(one.lower, under), [`上级${one.upper.target.year}年，本级${one.lower.target.year}年`]];
    case 'later-deadline': return [taskWords(above.get(one.upperTask)), taskWords(under.get(one.lowerTask)), [`上级${one.upperOn}，本级${one.lowerOn}`]];
    case 'no-deadline': return [taskWords(above.get(one.upperTask)), taskWords(under.get(one.lowerTask)), [`上级${one.upperOn}，本级未写`]];
    case 'no-counterpart': return [taskWords(above.get(one.upperTask)), [], ['没有对应的任务']];
    case 'target-not-taken-up': return [place(one.upper, above), [], ['没有写这个目标']];
    case 'no-lead': return [[], taskWords(under.get(one.lowerTask)), ['没有牵头单位']];
  }
}

function place({ taskId, target }: { readonly taskId: string | null; readonly target: { readonly text: string } }, tasks: Tasks): Lines {
  return [target.text, ...(taskId === null ? [] : taskWords(tasks.get(taskId)).map((words) => `（${words}）`))];
}

function taskWords(task: ComparedTaskItem | undefined): Lines {
  if (task === undefined) return [];
  const words = [...(task.title ?? task.text).replace(/\s+/gu, '')];
  return [`${task.number === null ? '' : `${task.number} `}${words.length > FIRST_WORDS ? `${words.slice(0, FIRST_WORDS).join('')}…` : words.join('')}`];
}

function valueOf({ comparator, value, valueMax, unit }: { readonly comparator: string; readonly value: number; readonly valueMax: number | null; readonly unit: string }): string {
  const words: Readonly<Record<string, string>> = { '>=': '不低于', '>': '高于', '<=': '不高于', '<': '低于', '~': '约' };
  if (comparator === 'eliminate') return '全部消除';
  return comparator === 'range' ? `${value}—${valueMax ?? ''}${unit}` : `${words[comparator] ?? ''}${value}${unit}`;
}

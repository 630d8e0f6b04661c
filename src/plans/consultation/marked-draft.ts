/** The next draft with its changes marked against the one that went out: what came in underlined, what went out struck. Pure. */
import { type FormCell, type FormRow, type FormTable, LANDSCAPE, type LineMark, quoted } from '#forms';
import type { Reading, Task } from '#reader/model';

/** A draft and the address of each of its tasks, by which a task is known in the next one. */
export interface Draft { readonly reading: Reading; readonly owners: readonly string[] }

type Lines = readonly string[];
const COLUMNS: readonly { readonly head: string; readonly width: number; readonly align: 'left' | 'center'; readonly of: (task: Task) => Lines }[] = [
  { head: '编号', width: 14, align: 'center', of: ({ number }) => (number === null ? [] : [number]) },
  { head: '主要任务', width: 113, align: 'left', of: ({ text }) => text.split('\n').map((line) => line.trim()).filter((line) => line !== '') },
  { head: '牵头单位', width: 40, align: 'left', of: ({ responsibilities }) => responsibilities.filter(({ role }) => role !== 'cooperating').map(({ unit }) => unit) },
  { head: '配合单位', width: 50, align: 'left', of: ({ responsibilities }) => responsibilities.filter(({ role }) => role === 'cooperating').map(({ unit }) => unit) },
  { head: '完成时限', width: 30, align: 'center', of: ({ deadlines }) => deadlines.map(({ text }) => text) },
];

export interface MarkedDraft { readonly table: FormTable; readonly changedCount: number; readonly addedCount: number; readonly removedCount: number }

export function markedDraft(title: string, before: Draft, after: Draft): MarkedDraft {
  const old = new Map(before.owners.map((owner, place) => [owner, before.reading.tasks[place] as Task]));
  const kept = new Set(after.owners);
  const counts = { changed: 0, added: 0, removed: 0 };
  const rows: FormRow[] = [];
  let heading = '';
  for (const [place, task] of after.reading.tasks.entries()) {
    const under = task.heading.join('　');
    if (under !== heading && under !== '') rows.push({ kind: 'group', cells: [{ column: 0, columnSpan: COLUMNS.length, rowSpan: 1, lines: [under] }] });
    heading = under;
    const former = old.get(after.owners[place] as string);
    const row = rowOf(former ?? null, task);
    if (former === undefined) counts.added += 1;
    else if (row.cells.some(({ marks }) => marks !== undefined)) counts.changed += 1;
    rows.push(row);
  }
  const gone = before.owners.flatMap((owner, place) => (kept.has(owner) ? [] : [before.reading.tasks[place] as Task]));
  if (gone.length > 0) rows.push({ kind: 'group', cells: [{ column: 0, columnSpan: COLUMNS.length, rowSpan: 1, lines: ['删去的任务'] }] });
  for (const task of gone) {
    counts.removed += 1;
    rows.push(rowOf(task, null));
  }
  const table: FormTable = {
    sheet: '修改稿', marked: false, paper: LANDSCAPE, size: 10.5, title: `${quoted(title)}任务分工\n（修改稿，标出修改之处）`, subtitles: [], rows,
    columns: COLUMNS.map(({ head, width, align }, place) => ({ key: `draft-${place}`, head, width, align })),
    notes: [`与上一稿相比：修改${counts.changed}项，新增${counts.added}项，删去${counts.removed}项。下划线的是新写的，划去的是上一稿的。`],
  };
  return { table, changedCount: counts.changed, addedCount: counts.added, removedCount: counts.removed };
}

function rowOf(before: Task | null, after: Task | null): FormRow {
  return { kind: 'task', cells: COLUMNS.map(({ of }, column) => cellOf(column, before === null ? [] : of(before), after === null ? [] : of(after))) };
}

/** Lines that stayed stand once; those that went out stand struck before those that came in. */
function cellOf(column: number, before: Lines, after: Lines): FormCell {
  const shape = { column, columnSpan: 1, rowSpan: 1 };
  if (before.length === after.length && before.every((line, place) => line === after[place])) return { ...shape, lines: after };
  const stayed = new Set(before.filter((line) => after.includes(line)));
  const marked: { line: string; mark: LineMark | null }[] = [
    ...before.filter((line) => !stayed.has(line)).map((line) => ({ line, mark: 'removed' as const })),
    ...after.map((line) => ({ line, mark: stayed.has(line) ? null : 'added' as const })),
  ];
  // The same lines in another order: who stands first leads, so the order is a change.
  if (marked.every(({ mark }) => mark === null)) return { ...shape, lines: [...before, ...after], marks: [...before.map(() => 'removed' as const), ...after.map(() => 'added' as const)] };
  return { ...shape, lines: marked.map(({ line }) => line), marks: marked.map(({ mark }) => mark) };
}

/** Between the cells of a checked reading and the anchors by which the desk chooses them. */
import type { CheckedCell, Field } from '#documents/corrections';
import type { Anchor } from '../anchor.ts';

const LETTER: Readonly<Partial<Record<Field, string>>> = { number: 'n', title: 'i', text: 'x', heading: 'h', goal: 'a', kind: 'k', leaders: 'l', offices: 'o', recurrence: 'e', responsibility: 'r', deadline: 'd', target: 'g' };

/** Null for what has no place in the checked reading any more. */
export function anchorOfCell({ owner, field, task, item }: CheckedCell): Anchor | null {
  if (owner === 'head') return `h.${field}`;
  if (owner === 'section') return item === null ? null : `s${item}`;
  if (task === null) return null;
  if (field === 'task') return `t${task}`;
  const letter = LETTER[field] ?? '';
  const listed = field === 'responsibility' || field === 'deadline' || field === 'target';
  return listed && item === null ? null : `t${task}.${letter}${item ?? ''}`;
}

export interface CellIndex {
  /** The cell that an anchor chooses: a list of leaders is one cell, whichever of them is chosen. */
  readonly at: (anchor: Anchor | null) => CheckedCell | undefined;
  readonly ofTask: (task: number) => readonly CheckedCell[];
  /** Items that were taken out of a task. */
  readonly removedOf: (task: number) => readonly CheckedCell[];
  readonly removedTasks: readonly CheckedCell[];
  /** Of the heads and headings. */
  readonly others: readonly CheckedCell[];
}

export function indexCells(cells: readonly CheckedCell[]): CellIndex {
  const byAnchor = new Map<Anchor, CheckedCell>();
  const tasks = new Map<number, CheckedCell[]>();
  const removed = new Map<number, CheckedCell[]>();
  const put = (map: Map<number, CheckedCell[]>, task: number, cell: CheckedCell): void => {
    const list = map.get(task) ?? [];
    map.set(task, list);
    list.push(cell);
  };
  for (const cell of cells) {
    const anchor = anchorOfCell(cell);
    if (anchor !== null) byAnchor.set(anchor, cell);
    if (cell.task === null || cell.field === 'task') continue;
    put(cell.state === 'removed' ? removed : tasks, cell.task, cell);
  }
  return {
    at: (anchor) => (anchor === null ? undefined : byAnchor.get(anchor) ?? byAnchor.get(anchor.replace(/^(t\d+\.[lo])\d+$/, '$1').replace(/^h\d+\./, 'h.'))),
    ofTask: (task) => tasks.get(task) ?? [],
    removedOf: (task) => removed.get(task) ?? [],
    removedTasks: cells.filter(({ field, state }) => field === 'task' && state === 'removed'),
    others: cells.filter(({ owner }) => owner !== 'task'),
  };
}

/** Whether a person should still look at it. */
export function isOpen({ state, empty, field }: CheckedCell): boolean {
  return state === 'proposed' && !empty && field !== 'task';
}

/** The order in which the arrow keys go through a row: what a closed row shows, or everything. */
export function anchorsOfRow(index: CellIndex, task: number, open: boolean): readonly Anchor[] {
  const order: readonly Field[] = open ? ['number', 'title', 'text', 'responsibility', 'deadline', 'recurrence', 'target', 'leaders', 'offices', 'goal', 'heading', 'kind'] : ['responsibility', 'deadline', 'recurrence', 'target'];
  const rank = (cell: CheckedCell): number => order.indexOf(cell.field) + (cell.field === 'responsibility' && (cell.value as { role: string }).role === 'cooperating' ? 0.5 : 0);
  const cells = index.ofTask(task).filter((cell) => order.includes(cell.field) && (open || !cell.empty));
  return [`t${task}`, ...[...cells].sort((a, b) => rank(a) - rank(b)).flatMap((cell) => anchorOfCell(cell) ?? [])];
}

/** The next cell that nobody looked at: through the rows, then what stands in headings and at the head, then from the beginning; null where there is none. */
export function nextOpen(index: CellIndex, shown: readonly number[], at: Anchor | null): Anchor | null {
  const order = [...shown.flatMap((task) => anchorsOfRow(index, task, true)), ...index.others.flatMap((cell) => anchorOfCell(cell) ?? [])];
  const here = at === null ? -1 : order.indexOf(at);
  return [...order.slice(here + 1), ...order.slice(0, here + 1)].find((anchor) => { const cell = index.at(anchor); return cell !== undefined && isOpen(cell); }) ?? null;
}

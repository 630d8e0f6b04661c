/** A reading with the corrections laid over it: the checked reading. Pure; the unchanged reading stays as it is. */
import type { Span } from '#kernel';
import type { Deadline, Reading, Responsibility, SectionTarget, Target, Task } from '#reader/model';
import { valuePrint } from './fingerprint.ts';
import { type CheckedCell, type CheckedReading, type Correction, type Field, ITEM_FIELDS, keyOf, type Owner, parseKey, type TaskWords } from './model.ts';
import { headProposals, ownersOf, type Proposal, sectionProposals, taskProposals, wordsOf } from './proposals.ts';
import { emptyAfter, endOf, itemOf, sectionTargetOf, taskOfWords, withHeadValue, withTaskValue } from './rebuild.ts';
import { type Resolved, resolve, type Stacks, stacksOf } from './stacks.ts';

type Item = Responsibility | Deadline | Target;
interface Ordered { readonly owner: string; readonly task: Task; readonly whole: Resolved; readonly proposed: TaskWords | undefined }

/** Corrections may come in any order; those of an address that this reading does not have are `unplaced`. */
export function layCorrections(reading: Reading, corrections: readonly Correction[]): CheckedReading {
  const stacks = stacksOf(corrections);
  const cells: CheckedCell[] = [];
  const document = layHead(reading, stacks, cells);
  const order = orderTasks(reading, stacks);
  const kept = order.filter(({ whole }) => whole.state !== 'removed');
  const tasks = kept.map(({ owner, task, whole, proposed }, t) => {
    cells.push(cellOf({ key: keyOf(owner, 'task'), owner: 'task', field: 'task', task: t, item: null }, whole, proposed === undefined ? undefined : { value: proposed, span: task.span }));
    return layTask(reading, task, owner, t, stacks, cells);
  });
  for (const { owner, task, whole, proposed } of order) {
    if (whole.state === 'removed') cells.push(cellOf({ key: keyOf(owner, 'task'), owner: 'task', field: 'task', task: null, item: null }, whole, proposed === undefined ? undefined : { value: proposed, span: task.span }));
  }
  const targets = layItems(reading, 'section', 'target', sectionProposals(reading), reading.targets, endOf(reading), null, stacks, cells) as readonly SectionTarget[];
  const placed = new Set(['head', 'section', ...order.map(({ owner }) => owner)]);
  const unplaced = corrections.filter(({ cell, undone }) => undone === null && !placed.has(parseKey(cell)?.owner ?? ''));
  const unchanged = corrections.every(({ undone }) => undone !== null);
  return { reading: unchanged ? reading : { ...reading, document, tasks, targets }, cells, owners: kept.map(({ owner }) => owner), unplaced, progress: progressOf(cells) };
}

/** How many of the cells that hold something a person has looked at. A task as a whole is the sum of its cells. */
export function progressOf(cells: readonly CheckedCell[]): CheckedReading['progress'] {
  const counted = cells.filter(({ empty, state, field }) => field !== 'task' && (!empty || state !== 'proposed'));
  return { checked: counted.filter(({ state }) => state !== 'proposed').length, total: counted.length };
}

/** The tasks of the paper with those put in by hand at their places: by their words, else behind the one named, else at the end. */
function orderTasks(reading: Reading, stacks: Stacks): readonly Ordered[] {
  const order: Ordered[] = ownersOf(reading).map((owner, t) => {
    const task = reading.tasks[t] as Task;
    const proposed = wordsOf(task);
    return { owner, task, proposed, whole: resolve(stacks.of(keyOf(owner, 'task')), { value: proposed, span: task.span }) as Resolved };
  });
  for (const { cell } of stacks.addedTasks) {
    const owner = cell.slice(0, cell.indexOf(':'));
    const whole = resolve(stacks.of(cell), undefined);
    if (whole === null) continue;
    const words = whole.value as TaskWords;
    const { span } = whole;
    const behind = order.findIndex((one) => one.owner === words.after);
    const next = span === null ? (behind < 0 ? -1 : behind + 1) : order.findIndex(({ task }) => task.span[0] > span[0]);
    const before = span === null && behind >= 0 ? (order[behind] as Ordered).task.span[1] : reading.source.text.length;
    order.splice(next < 0 ? order.length : next, 0, { owner, task: taskOfWords(words, span, before), whole, proposed: undefined });
  }
  return order;
}

function layTask(reading: Reading, base: Task, owner: string, t: number, stacks: Stacks, cells: CheckedCell[]): Task {
  const { text } = reading.source;
  const proposals = taskProposals(base, owner, text);
  const touched = stacks.hasOwner(owner);
  const byHand = owner.startsWith('+');
  let task = base;
  for (const proposal of proposals.single) {
    const resolved = resolve(stacks.of(proposal.key), proposal) as Resolved;
    if (resolved.byHand) task = withTaskValue(task, proposal.field, resolved.value, resolved.span);
    // What stands in a task put in by hand was put in with it.
    const shown: Resolved = byHand && resolved.state === 'proposed' ? { ...resolved, state: 'added' } : resolved;
    cells.push(cellOf({ key: proposal.key, owner: 'task', field: proposal.field, task: t, item: null }, shown, proposal));
  }
  for (const field of ITEM_FIELDS) {
    const items = field === 'responsibility' ? base.responsibilities : field === 'deadline' ? base.deadlines : base.targets;
    const laid = layItems(reading, owner, field, proposals.items[field], items, emptyAfter(base), t, stacks, cells);
    if (!touched) continue;
    if (field === 'responsibility') task = { ...task, responsibilities: laid as readonly Responsibility[] };
    else if (field === 'deadline') task = { ...task, deadlines: inColumn(laid as readonly Deadline[]) };
    else task = { ...task, targets: laid as readonly Target[] };
  }
  return task;
}

/** Where a column of deadlines rules a task, what a person adds stands in it. */
function inColumn(deadlines: readonly Deadline[]): readonly Deadline[] {
  const ruled = deadlines.some(({ column }) => column === true);
  return ruled ? deadlines.map((one) => (one.column === undefined && one.inferred === true ? { ...one, column: true } : one)) : deadlines;
}

function layItems(reading: Reading, owner: string, field: 'responsibility' | 'deadline' | 'target', proposals: readonly Proposal[], read: readonly Item[], at: Span, t: number | null, stacks: Stacks, cells: CheckedCell[]): readonly Item[] {
  const kind: Owner = owner === 'section' ? 'section' : 'task';
  const laid: Item[] = [];
  const put = (key: string, resolved: Resolved, proposal: Proposal | undefined, base: Item | undefined): void => {
    const gone = resolved.state === 'removed';
    cells.push(cellOf({ key, owner: kind, field, task: t, item: gone ? null : laid.length }, resolved, proposal));
    if (gone) return;
    if (base !== undefined && !resolved.byHand) laid.push(base);
    else laid.push(kind === 'section' ? sectionTargetOf(resolved.value, resolved.span, at, reading.source.text) : itemOf(field, resolved.value, resolved.span, at, reading.source.text, base));
  };
  proposals.forEach((proposal, i) => put(proposal.key, resolve(stacks.of(proposal.key), proposal) as Resolved, proposal, read[i]));
  const proposed = new Set(proposals.map(({ key }) => key));
  for (const key of stacks.items(owner, field)) {
    if (proposed.has(key)) continue;
    const resolved = resolve(stacks.of(key), undefined);
    if (resolved !== null) put(key, resolved, undefined, undefined);
  }
  return laid;
}

function layHead(reading: Reading, stacks: Stacks, cells: CheckedCell[]): Reading['document'] {
  let head = reading.document;
  for (const proposal of headProposals(reading)) {
    const resolved = resolve(stacks.of(proposal.key), proposal) as Resolved;
    if (resolved.byHand) head = withHeadValue(head, proposal.field, resolved.value, resolved.span);
    cells.push(cellOf({ key: proposal.key, owner: 'head', field: proposal.field, task: null, item: null }, resolved, proposal));
  }
  return head;
}

interface Standing { readonly key: string; readonly owner: Owner; readonly field: Field; readonly task: number | null; readonly item: number | null }

function cellOf(at: Standing, { state, value, span, drift, correction, version }: Resolved, proposal: Pick<Proposal, 'value' | 'span'> | undefined): CheckedCell {
  return { ...at, state, value, span, empty: value === null || (Array.isArray(value) && value.length === 0), proposed: proposal?.value, proposedSpan: proposal?.span ?? null, drift, correction, version };
}

/** The print that a new layer on this cell must bear as its `base`. */
export function basePrint(cell: Pick<CheckedCell, 'proposed'>): string | null {
  return cell.proposed === undefined ? null : valuePrint(cell.proposed);
}

/** Where the reader drew the border between two tasks wrongly: one becomes two, or two become one. */
import { randomUUID } from 'node:crypto';
import { codePointIndex, isRefusal, type Refusal, refuse, type Span } from '#kernel';
import type { Caller } from '#platform';
import type { Task } from '#reader/model';
import { valuePrint } from '../corrections/fingerprint.ts';
import { type CheckedCell, ITEM_FIELDS, type ItemField, keyOf, type TaskWords, type Value } from '../corrections/model.ts';
import { itemsOf, itemValue } from '../corrections/proposals.ts';
import type { CheckedDocument } from './checked-reading.ts';
import { change, type CheckingRoom, lay, type Laid, newCell, seenCell } from './commands.ts';
import { stepReply } from './replies.ts';
import type { StepReply } from './shapes.ts';

interface Divide { readonly version: number; readonly at: number }
interface Join { readonly version: number; readonly before: { readonly owner: string; readonly version: number } }

/** Units stand in both tasks; a deadline or target goes with the words it stands on, one from a column stands in both. Refused `words-outside` where `at` is not within the task's text. */
export async function divideTask(room: CheckingRoom, caller: Caller, documentId: string, owner: string, { version, at }: Divide): Promise<StepReply | Refusal> {
  return change(room, documentId, async (tx, document) => {
    const text = seenText(document, owner, version);
    if (isRefusal(text)) return text;
    const task = document.reading.tasks[document.owners.indexOf(owner)] as Task;
    const { toUtf16 } = codePointIndex(document.reading.source.text);
    const [start, end] = task.spans.text;
    const border = toUtf16(at);
    const halves = halvesOf(document.reading.source.text.slice(start, end), border - start, task.text);
    if (halves === null) return refuse('words-outside');
    const own = `+${randomUUID()}`;
    const words: TaskWords = { number: null, title: null, text: halves[1], heading: task.heading, goal: task.goal, kind: task.kind, after: owner };
    const moving = (field: ItemField, i: number): 'stays' | 'goes' | 'both' => {
      const [from, to] = (itemsOf(task, field)[i] as { readonly span: Span }).span;
      return field === 'responsibility' || from < start || to > end ? 'both' : from >= border ? 'goes' : 'stays';
    };
    const items = itemCells(document, task, owner);
    const laid = [
      layer(document, text, 'correct', halves[0], [start, border]), layer(document, newCell(keyOf(own, 'task'), 'task'), 'add', words, [border, end]),
      ...items.filter(({ field, i }) => moving(field, i) !== 'stays').map(({ field, value, span }) => layer(document, newCell(keyOf(own, field, `+${randomUUID()}`), field), 'add', value, span)),
      ...items.filter(({ field, i }) => moving(field, i) === 'goes').map(({ cell }) => layer(document, cell, 'remove', undefined, null)),
    ];
    const step = randomUUID();
    return await lay(tx, room, caller, document, 'divide-task', laid, step) ?? stepReply(tx, documentId, step);
  });
}

/** The task before it takes in its text, and whatever units, deadlines and targets it lacks. */
export async function joinTask(room: CheckingRoom, caller: Caller, documentId: string, owner: string, { version, before }: Join): Promise<StepReply | Refusal> {
  return change(room, documentId, async (tx, document) => {
    const [text, textBefore] = [seenText(document, owner, version), seenText(document, before.owner, before.version)];
    if (isRefusal(text)) return text;
    if (isRefusal(textBefore)) return textBefore;
    const t = document.owners.indexOf(owner);
    // Somebody put a task between them, or took one out.
    if (document.owners[t - 1] !== before.owner) return refuse('cells-moved', { count: 1, cells: text.key });
    const [task, taskBefore] = [document.reading.tasks[t] as Task, document.reading.tasks[t - 1] as Task];
    const whole = document.cells.find(({ key }) => key === keyOf(owner, 'task')) as CheckedCell;
    const held = new Set(itemCells(document, taskBefore, before.owner).map(({ field, value }) => `${field} ${valuePrint(value)}`));
    const named = new Set(taskBefore.responsibilities.map(({ unit }) => unit));
    const lacking = itemCells(document, task, owner).filter(({ field, value }) => !held.has(`${field} ${valuePrint(value)}`) && !(field === 'responsibility' && named.has((value as { unit: string }).unit)));
    const laid = [
      layer(document, textBefore, 'correct', `${taskBefore.text}${task.text}`, [taskBefore.spans.text[0], Math.max(task.spans.text[1], taskBefore.spans.text[1])]), layer(document, whole, 'remove', undefined, null),
      ...lacking.map(({ field, value, span }) => layer(document, newCell(keyOf(before.owner, field, `+${randomUUID()}`), field), 'add', value, span)),
    ];
    const step = randomUUID();
    return await lay(tx, room, caller, document, 'join-tasks', laid, step) ?? stepReply(tx, documentId, step);
  });
}

function seenText(document: CheckedDocument, owner: string, version: number): CheckedCell | Refusal {
  const cell = document.owners.includes(owner) ? seenCell(document, keyOf(owner, 'text'), version) : refuse('cell-not-found');
  return isRefusal(cell) && cell.refused === 'stale' ? refuse('cells-moved', { count: 1, cells: keyOf(owner, 'text') }) : cell;
}

interface ItemCell { readonly cell: CheckedCell; readonly field: ItemField; readonly i: number; readonly value: Value; readonly span: Span | null }

function itemCells(document: CheckedDocument, task: Task, owner: string): readonly ItemCell[] {
  return ITEM_FIELDS.flatMap((field) => itemsOf(task, field).map((item, i): ItemCell => ({
    field, i, value: itemValue(item), span: item.span[0] === item.span[1] ? null : item.span,
    cell: document.cells.find((cell) => cell.field === field && cell.item === i && cell.key.startsWith(`${owner}:`)) as CheckedCell,
  })));
}

function layer(document: CheckedDocument, cell: CheckedCell, kind: Laid['kind'], value: Value | undefined, span: Span | null): Laid {
  const { toCodePoint } = codePointIndex(document.reading.source.text);
  return { cell, kind, ...(value === undefined ? {} : { value }), rests: span === null || span[0] === span[1] ? null : [toCodePoint(span[0]), toCodePoint(span[1])], reason: null };
}

/** The text as it is kept, divided where the source is; null where one half would be empty or the text is not the source's. */
function halvesOf(source: string, border: number, text: string): readonly [string, string] | null {
  if (border <= 0 || border >= source.length || bare(source) !== bare(text)) return null;
  let left = bare(source.slice(0, border)).length;
  let cut = 0;
  for (; cut < text.length && left > 0; cut += 1) if (/\S/u.test(text[cut] as string)) left -= 1;
  const halves = [text.slice(0, cut).trim(), text.slice(cut).trim()] as const;
  return halves[0] === '' || halves[1] === '' ? null : halves;
}

function bare(text: string): string {
  return text.replace(/\s+/gu, '');
}

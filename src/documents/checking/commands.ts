/** What a person does at the checking desk: each step lays layers, or takes them back, under a lock on the document. */
import { randomUUID } from 'node:crypto';
import { codePointIndex, FIRST_YEAR, isPlausibleDay, isRefusal, LAST_YEAR, type Refusal, refuse, type Span } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Clock, type Executor, within } from '#platform';
import { carriesUnit } from '../corrections/carried.ts';
import { valuePrint } from '../corrections/fingerprint.ts';
import { basePrint } from '../corrections/lay.ts';
import { type CheckedCell, type Correction, type CorrectionKind, type DeadlineValue, type Field, keyOf, parseKey, type ResponsibilityValue, type Value } from '../corrections/model.ts';
import { type CheckedDocument, checkedReading } from './checked-reading.ts';
import { cellReply, stepReply } from './replies.ts';
import { type AcceptCells, type AddCell, type CellReply, type CorrectCell, type StepReply, valueShape } from './shapes.ts';
import * as store from './store.ts';
import { correctionTable } from './tables.ts';

export interface CheckingRoom {
  readonly database: Executor;
  readonly clock: Clock;
}

/** A layer to be laid: on which cell, and what it says. */
export interface Laid {
  readonly cell: CheckedCell;
  readonly kind: CorrectionKind;
  readonly value?: Value;
  /** Code points. */
  readonly rests: Span | null;
  readonly reason: string | null;
}

export async function correctCell(room: CheckingRoom, caller: Caller, documentId: string, key: string, version: number, { value, rests, reason }: CorrectCell): Promise<CellReply | Refusal> {
  return change(room, documentId, async (tx, document) => {
    const cell = seenCell(document, key, version);
    if (isRefusal(cell)) return cell;
    const fit = fitting(key, value, rests, reason, document, cell.proposed);
    if (isRefusal(fit)) return fit;
    const laid = await lay(tx, room, caller, document, 'correct-cell', [{ cell, kind: 'correct', value: fit, rests, reason }]);
    return laid ?? reply(tx, documentId, key);
  });
}

export async function removeCell(room: CheckingRoom, caller: Caller, documentId: string, key: string, version: number, reason: string | null): Promise<CellReply | Refusal> {
  return change(room, documentId, async (tx, document) => {
    const cell = seenCell(document, key, version);
    if (isRefusal(cell)) return cell;
    // A single value is emptied by correcting it; only what stands in a list can go.
    if (cell.field !== 'task' && parseKey(key)?.item === null) return refuse('cell-stays');
    const laid = cell.state === 'removed' ? null : await lay(tx, room, caller, document, cell.field === 'task' ? 'remove-task' : 'remove-cell', [{ cell, kind: 'remove', rests: null, reason }]);
    return laid ?? reply(tx, documentId, key);
  });
}

export async function addCell(room: CheckingRoom, caller: Caller, documentId: string, { owner, field, value, rests, reason }: AddCell): Promise<CellReply | Refusal> {
  return change(room, documentId, async (tx, document) => {
    const own = `+${randomUUID()}`;
    const known = owner === 'section' ? field === 'target' : owner !== null && document.owners.includes(owner);
    if (field === 'task' ? owner !== null : !known) return refuse('cell-not-found');
    const key = field === 'task' ? keyOf(own, 'task') : keyOf(owner as string, field, own);
    const fit = fitting(key, value, rests, reason, document);
    if (isRefusal(fit)) return fit;
    if (field !== 'task' && document.cells.some((cell) => cell.state !== 'removed' && cell.key.startsWith(`${owner}:${field}:`) && valuePrint(cell.value) === valuePrint(fit))) return refuse('already-there');
    const laid = await lay(tx, room, caller, document, field === 'task' ? 'add-task' : 'add-cell', [{ cell: newCell(key, field), kind: 'add', value: fit, rests, reason }]);
    return laid ?? reply(tx, documentId, key);
  });
}

/** What the reader proposes is right. Cells that are accepted already are left as they are; when one moved since it was seen, none is accepted. */
export async function acceptCells(room: CheckingRoom, caller: Caller, documentId: string, { cells }: AcceptCells): Promise<StepReply | Refusal> {
  return change(room, documentId, async (tx, document) => {
    const byKey = new Map(document.cells.map((cell) => [cell.key, cell]));
    const wanted = new Map(cells.map(({ cell, version }) => [cell, version]));
    const moved = [...wanted].filter(([key, version]) => (byKey.get(key)?.version ?? -1) !== version);
    if (moved.length > 0) return refuse('cells-moved', { count: moved.length, cells: moved.slice(0, 20).map(([key]) => key).join(' ') });
    const found = [...wanted.keys()].map((key) => byKey.get(key) as CheckedCell);
    if (found.some(({ proposed }) => proposed === undefined)) return refuse('nothing-proposed');
    const index = codePointIndex(document.reading.source.text);
    const laid = found.filter(({ state, drift }) => state !== 'accepted' || drift !== 'same').map((cell): Laid => {
      const { proposedSpan: span } = cell;
      return { cell, kind: 'accept', value: cell.proposed as Value, rests: span === null || span[0] === span[1] ? null : [index.toCodePoint(span[0]), index.toCodePoint(span[1])], reason: null };
    });
    const step = randomUUID();
    const refused = laid.length === 0 ? null : await lay(tx, room, caller, document, 'accept-cells', laid, step);
    return refused ?? stepReply(tx, documentId, step);
  });
}

export async function undoCell(room: CheckingRoom, caller: Caller, documentId: string, key: string, version: number): Promise<CellReply | Refusal> {
  return change(room, documentId, async (tx, document) => {
    const now = document.corrections.reduce((sum, one) => (one.cell === key ? sum + one.version : sum), 0);
    if (now !== version) return refuse('stale', { kind: 'cell', id: key });
    const top = topOf(document, key);
    if (top === undefined) return refuse('nothing-to-undo');
    const refused = await undo(tx, room, caller, document, [top]);
    return refused ?? reply(tx, documentId, key);
  });
}

/** Refused where anybody laid something over one of its cells since. */
export async function undoStep(room: CheckingRoom, caller: Caller, documentId: string, step: string): Promise<StepReply | Refusal> {
  return change(room, documentId, async (tx, document) => {
    const laid = document.corrections.filter((one) => one.step === step && one.undone === null);
    if (laid.length === 0) return refuse('nothing-to-undo');
    const tops = new Map(document.corrections.filter(({ undone }) => undone === null).sort((a, b) => a.layer - b.layer).map((one) => [one.cell, one.id]));
    const covered = laid.filter(({ cell, id }) => tops.get(cell) !== id);
    if (covered.length > 0) return refuse('cells-moved', { count: covered.length, cells: covered.slice(0, 20).map(({ cell }) => cell).join(' ') });
    const refused = await undo(tx, room, caller, document, laid);
    return refused ?? stepReply(tx, documentId, step);
  });
}

/** Whoever comes second to one document waits, then sees what the first did. */
export async function change<T>(room: Pick<CheckingRoom, 'database'>, documentId: string, step: (tx: Executor, document: CheckedDocument) => Promise<T | Refusal>): Promise<T | Refusal> {
  return within<T>(room.database, async (tx) => {
    if (!await store.lockDocument(tx, documentId)) return refuse('document-not-found');
    const document = await checkedReading(tx, documentId);
    return isRefusal(document) ? document : step(tx, document);
  });
}

export function seenCell(document: CheckedDocument, key: string, version: number): CheckedCell | Refusal {
  const cell = document.cells.find((one) => one.key === key);
  // What was added and undone by another is no cell any more, but whoever saw it is late, not lost.
  if (cell === undefined) return document.corrections.some((one) => one.cell === key) ? refuse('stale', { kind: 'cell', id: key }) : refuse('cell-not-found');
  return cell.version === version ? cell : refuse('stale', { kind: 'cell', id: key });
}

/** @param proposed what the reader reads there: that its unit follows from its words is the reader's to answer for. */
function fitting(key: string, value: Value, rests: Span | null, reason: string | null, document: CheckedDocument, proposed?: Value): Value | Refusal {
  const address = parseKey(key);
  if (address === null) return refuse('cell-not-found');
  const fit = valueShape(address).safeParse(value);
  if (!fit.success) return refuse('value-unfit', { field: address.field, where: fit.error.issues[0]?.path.join('.') ?? '' });
  if (rests !== null && (rests[0] >= rests[1] || rests[1] > document.reading.source.characters)) return refuse('words-outside');
  const on = address.field === 'deadline' ? (fit.data as DeadlineValue).on : null;
  if (on !== null && !isPlausibleDay(on)) return refuse('day-implausible', { on, from: FIRST_YEAR, to: LAST_YEAR });
  if (reason !== null && reason !== '') return fit.data;
  if (rests === null) return refuse('reason-needed');
  const unit = address.field === 'responsibility' ? (fit.data as ResponsibilityValue).unit : null;
  if (unit === null || unit === (proposed as ResponsibilityValue | undefined)?.unit) return fit.data;
  const { text } = document.reading.source;
  const index = codePointIndex(text);
  return carriesUnit(text.slice(index.toUtf16(rests[0]), index.toUtf16(rests[1])), unit) ? fit.data : refuse('words-lack-unit', { unit });
}

export function newCell(key: string, field: Field): CheckedCell {
  return { key, owner: key.startsWith('section') ? 'section' : 'task', field, task: null, item: null, state: 'added', value: null, span: null, empty: true, proposed: undefined, proposedSpan: null, drift: 'same', correction: null, version: 0 };
}

export async function lay(tx: Executor, { clock }: CheckingRoom, caller: Caller, document: CheckedDocument, action: string, laid: readonly Laid[], step: string = randomUUID()): Promise<Refusal | null> {
  const actor = actorOf(caller);
  const at = clock.now().toISOString();
  const layers = new Map<string, number>();
  for (const { cell, layer } of document.corrections) layers.set(cell, Math.max(layer, layers.get(cell) ?? 0));
  const changes = laid.map(({ cell, kind, value, rests, reason }): Change => {
    const id = randomUUID();
    return { table: correctionTable, id, insert: {
      id, document_id: document.summary.id, cell: cell.key, layer: (layers.get(cell.key) ?? 0) + 1, kind, value: value === undefined ? null : JSON.stringify(value), rests_start: rests?.[0] ?? null, rests_end: rests?.[1] ?? null,
      reason, base: basePrint(cell), step_id: step, made_by_kind: actor.kind, made_by: actor.id, made_at: at, version: 1,
    } };
  });
  return write(tx, { actor, action, subject: { kind: 'document', id: document.summary.id }, at, ...(laid[0]?.reason ? { remark: laid[0].reason } : {}), changes });
}

async function undo(tx: Executor, { clock }: CheckingRoom, caller: Caller, document: CheckedDocument, corrections: readonly Correction[]): Promise<Refusal | null> {
  const actor = actorOf(caller);
  const at = clock.now().toISOString();
  const changes = corrections.map(({ id, version }): Change => ({ table: correctionTable, id, version, set: { undone_by_kind: actor.kind, undone_by: actor.id, undone_at: at } }));
  return write(tx, { actor, action: 'undo-corrections', subject: { kind: 'document', id: document.summary.id }, at, changes });
}

function topOf({ corrections }: CheckedDocument, key: string): Correction | undefined {
  return corrections.filter((one) => one.cell === key && one.undone === null).sort((a, b) => a.layer - b.layer).at(-1);
}

async function reply(tx: Executor, documentId: string, key: string): Promise<CellReply | Refusal> {
  const document = await checkedReading(tx, documentId);
  return isRefusal(document) ? document : cellReply(document, key);
}

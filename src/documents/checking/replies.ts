/** What the desk is told: spans in code points. */
import { codePointIndex, type Refusal, refuse, type Span } from '#kernel';
import type { Executor } from '#platform';
import type { CheckedCell } from '../corrections/model.ts';
import { publishCorrections } from '../corrections/publish.ts';
import type { CheckedDocument } from './checked-reading.ts';
import type { CellReply, StepReply } from './shapes.ts';
import * as store from './store.ts';

export function cellReply(document: CheckedDocument, key: string): CellReply | Refusal {
  const layers = document.corrections.filter((one) => one.cell === key);
  const cell = document.cells.find((one) => one.key === key);
  if (cell === undefined && layers.length === 0) return refuse('cell-not-found');
  const { text } = document.reading.source;
  return { version: layers.reduce((sum, { version }) => sum + version, 0), cell: cell === undefined ? null : publishCells([cell], text)[0] as CheckedCell, corrections: publishCorrections(layers, text) };
}

/** As they are now, after the step. */
export async function stepReply(tx: Executor, documentId: string, step: string): Promise<StepReply> {
  return { step, corrections: (await store.listCorrections(tx, documentId)).filter((one) => one.step === step) };
}

export function publishCells(cells: readonly CheckedCell[], text: string): CheckedCell[] {
  const { toCodePoint } = codePointIndex(text);
  const published = (span: Span | null): Span | null => (span === null ? null : [toCodePoint(span[0]), toCodePoint(span[1])]);
  return cells.map((cell) => ({ ...cell, span: published(cell.span), proposedSpan: published(cell.proposedSpan) }));
}

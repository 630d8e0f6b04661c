/** The checked reading of a kept document: what exports write and what a plan is published from. */
import { isRefusal, type Refusal } from '#kernel';
import type { Severity } from '#reader/model';
import type { Executor } from '#platform';
import { findingKeys } from '../corrections/findings.ts';
import { layCorrections } from '../corrections/lay.ts';
import type { CheckedCell, CheckedReading, Correction } from '../corrections/model.ts';
import { correctionsInside } from '../corrections/publish.ts';
import { unpackInside } from '../keeping.ts';
import type { DocumentSummary } from '../model.ts';
import { presentReading } from '../present.ts';
import type { KeptLayers } from './layers.ts';
import * as store from './store.ts';

export interface CheckedDocument extends CheckedReading {
  readonly summary: DocumentSummary;
  /** Every layer, undone ones too. */
  readonly corrections: readonly Correction[];
}

/**
 * Spans are UTF-16 units. Run in a transaction, it is one state of reading and corrections.
 * @returns the refusals `document-not-found`, `document-deleted`
 */
export async function checkedReading(db: Executor, documentId: string): Promise<CheckedDocument | Refusal> {
  const found = await presentReading(db, documentId);
  if (isRefusal(found)) return found;
  const reading = unpackInside(found.packed);
  const corrections = correctionsInside(await store.listCorrections(db, documentId), reading.source.text);
  return { summary: found.summary, corrections, ...layCorrections(reading, corrections) };
}

export interface CorrectedCell { readonly cell: CheckedCell; readonly correction: Correction }

/** The cells of tasks in which a person had put another value than what was read, as they stood at an instant; `cell.task` is the task's place then. */
export async function correctedCells(db: Executor, documentId: string, at: string): Promise<readonly CorrectedCell[] | Refusal> {
  const found = await presentReading(db, documentId);
  if (isRefusal(found)) return found;
  const reading = unpackInside(found.packed);
  const then = (await store.listCorrections(db, documentId)).filter((one) => one.at <= at).map((one) => (one.undone !== null && one.undone.at > at ? { ...one, undone: null } : one));
  const corrections = correctionsInside(then, reading.source.text);
  const byId = new Map(corrections.map((one) => [one.id, one]));
  return layCorrections(reading, corrections).cells.flatMap((cell) => {
    const correction = cell.owner === 'task' && cell.state !== 'proposed' && cell.state !== 'accepted' ? byId.get(cell.correction ?? '') : undefined;
    return correction === undefined ? [] : [{ cell, correction }];
  });
}

export async function checkedLayers(db: Executor, documentId: string): Promise<KeptLayers> {
  const settlements = (await store.listSettlements(db, documentId)).map(({ settlement }) => settlement);
  return { corrections: await store.listCorrections(db, documentId), settled: settlements.filter(({ outcome }) => outcome === 'mended' || outcome === 'not-a-fault').map(({ finding }) => finding) };
}

export interface Unsettled { readonly key: string; readonly message: string; readonly severity: Severity }

/** Findings of a checked reading that nobody settled, each under its key. */
export async function unsettledFindings(db: Executor, { summary, reading }: CheckedDocument): Promise<Unsettled[]> {
  const settled = new Set((await store.listSettlements(db, summary.id)).filter(({ settlement }) => settlement.outcome !== 'open').map(({ settlement }) => settlement.finding));
  const keys = findingKeys(reading);
  return reading.findings.flatMap(({ severity, message }, place) => { const key = keys[place] as string; return settled.has(key) ? [] : [{ key, message, severity }]; });
}

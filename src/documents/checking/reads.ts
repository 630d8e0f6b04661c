/** What is asked of the checking desk without changing anything. */
import { isRefusal, type Refusal } from '#kernel';
import { displayNames } from '#access';
import type { Executor } from '#platform';
import { publish } from '#reader';
import type { z } from 'zod';
import type { Maker } from '../corrections/model.ts';
import { publishCorrections } from '../corrections/publish.ts';
import { presentSummary } from '../present.ts';
import { checkedReading } from './checked-reading.ts';
import type { CheckingRoom } from './commands.ts';
import { cellReply, publishCells } from './replies.ts';
import type { CellReply, Checking, PublishedChecked } from './shapes.ts';
import * as store from './store.ts';

type Reads = Pick<CheckingRoom, 'database'>;

/** @param known the version that the caller has: where it is still that, nothing more is read. */
export async function listCorrections({ database }: Reads, documentId: string, known?: number): Promise<Checking | Refusal> {
  const summary = await presentSummary(database, documentId);
  if (isRefusal(summary)) return summary;
  if (known !== undefined && known === await store.checkingVersion(database, documentId)) return { version: known, unchanged: true, corrections: [], settlements: [], reread: null, makers: {} };
  const corrections = await store.listCorrections(database, documentId);
  const settlements = (await store.listSettlements(database, documentId)).map(({ settlement }) => settlement);
  const rereads = await store.listRereads(database, documentId);
  return { version: versionOf(corrections) + versionOf(settlements) + versionOf(rereads), unchanged: false, corrections, settlements, reread: rereads.at(-1) ?? null, makers: await makersOf(database, [...corrections, ...settlements]) };
}

export async function getChecked({ database }: Reads, documentId: string): Promise<z.infer<typeof PublishedChecked> | Refusal> {
  const document = await checkedReading(database, documentId);
  if (isRefusal(document)) return document;
  const { text } = document.reading.source;
  return {
    version: versionOf(document.corrections) + versionOf(await store.listRereads(database, documentId)), reading: publish(document.reading), cells: publishCells(document.cells, text),
    unplaced: publishCorrections(document.unplaced, text), progress: document.progress,
  };
}

export async function getCell({ database }: Reads, documentId: string, key: string): Promise<CellReply | Refusal> {
  const document = await checkedReading(database, documentId);
  return isRefusal(document) ? document : cellReply(document, key);
}

async function makersOf(database: Executor, said: readonly { readonly by: Maker }[]): Promise<Record<string, string>> {
  const ids = said.flatMap(({ by }) => (by.kind === 'account' && by.id !== null ? [by.id] : []));
  return Object.fromEntries(await displayNames(database, ids));
}

/** Goes up with every step, whoever took it. */
function versionOf(rows: readonly { readonly version: number }[]): number {
  return rows.reduce((sum, { version }) => sum + version, 0);
}

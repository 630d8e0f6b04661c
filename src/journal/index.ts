/** The door of the journal: what was done, append-only, with the values that it left. */
import type { AnyHandler, Clock, Executor, Gauge, OpenRoom, Platform, Room } from '#platform';
import { lastSeal, unsealed } from './seal-store.ts';
import { endpoints } from './api.ts';
import { handlersOf } from './handlers.ts';
import { beginEra, startSealer } from './seal.ts';
import { journalSentences } from './sentences.ts';
import { tables } from './tables.ts';

export type { Actor, Change, Effect, Entry, Row, Step } from './model.ts';
export { actorOf } from './actor.ts';
export { newSalt } from './digest.ts';
export { endpoints } from './api.ts';
export { historyOf, stateAt } from './history.ts';
export { findBatch, listEntries, reasonsFor } from './history-store.ts';
export { headLine, headsIn } from './heads.ts';
export { FAULT_WORDS, type FaultGroup, groupFaults } from './fault-words.ts';
export { type Fault, type KeptHead, type Verdict, verify } from './verify.ts';
export { eraseTold, type Erased, type RowsOf, toldInOlderForm } from './erase.ts';
export { eraseRemarksOf, write } from './write.ts';

export const journalRoom: Room = { name: 'journal', endpoints, sentences: journalSentences, tables, open, carried: { noted: lastHead, arrived: async (owner, clock) => { await beginEra(owner, clock); } } };

function open({ database, clock, tables: all = tables, names = {}, log = () => {} }: Platform): OpenRoom {
  const sealer = startSealer(database, clock, log);
  return { handlers: handlersOf(database, all, names) as unknown as Record<string, AnyHandler>, close: sealer.stop, gauges: () => sealGauges(database, clock) };
}

/** What every backup says of the journal: all before this head can be proved by it. */
export async function lastHead(snapshot: Executor): Promise<Record<string, string | number | null>> {
  const seal = await lastSeal(snapshot);
  return { seal: seal?.number ?? null, head: seal?.head ?? null };
}

async function sealGauges(database: Executor, clock: Clock): Promise<readonly Gauge[]> {
  const { count, oldestAt } = await unsealed(database);
  return [
    { name: 'taizhang_journal_unsealed_entries', help: 'Entries that no seal covers yet', value: count },
    { name: 'taizhang_journal_seal_lag_seconds', help: 'Age of the oldest entry that no seal covers', value: oldestAt === null ? 0 : Math.max(0, (clock.now().getTime() - Date.parse(oldestAt)) / 1_000) },
  ];
}

/** Findings are settled one by one: mended, as issued, not a fault. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, write } from '#journal';
import type { Caller, Executor } from '#platform';
import { findingKeys } from '../corrections/findings.ts';
import { checkedReading } from './checked-reading.ts';
import { change, type CheckingRoom } from './commands.ts';
import type { SettleFinding, Settlement } from './shapes.ts';
import * as store from './store.ts';
import { settlementTable } from './tables.ts';

/** @param version of the settlement as it was seen; 0 where there was none. */
export async function settleFinding(room: CheckingRoom, caller: Caller, documentId: string, finding: string, version: number, { outcome, remark }: SettleFinding): Promise<Settlement | Refusal> {
  return change(room, documentId, async (tx, document) => {
    const before = (await store.listSettlements(tx, documentId)).find(({ settlement }) => settlement.finding === finding);
    if (before === undefined && !findingKeys(document.reading).includes(finding)) return refuse('finding-not-found');
    if ((before?.settlement.version ?? 0) !== version) return refuse('stale', { kind: 'finding', id: finding });
    const actor = actorOf(caller);
    const at = room.clock.now().toISOString();
    const row = { outcome, remark, settled_by_kind: actor.kind, settled_by: actor.id, settled_at: at };
    const id = before?.id ?? randomUUID();
    const done: Change = before === undefined ? { table: settlementTable, id, insert: { id, document_id: documentId, finding, ...row, version: 1 } } : { table: settlementTable, id, version, set: row };
    const refused = await write(tx, { actor, action: 'settle-finding', subject: { kind: 'document', id: documentId }, at, ...(remark ? { remark } : {}), changes: [done] });
    return refused ?? settlementOf(tx, documentId, finding);
  });
}

/** Open, where nobody settled it yet. */
export async function getSettlement({ database }: Pick<CheckingRoom, 'database'>, documentId: string, finding: string): Promise<Settlement | Refusal> {
  const document = await checkedReading(database, documentId);
  if (isRefusal(document)) return document;
  const settled = await settlementOf(database, documentId, finding);
  if (!isRefusal(settled)) return settled;
  return findingKeys(document.reading).includes(finding) ? { finding, outcome: 'open', remark: null, by: { kind: 'system', id: null }, at: document.summary.createdAt, version: 0 } : settled;
}

async function settlementOf(db: Executor, documentId: string, finding: string): Promise<Settlement | Refusal> {
  const found = (await store.listSettlements(db, documentId)).find(({ settlement }) => settlement.finding === finding);
  return found?.settlement ?? refuse('finding-not-found');
}

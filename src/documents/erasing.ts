/** How documents end: erased thirty days after they were deleted, or destroyed at once. And how older ones came into the journal. */
import { type Refusal, refuse } from '#kernel';
import { reaches } from '#access';
import { actorOf, type Change, eraseRemarksOf, newSalt, type Step, write } from '#journal';
import { type Caller, type Clock, deleteJobsAbout, eraseAnswers, type Executor, SYSTEM, within } from '#platform';
import { forgetDocument } from '#units';
import { hangingChanges } from './checking/erasing.ts';
import { DAYS_TO_RESTORE } from './model.ts';
import * as store from './store.ts';
import { documentTable } from './tables.ts';

interface Place { readonly database: Executor; readonly clock: Clock }

/**
 * Erases what was deleted 30 days ago or earlier, with its bytes and all that was said of it; an entry for each remains.
 * What a ledger was made of stays. Bears being run by several servers.
 */
export async function eraseExpired({ database, clock }: Place): Promise<{ documents: number; files: number }> {
  const now = clock.now();
  const before = new Date(now.getTime() - DAYS_TO_RESTORE * 86_400_000).toISOString();
  const erased = await within(database, async (tx) => {
    await store.holdFiles(tx);
    const expired = await store.lockExpired(tx, before);
    const used = await store.inUse(tx, expired.map(({ id }) => id));
    let documents = 0;
    for (const { id } of expired.filter((one) => !used.has(one.id))) {
      const refused = await write(tx, { actor: actorOf(SYSTEM), action: 'erase-document', subject: { kind: 'document', id }, at: now.toISOString(), changes: [...await hangingChanges(tx, id), { table: documentTable, id, gone: true }] });
      if (refused !== null) return refused;
      documents += 1;
    }
    return { documents, files: await store.deleteOrphans(tx) };
  });
  if ('refused' in erased) throw new Error(`erasing: ${erased.refused}`);
  return erased;
}

/**
 * Destroys an upload that turned out to be secret, at once and for good: its bytes, also under other names, its reading,
 * what the search knows and what was said of it. The entry remains, and has no word of it. Backups keep what they kept.
 */
export async function destroyDocument({ database, clock }: Place, caller: Caller, id: string, reason: string): Promise<Refusal | null> {
  const destroyed = await within(database, async (tx) => {
    await store.holdFiles(tx);
    const named = await store.lockTold(tx, id);
    if (named === undefined) return refuse('document-not-found');
    const same = await store.lockOfFile(tx, String(named.file_digest));
    // Whoever has the same bytes must not be able to destroy what another unit made of them.
    for (const { owner_unit_id: owner } of same) if (!await reaches(tx, caller, 'destroy-documents', owner === null ? null : String(owner))) return refuse('document-kept-elsewhere', { name: String(named.name) });
    if ((await store.inUse(tx, same.map((one) => one.id))).size > 0) return refuse('document-in-use', { name: String(named.name) });
    const refused = await destroy(tx, id, same, { actor: actorOf(caller), at: clock.now().toISOString() }, reason);
    if (refused !== null) return refused;
    await eraseAnswers(tx);
    return 'destroyed' as const;
  });
  return destroyed === 'destroyed' ? null : destroyed;
}

/**
 * After a ledger was destroyed, in its transaction: the paper that it was made of, with all on the same bytes that no other
 * ledger was made of and that the caller reaches. @returns how many on the same bytes remain.
 */
export async function destroyWithLedger(tx: Executor, caller: Caller, id: string, by: Pick<Step, 'actor' | 'at'>, reason: string): Promise<number | Refusal> {
  await store.holdFiles(tx);
  const named = await store.lockTold(tx, id);
  if (named === undefined) return 0;
  const same = await store.lockOfFile(tx, String(named.file_digest));
  const used = await store.inUse(tx, same.map((one) => one.id));
  const going: store.ToldRow[] = [];
  for (const one of same) if (!used.has(one.id) && await reaches(tx, caller, 'destroy-documents', one.owner_unit_id === null ? null : String(one.owner_unit_id))) going.push(one);
  const refused = going.length === 0 ? null : await destroy(tx, going.some((one) => one.id === id) ? id : (going[0] as store.ToldRow).id, going, by, reason);
  return refused ?? same.length - going.length;
}

/** @param same documents on the same bytes, of which nothing else was made. */
async function destroy(tx: Executor, id: string, same: readonly store.ToldRow[], by: Pick<Step, 'actor' | 'at'>, reason: string): Promise<Refusal | null> {
  const changes: Change[] = [];
  for (const one of same) {
    changes.push(...await hangingChanges(tx, one.id), { table: documentTable, id: one.id, gone: true });
    // Who corrected a cell may have said why in words of the paper; who put a set of units together, by which name.
    const kept = await forgetDocument(tx, one.id, by) ?? await eraseRemarksOf(tx, { kind: 'document', id: one.id }, by);
    if (kept !== null) return kept;
  }
  await deleteJobsAbout(tx, same.map((one) => one.id));
  const refused = await write(tx, { ...by, action: 'destroy-document', subject: { kind: 'document', id }, remark: reason, changes });
  if (refused === null) await store.deleteOrphans(tx);
  return refused;
}

const AT_A_TIME = 200;

/** Documents from before there was a journal get an entry that tells of them as they are. Bears being run by several servers. */
export async function adoptDocuments({ database, clock }: Place): Promise<number> {
  for (let adopted = 0; ;) {
    const count = await within(database, async (tx) => {
      const untold = await store.lockUntold(tx, AT_A_TIME);
      for (const row of untold) {
        const salt = newSalt();
        await store.giveSalt(tx, row.id, salt);
        const refused = await write(tx, { actor: actorOf(SYSTEM), action: 'adopt-document', subject: { kind: 'document', id: row.id }, at: clock.now().toISOString(), changes: [{ table: documentTable, id: row.id, insert: { ...row, salt }, written: true }] });
        if (refused !== null) return refused;
      }
      return untold.length;
    });
    if (typeof count !== 'number') throw new Error(`adopting: ${count.refused}`);
    adopted += count;
    if (count < AT_A_TIME) return adopted;
  }
}

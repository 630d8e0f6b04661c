/** The one way to change a journaled table: the rows and the entry that tells of them, in the caller's transaction. */
import { randomUUID } from 'node:crypto';
import { type Refusal, refuse } from '#kernel';
import type { Executor, TableDescription } from '#platform';
import { effectDigest, entryDigest, newSalt, veil } from './digest.ts';
import { needsSalt, prepare, type Prepared } from './effect.ts';
import type { Change, Step } from './model.ts';
import * as store from './store.ts';

/** More changes than these lie in a batch, and the entry names it. */
const INLINE_CHANGES = 40;

/**
 * Writes the rows of a step and its one entry. Must run in a transaction (`within`); the caller leaves it when this refuses.
 * Changes are applied in their order, neighbours of one table and kind set-wise.
 * @returns null, or the refusal `stale` {kind, id}: a row is not there, or is no longer at the version told.
 */
export async function write(tx: Executor, step: Step): Promise<Refusal | null> {
  if (!tx.isTransaction) throw new Error('the journal writes in a transaction only');
  const salts = await saltsOf(tx, step.changes);
  const prepared = step.changes.map((change) => prepare(change, needsSalt(change) ? salts.get(`${change.table.name} ${change.id}`) ?? null : null));
  const effect = JSON.stringify(prepared.map((one) => one.effect));
  const entry = await entryOf(tx, step, prepared.length <= INLINE_CHANGES ? effect : await keepBatch(tx, effect, prepared.length));
  const runs = runsOf(prepared.filter(({ change }) => change.written !== true));
  for (const [index, run] of runs.entries()) {
    const stale = await apply(tx, run, index === runs.length - 1 ? entry : null);
    if (stale !== null) return stale;
  }
  if (runs.length === 0) await store.insertEntry(tx, entry);
  return null;
}

/** Erases a remark's words for good, as an entry of its own. @returns null, or `stale` where there are none. */
export async function eraseRemark(tx: Executor, remarkId: string, by: Pick<Step, 'actor' | 'at' | 'remark'>): Promise<Refusal | null> {
  if (!(await store.blankRemark(tx, remarkId))) return refuse('stale', { kind: 'remark', id: remarkId });
  return write(tx, { ...by, action: 'erase-remark', subject: { kind: 'remark', id: remarkId }, changes: [] });
}

/** The same of all that was remarked so far on what was done with a subject. */
export async function eraseRemarksOf(tx: Executor, subject: Step['subject'], by: Pick<Step, 'actor' | 'at'>): Promise<Refusal | null> {
  for (const id of await store.remarksOf(tx, subject)) {
    const refused = await eraseRemark(tx, id, by);
    if (refused !== null) return refused;
  }
  return null;
}

/** One salt for a row, however often the step changes it: that which it has, or a new one where it has none (yet, or any more). */
async function saltsOf(tx: Executor, changes: readonly Change[]): Promise<ReadonlyMap<string, string>> {
  const salts = new Map<string, string>();
  const unknown = new Map<string, Change[]>();
  for (const change of changes.filter(needsSalt)) {
    const key = `${change.table.name} ${change.id}`;
    if ('insert' in change) salts.set(key, typeof change.insert['salt'] === 'string' ? change.insert['salt'] : newSalt());
    else if (!salts.has(key)) listOf(unknown, change.table.name).push(change);
  }
  for (const [name, some] of unknown) {
    const found = await store.saltsOf(tx, name as TableDescription['name'], some.map(({ id }) => id));
    for (const { id } of some) salts.set(`${name} ${id}`, found.get(id) ?? newSalt());
  }
  return salts;
}

function listOf(lists: Map<string, Change[]>, name: string): Change[] {
  const list = lists.get(name) ?? [];
  lists.set(name, list);
  return list;
}

/** Neighbours that one statement can write. */
function runsOf(changes: readonly Prepared[]): readonly (readonly Prepared[])[] {
  const runs: Prepared[][] = [];
  let last = '';
  let ids = new Set<string>();
  for (const one of changes) {
    const { change, row } = one;
    const kind = `${change.table.name} ${'insert' in change ? 'insert' : 'set' in change ? `set ${change.version === undefined}` : 'gone'} ${Object.keys(row ?? {}).join()}`;
    // A row that changes twice in one step is written twice.
    if (kind === last && !ids.has(change.id)) runs.at(-1)?.push(one);
    else {
      runs.push([one]);
      ids = new Set();
    }
    ids.add(change.id);
    last = kind;
  }
  return runs;
}

/** @param entry put in with the last run, in one statement where that can be. */
async function apply(tx: Executor, run: readonly Prepared[], entry: store.NewEntry | null): Promise<Refusal | null> {
  const [{ change: first }] = run as readonly [Prepared];
  const { table } = first;
  if ('insert' in first) {
    await store.insertRows(tx, table, run.map(({ row }) => row as Record<string, unknown>), entry);
    return null;
  }
  const done = 'set' in first ? await store.updateRows(tx, table, run, entry) : await store.deleteRows(tx, table, run.map(({ change }) => change as { id: string; version?: number }));
  const missed = run.find(({ change }) => !done.has(change.id));
  if (missed !== undefined) return refuse('stale', { kind: table.name, id: missed.change.id });
  if ('gone' in first && entry !== null) await store.insertEntry(tx, entry);
  return null;
}

async function keepBatch(tx: Executor, effect: string, rows: number): Promise<string> {
  const salt = newSalt();
  const batch = effectDigest(salt, effect);
  await store.insertBatch(tx, batch, rows, salt, effect);
  return JSON.stringify({ batch, rows });
}

async function entryOf(tx: Executor, step: Step, effect: string): Promise<store.NewEntry> {
  const remark = step.remark === undefined || step.remark === '' ? null : { id: randomUUID(), salt: newSalt(), words: step.remark };
  if (remark !== null) await store.insertRemark(tx, remark.id, remark.salt, remark.words);
  const columns = {
    // One way to write an instant, since a digest is over its characters.
    at: new Date(step.at).toISOString(), actorKind: step.actor.kind, actorId: step.actor.id, action: step.action, subjectKind: step.subject.kind, subjectId: step.subject.id, effect, effectSalt: newSalt(),
    remarkId: remark?.id ?? null, remarkDigest: remark === null ? null : veil(remark.salt, remark.words),
  };
  return { ...columns, digest: entryDigest(columns) };
}

/** The only SQL of kept answers. Every function takes its executor first. */
import { sql } from 'kysely';
import type { Executor } from '../database/executor.ts';

export interface KeptAnswer { readonly request: string; readonly answer: Uint8Array }

/** Until the transaction ends; false where another request of this name is running. */
export async function holdName(tx: Executor, name: string): Promise<boolean> {
  const { rows } = await sql<{ held: boolean }>`select pg_try_advisory_xact_lock(${BigInt.asIntN(64, BigInt(`0x${name.slice(0, 16)}`)).toString()}::bigint) as held`.execute(tx);
  return rows[0]?.held === true;
}

/** @param since an instant: what was kept before counts as gone. */
export async function findKept(tx: Executor, name: string, since: string): Promise<KeptAnswer | undefined> {
  return tx.selectFrom('platform.kept_answer').select(['request', 'answer']).where('name', '=', name).where('kept_at', '>', since).executeTakeFirst();
}

export async function insertKept(tx: Executor, name: string, { request, answer }: KeptAnswer, keptAt: string): Promise<void> {
  const values = { request, answer: Buffer.from(answer), kept_at: keptAt };
  await tx.insertInto('platform.kept_answer').values({ name, ...values }).onConflict((conflict) => conflict.column('name').doUpdateSet(values)).execute();
}

/** What was answered goes, that it was answered stays: a request that is sent again must not be done again. */
export async function blankKept(tx: Executor): Promise<void> {
  await tx.updateTable('platform.kept_answer').set({ answer: Buffer.alloc(0) }).execute();
}

export async function deleteKept(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('platform.kept_answer').where('kept_at', '<=', before).execute();
}

/** Server and database killed at random while a client writes; what was acknowledged must be there. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { type Verdict, verify } from '#journal';
import { openPool, readPidFile } from '#platform/testing';
import { dayOf } from '#calendar';
import { systemClock } from '#platform';
import { rooms } from '../../src/rooms.ts';
import { askForReports, type Asked } from '../delivery/asked.ts';
import type { Headers } from '../people.ts';
import { install, type Installation } from '../platform/installation.ts';

export interface Killed {
  readonly acknowledged: number;
  /** Asked for, and the answer never came: they may be there or not. */
  readonly unanswered: number;
  /** Acknowledged and not there: none may be. */
  readonly lost: readonly string[];
  /** Saves of one report that were acknowledged; each is a version of its row, none twice. */
  readonly saves: number;
  readonly verdict: Verdict;
  readonly kills: Readonly<Record<Victim, number>>;
}
type Victim = 'server' | 'database' | 'both';

const WRITERS = 4;

/** The same numbers for the same seed. */
function chance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** @param data an initialised data folder that nobody uses. */
export async function killRounds({ data, rounds, seed }: { readonly data: string; readonly rounds: number; readonly seed: number }): Promise<Killed> {
  const next = chance(seed);
  const acknowledged: string[] = [];
  const kills: Record<Victim, number> = { server: 0, database: 0, both: 0 };
  let unanswered = 0;
  let home = await install({ TAIZHANG_DATA: data });
  const keeper = await home.as('ledger-keeper');
  const asked = await askForReports(home.address, home.as, dayOf(systemClock.now()));
  const report: Report = { saves: 0, version: 0, words: '' };
  const cluster = join(data, 'postgres');

  for (let round = 0; round < rounds; round += 1) {
    let writing = true;
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
      for (let count = 0; writing; count += 1) {
        const id = await addDocument(home, keeper, `第${round}轮第${writer}人第${count}份`);
        if (id === null) unanswered += 1;
        else acknowledged.push(id);
      }
    });
    writers.push((async () => { while (writing) await saveReport(home, asked, report, `第${round}轮`); })());
    const victim = (['server', 'database', 'both'] as const)[Math.floor(next() * 3)] as Victim;
    kills[victim] += 1;
    await pause(150 + Math.floor(next() * 500));
    if (victim !== 'server') process.kill(readPidFile(cluster)?.pid ?? 0, 'SIGKILL');
    if (victim !== 'database') home.child.kill('SIGKILL');
    // While it is down and comes back, the writers go on and are refused.
    if (victim === 'database') while (!(await fetch(`${home.address}/healthz`).then(({ ok }) => ok, () => false))) await pause(20);
    writing = false;
    await Promise.all(writers);
    if (victim !== 'database') home = await install({ TAIZHANG_DATA: data });
  }
  await home.end();

  home = await install({ TAIZHANG_DATA: data });
  const pool = openPool(() => ({ host: readPidFile(cluster)?.socket, user: 'taizhang_app', database: 'taizhang' }), 3);
  const there = new Set((await pool.selectFrom('documents.document').select('id').execute()).map(({ id }) => id));
  const kept = await pool.selectFrom('delivery.report').select(['version', 'progress']).executeTakeFirst();
  const steps = await pool.selectFrom('journal.entry').select((of) => of.fn.countAll<string>().as('count')).where('action', '=', 'save-report').executeTakeFirst();
  // What was acknowledged last is there, or one that went on from it and whose answer never came; each was written once.
  const reportLost = [...(Number(kept?.version) >= report.version && (Number(kept?.version) > report.version || kept?.progress === report.words) ? [] : ['the report']), ...(Number(steps?.count) === Number(kept?.version) ? [] : ['a save of the report'])];
  const verdict = await verify(pool, rooms.flatMap(({ tables }) => tables));
  await pool.destroy();
  await home.end();
  return { acknowledged: acknowledged.length, unanswered, saves: report.saves, lost: [...acknowledged.filter((id) => !there.has(id)), ...reportLost], verdict, kills };
}

/** @returns the id that the server acknowledged; null where it did not, or nobody answered. */
async function addDocument({ address }: Installation, keeper: Headers, words: string): Promise<string | null> {
  try {
    const reply = await fetch(`${address}/api/v1/documents?name=a.txt`, { method: 'POST', headers: { 'content-type': 'application/octet-stream', ...keeper }, body: words, signal: AbortSignal.timeout(5_000) });
    const answer = await reply.json() as { id?: string };
    return reply.status === 201 ? answer.id ?? null : await pause(20, null);
  } catch {
    return pause(20, null);
  }
}

interface Report { saves: number; version: number; words: string }

/** A clerk who goes on typing; after an answer that never came the row is looked at again. */
async function saveReport({ address }: Installation, { path, clerk }: Asked, report: Report, words: string): Promise<void> {
  const said = `${words}第${report.saves}次`;
  try {
    const reply = await fetch(`${address}${path}`, { method: 'PUT', headers: { 'content-type': 'application/json', 'if-match': `"${report.version}"`, ...clerk }, body: JSON.stringify({ standing: 'under-way', progress: said }), signal: AbortSignal.timeout(5_000) });
    const answer = await reply.json() as { version?: number; current?: { version: number; progress: string } };
    if (reply.status === 200) { report.saves += 1; report.version = answer.version ?? 0; report.words = said; }
    else if (reply.status === 412 && answer.current !== undefined) { report.version = answer.current.version; report.words = answer.current.progress; }
    else await pause(20);
  } catch {
    await pause(20);
  }
}

/**
 * Two hundred clerks of two hundred counties report at once for two minutes, each with a session and a connection of their own and without a pause:
 * open the page of what is due, open a report, keep a draft, hand in. No error, nothing acknowledged lost, and a server that does not grow.
 * The server is a process of its own, as it is run; this process is the clerks.
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { CompiledQuery } from 'kysely';
import { dayOf } from '#calendar';
import { type Database, systemClock } from '#platform';
import { testServer } from '#platform/testing';
import { testDoor, type Visitor } from '../src/access/testing.ts';
import { fillDelivery } from '../src/delivery/testing.ts';
import { install } from '../test/platform/installation.ts';
import { bench } from './bench.ts';
import { measured, single } from './rounds.ts';

const CLERKS = 200;
const FULL = { plans: 40, seconds: 120, first: 10 };
const QUICK = { plans: 4, seconds: 12, first: 4 };
/** Samples of memory, two a second, of which the median is told. */
const SAMPLES = 4;

interface Line { readonly about: { readonly assignmentId: string }; readonly period: { readonly id: string }; readonly figures: readonly { readonly shareId: string }[] }
interface Report { readonly id: string; readonly version: number }
interface Run { readonly address: string; readonly until: number; readonly taken: number[]; readonly errors: string[]; readonly acknowledged: Map<string, number> }

await bench('clerks', async ({ quick, note }) => {
  const { plans, seconds, first } = quick ? QUICK : FULL;
  const postgres = await testServer(18, { fsync: 'on', full_page_writes: 'on' });
  try {
    const database = await postgres.fresh();
    const many = await fillDelivery(postgres.owner(database), { plans, counties: CLERKS, townsPerCounty: 0, tasksPerPlan: 22, periods: 2, seed: 1, today: dayOf(systemClock.now()), byRule: false });
    const door = testDoor(database);
    const clerks: Visitor[] = [];
    for (const county of many.counties) clerks.push(await door.as('reporting-clerk', county));
    await door.close();
    const server = await install({ DATABASE_URL: await urlOf(postgres.owner(database)) });
    const begun = performance.now();
    const run: Run = { address: server.address, until: begun + seconds * 1_000, taken: [], errors: [], acknowledged: new Map() };
    const working = Promise.all(clerks.map((clerk) => work(clerk, run)));
    const memory = async (at: number): Promise<number> => {
      await pause(Math.max(0, begun + at * 1_000 - SAMPLES * 500 - performance.now()));
      const samples: number[] = [];
      for (let sample = 0; sample < SAMPLES; sample += 1) { samples.push(megabytesOf(server.child.pid as number)); await pause(500); }
      return measured(samples).median;
    };
    const early = await memory(first);
    const late = await memory(seconds);
    await working;
    const lost = await lostOf(database, run.acknowledged);
    const entries = (await rows<{ count: number }>(database, `select count(*)::integer as count from journal.entry where action = 'submit-report'`))[0]?.count ?? 0;
    const spent = (performance.now() - begun) / 1_000;
    for (const error of run.errors.slice(0, 5)) note(error);
    note(`${clerks.length} clerks, ${many.assignments} assignments: ${run.taken.length} requests and ${run.acknowledged.size} reports in ${spent.toFixed(0)} s`);
    const code = await server.end();
    return [
      { name: 'requests that were not answered as they should', unit: '', measured: single(run.errors.length + (code === 0 ? 0 : 1)), bound: { atMost: 0 } },
      { name: 'acknowledged reports that are not there once', unit: '', measured: single(lost + Math.abs(entries - run.acknowledged.size)), bound: { atMost: 0 } },
      { name: `the server's memory after ${seconds} s`, unit: 'MB', measured: single(late), floor: { name: `after ${first} s`, measured: single(early) }, ratio: single(late / early), ratioBound: { atMost: 1.2 } },
      { name: `reports of ${clerks.length} clerks`, unit: 'reports/s', measured: single(run.acknowledged.size / spent) },
      { name: '95 % of the requests within', unit: 'ms', measured: single(run.taken.toSorted((a, b) => a - b)[Math.floor(run.taken.length * 0.95)] ?? 0) },
    ];
  } finally {
    await postgres.stop();
  }
});

/** One clerk, until time is up or nothing is due any more. */
async function work({ headers }: Visitor, run: Run): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const ask = <T>(method: string, path: string, body?: unknown, version?: number): Promise<T | null> => answered<T>(agent, run, headers, method, path, body, version);
  for (let turn = 0; performance.now() < run.until; turn += 1) {
    const page = await ask<{ items: Line[] }>('GET', '/my-reports?limit=20');
    const line = page?.items[turn % 3] ?? page?.items[0];
    if (line === undefined) break;
    const path = `/assignments/${line.about.assignmentId}/periods/${line.period.id}/report`;
    const open = await ask<Report>('GET', path);
    if (open === null) continue;
    const draft = { standing: 'under-way', progress: `第${turn}次填报：已完成前期工作`, nextStep: '下季度开工', figures: line.figures.map(({ shareId }) => ({ shareId, value: 12 })) };
    const saved = await ask<Report>('PUT', path, { ...draft, progress: '写到一半' }, open.version);
    if (saved === null) continue;
    const handed = await ask<Report>('POST', `${path}/submit`, draft, saved.version);
    if (handed !== null) run.acknowledged.set(handed.id, handed.version);
  }
  agent.destroy();
}

/** @returns null where it was not answered with 200; that is an error, told by its first words. */
function answered<T>(agent: Agent, run: Run, headers: Visitor['headers'], method: string, path: string, body: unknown, version: number | undefined): Promise<T | null> {
  const begun = performance.now();
  return new Promise((resolve) => {
    const failed = (why: string): void => { run.errors.push(`${method} ${path}: ${why}`); resolve(null); };
    const asked = request(`${run.address}/api/v1${path}`, { method, agent, headers: { ...headers, ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...(version === undefined ? {} : { 'if-match': `"${version}"` }) } }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', (error) => failed(error.message)).on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        run.taken.push(performance.now() - begun);
        if (response.statusCode === 200) resolve(JSON.parse(text) as T); else failed(`${response.statusCode} ${text.slice(0, 200)}`);
      });
    });
    asked.on('error', (error) => failed(error.message)).end(body === undefined ? undefined : JSON.stringify(body));
  });
}

/** Of those that were acknowledged, how many are not there as they were handed in. */
async function lostOf(database: Database, acknowledged: ReadonlyMap<string, number>): Promise<number> {
  const there = new Map((await rows<{ id: string; version: number }>(database, `select id, version from delivery.report where status = 'submitted' and submitted_by is not null`)).map(({ id, version }) => [id, version]));
  return [...acknowledged].filter(([id, version]) => there.get(id) !== version).length + [...there.keys()].filter((id) => !acknowledged.has(id)).length;
}

/** As the role that serves. @param database as its owner, who may see where the socket lies. */
async function urlOf(database: Database): Promise<string> {
  return (await rows<{ url: string }>(database, `select format('postgresql://taizhang_app@/%s?host=%s', current_database(), current_setting('unix_socket_directories')) as url`))[0]?.url ?? '';
}

async function rows<Row>(database: Database, text: string): Promise<Row[]> {
  return (await database.executeQuery<Row>(CompiledQuery.raw(text))).rows;
}

/** Resident memory, as the system counts it. */
function megabytesOf(pid: number): number {
  const found = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (found === undefined) throw new Error(`no memory of ${pid} is told`);
  return Number(found) / 1024;
}

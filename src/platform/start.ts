/** Starts the product: database, rooms, HTTP; and stops it in the reverse order. */
import { join } from 'node:path';
import type { AddressInfo } from 'node:net';
import { CompiledQuery } from 'kysely';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { type Clock, systemClock } from './clock.ts';
import type { Config } from './config.ts';
import { readMigrations } from './database/migrations.ts';
import { reachPool, type ReachedPool } from './database/reach.ts';
import { openDatabase, type OpenDatabase } from './database/open.ts';
import { gaugesOf } from './gauges.ts';
import { OWNER_ONLY } from './http/caller.ts';
import { createHttp } from './http/server.ts';
import { productRoot, productVersion } from './product.ts';
import { type AnyJobKind, type Jobs, startJobs } from './jobs/index.ts';
import { readKey } from './key.ts';
import { openMetrics } from './metrics.ts';
import type { Announcement, OpenRoom, Room } from './room.ts';
import { platformSentences, type Sentences } from './sentences.ts';

export interface RunningServer {
  readonly address: string;
  readonly place: string;
  readonly lentTo: string | null;
  /** For whoever started it, to be told once. */
  readonly announcements: readonly Announcement[];
  readonly stop: () => Promise<void>;
}

export interface StartOptions {
  readonly config: Config;
  readonly rooms: readonly Room[];
  readonly log: (line: string) => void;
  /** The embedded database was lost for good while running. */
  readonly lost: (refusal: Refusal) => void;
  readonly clock?: Clock;
}

const HOUR_MS = 3_600_000;
/** For requests that are still open when the server is asked to stop. */
const STOP_WITHIN_MS = 10_000;

/** The database of this installation for a command of the machine's owner, also while a server runs on it. */
export async function openBeside(config: Config): Promise<ReachedPool | Refusal> {
  const root = productRoot();
  return reachPool(config, root, readMigrations(join(root, 'migrations')));
}

export function allSentences(rooms: readonly Room[]): readonly Sentences[] {
  return [platformSentences, ...rooms.map((room) => room.sentences)];
}

/** Two rooms that name a kind alike would do each other's work. */
function jobKinds(rooms: readonly OpenRoom[]): Readonly<Record<string, AnyJobKind>> {
  const kinds = rooms.flatMap((room) => Object.entries(room.jobs ?? {}));
  const named = new Set(kinds.map(([name]) => name));
  if (named.size < kinds.length) throw new Error('two rooms have jobs of one kind');
  return Object.fromEntries(kinds);
}

export async function startServer({ config, rooms, log, lost, clock = systemClock }: StartOptions): Promise<RunningServer | Refusal> {
  const root = productRoot();
  const version = productVersion(root);
  const data = await openDatabase({ config, root, migrations: readMigrations(join(root, 'migrations')), lost });
  if (isRefusal(data)) return data;
  try {
    return await serveOn(data, { config, rooms, log, lost, clock }, root, version);
  } catch (error) {
    await data.close();
    throw error;
  }
}

async function serveOn(data: OpenDatabase, { config, rooms, log, clock }: Required<StartOptions>, root: string, version: string): Promise<RunningServer | Refusal> {
  const { database } = data;
  const key = readKey(config.keyFile, config.databaseUrl === undefined ? data.place : null);
  if (isRefusal(key)) {
    await data.close();
    return key;
  }
  const stamped = (line: string): void => log(`${clock.now().toISOString()} ${line}`);
  const open = rooms.map((room): OpenRoom => room.open({ database, clock, root, version, tables: rooms.flatMap(({ tables }) => tables), log: stamped, secure: config.origin?.startsWith('https:') === true, key }));
  let port = config.port;
  const gate = open.find((room) => room.gate !== undefined)?.gate;
  if (gate === undefined && config.origin !== undefined) {
    for (const room of open.toReversed()) await room.close?.();
    await data.close();
    return refuse('host-without-accounts');
  }
  const metrics = openMetrics();
  const app = await createHttp({
    services: rooms.map((room, index) => ({ endpoints: room.endpoints, handlers: (open[index] as OpenRoom).handlers })),
    sentences: allSentences(rooms), lang: config.lang, version, web: join(root, 'dist', 'web'), port: () => port, log: stamped, database, gate: gate ?? OWNER_ONLY, clock, origin: config.origin, proxies: config.proxies,
    observation: { metrics, gauges: () => gaugesOf(database, open, version), token: config.metricsToken, accessLog: config.accessLog ? stamped : undefined },
    alive: async () => { await database.executeQuery(CompiledQuery.raw('select 1')); },
  });
  const hourly = async (): Promise<void> => {
    for (const room of open) await room.hourly?.().catch((error: unknown) => stamped(`hourly ${String(error)}`));
  };
  let jobs: Jobs | undefined;
  let timer: NodeJS.Timeout | undefined;
  const stop = async (): Promise<void> => {
    clearInterval(timer);
    const patience = setTimeout(() => app.server.closeAllConnections(), STOP_WITHIN_MS);
    await app.close();
    clearTimeout(patience);
    metrics.close();
    await jobs?.stop();
    // The journal, lowest, seals last what the others wrote at their end.
    for (const room of open.toReversed()) await room.close?.();
    await data.close();
  };
  try {
    await app.listen({ host: config.host, port: config.port });
  } catch (error) {
    await stop();
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') return refuse('port-taken', { port: config.port });
    if (code === 'EACCES') return refuse('port-forbidden', { port: config.port });
    throw error;
  }
  port = (app.server.address() as AddressInfo).port;
  jobs = startJobs({ database, kinds: jobKinds(open), sentences: allSentences(rooms), log: stamped });
  await hourly();
  timer = setInterval(() => void hourly(), HOUR_MS);
  timer.unref();
  const announcements: Announcement[] = [];
  for (const room of open) {
    const told = await room.begin?.() ?? null;
    if (told !== null) announcements.push(told);
  }
  return { address: config.origin === undefined ? `http://${config.host.includes(':') ? `[${config.host}]` : config.host}:${port}/` : `${config.origin}/`, place: data.place, lentTo: data.lentTo, announcements, stop };
}

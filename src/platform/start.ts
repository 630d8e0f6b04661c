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
import { allSentences, openRooms } from './opened.ts';
import { openMetrics } from './metrics.ts';
import type { Announcement, OpenRoom, Room } from './room.ts';

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
  /** Asked for while the database starts. */
  readonly rooms: () => Promise<readonly Room[]>;
  readonly log: (line: string) => void;
  /** The embedded database was lost for good while running. */
  readonly lost: (refusal: Refusal) => void;
  readonly clock?: Clock;
}

/** For requests that are still open when the server is asked to stop. */
const STOP_WITHIN_MS = 10_000;

/** The database of this installation for a command of the machine's owner, also while a server runs on it. */
export async function openBeside(config: Config): Promise<ReachedPool | Refusal> {
  const root = productRoot();
  return reachPool(config, root, readMigrations(join(root, 'migrations')));
}

export async function startServer({ config, rooms, log, lost, clock = systemClock }: StartOptions): Promise<RunningServer | Refusal> {
  const root = productRoot();
  const version = productVersion(root);
  const opened = await openWith({ config, rooms, lost }, root);
  if (isRefusal(opened)) return opened;
  const { data } = opened;
  try {
    return await serveOn(data, { config, rooms: opened.rooms, log, clock }, root, version);
  } catch (error) {
    await data.close();
    throw error;
  }
}

/** The database starts in processes of its own meanwhile the code of the rooms is loaded, which takes as long. */
async function openWith({ config, rooms, lost }: Pick<StartOptions, 'config' | 'rooms' | 'lost'>, root: string): Promise<{ readonly data: OpenDatabase; readonly rooms: readonly Room[] } | Refusal> {
  const opening = openDatabase({ config, root, migrations: readMigrations(join(root, 'migrations')), lost });
  const [data, loaded] = await Promise.allSettled([opening, rooms()]);
  if (data.status === 'rejected') throw data.reason;
  if (isRefusal(data.value)) return data.value;
  if (loaded.status === 'fulfilled') return { data: data.value, rooms: loaded.value };
  await data.value.close();
  throw loaded.reason;
}

async function serveOn(data: OpenDatabase, { config, rooms, log, clock }: Pick<Required<StartOptions>, 'config' | 'log' | 'clock'> & { readonly rooms: readonly Room[] }, root: string, version: string): Promise<RunningServer | Refusal> {
  const { database } = data;
  const opened = await openRooms(data, { config, rooms, log, clock, root, version });
  if (isRefusal(opened)) return opened;
  const gate = opened.rooms.find((room) => room.gate !== undefined)?.gate;
  if (gate === undefined && config.origin !== undefined) {
    await opened.close();
    return refuse('host-without-accounts');
  }
  let port = config.port;
  const metrics = openMetrics();
  const app = await createHttp({
    services: rooms.map((room, index) => ({ endpoints: room.endpoints, handlers: (opened.rooms[index] as OpenRoom).handlers })),
    sentences: allSentences(rooms), lang: config.lang, version, web: join(root, 'dist', 'web'), port: () => port, log: opened.log, database, gate: gate ?? OWNER_ONLY, clock, origin: config.origin, proxies: config.proxies,
    observation: { metrics, gauges: () => gaugesOf(database, opened.rooms, version), token: config.metricsToken, accessLog: config.accessLog ? opened.log : undefined },
    alive: async () => { await database.executeQuery(CompiledQuery.raw('select 1')); },
  });
  const stop = async (): Promise<void> => {
    const patience = setTimeout(() => app.server.closeAllConnections(), STOP_WITHIN_MS);
    await app.close();
    clearTimeout(patience);
    metrics.close();
    await opened.close();
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
  await opened.begin();
  const announcements: Announcement[] = [];
  for (const room of opened.rooms) {
    const told = await room.begin?.() ?? null;
    if (told !== null) announcements.push(told);
  }
  return { address: addressOf(config, port), place: data.place, lentTo: data.lentTo, announcements, stop };
}

/** Under which people open it. */
function addressOf({ origin, host }: Config, port: number): string {
  if (origin !== undefined) return `${origin}/`;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}/`;
}

/** Jobs and hourly work without a page or a port: beside servers on one database. */
export async function startWorker({ config, rooms, log, lost, clock = systemClock }: StartOptions): Promise<{ readonly place: string; readonly stop: () => Promise<void> } | Refusal> {
  const root = productRoot();
  const begun = await openWith({ config, rooms, lost }, root);
  if (isRefusal(begun)) return begun;
  const { data } = begun;
  const opened = await openRooms(data, { config, rooms: begun.rooms, log, clock, root, version: productVersion(root) });
  if (isRefusal(opened)) return opened;
  await opened.begin();
  return { place: data.place, stop: opened.close };
}

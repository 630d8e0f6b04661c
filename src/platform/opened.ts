/** The rooms over a database, with their work: jobs and what is done hourly. A server adds HTTP; a worker is this alone. */
import { isRefusal, type Refusal } from '#kernel';
import type { Clock } from './clock.ts';
import type { Config } from './config.ts';
import type { OpenDatabase } from './database/open.ts';
import { type AnyJobKind, type Jobs, startJobs } from './jobs/index.ts';
import { readAuthorities, readKey } from './key.ts';
import type { NamesOf, OpenRoom, Room } from './room.ts';
import { tellError } from './telling.ts';
import { platformSentences, type Sentences } from './sentences.ts';

export interface Opened {
  readonly rooms: readonly OpenRoom[];
  /** A line for the operator, with its time. */
  readonly log: (line: string) => void;
  /** Begins with jobs and hourly work; the first round of that is done when this returns. */
  readonly begin: () => Promise<void>;
  /** Ends its work, closes the rooms, then the database. */
  readonly close: () => Promise<void>;
}

const HOUR_MS = 3_600_000;

export function allSentences(rooms: readonly Room[]): readonly Sentences[] {
  return [platformSentences, ...rooms.map((room) => room.sentences)];
}

/** On a refusal the database is closed. */
export async function openRooms(data: OpenDatabase, { config, rooms, log, clock, root, version }: { config: Config; rooms: readonly Room[]; log: (line: string) => void; clock: Clock; root: string; version: string }): Promise<Opened | Refusal> {
  const { database } = data;
  const key = readKey(config.keyFile, config.databaseUrl === undefined ? data.place : null);
  if (isRefusal(key)) {
    await data.close();
    return key;
  }
  const authorities = readAuthorities(config.authoritiesFile);
  if (isRefusal(authorities)) {
    await data.close();
    return authorities;
  }
  const outgoing = { mail: config.mail, digestHour: config.digestHour, privateHosts: config.privateHosts, authorities, lang: config.lang };
  const stamped = (line: string): void => log(`${clock.now().toISOString()} ${line}`);
  const tables = rooms.flatMap((room) => room.tables);
  const names = Object.assign({}, ...rooms.map((room) => room.names)) as Readonly<Record<string, NamesOf>>;
  const open = rooms.map((room): OpenRoom => room.open({ database, clock, root, version, tables, names, log: stamped, secure: config.origin !== undefined, key, origin: config.origin, office: config.office, outgoing, session: config.session, certificates: config.certificates }));
  const hourly = async (): Promise<void> => {
    for (const room of open) await room.hourly?.().catch((error: unknown) => stamped(`hourly ${tellError(error)}`));
  };
  let jobs: Jobs | undefined;
  let timer: NodeJS.Timeout | undefined;
  return {
    rooms: open, log: stamped,
    begin: async () => {
      jobs = startJobs({ database, kinds: jobKinds(open), sentences: allSentences(rooms), log: stamped, slots: config.jobSlots });
      await hourly();
      timer = setInterval(() => void hourly(), HOUR_MS);
      timer.unref();
    },
    close: async () => {
      clearInterval(timer);
      await jobs?.stop();
      // The journal, lowest, seals last what the others wrote at their end.
      for (const room of open.toReversed()) await room.close?.();
      await data.close();
    },
  };
}

/** Two rooms that name a kind alike would do each other's work. */
function jobKinds(rooms: readonly OpenRoom[]): Readonly<Record<string, AnyJobKind>> {
  const kinds = rooms.flatMap((room) => Object.entries(room.jobs ?? {}));
  const named = new Set(kinds.map(([name]) => name));
  if (named.size < kinds.length) throw new Error('two rooms have jobs of one kind');
  return Object.fromEntries(kinds);
}

/** From settings to a migrated, checked database. */
import { CompiledQuery } from 'kysely';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Config } from '../config.ts';
import { databaseAccount } from './account.ts';
import { checkChinese, checkServer, openPool } from './connect.ts';
import type { Database } from './executor.ts';
import { chooseDataFolder } from './data-folder.ts';
import { APPLICATION, openEmbedded } from './embedded.ts';
import { checkApplicationRole } from './grants.ts';
import { migrate, type Migration } from './migrations.ts';

export interface OpenDatabase {
  readonly database: Database;
  /** Where the data lie, for the line that the server prints: a folder, or host and name of a server. */
  readonly place: string;
  /** The account lent to the embedded database under root. */
  readonly lentTo: string | null;
  readonly close: () => Promise<void>;
}

export interface OpenOptions {
  readonly config: Pick<Config, 'data' | 'databaseUrl' | 'ownerUrl'>;
  readonly root: string;
  readonly migrations: readonly Migration[];
  readonly lost: (refusal: Refusal) => void;
}

export async function openDatabase(options: OpenOptions): Promise<OpenDatabase | Refusal> {
  const { databaseUrl, ownerUrl } = options.config;
  return databaseUrl === undefined ? openOwn(options) : openExternal(databaseUrl, ownerUrl, options.migrations);
}

async function openOwn(options: OpenOptions): Promise<OpenDatabase | Refusal> {
  const account = databaseAccount();
  if (isRefusal(account)) return account;
  const folder = chooseDataFolder(options.config.data, options.root, account);
  if (isRefusal(folder)) return folder;
  const embedded = await openEmbedded(folder, account, { lost: options.lost });
  if (isRefusal(embedded)) return embedded;
  const database = openPool(embedded.application);
  const owner = openPool(embedded.connection, 1);
  const close = async (): Promise<void> => {
    await database.destroy();
    await embedded.stop();
  };
  const refusal = await prepare(database, owner, options.migrations, APPLICATION).catch(async (error: unknown) => {
    await owner.destroy();
    await close();
    throw error;
  });
  await owner.destroy();
  if (refusal === null) return { database, place: folder, lentTo: account.lent ? account.name : null, close };
  await close();
  return refusal;
}

async function openExternal(url: string, ownerUrl: string | undefined, migrations: readonly Migration[]): Promise<OpenDatabase | Refusal> {
  const database = openPool(() => ({ connectionString: url }));
  const owner = ownerUrl === undefined ? database : openPool(() => ({ connectionString: ownerUrl }), 1);
  let ready = false;
  try {
    const refusal = await checkServer(database, { server: placeOf(url), setting: 'DATABASE_URL' })
      ?? (ownerUrl === undefined ? null : await checkOwner(database, owner, placeOf(ownerUrl)))
      ?? await checkApplicationRole(database, 'before', ownerUrl === undefined)
      ?? await prepare(database, owner, migrations, ownerUrl === undefined ? undefined : await roleOf(database));
    if (refusal !== null) return refusal;
    ready = true;
    return { database, place: placeOf(url), lentTo: null, close: () => database.destroy() };
  } finally {
    if (owner !== database) await owner.destroy();
    // Open connections would keep a process alive that has nothing to serve.
    if (!ready) await database.destroy();
  }
}

/** Two addresses of two databases would migrate one and serve the other. */
async function checkOwner(database: Database, owner: Database, place: string): Promise<Refusal | null> {
  const unfit = await checkServer(owner, { server: place, setting: 'TAIZHANG_DATABASE_OWNER_URL' });
  return unfit ?? (await identityOf(database) === await identityOf(owner) ? null : refuse('owner-elsewhere'));
}

/** The database's number and its server's start, which no two have in common, by whatever way they are reached. */
async function identityOf(database: Database): Promise<string> {
  const { rows } = await database.executeQuery<{ identity: string }>(CompiledQuery.raw(
    `select oid || ' ' || extract(epoch from pg_postmaster_start_time()) as identity from pg_database where datname = current_database()`));
  return rows[0]?.identity ?? '';
}

async function roleOf(database: Database): Promise<string> {
  return (await database.executeQuery<{ role: string }>(CompiledQuery.raw('select current_user::text as role'))).rows[0]?.role ?? '';
}

/** @param application undefined where there is no owner beside it: then nothing can be granted, and only an applied schema serves. */
async function prepare(database: Database, owner: Database, migrations: readonly Migration[], application: string | undefined): Promise<Refusal | null> {
  const migrated = await migrate(owner, migrations, application);
  return isRefusal(migrated) ? migrated : await checkChinese(database) ?? checkApplicationRole(database, 'after', application === undefined);
}

/** Host and name, never the password. */
export function placeOf(url: string): string {
  try {
    const { host, pathname } = new URL(url);
    return `${host}${pathname}`;
  } catch {
    return 'DATABASE_URL';
  }
}

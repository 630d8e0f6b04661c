/** The real server, on a data folder of its own and any free port. */
import { chmodSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { BrowserContext } from 'playwright-core';
import type { People } from '../people.ts';
import { migratedFolder } from '#platform/testing';
import { install } from '../platform/installation.ts';

export interface TestServer {
  /** Without a slash at the end. */
  readonly address: string;
  readonly people: People;
  /** What its database cannot be brought to by the page: the work of an older product. */
  readonly asOwner: (step: (database: pg.Client) => Promise<void>) => Promise<void>;
  /** What it printed at its first start; void as soon as `people` are asked for. */
  readonly firstPassword: string;
  readonly stop: () => Promise<void>;
}

const running = new Map<string, TestServer>();

/** Those who may come into the server at this address. */
export function peopleAt(address: string): People {
  const server = running.get(address);
  if (server === undefined) throw new Error(`no test server at ${address}`);
  return server.people;
}

/** The browser's context bears the session of somebody with this role. */
export async function bringIn(context: BrowserContext, address: string, role: string): Promise<void> {
  const [name = '', value = ''] = (await peopleAt(address).as(role)).cookie.split('=');
  await context.addCookies([{ name, value, url: address, httpOnly: true, sameSite: 'Strict' }]);
}

/** @param env beside what every test server is told. */
export async function startTestServer(env: Readonly<Record<string, string>> = {}): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'taizhang-browser-'));
  // Started as root, the database runs as another account, which must be able to walk through.
  chmodSync(data, 0o711);
  // Its schema is there already: how a server comes to it is tried elsewhere.
  renameSync((await migratedFolder()).folder, join(data, 'data'));
  const { address, as, credentials, firstPassword: printed, end } = await install({ TAIZHANG_DATA: join(data, 'data'), TAIZHANG_LANG: 'zh', ...env });
  const firstPassword = await printed;
  const server: TestServer = {
    address,
    people: { as, credentials },
    asOwner: async (step) => {
      const socket = readFileSync(join(data, 'data', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[4] ?? '';
      const database = new pg.Client({ host: socket, user: 'taizhang', database: 'taizhang' });
      await database.connect();
      try { await step(database); } finally { await database.end(); }
    },
    firstPassword,
    stop: async () => {
      await end();
      running.delete(address);
      rmSync(data, { recursive: true, force: true });
    },
  };
  running.set(address, server);
  return server;
}

/** The real server, on a data folder of its own and any free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { BrowserContext } from 'playwright-core';
import { FIRST_PASSWORD, type People, peopleOf } from '../people.ts';

const root = join(import.meta.dirname, '../..');

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
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: root, env: { ...process.env, TAIZHANG_DATA: join(data, 'data'), TAIZHANG_PORT: '0', DATABASE_URL: '', TAIZHANG_LANG: 'zh', ...env }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { address, password } = await firstWords(child);
  const server: TestServer = {
    address,
    people: peopleOf(address, () => password),
    asOwner: async (step) => {
      const socket = readFileSync(join(data, 'data', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[4] ?? '';
      const database = new pg.Client({ host: socket, user: 'taizhang', database: 'taizhang' });
      await database.connect();
      try { await step(database); } finally { await database.end(); }
    },
    firstPassword: password,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      running.delete(address);
      rmSync(data, { recursive: true, force: true });
    },
  };
  running.set(address, server);
  return server;
}

/** The address, and the password that is told once. */
function firstWords(child: ChildProcess): Promise<{ address: string; password: string }> {
  return new Promise((resolve, reject) => {
    let told = '';
    const listen = (chunk: Buffer): void => {
      told += chunk.toString();
      const [found, first] = [/(http:\/\/127\.0\.0\.1:\d+)/.exec(told), FIRST_PASSWORD.exec(told)];
      if (found && first) resolve({ address: found[1] as string, password: first[1] as string });
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${told}`)));
  });
}

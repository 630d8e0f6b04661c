/** The product as processes: a server that is started, asked and stopped, and commands of its owner. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { FIRST_PASSWORD, type Headers, peopleOf } from '../people.ts';

const root = fileURLToPath(new URL('../../', import.meta.url));
const clean = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('TAIZHANG_') && name !== 'DATABASE_URL'));
const running = new Set<ChildProcess>();

export interface Installation {
  readonly child: ChildProcess;
  /** Without a slash at the end. */
  readonly address: string;
  readonly errors: () => string;
  /** What it printed at its first start; void as soon as anybody is asked for. Never settles at a later start. */
  readonly firstPassword: Promise<string>;
  /** Somebody with a role everywhere; only at the first server of an installation, which tells the first password. */
  readonly as: (role: string) => Promise<Headers>;
  readonly credentials: (role: string) => Promise<{ readonly signInName: string; readonly password: string }>;
  /** Asks it to stop. @returns its exit code. */
  readonly end: () => Promise<number | null>;
}

export async function install(env: Readonly<Record<string, string>>): Promise<Installation> {
  const child = spawn(process.execPath, [join(root, 'src', 'main.ts')], { env: { ...clean, TAIZHANG_PORT: '0', TAIZHANG_LANG: 'en', ...env }, stdio: ['ignore', 'pipe', 'pipe'], cwd: '/' });
  running.add(child);
  let [said, errors] = ['', ''];
  child.stderr.on('data', (chunk: Buffer) => { errors += chunk.toString(); });
  const password = Promise.withResolvers<string>();
  const listening = Promise.withResolvers<string>();
  const ended = new Promise<number | null>((resolve) => child.once('close', (code) => { running.delete(child); resolve(code); }));
  child.stdout.on('data', (chunk: Buffer) => {
    said += chunk.toString();
    const [address, first] = [/(http:\S+)\//.exec(said)?.[1], FIRST_PASSWORD.exec(said)?.[1]];
    if (address !== undefined) listening.resolve(address);
    if (first !== undefined) password.resolve(first);
  });
  void ended.then((code) => listening.reject(new Error(`it ended with ${code}: ${errors}`)));
  const address = await listening.promise;
  const people = peopleOf(address, () => password.promise);
  return { child, address, errors: () => errors, firstPassword: password.promise, as: people.as, credentials: people.credentials, end: async () => { child.kill('SIGTERM'); return ended; } };
}

/** Whatever a test that failed left behind. */
export function killAll(): void {
  for (const child of running) child.kill('SIGKILL');
}

export function taizhang(env: Readonly<Record<string, string>>, ...args: readonly string[]): { code: number | null; out: string; errors: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(root, 'bin', 'taizhang.mjs'), ...args, '--lang', 'en'], { env: { ...clean, ...env }, encoding: 'utf8', cwd: '/' });
  return { code: status, out: stdout, errors: stderr };
}

export async function addDocument(address: string, by: Headers, words = '云岭县教育局关于某事的通知', headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  return fetch(`${address}/api/v1/documents?name=a.txt`, { method: 'POST', headers: { 'content-type': 'application/octet-stream', ...by, ...headers }, body: words });
}

export async function countDocuments(address: string, by: Headers): Promise<number> {
  return ((await (await fetch(`${address}/api/v1/documents`, { headers: by })).json()) as { items: unknown[] }).items.length;
}

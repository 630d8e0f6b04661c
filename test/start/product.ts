/** The product started as `npm start` starts it, on a port and data of its own. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '..', '..');

export interface Started {
  readonly launcher: ChildProcess;
  /** What stood on standard output and standard error so far. */
  readonly said: () => string;
  /** Waits for words on either stream; throws with all that was said when the process ends before. */
  readonly saying: (words: RegExp) => Promise<RegExpExecArray>;
  /** Waits for the end: the exit code, or the signal's name. */
  readonly ending: () => Promise<number | string>;
}

/** Short, as a socket's path may have 107 bytes; open, as under root the database runs as another account. */
export function dataFolder(): { path: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'tz-'));
  chmodSync(folder, 0o755);
  return { path: join(folder, 'data'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address() as { port: number };
  probe.close();
  return port;
}

/** What `npm start` runs, without npm between: so a signal hits the launcher itself. */
export function start(data: string, port: number): Started {
  return watched(process.execPath, [join(root, 'scripts', 'run.mjs'), 'serve'], data, port);
}

export function startByNpm(data: string, port: number): Started {
  return watched('npm', ['start'], data, port);
}

function watched(program: string, args: readonly string[], data: string, port: number): Started {
  const { TAIZHANG_LANG: _, DATABASE_URL: __, ...inherited } = process.env;
  const launcher = spawn(program, args, { cwd: root, env: { ...inherited, TAIZHANG_DATA: data, TAIZHANG_PORT: String(port) }, stdio: ['ignore', 'pipe', 'pipe'] });
  let text = '';
  for (const stream of [launcher.stdout, launcher.stderr]) stream?.setEncoding('utf8').on('data', (part: string) => { text += part; });
  const closed = once(launcher, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  const ending = async (): Promise<number | string> => {
    const [code, signal] = await closed;
    return code ?? signal ?? 'unknown';
  };
  const saying = (words: RegExp): Promise<RegExpExecArray> => new Promise((resolve, reject) => {
    const look = (): void => {
      const found = words.exec(text);
      if (found !== null) resolve(found);
    };
    for (const stream of [launcher.stdout, launcher.stderr]) stream?.on('data', look);
    look();
    closed.then(() => reject(new Error(`it ended before it said ${words.source}: ${text}`)), reject);
  });
  return { launcher, said: () => text, saying, ending };
}

/** Whether the server answers that it is well. */
export async function isWell(port: number): Promise<boolean> {
  const answer = await fetch(`http://127.0.0.1:${port}/healthz`).catch(() => null);
  return answer?.ok === true;
}

/** Waits until a condition holds, at most a minute. */
export async function until(condition: () => boolean | Promise<boolean>): Promise<boolean> {
  for (let turn = 0; turn < 600; turn += 1) {
    if (await condition()) return true;
    await new Promise((resolve) => { setTimeout(resolve, 100); });
  }
  return false;
}

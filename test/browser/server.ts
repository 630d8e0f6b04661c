/** The real server, on a data folder of its own and any free port. */
import { type ChildProcess, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

export interface TestServer {
  /** Without a slash at the end. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

export async function startTestServer(): Promise<TestServer> {
  const data = mkdtempSync(join(tmpdir(), 'taizhang-browser-'));
  // Started as root, the database runs as another account, which must be able to walk through.
  chmodSync(data, 0o711);
  const child = spawn(process.execPath, [join(root, 'src/main.ts')], {
    cwd: root, env: { ...process.env, TAIZHANG_DATA: join(data, 'data'), TAIZHANG_PORT: '0', DATABASE_URL: '', TAIZHANG_LANG: 'zh' }, stdio: ['ignore', 'pipe', 'pipe'],
  });
  const address = await firstAddress(child);
  return {
    address,
    stop: async () => {
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await ended;
      rmSync(data, { recursive: true, force: true });
    },
  };
}

function firstAddress(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let told = '';
    const listen = (chunk: Buffer): void => {
      told += chunk.toString();
      const found = /(http:\/\/127\.0\.0\.1:\d+)/.exec(told);
      if (found) resolve(found[1] as string);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the server ended with ${code}: ${told}`)));
  });
}

/** Where the embedded database lies: chosen so that its account can reach it. */
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, chownSync, constants, existsSync, mkdirSync, realpathSync, statSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Account } from './account.ts';

/**
 * `TAIZHANG_DATA`, else `.data/` of the clone where the account can reach it and we may write,
 * else a folder of its own for this clone. The folder is made, and given to the account.
 */
export function chooseDataFolder(configured: string | undefined, root: string, account: Account, home: string = account.lent ? '/var/lib' : userHome()): string | Refusal {
  if (configured !== undefined) return prepare(resolve(configured), account);
  // What npm installed, npm replaces and removes.
  const installed = root.split(/[\\/]/).includes('node_modules');
  const inClone = installed ? null : prepare(join(root, '.data'), account);
  if (inClone !== null && !isRefusal(inClone)) return inClone;
  return prepare(join(home, 'taizhang', createHash('sha256').update(realpathSync(root)).digest('hex').slice(0, 12)), account);
}

function userHome(): string {
  return process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share');
}

function prepare(folder: string, account: Account): string | Refusal {
  const barrier = barrierBefore(folder, account);
  if (barrier !== null) return refuse('data-unreachable', { account: account.name, folder, at: barrier });
  try {
    const made = makeFolders(folder);
    if (made !== null && account.lent) openToAccount(made, folder, account);
    accessSync(folder, constants.W_OK | constants.X_OK);
  } catch (error) {
    return refuse('data-not-writable', { folder, reason: (error as NodeJS.ErrnoException).code ?? String(error) });
  }
  const closed = barrierBefore(join(folder, 'postgres'), account);
  return closed === null ? folder : refuse('data-unreachable', { account: account.name, folder, at: closed });
}

/** The first folder that was made, null where all were there. Step by step: node's own recursion never ends where a file system (/proc) takes no folders. */
function makeFolders(folder: string): string | null {
  if (existsSync(folder)) return null;
  const above = makeFolders(dirname(folder));
  mkdirSync(folder, { mode: 0o711 });
  return above ?? folder;
}

/** A tight umask must not lock the account out of the folders just made; the last one is its own. */
function openToAccount(first: string, last: string, account: Account): void {
  for (let at = last; at.length >= first.length; at = dirname(at)) chmodSync(at, 0o711);
  chownSync(last, account.uid, account.gid);
}

/** The first existing folder on the way to `path` that a lent account cannot pass, by owner, group and mode; our own is told by trying. */
export function barrierBefore(path: string, account: Account): string | null {
  if (!account.lent) return null;
  const steps: string[] = [];
  for (let at = dirname(resolve(path)); ; at = dirname(at)) {
    steps.unshift(at);
    if (at === dirname(at)) break;
  }
  for (const step of steps) {
    if (!existsSync(step)) return null;
    const { mode, uid, gid } = statSync(step);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if ((mode & bit) === 0) return step;
  }
  return null;
}

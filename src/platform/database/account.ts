/** Who runs the embedded database: PostgreSQL refuses root, so root lends it an unprivileged account. */
import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import { type Refusal, refuse } from '#kernel';

export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
  /** Another account than our own: files must be given to it, processes spawned as it. */
  readonly lent: boolean;
}

/** Our own account, or under root `taizhang` where it exists, else `nobody`. */
export function databaseAccount(passwd: () => string = () => readFileSync('/etc/passwd', 'utf8')): Account | Refusal {
  if (process.getuid?.() !== 0) return ownAccount();
  const lines = passwd().split('\n').map((line) => line.split(':'));
  for (const wanted of ['taizhang', 'nobody']) {
    const found = lines.find(([name]) => name === wanted);
    // macOS writes nobody as -2; spawn wants the unsigned form.
    if (found !== undefined) return { name: wanted, uid: Number(found[2]) >>> 0, gid: Number(found[3]) >>> 0, lent: true };
  }
  return refuse('account-missing');
}

/** PostgreSQL looks its own account up by name, so an id without one (some containers run so) can't run it. */
function ownAccount(): Account | Refusal {
  try {
    const me = userInfo();
    return { name: me.username, uid: me.uid, gid: me.gid, lent: false };
  } catch {
    return refuse('account-unnamed', { uid: process.getuid?.() ?? -1 });
  }
}

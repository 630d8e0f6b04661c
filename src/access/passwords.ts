/** Passwords: what is accepted as one, and hashing beside the main thread. */
import { type Refusal, refuse } from '#kernel';
import { boundedWorkers } from '#platform';
import { COMMON } from './common-passwords.ts';
import { signInKey } from './credentials.ts';
import type { PasswordJob, PasswordResult } from './password-jobs.ts';

/** NIST SP 800-63B-4 asks for length and a list of known ones, not for kinds of characters; ten here (docs/decisions/0091). */
export const PASSWORD_LENGTH = { least: 10, most: 200 } as const;

/** Refusals: `password-too-short`, `password-too-long`, `password-is-name`, `password-common`. */
export function passwordRefusal(password: string, names: readonly string[]): Refusal | null {
  const folded = signInKey(password);
  const length = [...password.normalize('NFKC')].length;
  if (length < PASSWORD_LENGTH.least) return refuse('password-too-short', { least: PASSWORD_LENGTH.least });
  if (length > PASSWORD_LENGTH.most) return refuse('password-too-long', { most: PASSWORD_LENGTH.most });
  if (names.map(signInKey).some((name) => name.length > 0 && (folded.includes(name) && folded.length - name.length < PASSWORD_LENGTH.least / 2))) return refuse('password-is-name');
  // One sign again and again, or keys beside each other, is on no list in every length.
  if (new Set(folded).size < 4 || isRow(folded) || COMMON.has(folded) || COMMON.has(folded.replace(/[\d!@#$%^&*.]+$/u, ''))) return refuse('password-common');
  return null;
}

const ROWS = ['01234567890', 'abcdefghijklmnopqrstuvwxyz', 'qwertyuiopasdfghjklzxcvbnm', '1qaz2wsx3edc4rfv5tgb6yhn7ujm'];

function isRow(password: string): boolean {
  const backward = [...password].reverse().join('');
  return ROWS.some((row) => [password, backward].some((one) => `${row}${row}`.includes(one)));
}

/** Of no password at all: what a name that nobody bears is compared with, so that its answer takes as long. */
const NOBODYS_HASH = '$argon2id$v=19$m=19456,t=2,p=1$AAAAAAAAAAAAAAAAAAAAAA$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA';

export interface Passwords {
  readonly hash: (password: string) => Promise<string | Refusal>;
  /** With null for a hash it takes as long and is false. */
  readonly verify: (password: string, hash: string | null) => Promise<boolean | Refusal>;
  readonly close: () => Promise<void>;
}

const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './password-worker.ts' : './password-worker.js', import.meta.url);

/** Two at a time; who signs in waits for at most 64 others. */
export function openPasswords(): Passwords {
  const workers = boundedWorkers<PasswordJob, PasswordResult>(ENTRY, { seconds: 10, megabytes: 128, threads: 2, waiting: 64 });
  const run = async <R extends PasswordResult>(job: PasswordJob): Promise<R | Refusal> => {
    const outcome = await workers.run(job);
    if ('done' in outcome) return outcome.done as R;
    if ('fault' in outcome) throw outcome.fault;
    return refuse('sign-in-busy');
  };
  return {
    hash: (password) => run<string>({ job: 'hash', password }),
    verify: async (password, hash) => {
      const same = await run<boolean>({ job: 'verify', password, hash: hash ?? NOBODYS_HASH });
      return hash === null && same === true ? false : same;
    },
    close: workers.close,
  };
}

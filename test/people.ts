/** People for a product that runs: the first persons are made as its first visitor makes them, others by the administrators. */
import { randomUUID } from 'node:crypto';

/** What every request of a person bears. */
export interface Headers { readonly [name: string]: string; readonly cookie: string; readonly 'x-taizhang-csrf': string }

export interface People {
  /** Somebody with this role everywhere, or at one unit (`reporting-clerk@` and its id), who has signed in; the same person each time. */
  readonly as: (role: string) => Promise<Headers>;
  /** Name and password of that person, for a page of sign-in. */
  readonly credentials: (role: string) => Promise<{ readonly signInName: string; readonly password: string }>;
}

const PASSWORD = 'nine quiet herons';
const FIRST = { 'security-admin': 'securityAdmin', 'audit-admin': 'auditAdmin', 'ledger-keeper': 'ledgerKeeper' } as const;
const NAMES: Readonly<Record<string, string>> = { 'security-admin': '周安', 'audit-admin': '沈明', 'ledger-keeper': '田小河', 'reporting-clerk': '林青', 'reviewer': '方远', 'inspector': '秦川', 'leader': '顾平', 'reader': '许文' };
/** What the server prints at its first start. */
export const FIRST_PASSWORD = /(?:一次性口令|one-time password) ((?:[a-z0-9]{4}-){3}[a-z0-9]{4})/u;

interface Me { readonly csrf: string }
interface Made { readonly account: { readonly id: string; readonly signInName: string }; readonly password: string }

async function post(address: string, path: string, body: unknown, by?: Headers): Promise<Response> {
  const reply = await fetch(`${address}/api/v1${path}`, { method: 'POST', headers: { 'content-type': 'application/json', ...by }, body: JSON.stringify(body) });
  if (!reply.ok) throw new Error(`${path}: ${reply.status} ${await reply.text()}`);
  return reply;
}

async function headersAfter(reply: Response): Promise<Headers> {
  return { cookie: reply.headers.getSetCookie()[0]?.split(';')[0] ?? '', 'x-taizhang-csrf': ((await reply.json()) as Me).csrf };
}

export async function signIn(address: string, signInName: string, password: string): Promise<Headers> {
  return headersAfter(await post(address, '/session', { signInName, password }));
}

/** @param address of the product, without a slash at the end. */
export function peopleOf(address: string, firstPassword: () => string | Promise<string>): People {
  const inside = new Map<string, Promise<Headers>>();
  const names = new Map<string, string>();
  const ask = (path: string, body: unknown, by?: Headers): Promise<Response> => post(address, path, body, by);
  const settle = async (signInName: string, oneTime: string): Promise<Headers> => {
    const first = await signIn(address, signInName, oneTime);
    return headersAfter(await ask('/me/password', { password: oneTime, next: PASSWORD }, first));
  };
  const remember = (role: string, make: () => Promise<{ signInName: string; oneTime: string }>): Promise<Headers> => {
    const known = inside.get(role);
    if (known !== undefined) return known;
    const coming = make().then(({ signInName, oneTime }) => { names.set(role, signInName); return settle(signInName, oneTime); });
    inside.set(role, coming);
    return coming;
  };
  const admin = (): Promise<Headers> => remember('system-admin', async () => ({ signInName: 'admin', oneTime: await firstPassword() }));
  let steps: Promise<readonly Made[]> | undefined;
  const firstSteps = (): Promise<readonly Made[]> => {
    steps ??= admin().then(async (by) => (await ask('/first-steps', Object.fromEntries(Object.entries(FIRST).map(([role, name]) => [name, { signInName: role, displayName: NAMES[role] ?? role }])), by)).json() as Promise<readonly Made[]>);
    return steps;
  };
  const as = (role: string): Promise<Headers> => {
    if (role === 'system-admin') return admin();
    return remember(role, async () => {
      const first = Object.keys(FIRST).indexOf(role);
      const made = (await firstSteps())[first];
      if (made !== undefined) return { signInName: role, oneTime: made.password };
      const [system, security] = [await admin(), await as('security-admin')];
      const [bare = '', unitId] = role.split('@');
      const { account, password } = (await (await ask('/accounts', { signInName: `u${randomUUID().slice(0, 8)}`, displayName: NAMES[bare] ?? bare }, system)).json()) as Made;
      await ask(`/accounts/${account.id}/roles`, unitId === undefined ? { role, scope: 'all' } : { role: bare, unitId }, security);
      return { signInName: account.signInName, oneTime: password };
    });
  };
  return {
    as,
    credentials: async (role) => {
      await as(role);
      return { signInName: names.get(role) as string, password: PASSWORD };
    },
  };
}

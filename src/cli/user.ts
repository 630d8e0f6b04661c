/** `taizhang user`: accounts by whoever owns the machine, also when nobody can sign in. */
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { AccessRoom, Account, ownersCommands, Role } from '#access';
import type { Invocation, Outcome } from './command.ts';
import { EXIT } from './exit-codes.ts';
import type { Language } from './language.ts';
import { writeOut } from './output.ts';
import { padded } from './width.ts';

const UNIT_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Given { readonly name: string; readonly displayName: string; readonly role: Role | undefined; readonly unitId: string | null }
type Owners = typeof ownersCommands;
type Action = (owners: Owners, room: AccessRoom, given: Given, language: Language) => Promise<string | Refusal>;

const ACTIONS: Readonly<Record<string, Action>> = {
  add: async (owners, room, { name, displayName, role, unitId }, language) => {
    const made = await owners.addUser(room, { signInName: name, displayName, unitId });
    if (isRefusal(made)) return made;
    const granted = role === undefined ? null : await owners.grantUser(room, name, role, unitId);
    return isRefusal(granted) ? granted : oneTime(name, made.password, language);
  },
  list: async (owners, room) => (await owners.listUsers(room)).map(line).join(''),
  'reset-password': async (owners, room, { name }, language) => {
    const made = await owners.resetUser(room, name);
    return isRefusal(made) ? made : oneTime(name, made.password, language);
  },
  disable: async (owners, room, { name }) => shown(await owners.disableUser(room, name)),
  enable: async (owners, room, { name }) => shown(await owners.enableUser(room, name)),
  grant: async (owners, room, { name, role, unitId }) => {
    if (role === undefined) return refuse('user-role-missing');
    const granted = await owners.grantUser(room, name, role, unitId);
    return isRefusal(granted) ? granted : `${name} ${granted.role} ${granted.unitId ?? '*'}\n`;
  },
  'end-sessions': async (owners, room, { name }) => await owners.endUserSessions(room, name) ?? `${name}\n`,
};

export async function userCommand({ operands, options, language }: Invocation): Promise<Outcome> {
  const asked = operands[0] as string;
  const action = Object.hasOwn(ACTIONS, asked) ? ACTIONS[asked] : undefined;
  if (action === undefined) return refuse('user-action-unknown', { value: asked, known: Object.keys(ACTIONS).join(' ') });
  const name = options.get('name');
  if (name === undefined && asked !== 'list') return refuse('user-name-missing', { action: asked });
  const unit = options.get('unit');
  if (unit !== undefined && !UNIT_ID.test(unit)) return refuse('user-unit-invalid', { unit });
  const role = options.get('role') as Role | undefined;
  if (role !== undefined && (unit === undefined) !== options.has('everywhere')) return refuse('user-place-unsaid', { action: asked });
  const [{ openBeside, readConfig, systemClock }, { openPasswords, ownersCommands: owners, USUAL_SESSION }] = await Promise.all([import('#platform'), import('#access')]);
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  const beside = await openBeside(config);
  if (isRefusal(beside)) return beside;
  const passwords = openPasswords();
  try {
    const given: Given = { name: name ?? '', displayName: options.get('display-name') ?? name ?? '', role, unitId: unit ?? null };
    const said = await action(owners, { database: beside.database, clock: systemClock, passwords, vault: null, office: null, session: USUAL_SESSION, certificates: false }, given, language);
    return typeof said === 'string' ? await writeOut(said) ?? EXIT.done : said;
  } finally {
    await passwords.close();
    await beside.close();
  }
}

function oneTime(name: string, password: string, language: Language): string {
  return language === 'zh' ? `${name} 一次性口令 ${password}（只显示这一次，三天内有效，首次登录时要改）\n` : `${name} one-time password ${password} (shown once, holds three days, changed at the first sign-in)\n`;
}

function shown(account: Account | Refusal): string | Refusal {
  return isRefusal(account) ? account : line(account);
}

function line({ signInName, displayName, roles, disabled, mustChange }: Account): string {
  const state = [disabled ? 'disabled' : '', mustChange ? 'one-time' : ''].filter((one) => one !== '').join(',');
  return `${padded(signInName, 20)} ${padded(displayName, 20)} ${padded(state === '' ? '-' : state, 18)} ${roles.map(({ role, unitId }) => (unitId === null ? role : `${role}@${unitId}`)).join(' ')}\n`;
}

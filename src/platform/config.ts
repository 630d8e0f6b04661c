/** Every setting, in one schema over the environment, read once at the start. `docs/operations.md` is checked against it. */
import { z } from 'zod';
import { type Refusal, refuse } from '#kernel';

const PostgresUrl = z.string().regex(/^postgres(ql)?:\/\//, 'postgresql://…');

export const Settings = z.strictObject({
  TAIZHANG_PORT: z.string().regex(/^\d{1,5}$/, '0–65535').transform(Number).pipe(z.int().max(65_535, '0–65535')).default(8410)
    .describe('Port to listen on; 0 takes any free one'),
  TAIZHANG_HOST: z.string().regex(/^[0-9a-fA-F.:]+$|^localhost$/, 'IP').default('127.0.0.1')
    .describe('Address to listen on; another than this machine\'s own only together with `TAIZHANG_ORIGIN`'),
  TAIZHANG_ORIGIN: z.string().regex(/^https:\/\/[a-z0-9.-]+(:\d{1,5})?$/, 'https://host').optional()
    .describe('Address under which a proxy shows the server by TLS, `https://…`: cookies then travel by TLS only'),
  TAIZHANG_PROXIES: z.string().regex(/^[0-9a-fA-F.:/]+(,[0-9a-fA-F.:/]+)*$/, '10.0.0.2,10.1.0.0/16').optional()
    .describe('Addresses of those proxies, separated by commas, whose word on where a request comes from is believed; unset: this machine\'s own'),
  TAIZHANG_KEY_FILE: z.string().min(1).optional()
    .describe('File with a key of 32 bytes or more, which seals the secrets of sign-in codes and channels; unset: `codes.key` beside the embedded database; with `DATABASE_URL` none, and neither'),
  TAIZHANG_OIDC_ISSUER: z.string().regex(/^https:\/\/|^http:\/\/(?:127\.0\.0\.1|localhost|\[::1\])[:/]/, 'https://…').optional()
    .describe('The office\'s own sign-in (OpenID Connect), by its issuer\'s address'),
  TAIZHANG_OIDC_CLIENT_ID: z.string().min(1).optional()
    .describe('What this installation is called there; its redirect address is `…/office-sign-in`'),
  TAIZHANG_OIDC_CLIENT_SECRET: z.string().min(1).optional()
    .describe('The secret that it was given there; unset: none, and PKCE alone'),
  TAIZHANG_OIDC_NAME: z.string().min(1).max(30).default('统一身份认证')
    .describe('What the button of sign-in calls it'),
  TAIZHANG_CLIENT_CERTIFICATES: z.enum(['on', 'off'], 'on, off').default('off')
    .describe('Whether the proxy verifies clients\' certificates and says so in `X-Taizhang-Client-Verify` and `X-Taizhang-Client-Certificate`; only together with `TAIZHANG_ORIGIN`'),
  TAIZHANG_SESSION_IDLE_MINUTES: z.string().regex(/^\d{1,3}$/, '5–480').transform(Number).pipe(z.int().min(5, '5–480').max(480, '5–480')).default(60)
    .describe('After so many minutes without a request one signs in again; what was typed stays on the page'),
  TAIZHANG_SESSION_HOURS: z.string().regex(/^\d{1,2}$/, '1–24').transform(Number).pipe(z.int().min(1, '1–24').max(24, '1–24')).default(12)
    .describe('After so many hours one signs in again however busy'),
  TAIZHANG_LANG: z.enum(['zh', 'en'], 'zh, en').default('zh')
    .describe('Language of the sentences that the server and the command line write'),
  TAIZHANG_DATA: z.string().min(1).optional()
    .describe('Folder of the embedded database; unset: `.data/` of the clone, or a folder of its own where the database cannot reach that'),
  DATABASE_URL: PostgresUrl.optional()
    .describe('A PostgreSQL server (15 or later) instead of the embedded one'),
  TAIZHANG_DATABASE_OWNER_URL: PostgresUrl.optional()
    .describe('The same database as its owner, for migrations and grants; unset: only a schema that is up to date is served'),
  TAIZHANG_JOB_SLOTS: z.string().regex(/^\d{1,2}$/, '0–99').transform(Number).default(2)
    .describe('Jobs that this process does at a time; 0 leaves them to others on the same database'),
  TAIZHANG_MAIL_HOST: z.string().min(1).optional()
    .describe('Mail server (SMTP) for the daily digests; unset: no mail'),
  TAIZHANG_MAIL_PORT: z.string().regex(/^\d{1,5}$/, '1–65535').transform(Number).pipe(z.int().min(1, '1–65535').max(65_535, '1–65535')).default(465)
    .describe('Its port'),
  TAIZHANG_MAIL_SECURITY: z.enum(['tls', 'starttls', 'none'], 'tls, starttls, none').default('tls')
    .describe('`tls` from the first byte, `starttls` (required, not tried), or `none`, which is taken without a password only'),
  TAIZHANG_MAIL_USER: z.string().min(1).optional()
    .describe('Name at the mail server; unset: none is asked for'),
  TAIZHANG_MAIL_PASSWORD: z.string().min(1).optional()
    .describe('Password at the mail server'),
  TAIZHANG_MAIL_FROM: z.string().regex(/^[^\s@<>"]+@[^\s@<>"]+$/, 'name@host').optional()
    .describe('Address that mails come from'),
  TAIZHANG_DIGEST_HOUR: z.string().regex(/^(?:[01]?\d|2[0-3])$/, '0–23').transform(Number).default(8)
    .describe('Hour in Shanghai from which the day\'s digests go out, on working days'),
  TAIZHANG_PRIVATE_HOSTS: z.string().regex(/^[a-zA-Z0-9.:-]+(,[a-zA-Z0-9.:-]+)*$/, 'robot.example,10.0.0.5').optional()
    .describe('Hosts, separated by commas, to which notices may go by webhook though they lie at a private address'),
  TAIZHANG_CA_FILE: z.string().min(1).optional()
    .describe('File (PEM) with further certificate authorities that mail and webhooks trust'),
  TAIZHANG_METRICS_TOKEN: z.string().min(16, '16').optional()
    .describe('Who bears this token may read `/metrics` without an account'),
  TAIZHANG_ACCESS_LOG: z.enum(['on', 'off'], 'on, off').default('off')
    .describe('A line for each request on standard error, without personal data'),
});

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly user: string | undefined;
  readonly password: string | undefined;
  readonly from: string;
}

export interface Config {
  readonly port: number;
  readonly host: string;
  readonly origin: string | undefined;
  readonly proxies: readonly string[] | undefined;
  readonly jobSlots: number;
  readonly metricsToken: string | undefined;
  readonly accessLog: boolean;
  readonly keyFile: string | undefined;
  /** The mail server, where there is one. */
  readonly mail: MailSettings | null;
  readonly digestHour: number;
  readonly privateHosts: readonly string[];
  readonly authoritiesFile: string | undefined;
  /** The office's own sign-in, where there is one. */
  readonly office: { readonly issuer: string; readonly clientId: string; readonly clientSecret: string | undefined; readonly name: string } | null;
  /** Whether accounts may ask for a client's certificate. */
  readonly certificates: boolean;
  /** How long a session lives without a request, and at most. */
  readonly session: { readonly idleMs: number; readonly longestMs: number };
  readonly lang: 'zh' | 'en';
  readonly data: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly ownerUrl: string | undefined;
}

/** Reached by programs of this machine only. */
const LOOPBACK = /^127\.|^::1$|^localhost$/;

/** Reads the settings; an unknown `TAIZHANG_…` or a wrong value is refused. An empty value counts as unset. */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config | Refusal {
  const own = Object.entries(env).filter(([name, value]) => (name.startsWith('TAIZHANG_') || name === 'DATABASE_URL') && value !== undefined && value !== '');
  const read = Settings.safeParse(Object.fromEntries(own));
  if (!read.success) {
    const issue = read.error.issues[0] as z.core.$ZodIssue;
    if (issue.code === 'unrecognized_keys') return refuse('setting-unknown', { name: issue.keys.join(', '), known: Object.keys(Settings.shape).join(', ') });
    const name = String(issue.path[0]);
    return refuse('setting-invalid', { name, value: /URL$|TOKEN$|SECRET$/.test(name) ? '…' : env[name] ?? '', expected: issue.message });
  }
  const it = read.data;
  if (it.TAIZHANG_DATABASE_OWNER_URL !== undefined && it.DATABASE_URL === undefined) return refuse('setting-owner-alone');
  if ((it.TAIZHANG_OIDC_ISSUER === undefined) !== (it.TAIZHANG_OIDC_CLIENT_ID === undefined)) return refuse('setting-oidc-half');
  if ((it.TAIZHANG_MAIL_HOST === undefined) !== (it.TAIZHANG_MAIL_FROM === undefined)) return refuse('setting-mail-half');
  if (it.TAIZHANG_MAIL_SECURITY === 'none' && it.TAIZHANG_MAIL_PASSWORD !== undefined) return refuse('setting-mail-clear');
  if (it.TAIZHANG_ORIGIN === undefined && !LOOPBACK.test(it.TAIZHANG_HOST)) return refuse('setting-host', { name: 'TAIZHANG_HOST', value: it.TAIZHANG_HOST });
  return {
    port: it.TAIZHANG_PORT, host: it.TAIZHANG_HOST, origin: it.TAIZHANG_ORIGIN, proxies: it.TAIZHANG_PROXIES?.split(','), jobSlots: it.TAIZHANG_JOB_SLOTS, metricsToken: it.TAIZHANG_METRICS_TOKEN, accessLog: it.TAIZHANG_ACCESS_LOG === 'on',
    keyFile: it.TAIZHANG_KEY_FILE,
    mail: it.TAIZHANG_MAIL_HOST === undefined || it.TAIZHANG_MAIL_FROM === undefined ? null
      : { host: it.TAIZHANG_MAIL_HOST, port: it.TAIZHANG_MAIL_PORT, security: it.TAIZHANG_MAIL_SECURITY, user: it.TAIZHANG_MAIL_USER, password: it.TAIZHANG_MAIL_PASSWORD, from: it.TAIZHANG_MAIL_FROM },
    digestHour: it.TAIZHANG_DIGEST_HOUR, privateHosts: it.TAIZHANG_PRIVATE_HOSTS?.toLowerCase().split(',') ?? [], authoritiesFile: it.TAIZHANG_CA_FILE,
    office: it.TAIZHANG_OIDC_ISSUER === undefined || it.TAIZHANG_OIDC_CLIENT_ID === undefined ? null : { issuer: it.TAIZHANG_OIDC_ISSUER, clientId: it.TAIZHANG_OIDC_CLIENT_ID, clientSecret: it.TAIZHANG_OIDC_CLIENT_SECRET, name: it.TAIZHANG_OIDC_NAME },
    certificates: it.TAIZHANG_CLIENT_CERTIFICATES === 'on' && it.TAIZHANG_ORIGIN !== undefined,
    session: { idleMs: it.TAIZHANG_SESSION_IDLE_MINUTES * 60_000, longestMs: it.TAIZHANG_SESSION_HOURS * 3_600_000 },
    lang: it.TAIZHANG_LANG, data: it.TAIZHANG_DATA, databaseUrl: it.DATABASE_URL, ownerUrl: it.TAIZHANG_DATABASE_OWNER_URL,
  };
}

export interface SettingInForce { readonly name: string; readonly value: string | null; readonly byDefault: boolean }

/** Every setting as it is in force, secrets hidden; of an environment that `readConfig` accepted. */
export function settingsInForce(env: Readonly<Record<string, string | undefined>>): readonly SettingInForce[] {
  return Object.entries(Settings.shape).map(([name, schema]) => {
    const given = env[name] === '' ? undefined : env[name];
    const fallback: unknown = schema.safeParse(undefined).data;
    if (given === undefined) return { name, value: fallback === undefined ? null : String(fallback), byDefault: true };
    return { name, value: hidden(name, given), byDefault: false };
  });
}

function hidden(name: string, value: string): string {
  if (/TOKEN|SECRET|PASSWORD/.test(name)) return '***';
  if (!name.endsWith('URL')) return value;
  try {
    const url = new URL(value);
    if (url.password !== '') url.password = '***';
    if (url.searchParams.has('password')) url.searchParams.set('password', '***');
    return url.toString();
  } catch {
    return '***';
  }
}

import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readConfig, Settings, settingsInForce } from './config.ts';

const operations = readFileSync(new URL('../../docs/operations.md', import.meta.url), 'utf8');

test('nothing set', () => {
  expect(readConfig({ PATH: '/bin', TAIZHANG_DATA: '' })).toEqual({ port: 8410, host: '127.0.0.1', jobSlots: 2, mail: null, digestHour: 8, privateHosts: [], office: null, accessLog: false, certificates: false, session: { idleMs: 3_600_000, longestMs: 43_200_000 }, lang: 'zh', data: undefined, databaseUrl: undefined, ownerUrl: undefined });
});

test('everything set', () => {
  expect(readConfig({
    TAIZHANG_PORT: '80', TAIZHANG_HOST: '0.0.0.0', TAIZHANG_ORIGIN: 'https://taizhang.example', TAIZHANG_PROXIES: '10.0.0.2,10.1.0.0/16', TAIZHANG_JOB_SLOTS: '0', TAIZHANG_METRICS_TOKEN: 'a'.repeat(16), TAIZHANG_ACCESS_LOG: 'on',
    TAIZHANG_MAIL_HOST: 'mail.example', TAIZHANG_MAIL_PORT: '587', TAIZHANG_MAIL_SECURITY: 'starttls', TAIZHANG_MAIL_USER: 'tz', TAIZHANG_MAIL_PASSWORD: 'p', TAIZHANG_MAIL_FROM: 'tz@mail.example', TAIZHANG_DIGEST_HOUR: '7', TAIZHANG_PRIVATE_HOSTS: 'Robot.example,10.0.0.5', TAIZHANG_CA_FILE: '/ca',
    TAIZHANG_KEY_FILE: '/k', TAIZHANG_CLIENT_CERTIFICATES: 'on', TAIZHANG_SESSION_IDLE_MINUTES: '30', TAIZHANG_SESSION_HOURS: '8', TAIZHANG_LANG: 'en', TAIZHANG_DATA: '/x', DATABASE_URL: 'postgres://a', TAIZHANG_DATABASE_OWNER_URL: 'postgresql://b',
  })).toEqual({
    port: 80, host: '0.0.0.0', origin: 'https://taizhang.example', proxies: ['10.0.0.2', '10.1.0.0/16'], jobSlots: 0, office: null,
    mail: { host: 'mail.example', port: 587, security: 'starttls', user: 'tz', password: 'p', from: 'tz@mail.example' }, digestHour: 7, privateHosts: ['robot.example', '10.0.0.5'], authoritiesFile: '/ca', metricsToken: 'a'.repeat(16), accessLog: true,
    keyFile: '/k', certificates: true, session: { idleMs: 1_800_000, longestMs: 28_800_000 }, lang: 'en', data: '/x', databaseUrl: 'postgres://a', ownerUrl: 'postgresql://b',
  });
});

test.each([
  [{ TAIZHANG_PORTS: '1' }, 'setting-unknown', 'TAIZHANG_PORTS'],
  [{ TAIZHANG_PORT: '65536' }, 'setting-invalid', 'TAIZHANG_PORT'],
  [{ TAIZHANG_PORT: '8e1' }, 'setting-invalid', 'TAIZHANG_PORT'],
  [{ TAIZHANG_PORT: '-1' }, 'setting-invalid', 'TAIZHANG_PORT'],
  [{ TAIZHANG_LANG: 'fr' }, 'setting-invalid', 'TAIZHANG_LANG'],
  [{ TAIZHANG_HOST: '0.0.0.0' }, 'setting-host', 'TAIZHANG_HOST'],
  [{ TAIZHANG_HOST: '::' }, 'setting-host', 'TAIZHANG_HOST'],
  [{ TAIZHANG_HOST: 'taizhang.example' }, 'setting-invalid', 'TAIZHANG_HOST'],
  [{ TAIZHANG_HOST: '0.0.0.0', TAIZHANG_ORIGIN: 'http://taizhang.example' }, 'setting-invalid', 'TAIZHANG_ORIGIN'],
  [{ TAIZHANG_ORIGIN: 'https://taizhang.example/' }, 'setting-invalid', 'TAIZHANG_ORIGIN'],
  [{ TAIZHANG_PROXIES: 'anybody' }, 'setting-invalid', 'TAIZHANG_PROXIES'],
  [{ TAIZHANG_SESSION_IDLE_MINUTES: '4' }, 'setting-invalid', 'TAIZHANG_SESSION_IDLE_MINUTES'],
  [{ TAIZHANG_SESSION_HOURS: '25' }, 'setting-invalid', 'TAIZHANG_SESSION_HOURS'],
  [{ TAIZHANG_MAIL_PORT: '0' }, 'setting-invalid', 'TAIZHANG_MAIL_PORT'],
  [{ TAIZHANG_MAIL_FROM: 'Office <a@b>' }, 'setting-invalid', 'TAIZHANG_MAIL_FROM'],
  [{ TAIZHANG_DIGEST_HOUR: '24' }, 'setting-invalid', 'TAIZHANG_DIGEST_HOUR'],
  [{ TAIZHANG_METRICS_TOKEN: 'short' }, 'setting-invalid', 'TAIZHANG_METRICS_TOKEN'],
])('%o is refused', (env, refused, name) => {
  expect(readConfig(env)).toMatchObject({ refused, values: { name } });
});

test('a password in a wrong address is not repeated', () => {
  expect(JSON.stringify(readConfig({ DATABASE_URL: 'mysql://clerk:secret@host/db' }))).not.toContain('secret');
});

test('settings in force bear no secret', () => {
  const shown = JSON.stringify(settingsInForce({ DATABASE_URL: 'postgresql://clerk:secret@host/db?password=secret', TAIZHANG_METRICS_TOKEN: 'secret-secret-secret', TAIZHANG_PORT: '' }));
  expect(shown).not.toContain('secret');
  expect(shown).toContain('"name":"TAIZHANG_PORT","value":"8410","byDefault":true');
  expect(JSON.stringify(readConfig({ TAIZHANG_METRICS_TOKEN: 'secret' }))).not.toContain('secret');
});

test('an owner without a server is refused', () => {
  expect(readConfig({ TAIZHANG_DATABASE_OWNER_URL: 'postgres://a' })).toMatchObject({ refused: 'setting-owner-alone' });
});

test('a mail server without a sender, or a password in clear, is refused', () => {
  expect(readConfig({ TAIZHANG_MAIL_HOST: 'mail.example' })).toMatchObject({ refused: 'setting-mail-half' });
  expect(readConfig({ TAIZHANG_MAIL_HOST: 'mail.example', TAIZHANG_MAIL_FROM: 'a@b', TAIZHANG_MAIL_SECURITY: 'none', TAIZHANG_MAIL_PASSWORD: 'secret' })).toMatchObject({ refused: 'setting-mail-clear' });
});

test('docs/operations.md tells every setting with its meaning, and no other', () => {
  const told = [...operations.matchAll(/^\| `([A-Z_]+)` \| (.*?) \| (.*?) \|$/gm)].map(([, name, fallback, meaning]) => ({ name, fallback, meaning }));
  const real = Object.entries(Settings.shape).map(([name, schema]) => {
    const fallback: unknown = schema.safeParse(undefined).data;
    return { name, fallback: fallback === undefined ? '' : `\`${String(fallback)}\``, meaning: schema.description };
  });
  expect(told).toEqual(real);
});

/** `taizhang migrate` and `taizhang config`. */
import { isRefusal } from '#kernel';
import type { Invocation, Outcome } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { writeOut } from './output.ts';
import { padded } from './width.ts';

export async function migrateCommand({ language }: Invocation): Promise<Outcome> {
  const { migrateInstallation, readConfig } = await import('#platform');
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  const migrated = await migrateInstallation(config);
  if (isRefusal(migrated)) return migrated;
  return await writeOut(language === 'zh' ? `${migrated.place} 的结构已是第 ${migrated.number} 号\n` : `the schema of ${migrated.place} is at number ${migrated.number}\n`) ?? EXIT.done;
}

export async function configCommand({ language }: Invocation): Promise<Outcome> {
  const { readConfig, settingsInForce } = await import('#platform');
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  const words = { unset: { zh: '（未设）', en: '(unset)' }, standing: { zh: '（默认）', en: '(default)' } };
  const lines = settingsInForce(process.env).map(({ name, value, byDefault }) => `${padded(name, 28)} ${value ?? words.unset[language]}${byDefault && value !== null ? ` ${words.standing[language]}` : ''}\n`);
  return await writeOut(lines.join('')) ?? EXIT.done;
}

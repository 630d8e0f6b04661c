/** `taizhang backup` and `taizhang restore`. */
import { isRefusal } from '#kernel';
import type { Invocation, Outcome } from './command.ts';
import { EXIT } from './exit-codes.ts';
import type { Language } from './language.ts';
import { writeOut } from './output.ts';

/** Prints the file, how much is in it, and what the rooms noted: the journal's last seal is worth a line on paper. */
export async function backupCommand({ options, language }: Invocation): Promise<Outcome> {
  const [{ backUp, readConfig }, { rooms }] = await Promise.all([import('#platform'), import('../rooms.ts')]);
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  const written = await backUp(config, rooms, options.get('to') as string);
  if (isRefusal(written)) return written;
  const { manifest, bytes, file } = written;
  const size = bytes < 2 ** 20 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 2 ** 20).toFixed(1)} MB`;
  return await writeOut(`${file}\n${amount(manifest, language)}${language === 'zh' ? '，' : ', '}${size}\n${notes(manifest.notes)}`) ?? EXIT.done;
}

export async function restoreCommand({ operands, options, language }: Invocation): Promise<Outcome> {
  const [{ readConfig, restore }, { rooms }] = await Promise.all([import('#platform'), import('../rooms.ts')]);
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  const restored = await restore(config, rooms, operands[0] as string, options.get('to'));
  if (isRefusal(restored)) return restored;
  const said = language === 'zh' ? `已恢复到 ${restored.place}` : `restored into ${restored.place}`;
  return await writeOut(`${said}\n${amount(restored.manifest, language)}\n${notes(restored.manifest.notes)}`) ?? EXIT.done;
}

function amount({ madeAt, schema, tables }: { madeAt: string; schema: { number: number }; tables: readonly { rows: number }[] }, language: Language): string {
  const rows = tables.reduce((sum, table) => sum + table.rows, 0);
  return language === 'zh' ? `${madeAt} 的备份，结构第 ${schema.number} 号，${tables.length} 张表 ${rows} 行` : `backup of ${madeAt}, schema ${schema.number}, ${tables.length} tables, ${rows} rows`;
}

function notes(of: Readonly<Record<string, Readonly<Record<string, string | number | null>>>>): string {
  return Object.entries(of).map(([room, said]) => `${room}: ${Object.entries(said).map(([name, value]) => `${name} ${value ?? '-'}`).join(', ')}\n`).join('');
}

/** `taizhang verify`: the journal against itself, against seals that were kept, and what is kept against the journal. */
import { isRefusal, refuse } from '#kernel';
import { type Fault, FAULT_WORDS, type FaultGroup, groupFaults, headLine, headsIn, type KeptHead, type Verdict, verify } from '#journal';
import type { Database, TableDescription } from '#platform';
import type { Invocation, Outcome } from './command.ts';
import { EXIT } from './exit-codes.ts';
import { readInput } from './input.ts';
import type { Language } from './language.ts';
import { writeOut } from './output.ts';

/** Ends with 0 where all is proved, with 1 where anything is not. */
export async function verifyCommand({ options, language }: Invocation): Promise<Outcome> {
  const [{ openBeside, readConfig }, { rooms }] = await Promise.all([import('#platform'), import('../rooms.ts')]);
  const config = readConfig(process.env);
  if (isRefusal(config)) return config;
  const file = options.get('head');
  const heads: KeptHead[] = [];
  if (file !== undefined) {
    const bytes = await readInput(file);
    if (isRefusal(bytes)) return bytes;
    heads.push(...headsIn(Buffer.from(bytes).toString('utf8')));
    if (heads.length === 0) return refuse('no-head-in-file', { name: file });
  }
  const opened = await openBeside(config);
  if (isRefusal(opened)) return opened;
  const verdict = await proved(opened, rooms.flatMap(({ tables }) => tables), heads);
  const text = options.has('json') ? JSON.stringify({ schema: 'taizhang.verdict/1', ...verdict }) : lines(verdict, heads, language).join('\n');
  return await writeOut(`${text}\n`) ?? (verdict.faults.length === 0 ? EXIT.done : EXIT.errorsFound);
}

async function proved({ database, close }: { readonly database: Database; readonly close: () => Promise<void> }, tables: readonly TableDescription[], heads: readonly KeptHead[]): Promise<Verdict> {
  try {
    return await verify(database, tables, heads);
  } finally {
    await close();
  }
}

function lines(verdict: Verdict, heads: readonly KeptHead[], language: Language): string[] {
  const { entryCount, sealCount, unsealedCount, head, faults } = verdict;
  const counted = language === 'zh' ? `${entryCount} 条记录，${sealCount} 个封印，${unsealedCount} 条尚未封印` : `${entryCount} entries, ${sealCount} seals, ${unsealedCount} entries not sealed yet`;
  const held = heads.length === 0 ? [] : [language === 'zh' ? `对照了 ${heads.length} 个抄录的封印` : `held against ${heads.length} seals that were kept`];
  const said = faults.length === 0
    ? [language === 'zh' ? '核验通过：没有改动、删除或插入，数据与记录一致。' : 'Proved: nothing was altered, dropped or put in, and what is kept is what the entries tell.']
    : [language === 'zh' ? `核验不通过，${faults.length} 处：` : `Not proved, ${faults.length} faults:`, ...groupFaults(faults).map((group) => `  ${faultLine(group, language)}`)];
  return [counted, ...held, ...said, ...(head === null ? [] : [headLine(head)])];
}

function faultLine({ kind, table, columns, count, where }: FaultGroup, language: Language): string {
  const word = Object.hasOwn(FAULT_WORDS, kind) ? FAULT_WORDS[kind as Fault['kind']][language === 'zh' ? 0 : 1] : kind;
  const place = [table, where.join(', ')].filter((part) => part !== null).join(' ');
  return `${word}: ${place}${columns.length === 0 ? '' : ` (${columns.join(', ')})`}${count === 1 ? '' : ` ×${count}`} [${kind}]`;
}

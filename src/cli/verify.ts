/** `taizhang verify`: the journal against itself, against seals that were kept, and what is kept against the journal. */
import { isRefusal, refuse } from '#kernel';
import { type Fault, headLine, headsIn, type KeptHead, type Verdict, verify } from '#journal';
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
    : [language === 'zh' ? `核验不通过，${faults.length} 处：` : `Not proved, ${faults.length} faults:`, ...faults.map((fault) => `  ${faultLine(fault, language)}`)];
  return [counted, ...held, ...said, ...(head === null ? [] : [headLine(head)])];
}

/** What each kind of fault is, before where it is. */
const KINDS: Readonly<Record<Fault['kind'], readonly [zh: string, en: string]>> = {
  'entry-altered': ['记录被改动', 'an entry was altered'],
  'entry-form-unknown': ['记录的摘要格式本版本不认识（由更新的版本写入，或被改动）', 'the form of an entry\'s digest is unknown to this version (a later one wrote it, or it was altered)'],
  'entry-outside-seals': ['封印之外插入了记录', 'an entry was put in outside the seals'],
  'seal-broken': ['封印与所封的记录不符（改动、删除、插入或换序）', 'a seal is not that of its entries (altered, dropped, put in or reordered)'],
  'seal-missing': ['缺少封印', 'a seal is missing'],
  'head-differs': ['抄录的封印与现在的不同', 'a seal that was kept is another now'],
  'head-missing': ['抄录的封印已不存在', 'a seal that was kept is not there any more'],
  'replay-failed': ['按记录重算不出这张表', 'this table cannot be worked out from the entries'],
  'batch-altered': ['批量内容被改动', 'a batch was altered'],
  'batch-missing': ['记录所指的批量内容不存在', 'the batch that an entry names is not there'],
  'batch-count': ['批量行数不符', 'a batch has another number of rows'],
  'batch-unnamed': ['没有记录提到的批量内容', 'a batch that no entry names'],
  'remark-altered': ['说明被改动', 'a remark was altered'],
  'remark-missing': ['说明不存在', 'a remark is not there'],
  'remark-blanked': ['说明被抹去而没有记录', 'a remark was blanked without an entry'],
  'remark-unnamed': ['没有记录提到的说明', 'a remark that no entry names'],
  'row-missing': ['按记录应有而数据里没有的行', 'a row that the entries tell is not there'],
  'row-extra': ['数据里有而记录没有的行', 'a row that no entry tells'],
  'row-different': ['与记录不同的行', 'a row that differs from what the entries tell'],
};

function faultLine({ kind, where, columns }: Fault, language: Language): string {
  return `${KINDS[kind][language === 'zh' ? 0 : 1]}: ${where}${columns.length === 0 ? '' : ` (${columns.join(', ')})`} [${kind}]`;
}

/** What is wrong with a journal, in words, the same on the command line and on the auditor's page. Safe for the browser. */
import type { Fault } from './verify.ts';

/** What each kind of fault is, before where it is. */
export const FAULT_WORDS: Readonly<Record<Fault['kind'], readonly [zh: string, en: string]>> = {
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
  'effect-blanked': ['记录的内容被抹去而没有销毁记录', 'what an entry tells was blanked without an entry that says so'],
  'remark-altered': ['说明被改动', 'a remark was altered'],
  'remark-missing': ['说明不存在', 'a remark is not there'],
  'remark-blanked': ['说明被抹去而没有记录', 'a remark was blanked without an entry'],
  'remark-unnamed': ['没有记录提到的说明', 'a remark that no entry names'],
  'row-missing': ['按记录应有而数据里没有的行', 'a row that the entries tell is not there'],
  'row-extra': ['数据里有而记录没有的行', 'a row that no entry tells'],
  'row-different': ['与记录不同的行', 'a row that differs from what the entries tell'],
};

/** Faults of one kind, at one table, in the same columns. */
export interface FaultGroup {
  readonly kind: string;
  readonly table: string | null;
  readonly columns: readonly string[];
  readonly count: number;
  /** Numbers as ranges, `1–43`; of rows and digests the first. */
  readonly where: readonly string[];
}

const SHOWN = 5;

/** A hundred altered entries in a row are one thing that happened. */
export function groupFaults(faults: readonly { readonly kind: string; readonly where: string; readonly columns: readonly string[] }[]): readonly FaultGroup[] {
  const groups = new Map<string, { kind: string; table: string | null; columns: readonly string[]; places: string[] }>();
  for (const { kind, where, columns } of faults) {
    const [first = '', ...rest] = where.split(' ');
    const table = rest.length === 0 ? null : first;
    const key = [kind, table ?? '', ...columns].join(' ');
    const group = groups.get(key) ?? { kind, table, columns, places: [] };
    group.places.push(table === null ? where : rest.join(' '));
    groups.set(key, group);
  }
  return [...groups.values()].map(({ places, ...group }) => ({ ...group, count: places.length, where: places.every((one) => /^\d+$/.test(one)) ? ranges(places.map(Number)) : [...places.slice(0, SHOWN), ...(places.length > SHOWN ? ['…'] : [])] }));
}

function ranges(numbers: readonly number[]): string[] {
  const found: [number, number][] = [];
  for (const number of numbers.toSorted((one, other) => one - other)) {
    const last = found.at(-1);
    if (last !== undefined && number <= last[1] + 1) last[1] = number;
    else found.push([number, number]);
  }
  return found.map(([from, to]) => (from === to ? String(from) : `${from}–${to}`));
}

import type { DestroyedKind, Destruction } from '#plans/model';
import { destroyWords } from './destroy-words.ts';

type Say = (key: keyof typeof destroyWords.zh, values?: Readonly<Record<string, string | number>>) => string;

const KINDS = Object.keys(destroyWords.zh).flatMap((key) => (key.startsWith('count.') ? [key.slice(6) as DestroyedKind] : []));

/** In the order of the words; what there was none of is left out. */
export function sayCounts(say: Say, language: 'zh' | 'en', counts: Destruction['counts']): string {
  return KINDS.flatMap((kind) => { const count = counts[kind] ?? 0; return count === 0 ? [] : [say(`count.${kind}`, { count })]; }).join(language === 'zh' ? '、' : ', ');
}

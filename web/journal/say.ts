/** Codes of the journal in the reader's words; a code that has none is shown as it is. */
import type { JournalEntry } from '#journal/api';
import { type JournalWord, words } from './words.ts';

export type Say = (key: JournalWord, values?: Readonly<Record<string, string | number>>) => string;

function sayCode(say: Say, key: string, code: string): string {
  return Object.hasOwn(words.zh, key) ? say(key as JournalWord) : code;
}

export const sayAction = (say: Say, action: string): string => sayCode(say, `action.${action}`, action);
export const saySubject = (say: Say, kind: string): string => sayCode(say, `subject.${kind}`, kind);

export function sayActor(say: Say, { kind, id, name }: JournalEntry['actor']): string {
  if (kind === 'system' || kind === 'owner') return say(`who.${kind}`);
  return name ?? `${kind === 'program' ? say('who.program') : ''} ${(id ?? '').slice(0, 8)}`.trim();
}

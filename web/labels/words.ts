/** The words of one room, beside its pages and loaded with them: Chinese is the type, English has the same keys. */
import { useCallback } from 'react';
import { fill, type Values } from './fill.ts';
import { useSpeech } from './index.tsx';

export interface Words<Key extends string> { readonly zh: Readonly<Record<Key, string>>; readonly en: Readonly<Record<Key, string>> }

export function wordsOf<const Zh extends Readonly<Record<string, string>>>(zh: Zh, en: Readonly<Record<keyof Zh & string, string>>): Words<keyof Zh & string> {
  return { zh, en };
}

/** Says a word of the room in the chosen language; `{name}` is filled in. */
export function useWords<Key extends string>(words: Words<Key>): (key: Key, values?: Values) => string {
  const { language } = useSpeech();
  return useCallback((key: Key, values?: Values) => fill(words[language][key], values), [words, language]);
}

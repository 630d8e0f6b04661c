/** The words of the interface: Chinese is the type, English a switch that this browser remembers. */
import { createContext, type ReactNode, useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { fill, type Values } from './fill.ts';
import { zh } from './zh.ts';

export type LabelKey = keyof typeof zh;
export type Language = 'zh' | 'en';
export type Labels = Record<LabelKey, string>;
export type Say = (key: LabelKey, values?: Values) => string;

interface Speech { readonly language: Language; readonly say: Say; readonly speak: (language: Language) => Promise<void> }

const KEY = 'taizhang.language';
const Context = createContext<Speech | null>(null);

export function rememberedLanguage(): Language {
  try { return localStorage.getItem(KEY) === 'en' ? 'en' : 'zh'; } catch { return 'zh'; }
}

export async function labelsOf(language: Language): Promise<Labels> {
  return language === 'en' ? (await import('./en.ts')).en : zh;
}

/** `labels` are those of the remembered language, loaded before the first drawing. */
export function LanguageProvider(props: { readonly language: Language; readonly labels: Labels; readonly children: ReactNode }): ReactNode {
  const [language, setLanguage] = useState(props.language);
  const [labels, setLabels] = useState(props.labels);
  useEffect(() => {
    document.documentElement.lang = language === 'en' ? 'en' : 'zh-CN';
  }, [language]);
  const speak = useCallback(async (next: Language) => {
    const loaded = await labelsOf(next);
    try { localStorage.setItem(KEY, next); } catch { /* private window: the switch holds for this visit */ }
    setLabels(loaded);
    setLanguage(next);
  }, []);
  const speech = useMemo<Speech>(() => ({
    language, speak,
    say: (key, values) => fill(labels[key], values),
  }), [language, labels, speak]);
  return <Context.Provider value={speech}>{props.children}</Context.Provider>;
}

export function useSpeech(): Speech {
  const speech = useContext(Context);
  if (speech === null) throw new Error('useSpeech outside LanguageProvider');
  return speech;
}

export function useSay(): Say {
  return useSpeech().say;
}

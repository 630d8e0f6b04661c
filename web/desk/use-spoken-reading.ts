/** The reading with its findings in the chosen language; those whose sentences exist in Chinese only stay as they are. */
import { useEffect, useMemo, useState } from 'react';
import type { Reading } from '#reader/model';
import { useSpeech } from '../labels/index.tsx';

type InEnglish = typeof import('./finding-in-english.ts').findingInEnglish;

export function useSpokenReading(reading: Reading): Reading {
  const { language } = useSpeech();
  const [inEnglish, setInEnglish] = useState<{ readonly of: InEnglish } | null>(null);
  useEffect(() => {
    if (language !== 'en') return;
    // Without it the findings stay in Chinese.
    import('./finding-in-english.ts').then((loaded) => setInEnglish({ of: loaded.findingInEnglish }), () => undefined);
  }, [language]);
  return useMemo(() => (language !== 'en' || inEnglish === null ? reading
    : { ...reading, findings: reading.findings.map((finding) => ({ ...finding, ...inEnglish.of(finding, reading.source.text) })) }), [reading, language, inEnglish]);
}

/** A state: its shape, and its word for whoever does not see shapes. Colour only says it again. */
import type { ReactNode } from 'react';
import { becauseInWords, type Because, SHAPES, stateInWords } from '#delivery/four-states';
import { useSpeech } from '../labels/index.tsx';

export type Of = 'time' | 'pace' | 'evidence' | 'register';

export function Mark({ of, state, because, word = false }: { readonly of: Of; readonly state: string; readonly because?: Because; readonly word?: boolean }): ReactNode {
  const { language } = useSpeech();
  const name = stateInWords(of, state, language);
  return (
    <span className={`mark is-${of} is-${state}`} title={because === undefined ? name : `${name}：${becauseInWords(because, language)}`}>
      <i aria-hidden="true">{SHAPES[of][state]}</i><span className={word ? undefined : 'visually-hidden'}>{name}</span>
    </span>
  );
}

import type { ReactNode } from 'react';
import { useWords } from '../labels/words.ts';
import { words } from './words.ts';

export function History({ version }: { readonly taskId: string; readonly version: number }): ReactNode {
  const say = useWords(words);
  return version === 1 ? <span className="quiet">{say('task.noHistory')}</span> : null;
}

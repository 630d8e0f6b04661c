/** A failed request as title and sentence in the chosen language. */
import { useCallback } from 'react';
import { Problem } from '../api/client.ts';
import { useSpeech } from '../labels/index.tsx';

export interface ToldProblem { readonly title: string; readonly detail: string; readonly id: string | null }

export function useProblem(): (error: unknown) => ToldProblem {
  const { say, language } = useSpeech();
  return useCallback((error: unknown) => {
    if (!(error instanceof Problem)) return { title: say('problem.title'), detail: error instanceof Error ? error.message : String(error), id: null };
    if (error.status === 0) return { title: say('problem.unreachable'), detail: say('problem.unreachableDetail'), id: null };
    return { title: say('problem.title'), detail: error.sentence?.[language] ?? say('problem.detail', { status: error.status }), id: error.id };
  }, [say, language]);
}

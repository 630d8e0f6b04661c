/** A failed request as title and sentence in the chosen language. */
import { useCallback } from 'react';
import { Problem } from '../api/client.ts';
import { type Say, useSpeech } from '../labels/index.tsx';

export interface ToldProblem { readonly title: string; readonly detail: string; readonly id: string | null; readonly status: number }

/** What to do when nothing answers: who started the service on this machine can look, others ask their administrator. */
export function unreachable(say: Say): ToldProblem {
  const here = ['127.0.0.1', 'localhost', '[::1]'].includes(location.hostname);
  return { title: say('problem.unreachable'), detail: say(here ? 'problem.unreachableDetail' : 'problem.unreachableAdvice'), id: null, status: 0 };
}

/** A part of the page that could not be fetched, as the browsers word it. */
export function isMissingPart(error: unknown): boolean {
  return error instanceof Error && /dynamically imported module|importing a module script|preload CSS/i.test(error.message);
}

export function useProblem(): (error: unknown) => ToldProblem {
  const { say, language } = useSpeech();
  return useCallback((error: unknown) => {
    if (isMissingPart(error)) return unreachable(say);
    if (!(error instanceof Problem)) return { title: say('problem.title'), detail: error instanceof Error ? error.message : String(error), id: null, status: -1 };
    if (error.status === 0) return unreachable(say);
    return { title: say('problem.title'), detail: error.sentence?.[language] ?? say('problem.detail', { status: error.status }), id: error.id, status: error.status };
  }, [say, language]);
}

/** The same in one line, for a notice. */
export function useComplaint(): (error: unknown) => string {
  const tell = useProblem();
  return useCallback((error: unknown) => {
    const { title, detail } = tell(error);
    return `${title} ${detail}`;
  }, [tell]);
}

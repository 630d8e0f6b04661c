/** How many stand in each state, each beside the others; a number opens its lines. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { SHAPES, stateInWords } from '#delivery/four-states';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import type { Counts } from './use-delivery.ts';
import { words } from './words.ts';

const TOLD = [['time', 'overdue'], ['time', 'near'], ['time', 'closed'], ['pace', 'behind'], ['pace', 'on'], ['pace', 'ahead'], ['evidence', 'accepted']] as const;

export function CountsLine({ counts, pieces, period, planId }: { readonly counts: Counts; readonly pieces: number; readonly period: string | null; readonly planId: string }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  if (counts.total === 0) return null;
  const missing = counts.asked - counts.reported;
  return (
    <p className="counts-line">
      <b>{say('count.total', { count: counts.total })}</b>
      {TOLD.map(([of, state]) => ({ of, state, count: (counts[of] as Readonly<Record<string, number>>)[state] ?? 0 })).filter(({ count }) => count > 0).map(({ of, state, count }) => (
        <Link key={`${of}${state}`} to={`/plans/${planId}/delivery?${of}=${state}`} className={`mark is-${of} is-${state}`}><i aria-hidden="true">{SHAPES[of][state]}</i> {stateInWords(of, state, language)} {count}</Link>
      ))}
      {period === null || counts.asked === 0 ? null : <span>{period}：{say('count.asked', { asked: counts.asked, reported: counts.reported })}{missing === 0 ? null : <>{language === 'zh' ? '，' : ', '}<Link to={`/plans/${planId}/delivery?reported=no`} className="is-missing">{say('count.missing', { count: missing })}</Link></>}{pieces === 0 ? null : <span className="quiet">{say('count.pieces', { count: pieces })}</span>}</span>}
    </p>
  );
}

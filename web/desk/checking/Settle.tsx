/** What becomes of one finding: three answers, a remark, and the way back. */
import { type ReactNode, useState } from 'react';
import { useSpeech } from '../../labels/index.tsx';
import { useWords } from '../../labels/words.ts';
import { useCheckingDesk } from './context.ts';
import { madeWords } from './made.ts';
import { words } from './words.ts';

const OUTCOMES = ['mended', 'as-issued', 'not-a-fault'] as const;

export function Settle({ finding }: { readonly finding: number }): ReactNode {
  const desk = useCheckingDesk();
  const say = useWords(words);
  const { language } = useSpeech();
  const [remark, setRemark] = useState('');
  if (desk === null) return null;
  const { checking } = desk;
  const settled = checking.settlementOf(finding);
  if (settled !== undefined) {
    return (
      <p className="settling"><span className="settled-as">{say(`settle.${settled.outcome}`)}</span>
        <span className="quiet">{[madeWords(settled, checking.people, say, language), settled.remark].filter((part) => part !== null && part !== '').join(' · ')}</span>
        <button type="button" onClick={() => void checking.settle(finding, 'open', null)}>{say('settle.open')}</button></p>
    );
  }
  return (
    <p className="settling"><span className="quiet">{say('settle.title')}</span>
      {OUTCOMES.map((outcome) => <button key={outcome} type="button" onClick={() => void checking.settle(finding, outcome, remark.trim() === '' ? null : remark.trim())}>{say(`settle.${outcome}`)}</button>)}
      <input type="text" value={remark} maxLength={500} aria-label={say('settle.remark')} placeholder={say('settle.remark')} onChange={(event) => setRemark(event.target.value)} /></p>
  );
}

/** Corrections whose task the reading that counts does not have: kept, shown, ruling nothing. */
import type { ReactNode } from 'react';
import { useSpeech } from '../../labels/index.tsx';
import { parseKey } from '#documents/corrections';
import { useWords } from '../../labels/words.ts';
import { useCheckingDesk } from './context.ts';
import { madeWords } from './made.ts';
import { wordValue } from './value-wording.ts';
import { fieldWord, words } from './words.ts';

export function UnplacedCorrections(): ReactNode {
  const desk = useCheckingDesk();
  const say = useWords(words);
  const { language } = useSpeech();
  if (desk === null) return null;
  const { checking } = desk;
  const { unplaced } = checking.checked;
  if (unplaced.length === 0) return null;
  const versionOf = (key: string): number => checking.corrections.reduce((sum, { cell, version }) => (cell === key ? sum + version : sum), 0);
  return (
    <tbody className="removed-tasks">
      <tr className="group"><th scope="rowgroup" colSpan={6}><span className="group-name">{say('unplaced.title', { count: unplaced.length })}</span><span className="group-goal">{say('unplaced.about')}</span></th></tr>
      {unplaced.map((one) => {
        const field = parseKey(one.cell)?.field ?? 'title';
        return (
          <tr key={one.id}><td colSpan={6}>{say(fieldWord(field))} <b>{one.kind === 'remove' ? say('conflict.removed') : wordValue(field, one.value, say)}</b>
            <span className="quiet"> {madeWords(one, checking.people, say, language)} </span><button type="button" className="link" onClick={() => void checking.undo({ key: one.cell, version: versionOf(one.cell) })}>{say('undo')}</button></td></tr>
        );
      })}
    </tbody>
  );
}

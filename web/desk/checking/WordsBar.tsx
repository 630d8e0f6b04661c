/** Words were chosen in the paper: what they may become. */
import type { ReactNode } from 'react';
import { useWords } from '../../labels/words.ts';
import { useNotify } from '../../shell/Notices.tsx';
import { taskOf } from '../anchor.ts';
import { useCheckingDesk } from './context.ts';
import { shortened } from './passage.ts';
import { fieldWord, words } from './words.ts';

export function WordsBar({ at, onLedger }: { readonly at: string | null; readonly onLedger: () => void }): ReactNode {
  const desk = useCheckingDesk();
  const say = useWords(words);
  const notify = useNotify();
  if (desk === null || desk.words === null) return null;
  const { checking, editing, edit, chooseWords } = desk;
  const span = desk.words;
  const cell = checking.index.at(at);
  const said = shortened(checking.checked.reading.source.text.slice(...span), 18);
  const begin = (next: Parameters<typeof edit>[0]) => (): void => { edit(next); onLedger(); };
  const task = taskOf(at);
  const { reading } = checking.checked;
  const divided = reading.tasks.findIndex(({ spans }) => span[0] > spans.text[0] && span[1] <= spans.text[1]);
  async function divide(): Promise<void> {
    chooseWords(null);
    const step = await checking.divide(divided, span[0]);
    if (step !== null) notify({ text: say('divided'), action: { label: say('undo'), run: () => { void checking.undoStep(step); } } });
  }
  return (
    <div className="words-bar" role="group" aria-label={say('words.use')}>
      <span className="words-said" lang="zh-CN">{say('words.chosen', { words: said })}</span>
      {editing !== null ? <button type="button" className="primary" onClick={onLedger}>{say('words.use')}</button> : (
        <>
          {cell !== undefined && cell.field !== 'task' && at !== null ? <button type="button" className="primary" onClick={begin({ kind: 'cell', at, withWords: true })}>{say('words.useFor', { field: say(fieldWord(cell.field)) })} <kbd>w</kbd></button> : null}
          {task >= 0 && at !== null ? (
            <>
              <button type="button" onClick={begin({ kind: 'new', at: `t${task}`, field: 'responsibility', role: 'lead' })}>{say('words.addLead')}</button>
              <button type="button" onClick={begin({ kind: 'new', at: `t${task}`, field: 'responsibility', role: 'cooperating' })}>{say('words.addCooperating')}</button>
              <button type="button" onClick={begin({ kind: 'new', at: `t${task}`, field: 'deadline' })}>{say('words.addDeadline')}</button>
              <button type="button" onClick={begin({ kind: 'new', at: `t${task}`, field: 'target' })}>{say('words.addTarget')}</button>
            </>
          ) : null}
          {divided >= 0 ? <button type="button" onClick={() => void divide()}>{say('words.divide')}</button> : null}
          <button type="button" onClick={begin({ kind: 'new', at: task >= 0 ? `t${task}` : 't', field: 'task' })}>{say('words.addTask')}</button>
        </>
      )}
      <button type="button" className="words-away" onClick={() => chooseWords(null)}>{say('words.away')}</button>
    </div>
  );
}

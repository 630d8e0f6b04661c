/** Somebody was faster at one cell: his value and ours, and a choice. */
import type { ReactNode } from 'react';
import type { Task } from '#reader/model';
import { useSpeech } from '../../labels/index.tsx';
import { useWords } from '../../labels/words.ts';
import { Dialog } from '../../shell/Dialog.tsx';
import { anchorOfCell } from './cell-anchors.ts';
import { useCheckingDesk } from './context.ts';
import { madeWords } from './made.ts';
import { wordValue } from './value-wording.ts';
import { fieldWord, words } from './words.ts';

export default function ConflictDialog(): ReactNode {
  const desk = useCheckingDesk();
  const say = useWords(words);
  const { language } = useSpeech();
  const conflict = desk?.checking.conflict ?? null;
  if (desk === null || conflict === null) return null;
  const { checking, edit } = desk;
  const cell = checking.checked.cells.find(({ key }) => key === conflict.key);
  const correction = cell === undefined ? undefined : checking.correctionOf(cell);
  const leave = (): void => checking.leaveConflict();
  async function mine(): Promise<void> {
    checking.leaveConflict();
    if (cell === undefined || conflict === null) return;
    const done = conflict.mine === null ? await checking.remove(cell) : await checking.correct(cell, conflict.mine);
    if (done) edit(null);
  }
  return (
    <Dialog title={say('conflict.title')} onClose={leave} footer={(
      <>
        <button type="button" className="plain-button" onClick={leave}>{say('conflict.again')}</button>
        <button type="button" className="plain-button" onClick={() => { leave(); edit(null); }}>{say('conflict.keepTheirs')}</button>
        {cell === undefined ? null : <button type="button" className="primary" onClick={() => void mine()}>{say('conflict.useMine')}</button>}
      </>
    )}>
      <p>{say('conflict.about')}</p>
      <dl className="conflict">
        <div><dt>{say('conflict.theirs')}</dt><dd><b>{cell === undefined || cell.state === 'removed' ? say('conflict.removed') : wordValue(cell.field, cell.value, say)}</b>
          {correction === undefined ? null : <span className="quiet">{madeWords(correction, checking.people, say, language)}{correction.reason === null ? '' : ` · ${say('why', { reason: correction.reason })}`}</span>}</dd></div>
        <div><dt>{say('conflict.mine')}</dt><dd><b>{conflict.mine === null ? say('conflict.removed') : wordValue(cell?.field ?? 'title', conflict.mine.value, say)}</b>
          <span className="quiet">{cell === undefined ? '' : [say(fieldWord(cell.field)), anchorOfCell(cell) === null ? null : ofTask(checking.checked.reading.tasks[cell.task ?? -1])].filter((part) => part !== null).join(' · ')}</span></dd></div>
      </dl>
    </Dialog>
  );
}

function ofTask(task: Task | undefined): string | null {
  return task === undefined ? null : [task.number, task.title ?? task.text.slice(0, 20)].filter((part) => part !== null).join(' ');
}

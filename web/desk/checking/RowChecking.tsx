/** In an opened row: what was said of the chosen cell, what was taken out, and what may be added or said of the whole row. */
import type { ReactNode } from 'react';
import type { CheckedCell } from '#documents/corrections';
import { useSpeech } from '../../labels/index.tsx';
import { useWords } from '../../labels/words.ts';
import { useNotify } from '../../shell/Notices.tsx';
import type { Anchor } from '../anchor.ts';
import { anchorOfCell, anchorsOfRow, isOpen } from './cell-anchors.ts';
import { useCheckingDesk } from './context.ts';
import { madeWords } from './made.ts';
import { wordValue } from './value-wording.ts';
import { fieldWord, STATE_WORD, words } from './words.ts';

export function RowChecking({ t, at, onAcceptRow }: { readonly t: number; readonly at: Anchor | null; readonly onAcceptRow: (task: number) => void }): ReactNode {
  const desk = useCheckingDesk();
  const say = useWords(words);
  const notify = useNotify();
  if (desk === null) return null;
  const { checking, edit } = desk;
  const here: Anchor = `t${t}`;
  const whole = checking.index.at(here);
  const removed = checking.index.removedOf(t);
  const open = anchorsOfRow(checking.index, t, true).some((anchor) => { const cell = checking.index.at(anchor); return cell !== undefined && isOpen(cell); });
  const chosen = checking.index.at(at);
  async function join(): Promise<void> {
    const step = await checking.join(t);
    if (step !== null) notify({ text: say('joined'), action: { label: say('undo'), run: () => { void checking.undoStep(step); } } });
  }
  return (
    <div className="row-checking">
      {chosen !== undefined && chosen.field !== 'task' && chosen.task === t ? <CellNote cell={chosen} /> : null}
      {removed.length > 0 ? (
        <p className="removed-cells"><span className="quiet">{say('removed.here')}</span>
          {removed.map((cell) => <span key={cell.key}><s>{wordValue(cell.field, cell.value, say)}</s> <button type="button" className="link" onClick={() => void checking.undo(cell)}>{say('restore')}</button></span>)}
        </p>
      ) : null}
      <p className="row-actions">
        <button type="button" className="row-accept" disabled={!open} title={say('row.acceptKey')} onClick={() => onAcceptRow(t)}>{open ? say('row.accept') : `✓ ${say('row.done')}`}{open ? <kbd>Shift A</kbd> : null}</button>
        <span className="detail-add"><span className="quiet">{say('edit.add')}</span>
          <button type="button" onClick={() => edit({ kind: 'new', at: here, field: 'responsibility', role: 'lead' })}>{say('add.lead')}</button>
          <button type="button" onClick={() => edit({ kind: 'new', at: here, field: 'responsibility', role: 'cooperating' })}>{say('add.cooperating')}</button>
          <button type="button" onClick={() => edit({ kind: 'new', at: here, field: 'deadline' })}>{say('add.deadline')}</button>
          <button type="button" onClick={() => edit({ kind: 'new', at: here, field: 'target' })}>{say('add.target')}</button>
          <button type="button" onClick={() => edit({ kind: 'new', at: here, field: 'task' })}>{say('add.task')}</button>
        </span>
        {t > 0 ? <button type="button" className="row-join" onClick={() => void join()}>{say('row.join')}</button> : null}
        {whole === undefined ? null : <button type="button" className="row-remove" onClick={() => void checking.remove(whole)}>{say('row.remove')}</button>}
      </p>
    </div>
  );
}

/** What a person said of one cell: state, who, when, why, and what the reader proposes. */
export function CellNote({ cell }: { readonly cell: CheckedCell }): ReactNode {
  const desk = useCheckingDesk();
  const say = useWords(words);
  const { language } = useSpeech();
  if (desk === null) return null;
  const { checking, edit } = desk;
  const correction = checking.correctionOf(cell);
  const drift = cell.state === 'proposed' || cell.drift === 'same' ? null : cell.drift === 'differs' ? say('drift.differs', { value: wordValue(cell.field, cell.proposed, say) }) : say(`drift.${cell.drift}`);
  const parts = [
    correction === undefined ? null : madeWords(correction, checking.people, say, language),
    cell.state === 'corrected' && cell.proposed !== undefined ? say('was', { value: wordValue(cell.field, cell.proposed, say) }) : null,
    correction?.reason ? say('why', { reason: correction.reason }) : null, drift,
  ].filter((part) => part !== null);
  return (
    <p className="cell-note" data-state={cell.state}>
      <b>{say(fieldWord(cell.field))} · {say(STATE_WORD[cell.state])}</b>{parts.length > 0 ? <span className="quiet"> {parts.join(' · ')}</span> : null}
      {isOpen(cell) ? <button type="button" className="link" onClick={() => void checking.accept([cell])}>{say('cell.accept')} <kbd>a</kbd></button> : null}
      <button type="button" className="link" onClick={() => { const anchor = anchorOfCell(cell); if (anchor !== null) edit({ kind: 'cell', at: anchor }); }}>{say('edit.open')} <kbd>Enter</kbd></button>
      {correction === undefined ? null : <button type="button" className="link" onClick={() => void checking.undo(cell)}>{say('undo')} <kbd>u</kbd></button>}
    </p>
  );
}

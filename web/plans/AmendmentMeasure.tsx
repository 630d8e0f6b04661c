/** One measure of a later document: which task it means, what it would change, cell by cell, and where a person's word stands. */
import type { ReactNode } from 'react';
import type { OpenedAmendment } from '#plans/model';
import { useWords } from '../labels/words.ts';
import type { CellName, Choice } from './amendment-choices.ts';
import { Differences } from './Differences.tsx';
import { words } from './amendment-words.ts';

const BECAUSE = ['same-words', 'same-title', 'similar-words', 'contained', 'same-number', 'same-heading'] as const;
type Pair = OpenedAmendment['pairs'][number];

export interface AmendmentMeasureProps {
  readonly amendment: OpenedAmendment;
  readonly measure: OpenedAmendment['measures'][number];
  readonly pair: Pair | undefined;
  readonly choice: Choice;
  readonly onChoose: (choice: Choice) => void;
}

export function AmendmentMeasure({ amendment, measure: { number, title, text }, pair, choice, onChoose }: AmendmentMeasureProps): ReactNode {
  const say = useWords(words);
  const all = [...amendment.pairs.map(({ task }) => task), ...amendment.tasksAlone];
  return (
    <li className={choice.what === 'leave' ? 'is-left' : ''}>
      <div className="amendment-measure" lang="zh-CN"><b>{number === null ? '' : `${number}. `}{title ?? text.slice(0, 60)}</b>{title === null ? null : <p>{text}</p>}</div>
      <div className="amendment-decision">
        <label className="field"><span>{say('amendment.is')}</span>
          <select value={choice.what} onChange={(event) => onChoose({ what: event.target.value, keep: event.target.value === pair?.task.id ? pair.byHand.map(({ cell }) => cell) : [] })}>
            <option value="leave">{say('amendment.leave')}</option>
            <option value="add">{say('amendment.add')}</option>
            {all.map((task) => <option key={task.id} value={task.id}>{say('amendment.change', { task: `${task.number === null ? '' : `${task.number} `}${task.name.slice(0, 40)}` })}</option>)}
          </select>
        </label>
        {pair !== undefined && !pair.firm && choice.what !== pair.task.id ? <small className="quiet">{say('amendment.perhaps', { task: pair.task.name.slice(0, 40) })}</small> : null}
        {pair !== undefined && choice.what === pair.task.id ? <Proposed pair={pair} choice={choice} onChoose={onChoose} /> : null}
      </div>
    </li>
  );
}

function Proposed({ pair, choice, onChoose }: { readonly pair: Pair; readonly choice: Choice; readonly onChoose: (choice: Choice) => void }): ReactNode {
  const say = useWords(words);
  const tick = (cell: CellName, on: boolean): void => onChoose({ ...choice, keep: on ? choice.keep.filter((one) => one !== cell) : [...choice.keep, cell] });
  const because = pair.because.flatMap((one) => { const known = BECAUSE.find((key) => key === one); return known === undefined ? [] : [say(`because.${known}`)]; }).join(say('list'));
  return (
    <>
      <small className="quiet">{say('amendment.because', { because, score: Math.round(pair.score * 100) })}</small>
      {pair.differences.length === 0 ? <small className="quiet">{say('amendment.same')}</small> : (
        <ul className="amendment-cells">
          {pair.differences.map((difference) => {
            const { cell } = difference;
            const said = pair.byHand.find((one) => one.cell === cell);
            const kept = choice.keep.includes(cell);
            return (
              <li key={cell} className={kept ? 'is-kept' : ''}>
                <input type="checkbox" aria-label={say('amendment.take', { cell: say(`cell.${cell}`) })} checked={!kept} onChange={(event) => tick(cell, event.target.checked)} />
                <div>
                  <Differences differences={[difference]} />
                  {said === undefined ? null : <p className="by-hand" lang="zh-CN">{say(`amendment.byHand.${said.how}`, { who: said.by.name ?? say(said.by.kind === 'account' ? 'by.other' : `by.${said.by.kind}`), day: said.day, reason: said.reason ?? say('amendment.noReason') })}{kept ? say('amendment.kept') : ''}</p>}
                </div>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}

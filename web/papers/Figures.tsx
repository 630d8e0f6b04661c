/** All figures that were taken, each with the tasks that make it. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { Figure, FigureKey, Frozen } from '#papers/model';
import { FIGURE_NAMES, IN_UNITS, LIST_PREFIX, MISSING_UNITS_NAME, TARGETS_NAME } from '#papers/text';
import { useWords } from '../labels/words.ts';
import { words } from './words.ts';

export interface FiguresProps { readonly frozen: Frozen; readonly behind: FigureKey | null; readonly onBehind: (key: FigureKey | null) => void; readonly onInsert: ((token: string) => void) | null }

export function Figures({ frozen, behind, onBehind, onInsert }: FiguresProps): ReactNode {
  const say = useWords(words);
  /** In the text they stand by their Chinese names; beside it they are called in the reader's language. */
  const called = (key: FigureKey): string => say(`figure.${key}`);
  const inWords = ({ key, value, missing }: Figure): string => `${say(IN_UNITS.includes(key) ? 'figure.inUnits' : 'figure.inTasks', { count: value })}${missing > 0 ? say('figure.lacks', { count: missing }) : ''}`;
  /** What counts tasks or units once, whoever owes them, has no lines of its own: all that was asked for is behind it. */
  const linesOf = ({ value, lines: own }: Figure): readonly string[] => (own.length === 0 && value > 0 ? frozen.lines.map(({ assignmentId }) => assignmentId) : own);
  const lines = new Map(frozen.lines.map((line) => [line.assignmentId, line]));
  return (
    <aside className="paper-figures" aria-label={say('figures')}>
      <h2>{say('figures')}</h2>
      <p className="quiet">{say('figures.about', { day: frozen.asOf })}{frozen.since === null ? '' : ` ${say('since', { day: frozen.since.asOf })}`}</p>
      <ul>
        {frozen.figures.map((figure) => {
          const [name, behindIt] = [FIGURE_NAMES[figure.key], linesOf(figure)];
          return (
            <li key={figure.key} id={`figure-${figure.key}`}>
              <button type="button" className="paper-figure-name" aria-expanded={behind === figure.key} onClick={() => onBehind(behind === figure.key ? null : figure.key)}><span>{called(figure.key)}</span> <b>{inWords(figure)}</b></button>
              {onInsert === null ? null : <span className="paper-inserts"><button type="button" className="link" aria-label={say('insertOf', { name: called(figure.key) })} onClick={() => onInsert(`{{${name}}}`)}>{say('insert')}</button>{figure.lines.length === 0 ? null : <button type="button" className="link" aria-label={say('insertListOf', { name: called(figure.key) })} onClick={() => onInsert(`\n{{${LIST_PREFIX}${name}}}\n`)}>{say('insertList')}</button>}</span>}
              {behind === figure.key ? (
                <ol className="paper-behind">
                  {behindIt.length === 0 ? <li className="quiet">{say('noLines')}</li> : null}
                  {behindIt.map((id) => { const line = lines.get(id); return line === undefined ? null : <li key={id}><Link to={`/ledger?task=${line.taskId}`} lang="zh-CN">{line.name}</Link> <small><span lang="zh-CN">{line.unit}</span>{line.dueOn === null ? '' : ` · ${line.dueOn}`} · {say(line.standing === null ? 'standing.none' : `standing.${line.standing}`)}</small></li>; })}
                </ol>
              ) : null}
            </li>
          );
        })}
        <li><span>{say('figure.missingUnits')} <small className="quiet">{frozen.missingUnits.length === 0 ? say('figure.noneMissing') : <span lang="zh-CN">{frozen.missingUnits.join('、')}</span>}</small></span>{onInsert === null ? null : <span className="paper-inserts"><button type="button" className="link" aria-label={say('insertOf', { name: say('figure.missingUnits') })} onClick={() => onInsert(`{{${MISSING_UNITS_NAME}}}`)}>{say('insert')}</button></span>}</li>
        {frozen.targets.length === 0 ? null : <li><span>{say('figure.targets')}</span>{onInsert === null ? null : <span className="paper-inserts"><button type="button" className="link" aria-label={say('insertListOf', { name: say('figure.targets') })} onClick={() => onInsert(`\n{{${TARGETS_NAME}}}\n`)}>{say('insertList')}</button></span>}</li>}
      </ul>
    </aside>
  );
}

/** All figures that were taken, each with the tasks that make it. */
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import type { FigureKey, Frozen } from '#papers/model';
import { FIGURE_NAMES, figureInWords, LIST_PREFIX, MISSING_UNITS_NAME, TARGETS_NAME } from '#papers/text';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { words } from './words.ts';

export interface FiguresProps { readonly frozen: Frozen; readonly behind: FigureKey | null; readonly onBehind: (key: FigureKey | null) => void; readonly onInsert: ((token: string) => void) | null }

export function Figures({ frozen, behind, onBehind, onInsert }: FiguresProps): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  /** In the text they stand by their Chinese names; beside it they are called in the reader's language. */
  const called = (key: FigureKey): string => (language === 'zh' ? FIGURE_NAMES[key] : say(`figure.${key}`));
  const lines = new Map(frozen.lines.map((line) => [line.assignmentId, line]));
  return (
    <aside className="paper-figures" aria-label={say('figures')}>
      <h2>{say('figures')}</h2>
      <p className="quiet">{say('figures.about', { day: frozen.asOf })}{frozen.since === null ? '' : ` ${say('since', { day: frozen.since.asOf })}`}</p>
      <ul lang="zh-CN">
        {frozen.figures.map((figure) => {
          const name = FIGURE_NAMES[figure.key];
          return (
            <li key={figure.key} id={`figure-${figure.key}`}>
              <button type="button" className="paper-figure-name" aria-expanded={behind === figure.key} onClick={() => onBehind(behind === figure.key ? null : figure.key)}><span lang={language === 'zh' ? 'zh-CN' : 'en'}>{called(figure.key)}</span> <b>{language === 'zh' ? figureInWords(figure.key, figure) : `${figure.value}${figure.missing > 0 ? ` ${say('figure.lacks', { count: figure.missing })}` : ''}`}</b></button>
              {onInsert === null ? null : <span className="paper-inserts"><button type="button" className="link" aria-label={say('insertOf', { name: called(figure.key) })} onClick={() => onInsert(`{{${name}}}`)}>{say('insert')}</button>{figure.lines.length === 0 ? null : <button type="button" className="link" aria-label={say('insertListOf', { name: called(figure.key) })} onClick={() => onInsert(`\n{{${LIST_PREFIX}${name}}}\n`)}>{say('insertList')}</button>}</span>}
              {behind === figure.key ? (
                <ol className="paper-behind">
                  {figure.lines.length === 0 ? <li className="quiet">{say('noLines')}</li> : null}
                  {figure.lines.map((id) => { const line = lines.get(id); return line === undefined ? null : <li key={id}><Link to={`/ledger?task=${line.taskId}`}>{line.name}</Link> <small>{line.unit}{line.dueOn === null ? '' : ` · ${line.dueOn}`} · {say(line.standing === null ? 'standing.none' : `standing.${line.standing}`)}</small></li>; })}
                </ol>
              ) : null}
            </li>
          );
        })}
        <li><span>{language === 'zh' ? MISSING_UNITS_NAME : say('figure.missingUnits')} <small className="quiet">{frozen.missingUnits.length === 0 ? say('figure.noneMissing') : frozen.missingUnits.join('、')}</small></span>{onInsert === null ? null : <span className="paper-inserts"><button type="button" className="link" aria-label={say('insertOf', { name: language === 'zh' ? MISSING_UNITS_NAME : say('figure.missingUnits') })} onClick={() => onInsert(`{{${MISSING_UNITS_NAME}}}`)}>{say('insert')}</button></span>}</li>
        {frozen.targets.length === 0 ? null : <li><span>{language === 'zh' ? TARGETS_NAME : say('figure.targets')}</span>{onInsert === null ? null : <span className="paper-inserts"><button type="button" className="link" aria-label={say('insertListOf', { name: TARGETS_NAME })} onClick={() => onInsert(`\n{{${TARGETS_NAME}}}\n`)}>{say('insertList')}</button></span>}</li>}
      </ul>
    </aside>
  );
}

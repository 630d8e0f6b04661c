/** Targets with metric, comparator, value, unit, year, basis and scope. */
import { Fragment, type ReactNode } from 'react';
import type { Basis, Target } from '#reader/model';
import { type LabelKey, useSay } from '../labels/index.tsx';
import type { Anchor } from './anchor.ts';
import { useCheckingDesk } from './checking/context.ts';
import { CellEditor } from './checking/editor.ts';
import { CellNote } from './checking/RowChecking.tsx';
import { ToWords } from './ToWords.tsx';
import { targetFigure } from './wording.ts';

const BASIS: Readonly<Record<Basis, LabelKey>> = { 'at-date': 'basis.atDate', 'per-year': 'basis.perYear', cumulative: 'basis.cumulative' };
const COMPARATOR: Readonly<Record<Target['comparator'], LabelKey>> = {
  '>=': 'comparator.atLeast', '>': 'comparator.moreThan', '<=': 'comparator.atMost', '<': 'comparator.lessThan', '=': 'comparator.exactly', '~': 'comparator.about', range: 'comparator.range', eliminate: 'comparator.eliminate',
};

const COLUMNS = 8;

export interface TargetRow { readonly target: Target; readonly anchor: Anchor; readonly heading?: readonly string[] }

export function TargetTable({ targets, at, onChoose }: { readonly targets: readonly TargetRow[]; readonly at: Anchor | null; readonly onChoose: (anchor: Anchor) => void }): ReactNode {
  const say = useSay();
  const desk = useCheckingDesk();
  const cell = desk?.checking.index.at(at);
  const headed = targets.some((one) => one.heading !== undefined);
  return (
    <table className="targets">
      <thead>
        <tr>
          {headed ? <th scope="col">{say('target.heading')}</th> : null}
          <th scope="col">{say('target.metric')}</th><th scope="col">{say('target.comparator')}</th><th scope="col" className="figure">{say('target.value')}</th>
          <th scope="col">{say('target.unit')}</th><th scope="col" className="figure">{say('target.year')}</th><th scope="col">{say('target.basis')}</th><th scope="col">{say('target.scope')}</th>
        </tr>
      </thead>
      <tbody>
        {targets.map(({ target, anchor, heading }) => (
          <Fragment key={anchor}>
          <tr className={at === anchor ? 'is-chosen' : undefined}>
            {headed ? <td className="target-heading" data-label={say('target.heading')}>{heading?.at(-1) ?? ''}</td> : null}
            <td data-label={say('target.metric')}><ToWords anchor={anchor} at={at} onChoose={onChoose} inferred={target.inferred === true}>{target.metric === '' ? target.text : target.metric}</ToWords></td>
            <td data-label={say('target.comparator')} className={target.comparator === '=' ? 'is-usual' : undefined}>{say(COMPARATOR[target.comparator])}</td>
            <td data-label={say('target.value')} className="figure">{targetFigure(target)}</td>
            <td data-label={say('target.unit')}>{target.unit}</td>
            <td data-label={say('target.year')} className={`figure target-year${target.year === null ? ' is-usual' : ''}`}>{target.year ?? '—'}</td>
            <td data-label={say('target.basis')} className={target.basis === 'at-date' ? 'is-usual' : undefined}>{say(BASIS[target.basis])}</td>
            <td data-label={say('target.scope')} className={target.scope === null ? 'is-usual' : undefined}>{target.scope ?? '—'}</td>
          </tr>
          {headed && (desk?.editing?.at === anchor || (at === anchor && cell !== undefined)) ? (
            <tr className="editor-row"><td colSpan={COLUMNS}>{desk?.editing?.at === anchor ? <CellEditor /> : cell === undefined ? null : <CellNote cell={cell} />}</td></tr>
          ) : null}
          </Fragment>
        ))}
      </tbody>
    </table>
  );
}

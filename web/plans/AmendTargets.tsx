/** The targets of a task while it is amended: metric, relation, value, unit, year, and the words that go to the papers. */
import { Input } from 'antd';
import type { ReactNode } from 'react';
import { useWords } from '../labels/words.ts';
import type { Draft } from '../desk/checking/draft.ts';
import { NO_TARGET, type TargetProblem, withTargetField } from './amend-form.ts';
import { words } from './amend-words.ts';

const COMPARATORS = ['>=', '>', '<=', '<', '=', '~', 'range', 'eliminate'] as const;
const BASES = ['at-date', 'per-year', 'cumulative'] as const;

export function AmendTargets({ rows, problem, onRows }: { readonly rows: readonly Draft[]; readonly problem: TargetProblem | null; readonly onRows: (rows: readonly Draft[]) => void }): ReactNode {
  const say = useWords(words);
  return (
    <fieldset className="field">
      <legend>{say('amend.targets')}</legend>
      {rows.map((row, n) => {
        const put = (name: string) => (typed: string): void => onRows(rows.with(n, withTargetField(row, name, typed)));
        const field = (name: 'metric' | 'value' | 'valueMax' | 'unit' | 'year' | 'text'): ReactNode => (
          <Input lang="zh-CN" className={`target-${name}`} aria-label={say(`target.${name}`)} placeholder={say(`target.${name}`)} value={row[name] ?? ''} maxLength={name === 'text' ? 2000 : 200} aria-invalid={problem?.row === n && problem.field === name}
            {...(problem?.row === n && problem.field === name ? { status: 'error' as const } : {})} onChange={(event) => put(name)(event.target.value)} />
        );
        return (
          <div key={n} className="amend-target" role="group" aria-label={row['text'] === '' ? say('amend.targets') : row['text']}>
            {field('metric')}
            <select aria-label={say('target.comparator')} value={row['comparator']} onChange={(event) => put('comparator')(event.target.value)}>{COMPARATORS.map((one) => <option key={one} value={one}>{say(`comparator.${one}`)}</option>)}</select>
            {field('value')}{row['comparator'] === 'range' ? field('valueMax') : null}{field('unit')}{field('year')}
            <select aria-label={say('target.basis')} value={row['basis']} onChange={(event) => put('basis')(event.target.value)}>{BASES.map((one) => <option key={one} value={one}>{say(`basis.${one}`)}</option>)}</select>
            {field('text')}
            <button type="button" className="link" aria-label={`${say('amend.remove')} ${row['text'] ?? ''}`} onClick={() => onRows(rows.toSpliced(n, 1))}>×</button>
            {problem?.row === n ? <small className="refused" role="alert">{say(problem.problem === 'problem.range' ? 'target.badRange' : problem.problem === 'problem.number' ? 'target.badNumber' : 'target.badEmpty')}</small> : null}
          </div>
        );
      })}
      <button type="button" className="link" onClick={() => onRows([...rows, NO_TARGET])}>{say('amend.addTarget')}</button>
    </fieldset>
  );
}

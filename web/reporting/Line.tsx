/** One report in a list: whose, about what, how it stands. State by word and shape, never by colour alone. */
import type { ReactNode } from 'react';
import type { ReportLine } from '#delivery/model';
import { useWords } from '../labels/words.ts';
import { figureShown } from './figures.ts';
import { words } from './words.ts';

const SHAPES = { 'missing': '○', 'draft': '◌', 'returned': '▲', 'submitted': '◐', 'passed': '✓', 'ratified': '✓' } as const;

export function StatusMark({ status, late }: { readonly status: ReportLine['status']; readonly late: boolean }): ReactNode {
  const say = useWords(words);
  return <span className={`report-status is-${status}`}><span aria-hidden="true">{SHAPES[status]}</span> {say(`status.${status}`)}{late ? <em> {say('late')}</em> : null}</span>;
}

/** State, problem and figures, in one line of words. */
export function Gist({ line }: { readonly line: ReportLine }): ReactNode {
  const say = useWords(words);
  return (
    <span className="report-gist">
      {line.standing === null ? null : <span className={`standing is-${line.standing}`}>{say(`standing.${line.standing}`)}{line.problemKind !== null && line.standing === 'blocked' ? `（${say(`problem.${line.problemKind}`)}）` : ''}</span>}
      {line.figures.map((one) => <span key={one.shareId} className={one.value === null ? 'is-missing' : ''}>{one.metric} {figureShown(one.value, one.unit, say('report.blankValue'))}/{one.target}{one.unit}</span>)}
    </span>
  );
}

export function TaskName({ line }: { readonly line: Pick<ReportLine, 'about'> }): ReactNode {
  return <span lang="zh-CN">{line.about.number === null ? '' : `${line.about.number} `}{line.about.title}</span>;
}

/** Everything that was read of one task; each value is a button that leads to its words. */
import type { ReactNode } from 'react';
import type { Reading, Responsibility, Task } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import type { CheckedCell } from '#documents/corrections';
import { useWords } from '../labels/words.ts';
import type { Anchor } from './anchor.ts';
import { anchorOfCell } from './checking/cell-anchors.ts';
import { useCheckingDesk } from './checking/context.ts';
import { RowChecking } from './checking/RowChecking.tsx';
import { fieldWord, words } from './checking/words.ts';
import type { MarkIndex, MarkKind } from './marks.ts';
import { Passage } from './Passage.tsx';
import { SeveritySign } from './SeveritySign.tsx';
import { TargetTable } from './TargetTable.tsx';
import { ToWords } from './ToWords.tsx';
import { deadlineOrder, KIND_LABEL } from './wording.ts';

export interface TaskDetailProps {
  readonly reading: Reading;
  readonly index: MarkIndex;
  readonly t: number;
  readonly task: Task;
  readonly findings: readonly number[];
  readonly at: Anchor | null;
  readonly onChoose: (anchor: Anchor) => void;
  readonly onAcceptRow: (task: number) => void;
}

const NOTHING_HIDDEN: ReadonlySet<MarkKind> = new Set();

export function TaskDetail({ reading, index, t, task, findings, at, onChoose, onAcceptRow }: TaskDetailProps): ReactNode {
  const say = useSay();
  const checkingWord = useWords(words);
  const desk = useCheckingDesk();
  const cellAt = (anchor: Anchor): CheckedCell | undefined => desk?.checking.index.at(anchor);
  const value = (anchor: Anchor, content: ReactNode, inferred?: boolean): ReactNode => (
    <ToWords key={anchor} anchor={anchor} at={at} onChoose={onChoose} inferred={inferred === true}>{content}</ToWords>
  );
  const units = (wanted: (one: Responsibility) => boolean): ReactNode[] =>
    task.responsibilities.flatMap((one, i) => (wanted(one) ? [value(`t${t}.r${i}`, one.unit, one.inferred)] : []));
  // Where things are checked, what is empty can be chosen too, and filled.
  const single = (part: string, content: string | null): readonly ReactNode[] => (desk === null || content === null ? [] : [value(`t${t}.${part}`, content)]);
  const notSaid = desk?.checking.index.ofTask(t).filter(({ empty }) => empty).flatMap((cell) => { const anchor = anchorOfCell(cell); return anchor === null ? [] : [value(anchor, checkingWord(fieldWord(cell.field)))]; }) ?? [];
  const text = cellAt(`t${t}.x`);
  const rows: readonly (readonly [string, readonly ReactNode[]])[] = [
    [say('column.number'), single('n', task.number)],
    [checkingWord('field.title'), single('i', task.title)],
    [say('column.lead'), units((one) => one.role === 'lead')],
    [say('detail.coLead'), units((one) => one.role === 'co-lead')],
    [say('column.cooperating'), units((one) => one.role === 'cooperating')],
    [say('column.deadline'), deadlineOrder(task).flatMap((i) => {
      const one = task.deadlines[i];
      return one === undefined ? [] : [value(`t${t}.d${i}`, <>{one.text}<span className="arrow">→</span><time>{one.on ?? say('detail.noDay')}</time></>, one.inferred)];
    })],
    [say('detail.recurrence'), task.recurrence ? [value(`t${t}.e`, task.recurrence.text)] : single('e', null)],
    [say('detail.leaders'), desk !== null ? single('l', task.leaders.length === 0 ? null : task.leaders.join('、')) : task.leaders.map((one, i) => (task.spans.leaders?.[i] ? value(`t${t}.l${i}`, one) : <span key={one}>{one}</span>))],
    [say('detail.offices'), desk !== null ? single('o', task.offices.length === 0 ? null : task.offices.join('、')) : task.offices.map((one, i) => (task.spans.offices?.[i] ? value(`t${t}.o${i}`, one) : <span key={one}>{one}</span>))],
    [say('detail.goal'), desk !== null ? single('a', task.goal) : task.goal !== null ? [task.spans.goal ? value(`t${t}.a`, task.goal) : task.goal] : []],
    [checkingWord('field.heading'), single('h', task.heading.length === 0 ? null : task.heading.join(' / '))],
    [say('detail.kind'), desk !== null ? single('k', say(KIND_LABEL[task.kind])) : [<span key="kind">{say(KIND_LABEL[task.kind])}<span className="quiet"> {say('detail.proposed')}</span></span>]],
  ];
  return (
    <div className="detail">
      <p className="detail-text" lang="zh-CN" data-anchor={desk === null ? undefined : `t${t}.x`} data-state={text?.state}>{text !== undefined && (text.state === 'corrected' || text.state === 'added') ? task.text : <Passage text={reading.source.text} start={task.spans.text[0]} end={task.spans.text[1]} index={index} hidden={NOTHING_HIDDEN} stresses={[]} />}</p>
      <RowChecking t={t} at={at} onAcceptRow={onAcceptRow} />
      <dl className="detail-values">
        {rows.map(([name, values]) => (values.length === 0 ? null : <div key={name}><dt>{name}</dt><dd>{values}</dd></div>))}
        {notSaid.length > 0 ? <div className="not-said"><dt>{checkingWord('detail.notSaid')}</dt><dd>{notSaid}</dd></div> : null}
      </dl>
      {task.targets.length > 0 ? <TargetTable targets={task.targets.map((target, i) => ({ target, anchor: `t${t}.g${i}` }))} at={at} onChoose={onChoose} /> : null}
      {findings.length > 0 ? (
        <ul className="detail-findings">
          {findings.map((f) => {
            const finding = reading.findings[f];
            return finding ? <li key={f}><SeveritySign severity={finding.severity} /><ToWords anchor={`f${f}`} at={at} onChoose={onChoose}>{finding.message}</ToWords></li> : null;
          })}
        </ul>
      ) : null}
    </div>
  );
}

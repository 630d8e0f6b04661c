/** Everything that was read of one task; each value is a button that leads to its words. */
import type { ReactNode } from 'react';
import type { Reading, Responsibility, Task } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import type { Anchor } from './anchor.ts';
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
}

const NOTHING_HIDDEN: ReadonlySet<MarkKind> = new Set();

export function TaskDetail({ reading, index, t, task, findings, at, onChoose }: TaskDetailProps): ReactNode {
  const say = useSay();
  const value = (anchor: Anchor, content: ReactNode, inferred?: boolean): ReactNode => (
    <ToWords key={anchor} anchor={anchor} at={at} onChoose={onChoose} inferred={inferred === true}>{content}</ToWords>
  );
  const units = (wanted: (one: Responsibility) => boolean): ReactNode[] =>
    task.responsibilities.flatMap((one, i) => (wanted(one) ? [value(`t${t}.r${i}`, one.unit, one.inferred)] : []));
  const rows: readonly (readonly [string, readonly ReactNode[]])[] = [
    [say('column.lead'), units((one) => one.role === 'lead')],
    [say('detail.coLead'), units((one) => one.role === 'co-lead')],
    [say('column.cooperating'), units((one) => one.role === 'cooperating')],
    [say('column.deadline'), deadlineOrder(task).flatMap((i) => {
      const one = task.deadlines[i];
      return one === undefined ? [] : [value(`t${t}.d${i}`, <>{one.text}<span className="arrow">→</span><time>{one.on ?? say('detail.noDay')}</time></>, one.inferred)];
    })],
    [say('detail.recurrence'), task.recurrence ? [value(`t${t}.e`, task.recurrence.text)] : []],
    [say('detail.leaders'), task.leaders.map((one, i) => (task.spans.leaders?.[i] ? value(`t${t}.l${i}`, one) : <span key={one}>{one}</span>))],
    [say('detail.offices'), task.offices.map((one, i) => (task.spans.offices?.[i] ? value(`t${t}.o${i}`, one) : <span key={one}>{one}</span>))],
    [say('detail.goal'), task.goal !== null ? [task.spans.goal ? value(`t${t}.a`, task.goal) : task.goal] : []],
    [say('detail.kind'), [<span key="kind">{say(KIND_LABEL[task.kind])}<span className="quiet"> {say('detail.proposed')}</span></span>]],
  ];
  return (
    <div className="detail">
      <p className="detail-text" lang="zh-CN"><Passage text={reading.source.text} start={task.spans.text[0]} end={task.spans.text[1]} index={index} hidden={NOTHING_HIDDEN} stresses={[]} /></p>
      <dl className="detail-values">
        {rows.map(([name, values]) => (values.length === 0 ? null : <div key={name}><dt>{name}</dt><dd>{values}</dd></div>))}
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

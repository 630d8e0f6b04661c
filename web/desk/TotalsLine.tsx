import type { ReactNode } from 'react';
import type { Reading } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import type { Tab } from './address.ts';

/** The line at the bottom: how much was read, and how much of it a person should look at. */
export function TotalsLine(props: { readonly reading: Reading; readonly onTab: (tab: Tab) => void; readonly onHelp: () => void; readonly children?: ReactNode }): ReactNode {
  const say = useSay();
  const { tasks, targets, parameters, findings } = props.reading;
  const leads = tasks.filter((task) => task.responsibilities.some((one) => one.role !== 'cooperating')).length;
  const ends = tasks.filter((task) => task.deadlines.length > 0).length;
  const aims = targets.length + tasks.reduce((sum, task) => sum + task.targets.length, 0);
  const part = (tab: Tab, text: string): ReactNode => <button type="button" onClick={() => props.onTab(tab)}>{text}</button>;
  return (
    <footer className="totals">
      <p aria-live="polite">
        {part('tasks', say('totals.tasks', { count: tasks.length }))}<i>·</i>{part('tasks', say('totals.leads', { count: leads }))}<i>·</i>{part('tasks', say('totals.deadlines', { count: ends }))}<i>·</i>
        {part('targets', say('totals.targets', { count: aims }))}<i>·</i>{part('parameters', say('totals.parameters', { count: parameters.length }))}<i>·</i>{part('findings', say('totals.findings', { count: findings.length }))}
      </p>
      <span className="totals-status">{props.children}</span>
      <button type="button" className="totals-help" onClick={props.onHelp}>{say('desk.keys')} <kbd>?</kbd></button>
    </footer>
  );
}

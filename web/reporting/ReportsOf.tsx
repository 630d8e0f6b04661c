/** What was ever reported of one assignment, newest first, where it stands among its other facts. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { AskMenu } from './AskMenu.tsx';
import { Gist, StatusMark } from './Line.tsx';
import { words } from './words.ts';
import './reporting.css';

/** @param own whether the caller speaks for the unit. */
export function ReportsOf({ assignmentId, own }: { readonly assignmentId: string; readonly own: boolean }): ReactNode {
  const say = useWords(words);
  const { data } = useQuery({ queryKey: ['report', 'of', assignmentId], queryFn: ({ signal }) => call('listReportsOfAssignment', { params: { id: assignmentId }, signal }) });
  if (data === undefined) return null;
  const [newest] = data;
  return (
    <section className="reports-of">
      <h3>{say('history.title')} {newest === undefined ? null : <AskMenu about={newest.about} own={own} />}</h3>
      {newest === undefined ? <p className="quiet">{say('history.none')}</p> : (
        <ol>{data.map((line) => <li key={line.period.id}><Link to={`/assignments/${assignmentId}/reports/${line.period.id}`} lang="zh-CN">{line.period.title}</Link> <StatusMark status={line.status} late={line.late} /> <Gist line={line} /></li>)}</ol>
      )}
    </section>
  );
}

/** A report by its own id, as notices name it: leads to its place. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Link, Navigate, useParams } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { words } from './words.ts';

export default function ReportByIdPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { id = '' } = useParams();
  const { data, error } = useQuery({ queryKey: ['report', id], queryFn: ({ signal }) => call('openReportById', { params: { id }, signal }) });
  if (error !== null) { const told = tell(error); return <Sentence title={say('report.missing')} detail={told.detail} id={told.id} action={<Link to="/my-reports">{say('report.back')}</Link>} />; }
  return data === undefined ? <Loading /> : <Navigate replace to={`/assignments/${data.about.assignmentId}/reports/${data.period.id}`} />;
}

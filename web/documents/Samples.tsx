/** Sample documents of invented places, opened with one click. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import { addSample, listSamples } from '../api/client.ts';
import { useSpeech } from '../labels/index.tsx';
import { useProblem } from '../shell/use-problem.ts';

export function Samples({ bare }: { readonly bare?: boolean }): ReactNode {
  const { say, language } = useSpeech();
  const tell = useProblem();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['samples'], queryFn: ({ signal }) => listSamples(signal), staleTime: Infinity });
  const open = useMutation({
    mutationFn: addSample,
    onSuccess: (summary) => { void queries.invalidateQueries({ queryKey: ['documents'] }); return navigate(`/documents/${summary.id}`); },
  });
  if (!data || data.length === 0) return null;
  return (
    <section className="samples" aria-label={say('samples.title')}>
      {bare === true ? null : <h2>{say('samples.title')}</h2>}
      <ul>
        {data.map((sample) => (
          <li key={sample.name}>
            <button type="button" disabled={open.isPending} onClick={() => open.mutate(sample.name)}>
              <span className="format">{sample.format === 'text' ? 'txt' : sample.format === 'markdown' ? 'md' : sample.format}</span>
              <span className="sample-title" lang="zh-CN">{sample.title}</span>
              <span className="quiet">{open.isPending && open.variables === sample.name ? say('intake.reading') : sample.about[language]}</span>
            </button>
          </li>
        ))}
      </ul>
      {open.error ? <p className="refused" role="alert">{tell(open.error).detail}</p> : null}
    </section>
  );
}

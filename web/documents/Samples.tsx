/** Sample documents of invented places, opened with one click. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useNavigate } from 'react-router';
import type { Sample } from '#documents/model';
import { addSample, listSamples } from '../api/client.ts';
import { useSpeech } from '../labels/index.tsx';
import { useComplaint } from '../shell/use-problem.ts';

export function Samples({ bare }: { readonly bare?: boolean }): ReactNode {
  const { say, language } = useSpeech();
  const complaint = useComplaint();
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
        {byStem(data).map((files) => {
          const first = files[0] as Sample;
          return (
            <li key={first.name}>
              <button type="button" className="sample-title" lang="zh-CN" disabled={open.isPending} onClick={() => open.mutate(first.name)}>{first.title}</button>
              <p className="quiet">{first.about[language]}</p>
              <p className="sample-formats">
                {files.map((file) => (
                  <button key={file.name} type="button" disabled={open.isPending} aria-label={say('samples.open', { name: file.name })} onClick={() => open.mutate(file.name)}>
                    {open.isPending && open.variables === file.name ? say('intake.reading') : file.name.slice(file.name.lastIndexOf('.') + 1)}
                  </button>
                ))}
              </p>
            </li>
          );
        })}
      </ul>
      {open.error ? <p className="refused" role="alert">{complaint(open.error)}</p> : null}
    </section>
  );
}

/** One sample in several formats stands once: `plan.docx`, `plan.pdf` share their stem. */
function byStem(samples: readonly Sample[]): Sample[][] {
  const groups = new Map<string, Sample[]>();
  for (const sample of samples) {
    const stem = sample.name.slice(0, sample.name.lastIndexOf('.'));
    groups.set(stem, [...(groups.get(stem) ?? []), sample]);
  }
  return [...groups.values()];
}

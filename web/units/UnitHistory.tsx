/** What was done to a unit, newest first. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { type Word, words } from './words.ts';

export function UnitHistory({ id }: { readonly id: string }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  const { data } = useQuery({ queryKey: ['units', 'history', id], queryFn: ({ signal }) => call('showUnitHistory', { params: { id }, signal }) });
  return (
    <details className="unit-history"><summary>{say('fact.history')}</summary>
      {data?.length === 0 ? <p className="quiet">{say('history.none')}</p> : null}
      <ul className="unit-kin">
        {data?.map((entry) => (
          <li key={entry.number}><small>{shanghaiMinute(entry.at)}</small> <span>{`action.${entry.action}` in words[language] ? say(`action.${entry.action}` as Word) : entry.action}</span>{entry.name === null ? null : <small lang="zh-CN"> {entry.name}</small>}</li>
        ))}
      </ul>
    </details>
  );
}

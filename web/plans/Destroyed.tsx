/** What stands at the address of a ledger that was destroyed. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { shanghaiDay, shanghaiMinute } from '../documents/moments.ts';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { destroyWords } from './destroy-words.ts';
import { sayCounts } from './say-counts.ts';
import { words } from './words.ts';

export default function Destroyed({ id }: { readonly id: string }): ReactNode {
  const say = useWords(destroyWords);
  const sayPlan = useWords(words);
  const { language } = useSpeech();
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['destruction', id], queryFn: ({ signal }) => call('readDestruction', { params: { id }, signal }) });
  useEffect(() => { document.title = say('destroyed.title'); }, [say]);
  const back = <Link to="/plans">{sayPlan('plan.back')}</Link>;
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} action={back} />; }
  if (data === undefined) return <Loading />;
  const { kind, name } = data.destroyedBy;
  const by = kind === 'system' || kind === 'owner' ? say(`destroyed.${kind}`) : name ?? say('destroyed.somebody');
  const was = [sayPlan(`status.${data.status}`), ...(data.publishedAt === null ? [] : [say('destroyed.published', { day: shanghaiDay(data.publishedAt) })])].join(language === 'zh' ? '，' : ', ');
  return (
    <section className="blank destroyed">
      <h1>{say('destroyed.title')}</h1>
      <p>{say('destroyed.by', { by, at: shanghaiMinute(data.destroyedAt) })}</p>
      <p className="quiet">{say('destroyed.was', { status: was })} {say('destroyed.went', { list: sayCounts(say, language, data.counts) })}</p>
      {data.archivedAt === null ? null : <p>{say('destroyed.archived', { day: shanghaiDay(data.archivedAt) })}</p>}
      {data.documentKept ? <p>{say('destroyed.kept')}</p> : null}
      <p>{back}</p>
    </section>
  );
}

/** The same target in several plans. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Link } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { valueOf } from './wording.ts';
import { words } from './words.ts';
import './comparison.css';

export default function SharedTargetsPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['shared-targets'], queryFn: ({ signal }) => call('listSharedTargets', { signal }) });
  useEffect(() => { document.title = say('shared.title'); }, [say]);
  if (error) return <Sentence title={tell(error).title} detail={tell(error).detail} />;
  if (data === undefined) return <Loading />;
  return (
    <div className="comparison">
      <h1>{say('shared.title')}</h1>
      <p className="quiet">{say('shared.lead')}</p>
      {data.length === 0 ? <p className="blank">{say('shared.none')}</p> : (
        <ul className="shared-targets">
          {data.map((link) => (
            <li key={link.places.map(({ target }) => target.id).join()}>
              <p className="shared-metric"><b lang="zh-CN">{link.metric}</b> <span className="quiet">{link.year === null ? say('shared.noYear') : say('shared.year', { year: link.year })}</span> <span className={link.agree ? 'quiet' : 'refused'}>{link.agree ? `✓ ${say('shared.agree')}` : `▲ ${say('shared.differ')}`}</span></p>
              <table><tbody>
                {link.places.map(({ planId, planTitle, taskId, target }) => (
                  <tr key={target.id}><td className="figure">{valueOf(target)}</td><td lang="zh-CN">{target.text}</td><td lang="zh-CN"><Link to={`/plans/${planId}`}>{planTitle}</Link></td><td>{taskId === null ? <span className="quiet">{say('shared.inHeading')}</span> : <Link to={`/ledger?task=${taskId}`}>{say('shared.toTask')}</Link>}</td></tr>
                ))}
              </tbody></table>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

/** Who asked for a locked period to be opened again, and what was decided by whom. */
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { type Answer, call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { Decision } from './Decision.tsx';
import { words } from './requests-words.ts';

type Unlocking = Answer<'listUnlockings'>[number];

export function Unlockings({ periodId }: { readonly periodId: string }): ReactNode {
  const say = useWords(words);
  const { data } = useQuery({ queryKey: ['period', periodId, 'unlockings'], queryFn: ({ signal }) => call('listUnlockings', { params: { id: periodId }, signal }) });
  if (data === undefined || data.length === 0) return null;
  return <section aria-label={say('unlocking.heading')}><h2>{say('unlocking.heading')}</h2><ul className="report-lines">{data.map((one) => <Line key={one.id} unlocking={one} />)}</ul></section>;
}

function Line({ unlocking }: { readonly unlocking: Unlocking }): ReactNode {
  const say = useWords(words);
  const at = { params: { id: unlocking.id }, ifMatch: unlocking.version };
  return (
    <li>
      <div className="review-line">
        <span className="report-line-head"><strong>{say(`unlocking.status.${unlocking.status}`)}</strong><span className="quiet" lang="zh-CN">{say('unlocking.by', { by: unlocking.askedBy ?? '', at: shanghaiMinute(unlocking.askedAt) })}</span></span>
        <span className="report-words" lang="zh-CN">{unlocking.reason}</span>
        {unlocking.decidedAt === null || unlocking.status === 'taken-back' ? null : <span className="quiet" lang="zh-CN">{say('unlocking.decided', { by: unlocking.decidedBy ?? '', at: shanghaiMinute(unlocking.decidedAt) })}{unlocking.decisionReason === null ? '' : ` · ${unlocking.decisionReason}`}</span>}
        <Decision of="unlocking" actions={unlocking.actions} onDecide={(body) => call('decideUnlocking', { ...at, body })} onTakeBack={() => call('takeBackUnlocking', at)} />
      </div>
    </li>
  );
}

/** Who asked for a locked period to be opened again, and what was decided by whom. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { ReasonDialog } from '../access/ReasonDialog.tsx';
import { type Answer, call } from '../api/call.ts';
import { shanghaiMinute } from '../documents/moments.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useReportsChanged } from './use-changed.ts';
import { words } from './words.ts';

type Unlocking = Answer<'listUnlockings'>[number];

export function Unlockings({ periodId }: { readonly periodId: string }): ReactNode {
  const say = useWords(words);
  const { data } = useQuery({ queryKey: ['period', periodId, 'unlockings'], queryFn: ({ signal }) => call('listUnlockings', { params: { id: periodId }, signal }) });
  if (data === undefined || data.length === 0) return null;
  return <section aria-label={say('unlocking.heading')}><h2>{say('unlocking.heading')}</h2><ul className="report-lines">{data.map((one) => <Line key={one.id} unlocking={one} />)}</ul></section>;
}

function Line({ unlocking }: { readonly unlocking: Unlocking }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useReportsChanged();
  const [declining, setDeclining] = useState(false);
  const at = { params: { id: unlocking.id }, ifMatch: unlocking.version };
  const act = async (run: () => Promise<unknown>): Promise<void> => {
    try {
      await run();
      notify({ text: say('unlocking.done') });
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
    await changed();
  };
  return (
    <li>
      <div className="review-line">
        <span className="report-line-head"><strong>{say(`unlocking.status.${unlocking.status}`)}</strong><span className="quiet" lang="zh-CN">{say('unlocking.by', { by: unlocking.askedBy ?? '', at: shanghaiMinute(unlocking.askedAt) })}</span></span>
        <span className="report-words" lang="zh-CN">{unlocking.reason}</span>
        {unlocking.decidedAt === null || unlocking.status === 'taken-back' ? null : <span className="quiet" lang="zh-CN">{say('unlocking.decided', { by: unlocking.decidedBy ?? '', at: shanghaiMinute(unlocking.decidedAt) })}{unlocking.decisionReason === null ? '' : ` · ${unlocking.decisionReason}`}</span>}
        {unlocking.actions.length === 0 ? null : (
          <span className="report-buttons">
            {unlocking.actions.includes('grant') ? <Button type="primary" onClick={() => void act(() => call('decideUnlocking', { ...at, body: { granted: true } }))}>{say('unlocking.grant')}</Button> : null}
            {unlocking.actions.includes('decline') ? <Button onClick={() => setDeclining(true)}>{say('unlocking.decline')}</Button> : null}
            {unlocking.actions.includes('take-back') ? <Button onClick={() => void act(() => call('takeBackUnlocking', at))}>{say('unlocking.takeBack')}</Button> : null}
          </span>
        )}
      </div>
      {declining ? <ReasonDialog title={say('unlocking.decline')} about={say('unlocking.declineAbout')} button={say('unlocking.decline')} onClose={() => setDeclining(false)} onDo={async (reason) => { await call('decideUnlocking', { ...at, body: { granted: false, reason } }); setDeclining(false); await changed(); }} /> : null}
    </li>
  );
}

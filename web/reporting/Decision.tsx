/** What may be done with something that was asked for: granted, declined with a reason, taken back. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RequestAction } from '#delivery/model';
import { ReasonDialog } from '../access/ReasonDialog.tsx';
import { useWords } from '../labels/words.ts';
import { useReportsChanged } from './use-changed.ts';
import { useDone } from './use-done.ts';
import { words } from './requests-words.ts';

/** What the buttons say, by what was asked for. */
const SAYS = {
  requests: { grant: 'requests.grant', decline: 'requests.decline', declineAbout: 'requests.declineAbout', takeBack: 'requests.takeBack' },
  unlocking: { grant: 'unlocking.grant', decline: 'unlocking.decline', declineAbout: 'unlocking.declineAbout', takeBack: 'unlocking.takeBack' },
} as const;

export interface DecisionProps {
  readonly actions: readonly RequestAction[];
  readonly of: keyof typeof SAYS;
  readonly onDecide: (decision: { granted: true } | { granted: false; reason: string }) => Promise<unknown>;
  readonly onTakeBack: () => Promise<unknown>;
}

export function Decision({ actions, of, onDecide, onTakeBack }: DecisionProps): ReactNode {
  const say = useWords(words);
  const done = useDone();
  const changed = useReportsChanged();
  const [declining, setDeclining] = useState(false);
  if (actions.length === 0) return null;
  const { grant, decline, declineAbout, takeBack } = SAYS[of];
  return (
    <>
      <span className="report-buttons">
        {actions.includes('grant') ? <Button type="primary" onClick={() => void done(() => onDecide({ granted: true }))}>{say(grant)}</Button> : null}
        {actions.includes('decline') ? <Button onClick={() => setDeclining(true)}>{say(decline)}</Button> : null}
        {actions.includes('take-back') ? <Button onClick={() => void done(onTakeBack)}>{say(takeBack)}</Button> : null}
      </span>
      {declining ? <ReasonDialog title={say(decline)} about={say(declineAbout)} button={say(decline)} onClose={() => setDeclining(false)} onDo={async (reason) => { await onDecide({ granted: false, reason }); setDeclining(false); await changed(); }} /> : null}
    </>
  );
}

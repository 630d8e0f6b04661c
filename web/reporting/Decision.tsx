/** What may be done with something that was asked for: granted, declined with a reason, taken back. */
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { RequestAction } from '#delivery/model';
import { ReasonDialog } from '../access/ReasonDialog.tsx';
import { useWords } from '../labels/words.ts';
import { useReportsChanged } from './use-changed.ts';
import { useDone } from './use-done.ts';
import { words } from './words.ts';

export interface DecisionProps {
  readonly actions: readonly RequestAction[];
  readonly of: 'requests' | 'unlocking';
  readonly onDecide: (decision: { granted: true } | { granted: false; reason: string }) => Promise<unknown>;
  readonly onTakeBack: () => Promise<unknown>;
}

export function Decision({ actions, of, onDecide, onTakeBack }: DecisionProps): ReactNode {
  const say = useWords(words);
  const done = useDone();
  const changed = useReportsChanged();
  const [declining, setDeclining] = useState(false);
  if (actions.length === 0) return null;
  return (
    <>
      <span className="report-buttons">
        {actions.includes('grant') ? <Button type="primary" onClick={() => void done(() => onDecide({ granted: true }))}>{say(`${of}.grant`)}</Button> : null}
        {actions.includes('decline') ? <Button onClick={() => setDeclining(true)}>{say(`${of}.decline`)}</Button> : null}
        {actions.includes('take-back') ? <Button onClick={() => void done(onTakeBack)}>{say(`${of}.takeBack`)}</Button> : null}
      </span>
      {declining ? <ReasonDialog title={say(`${of}.decline`)} about={say(`${of}.declineAbout`)} button={say(`${of}.decline`)} onClose={() => setDeclining(false)} onDo={async (reason) => { await onDecide({ granted: false, reason }); setDeclining(false); await changed(); }} /> : null}
    </>
  );
}

/** What the tints on the paper mean, how many there are of each, and a switch for each. */
import type { ReactNode } from 'react';
import { type LabelKey, useSay } from '../labels/index.tsx';
import { MARK_KINDS, type Mark, type MarkKind } from './marks.ts';

const LABEL: Readonly<Record<MarkKind, LabelKey>> = { lead: 'mark.lead', cooperating: 'mark.cooperating', deadline: 'mark.deadline', target: 'mark.target', parameter: 'mark.parameter' };

export function Legend({ marks, hidden, onChange, children }: { readonly marks: readonly Mark[]; readonly hidden: ReadonlySet<MarkKind>; readonly onChange: (hidden: ReadonlySet<MarkKind>) => void; readonly children?: ReactNode }): ReactNode {
  const say = useSay();
  return (
    <div className="legend" role="group" aria-label={say('desk.legend')}>
      <span className="legend-word">{say('legend.word')}</span>
      {MARK_KINDS.map((kind) => {
        const shown = !hidden.has(kind);
        const count = marks.filter((mark) => mark.kind === kind).length;
        return (
          <button key={kind} type="button" className="legend-item" aria-pressed={shown} title={`${say('legend.count', { kind: say(LABEL[kind]), count })}${say(shown ? 'legend.hide' : 'legend.show', { kind: say(LABEL[kind]) })}`}
            onClick={() => onChange(new Set(shown ? [...hidden, kind] : [...hidden].filter((one) => one !== kind)))}>
            <span className={shown ? `mark mark-${kind}` : 'mark-off'}>{say(LABEL[kind])}</span> <span className="legend-count">{count}</span>
          </button>
        );
      })}
      {children}
    </div>
  );
}

/** The checking desk: the words on the left, what was read of them on the right, one choice for both. */
import { lazy, type ReactNode, Suspense, useCallback, useMemo, useState } from 'react';
import type { ReadingMode } from '#documents/model';
import type { Reading } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import { useDeskAddress } from './address.ts';
import { type Anchor, findingOf, taskOf } from './anchor.ts';
import { orderedFindings } from './Findings.tsx';
import { FindingsContext } from './Gutter.tsx';
import { useDeskKeys } from './keys.ts';
import { LedgerPane } from './LedgerPane.tsx';
import { Legend } from './Legend.tsx';
import { MarkIndex, type MarkKind, marksOf, type Stress } from './marks.ts';
import { Split } from './Split.tsx';
import { nextFinding, nextTask, nextValue } from './steps.ts';
import { stressesOf } from './stress.ts';
import { TotalsLine } from './TotalsLine.tsx';
import { shownTasks } from './wording.ts';
import './desk.css';

const KeyHelp = lazy(() => import('./KeyHelp.tsx'));

/** What the left half is given, be it the paper or the editor. */
export interface LeftProps {
  readonly index: MarkIndex;
  readonly hidden: ReadonlySet<MarkKind>;
  readonly at: Anchor | null;
  readonly stresses: readonly Stress[];
  readonly call: number;
  readonly onChoose: (anchor: Anchor) => void;
  readonly onHover: (anchor: Anchor | null) => void;
}

export interface DeskProps {
  readonly reading: Reading;
  readonly left: (props: LeftProps) => ReactNode;
  readonly leftName: string;
  /** A superior's paper (it is asked about), or a draft (it is mended). */
  readonly mode: ReadingMode;
  readonly bar: ReactNode;
  /** Stands at the end of the bottom line. */
  readonly status?: ReactNode;
}

export function Desk({ reading, left, leftName, mode, bar, status }: DeskProps): ReactNode {
  const say = useSay();
  const { address, update, peek } = useDeskAddress();
  const [hovered, setHovered] = useState<Anchor | null>(null);
  const [call, setCall] = useState(0);
  const [help, setHelp] = useState(false);
  const { at } = address;
  const marks = useMemo(() => marksOf(reading), [reading]);
  const index = useMemo(() => new MarkIndex(marks), [marks]);
  const shown = useMemo(() => shownTasks(reading.tasks, address.unit, address.text), [reading, address.unit, address.text]);
  const order = useMemo(() => orderedFindings(reading), [reading]);
  const stresses = useMemo(() => stressesOf(reading, at, hovered), [reading, at, hovered]);

  /** Chosen on the right: the left goes there. */
  const goTo = useCallback((anchor: Anchor) => {
    const narrow = matchMedia('(max-width: 820px)').matches;
    update({ at: anchor, ...tabFor(anchor), ...(narrow && anchor.includes('.') || narrow && findingOf(anchor) >= 0 ? { pane: 'paper' as const } : {}) });
    setCall((count) => count + 1);
  }, [update]);
  /** Chosen on the left: the right goes there. */
  const choose = useCallback((anchor: Anchor) => {
    const hides = taskOf(anchor) >= 0 && !shown.includes(taskOf(anchor));
    update({ at: anchor, ...tabFor(anchor), ...(hides ? { unit: null, text: '' } : {}) });
  }, [update, shown]);
  const toggle = useCallback((task: number) => {
    const now = peek();
    update({ at: `t${task}`, open: !(now.open && taskOf(now.at) === task), tab: 'tasks' });
    setCall((count) => count + 1);
  }, [update, peek]);

  useDeskKeys((key) => {
    const now = peek();
    switch (key) {
      case 'j': case 'k': return follow(nextTask(shown, now.at, key === 'j' ? 1 : -1));
      case '[': case ']': return follow(nextFinding(order, now.at, key === ']' ? 1 : -1));
      case 'ArrowLeft': case 'ArrowRight': return follow(nextValue(reading, now.at, key === 'ArrowRight' ? 1 : -1));
      case 'Enter': if (taskOf(now.at) >= 0) toggle(taskOf(now.at)); return taskOf(now.at) >= 0;
      case 'Escape': update(now.open ? { open: false } : { at: null }); return true;
      case '?': setHelp(true); return true;
    }
  });
  function follow(anchor: Anchor | null): boolean {
    if (anchor !== null) goTo(anchor);
    return anchor !== null;
  }

  const findingsContext = useMemo(() => ({ findings: reading.findings, choose }), [reading, choose]);
  return (
    <FindingsContext value={findingsContext}>
      <div className="desk">
        {bar}
        <div className="pane-switch" role="group" aria-label={say('desk.panes')}>
          <button type="button" aria-pressed={address.pane === 'paper'} onClick={() => { update({ pane: 'paper' }); setCall((count) => count + 1); }}>{leftName}</button>
          <button type="button" aria-pressed={address.pane === 'ledger'} onClick={() => update({ pane: 'ledger' })}>{say('desk.ledger')}</button>
        </div>
        <Split pane={address.pane}
          left={(
            <>
              <Legend marks={marks} hidden={address.hidden} onChange={(hidden) => update({ hidden })} />
              {left({ index, hidden: address.hidden, at, stresses, call, onChoose: choose, onHover: setHovered })}
            </>
          )}
          right={<LedgerPane reading={reading} index={index} shown={shown} received={mode === 'received'} address={address} hovered={hovered} onUpdate={update} onChoose={goTo} onToggle={toggle} onHover={setHovered} />} />
        <TotalsLine reading={reading} onTab={(tab) => update({ tab, pane: 'ledger' })} onHelp={() => setHelp(true)}>{status}</TotalsLine>
        {help ? <Suspense><KeyHelp onClose={() => setHelp(false)} /></Suspense> : null}
      </div>
    </FindingsContext>
  );
}

function tabFor(anchor: Anchor): { tab?: 'tasks' | 'targets' | 'parameters' | 'findings' | 'head' } {
  const tab = ({ t: 'tasks', s: 'targets', p: 'parameters', f: 'findings', h: 'head' } as const)[anchor[0] ?? ''];
  return tab === undefined ? {} : { tab };
}

/** The checking desk: the words on the left, what was read of them on the right, one choice for both. */
import { lazy, type ReactNode, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Span } from '#kernel';
import type { ReadingMode } from '#documents/model';
import type { Reading } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import { apart } from '../shell/apart.tsx';
import { type DeskAddress, TABS, useDeskAddress } from './address.ts';
import { type Anchor, findingOf, taskOf } from './anchor.ts';
import { anchorsOfRow, isOpen } from './checking/cell-anchors.ts';
import { CheckingContext } from './checking/context.ts';
import { CellEditor } from './checking/editor.ts';
import type { Checking } from './checking/use-checking.ts';
import { useCheckingKeys } from './checking/use-checking-keys.ts';
import { WordsBar } from './checking/WordsBar.tsx';
import { FIND_ID, FindBar } from './FindBar.tsx';
import { placesOf } from '../words/find.ts';
import { orderedFindings } from './Findings.tsx';
import { FindingsContext } from './Gutter.tsx';
import { useDeskKeys } from './keys.ts';
import { LedgerPane } from './LedgerPane.tsx';
import { Legend } from './Legend.tsx';
import { MarkIndex, type MarkKind, marksOf, marksOfUnit, type Stress } from './marks.ts';
import { Split } from './Split.tsx';
import { nextFinding, nextTask, nextValue } from './steps.ts';
import { isWholeTask, stressesOf } from './stress.ts';
import { useSpokenReading } from './use-spoken-reading.ts';
import { TotalsLine } from './TotalsLine.tsx';
import { shownTasks } from './wording.ts';
import './desk.css';
import './checking/checking.css';

const KeyHelp = apart(() => import('./KeyHelp.tsx'));
const ConflictDialog = lazy(() => import('./checking/ConflictDialog.tsx'));

const NARROW = '(max-width: 820px)';

/** What the left half is given, be it the paper or the editor. */
export interface LeftProps {
  readonly index: MarkIndex;
  readonly hidden: ReadonlySet<MarkKind>;
  readonly at: Anchor | null;
  readonly stresses: readonly Stress[];
  readonly call: number;
  readonly onChoose: (anchor: Anchor) => void;
  readonly onHover: (anchor: Anchor | null) => void;
  /** The caret came into a task: its row is shown, but nothing else moves. */
  readonly onFollow: (anchor: Anchor) => void;
  /** Words were chosen, or chosen no more; only at a desk where they can be used. */
  readonly onWords?: ((words: Span | null) => void) | undefined;
  /** Whether words chosen there leave the choice as it is. */
  readonly keepsChoice?: ((anchor: Anchor) => boolean) | undefined;
}

export interface DeskProps {
  readonly reading: Reading;
  readonly left: (props: LeftProps) => ReactNode;
  readonly leftName: string;
  /** A superior's paper (it is asked about), or a draft (it is mended). */
  readonly mode: ReadingMode;
  readonly bar: ReactNode;
  /** Stands in the place of the ledger: why there is none. */
  readonly instead?: ReactNode;
  /** Stands at the end of the bottom line. */
  readonly status?: ReactNode;
  /** What was said of a kept document, which `reading` bears already; a draft has none. */
  readonly checking?: Checking | null;
}

export function Desk({ reading: written, left, leftName, mode, bar, instead, status, checking = null }: DeskProps): ReactNode {
  const say = useSay();
  const reading = useSpokenReading(written);
  const { address, update, peek } = useDeskAddress();
  const [hovered, setHovered] = useState<Anchor | null>(null);
  const [call, setCall] = useState(0);
  const [help, setHelp] = useState(false);
  const { at } = address;
  const [place, setPlace] = useState(0);
  const rowLeft = useRef<Pick<DeskAddress, 'at' | 'tab' | 'open'> | null>(null);
  const settled = checking?.settled;
  const marks = useMemo(() => marksOfUnit(marksOf(reading, settled), reading, address.unit), [reading, address.unit, settled]);
  const index = useMemo(() => new MarkIndex(marks), [marks]);
  const { unchecked } = address;
  const shown = useMemo(() => {
    const tasks = shownTasks(reading.tasks, address.unit, address.text);
    // The chosen row stays, or it would go away under the hand that checks it.
    return unchecked && checking !== null ? tasks.filter((t) => t === taskOf(at) || checking.index.ofTask(t).some(isOpen)) : tasks;
  }, [reading, address.unit, address.text, unchecked, checking, at]);
  const order = useMemo(() => orderedFindings(reading), [reading]);
  const found = useMemo(() => placesOf(reading.source.text, address.find), [reading, address.find]);
  const foundAt = found.length === 0 ? -1 : Math.min(place, found.length - 1);
  const stresses = useMemo(() => stressesOf(reading, at, hovered, found, foundAt), [reading, at, hovered, found, foundAt]);
  // A word that came with the address, from the search among the documents.
  useEffect(() => { if (found.length > 0 && peek().at === null) setCall((count) => count + 1); }, [found, peek]);

  /** Chosen on the right: the left goes there. */
  const goTo = useCallback((anchor: Anchor) => {
    const narrow = matchMedia(NARROW).matches;
    update({ at: anchor, ...tabFor(anchor), ...(narrow && anchor.includes('.') || narrow && findingOf(anchor) >= 0 ? { pane: 'paper' as const } : {}) });
    setCall((count) => count + 1);
  }, [update]);
  /** Chosen on the left: the right goes there. */
  const choose = useCallback((anchor: Anchor) => {
    const hides = taskOf(anchor) >= 0 && !shown.includes(taskOf(anchor));
    update({ at: anchor, ...tabFor(anchor), ...(hides ? { unit: null, text: '', unchecked: false } : {}) });
  }, [update, shown]);
  const toggle = useCallback((task: number) => {
    const now = peek();
    update({ at: `t${task}`, open: !(now.open && taskOf(now.at) === task), tab: 'tasks' });
    setCall((count) => count + 1);
  }, [update, peek]);

  /** A unit is asked for: its first words are shown at once. */
  const askFor = useCallback((unit: string | null) => {
    const first = unit === null ? undefined : reading.tasks.findIndex((task) => task.responsibilities.some((one) => one.unit === unit));
    const part = first === undefined ? -1 : reading.tasks[first]?.responsibilities.findIndex((one) => one.unit === unit) ?? -1;
    update({ unit, ...(part >= 0 ? { at: `t${first}.r${part}`, open: false } : {}) });
    if (part >= 0) setCall((count) => count + 1);
  }, [reading, update]);
  const followCaret = useCallback((anchor: Anchor) => {
    const now = peek();
    if (now.tab === 'tasks' && taskOf(now.at) !== taskOf(anchor) && shown.includes(taskOf(anchor))) update({ at: anchor, open: false });
  }, [peek, update, shown]);
  const seek = useCallback((find: string) => { setPlace(0); update({ find, ...(find === '' ? {} : { at: null }) }); }, [update]);
  const step = useCallback((by: 1 | -1) => {
    if (found.length === 0) return;
    setPlace((foundAt + by + found.length) % found.length);
    update({ at: null });
    setCall((count) => count + 1);
  }, [found, foundAt, update]);

  // Before they are wanted, and after what is looked at first.
  const checks = checking !== null;
  useEffect(() => { KeyHelp.fetch(); if (checks) CellEditor.fetch(); }, [checks]);
  const { desk, press, acceptRow } = useCheckingKeys({ checking, shown, peek, update, goTo });
  useDeskKeys((key) => {
    const now = peek();
    const pressed = press(key);
    if (pressed !== undefined) return pressed;
    switch (key) {
      case 'j': case 'k': return follow(nextTask(shown, now.at, key === 'j' ? 1 : -1));
      case 'ArrowDown': case 'ArrowUp': return now.tab === 'tasks' && follow(nextTask(shown, now.at, key === 'ArrowDown' ? 1 : -1));
      case '[': case ']':
        if (now.tab !== 'findings') rowLeft.current = now;
        return follow(nextFinding(order, now.at, key === ']' ? 1 : -1));
      case '/': {
        if (matchMedia(NARROW).matches) update({ pane: 'paper' });
        const field = document.getElementById(FIND_ID);
        field?.focus();
        return field !== null;
      }
      case '1': case '2': case '3': case '4': case '5': {
        const tab = TABS[Number(key) - 1];
        if (tab !== undefined) update({ tab, pane: 'ledger' });
        return tab !== undefined;
      }
      case 'ArrowLeft': case 'ArrowRight': return follow(nextValueAt(now, key === 'ArrowRight' ? 1 : -1));
      case 'o': case 'Enter': if (taskOf(now.at) >= 0) toggle(taskOf(now.at)); return taskOf(now.at) >= 0;
      case 'Escape': {
        const before = rowLeft.current;
        rowLeft.current = null;
        update(before !== null && now.tab === 'findings' ? before : now.open ? { open: false } : now.at === null ? { find: '' } : { at: null });
        if (before !== null) setCall((count) => count + 1);
        return true;
      }
      case '?': setHelp(true); return true;
      default: return false;
    }
  });
  const chosenTask = reading.tasks[taskOf(at)];
  function follow(anchor: Anchor | null): boolean {
    if (anchor !== null) goTo(anchor);
    return anchor !== null;
  }

  function nextValueAt(now: DeskAddress, step: 1 | -1): Anchor | null {
    if (checking === null || taskOf(now.at) < 0) return nextValue(reading, now.at, step);
    const anchors = anchorsOfRow(checking.latest().index, taskOf(now.at), now.open);
    return anchors[anchors.indexOf(now.at ?? '') + step] ?? null;
  }

  const findingsContext = useMemo(() => ({ findings: reading.findings, choose }), [reading, choose]);
  return (
    <FindingsContext value={findingsContext}>
      <CheckingContext value={desk}>
      <div className="desk">
        {bar}
        <div className="pane-switch" role="group" aria-label={say('desk.panes')}>
          <button type="button" aria-pressed={address.pane === 'paper'} onClick={() => { update({ pane: 'paper' }); setCall((count) => count + 1); }}>{leftName}</button>
          <button type="button" aria-pressed={address.pane === 'ledger'} onClick={() => update({ pane: 'ledger' })}>{say('desk.ledger')}</button>
        </div>
        <Split pane={address.pane}
          left={(
            <>
              <Legend marks={marks} hidden={address.hidden} onChange={(hidden) => update({ hidden })}>
                <FindBar word={address.find} place={foundAt} count={found.length} onWord={seek} onStep={step} />
              </Legend>
              {chosenTask ? <button type="button" className="to-row" onClick={() => update({ pane: 'ledger', tab: 'tasks' })}>{say('desk.toRow', { task: [chosenTask.number, chosenTask.title ?? chosenTask.text.slice(0, 20)].filter((part) => part !== null).join(' ') })}</button> : null}
              {left({
                index, hidden: address.hidden, at, stresses, call, onChoose: choose, onHover: setHovered, onFollow: followCaret,
                ...(desk === null ? {} : { onWords: desk.chooseWords, keepsChoice: (anchor: Anchor) => desk.editing !== null || (taskOf(anchor) >= 0 && taskOf(anchor) === taskOf(at) && !isWholeTask(at ?? '')) }),
              })}
              {desk === null ? null : <WordsBar at={at} onLedger={() => update({ pane: 'ledger', ...(at === null || taskOf(at) >= 0 ? { tab: 'tasks' as const } : {}) })} />}
            </>
          )}
          right={instead ?? <LedgerPane reading={reading} written={written} index={index} shown={shown} received={mode === 'received'} address={address} hovered={hovered} onUpdate={update} onChoose={goTo} onToggle={toggle} onUnit={askFor} onHover={setHovered} onAcceptRow={(task) => void acceptRow(task)} />} />
        <TotalsLine reading={reading} onTab={(tab) => update({ tab, pane: 'ledger' })} onHelp={() => setHelp(true)}>{status}</TotalsLine>
        {help ? <KeyHelp onClose={() => setHelp(false)} /> : null}
        {checking?.conflict == null ? null : <Suspense><ConflictDialog /></Suspense>}
      </div>
      </CheckingContext>
    </FindingsContext>
  );
}

function tabFor(anchor: Anchor): { tab?: 'tasks' | 'targets' | 'parameters' | 'findings' | 'head' } {
  const tab = ({ t: 'tasks', s: 'targets', p: 'parameters', f: 'findings', h: 'head' } as const)[anchor[0] ?? ''];
  return tab === undefined ? {} : { tab };
}

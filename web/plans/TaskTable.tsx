/** The list of tasks: heads that stay, rows drawn only where they are seen, groups by plan and workstream where asked. */
import { defaultRangeExtractor, type Range, useWindowVirtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, type FocusEvent, type KeyboardEvent, memo, type ReactNode, useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import type { TaskItem } from '#plans/model';
import { useWords } from '../labels/words.ts';
import { usePrinting } from '../shell/use-printing.ts';
import { TaskMark } from '../states/TaskMark.tsx';
import { type TaskStates, useTaskStates } from '../states/use-task-states.ts';
import type { Column } from './address.ts';
import { cooperatingOf, deadlinesOf, leadsOf, nameOf, SHAPE, targetsOf, timeWords } from './shown.ts';
import { type Say, words } from './words.ts';

type Line = { readonly kind: 'plan'; readonly key: string; readonly text: string; readonly planId: string } | { readonly kind: 'heading'; readonly key: string; readonly text: string } | { readonly kind: 'task'; readonly key: string; readonly task: TaskItem };

const NOTHING_HIDDEN: ReadonlySet<Column> = new Set();
const TRACKS: readonly (readonly [Column | null, string])[] = [[null, '122px'], [null, '52px'], [null, 'minmax(220px, 1fr)'], ['lead', '148px'], ['cooperating', 'minmax(120px, 0.45fr)'], ['due', '124px'], ['target', 'minmax(110px, 0.4fr)'], ['states', '52px']];
/** Of one line, and of two where the plan's name stands below: a row that proves higher is laid out twice. */
const ROW_HEIGHT = { one: 38, two: 41 } as const;
/** So many rows before the end, more are asked for. */
const AHEAD = 60;

/** The task whose row has the focus; `keyed`: led there by a key, so that the page follows. */
interface Held { readonly id: string | null; readonly keyed: boolean }
const NOBODY: Held = { id: null, keyed: false };

export interface TaskTableProps {
  readonly tasks: readonly TaskItem[];
  readonly today: string;
  readonly open: string | null;
  /** With rows for plan and workstream between the tasks. */
  readonly grouped: boolean;
  readonly onlyPlan: boolean;
  readonly stale: boolean;
  /** Null where nothing can be chosen. */
  readonly chosen: ReadonlyMap<string, TaskItem> | null;
  readonly hidden?: ReadonlySet<Column>;
  readonly onChoose: (task: TaskItem, on: boolean) => void;
  readonly onOpen: (id: string) => void;
  /** More is to be had. */
  readonly onEnd: (() => void) | null;
}

export function TaskTable(props: TaskTableProps): ReactNode {
  const { tasks, today, open, grouped, onlyPlan, stale, chosen, hidden = NOTHING_HIDDEN, onChoose, onOpen, onEnd } = props;
  const say = useWords(words);
  const lines = useMemo(() => linesOf(tasks, grouped, onlyPlan), [tasks, grouped, onlyPlan]);
  // The name of the one plan there is says nothing.
  const severalPlans = useMemo(() => tasks.some(({ planId }) => planId !== tasks[0]?.planId), [tasks]);
  const body = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const printing = usePrinting();
  const standing = useTaskStates(tasks);
  useLayoutEffect(() => { setTop(body.current?.offsetTop ?? 0); }, [lines.length > 0]);
  const [held, setHeld] = useState<Held>(NOBODY);
  const heldLine = useMemo(() => (held.id === null ? -1 : lines.findIndex(({ key: one }) => one === held.id)), [lines, held.id]);
  // The row that has the focus stays drawn, however far away: without it the next key would go to nobody.
  const including = (range: Range): number[] => (heldLine < 0 ? defaultRangeExtractor(range) : [...new Set([heldLine, ...defaultRangeExtractor(range)])].toSorted((one, other) => one - other));
  const rows = useWindowVirtualizer({ rangeExtractor: including, count: lines.length, estimateSize: (n) => (lines[n]?.kind !== 'task' ? 34 : !grouped && !onlyPlan && severalPlans ? ROW_HEIGHT.two : ROW_HEIGHT.one), overscan: 12, scrollMargin: top, getItemKey: (n) => lines[n]?.key ?? n });
  const seen = rows.getVirtualItems();
  const last = seen.at(-1)?.index ?? 0;
  useEffect(() => { if (onEnd !== null && last > lines.length - AHEAD) onEnd(); }, [last, lines.length, onEnd]);

  function key(event: KeyboardEvent): void {
    if (event.target instanceof HTMLInputElement || event.metaKey || event.ctrlKey || event.altKey) return;
    const step = event.key === 'j' || event.key === 'ArrowDown' ? 1 : event.key === 'k' || event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const at = tasks.findIndex(({ id }) => id === (open ?? (document.activeElement?.closest('[data-task]') as HTMLElement | null)?.dataset['task']));
    const next = tasks[Math.min(Math.max(0, at + step), tasks.length - 1)];
    if (next === undefined) return;
    setHeld({ id: next.id, keyed: true });
    if (open !== null) onOpen(next.id);
  }
  useLayoutEffect(() => {
    if (!held.keyed) return;
    const name = body.current?.querySelector<HTMLElement>(`[data-task="${held.id}"] .task-name`);
    name?.focus({ preventScroll: true });
    name?.closest('.task-line')?.scrollIntoView({ block: 'nearest' });
  }, [held]);
  function hold(event: FocusEvent): void {
    const id = event.target.closest<HTMLElement>('[data-task]')?.dataset['task'] ?? null;
    if (id !== held.id) setHeld({ id, keyed: false });
  }

  const drawn = printing ? lines.map((line, index) => ({ line, index, start: null })) : seen.map(({ index, start }) => ({ line: lines[index] as Line, index, start: start - top }));
  return (
    <div className={`task-table${stale ? ' is-stale' : ''}${chosen === null ? '' : ' may-choose'}`} role="table" aria-rowcount={lines.length + 1} aria-label={say('ledger.title')} onKeyDown={key} style={{ '--tracks': [...(chosen === null ? [] : ['34px']), ...TRACKS.flatMap(([column, track]) => (column !== null && hidden.has(column) ? [] : [track]))].join(' ') } as CSSProperties}>
      <div className="task-head" role="row">
        {chosen === null ? null : <span role="columnheader"><span className="visually-hidden">{say('column.choose')}</span></span>}
        <span role="columnheader">{say('state.time')}</span><span role="columnheader">{say('column.number')}</span><span role="columnheader">{say('column.task')}</span>{(['lead', 'cooperating', 'due', 'target'] as const).filter((column) => !hidden.has(column)).map((column) => <span key={column} role="columnheader" className={`head-${column}`}>{say(`column.${column}`)}</span>)}
        {hidden.has('states') ? null : <span role="columnheader" className="head-state" title={unreported(say)}>{say('state.reported')}</span>}
      </div>
      <div ref={body} role="rowgroup" onFocus={hold} className={`task-body${printing ? ' is-whole' : ''}`} style={printing ? undefined : { height: rows.getTotalSize() }}>
        {drawn.map(({ line, index, start }) => (
          <div key={line.key} ref={printing ? undefined : rows.measureElement} data-index={index} className={`task-line is-${line.kind}`} role="row" aria-rowindex={index + 2} style={start === null ? undefined : { transform: `translateY(${start}px)` }}>
            {line.kind === 'task' ? <TaskCells task={line.task} standing={standing.get(line.task.id)} today={today} isOpen={line.task.id === open} chosen={chosen === null ? null : chosen.has(line.task.id)} onChoose={onChoose} onOpen={onOpen} withPlan={!grouped && !onlyPlan && severalPlans} hidden={hidden} /> : <span role="cell" aria-colspan={TRACKS.length + (chosen === null ? 0 : 1) - TRACKS.filter(([column]) => column !== null && hidden.has(column)).length}>{line.text}</span>}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Pace, evidence and register: nothing is known of them before anybody reports. One column holds the three. */
function unreported(say: Say): string {
  return say('state.threeOf', { states: (['pace', 'evidence', 'register'] as const).map((state) => say(`state.${state}`)).join(say('list')), what: say('state.unreported') });
}

interface CellsProps { readonly task: TaskItem;
  /** How it stands with those who owe it; undefined where it was not handed out. */
  readonly standing: TaskStates | undefined; readonly today: string; readonly isOpen: boolean; readonly chosen: boolean | null; readonly withPlan: boolean; readonly hidden: ReadonlySet<Column>; readonly onChoose: (task: TaskItem, on: boolean) => void; readonly onOpen: (id: string) => void }

const TaskCells = memo(function TaskCells({ task, standing, today, isOpen, chosen, withPlan, hidden, onChoose, onOpen }: CellsProps): ReactNode {
  const say = useWords(words);
  const leads = leadsOf(task.card);
  return (
    <div className={`task-cells${isOpen ? ' is-open' : ''}${task.status === 'withdrawn' ? ' is-withdrawn' : ''}`} role="presentation" data-task={task.id} onClick={(event) => { if ((event.target as Element).closest('input, a, button') === null && getSelection()?.isCollapsed !== false) onOpen(task.id); }}>
      {chosen === null ? null : <span role="cell" className="cell-choose"><input type="checkbox" checked={chosen} aria-label={`${say('column.choose')} ${nameOf(task).slice(0, 40)}`} onChange={(event) => onChoose(task, event.target.checked)} /></span>}
      <span role="cell" className={`cell-time is-${task.time}`}><i aria-hidden="true">{SHAPE[task.time]}</i>{timeWords(say, task, today)}</span>
      <span role="cell" className="cell-number" lang="zh-CN">{task.number}</span>
      <span role="cell" className="cell-name" lang="zh-CN">
        <button type="button" className="task-name" aria-expanded={isOpen} onClick={() => onOpen(task.id)}>{task.title ?? <span className="clipped">{task.text}</span>}</button>
        {withPlan ? <small>{task.planTitle}{task.card.heading === null ? '' : ` · ${task.card.heading}`}</small> : null}
      </span>
      {hidden.has('lead') ? null : <span role="cell" className="cell-lead" lang="zh-CN" data-label={say('column.lead')}>{leads.length === 0 ? <span className="no-lead">{say('noLead')}</span> : leads.map((name) => <b key={name}>{name}</b>)}</span>}
      {hidden.has('cooperating') ? null : <span role="cell" className="cell-cooperating" lang="zh-CN" data-label={say('column.cooperating')} title={cooperatingOf(task.card).join(say('comma'))}>{cooperatingOf(task.card).map((name, n, all) => <span key={name}>{name}{n < all.length - 1 ? say('comma') : ''}</span>)}</span>}
      {hidden.has('due') ? null : <span role="cell" className="cell-due" lang="zh-CN" data-label={say('column.due')}>{deadlinesOf(task.card).map((text) => <span key={text}>{text}</span>)}</span>}
      {hidden.has('target') ? null : <span role="cell" className="cell-target" lang="zh-CN" data-label={say('column.target')}>{targetsOf(task.card).map((text) => <span key={text}>{text}</span>)}</span>}
      {hidden.has('states') ? null : standing === undefined ? <span role="cell" className="cell-state" title={unreported(say)}><i aria-hidden="true">?</i><span className="visually-hidden">{unreported(say)}</span></span>
        : <span role="cell" className="cell-state">{(['pace', 'evidence', 'register'] as const).map((state) => <TaskMark key={state} of={state} states={standing} />)}</span>}
    </div>
  );
});

/** Rows for plan and workstream where those change from one task to the next. */
function linesOf(tasks: readonly TaskItem[], grouped: boolean, onlyPlan: boolean): Line[] {
  const lines: Line[] = [];
  let [plan, stream]: [string | null, string | null] = [null, null];
  for (const task of tasks) {
    if (grouped && task.planId !== plan) {
      [plan, stream] = [task.planId, null];
      if (!onlyPlan) lines.push({ kind: 'plan', key: `p${task.planId}`, text: task.planTitle, planId: task.planId });
    }
    if (grouped && task.card.heading !== null && task.workstreamId !== stream) {
      stream = task.workstreamId;
      lines.push({ kind: 'heading', key: `w${task.workstreamId}:${task.id}`, text: task.card.heading });
    }
    lines.push({ kind: 'task', key: task.id, task });
  }
  return lines;
}

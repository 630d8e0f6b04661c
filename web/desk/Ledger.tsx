/** The ledger: one row for each task, grouped as the paper groups them; a row opens to everything read. */
import { memo, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import type { Reading, Task } from '#reader/model';
import { useSay } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { type Anchor, findingsOfRows, findingsOfTask, taskOf } from './anchor.ts';
import { editedTask, useCheckingDesk } from './checking/context.ts';
import { CellEditor } from './checking/editor.ts';
import { RemovedTasks } from './checking/RemovedTasks.tsx';
import { checksOf, readChecks } from './checking/row-checks.ts';
import { UnplacedCorrections } from './checking/UnplacedCorrections.tsx';
import { RowSign } from './checking/RowSign.tsx';
import { STATE_WORD, words } from './checking/words.ts';
import { fromNear } from '../words/find.ts';
import type { MarkIndex } from './marks.ts';
import { SeveritySign } from './SeveritySign.tsx';
import { Sought } from '../words/Sought.tsx';
import { TaskDetail } from './TaskDetail.tsx';
import { groupsOf, restOfText, ROLE_LABEL, roleOf, rowNumbers, type Shown, shownDeadlines, targetValue } from './wording.ts';

export interface LedgerProps {
  readonly reading: Reading;
  readonly index: MarkIndex;
  readonly shown: readonly number[];
  readonly at: Anchor | null;
  readonly open: boolean;
  /** The unit that is asked for: it stands first in each row. */
  readonly unit: string | null;
  /** A word that is sought in the paper or by which the rows are narrowed. */
  readonly word: string;
  readonly hovered: Anchor | null;
  readonly onChoose: (anchor: Anchor) => void;
  readonly onToggle: (task: number) => void;
  readonly onHover: (anchor: Anchor | null) => void;
  readonly onAcceptRow: (task: number) => void;
}

/** About as much of a measure as a closed row shows. */
const SHOWN_CHARACTERS = 40;
/** Rows drawn at once; more follow as the end comes near. */
const BATCH = 200;
const COLUMNS = 6;

export function Ledger(props: LedgerProps): ReactNode {
  const { reading, shown, at, open, hovered, onChoose, onToggle, onHover } = props;
  const say = useSay();
  const chosen = taskOf(at);
  const hoveredTask = taskOf(hovered);
  const table = useRef<HTMLTableElement>(null);
  const desk = useCheckingDesk();
  const limit = useDrawnRows(table, shown, chosen);
  const groups = useMemo(() => groupsOf(reading.tasks, shown.slice(0, limit)), [reading, shown, limit]);
  const settled = desk?.checking.settled;
  const findings = useMemo(() => findingsOfRows(reading).map((row) => (settled === undefined ? row : row.filter((f) => !settled.has(f)))), [reading, settled]);
  const numbers = useMemo(() => rowNumbers(reading.tasks), [reading]);

  useEffect(() => {
    if (chosen < 0) return;
    const row = table.current?.querySelector(`[data-task="${chosen}"]`);
    // The opened part first, then the row: where both do not fit, the row is what must be seen.
    if (open) row?.nextElementSibling?.scrollIntoView({ block: 'nearest' });
    row?.scrollIntoView({ block: 'nearest' });
  }, [chosen, open]);

  function pick(event: MouseEvent): void {
    const target = event.target as Element;
    const row = target.closest('[data-task]');
    if (row === null || target.closest('button') !== null || getSelection()?.isCollapsed === false) return;
    onChoose(target.closest('[data-anchor]')?.getAttribute('data-anchor') ?? `t${row.getAttribute('data-task')}`);
  }

  function again(event: MouseEvent): void {
    const anchor = (event.target as Element).closest('[data-anchor]')?.getAttribute('data-anchor');
    if (anchor != null && desk?.checking.index.at(anchor) !== undefined) desk.edit({ kind: 'cell', at: anchor });
  }

  function hover(event: MouseEvent): void {
    const target = event.target as Element;
    const row = target.closest('[data-task]')?.getAttribute('data-task');
    onHover(target.closest('[data-anchor]')?.getAttribute('data-anchor') ?? (row ? `t${row}` : null));
  }

  return (
    <table className={`ledger${numbers.some((one) => one.length > 3) ? ' is-sectioned' : ''}`} ref={table} onClick={pick} onDoubleClick={again} onMouseOver={hover} onMouseLeave={() => onHover(null)}>
      <caption className="visually-hidden">{say('ledger.caption', { count: shown.length })}</caption>
      <colgroup><col className="col-number" /><col className="col-measure" /><col className="col-lead" /><col className="col-cooperating" /><col className="col-deadline" /><col className="col-target" /></colgroup>
      <thead>
        <tr>
          <th scope="col">{say('column.number')}</th><th scope="col">{say('column.measure')}</th><th scope="col">{say('column.lead')}</th>
          <th scope="col">{say('column.cooperating')}</th><th scope="col">{say('column.deadline')}</th><th scope="col">{say('column.target')}</th>
        </tr>
      </thead>
      {groups.map((group) => (
        <tbody key={group.key}>
          {group.heading.length > 0 ? (
            <tr className="group">
              <th scope="rowgroup" colSpan={COLUMNS}>
                <span className="group-path">{group.heading.slice(0, -1).map((one) => <span key={one}>{one}</span>)}</span>
                <span className="group-name">{group.heading.at(-1)}</span>
                <span className="group-count">{group.tasks.length}</span>
                {group.goal !== null ? <span className="group-goal">{group.goal}</span> : null}
              </th>
            </tr>
          ) : null}
          {group.tasks.map((t) => (
            <Row key={t} t={t} checks={desk === null ? null : checksOf(desk.checking.index, t)} editing={desk?.editing != null && editedTask(desk.editing) === t} onAcceptRow={props.onAcceptRow} task={reading.tasks[t] as Task} findings={findings[t] ?? []} reading={reading} chosen={t === chosen} value={t === chosen ? at : null}
              number={numbers[t] ?? '·'} unit={props.unit} word={props.word} hovered={t === hoveredTask ? hovered : null} open={t === chosen && open} index={props.index} onToggle={onToggle} onChoose={onChoose} first={chosen < 0 && t === shown[0]} />
          ))}
        </tbody>
      ))}
      {desk === null ? null : <><RemovedTasks /><UnplacedCorrections /></>}
    </table>
  );
}

function useDrawnRows(table: { readonly current: HTMLTableElement | null }, shown: readonly number[], chosen: number): number {
  const [limit, setLimit] = useState(BATCH);
  const needed = Math.max(limit, shown.indexOf(chosen) + BATCH / 4);
  useEffect(() => {
    if (needed >= shown.length || table.current === null) return;
    const last = table.current.lastElementChild;
    if (last === null) return;
    const observer = new IntersectionObserver((entries) => { if (entries.some((entry) => entry.isIntersecting)) setLimit(needed + BATCH); }, { rootMargin: '1200px' });
    const all = (): void => setLimit(shown.length);
    observer.observe(last);
    addEventListener('beforeprint', all);
    return () => { observer.disconnect(); removeEventListener('beforeprint', all); };
  }, [needed, shown, table]);
  return needed;
}

const DAY = /^\d{4}-\d\d-\d\d$/;

interface RowProps {
  readonly t: number;
  readonly task: Task;
  readonly reading: Reading;
  readonly index: MarkIndex;
  readonly findings: readonly number[];
  readonly chosen: boolean;
  readonly first: boolean;
  readonly number: string;
  readonly unit: string | null;
  readonly word: string;
  readonly value: Anchor | null;
  readonly hovered: Anchor | null;
  readonly open: boolean;
  readonly onToggle: (task: number) => void;
  readonly onChoose: (anchor: Anchor) => void;
  /** What a person said of the row's cells, of `checksOf`; null where nothing is checked. */
  readonly checks: string | null;
  readonly editing: boolean;
  readonly onAcceptRow: (task: number) => void;
}

const Row = memo(function Row(props: RowProps): ReactNode {
  const { t, task, reading, findings, chosen, value, hovered, open, onToggle, unit, word } = props;
  const say = useSay();
  const checkingWord = useWords(words);
  const checks = useMemo(() => (props.checks === null ? null : readChecks(props.checks)), [props.checks]);
  const stateOf = (anchor: string): { readonly 'data-state'?: string; readonly title?: string } => {
    const state = checks?.states.get(anchor);
    return state === undefined ? {} : { 'data-state': state, title: checkingWord(STATE_WORD[state]) };
  };
  const units = (cooperating: boolean): Shown[] => task.responsibilities
    .flatMap((one, i) => ((one.role === 'cooperating') === cooperating ? [{ text: one.unit, anchors: [`t${t}.r${i}`], words: [] }] : []))
    .sort((a, b) => Number(b.text === unit) - Number(a.text === unit));
  const leads = units(false);
  const others = units(true);
  const role = unit === null ? null : roleOf(task, unit);
  const graver = findings.map((f) => reading.findings[f]?.severity).filter((severity) => severity !== undefined && severity !== 'note').sort((a, b) => rank(a) - rank(b));
  const worst = graver[0];
  const list = (values: readonly Shown[], most: number): ReactNode => (
    <>
      {values.map((one, i) => {
        const state = value !== null && one.anchors.includes(value) ? ' is-chosen' : hovered !== null && one.anchors.includes(hovered) ? ' is-hovered' : '';
        return (
          <span key={one.anchors[0]} className={`value${DAY.test(one.text) ? ' is-day' : ''}${values.length > most + 1 && i >= most ? ' beyond' : ''}${unit !== null && one.text === unit ? ' is-asked' : ''}${state}`} data-anchor={one.anchors[0]}
            {...stateOf(one.anchors[0] ?? '')} {...(one.words.length > 0 ? { title: one.words.join('；') } : {})}>{one.text}</span>
        );
      })}
      {values.length > most + 1 ? <button type="button" className="more" onClick={() => onToggle(t)}>{say('ledger.more', { count: values.length - most })}</button> : null}
    </>
  );
  const none = <span className="none" title={say('ledger.none')}>—</span>;
  return (
    <>
      <tr className={`task${chosen ? ' is-chosen' : ''}${hovered !== null ? ' is-hovered' : ''}`} data-task={t} aria-selected={chosen}>
        <td className="cell-number">
          <button type="button" className="opener" aria-expanded={open} tabIndex={chosen || props.first ? 0 : -1} onClick={() => onToggle(t)}
            aria-label={say(open ? 'ledger.close' : 'ledger.open', { task: task.number ?? task.title ?? String(t + 1) })}>
            <span className="chevron" aria-hidden="true" /><span className={`number${value === `t${t}.n` ? ' is-chosen' : ''}`}>{props.number}</span>
          </button>
          {role !== null ? <span className="row-role">{say(ROLE_LABEL[role])}</span> : null}
          {checks === null ? null : <RowSign checked={checks.checked} total={checks.total} />}
          {worst ? <span className="row-finding" title={say('ledger.findings', { count: graver.length })}><SeveritySign severity={worst} /></span> : null}
        </td>
        <td className="cell-measure"><span className="measure">
          {task.title !== null ? <b data-anchor={checks === null ? undefined : `t${t}.i`} {...stateOf(`t${t}.i`)} className={value === `t${t}.i` ? 'is-chosen' : undefined}><Sought text={task.title} word={word} /></b> : null}
          <span className={`${task.title !== null ? 'rest' : ''}${value === `t${t}.x` ? ' is-chosen' : ''}`} {...stateOf(`t${t}.x`)}><Sought text={fromNear(restOfText(task), word, SHOWN_CHARACTERS - (task.title?.length ?? 0))} word={word} /></span>
        </span></td>
        <td className="cell-lead" data-label={say('column.lead')}>{leads.length === 0 ? none : list(leads, 2)}</td>
        <td className="cell-cooperating" data-label={say('column.cooperating')}>{others.length === 0 ? none : list(others, 2)}</td>
        <td className="cell-deadline" data-label={say('column.deadline')}>
          {task.deadlines.length === 0 && task.recurrence === null ? none : null}
          {list(shownDeadlines(task, t), 2)}
          {task.recurrence ? <span className={`value recurrence${value === `t${t}.e` ? ' is-chosen' : ''}`} data-anchor={`t${t}.e`} title={say('detail.recurrence')} {...stateOf(`t${t}.e`)}>{task.recurrence.text}</span> : null}
        </td>
        <td className="cell-target" data-label={say('column.target')}>
          {task.targets.length === 0 ? none : list(task.targets.map((one, i) => ({ text: `${one.metric} ${targetValue(one, say('target.eliminate'))}`, anchors: [`t${t}.g${i}`], words: [one.text] })), 2)}
        </td>
      </tr>
      {props.editing && !open ? <tr className="editor-row"><td colSpan={COLUMNS}><CellEditor /></td></tr> : null}
      {open ? (
        <tr className="detail-row">
          <td colSpan={COLUMNS}>{props.editing ? <CellEditor /> : null}<TaskDetail reading={reading} index={props.index} t={t} task={task} findings={findingsOfTask(reading, task)} at={value} onChoose={props.onChoose} onAcceptRow={props.onAcceptRow} /></td>
        </tr>
      ) : null}
    </>
  );
});

function rank(severity: string | undefined): number {
  return severity === 'error' ? 0 : severity === 'warning' ? 1 : 2;
}

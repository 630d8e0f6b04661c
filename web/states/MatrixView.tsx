/** Units × tasks: thousands of cells, drawn where they are seen; heads stay; on paper all of it stands. */
import { useQuery } from '@tanstack/react-query';
import { defaultRangeExtractor, type Range, useVirtualizer } from '@tanstack/react-virtual';
import { type KeyboardEvent, type ReactNode, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { EVIDENCE_STATES, PACE_STATES, SHAPES, stateInWords, TIME_STATES } from '#delivery/four-states';
import { call } from '../api/call.ts';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { usePrinting } from '../shell/use-printing.ts';
import { useProblem } from '../shell/use-problem.ts';
import { OwedTable } from './OwedList.tsx';
import { type Matrix, useOwed } from './use-delivery.ts';
import { words } from './words.ts';

const [ROW, COLUMN, NAMES, HEAD] = [30, 56, 190, 92];
const DIGITS = [['time', TIME_STATES], ['pace', PACE_STATES], ['evidence', EVIDENCE_STATES]] as const;
interface Chosen { readonly unit: number; readonly task: number }

export default function MatrixView({ planId, onOpen }: { readonly planId: string; readonly onOpen: (id: string) => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: ['matrix', planId], queryFn: ({ signal }) => call('openMatrix', { params: { id: planId }, query: {}, signal }) });
  const [chosen, setChosen] = useState<Chosen | null>(null);
  if (error !== null) return <p className="refused" role="alert">{tell(error).detail}</p>;
  if (data === undefined) return <Loading />;
  return (
    <>
      <p className="quiet">{say('matrix.lead')}</p>
      <Legend />
      <Grid matrix={data} chosen={chosen} onChoose={setChosen} />
      {chosen === null ? null : <Cell planId={planId} unit={data.units[chosen.unit]} task={data.tasks[chosen.task]} onOpen={onOpen} />}
    </>
  );
}

function Legend(): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  return <p className="matrix-legend"><span>{say('matrix.legend')}</span>{DIGITS.map(([of, states]) => <span key={of}><b>{say(`state.${of}`)}</b>{states.map((state) => <span key={state} className={`mark is-${of} is-${state}`}><i aria-hidden="true">{SHAPES[of][state]}</i>{stateInWords(of, state, language)}</span>)}</span>)}</p>;
}

function Grid({ matrix: { units, tasks, cells }, chosen, onChoose }: { readonly matrix: Matrix; readonly chosen: Chosen | null; readonly onChoose: (chosen: Chosen) => void }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  const frame = useRef<HTMLDivElement>(null);
  const states = useMemo(() => new Map(cells.map(([unit, task, digits]) => [unit * tasks.length + task, digits])), [cells, tasks.length]);
  const [at, setAt] = useState<Chosen>({ unit: 0, task: 0 });
  const printing = usePrinting();
  const keyed = useRef(false);
  // The cell that has the focus stays drawn, however far away: without it the next key would go to nobody.
  const including = (held: number) => (range: Range): number[] => [...new Set([held, ...defaultRangeExtractor(range)])].toSorted((one, other) => one - other);
  const rows = useVirtualizer({ count: units.length, getScrollElement: () => frame.current, estimateSize: () => ROW, overscan: 6, paddingStart: HEAD, scrollPaddingStart: HEAD, rangeExtractor: including(at.unit) });
  const columns = useVirtualizer({ horizontal: true, count: tasks.length, getScrollElement: () => frame.current, estimateSize: () => COLUMN, overscan: 4, paddingStart: NAMES, scrollPaddingStart: NAMES, rangeExtractor: including(at.task) });
  const said = (digits: string): string => DIGITS.map(([of, all], place) => stateInWords(of, all[Number(digits[place])] ?? '', language)).join(say('and'));
  const go = (unit: number, task: number): void => {
    keyed.current = true;
    setAt({ unit: Math.min(Math.max(0, unit), units.length - 1), task: Math.min(Math.max(0, task), tasks.length - 1) });
  };
  useLayoutEffect(() => {
    if (!keyed.current) return;
    keyed.current = false;
    frame.current?.querySelector<HTMLElement>(`[data-at="${at.unit} ${at.task}"]`)?.focus({ preventScroll: true });
    rows.scrollToIndex(at.unit);
    columns.scrollToIndex(at.task);
  }, [at, rows, columns]);
  const key = (event: KeyboardEvent): void => {
    const steps: Readonly<Record<string, readonly [number, number]>> = { ArrowDown: [1, 0], ArrowUp: [-1, 0], ArrowRight: [0, 1], ArrowLeft: [0, -1], PageDown: [10, 0], PageUp: [-10, 0] };
    const step = steps[event.key];
    if (step === undefined) return;
    event.preventDefault();
    go(at.unit + step[0], at.task + step[1]);
  };
  if (printing) return <Printed matrix={{ units, tasks, cells }} states={states} />;
  const [shownRows, shownColumns] = [rows.getVirtualItems(), columns.getVirtualItems()];
  return (
    <div ref={frame} className="matrix" role="grid" aria-label={say('matrix.label', { units: units.length, tasks: tasks.length })} aria-rowcount={units.length + 1} aria-colcount={tasks.length + 1} onKeyDown={key}>
      <div className="matrix-all" role="presentation" style={{ height: rows.getTotalSize(), width: columns.getTotalSize() }}>
        <div className="matrix-head" role="row" aria-rowindex={1} style={{ height: HEAD, width: columns.getTotalSize() }}>
          <span role="columnheader" className="matrix-corner" style={{ width: NAMES, height: HEAD }}>{say('matrix.unit')}</span>
          {shownColumns.map(({ index, start }) => <span key={index} role="columnheader" aria-colindex={index + 2} lang="zh-CN" title={tasks[index]?.title} style={{ left: start, width: COLUMN, height: HEAD }}><span>{tasks[index]?.number ?? ''} {tasks[index]?.title}</span></span>)}
        </div>
        {shownRows.map(({ index: unit, start: top }) => (
          <div key={unit} className="matrix-row" role="row" aria-rowindex={unit + 2} style={{ top, height: ROW, width: columns.getTotalSize() }}>
            <span role="rowheader" className={[...units[unit]?.name ?? ''].length > 12 ? 'is-long' : undefined} lang="zh-CN" title={units[unit]?.name} style={{ width: NAMES }}>{units[unit]?.name}</span>
            {shownColumns.map(({ index: task, start }) => {
              const digits = states.get(unit * tasks.length + task);
              const here = at.unit === unit && at.task === task;
              const open = chosen?.unit === unit && chosen.task === task;
              return (
                <span key={task} role="gridcell" aria-colindex={task + 2} style={{ left: start, width: COLUMN }}>
                  {digits === undefined ? <span className="matrix-none" data-at={`${unit} ${task}`} tabIndex={here ? 0 : -1} /> : (
                    <button type="button" data-at={`${unit} ${task}`} tabIndex={here ? 0 : -1} aria-pressed={open} className={tintOf(digits)} aria-label={say('matrix.cell', { unit: units[unit]?.name ?? '', task: tasks[task]?.title ?? '', states: said(digits) })} onClick={() => { setAt({ unit, task }); onChoose({ unit, task }); }}>
                      <Signs digits={digits} />
                    </button>
                  )}
                </span>
              );
            })}
          </div>
        ))}
      </div>
    </div>
  );
}

/** Red only for what is overdue, amber for what is behind or near: the tint says the worst of what the signs say. */
function tintOf(digits: string): string {
  return digits.startsWith('0') ? 'is-red' : digits[1] === '0' || digits.startsWith('1') ? 'is-amber' : digits.startsWith('4') ? 'is-done' : '';
}

function Signs({ digits }: { readonly digits: string }): ReactNode {
  return DIGITS.map(([of, all], place) => { const state = all[Number(digits[place])] ?? ''; return <i key={of} aria-hidden="true" className={`mark is-${of} is-${state}`}>{SHAPES[of][state]}</i>; });
}

function Printed({ matrix: { units, tasks }, states }: { readonly matrix: Pick<Matrix, 'units' | 'tasks' | 'cells'>; readonly states: ReadonlyMap<number, string> }): ReactNode {
  const say = useWords(words);
  return (
    <table className="matrix-printed">
      <thead><tr><th scope="col">{say('matrix.unit')}</th>{tasks.map((task) => <th key={task.id} scope="col" lang="zh-CN">{task.number ?? task.title.slice(0, 6)}</th>)}</tr></thead>
      <tbody>{units.map((unit, row) => <tr key={unit.id}><th scope="row" lang="zh-CN">{unit.name}</th>{tasks.map((task, column) => { const digits = states.get(row * tasks.length + column); return <td key={task.id}>{digits === undefined ? null : <Signs digits={digits} />}</td>; })}</tr>)}</tbody>
    </table>
  );
}

function Cell({ planId, unit, task, onOpen }: { readonly planId: string; readonly unit: Matrix['units'][number] | undefined; readonly task: Matrix['tasks'][number] | undefined; readonly onOpen: (id: string) => void }): ReactNode {
  const { data } = useOwed({ plan: planId, ...(unit === undefined ? {} : { unit: unit.id }), ...(task === undefined ? {} : { task: task.id }) });
  if (unit === undefined || task === undefined) return null;
  return <section className="matrix-chosen" aria-live="polite"><h2 lang="zh-CN">{unit.name} · {task.title}</h2>{data === undefined ? <Loading /> : <OwedTable items={data.pages.flatMap(({ items }) => items)} open={null} onOpen={onOpen} />}</section>;
}

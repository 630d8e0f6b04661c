/** What units owe of a plan, soonest first: filtered by the address, a line opens beside the list. */
import { Button, Input } from 'antd';
import { type ReactNode, useMemo } from 'react';
import { EVIDENCE_STATES, PACE_STATES, stateInWords, TIME_STATES } from '#delivery/four-states';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { useTyped } from '../shell/use-typed.ts';
import { Mark } from './Mark.tsx';
import { type Owed, type OwedQuery, useOwed } from './use-delivery.ts';
import { words } from './words.ts';

const FILTERS = { time: TIME_STATES, pace: PACE_STATES, evidence: EVIDENCE_STATES, standing: ['not-started', 'under-way', 'blocked', 'done'], reported: ['yes', 'no'] } as const;
type Filter = keyof typeof FILTERS;
const PASSED_ON = ['task', 'unit', 'under', 'workstream', 'target', 'problem', 'text'] as const;

export interface OwedListProps {
  /** Null: of all plans. */
  readonly planId: string | null;
  readonly params: URLSearchParams; readonly put: (patch: Readonly<Record<string, string | null>>) => void; readonly open: string | null; readonly onOpen: (id: string) => void }

export function OwedList({ planId, params, put, open, onOpen }: OwedListProps): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { language } = useSpeech();
  const search = params.toString();
  const asked = useMemo((): OwedQuery => {
    const given = new URLSearchParams(search);
    const entries = [...Object.keys(FILTERS), ...PASSED_ON].flatMap((key) => { const value = given.get(key); return value === null ? [] : [[key, value]]; });
    return { ...(planId === null ? {} : { plan: planId }), ...Object.fromEntries(entries) as Partial<OwedQuery> };
  }, [planId, search]);
  const { data, error, hasNextPage, fetchNextPage, isFetchingNextPage, isPlaceholderData } = useOwed(asked);
  const [text, setText] = useTyped(params.get('text') ?? '', (words) => put({ text: words }), 1);
  const items = data?.pages.flatMap((page) => page.items) ?? [];
  const wordOf = (filter: Filter, value: string): string => (filter === 'standing' ? say(`standing.${value as 'done'}`) : filter === 'reported' ? say(`reported.${value as 'yes'}`) : stateInWords(filter, value, language));
  const headOf = (filter: Filter): string => (filter === 'standing' || filter === 'reported' ? say(`filter.${filter}`) : say(`state.${filter}`));
  const others = PASSED_ON.filter((key) => key !== 'text' && params.get(key) !== null);
  const narrowed = Object.keys(asked).length > (planId === null ? 0 : 1);
  return (
    <>
      <div className="delivery-filters">
        <Input type="search" className="delivery-search" allowClear value={text} placeholder={say('filter.text')} aria-label={say('filter.text')} onChange={(event) => setText(event.target.value)} />
        {(Object.keys(FILTERS) as Filter[]).map((filter) => (
          <label key={filter} className="condition">{headOf(filter)}
            <select value={params.get(filter) ?? ''} onChange={(event) => put({ [filter]: event.target.value })}>
              <option value="">{say('filter.any')}</option>
              {FILTERS[filter].map((value) => <option key={value} value={value}>{wordOf(filter, value)}</option>)}
            </select>
          </label>
        ))}
        {others.length === 0 ? null : <button type="button" className="link" onClick={() => put(Object.fromEntries(others.map((key) => [key, null])))}>{say('delivery.clear')}</button>}
      </div>
      {error !== null && data === undefined ? <p className="refused" role="alert">{tell(error).detail}</p> : data === undefined ? <Loading /> : items.length === 0 ? (
        <p className="blank">{say('delivery.nothing')} {narrowed ? <button type="button" className="link" onClick={() => { setText(''); put(Object.fromEntries([...Object.keys(FILTERS), ...PASSED_ON].map((key) => [key, null]))); }}>{say('delivery.clear')}</button> : null}</p>
      ) : <OwedTable items={items} open={open} onOpen={onOpen} stale={isPlaceholderData} withPlan={planId === null} />}
      {hasNextPage ? <p className="next"><Button loading={isFetchingNextPage} onClick={() => void fetchNextPage()}>{say('more')}</Button></p> : null}
    </>
  );
}

export function OwedTable({ items, open, onOpen, stale = false, withPlan = false }: { readonly items: readonly Owed[]; readonly open: string | null; readonly onOpen: (id: string) => void; readonly stale?: boolean; readonly withPlan?: boolean }): ReactNode {
  const say = useWords(words);
  return (
    <table className={`owed-table${stale ? ' is-stale' : ''}`}>
      <thead><tr>{(['time', 'pace', 'evidence', 'register'] as const).map((of) => <th key={of} scope="col" className="mark-head">{say(`state.${of}`)}</th>)}<th scope="col">{say('column.task')}</th><th scope="col">{say('column.unit')}</th><th scope="col">{say('column.due')}</th><th scope="col">{say('column.progress')}</th></tr></thead>
      <tbody>
        {items.map((one) => (
          <tr key={one.id} className={one.id === open ? 'is-open' : undefined} onClick={(event) => { if ((event.target as Element).closest('a, button') === null) onOpen(one.id); }}>
            {(['time', 'pace', 'evidence', 'register'] as const).map((of) => <td key={of} className="mark-cell"><Mark of={of} state={one.states[of].state} because={one.states[of].because} /></td>)}
            <td className="owed-name" lang="zh-CN"><button type="button" aria-expanded={one.id === open} onClick={() => onOpen(one.id)}>{one.number === null ? null : <span className="quiet">{one.number} </span>}{one.title}</button>{one.part ? <small className="quiet"> {say('part')}</small> : null}{withPlan || one.heading !== null ? <small className="owed-place">{withPlan ? one.planTitle : ''}{withPlan && one.heading !== null ? ' · ' : ''}{one.heading ?? ''}</small> : null}</td>
            <td className="owed-unit" lang="zh-CN">{one.unitName}</td>
            <td className="owed-due">{one.dueOn ?? '—'}</td>
            <td className="owed-progress">{one.standing === null ? <span className="quiet">{say('standing.unknown')}</span> : say(`standing.${one.standing}`)}{one.problemKind === null ? null : `（${say(`problem.${one.problemKind}`)}）`}{one.reported === false ? <small className="is-missing">{say('filter.reported')}{say('reported.no')}</small> : null}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

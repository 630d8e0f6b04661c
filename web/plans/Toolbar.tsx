/** What is asked of the ledger: search, conditions as chips, views, layout, files. */
import { useQuery } from '@tanstack/react-query';
import { Input } from 'antd';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { useTyped } from '../shell/use-typed.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { type AskedKey, askedIn, type Column, COLUMNS, hiddenIn, LAYOUTS, layoutIn, patched, SORTS, sortIn, TIMES } from './address.ts';
import { Files } from './Files.tsx';
import { Views } from './Views.tsx';
import { KINDS, SHAPE } from './shown.ts';
import { useCounts } from './use-tasks.ts';
import { words } from './words.ts';

export function Toolbar({ total }: { readonly total: number | undefined }): ReactNode {
  const say = useWords(words);
  const [params, setParams] = useSearchParams();
  const asked = askedIn(params);
  const [layout, sort] = [layoutIn(params), sortIn(params)];
  const put = (patch: Parameters<typeof patched>[1]): void => setParams((now) => patched(now, { task: null, ...patch }), { replace: true });
  const { time: _time, ...others } = asked;
  const counts = new Map((useCounts(others, 'time').data ?? []).map(({ key, tasks }) => [key, tasks]));
  const [typed, setTyped] = useTyped(asked.text ?? '', (text) => put({ text }));
  const conditions = Object.keys(asked).length;
  const bar = useRef<HTMLDivElement>(null);
  // The heads of the list stay below the bar, which is taller where its conditions need two lines.
  useLayoutEffect(() => {
    const [element, page] = [bar.current, bar.current?.parentElement];
    if (element === null || page === null || page === undefined) return;
    const observer = new ResizeObserver(() => page.style.setProperty('--bar', getComputedStyle(element).position === 'sticky' ? `${element.offsetHeight}px` : '0px'));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);

  return (
    <div ref={bar} className="ledger-bar">
      <div className="ledger-bar-line">
        <Input className="ledger-search" type="search" allowClear value={typed} onChange={(event) => setTyped(event.target.value)} placeholder={say('ledger.search')} aria-label={say('ledger.search')} />
        <div className="times" role="group" aria-label={say('filter.time')}>
          {TIMES.map((time) => (
            <button key={time} type="button" className={`chip is-${time}`} aria-pressed={asked.time === time} onClick={() => put({ time: asked.time === time ? null : time })}><i aria-hidden="true">{SHAPE[time]}</i>{say(`time.${time}`)} <small>{counts.get(time) ?? 0}</small></button>
          ))}
        </div>
        <span className="ledger-total quiet" role="status">{total === undefined ? '' : say('ledger.total', { count: total })}</span>
        <div className="switch" role="group" aria-label={say('ledger.layout')}>
          {LAYOUTS.map((one) => <button key={one} type="button" aria-pressed={layout === one} onClick={() => put({ layout: one === 'list' ? null : one })}>{say(`layout.${one}`)}</button>)}
        </div>
      </div>
      <div className="ledger-bar-line is-second">
        <UnitCondition value={asked.unit ?? null} onChange={(unit) => put({ unit, ...(unit === null ? { role: null } : {}) })} />
        {asked.unit === undefined && asked.unitName === undefined ? null : <Choice label={say('filter.role')} value={asked.role} options={(['leading', 'cooperating'] as const).map((role) => [role, say(`role.${role}`)])} onChange={(role) => put({ role })} />}
        <PlanCondition value={asked.plan ?? null} onChange={(plan) => put({ plan, workstream: null })} />
        <details className="more-conditions">
          <summary>{say('filter.more')}</summary>
          <div>
            <Choice label={say('filter.kind')} value={asked.kind} options={KINDS.map((kind) => [kind, say(`kind.${kind}`)])} onChange={(kind) => put({ kind })} />
            <span className="condition">{say('filter.dueFrom')} <DateField bare daysOnly label={say('filter.dueFrom')} value={asked.dueFrom ?? ''} onChange={(day) => put({ dueFrom: day })} /> {say('filter.dueTo')} <DateField bare daysOnly label={say('filter.dueTo')} value={asked.dueTo ?? ''} onChange={(day) => put({ dueTo: day })} /></span>
            <Switch label={say('filter.target')} on={asked.target === 'yes'} onChange={(on) => put({ target: on ? 'yes' : null })} />
            <Switch label={say('filter.noLead')} on={asked.lead === 'none'} onChange={(on) => put({ lead: on ? 'none' : null })} />
            <Switch label={say('filter.withdrawn')} on={asked.withdrawn === 'yes'} onChange={(on) => put({ withdrawn: on ? 'yes' : null })} />
          </div>
        </details>
        <Chips asked={asked} onRemove={(key) => put({ [key]: null })} />
        {layout === 'list' ? <Choice label={say('sort')} value={sort === 'due' ? undefined : sort} first={say('sort.due')} options={SORTS.slice(1).map((one) => [one, say(`sort.${one}`)])} onChange={(value) => put({ sort: value })} /> : null}
        {conditions > 0 ? <button type="button" className="link" onClick={() => { setTyped(''); setParams((now) => patched(new URLSearchParams(), { layout: now.get('layout') })); }}>{say('ledger.clear')}</button> : null}
        <span className="ledger-bar-end">{layout === 'board' ? null : <Columns hidden={hiddenIn(params)} onChange={(hide) => put({ hide })} />}<Views /><Files asked={asked} /></span>
      </div>
    </div>
  );
}

function Columns({ hidden, onChange }: { readonly hidden: ReadonlySet<Column>; readonly onChange: (hide: string) => void }): ReactNode {
  const say = useWords(words);
  return (
    <details className="drop">
      <summary className="plain-button">{say('columns')}</summary>
      <div className="column-choices">{COLUMNS.map((column) => <label key={column} className="condition"><input type="checkbox" checked={!hidden.has(column)} onChange={(event) => onChange(COLUMNS.filter((one) => (one === column ? !event.target.checked : hidden.has(one))).join(','))} />{say(`column.${column}`)}</label>)}</div>
    </details>
  );
}

/** Conditions that have no field in sight: each with its way out. */
function Chips({ asked, onRemove }: { readonly asked: ReturnType<typeof askedIn>; readonly onRemove: (key: AskedKey) => void }): ReactNode {
  const say = useWords(words);
  const chips: [AskedKey, string][] = [];
  if (asked.unitName !== undefined) chips.push(['unitName', asked.unitName]);
  if (asked.kind !== undefined) chips.push(['kind', say(`kind.${asked.kind as (typeof KINDS)[number]}`)]);
  if (asked.target === 'yes') chips.push(['target', say('filter.target')]);
  if (asked.lead === 'none') chips.push(['lead', say('filter.noLead')]);
  if (asked.withdrawn === 'yes') chips.push(['withdrawn', say('filter.withdrawn')]);
  if (asked.metric !== undefined) chips.push(['metric', asked.metric]);
  if (asked.dueFrom !== undefined) chips.push(['dueFrom', `${say('filter.dueFrom')} ${asked.dueFrom}`]);
  if (asked.dueTo !== undefined) chips.push(['dueTo', `${say('filter.due')} ${say('filter.dueTo')} ${asked.dueTo}`]);
  return <>{chips.map(([key, name]) => <button key={key} type="button" className="chip is-set" aria-label={say('filter.remove', { name })} onClick={() => onRemove(key)}>{name} <span aria-hidden="true">×</span></button>)}</>;
}

export function Choice({ label, value, options, first, onChange }: { readonly label: string; readonly value: string | undefined; readonly options: readonly (readonly [string, string])[]; readonly first?: string; readonly onChange: (value: string | null) => void }): ReactNode {
  const say = useWords(words);
  return (
    <label className={`condition${value === undefined ? '' : ' is-set'}`}>{label}
      <select value={value ?? ''} onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}>
        <option value="">{first ?? say('filter.any')}</option>
        {options.map(([one, name]) => <option key={one} value={one}>{name}</option>)}
      </select>
    </label>
  );
}

function Switch({ label, on, onChange }: { readonly label: string; readonly on: boolean; readonly onChange: (on: boolean) => void }): ReactNode {
  return <label className="condition"><input type="checkbox" checked={on} onChange={(event) => onChange(event.target.checked)} />{label}</label>;
}

function UnitCondition({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string | null) => void }): ReactNode {
  const say = useWords(words);
  const { data } = useQuery({ queryKey: ['unit', value], enabled: value !== null, staleTime: 60_000, queryFn: ({ signal }) => call('openUnit', { params: { id: value ?? '' }, signal }) });
  return <span className={`condition is-unit${value === null ? '' : ' is-set'}`}><span>{say('filter.unit')}</span><UnitPicker label={say('filter.unit')} value={value === null ? null : { id: value, name: data?.unit.name ?? '…' }} onChange={(unit) => onChange(unit?.id ?? null)} /></span>;
}

function PlanCondition({ value, onChange }: { readonly value: string | null; readonly onChange: (id: string | null) => void }): ReactNode {
  const say = useWords(words);
  const { data } = useQuery({ queryKey: ['plans', 'published'], staleTime: 30_000, queryFn: ({ signal }) => call('listPlans', { query: { status: 'published', limit: 200 }, signal }) });
  return <Choice label={say('filter.plan')} value={value ?? undefined} options={(data?.items ?? []).map(({ id, title }) => [id, title])} onChange={onChange} />;
}

/** What is due in a month, day by day, with the days on which nobody works. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { Link, useSearchParams } from 'react-router';
import { addDays, addMonths, dayKind } from '#calendar';
import { call } from '../api/call.ts';
import { today as dayNow } from '../clock.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useProblem } from '../shell/use-problem.ts';
import type { DueItem } from './use-delivery.ts';
import { words } from './glance-words.ts';
import './states.css';

export default function DuePage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [params, setParams] = useSearchParams();
  const asked = params.get('month') ?? '';
  const month = /^\d{4}-(?:0[1-9]|1[0-2])$/u.test(asked) ? asked : dayNow().slice(0, 7);
  const from = `${month}-01`;
  const to = addDays(addMonths(from, 1), -1);
  const { data, error } = useQuery({ queryKey: ['due', month], queryFn: ({ signal }) => call('listDue', { query: { from, to }, signal }) });
  useEffect(() => { document.title = say('due.title'); }, [say]);
  const show = (next: string): void => setParams(next === dayNow().slice(0, 7) ? {} : { month: next }, { replace: true });
  const days = Map.groupBy(data?.items ?? [], ({ on }) => on);
  return (
    <div className="due-page">
      <h1>{say('due.title')}</h1>
      <p className="due-bar">
        <button type="button" className="plain-button" onClick={() => show(addMonths(from, -1).slice(0, 7))}>{say('due.before')}</button>
        <label><span className="visually-hidden">{say('due.month')}</span><input type="month" value={month} onChange={(event) => { if (event.target.value !== '') show(event.target.value); }} /></label>
        <button type="button" className="plain-button" onClick={() => show(addMonths(from, 1).slice(0, 7))}>{say('due.after')}</button>
        {month === dayNow().slice(0, 7) ? null : <button type="button" className="link" onClick={() => show(dayNow().slice(0, 7))}>{say('due.this')}</button>}
      </p>
      {error !== null ? <p className="refused" role="alert">{tell(error).detail}</p> : data === undefined ? <Loading /> : data.items.length === 0 ? <p className="blank">{say('due.none')}</p> : (
        <>
          {data.more ? <p role="status">{say('due.tooMany')}</p> : null}
          <ol className="due-days">{[...days].map(([day, items]) => <li key={day} className={day === data.today ? 'is-today' : undefined}><h2>{day} <DayNote day={day} />{day === data.today ? <small> {say('due.today')}</small> : null}</h2><ul>{items.map((item, n) => <Due key={n} item={item} today={data.today} />)}</ul></li>)}</ol>
        </>
      )}
    </div>
  );
}

function DayNote({ day }: { readonly day: string }): ReactNode {
  const say = useWords(words);
  const kind = dayKind(day);
  if (kind.kind === 'holiday') return <small className="is-missing">{say('due.holiday', { name: kind.name })}</small>;
  if (kind.kind === 'worked-weekend') return <small className="quiet">{say('due.worked')}</small>;
  if (kind.kind === 'unknown') return <small className="quiet">{say('due.unknown')}</small>;
  return kind.kind === 'weekend' ? <small className="is-missing">{say('due.weekend')}</small> : null;
}

function Due({ item, today }: { readonly item: DueItem; readonly today: string }): ReactNode {
  const say = useWords(words);
  const open = item.done < item.units;
  const query = item.taskId === null ? 'reported=no' : `task=${item.taskId}`;
  return (
    <li>
      <span className="due-kind">{say(`due.${item.kind}`)}</span>
      <span><Link to={`/plans/${item.planId}/delivery?${query}`} lang="zh-CN">{item.title}</Link> <small className="quiet" lang="zh-CN">{item.planTitle}</small></span>
      <span className={open && item.on < today ? 'is-late' : 'quiet'}>{item.unitName ?? say('due.units', { count: item.units })}{item.units > 1 || item.done > 0 ? ` · ${say('due.done', { done: item.done, units: item.units })}` : ''}</span>
    </li>
  );
}

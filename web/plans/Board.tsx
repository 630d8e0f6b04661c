/** Columns by time or by who leads; a column shows its first tasks and how many there are. */
import type { ReactNode } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { TaskItem } from '#plans/model';
import { useWords } from '../labels/words.ts';
import { type Asked, patched, TIMES } from './address.ts';
import { deadlinesOf, leadsOf, nameOf, SHAPE, timeWords } from './shown.ts';
import { useCounts, useTasks } from './use-tasks.ts';
import { words } from './words.ts';

const SHOWN = 20;
const MOST_COLUMNS = 8;

export function Board({ asked, today, onOpen }: { readonly asked: Asked; readonly today: string; readonly onOpen: (id: string) => void }): ReactNode {
  const say = useWords(words);
  const [params, setParams] = useSearchParams();
  const by = params.get('by') === 'lead' ? 'lead' : 'time';
  const { data: groups = [] } = useCounts(asked, by);
  const columns = by === 'time'
    ? TIMES.filter((time) => asked.time === undefined || asked.time === time).map((time) => ({ key: time, label: `${SHAPE[time]} ${say(`time.${time}`)}`, tasks: groups.find(({ key }) => key === time)?.tasks ?? 0, asked: { ...asked, time } }))
    : groups.slice(0, MOST_COLUMNS).map(({ key, label, tasks }) => ({ key: key ?? label ?? '', label: label ?? say('board.unnamed'), tasks, asked: key !== null ? { ...asked, unit: key, role: 'leading' } : label !== null ? { ...asked, unitName: label, role: 'leading' } : { ...asked, lead: 'none' } }));
  return (
    <div className="board-frame">
      <div className="switch" role="group" aria-label={say('board.by')}>
        {(['time', 'lead'] as const).map((one) => <button key={one} type="button" aria-pressed={by === one} onClick={() => setParams((now) => patched(now, { by: one === 'time' ? null : one }), { replace: true })}>{say(one === 'time' ? 'board.byTime' : 'board.byLead')}</button>)}
      </div>
      <div className="board">
        {columns.map((column) => <Column key={column.key} label={column.label} count={column.tasks} asked={column.asked} today={today} onOpen={onOpen} params={params} />)}
      </div>
    </div>
  );
}

function Column({ label, count, asked, today, onOpen, params }: { readonly label: string; readonly count: number; readonly asked: Asked; readonly today: string; readonly onOpen: (id: string) => void; readonly params: URLSearchParams }): ReactNode {
  const say = useWords(words);
  const { data } = useTasks(asked, 'due', SHOWN);
  const tasks = data?.pages[0]?.items ?? [];
  return (
    <section className="board-column" aria-label={label}>
      <h2 lang="zh-CN">{label} <small>{count}</small></h2>
      <ul>{tasks.map((task) => <li key={task.id}><BoardCard task={task} today={today} onOpen={onOpen} /></li>)}</ul>
      {count > tasks.length && tasks.length > 0 ? <Link to={`?${patched(params, { ...asked, layout: null, by: null }).toString()}`}>{say('board.more', { count: count - tasks.length })}</Link> : null}
    </section>
  );
}

function BoardCard({ task, today, onOpen }: { readonly task: TaskItem; readonly today: string; readonly onOpen: (id: string) => void }): ReactNode {
  const say = useWords(words);
  const leads = leadsOf(task.card);
  return (
    <button type="button" className="board-card" lang="zh-CN" onClick={() => onOpen(task.id)}>
      <span className="clipped">{nameOf(task)}</span>
      <small>{leads.length === 0 ? say('noLead') : leads.join('、')}</small>
      <small className={`cell-time is-${task.time}`}>{timeWords(say, task, today)}{deadlinesOf(task.card).length > 0 ? ` · ${deadlinesOf(task.card).join('；')}` : ''}</small>
    </button>
  );
}

/** What falls due in a year, month by month; its papers. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { type Answer, call } from '../api/call.ts';
import { saveResponse } from '../api/download.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './words.ts';
import { useYear, YearChoice, YearFrame } from './YearFrame.tsx';

type YearLine = Answer<'openAnnualPlan'>['standing'][number];

export default function AnnualPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const notify = useNotify();
  const complaint = useComplaint();
  const { year } = useYear();
  const [params, setParams] = useSearchParams();
  const [busy, setBusy] = useState(false);
  const unit = params.get('unit') ?? undefined;
  const below = params.get('below') === 'yes' ? 'yes' : 'no';
  const { data, error } = useQuery({ queryKey: ['annual', year, unit, below], queryFn: ({ signal }) => call('openAnnualPlan', { params: { year }, query: { unit, below }, signal }) });
  const choose = (id: string | null): void => setParams((now) => { const to = new URLSearchParams(now); if (id === null) to.delete('unit'); else to.set('unit', id); return to; }, { replace: true });
  const reach = (all: boolean): void => setParams((now) => { const to = new URLSearchParams(now); if (all) to.set('below', 'yes'); else to.delete('below'); return to; }, { replace: true });
  if (error !== null && data === undefined) {
    const { title, detail, id } = tell(error);
    return <Sentence title={title} detail={detail} id={id} action={<button type="button" className="link" onClick={() => choose(null)}>{say('tab.annual')}</button>} />;
  }
  async function save(what: 'plan' | 'agenda' | 'letter'): Promise<void> {
    setBusy(true);
    try {
      await saveResponse(await call('exportAnnualPlan', { params: { year }, query: { unit, below, what } }), `${what}.docx`);
    } catch (failure) {
      notify({ text: complaint(failure), failed: true });
    }
    setBusy(false);
  }
  const parts = data === undefined ? [] : [{ head: say('annual.carried'), items: data.carriedOver }, ...data.months.map(({ month, items }) => ({ head: say('annual.month', { month }), items })), { head: say('annual.standing'), items: data.standing }].filter(({ items }) => items.length > 0);
  return (
    <YearFrame title={say('annual.title', { year })} about={say('annual.about')} action={parts.length === 0 ? null : (
      <>
        <Button disabled={busy} onClick={() => void save('plan')}>{say('paper.plan')}</Button>
        {data === undefined || data.blocked === 0 ? null : <Button disabled={busy} onClick={() => void save('agenda')}>{say('paper.agenda')}</Button>}
        {unit === undefined ? null : <Button disabled={busy} onClick={() => void save('letter')}>{say('paper.letter')}</Button>}
      </>
    )}>
      <div className="year-bar"><YearChoice /><UnitPicker label={say('unit')} placeholder={say('unit')} value={data?.unit ?? null} onChange={(chosen) => choose(chosen?.id ?? null)} />{unit === undefined ? null : <label><input type="checkbox" checked={below === 'yes'} onChange={(event) => reach(event.target.checked)} /> {say('below')}</label>}{data === undefined || parts.length === 0 ? null : <span role="status">{say('annual.counts', { due: data.due, closed: data.closed, blocked: data.blocked })}{unit === undefined ? <span className="quiet"> {say('paper.letterHint')}</span> : null}</span>}</div>
      {data === undefined ? <Loading /> : parts.length === 0 ? <p className="blank">{say('annual.none')}</p> : parts.map(({ head, items }) => (
        <section key={head}>
          <h2>{head} <span className="quiet">{say('annual.count', { count: items.length })}</span></h2>
          <Lines items={items} today={data.today} />
        </section>
      ))}
      {data?.more === true ? <p className="quiet">{say('annual.more')}</p> : null}
    </YearFrame>
  );
}

function Lines({ items, today }: { readonly items: readonly YearLine[]; readonly today: string }): ReactNode {
  const say = useWords(words);
  return (
    <table className="year-lines">
      <thead><tr><th scope="col">{say('col.task')}</th><th scope="col">{say('col.unit')}</th><th scope="col">{say('col.due')}</th><th scope="col">{say('col.state')}</th></tr></thead>
      <tbody>{items.map((line) => {
        const late = line.status !== 'closed' && line.dueOn !== null && line.dueOn < today;
        return (
          <tr key={line.id}>
            <td lang="zh-CN"><Link to={`/plans/${line.planId}?task=${line.taskId}`}>{line.number === null ? '' : `${line.number}. `}{line.title}</Link><br /><span className="quiet">{line.planTitle}</span></td>
            <td lang="zh-CN">{line.unitName}</td><td>{line.dueOn ?? say('always')}{late ? <> <span className="year-late">{say('late')}</span></> : null}</td><td>{line.status === 'closed' ? say('closed') : say(`standing.${line.standing ?? 'none'}`)}</td>
          </tr>
        );
      })}</tbody>
    </table>
  );
}

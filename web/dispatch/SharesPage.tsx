/** 指标分解: one target over the units that owe it, with its sum while one types, and the way to each share. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useState } from 'react';
import { Link, useParams, useSearchParams } from 'react-router';
import type { Share, Trajectory, Waypoint } from '#delivery/model';
import { type Answer, call } from '../api/call.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { evenly, pointsIn, pointsWritten } from './figures.ts';
import { useAct } from './use-act.ts';
import { words } from './words.ts';
import './dispatch.css';

type Shared = Answer<'openTargetShares'>;
const WAYS = ['none', 'line', 'steps', 'by-hand'] as const satisfies readonly Trajectory[];

export default function SharesPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { id = '' } = useParams();
  const [params] = useSearchParams();
  const [parent, back] = [params.get('parent') ?? undefined, params.get('back')];
  const { data, error } = useQuery({ queryKey: ['delivery-shares', id, parent], queryFn: ({ signal }) => call('openTargetShares', { params: { id }, query: { parent }, signal }) });
  useEffect(() => { if (data !== undefined) document.title = say('shares.title', { metric: data.target.metric }); }, [say, data]);
  if (error !== null) { const told = tell(error); return <Sentence title={told.title} detail={told.detail} id={told.id} />; }
  if (data === undefined) return <Loading />;
  return (
    <div className="dispatch-page">
      {back === null ? null : <p className="dispatch-back"><Link to={`/assignments/${back}`}>{say('shares.back')}</Link></p>}
      <header className="dispatch-head"><div><h1 lang="zh-CN">{say('shares.title', { metric: data.target.metric })}</h1><p lang="zh-CN">{say('shares.lead', { text: data.target.text })}</p>
        <p className="quiet">{data.whole === null ? say('shares.wholeNone') : `${say('shares.whole', { value: data.whole, unit: data.target.unit })}。${say(data.target.adds ? 'shares.adds' : 'shares.each')}`}{data.target.basis === 'per-year' ? ` ${say('shares.perYear')}` : ''}</p></div></header>
      <Lines key={data.shares.map(({ id: share, version }) => `${share}${version}`).join()} targetId={id} parentId={parent ?? null} shared={data} />
    </div>
  );
}

interface Line { readonly assignmentId: string; readonly name: string; readonly value: string; readonly base: string; readonly startsOn: string; readonly endsOn: string; readonly trajectory: Trajectory; readonly points: string }

function lineOf(candidate: Shared['candidates'][number], share: Share | undefined): Line {
  return {
    assignmentId: candidate.assignmentId, name: candidate.title ?? candidate.unitName, value: share === undefined ? '' : String(share.value), base: share === undefined ? '0' : String(share.base), startsOn: share?.startsOn ?? '', endsOn: share === undefined ? candidate.dueOn ?? '' : share.endsOn ?? '',
    trajectory: share?.trajectory ?? 'none', points: pointsWritten(share?.waypoints ?? []),
  };
}

function Lines({ targetId, parentId, shared }: { readonly targetId: string; readonly parentId: string | null; readonly shared: Shared }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const { target, whole, shares, candidates, mayShare } = shared;
  const [lines, setLines] = useState(() => candidates.map((candidate) => lineOf(candidate, shares.find(({ assignmentId }) => assignmentId === candidate.assignmentId))));
  const change = (id: string, part: Partial<Line>): void => setLines((before) => before.map((line) => (line.assignmentId === id ? { ...line, ...part } : line)));
  const told = lines.filter(({ value }) => value.trim() !== '');
  const numbers = told.map(({ value }) => Number(value));
  const sum = Number(numbers.reduce((total, value) => total + value, 0).toPrecision(12));
  const apart = whole === null ? 0 : Number((whole - sum).toPrecision(12));
  const wrong = numbers.some((value) => !Number.isFinite(value)) || told.some(({ trajectory, points }) => (trajectory === 'steps' || trajectory === 'by-hand') && pointsIn(points) === null);
  const save = useAct(() => call('shareTargetOut', { params: { id: targetId }, body: {
    parentId, seen: shares.map(({ id, version }) => ({ id, version })),
    shares: told.map(({ assignmentId, value, base, startsOn, endsOn, trajectory, points }) => ({
      assignmentId, value: Number(value), base: Number(base) || 0, trajectory, startsOn: trajectory === 'none' || startsOn === '' ? null : startsOn, endsOn: trajectory === 'none' || endsOn === '' ? null : endsOn,
      waypoints: trajectory === 'steps' || trajectory === 'by-hand' ? pointsIn(points) as Waypoint[] : [],
    })),
  } }), () => notify({ text: say('shares.saved') }));
  const divide = (): void => { if (whole !== null) { const parts = evenly(whole, lines.length); setLines((before) => before.map((line, place) => ({ ...line, value: String(parts[place]) }))); } };
  return (
    <>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      <table className="dispatch-table share-table">
        <thead><tr><th scope="col">{say('shares.unit')}</th><th scope="col" className="figure">{say('shares.value', { unit: target.unit })}</th><th scope="col">{say('shares.way')}</th></tr></thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.assignmentId}>
              <th scope="row" lang="zh-CN">{line.name}</th>
              <td className="figure" data-label={say('shares.value', { unit: target.unit })}>{mayShare ? <Input aria-label={`${line.name}：${say('shares.value', { unit: target.unit })}`} inputMode="decimal" value={line.value} status={Number.isFinite(Number(line.value)) ? '' : 'error'} onChange={(event) => change(line.assignmentId, { value: event.target.value })} /> : line.value}</td>
              <td data-label={say('shares.way')}>
                {mayShare ? <select aria-label={`${line.name}：${say('shares.way')}`} value={line.trajectory} onChange={(event) => change(line.assignmentId, { trajectory: event.target.value as Trajectory })}>{WAYS.map((way) => <option key={way} value={way}>{say(way === 'none' ? 'shares.none-way' : `shares.${way}`)}</option>)}</select> : say(line.trajectory === 'none' ? 'shares.none-way' : `shares.${line.trajectory}`)}
                {line.trajectory === 'none' ? null : mayShare ? (
                  <div className="share-way">
                    {target.basis === 'per-year' ? null : <label>{say('shares.base')} <Input aria-label={`${line.name}：${say('shares.base')}`} inputMode="decimal" value={line.base} onChange={(event) => change(line.assignmentId, { base: event.target.value })} /></label>}
                    <span>{say('shares.starts')} <DateField bare label={`${line.name}：${say('shares.starts')}`} value={line.startsOn} onChange={(startsOn) => change(line.assignmentId, { startsOn })} /></span>
                    <span>{say('shares.ends')} <DateField bare label={`${line.name}：${say('shares.ends')}`} value={line.endsOn} onChange={(endsOn) => change(line.assignmentId, { endsOn })} /></span>
                    {line.trajectory === 'line' ? null : <label className="share-points">{say('shares.points')} <Input aria-label={`${line.name}：${say('shares.points')}`} value={line.points} placeholder={say('shares.pointsHint')} status={pointsIn(line.points) === null ? 'error' : ''} onChange={(event) => change(line.assignmentId, { points: event.target.value })} />{pointsIn(line.points) === null ? <small className="refused">{say('shares.pointsWrong')}</small> : null}</label>}
                  </div>
                ) : <small>{[line.startsOn, line.endsOn].filter((day) => day !== '').join(' – ')} {line.points}</small>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {!target.adds || whole === null ? null : <p className="share-sum" role="status"><b>{say('shares.sum', { sum, unit: target.unit })}</b> <span className={apart === 0 ? '' : 'since'}>{apart === 0 ? say('shares.equal') : say(apart > 0 ? 'shares.less' : 'shares.moreThan', { difference: Math.abs(apart), unit: target.unit })}</span></p>}
      {!mayShare || whole === null ? null : <p className="dispatch-actions"><Button type="primary" disabled={wrong} loading={save.isPending} onClick={() => save.mutate(undefined)}>{say('shares.save')}</Button>{target.adds ? <Button onClick={divide}>{say('shares.even')}</Button> : null}</p>}
    </>
  );
}

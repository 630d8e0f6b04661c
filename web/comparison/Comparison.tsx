/** What differs, by kind, and which task answers which. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { ComparedTaskItem, PlanComparison, ShownPair } from '#plans/model';
import { addressOf, call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { CounterpartDialog } from './CounterpartDialog.tsx';
import { KINDS, lineOf, taskName } from './wording.ts';
import { words } from './words.ts';

export function Comparison({ id, planId }: { readonly id: string; readonly planId: string }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const complaint = useComplaint();
  const notify = useNotify();
  const queries = useQueryClient();
  const [tab, setTab] = useState<'differences' | 'pairs'>('differences');
  const [saying, setSaying] = useState<ComparedTaskItem | null>(null);
  const { data, error } = useQuery({ queryKey: ['comparison', id], queryFn: ({ signal }) => call('openComparison', { params: { id }, signal }) });
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['implementations', planId] });
  const link = useMutation({ mutationFn: (upperPlanId: string) => call('linkPlans', { params: { id: planId }, body: { upperPlanId } }), onSuccess: again, onError: (failed) => { notify({ text: complaint(failed), failed: true }); } });
  const unlink = useMutation({
    mutationFn: (now: PlanComparison) => call('unlinkPlans', { params: { id }, ifMatch: now.version }),
    onSuccess: async (_, now) => {
      notify({ text: say('unlinked', { title: now.upper.title }), action: { label: say('undo'), run: () => link.mutate(now.upper.id) } });
      await again();
    },
    onError: (failed) => { notify({ text: complaint(failed), failed: true }); },
  });
  if (error) return <Sentence title={tell(error).title} detail={tell(error).detail} />;
  if (data === undefined) return <Loading />;
  return (
    <section>
      <p className="comparison-facts"><b lang="zh-CN">{say('upper', { title: data.upper.title })}</b><span>{say('summary', { upper: data.upper.tasks.length, lower: data.lower.tasks.length, held: data.heldCount })}</span></p>
      <div className="comparison-bar">
        <div className="switch" role="group" aria-label={say('title')}>
          <button type="button" aria-pressed={tab === 'differences'} onClick={() => setTab('differences')}>{say('tab.differences', { count: data.differences.length })}</button>
          <button type="button" aria-pressed={tab === 'pairs'} onClick={() => setTab('pairs')}>{say('tab.pairs', { count: data.pairs.length })}</button>
        </div>
        <a className="plain-button" href={addressOf('exportComparison', { params: { id }, query: { format: 'docx' } })}>{say('report')}</a>
        <a className="plain-button" href={addressOf('exportComparison', { params: { id }, query: { format: 'xlsx' } })}>{say('reportExcel')}</a>
        {data.editable ? <button type="button" className="plain-button" onClick={() => unlink.mutate(data)}>{say('unlink')}</button> : null}
      </div>
      {tab === 'differences' ? <Differences data={data} onSay={data.editable ? setSaying : null} /> : <Pairs data={data} onSay={data.editable ? setSaying : null} />}
      {saying === null ? null : <CounterpartDialog comparison={data} task={saying} onClose={() => setSaying(null)} />}
    </section>
  );
}

type OnSay = ((task: ComparedTaskItem) => void) | null;

function Differences({ data, onSay }: { readonly data: PlanComparison; readonly onSay: OnSay }): ReactNode {
  const say = useWords(words);
  if (data.differences.length === 0) return <p className="blank">{say('clean')}</p>;
  return (
    <table className="comparison-list">
      <thead><tr><th scope="col">{say('column.upper')}</th><th scope="col">{say('column.lower')}</th><th scope="col">{say('column.differs')}</th></tr></thead>
      {KINDS.map((kind) => {
        const some = data.differences.filter((one) => one.kind === kind);
        return some.length === 0 ? null : (
          <tbody key={kind}>
            <tr className="kind"><th scope="rowgroup" colSpan={3}>{say(`kind.${kind}`)} <span className="quiet">{some.length}</span></th></tr>
            {some.map((one, place) => {
              const line = lineOf(one, data);
              return (
                <tr key={`${kind} ${place}`}>
                  <td lang="zh-CN"><Words words={line.upperWords} task={line.upperTask} /></td>
                  <td lang="zh-CN" data-label={say('column.lower')}><Words words={line.lowerWords} task={line.lowerTask} /></td>
                  <td data-label={say('column.differs')}>
                    {kind === 'no-counterpart' ? say('says.no-counterpart') : kind === 'target-not-taken-up' ? say('says.target-not-taken-up') : kind === 'no-lead' ? say('says.no-lead')
                      : kind === 'no-deadline' ? say('says.no-deadline', { upper: line.values?.[0] ?? '' }) : say('says.values', { upper: line.values?.[0] ?? '', lower: line.values?.[1] ?? '' })}
                    {onSay === null || line.upperTask === null ? null : <button type="button" className="link say" aria-label={say('sayOf', { task: taskName(line.upperTask) })} onClick={() => onSay(line.upperTask as ComparedTaskItem)}>{say('say')}</button>}
                  </td>
                </tr>
              );
            })}
          </tbody>
        );
      })}
    </table>
  );
}

function Pairs({ data, onSay }: { readonly data: PlanComparison; readonly onSay: OnSay }): ReactNode {
  const say = useWords(words);
  const rows: readonly (readonly [ComparedTaskItem, ShownPair | null])[] = data.upper.tasks.map((task) => [task, data.pairs.find(({ upper }) => upper === task.id) ?? null]);
  return (
    <table className="comparison-list">
      <thead><tr><th scope="col">{say('column.upper')}</th><th scope="col">{say('column.lower')}</th><th scope="col">{say('column.by')}</th></tr></thead>
      <tbody>
        {rows.map(([task, pair]) => (
          <tr key={task.id}>
            <td lang="zh-CN"><Words words={null} task={task} /></td>
            <td lang="zh-CN" data-label={say('column.lower')}>{pair === null ? '—' : pair.lower === null ? say('exempt', { reason: pair.reason ?? '' }) : <Words words={null} task={data.lower.tasks.find(({ id }) => id === pair.lower) ?? null} />}</td>
            <td data-label={say('column.by')}>{pair === null ? say('says.no-counterpart') : pair.by === 'person' ? say('by.person') : say('by.words', { score: Math.round(pair.score * 100) })}
              {onSay === null ? null : <button type="button" className="link say" aria-label={say('sayOf', { task: taskName(task) })} onClick={() => onSay(task)}>{say('say')}</button>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The words of a target with its task below, or the task; a published task opens. */
function Words({ words: own, task }: { readonly words: string | null; readonly task: ComparedTaskItem | null }): ReactNode {
  if (task === null) return own;
  const name = /^[0-9a-f]{8}-/.test(task.id) ? <Link to={`/ledger?task=${task.id}`}>{taskName(task)}</Link> : taskName(task);
  return own === null ? name : <>{own}<small>{name}</small></>;
}

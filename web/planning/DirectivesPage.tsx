/** Instructions and minutes: what each asks of whom, and what became of it. */
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { Field } from '../access/Field.tsx';
import { useSession } from '../access/session.tsx';
import { type Answer, call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { FormDialog } from '../people/FormDialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { DirectiveDialog } from './DirectiveDialog.tsx';
import { words } from './words.ts';
import { YearFrame } from './YearFrame.tsx';

type Directive = Answer<'openDirective'>;
type DirectivePoint = Directive['points'][number];

export default function DirectivesPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { can } = useSession();
  const queries = useQueryClient();
  const [params, setParams] = useSearchParams();
  const [adding, setAdding] = useState(false);
  const open = params.get('open') === '1' ? 'yes' : 'no';
  const task = params.get('task') ?? undefined;
  const found = useInfiniteQuery({
    queryKey: ['directives', open, task], initialPageParam: undefined as string | undefined, getNextPageParam: (page: { next: string | null }) => page.next ?? undefined,
    queryFn: ({ pageParam, signal }) => call('listDirectives', { query: { open, task, cursor: pageParam }, signal }),
  });
  if (found.error !== null && found.data === undefined) {
    const { title, detail, id } = tell(found.error);
    return <Sentence title={title} detail={detail} id={id} />;
  }
  const items = found.data?.pages.flatMap((page) => page.items) ?? [];
  const done = async (): Promise<void> => { await queries.invalidateQueries({ queryKey: ['directives'] }); };
  const show = (only: boolean): void => setParams((now) => { const to = new URLSearchParams(now); if (only) to.set('open', '1'); else to.delete('open'); return to; }, { replace: true });
  return (
    <YearFrame title={say('tab.directives')} about={say('directives.about')} action={can('dispatch-tasks') ? <Button type="primary" onClick={() => setAdding(true)}>{say('directives.add')}</Button> : null}>
      <div className="switch" role="group" aria-label={say('directives.filter')}><button type="button" aria-pressed={open === 'no'} onClick={() => show(false)}>{say('directives.all')}</button><button type="button" aria-pressed={open === 'yes'} onClick={() => show(true)}>{say('directives.open')}</button></div>
      {found.isPending ? <Loading /> : items.length === 0 ? <p className="blank">{say(open === 'yes' ? 'directives.noneOpen' : 'directives.none')}</p> : <div>{items.map((one) => <Entry key={one.id} directive={one} onDone={done} />)}</div>}
      {found.hasNextPage ? <p><Button onClick={() => void found.fetchNextPage()} disabled={found.isFetchingNextPage}>{say('directives.more')}</Button></p> : null}
      {adding ? <DirectiveDialog onDone={done} onClose={() => setAdding(false)} /> : null}
    </YearFrame>
  );
}

function Entry({ directive, onDone }: { readonly directive: Directive; readonly onDone: () => Promise<void> }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const [answering, setAnswering] = useState<DirectivePoint | null>(null);
  const attempt = async (what: () => Promise<unknown>, said: string): Promise<void> => {
    try {
      await what();
      notify({ text: said });
    } catch (error) {
      notify({ text: complaint(error), failed: true });
    }
    await onDone();
  };
  return (
    <article className="directive">
      <header>
        <b>{say(`kind.${directive.kind}`)}</b><span lang="zh-CN">{directive.source}</span><span>{directive.number}</span><span>{directive.issuedOn}</span><span className="quiet" lang="zh-CN">{directive.unit.name}</span>
        {directive.mayChange && directive.points.every(({ answeredOn }) => answeredOn === null) ? <button type="button" className="danger" onClick={() => { if (confirm(say('d.removeAsk'))) void attempt(() => call('removeDirective', { params: { id: directive.id }, ifMatch: directive.version }), say('d.removed')); }}>{say('d.remove')}</button> : null}
      </header>
      <ol>{directive.points.map((point) => (
        <li key={point.id}>
          <span lang="zh-CN">{point.gist}</span>
          <div className="directive-more">
            {point.task === null ? null : <Link to={`/plans/${point.task.planId}?task=${point.task.id}`} lang="zh-CN">{point.task.number === null ? '' : `${point.task.number}. `}{point.task.title}</Link>}
            {point.owing === null ? null : <span lang="zh-CN">{point.owing.name}</span>}
            {point.dueOn === null ? null : <span>{say('p.due', { day: point.dueOn })}{point.overdue ? <b className="year-late"> {say('p.late')}</b> : null}</span>}
            {point.answeredOn === null ? null : <span>{say('p.answered', { day: point.answeredOn })}{point.answerNumber === null ? '' : say('p.by', { number: point.answerNumber })}</span>}
            {!point.mayAnswer ? null : point.answeredOn === null ? <button type="button" className="link" aria-label={say('p.answerOf', { gist: point.gist })} onClick={() => setAnswering(point)}>{say('p.answer')}</button>
              : <button type="button" className="link" onClick={() => void attempt(() => call('answerDirectivePoint', { params: { id: point.id }, ifMatch: point.version, body: { answeredOn: null } }), say('p.saved'))}>{say('p.again')}</button>}
          </div>
        </li>
      ))}</ol>
      {answering === null ? null : <AnswerDialog point={answering} onDone={onDone} onClose={() => setAnswering(null)} />}
    </article>
  );
}

function AnswerDialog({ point, onDone, onClose }: { readonly point: DirectivePoint; readonly onDone: () => Promise<void>; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const [day, setDay] = useState(() => today());
  const [number, setNumber] = useState('');
  return (
    <FormDialog title={say('p.answer')} about={point.gist} button={say('save')} possible={day !== ''} onClose={onClose} onDo={async () => {
      await call('answerDirectivePoint', { params: { id: point.id }, ifMatch: point.version, body: { answeredOn: day, answerNumber: number.trim() === '' ? null : number.trim() } });
      notify({ text: say('p.saved') });
      await onDone();
    }}>
      <DateField label={say('p.day')} required value={day} onChange={setDay} />
      <Field label={say('p.number')} maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} />
    </FormDialog>
  );
}

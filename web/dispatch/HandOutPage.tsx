/** Tasks of one plan are handed out: the leads as the ledger has them, how each is reached, one draft a channel. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useParams } from 'react-router';
import type { Authority, Channel } from '#delivery/model';
import type { UnitReference } from '#units/model';
import { type Answer, call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useComplaint, useProblem } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { useAct } from './use-act.ts';
import { words } from './words.ts';
import './dispatch.css';

type Proposed = Answer<'proposeDispatch'>;
type Plan = Answer<'openPlan'>;
const DAYS_TO_ANSWER = 7;
const AUTHORITIES = ['own-department', 'leading-group', 'government-office'] as const satisfies readonly Authority[];
const keyOf = (taskId: string, unitId: string): string => `${taskId} ${unitId}`;

export default function HandOutPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { id = '' } = useParams();
  const plan = useQuery({ queryKey: ['plan', id], queryFn: ({ signal }) => call('openPlan', { params: { id }, signal }) });
  const ownerId = plan.data?.ownerUnitId ?? null;
  const owner = useQuery({ queryKey: ['unit', ownerId], enabled: ownerId !== null, queryFn: ({ signal }) => call('openUnit', { params: { id: ownerId ?? '' }, signal }) });
  const word = useQuery({ queryKey: ['delivery-authority', id], enabled: plan.data?.status === 'published', queryFn: ({ signal }) => call('proposeAuthority', { params: { id }, signal }) });
  useEffect(() => { document.title = `${say('new.title')}${plan.data === undefined ? '' : ` · ${plan.data.title}`}`; }, [say, plan.data]);
  const error = plan.error ?? owner.error ?? word.error;
  if (error !== null) { const told = tell(error); return <Sentence title={told.status === 404 ? say('missingPlan') : told.title} detail={told.detail} id={told.id} action={<Link to="/plans">{say('dispatches.toPlans')}</Link>} />; }
  if (plan.data === undefined || (ownerId !== null && owner.data === undefined)) return <Loading />;
  if (plan.data.status !== 'published') return <Sentence title={say('new.title')} detail={say('new.notPublished')} action={<Link to={`/plans/${id}`}>{say('backToPlan')}</Link>} />;
  if (word.data === undefined) return <Loading />;
  return <HandOut plan={plan.data} word={word.data} owner={owner.data === undefined ? null : { id: owner.data.unit.id, name: owner.data.unit.name }} />;
}

function HandOut({ plan, word, owner }: { readonly plan: Plan; readonly word: Answer<'proposeAuthority'>; readonly owner: UnitReference | null }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const [from, setFrom] = useState(owner);
  const [authority, setAuthority] = useState<Authority>(word.authority);
  const [groupId, setGroupId] = useState(word.groupId ?? '');
  const [picked, setPicked] = useState<ReadonlyMap<string, UnitReference>>(() => new Map());
  const pickedIds = [...new Set([...picked.values()].map(({ id }) => id))];
  const groups = useQuery({ queryKey: ['leading-groups'], enabled: authority === 'leading-group', queryFn: ({ signal }) => call('listLeadingGroups', { query: {}, signal }) });
  const ready = from !== null && (authority !== 'leading-group' || groupId !== '');
  const proposal = useQuery({
    queryKey: ['delivery-proposal', plan.id, from?.id, authority, groupId, pickedIds], enabled: ready, placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call('proposeDispatch', { params: { id: plan.id }, body: { fromUnitId: from?.id ?? '', authority, groupId: authority === 'leading-group' ? groupId : null, unitIds: pickedIds }, signal }),
  });
  return (
    <div className="dispatch-page">
      <p className="dispatch-back"><Link to={`/plans/${plan.id}`}>{say('backToPlan')}</Link></p>
      <header className="dispatch-head"><div><h1 lang="zh-CN">{say('new.title')} · {plan.title}</h1><p className="quiet">{say('new.lead')}</p></div></header>
      <div className="hand-out-word">
        <div className="field"><span>{say('new.from')}</span><UnitPicker label={say('new.from')} value={from} onChange={setFrom} /></div>
        <fieldset className="field"><legend>{say('new.authority')}</legend>
          <div className="hand-out-authorities">{AUTHORITIES.map((one) => <label key={one}><input type="radio" name="authority" checked={authority === one} onChange={() => setAuthority(one)} /><span>{say(`authority.${one}`)}<small className="quiet">{say(`about.${one}`)}</small></span></label>)}</div>
          <p className="quiet hand-out-because" lang="zh-CN">{say(`because.${word.because}`, { words: word.words ?? '', authority: say(`authority.${word.authority}`) })}{authority === word.authority ? '' : say('because.other')}</p>
        </fieldset>
        {authority !== 'leading-group' ? null : groups.data?.items.length === 0 ? <p className="refused">{say('new.groupNone')}</p> : (
          <label className="field"><span>{say('new.group')}</span><select value={groupId} onChange={(event) => setGroupId(event.target.value)}><option value="" />{(groups.data?.items ?? []).map(({ id, name }) => <option key={id} value={id}>{name}</option>)}</select></label>
        )}
      </div>
      {proposal.error === null ? null : <p className="refused" role="alert">{complaint(proposal.error)}</p>}
      {!ready || proposal.data === undefined || from === null ? null : <Choice plan={plan} from={from} authority={authority} groupId={authority === 'leading-group' ? groupId : null} proposed={proposal.data} picked={picked} onPick={setPicked} />}
    </div>
  );
}

interface ChoiceProps { readonly plan: Plan; readonly from: UnitReference; readonly authority: Authority; readonly groupId: string | null; readonly proposed: Proposed; readonly picked: ReadonlyMap<string, UnitReference>; readonly onPick: (picked: ReadonlyMap<string, UnitReference>) => void }

function Choice({ plan, from, authority, groupId, proposed, picked, onPick }: ChoiceProps): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  const navigate = useNavigate();
  const notify = useNotify();
  const complaint = useComplaint();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set());
  const [preferred, setPreferred] = useState<ReadonlyMap<string, Channel>>(() => new Map());
  const [dispatchedOn, setDispatchedOn] = useState(today());
  const [answerBy, setAnswerBy] = useState(today(DAYS_TO_ANSWER));
  const [text, setText] = useState('');
  const [contact, setContact] = useState('');
  const [once] = useState(() => crypto.randomUUID());
  const open = proposed.tasks.flatMap((task) => [...task.owing.filter(({ given }) => given === null).map(({ unitId }) => keyOf(task.id, unitId)), ...(picked.has(task.id) ? [keyOf(task.id, picked.get(task.id)?.id ?? '')] : [])]);
  const units = useMemo(() => new Map(proposed.units.map((unit) => [unit.id, unit])), [proposed.units]);
  const going = open.filter((key) => chosen.has(key));
  const reached = [...new Set(going.map((key) => key.split(' ')[1] ?? ''))].flatMap((id) => units.get(id) ?? []);
  const channelOf = (unit: { readonly id: string; readonly channels: readonly Channel[] }): Channel | null => { const wish = preferred.get(unit.id); return wish !== undefined && unit.channels.includes(wish) ? wish : unit.channels[0] ?? null; };
  const byChannel = Map.groupBy(going.filter((key) => { const unit = units.get(key.split(' ')[1] ?? ''); return unit !== undefined && channelOf(unit) !== null; }), (key) => channelOf(units.get(key.split(' ')[1] ?? '') ?? { id: '', channels: [] }) as Channel);
  const left = reached.filter((unit) => channelOf(unit) === null).length;
  const draft = useAct(async () => {
    const made: string[] = [];
    for (const [channel, keys] of byChannel) {
      const { dispatch } = await call('draftDispatch', { params: { id: plan.id }, once: `${once}-${channel}-${made.length}`, body: {
        fromUnitId: from.id, authority, groupId, channel, dispatchedOn, answerBy: answerBy === '' ? null : answerBy, words: text.trim() === '' ? null : text.trim(), contact: contact.trim() === '' ? null : contact.trim(),
        assignments: keys.map((key) => { const [taskId = '', unitId = ''] = key.split(' '); return { taskId, unitId }; }),
      } });
      made.push(dispatch.id);
    }
    return made;
  }, (made) => { notify({ text: say('new.done', { count: made.length }) }); void navigate(made.length === 1 ? `/dispatches/${made[0]}` : `/dispatches?plan=${plan.id}`); });
  const unnamed = [...new Set(proposed.tasks.flatMap(({ unknown }) => unknown))];
  // Whom a name means in one task it means in all that say nothing but that name, where nobody said otherwise.
  const pick = (task: Proposed['tasks'][number], unit: UnitReference | null): void => {
    const next = new Map(picked);
    if (unit === null) { next.delete(task.id); onPick(next); return; }
    const alike = task.unknown.length === 1 ? proposed.tasks.filter(({ id, unknown }) => id !== task.id && !picked.has(id) && unknown.length === 1 && unknown[0] === task.unknown[0]) : [];
    for (const { id } of [task, ...alike]) next.set(id, unit);
    onPick(next);
    toggle([task, ...alike].map(({ id }) => keyOf(id, unit.id)), true);
    if (alike.length > 0) notify({ text: say('new.alike', { count: alike.length, name: task.unknown[0] ?? '', unit: unit.name }) });
  };
  const toggle = (keys: readonly string[], on: boolean): void => setChosen((before) => { const next = new Set(before); for (const key of keys) { if (on) next.add(key); else next.delete(key); } return next; });
  return (
    <>
      <section aria-label={say('new.tasks')}>
        <h2 className="hand-out-title">{say('new.tasks')} <label className="hand-out-all"><input type="checkbox" checked={open.length > 0 && open.every((key) => chosen.has(key))} disabled={open.length === 0} onChange={(event) => toggle(open, event.target.checked)} />{say('new.all')}</label></h2>
        {unnamed.length === 0 ? null : <p className="since">{say('new.unnamed', { count: unnamed.length })} <Link to={`/units/names?document=${plan.documentId}`}>{say('new.toNames')}</Link></p>}
        <ol className="hand-out-tasks">
          {proposed.tasks.map((task) => (
            <li key={task.id}>
              <p lang="zh-CN"><b>{task.number === null ? '' : `${task.number}. `}{task.title ?? task.text}</b> <span className="quiet">{task.dueOn ?? say('noDeadline')}{task.cooperating.length === 0 ? '' : ` · ${say('new.cooperating', { names: task.cooperating.join('、') })}`}</span></p>
              <div className="hand-out-units">
                {task.owing.map(({ unitId, unitName, role, among, given }) => (
                  <label key={unitId} className={given === null ? '' : 'is-given'}>
                    <input type="checkbox" disabled={given !== null} checked={given === null && chosen.has(keyOf(task.id, unitId))} onChange={(event) => toggle([keyOf(task.id, unitId)], event.target.checked)} />
                    <span lang="zh-CN">{unitName} <small className="quiet">{say(`role.${role}`)}{among === null ? '' : ` · ${say('new.among', { name: among })}`}</small></span>
                    {given === null ? null : <Link to={`/dispatches/${given.dispatchId}`}>{say(given.draft ? 'new.givenDraft' : 'new.given')}</Link>}
                  </label>
                ))}
                {task.unknown.length === 0 && task.owing.length > 0 ? null : (
                  <div className="hand-out-unknown"><span className="since">{task.unknown.length === 0 ? say('new.noLead') : say('new.unknown', { name: task.unknown.join('、') })}</span>
                    <UnitPicker label={say('new.pick', { number: task.number ?? '' })} value={picked.get(task.id) ?? null} onChange={(unit) => pick(task, unit)} /></div>
                )}
              </div>
            </li>
          ))}
        </ol>
      </section>
      <section aria-label={say('new.channels')}>
        <h2 className="hand-out-title">{say('new.channels')}</h2>
        {reached.length === 0 ? <p className="quiet">{say('new.nothing')}</p> : (
          <ul className="hand-out-channels">
            {reached.map((unit) => (
              <li key={unit.id}><span lang="zh-CN">{unit.name}{unit.actsHere ? null : <small className="quiet"> {say('new.notHere')}</small>}</span>
                {unit.refusal === null && unit.channels.length > 0 ? <select aria-label={say('new.channelOf', { unit: unit.name })} value={channelOf(unit) ?? ''} onChange={(event) => setPreferred((before) => new Map(before).set(unit.id, event.target.value as Channel))}>{unit.channels.map((channel) => <option key={channel} value={channel}>{say(`channel.${channel}`)}</option>)}</select>
                  : <span className="refused">{unit.refusal?.[language]}</span>}</li>
            ))}
          </ul>
        )}
        {left === 0 ? null : <p className="since">{say('new.left', { count: left })}</p>}
      </section>
      {draft.error === null ? null : <p className="refused" role="alert">{complaint(draft.error)}</p>}
      <div className="hand-out-paper">
        <div className="field-pair"><DateField label={say('new.on')} value={dispatchedOn} max={today()} onChange={setDispatchedOn} /><DateField label={say('new.by')} value={answerBy} onChange={setAnswerBy} /></div>
        <label className="field"><span>{say('new.words')}</span><textarea className="dispatch-lines" rows={2} value={text} maxLength={4_000} onChange={(event) => setText(event.target.value)} /></label>
        <label className="field"><span>{say('new.contact')}</span><Input value={contact} maxLength={100} onChange={(event) => setContact(event.target.value)} /></label>
      </div>
      <p className="hand-out-go"><Button type="primary" disabled={byChannel.size === 0 || dispatchedOn === ''} loading={draft.isPending} onClick={() => draft.mutate(undefined)}>{say('new.go')}</Button> <span className="quiet">{[...byChannel].map(([channel, keys]) => `${say(`channel.${channel}`)} ${say('counts', { units: new Set(keys.map((key) => key.split(' ')[1])).size, tasks: keys.length })}`).join('；')}{byChannel.size === 0 ? '' : say('stop')}{say('new.after')}</span></p>
    </>
  );
}

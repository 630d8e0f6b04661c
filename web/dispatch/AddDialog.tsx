/** To a draft is added what its authority and its channel reach and nobody was given yet. */
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Assignment, Dispatch } from '#delivery/model';
import type { UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

interface Pair { readonly taskId: string; readonly unitId: string }
const keyOf = ({ taskId, unitId }: Pair): string => `${taskId} ${unitId}`;
const pairOf = (key: string): Pair => { const [taskId = '', unitId = ''] = key.split(' '); return { taskId, unitId }; };

export function AddDialog({ dispatch, assignments, onClose }: { readonly dispatch: Dispatch; readonly assignments: readonly Assignment[]; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(() => new Set());
  const [picked, setPicked] = useState<ReadonlyMap<string, UnitReference>>(() => new Map());
  const [sought, setSought] = useState('');
  const pickedIds = [...new Set([...picked.values()].map(({ id }) => id))];
  const { planId, fromUnitId, authority, groupId, channel } = dispatch;
  const proposal = useQuery({
    queryKey: ['delivery-proposal', planId, fromUnitId, authority, groupId, pickedIds], placeholderData: keepPreviousData,
    queryFn: ({ signal }) => call('proposeDispatch', { params: { id: planId }, body: { fromUnitId, authority, groupId, unitIds: pickedIds }, signal }),
  });
  const going = [...chosen, ...[...picked].map(([taskId, { id }]) => keyOf({ taskId, unitId: id }))];
  const add = useAct(() => call('editDispatch', { params: { id: dispatch.id }, ifMatch: dispatch.version, body: { assignments: [...assignments.map(({ taskId, unitId }) => ({ taskId, unitId })), ...going.map(pairOf)] } }), () => notify({ text: say('add.done', { count: going.length }) }), onClose);
  const reached = new Set((proposal.data?.units ?? []).filter(({ channels }) => channels.includes(channel)).map(({ id }) => id));
  const tasks = (proposal.data?.tasks ?? []).flatMap((task) => {
    const open = task.owing.filter(({ unitId, given }) => given === null && reached.has(unitId));
    const names = task.unknown.length > 0 || task.owing.length === 0;
    const fits = `${task.number ?? ''} ${task.title ?? ''} ${task.text} ${open.map(({ unitName }) => unitName).join(' ')}`.includes(sought.trim());
    return (open.length > 0 || names) && fits ? [{ ...task, open, names }] : [];
  });
  const toggle = (key: string, on: boolean): void => setChosen((before) => { const next = new Set(before); if (on) next.add(key); else next.delete(key); return next; });
  return (
    <Dialog title={say('add.title')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={going.length === 0} loading={add.isPending} onClick={() => add.mutate(undefined)}>{say('add.go', { count: going.length })}</Button></>}>
      <p className="quiet">{say('add.about', { authority: say(`authority.${authority}`), channel: say(`channel.${channel}`) })}</p>
      {[proposal.error, add.error].map((error) => (error === null ? null : <p key={String(error)} className="refused" role="alert">{complaint(error)}</p>))}
      <Input aria-label={say('add.search')} placeholder={say('add.search')} allowClear value={sought} onChange={(event) => setSought(event.target.value)} />
      {proposal.data === undefined ? proposal.error === null ? <Loading /> : null : tasks.length === 0 ? <p className="blank">{say(sought.trim() === '' ? 'add.none' : 'received.noneSuch')}</p> : (
        <ol className="hand-out-tasks">
          {tasks.map((task) => (
            <li key={task.id}>
              <p lang="zh-CN"><b>{task.number === null ? '' : `${task.number}. `}{task.title ?? task.text}</b> <span className="quiet">{task.dueOn ?? say('noDeadline')}</span></p>
              <div className="hand-out-units">
                {task.open.map(({ unitId, unitName, role }) => { const key = keyOf({ taskId: task.id, unitId }); return <label key={unitId}><input type="checkbox" checked={chosen.has(key)} onChange={(event) => toggle(key, event.target.checked)} /><span lang="zh-CN">{unitName} <small className="quiet">{say(`role.${role}`)}</small></span></label>; })}
                {task.names ? <div className="hand-out-unknown"><span className="since">{task.unknown.length === 0 ? say('new.noLead') : say('new.unknown', { name: task.unknown.join('、') })}</span>
                  <UnitPicker label={say('new.pick', { number: task.number ?? '' })} value={picked.get(task.id) ?? null} onChange={(unit) => setPicked((before) => { const next = new Map(before); if (unit === null) next.delete(task.id); else next.set(task.id, unit); return next; })} /></div> : null}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Dialog>
  );
}

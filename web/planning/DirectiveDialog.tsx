/** An instruction or minutes is registered, point by point; what is stuck may be taken in as it stands. */
import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { UnitReference } from '#units/model';
import { Field } from '../access/Field.tsx';
import { useSession } from '../access/session.tsx';
import { type Answer, call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { FormDialog } from '../people/FormDialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { useRested } from '../units/use-found.ts';
import { words } from './words.ts';

type DirectiveKind = Answer<'openDirective'>['kind'];
interface Point { readonly key: number; readonly gist: string; readonly task: { readonly id: string; readonly name: string } | null; readonly owing: UnitReference | null; readonly dueOn: string }
const blank = (key: number): Point => ({ key, gist: '', task: null, owing: null, dueOn: '' });

export function DirectiveDialog({ onDone, onClose }: { readonly onDone: () => Promise<void>; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const { me, unit: working } = useSession();
  const own = me?.roles.find(({ role, unitId }) => role === 'ledger-keeper' && unitId !== null && (working === null || unitId === working.id));
  const [kind, setKind] = useState<DirectiveKind>('instruction');
  const [unit, setUnit] = useState<UnitReference | null>(own === undefined || own.unitId === null ? null : { id: own.unitId, name: own.unitName ?? own.unitId });
  const [source, setSource] = useState('');
  const [number, setNumber] = useState('');
  const [on, setOn] = useState(() => today());
  const [points, setPoints] = useState<readonly Point[]>([blank(0)]);
  const stuck = useQuery({ queryKey: ['annual', 'stuck'], queryFn: ({ signal }) => call('openAnnualPlan', { params: { year: Number(today().slice(0, 4)) }, query: {}, signal }), enabled: kind === 'minutes' });
  const blocked = stuck.data === undefined ? [] : [...stuck.data.carriedOver, ...stuck.data.months.flatMap(({ items }) => items), ...stuck.data.standing].filter(({ standing, status }) => standing === 'blocked' && status !== 'closed');
  const change = (key: number, part: Partial<Point>): void => setPoints((now) => now.map((one) => (one.key === key ? { ...one, ...part } : one)));
  const next = Math.max(-1, ...points.map(({ key }) => key)) + 1;
  return (
    <FormDialog title={say('directives.add')} button={say('d.do')} possible={unit !== null && on !== '' && points.length > 0 && points.every(({ gist }) => gist.trim() !== '')} onClose={onClose} onDo={async () => {
      await call('addDirective', { body: {
        unitId: unit?.id ?? '', kind, source: source.trim(), number: number.trim() === '' ? null : number.trim(), issuedOn: on,
        points: points.map(({ gist, task, owing, dueOn }) => ({ gist: gist.trim(), taskId: task?.id ?? null, owingUnitId: owing?.id ?? null, dueOn: dueOn === '' ? null : dueOn })),
      } });
      notify({ text: say('d.done') });
      await onDone();
    }}>
      <div className="access-pair">
        <label className="access-field"><span>{say('d.kind')}</span><select className="access-line" value={kind} onChange={(event) => setKind(event.target.value as DirectiveKind)}><option value="instruction">{say('kind.instruction')}</option><option value="minutes">{say('kind.minutes')}</option></select></label>
        <DateField label={say('d.on')} required value={on} onChange={setOn} max={today()} />
      </div>
      <div className="access-pair">
        <Field label={say('d.source')} about={say('d.sourceAbout')} required maxLength={60} value={source} onChange={(event) => setSource(event.target.value)} />
        <Field label={say('d.number')} maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} />
      </div>
      <div className="access-field"><span>{say('d.unit')}</span><UnitPicker label={say('d.unit')} value={unit} onChange={setUnit} /></div>
      {blocked.length === 0 ? null : <p><button type="button" className="link" onClick={() => setPoints(blocked.map((line, place) => ({ key: next + place, gist: '', task: { id: line.taskId, name: line.title }, owing: { id: line.unitId, name: line.unitName }, dueOn: '' })))}>{say('d.toStuck')}</button></p>}
      {points.map((point, place) => (
        <fieldset key={point.key} className="point-fields">
          <legend>{say('d.point', { n: place + 1 })} {points.length === 1 ? null : <button type="button" className="link" aria-label={say('d.removePoint', { n: place + 1 })} onClick={() => setPoints((now) => now.filter(({ key }) => key !== point.key))}>×</button>}</legend>
          <Field label={say('d.gist')} required maxLength={500} value={point.gist} onChange={(event) => change(point.key, { gist: event.target.value })} />
          <TaskChoice value={point.task} onChange={(task) => change(point.key, { task })} />
          <div className="access-pair">
            <div className="access-field"><span>{say('d.owing')}</span><UnitPicker label={say('d.owing')} value={point.owing} onChange={(owing) => change(point.key, { owing })} /></div>
            <DateField label={say('d.due')} value={point.dueOn} onChange={(dueOn) => change(point.key, { dueOn })} />
          </div>
        </fieldset>
      ))}
      <p><Button onClick={() => setPoints((now) => [...now, blank(next)])}>{say('d.addPoint')}</Button></p>
    </FormDialog>
  );
}

const SHOWN = 8;

/** A task of a ledger that one sees, found by its words. */
function TaskChoice({ value, onChange }: { readonly value: Point['task']; readonly onChange: (task: Point['task']) => void }): ReactNode {
  const say = useWords(words);
  const [typed, setTyped] = useState('');
  const rested = useRested(typed);
  const { data } = useQuery({ queryKey: ['directive-tasks', rested], queryFn: ({ signal }) => call('listTasks', { query: { text: rested, limit: SHOWN }, signal }), enabled: rested !== '' && value === null });
  if (value !== null) return <div className="access-field"><span>{say('d.task')}</span><span className="picked"><span lang="zh-CN">{value.name}</span> <button type="button" className="link" aria-label={`${say('d.noTask')} ${value.name}`} onClick={() => onChange(null)}>×</button></span></div>;
  return (
    <>
      <Field label={say('d.task')} placeholder={say('d.findTask')} value={typed} onChange={(event) => setTyped(event.target.value)} />
      {data === undefined || rested === '' ? null : <ul className="people-found">{data.items.map((task) => { const name = task.title ?? task.text.slice(0, 40); return <li key={task.id}><button type="button" className="link" lang="zh-CN" onClick={() => { onChange({ id: task.id, name }); setTyped(''); }}>{task.number === null ? '' : `${task.number}. `}{name}</button></li>; })}</ul>}
    </>
  );
}

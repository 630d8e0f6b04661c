import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Assignment, Channel } from '#delivery/model';
import type { UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { useAct } from './use-act.ts';
import { useBelow } from './use-below.ts';
import { words } from './words.ts';

interface Line { readonly key: string; readonly unit: UnitReference | null; readonly title: string; readonly dueOn: string }
const fresh = (): Line => ({ key: crypto.randomUUID(), unit: null, title: '', dueOn: '' });
const CHANNELS = ['system', 'letter', 'meeting'] as const satisfies readonly Channel[];

/** Pieces for the unit's own offices, or for units below it. */
export function DivideDialog({ assignment, down, onClose }: { readonly assignment: Assignment; readonly down: boolean; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [lines, setLines] = useState<readonly Line[]>([fresh()]);
  const [channel, setChannel] = useState<Channel>('system');
  const [number, setNumber] = useState('');
  const [answerBy, setAnswerBy] = useState('');
  const [once] = useState(() => crypto.randomUUID());
  const below = useBelow(assignment.unitId, down);
  const change = (key: string, part: Partial<Line>): void => setLines((before) => before.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const whole = lines.every(({ unit, title }) => (down ? unit !== null : title.trim() !== ''));
  const save = useAct(async () => {
    const target = { params: { id: assignment.id }, ifMatch: assignment.version, once };
    const day = (dueOn: string): string | null => (dueOn === '' ? null : dueOn);
    if (!down) return call('breakDownAssignment', { ...target, body: { parts: lines.map(({ unit, title, dueOn }) => ({ title: title.trim(), dueOn: day(dueOn), officeUnitId: unit?.id ?? null })) } });
    return call('passDownAssignment', { ...target, body: { channel, number: number.trim() === '' ? null : number.trim(), dispatchedOn: today(), answerBy: day(answerBy), parts: lines.map(({ unit, title, dueOn }) => ({ unitId: unit?.id ?? '', title: title.trim() === '' ? null : title.trim(), dueOn: day(dueOn) })) } });
  }, () => notify({ text: say(down ? 'parts.passed' : 'parts.broken') }), onClose);
  return (
    <Dialog title={say(down ? 'parts.passTitle' : 'parts.breakTitle')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={!whole} loading={save.isPending} onClick={() => save.mutate(undefined)}>{say(down ? 'parts.send' : 'parts.save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      {down ? (
        <>
          <p className="quiet">{assignment.dueOn === null ? say('parts.passAboutOpen') : say('parts.passAbout', { day: assignment.dueOn })}</p>
          <div className="field-pair">
            <label className="field"><span>{say('new.channels')}</span><select value={channel} onChange={(event) => setChannel(event.target.value as Channel)}>{CHANNELS.map((one) => <option key={one} value={one}>{say(`channel.${one}`)}</option>)}</select></label>
            <label className="field is-wide"><span>{say(channel === 'meeting' ? 'number.minutes' : 'number')}</span><Input value={number} maxLength={100} onChange={(event) => setNumber(event.target.value)} /></label>
            <DateField label={say('new.by')} value={answerBy} min={today()} onChange={setAnswerBy} />
          </div>
        </>
      ) : null}
      {lines.map((line, place) => (
        <fieldset key={line.key} className="part-form"><legend>{say('parts.line', { place: place + 1 })}</legend>
          <div className="field"><span>{say(down ? 'parts.unit' : 'office.unit')}</span><UnitPicker label={`${say(down ? 'parts.unit' : 'office.unit')} ${place + 1}`} value={line.unit} onChange={(unit) => change(line.key, { unit })} /></div>
          <div className="field-pair">
            <label className="field is-wide"><span>{say('parts.what')}</span><Input value={line.title} maxLength={200} placeholder={down ? say('parts.sameWords') : undefined} onChange={(event) => change(line.key, { title: event.target.value })} /></label>
            <DateField label={say('parts.due')} value={line.dueOn} max={assignment.dueOn ?? undefined} onChange={(dueOn) => change(line.key, { dueOn })} />
          </div>
          {lines.length === 1 ? null : <button type="button" className="link" onClick={() => setLines((before) => before.filter(({ key }) => key !== line.key))}>{say('milestones.remove')}</button>}
        </fieldset>
      ))}
      <p className="part-more"><Button onClick={() => setLines((before) => [...before, fresh()])}>{say('parts.add')}</Button>
        {down && below.length > 0 ? <Button onClick={() => setLines((before) => [...before.filter(({ unit }) => unit !== null), ...below.filter(({ id }) => before.every(({ unit }) => unit?.id !== id)).map((unit) => ({ ...fresh(), unit }))])}>{say('parts.addAll', { count: below.length })}</Button> : null}</p>
    </Dialog>
  );
}

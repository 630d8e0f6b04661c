import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import type { Opened } from './opened.ts';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

interface Line { readonly key: string; readonly kind: 'phase' | 'milestone'; readonly title: string; readonly startsOn: string; readonly dueOn: string; readonly reachedOn: string }

/** The whole list of phases and milestones at once. */
export function MilestonesDialog({ opened: { assignment, milestones }, onClose }: { readonly opened: Opened; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [lines, setLines] = useState<readonly Line[]>(milestones.map(({ id, kind, title, startsOn, dueOn, reachedOn }) => ({ key: id, kind, title, startsOn: startsOn ?? '', dueOn, reachedOn: reachedOn ?? '' })));
  const add = (kind: Line['kind']): void => setLines((before) => [...before, { key: crypto.randomUUID(), kind, title: '', startsOn: '', dueOn: '', reachedOn: '' }]);
  const change = (key: string, part: Partial<Line>): void => setLines((before) => before.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const whole = lines.every(({ title, dueOn }) => title.trim() !== '' && dueOn !== '');
  const save = useAct(() => call('setMilestones', { params: { id: assignment.id }, ifMatch: assignment.version, body: { milestones: lines.map(({ kind, title, startsOn, dueOn, reachedOn }) => ({ kind, title: title.trim(), startsOn: kind === 'phase' && startsOn !== '' ? startsOn : null, dueOn, reachedOn: reachedOn === '' ? null : reachedOn })) } }), () => notify({ text: say('office.saved') }), onClose);
  return (
    <Dialog title={say('milestones.title')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={!whole} loading={save.isPending} onClick={() => save.mutate(undefined)}>{say('save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      <p className="quiet">{say('milestones.about')}</p>
      {lines.map((line, place) => (
        <fieldset key={line.key} className="part-form"><legend>{say(`milestones.${line.kind}`)} <small className="quiet">{say('milestones.line', { place: place + 1 })}</small></legend>
          <label className="field is-wide"><span>{say('milestones.name')}</span><Input autoFocus={line.title === ''} value={line.title} maxLength={200} onChange={(event) => change(line.key, { title: event.target.value })} /></label>
          <div className="field-pair">
            {line.kind === 'phase' ? <DateField label={say('milestones.starts')} value={line.startsOn} onChange={(startsOn) => change(line.key, { startsOn })} /> : null}
            <DateField label={say(line.kind === 'phase' ? 'milestones.due' : 'milestones.on')} value={line.dueOn} max={assignment.dueOn ?? undefined} onChange={(dueOn) => change(line.key, { dueOn })} />
            <DateField label={say('milestones.reached')} value={line.reachedOn} max={today()} onChange={(reachedOn) => change(line.key, { reachedOn })} />
          </div>
          <button type="button" className="link" onClick={() => setLines((before) => before.filter(({ key }) => key !== line.key))}>{say('milestones.remove')}</button>
        </fieldset>
      ))}
      <p className="part-more"><Button onClick={() => add('phase')}>{say('milestones.add')}</Button> <Button onClick={() => add('milestone')}>{say('milestones.addPoint')}</Button></p>
    </Dialog>
  );
}

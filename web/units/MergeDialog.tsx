import { useQueries } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OpenedUnit, UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { UnitPicker, UnitsPicker } from './UnitPicker.tsx';
import { useChange } from './use-change.ts';
import { words } from './words.ts';

interface Props { readonly opened: OpenedUnit; readonly onClose: () => void; readonly onDone: (successorId: string) => void }

/** Several units become one: who they are, who comes after them, and, before it is done, what follows for each. */
export function MergeDialog({ opened: { unit }, onClose, onDone }: Props): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [others, setOthers] = useState<readonly UnitReference[]>([]);
  const [successor, setSuccessor] = useState<UnitReference | null>(null);
  const [on, setOn] = useState(today());
  const [asked, setAsked] = useState(false);
  // Whoever is the successor goes on, also where it was named among those that merge.
  const ending = [{ id: unit.id, name: unit.name }, ...others].filter(({ id }) => id !== successor?.id);
  const opened = useQueries({ queries: ending.map(({ id }) => ({ queryKey: ['units', 'one', id], queryFn: () => call('openUnit', { params: { id } }) })) });
  const merge = useChange((into: UnitReference) => call('mergeUnits', { body: { unitIds: ending.map(({ id }) => id), successorId: into.id, on } }), (done) => {
    notify({ text: say('merge.done', { count: ending.length, name: done.unit.name }) });
    onDone(done.unit.id);
  });
  const change = <T,>(set: (value: T) => void) => (value: T): void => { set(value); setAsked(false); };
  return (
    <Dialog title={say('merge.title', { name: unit.name })} onClose={onClose}
      footer={<><Button onClick={onClose}>{say('cancel')}</Button>{asked && successor !== null
        ? <Button danger type="primary" loading={merge.isPending} onClick={() => merge.mutate(successor)}>{say('merge.do', { count: ending.length })}</Button>
        : <Button type="primary" disabled={successor === null || on === '' || ending.length === 0} onClick={() => setAsked(true)}>{say('merge.look')}</Button>}</>}>
      <p className="quiet">{say('merge.about')}</p>
      {merge.error === null ? null : <p className="refused" role="alert">{complaint(merge.error)}</p>}
      <div className="field"><span>{say('merge.others', { name: unit.name })}</span><UnitsPicker label={say('merge.others', { name: unit.name })} value={others} onChange={change(setOthers)} /></div>
      <div className="field"><span>{say('merge.into')}</span><UnitPicker label={say('merge.into')} value={successor} onChange={change(setSuccessor)} /><small className="quiet">{say('merge.intoAbout')}</small></div>
      <DateField label={say('end.on')} max={today()} value={on} onChange={change(setOn)} />
      {asked && successor !== null ? (
        <section className="merge-follows" aria-label={say('merge.follows')}>
          <h3>{say('merge.follows')}</h3>
          <ul>{ending.map(({ id, name }, n) => {
            const below = opened[n]?.data?.unit.childCount ?? 0;
            return <li key={id}>{say(below === 0 ? 'merge.ends' : 'merge.endsWith', { name, day: on, count: below, successor: successor.name })}</li>;
          })}
            <li>{say('merge.names', { successor: successor.name })}</li>
            <li>{say('merge.stays')}</li>
          </ul>
        </section>
      ) : null}
    </Dialog>
  );
}

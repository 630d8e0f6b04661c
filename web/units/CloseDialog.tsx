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
import { UnitsPicker } from './UnitPicker.tsx';
import { useChange } from './use-change.ts';
import { words } from './words.ts';

/** Ends a unit on a day; who comes after it, and what becomes of those below. */
export function CloseDialog({ opened: { unit }, onClose }: { readonly opened: OpenedUnit; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [on, setOn] = useState(today());
  const [successors, setSuccessors] = useState<readonly UnitReference[]>([]);
  const [below, setBelow] = useState<'close' | 'pass-on'>('pass-on');
  const passed = successors.length > 0 ? below : 'close';
  const end = useChange(() => call('closeUnit', { params: { id: unit.id }, ifMatch: unit.version, body: { on, successorIds: successors.map(({ id }) => id), below: unit.childCount === 0 ? null : passed } }),
    () => { notify({ text: say('end.done', { name: unit.name, day: on }) }); onClose(); });
  return (
    <Dialog title={say('end.title', { name: unit.name })} onClose={onClose}
      footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button danger type="primary" disabled={on === ''} loading={end.isPending} onClick={() => end.mutate(undefined)}>{say('end.do')}</Button></>}>
      <p className="quiet">{say('end.about')}</p>
      {end.error === null ? null : <p className="refused" role="alert">{complaint(end.error)}</p>}
      <DateField label={say('end.on')} autoFocus max={today()} value={on} onChange={setOn} />
      <div className="field"><span>{say('end.successors')}</span><UnitsPicker label={say('end.successors')} value={successors} onChange={setSuccessors} /></div>
      {unit.childCount === 0 ? null : (
        <fieldset className="field"><legend>{say('end.below', { count: unit.childCount })}</legend>
          {(['pass-on', 'close'] as const).map((one) => (
            <label key={one}><input type="radio" name="below" checked={passed === one} disabled={one === 'pass-on' && successors.length === 0} onChange={() => setBelow(one)} /> {say(one === 'close' ? 'end.closeToo' : 'end.passOn')}</label>
          ))}
        </fieldset>
      )}
    </Dialog>
  );
}

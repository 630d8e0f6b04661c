/** Somebody is something from a day on: new, or in somebody's place. */
import { type ReactNode, useState } from 'react';
import type { Appointment, Capacity } from '#people/model';
import type { UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { FormDialog } from './FormDialog.tsx';
import { NOBODY, PersonFields, whomOf } from './PersonFields.tsx';
import { type Days, SpanFields, spanOf } from './SpanFields.tsx';
import { words } from './words.ts';

const CAPACITIES: readonly Capacity[] = ['head', 'deputy', 'office-head', 'member', 'liaison'];

export interface AppointDialogProps {
  /** The group; null: a liaison person of a unit alone. */
  readonly groupId: string | null;
  readonly replaces?: Appointment;
  readonly onDone: () => Promise<void>;
  readonly onClose: () => void;
}

export function AppointDialog({ groupId, replaces, onDone, onClose }: AppointDialogProps): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const [capacity, setCapacity] = useState<Capacity>(replaces?.capacity ?? (groupId === null ? 'liaison' : 'member'));
  const [whom, setWhom] = useState(NOBODY);
  const [unit, setUnit] = useState<UnitReference | null>(replaces?.unit ?? null);
  const [days, setDays] = useState<Days>({ from: replaces === undefined ? '' : today(), to: '' });
  const name = replaces?.person.name ?? '';
  const appoint = async (): Promise<void> => {
    await call('appoint', { body: { capacity, groupId, unitId: unit?.id ?? null, ...whomOf(whom), replacesId: replaces?.id ?? null, ...spanOf(days) } });
    notify({ text: say('appoint.done') });
    await onDone();
  };
  return (
    <FormDialog title={replaces === undefined ? say(groupId === null ? 'liaisons.add' : 'appoint.title') : say('replace.title', { name })} {...(replaces === undefined ? {} : { about: say('replace.about', { name }) })} button={say('appoint.do')}
      possible={(whom.known !== null || whom.name.trim() !== '') && (capacity !== 'liaison' || unit !== null)} onDo={appoint} onClose={onClose}>
      {groupId === null || replaces !== undefined ? null : (
        <label className="access-field"><span>{say('capacity')}</span><select className="access-line" value={capacity} onChange={(event) => setCapacity(event.target.value as Capacity)}>{CAPACITIES.map((one) => <option key={one} value={one}>{say(`capacity.${one}`)}</option>)}</select></label>
      )}
      <PersonFields value={whom} onChange={setWhom} autoFocus />
      {replaces?.capacity === 'liaison' ? null : <div className="access-field"><span>{say(capacity === 'liaison' ? 'liaisons.of' : 'appoint.for')}</span><UnitPicker label={say(capacity === 'liaison' ? 'liaisons.of' : 'appoint.for')} value={unit} onChange={setUnit} /></div>}
      <SpanFields value={days} onChange={setDays} begins={replaces !== undefined} />
    </FormDialog>
  );
}

/** Who is what: a table, a line each. */
import { type ReactNode, useState } from 'react';
import type { Appointment } from '#people/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { AppointDialog } from './AppointDialog.tsx';
import { DaysDialog } from './DaysDialog.tsx';
import { PersonDialog } from './PersonDialog.tsx';
import { Phone } from './Phone.tsx';
import { spanWords } from './spans.ts';
import { words } from './words.ts';

export interface AppointmentsProps { readonly items: readonly Appointment[]; readonly editable: boolean; readonly withUnit?: boolean; readonly onDone: () => Promise<void> }

export function Appointments({ items, editable, withUnit = false, onDone }: AppointmentsProps): ReactNode {
  const say = useWords(words);
  const [dialog, setDialog] = useState<{ readonly what: 'days' | 'person' | 'replace'; readonly one: Appointment } | null>(null);
  const close = (): void => setDialog(null);
  return (
    <>
      <table className="access-table">
        <thead><tr><th scope="col">{say(withUnit ? 'liaisons.of' : 'capacity')}</th><th scope="col">{say('person')}</th><th scope="col">{say('post')}</th><th scope="col">{say('unit')}</th><th scope="col">{say('phone')}</th><th scope="col">{say('from')}</th>{editable ? <th scope="col"><span className="visually-hidden">{say('edit')}</span></th> : null}</tr></thead>
        <tbody>{items.map((one) => {
          const name = one.person.name ?? say('erased');
          return (
            <tr key={one.id}>
              <td>{withUnit ? one.unit?.name : say(`capacity.${one.capacity}`)}{withUnit && one.group !== null ? <><br /><span className="quiet">{one.group.name}</span></> : null}</td>
              <td>{editable && one.person.name !== null ? <button type="button" className="link" onClick={() => setDialog({ what: 'person', one })}>{name}</button> : name}</td>
              <td>{one.person.post ?? <span className="quiet">—</span>}</td><td>{(withUnit ? one.person.unit?.name : one.unit?.name ?? one.person.unit?.name) ?? <span className="quiet">—</span>}</td><td><Phone person={one.person} /></td><td>{spanWords(say, one)}</td>
              {editable ? <td className="people-does"><button type="button" className="link" aria-label={say('editOf', { name })} onClick={() => setDialog({ what: 'days', one })}>{say('edit')}</button><button type="button" className="link" aria-label={say('replaceOf', { name })} onClick={() => setDialog({ what: 'replace', one })}>{say('replace')}</button></td> : null}
            </tr>
          );
        })}</tbody>
      </table>
      {dialog?.what === 'days' ? <DaysDialog name={dialog.one.person.name ?? ''} span={dialog.one} onClose={close} onDone={onDone} onSave={(span) => call('changeAppointment', { params: { id: dialog.one.id }, ifMatch: dialog.one.version, body: span })} onRemove={() => call('removeAppointment', { params: { id: dialog.one.id }, ifMatch: dialog.one.version })} /> : null}
      {dialog?.what === 'person' ? <PersonDialog person={dialog.one.person} onDone={onDone} onClose={close} /> : null}
      {dialog?.what === 'replace' ? <AppointDialog groupId={dialog.one.group?.id ?? null} replaces={dialog.one} onDone={onDone} onClose={close} /> : null}
    </>
  );
}

import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Assignment } from '#delivery/model';
import type { UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

/** 责任到人. */
export function OfficeDialog({ assignment, onClose }: { readonly assignment: Assignment; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [office, setOffice] = useState<UnitReference | null>(assignment.officeUnitId === null ? null : { id: assignment.officeUnitId, name: assignment.officeName ?? '' });
  const [person, setPerson] = useState(assignment.person ?? '');
  const save = useAct(() => call('nameOffice', { params: { id: assignment.id }, ifMatch: assignment.version, body: { officeUnitId: office?.id ?? null, person: person.trim() === '' ? null : person.trim() } }), () => notify({ text: say('office.saved') }), onClose);
  return (
    <Dialog title={say('office')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" loading={save.isPending} onClick={() => save.mutate(undefined)}>{say('save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      <div className="field"><span>{say('office.unit')}</span><UnitPicker label={say('office.unit')} value={office} onChange={setOffice} autoFocus /></div>
      <label className="field"><span>{say('office.person')}</span><Input value={person} maxLength={100} placeholder={say('office.personHint')} onChange={(event) => setPerson(event.target.value)} /></label>
    </Dialog>
  );
}

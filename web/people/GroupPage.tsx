/** One leading group: its office, its units and its people on a day, and what held at other times. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import { useParams } from 'react-router';
import type { LeadingGroup, MemberUnit } from '#people/model';
import type { UnitReference } from '#units/model';
import { Field } from '../access/Field.tsx';
import { call } from '../api/call.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { Sentence } from '../shell/Sentence.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { UnitPicker, UnitsPicker } from '../units/UnitPicker.tsx';
import { AppointDialog } from './AppointDialog.tsx';
import { Appointments } from './Appointments.tsx';
import { DaysDialog } from './DaysDialog.tsx';
import { FormDialog } from './FormDialog.tsx';
import { PeopleFrame } from './PeopleFrame.tsx';
import { spanWords } from './spans.ts';
import { useDay } from './use-day.ts';
import { words } from './words.ts';

export default function GroupPage(): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const queries = useQueryClient();
  const { id = '' } = useParams();
  const { on } = useDay();
  const { data, error } = useQuery({ queryKey: ['people', 'group', id, on], queryFn: ({ signal }) => call('openLeadingGroup', { params: { id }, query: { on }, signal }) });
  const [dialog, setDialog] = useState<'change' | 'units' | 'appoint' | null>(null);
  if (error !== null && data === undefined) {
    const { title, detail, id: fault } = tell(error);
    return <Sentence title={title} detail={detail} id={fault} />;
  }
  if (data === undefined) return <Loading />;
  const done = async (): Promise<void> => { await queries.invalidateQueries({ queryKey: ['people'] }); };
  const close = (): void => setDialog(null);
  const others = data.otherMembers.length + data.otherMemberUnits.length;
  return (
    <PeopleFrame title={data.name} action={data.mayManage ? <Button onClick={() => setDialog('change')}>{say('group.change')}</Button> : null}>
      <dl className="people-facts">
        <div><dt>{say('groups.government')}</dt><dd>{data.government?.name ?? '—'}</dd></div>
        <div><dt>{say('groups.office')}</dt><dd>{data.office?.name ?? '—'}</dd></div>
        <div><dt>{say('group.number')}</dt><dd>{data.documentNumber ?? '—'}</dd></div>
      </dl>
      <section className="people-section">
        <header><h2>{say('members.title', { count: data.members.length })}</h2>{data.mayManage ? <Button type={data.members.length === 0 ? 'primary' : 'default'} onClick={() => setDialog('appoint')}>{say('members.add')}</Button> : null}</header>
        {data.members.length === 0 ? <p className="quiet">{say('members.none')}</p> : <Appointments items={data.members} editable={data.mayManage} onDone={done} />}
      </section>
      <section className="people-section">
        <header><h2>{say('units.title', { count: data.memberUnits.length })}</h2>{data.mayManage ? <Button onClick={() => setDialog('units')}>{say('units.add')}</Button> : null}</header>
        {data.memberUnits.length === 0 ? <p className="quiet">{say('units.none')}</p> : <MemberUnits items={data.memberUnits} editable={data.mayManage} onDone={done} />}
      </section>
      {others === 0 ? null : (
        <details className="people-past">
          <summary>{say('past.title', { count: others })}</summary>
          <p className="quiet">{say('past.about')}</p>
          {data.otherMembers.length === 0 ? null : <Appointments items={data.otherMembers} editable={data.mayManage} onDone={done} />}
          {data.otherMemberUnits.length === 0 ? null : <MemberUnits items={data.otherMemberUnits} editable={data.mayManage} onDone={done} />}
        </details>
      )}
      {dialog === 'change' ? <ChangeDialog group={data} onDone={done} onClose={close} /> : null}
      {dialog === 'units' ? <AddUnitsDialog group={data} onDone={done} onClose={close} /> : null}
      {dialog === 'appoint' ? <AppointDialog groupId={data.id} onDone={done} onClose={close} /> : null}
    </PeopleFrame>
  );
}

interface Parts { readonly onDone: () => Promise<void>; readonly onClose: () => void }

function MemberUnits({ items, editable, onDone }: { readonly items: readonly MemberUnit[]; readonly editable: boolean; readonly onDone: () => Promise<void> }): ReactNode {
  const say = useWords(words);
  const [edited, setEdited] = useState<MemberUnit | null>(null);
  return (
    <>
      <ul className="people-lines">{items.map((one) => <li key={one.id}><span lang="zh-CN">{one.unit.name}</span> <span className="quiet">{spanWords(say, one)}</span>{editable ? <> <button type="button" className="link" aria-label={say('editOf', { name: one.unit.name })} onClick={() => setEdited(one)}>{say('edit')}</button></> : null}</li>)}</ul>
      {edited === null ? null : <DaysDialog name={edited.unit.name} span={edited} onClose={() => setEdited(null)} onDone={onDone} onSave={(span) => call('changeMemberUnit', { params: { id: edited.id }, ifMatch: edited.version, body: span })} onRemove={() => call('removeMemberUnit', { params: { id: edited.id }, ifMatch: edited.version })} />}
    </>
  );
}

function ChangeDialog({ group, onDone, onClose }: Parts & { readonly group: LeadingGroup }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const [office, setOffice] = useState<UnitReference | null>(group.office);
  const [number, setNumber] = useState(group.documentNumber ?? '');
  return (
    <FormDialog title={say('group.change')} button={say('group.save')} onClose={onClose} onDo={async () => {
      await call('changeLeadingGroup', { params: { id: group.id }, ifMatch: group.version, body: { officeUnitId: office?.id ?? null, documentNumber: number.trim() === '' ? null : number.trim() } });
      notify({ text: say('group.saved') });
      await onDone();
    }}>
      <div className="access-field"><span>{say('add.office')}</span><UnitPicker label={say('add.office')} value={office} onChange={setOffice} /></div>
      <Field label={say('add.number')} maxLength={60} value={number} onChange={(event) => setNumber(event.target.value)} />
    </FormDialog>
  );
}

function AddUnitsDialog({ group, onDone, onClose }: Parts & { readonly group: LeadingGroup }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const [units, setUnits] = useState<readonly UnitReference[]>([]);
  const [from, setFrom] = useState('');
  return (
    <FormDialog title={say('units.add')} button={say('units.addDo')} possible={units.length > 0} onClose={onClose} onDo={async () => {
      await call('addMemberUnits', { params: { id: group.id }, body: { unitIds: units.map((unit) => unit.id), from: from === '' ? null : from } });
      notify({ text: say('units.added') });
      await onDone();
    }}>
      <div className="access-field"><span>{say('units.which')}</span><UnitsPicker label={say('units.which')} value={units} onChange={setUnits} /></div>
      <DateField label={say('from')} about={say('from.about')} value={from} onChange={setFrom} />
    </FormDialog>
  );
}

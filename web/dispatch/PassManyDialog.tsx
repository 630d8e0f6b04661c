/** Many tasks to the same units below: whom, by when, then a look at who gets what and what cannot go; sent in one step, taken back in one. */
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { useNavigate } from 'react-router';
import type { Assignment, Channel } from '#delivery/model';
import type { UnitReference } from '#units/model';
import { type Answer, call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { useBelow } from './use-below.ts';
import { useAct, useDeliveryChanged } from './use-act.ts';
import { words } from './words.ts';

type Preview = Answer<'passDownAssignments'>;
const CHANNELS = ['system', 'letter', 'meeting'] as const satisfies readonly Channel[];

export function PassManyDialog({ assignments, onClose, onDone }: { readonly assignments: readonly Assignment[]; readonly onClose: () => void; readonly onDone: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const navigate = useNavigate();
  const changed = useDeliveryChanged();
  const below = useBelow(assignments[0]?.unitId ?? '', true);
  const [units, setUnits] = useState<readonly UnitReference[]>([]);
  const [channel, setChannel] = useState<Channel>('system');
  const [number, setNumber] = useState('');
  const [answerBy, setAnswerBy] = useState('');
  const [dueOn, setDueOn] = useState('');
  const [once] = useState(() => crypto.randomUUID());
  const several = new Set(assignments.map(({ unitId }) => unitId)).size > 1;
  const toggle = (unit: UnitReference, on: boolean): void => setUnits((before) => [...before.filter(({ id }) => id !== unit.id), ...(on ? [unit] : [])]);
  const body = (rows: readonly { readonly id: string; readonly version: number; readonly unitIds: readonly string[] }[], dry: boolean) => ({
    channel, number: number.trim() === '' ? null : number.trim(), dispatchedOn: today(), answerBy: answerBy === '' ? null : answerBy, dueOn: dueOn === '' ? null : dueOn, dry, rows: rows.map((row) => ({ ...row, unitIds: [...row.unitIds] })),
  });
  const look = useMutation({ mutationFn: () => call('passDownAssignments', { body: body(assignments.map(({ id, version }) => ({ id, version, unitIds: units.map((unit) => unit.id) })), true) }) });
  const takeBack = async (pieces: Preview['pieces']): Promise<void> => {
    try {
      const { withdrawn } = await call('withdrawAssignments', { body: { assignments: pieces, reason: say('many.undoReason') } });
      notify({ text: say('many.undone', { count: withdrawn }) });
    } catch (error) { notify({ text: complaint(error), failed: true }); }
    await changed();
  };
  const send = useAct((rows: ReturnType<typeof goingOf>) => call('passDownAssignments', { once, body: body(rows, false) }), (made) => {
    notify({ text: say('many.done', { tasks: made.rows.length, units: made.units, pairs: made.pieces.length }), action: { label: say('many.undo'), run: () => void takeBack(made.pieces) } });
    onDone();
    if (made.dispatches.length === 1) void navigate(`/dispatches/${made.dispatches[0]?.id}`);
  }, onClose);
  const preview = look.data;
  const going = preview === undefined ? [] : goingOf(preview);
  const pairs = going.reduce((sum, { unitIds }) => sum + unitIds.length, 0);
  const error = look.error ?? send.error;
  return (
    <Dialog title={say('many.title', { count: assignments.length })} onClose={onClose} footer={preview === undefined ? (
      <><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={several || units.length === 0} loading={look.isPending} onClick={() => look.mutate()}>{say('many.look')}</Button></>
    ) : (
      <><Button onClick={() => look.reset()}>{say('many.back')}</Button><Button type="primary" disabled={pairs === 0} loading={send.isPending} onClick={() => send.mutate(going)}>{say('many.send', { count: pairs })}</Button></>
    )}>
      {error === null ? null : <p className="refused" role="alert">{complaint(error)}</p>}
      {several ? <p className="refused" role="alert">{say('many.several')}</p> : preview === undefined ? (
        <>
          <p className="quiet">{say('many.about')}</p>
          <fieldset className="many-units"><legend>{say('many.units')}</legend>
            {below.length === 0 ? <p className="quiet">{say('many.noneBelow')}</p> : (
              <>
                <label><input type="checkbox" checked={below.every(({ id }) => units.some((unit) => unit.id === id))} onChange={(event) => setUnits((before) => (event.target.checked ? [...before, ...below.filter(({ id }) => before.every((unit) => unit.id !== id))] : before.filter(({ id }) => below.every((unit) => unit.id !== id))))} /> <b>{say('many.all', { count: below.length })}</b></label>
                {below.map((unit) => <label key={unit.id} lang="zh-CN"><input type="checkbox" checked={units.some(({ id }) => id === unit.id)} onChange={(event) => toggle(unit, event.target.checked)} /> {unit.name}</label>)}
              </>
            )}
            {units.filter(({ id }) => below.every((unit) => unit.id !== id)).map((unit) => <label key={unit.id} lang="zh-CN"><input type="checkbox" checked onChange={() => toggle(unit, false)} /> {unit.name}</label>)}
          </fieldset>
          <div className="field"><span>{say('many.other')}</span><UnitPicker label={say('many.other')} value={null} onChange={(unit) => { if (unit !== null) toggle(unit, true); }} /></div>
          <div className="field-pair">
            <label className="field"><span>{say('new.channels')}</span><select value={channel} onChange={(event) => setChannel(event.target.value as Channel)}>{CHANNELS.map((one) => <option key={one} value={one}>{say(`channel.${one}`)}</option>)}</select></label>
            <label className="field is-wide"><span>{say(channel === 'meeting' ? 'number.minutes' : 'number')}</span><Input value={number} maxLength={100} onChange={(event) => setNumber(event.target.value)} /></label>
            <DateField label={say('new.by')} value={answerBy} min={today()} onChange={setAnswerBy} />
            <DateField label={say('many.due')} value={dueOn} onChange={setDueOn} />
          </div>
        </>
      ) : <Look preview={preview} pairs={pairs} />}
    </Dialog>
  );
}

/** What can go: the rest is left out, as the page says before it is sent. */
function goingOf({ rows }: Preview): { id: string; version: number; unitIds: string[] }[] {
  return rows.flatMap(({ id, version, refused, units }) => {
    const unitIds = refused === null ? units.filter((unit) => unit.refused === null).map(({ unitId }) => unitId) : [];
    return unitIds.length === 0 ? [] : [{ id, version, unitIds }];
  });
}

function Look({ preview, pairs }: { readonly preview: Preview; readonly pairs: number }): ReactNode {
  const say = useWords(words);
  const { language } = useSpeech();
  return (
    <>
      <p role="status">{say('many.preview', { pairs, tasks: goingOf(preview).length })}{preview.refusedCount === 0 ? null : <b className="is-left-out"> {say('many.leftOut', { count: preview.refusedCount })}</b>}</p>
      <div className="many-look" tabIndex={0} role="region" aria-label={say('many.look')}>
        <table className="dispatch-table">
          <thead><tr><th scope="col">{say('column.task')}</th><th scope="col">{say('column.due')}</th><th scope="col">{say('column.unit')}</th></tr></thead>
          <tbody>{preview.rows.map((row) => {
            // One reason for several units is said once, with their names.
            const reasons = [...Map.groupBy(row.units.filter(({ refused }) => refused !== null), ({ refused }) => refused?.[language] ?? '')];
            return (
              <tr key={row.id}>
                <th scope="row" lang="zh-CN">{row.taskNumber === null ? '' : `${row.taskNumber}. `}{row.called}</th>
                <td data-label={say('column.due')}>{row.dueOn ?? say('noDeadline')}</td>
                <td data-label={say('column.unit')} lang="zh-CN">
                  {row.refused === null ? row.units.filter(({ refused }) => refused === null).map(({ unitName }) => unitName).join('、') : <span className="refused">{row.refused[language]}</span>}
                  {row.refused !== null ? null : reasons.map(([reason]) => <small key={reason} className="refused">{say('many.not', { reason })}</small>)}
                </td>
              </tr>
            );
          })}</tbody>
        </table>
      </div>
    </>
  );
}

import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { ConsultedUnit } from '#plans/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useRecord } from './use-record.ts';
import { words } from './words.ts';

/** Number and day of the letter, as the office's document system gave them: of one unit, or of all to which one letter went out. */
export function SentDialog({ units, planId, onClose }: { readonly units: readonly [ConsultedUnit, ...ConsultedUnit[]]; readonly planId: string; readonly onClose: () => void }): ReactNode {
  const [unit] = units;
  const say = useWords(words);
  const complaint = useComplaint();
  const [number, setNumber] = useState(unit.sentNumber ?? '');
  const [sentOn, setSentOn] = useState(unit.sentOn ?? today());
  const save = useRecord(planId, async () => {
    // One after the other: where somebody else was faster, those before it stay recorded and the page shows which are left.
    for (const { id, version } of units) await call('recordSent', { params: { id }, ifMatch: version, body: { sentNumber: number.trim() === '' ? null : number.trim(), sentOn } });
  }, onClose);
  return (
    <Dialog title={units.length === 1 ? say('sent.title', { unit: unit.name }) : say('sent.titleAll', { count: units.length })} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={sentOn === ''} loading={save.isPending} onClick={() => save.mutate(undefined)}>{say('save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      <label className="field"><span>{say('sent.number')}</span><Input autoFocus value={number} maxLength={120} placeholder={say('sent.numberHint')} onChange={(event) => setNumber(event.target.value)} /></label>
      <DateField label={say('sent.on')} value={sentOn} onChange={setSentOn} />
    </Dialog>
  );
}

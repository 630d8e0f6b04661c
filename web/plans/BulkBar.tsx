/** What was chosen, and the one change for all of it. */
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { isPlausibleDay } from '#kernel';
import type { BulkChange, TaskItem } from '#plans/model';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { KINDS } from './shown.ts';
import { standsIn } from './amend-form.ts';
import { type NamedUnit, UnitName, useAsWritten } from './UnitName.tsx';
import { useLedgerChanged, useSteps } from './use-tasks.ts';
import { words } from './amend-words.ts';

const WHAT = ['lead', 'addUnit', 'removeUnit', 'deadline', 'kind', 'withdraw'] as const;
type What = (typeof WHAT)[number];
const NOBODY: NamedUnit = { name: '', unitId: null, collectiveId: null };

export function BulkBar({ chosen, onDone }: { readonly chosen: readonly TaskItem[]; readonly onDone: () => void }): ReactNode {
  const say = useWords(words);
  const [open, setOpen] = useState(false);
  return (
    <div className="bulk-bar" role="region" aria-label={say('bulk.change')}>
      <span role="status">{say('bulk.chosen', { count: chosen.length })}</span>
      <Button type="primary" size="small" onClick={() => setOpen(true)}>{say('bulk.change')}</Button>
      <button type="button" className="link" onClick={onDone}>{say('bulk.none')}</button>
      {open ? <BulkDialog chosen={chosen} onClose={() => setOpen(false)} onDone={onDone} /> : null}
    </div>
  );
}

function BulkDialog({ chosen, onClose, onDone }: { readonly chosen: readonly TaskItem[]; readonly onClose: () => void; readonly onDone: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const changed = useLedgerChanged();
  const { told } = useSteps();
  const [what, setWhat] = useState<What>('lead');
  const [unit, setUnit] = useState(NOBODY);
  const [deadline, setDeadline] = useState<{ text: string; on: string | null }>({ text: '', on: null });
  const [kind, setKind] = useState<(typeof KINDS)[number]>('activity');
  const [reason, setReason] = useState('');
  const [on, setOn] = useState(today());
  const [once] = useState(() => crypto.randomUUID());
  const change = ((): BulkChange | null => {
    const named = { ...unit, name: unit.name.trim() };
    if (what === 'withdraw') return { withdraw: true };
    if (what === 'kind') return { kind };
    if (what === 'deadline') return deadline.text.trim() === '' ? null : { deadlines: [{ text: deadline.text.trim(), on: deadline.on, about: null }] };
    if (named.name === '') return null;
    return what === 'lead' ? { lead: named } : what === 'addUnit' ? { addUnit: { ...named, role: 'cooperating' } } : { removeUnit: named.name };
  })();
  const [failed, setFailed] = useState<Error | null>(null);
  const { asWritten, line } = useAsWritten(failed, [unit]);
  // A unit has one part in a task.
  const doubled = (what === 'lead' || what === 'addUnit') && unit.name.trim() !== '' ? chosen.filter(({ card }) => standsIn(card.responsibilities, unit, what === 'addUnit')).length : 0;
  const badDay = what === 'deadline' && deadline.on !== null && !isPlausibleDay(deadline.on) ? deadline.on : null;
  const save = useMutation({
    mutationFn: (asked: BulkChange) => call('amendTasks', { once, body: { tasks: chosen.map(({ id, version }) => ({ id, version })), change: asked, reason: reason.trim(), on, asWritten: [...asWritten] } }),
    onSuccess: async ({ step, tasks }) => { onClose(); onDone(); await changed(); told(say('bulk.done', { count: tasks }), step); },
    onError: async (error) => {
      setFailed(error);
      if (!(error instanceof Problem) || error.status !== 412) return;
      onClose();
      onDone();
      await changed();
      notify({ text: say('bulk.stale'), failed: true });
    },
  });
  return (
    <Dialog title={say('bulk.title', { count: chosen.length })} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" danger={what === 'withdraw'} disabled={change === null || badDay !== null || reason.trim().length < 2} loading={save.isPending} onClick={() => { if (change !== null) save.mutate(change); }}>{say(what === 'withdraw' ? 'bulk.withdraw' : 'amend.save')}</Button></>}>
      {failed === null ? null : <p className="refused" role="alert">{complaint(failed)}</p>}
      {line}
      <label className="field"><span>{say('bulk.what')}</span><select value={what} onChange={(event) => setWhat(event.target.value as What)}>{WHAT.map((one) => <option key={one} value={one}>{say(`bulk.${one}`)}</option>)}</select></label>
      {what === 'lead' || what === 'addUnit' ? <div className="field"><span>{say('bulk.unit')}</span><UnitName value={unit} onChange={setUnit} /></div> : null}
      {doubled === 0 ? null : <p className="warned" role="status">{say(what === 'lead' ? 'bulk.takenOut' : 'bulk.leadsThere', { count: doubled })}</p>}
      {what === 'removeUnit' ? <label className="field"><span>{say('bulk.removeName')}</span><Input lang="zh-CN" value={unit.name} onChange={(event) => setUnit({ ...NOBODY, name: event.target.value })} /></label> : null}
      {what === 'deadline' ? <span className="amend-row"><Input lang="zh-CN" aria-label={say('amend.deadlineText')} placeholder={say('amend.deadlineText')} value={deadline.text} onChange={(event) => setDeadline({ ...deadline, text: event.target.value })} /><DateField bare label={say('amend.deadlineOn')} value={deadline.on ?? ''} onChange={(day) => setDeadline({ ...deadline, on: day === '' ? null : day })} /></span> : null}
      {badDay === null ? null : <p className="refused" role="alert">{say('amend.badDay', { on: badDay })}</p>}
      {what === 'kind' ? <label className="field"><span>{say('amend.kind')}</span><select value={kind} onChange={(event) => setKind(event.target.value as typeof kind)}>{KINDS.map((one) => <option key={one} value={one}>{say(`kind.${one}`)}</option>)}</select></label> : null}
      {what === 'withdraw' ? <p>{say('withdraw.about')}</p> : null}
      <div className="field-pair">
        <label className="field"><span>{say('amend.reason')}</span><Input value={reason} maxLength={500} placeholder={say('amend.reasonHint')} onChange={(event) => setReason(event.target.value)} /></label>
        <DateField label={say('amend.on')} max={today()} value={on} onChange={setOn} />
      </div>
    </Dialog>
  );
}

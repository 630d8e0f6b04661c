/** Amends one task: only what differs is sent, with the ground and the day from which it holds. */
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { OpenedTask, Responsibility } from '#plans/model';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { changesOf, doubledIn, type Form, formOf, implausibleDeadline } from './amend-form.ts';
import { AmendTargets } from './AmendTargets.tsx';
import { KINDS } from './shown.ts';
import { UnitName, useAsWritten } from './UnitName.tsx';
import { useLedgerChanged, useSteps } from './use-tasks.ts';
import { words } from './amend-words.ts';

const ROLES = ['lead', 'co-lead', 'cooperating'] as const;

export function AmendDialog({ task, onClose }: { readonly task: OpenedTask; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const changed = useLedgerChanged();
  const { told } = useSteps();
  const [before] = useState(() => formOf(task));
  const [form, setForm] = useState(before);
  const [reason, setReason] = useState('');
  const [on, setOn] = useState(today());
  const [once] = useState(() => crypto.randomUUID());
  const put = (patch: Partial<Form>): void => setForm((now) => ({ ...now, ...patch }));
  const [changes, problem] = ((made) => ('problem' in made ? [null, made] as const : [made, null] as const))(changesOf(before, form));
  const [doubled, badDay] = [doubledIn(form.units), implausibleDeadline(form, before)];
  const [failed, setFailed] = useState<Error | null>(null);
  const { asWritten, line } = useAsWritten(failed, form.units);
  const save = useMutation({
    mutationFn: () => call('amendTask', { params: { id: task.id }, ifMatch: task.version, once, body: { changes: changes ?? {}, reason: reason.trim(), on, asWritten: [...asWritten] } }),
    onSuccess: async ({ step }) => { onClose(); await changed(); told(say('amend.saved'), step); },
    onError: async (error) => {
      setFailed(error);
      if (!(error instanceof Problem) || error.status !== 412) return;
      onClose();
      await changed();
      notify({ text: say('amend.stale'), failed: true });
    },
  });
  const ready = reason.trim().length >= 2 && changes !== null && Object.keys(changes).length > 0 && badDay === undefined && form.text.trim() !== '' && on !== '';
  return (
    <Dialog title={say('amend.title')} onClose={onClose} footer={<><span className="quiet amend-after">{say('amend.after')}</span><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={!ready} loading={save.isPending} onClick={() => save.mutate()}>{say('amend.save')}</Button></>}>
      {failed === null ? null : <p className="refused" role="alert">{complaint(failed)}</p>}
      {line}
      <label className="field"><span>{say('amend.name')}</span><Input lang="zh-CN" value={form.title} maxLength={500} onChange={(event) => put({ title: event.target.value })} /></label>
      <label className="field"><span>{say('amend.text')}</span><textarea className="amend-text" lang="zh-CN" value={form.text} onChange={(event) => put({ text: event.target.value })} /></label>
      <fieldset className="field">
        <legend>{say('amend.units')}</legend>
        {form.units.map((unit, n) => (
          <span key={n} className="amend-row">
            <select aria-label={say('filter.role')} value={unit.role} onChange={(event) => put({ units: form.units.with(n, { ...unit, role: event.target.value as Responsibility['role'] }) })}>{ROLES.map((role) => <option key={role} value={role}>{say(`role.${role}`)}</option>)}</select>
            <UnitName value={unit} onChange={(next) => put({ units: form.units.with(n, { ...next, role: unit.role }) })} />
            <button type="button" className="link" aria-label={`${say('amend.remove')} ${unit.name}`} onClick={() => put({ units: form.units.toSpliced(n, 1) })}>×</button>
          </span>
        ))}
        <button type="button" className="link" onClick={() => put({ units: [...form.units, { name: '', role: form.units.length === 0 ? 'lead' : 'cooperating', unitId: null, collectiveId: null }] })}>{say('amend.addUnit')}</button>
        {doubled.length === 0 ? null : <p className="warned" role="status">{say('amend.doubled', { units: [...new Set(doubled.map((n) => form.units[n]?.name ?? ''))].join(say('comma')) })} <button type="button" className="link" onClick={() => put({ units: form.units.filter((_, n) => !doubled.includes(n)) })}>{say('amend.undouble')}</button></p>}
      </fieldset>
      <fieldset className="field">
        <legend>{say('amend.deadlines')}</legend>
        {form.deadlines.map((deadline, n) => (
          <span key={n} className="amend-row">
            <Input lang="zh-CN" aria-label={say('amend.deadlineText')} placeholder={say('amend.deadlineText')} value={deadline.text} maxLength={200} onChange={(event) => put({ deadlines: form.deadlines.with(n, { ...deadline, text: event.target.value }) })} />
            <DateField bare label={say('amend.deadlineOn')} value={deadline.on ?? ''} onChange={(day) => put({ deadlines: form.deadlines.with(n, { ...deadline, on: day === '' ? null : day }) })} />
            <button type="button" className="link" aria-label={`${say('amend.remove')} ${deadline.text}`} onClick={() => put({ deadlines: form.deadlines.toSpliced(n, 1) })}>×</button>
          </span>
        ))}
        <button type="button" className="link" onClick={() => put({ deadlines: [...form.deadlines, { text: '', on: null, about: null }] })}>{say('amend.addDeadline')}</button>
        {badDay === undefined ? null : <p className="refused" role="alert">{say('amend.badDay', { on: badDay })}</p>}
      </fieldset>
      <AmendTargets rows={form.targets} problem={problem} onRows={(targets) => put({ targets })} />
      <details className="amend-more"><summary>{say('amend.goal')}{say('list')}{say('amend.kind')}</summary>
        <label className="field"><span>{say('amend.goal')}</span><textarea className="amend-goal" lang="zh-CN" value={form.goal} onChange={(event) => put({ goal: event.target.value })} /></label>
        <label className="condition">{say('amend.kind')}<select value={form.kind} onChange={(event) => put({ kind: event.target.value as Form['kind'] })}>{KINDS.map((kind) => <option key={kind} value={kind}>{say(`kind.${kind}`)}</option>)}</select></label>
      </details>
      <div className="field-pair">
        <label className="field"><span>{say('amend.reason')}</span><Input value={reason} maxLength={500} placeholder={say('amend.reasonHint')} onChange={(event) => setReason(event.target.value)} /></label>
        <DateField label={say('amend.on')} max={today()} value={on} onChange={setOn} />
      </div>
    </Dialog>
  );
}

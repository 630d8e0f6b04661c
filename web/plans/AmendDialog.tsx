/** Amends one task: only what differs is sent, with the ground and the day from which it holds. */
import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Deadline, OpenedTask, Responsibility, TaskChanges } from '#plans/model';
import { call } from '../api/call.ts';
import { Problem } from '../api/problem.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { KINDS } from './shown.ts';
import { UnitName } from './UnitName.tsx';
import { useLedgerChanged, useSteps } from './use-tasks.ts';
import { words } from './words.ts';

const ROLES = ['lead', 'co-lead', 'cooperating'] as const;

interface Form { readonly title: string; readonly text: string; readonly goal: string; readonly kind: OpenedTask['kind']; readonly units: readonly Responsibility[]; readonly deadlines: readonly Deadline[] }

export function formOf(task: OpenedTask): Form {
  return {
    title: task.title ?? '', text: task.text, goal: task.goal ?? '', kind: task.kind,
    units: task.responsibilities.filter(({ to }) => to === null).map(({ name, role, unitId, collectiveId }) => ({ name, role, unitId, collectiveId })),
    deadlines: task.deadlines.filter(({ to }) => to === null).map(({ text, on, about }) => ({ text, on, about })),
  };
}

/** Fields that differ from what was there when the form was opened; empty lines are nothing. */
export function changesOf(before: Form, now: Form): TaskChanges {
  const units = now.units.filter(({ name }) => name.trim() !== '').map((one) => ({ ...one, name: one.name.trim() }));
  const deadlines = now.deadlines.filter(({ text }) => text.trim() !== '').map((one) => ({ ...one, text: one.text.trim() }));
  const differ = (a: unknown, b: unknown): boolean => JSON.stringify(a) !== JSON.stringify(b);
  return {
    ...(now.title.trim() === before.title ? {} : { title: now.title.trim() === '' ? null : now.title.trim() }), ...(now.text === before.text ? {} : { text: now.text }),
    ...(now.goal.trim() === before.goal ? {} : { goal: now.goal.trim() === '' ? null : now.goal.trim() }), ...(now.kind === before.kind ? {} : { kind: now.kind }),
    ...(differ(units, before.units) ? { responsibilities: units } : {}), ...(differ(deadlines, before.deadlines) ? { deadlines } : {}),
  };
}

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
  const changes = changesOf(before, form);
  const save = useMutation({
    mutationFn: () => call('amendTask', { params: { id: task.id }, ifMatch: task.version, once, body: { changes, reason: reason.trim(), on } }),
    onSuccess: async ({ step }) => { onClose(); await changed(); told(say('amend.saved'), step); },
    onError: async (error) => {
      if (!(error instanceof Problem) || error.status !== 412) return;
      onClose();
      await changed();
      notify({ text: say('amend.stale'), failed: true });
    },
  });
  const ready = reason.trim().length >= 2 && Object.keys(changes).length > 0 && form.text.trim() !== '' && on !== '';
  return (
    <Dialog title={say('amend.title')} onClose={onClose} footer={<><span className="quiet amend-after">{say('amend.after')}</span><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={!ready} loading={save.isPending} onClick={() => save.mutate()}>{say('amend.save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
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
      </fieldset>
      <details className="amend-more"><summary>{say('amend.goal')}、{say('amend.kind')}</summary>
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

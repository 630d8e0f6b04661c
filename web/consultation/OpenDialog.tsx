/** Whom to ask, until when, and whom they may ask back. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { fromPublished } from '#reader';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { unitShares } from '../desk/wording.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { words } from './words.ts';

const DAYS_TO_ANSWER = 14;

export function OpenDialog({ plan, onClose }: { readonly plan: { readonly id: string; readonly documentId: string; readonly version: number }; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const queries = useQueryClient();
  const { data } = useQuery({ queryKey: ['document', plan.documentId], queryFn: ({ signal }) => call('openDocument', { params: { id: plan.documentId }, signal }) });
  const units = data === undefined ? [] : unitShares(fromPublished(data.reading).tasks);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [answerBy, setAnswerBy] = useState(today(DAYS_TO_ANSWER));
  const [contact, setContact] = useState('');
  const [once] = useState(() => crypto.randomUUID());
  const chosen = units.filter(({ unit }) => !left.has(unit)).map(({ unit }) => unit);
  const open = useMutation({
    // Corrections may name units that the reading did not: all is said by leaving the list out.
    mutationFn: () => call('openConsultation', { params: { id: plan.id }, ifMatch: plan.version, once, body: { answerBy, contact: contact.trim() === '' ? null : contact.trim(), ...(left.size === 0 ? {} : { units: chosen }) } }),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['consultations', plan.id] }), queries.invalidateQueries({ queryKey: ['plan', plan.id] })]);
      onClose();
    },
  });
  const none = data !== undefined && chosen.length === 0;
  return (
    <Dialog title={say('open.title')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" loading={open.isPending} disabled={none || answerBy === ''} onClick={() => open.mutate()}>{say('open.go')}</Button></>}>
      {open.error === null ? null : <p className="refused" role="alert">{complaint(open.error)}</p>}
      <DateField label={say('open.by')} min={today()} value={answerBy} onChange={setAnswerBy} />
      <label className="field"><span>{say('open.contact')}</span><Input value={contact} maxLength={200} placeholder={say('open.contactHint')} onChange={(event) => setContact(event.target.value)} /></label>
      <fieldset className="field">
        <legend>{say('open.units')}</legend>
        <label className="unit-choice is-all"><input type="checkbox" checked={left.size === 0} onChange={(event) => setLeft(event.target.checked ? new Set() : new Set(units.map(({ unit }) => unit)))} />{say('open.all')}</label>
        <div className="unit-choices">
          {units.map(({ unit }) => (
            <label key={unit} className="unit-choice" lang="zh-CN"><input type="checkbox" checked={!left.has(unit)} onChange={(event) => setLeft((before) => {
              const next = new Set(before);
              if (event.target.checked) next.delete(unit);
              else next.add(unit);
              return next;
            })} />{unit}</label>
          ))}
        </div>
        {none ? <p className="refused">{say('open.noneChosen')}</p> : null}
      </fieldset>
      <p className="quiet">{say('open.after')}</p>
    </Dialog>
  );
}

/** What a unit answered: nothing to say, or opinions, each on one task or on the whole. */
import { useQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Consultation, ConsultedUnit } from '#plans/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useRecord } from './use-record.ts';
import { words } from './words.ts';

interface Line { readonly key: string; readonly taskKey: string | null; readonly proposal: string; readonly reason: string }
const KINDS = ['no-comment', 'changes', 'none'] as const;
const fresh = (): Line => ({ key: crypto.randomUUID(), taskKey: null, proposal: '', reason: '' });

export function AnswerDialog({ unit, round, onClose }: { readonly unit: ConsultedUnit; readonly round: Consultation; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const [answer, setAnswer] = useState<ConsultedUnit['answer']>(unit.answer === 'none' ? 'no-comment' : unit.answer);
  const [number, setNumber] = useState(unit.answerNumber ?? '');
  const [answeredOn, setAnsweredOn] = useState(unit.answeredOn ?? today());
  const [lines, setLines] = useState<readonly Line[]>(unit.opinions.length === 0 ? [fresh()] : unit.opinions.map(({ id, taskKey, proposal, reason }) => ({ key: id, taskKey, proposal, reason: reason ?? '' })));
  const { data: tasks } = useQuery({ queryKey: ['consulted-tasks', unit.id], queryFn: ({ signal }) => call('listConsultedTasks', { params: { id: unit.id }, signal }) });
  const told = lines.filter(({ proposal }) => proposal.trim() !== '');
  const save = useRecord(round.planId, () => call('recordAnswer', {
    params: { id: unit.id }, ifMatch: unit.version,
    body: {
      answer, answerNumber: answer === 'none' || number.trim() === '' ? null : number.trim(), answeredOn: answer === 'none' || answeredOn === '' ? null : answeredOn,
      opinions: answer === 'changes' ? told.map(({ taskKey, proposal, reason }) => ({ taskKey, proposal: proposal.trim(), reason: reason.trim() === '' ? null : reason.trim() })) : [],
    },
  }), onClose);
  const change = (key: string, part: Partial<Line>): void => setLines((before) => before.map((line) => (line.key === key ? { ...line, ...part } : line)));
  return (
    <Dialog title={say('answer.title', { unit: unit.name })} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={answer === 'changes' && told.length === 0} loading={save.isPending} onClick={() => save.mutate(undefined)}>{say('save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      <fieldset className="field"><legend>{say('answer.kind')}</legend>
        <div className="kind-choices">{KINDS.map((kind) => <label key={kind}><input type="radio" name="answer" autoFocus={kind === answer} checked={answer === kind} onChange={() => setAnswer(kind)} />{say(`answer.${kind}`)}</label>)}</div>
      </fieldset>
      {answer === 'none' ? null : (
        <div className="field-pair">
          <label className="field"><span>{say('answer.number')}</span><Input value={number} maxLength={120} onChange={(event) => setNumber(event.target.value)} /></label>
          <DateField label={say('answer.on')} value={answeredOn} onChange={setAnsweredOn} />
        </div>
      )}
      {answer !== 'changes' ? null : (
        <>
          {unit.opinions.length === 0 ? null : <p className="quiet">{say('answer.replaces')}</p>}
          {lines.map((line, place) => (
            <fieldset key={line.key} className="opinion-form"><legend>{say('answer.opinion', { place: place + 1 })}</legend>
              <div className="field"><span id={`task-${line.key}`}>{say('answer.task')}</span>
                <Select aria-labelledby={`task-${line.key}`} showSearch={{ optionFilterProp: 'label' }} getPopupContainer={(node) => node.closest('dialog') ?? document.body} value={line.taskKey ?? ''} onChange={(key: string) => change(line.key, { taskKey: key === '' ? null : key })}
                  options={[{ value: '', label: say('answer.whole') }, ...(tasks ?? []).map(({ key, about }) => ({ value: key, label: about }))]} /></div>
              <label className="field"><span>{say('answer.proposal')}</span><textarea rows={3} maxLength={4000} value={line.proposal} onChange={(event) => change(line.key, { proposal: event.target.value })} /></label>
              <label className="field"><span>{say('answer.reason')}</span><Input value={line.reason} maxLength={4000} onChange={(event) => change(line.key, { reason: event.target.value })} /></label>
              {lines.length === 1 ? null : <button type="button" className="link" onClick={() => setLines((before) => before.filter(({ key }) => key !== line.key))}>{say('answer.less')}</button>}
            </fieldset>
          ))}
          <p><Button onClick={() => setLines((before) => [...before, fresh()])}>{say('answer.more')}</Button></p>
        </>
      )}
    </Dialog>
  );
}

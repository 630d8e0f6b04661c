/** One round: the units with their letters, answers and opinions. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { AdoptedOpinion, Consultation, ConsultedUnit } from '#plans/model';
import { addressOf, call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { AnswerDialog } from './AnswerDialog.tsx';
import { OpinionLine } from './OpinionLine.tsx';
import { SentDialog } from './SentDialog.tsx';
import { words } from './words.ts';

type Doing = { readonly what: 'sent' | 'answer'; readonly unit: ConsultedUnit } | null;
/** Shape and word, never colour alone. */
const SIGNS = { 'none': '○', 'no-comment': '✓', 'changes': '◐' } as const;

/** @param adopted what became of opinions that were adopted */
export function Round({ round, adopted, may, settles, drafting }: { readonly round: Consultation; readonly adopted: readonly AdoptedOpinion[]; readonly may: boolean; readonly settles: boolean; readonly drafting: boolean }): ReactNode {
  const say = useWords(words);
  const [doing, setDoing] = useState<Doing>(null);
  const [closing, setClosing] = useState(false);
  const [sendingAll, setSendingAll] = useState(false);
  const [first, ...others] = round.units.filter(({ sentOn }) => sentOn === null);
  const unsent = first === undefined ? null : [first, ...others] as const;
  const of = (answer: ConsultedUnit['answer']): number => round.units.filter((unit) => unit.answer === answer).length;
  const pending = round.units.flatMap(({ opinions }) => opinions).filter(({ decision }) => decision === 'pending').length;
  const unchanged = adopted.filter((one) => one.round === round.round && !one.changed).length;
  const params = { id: round.id };
  return (
    <section aria-label={say('round', { round: round.round })}>
      <p className="round-facts">
        <span>{say('span', { from: round.openedOn, to: round.answerBy })}</span>
        {round.contact === null ? null : <span>{say('contact', { contact: round.contact })}</span>}
        <span>{say('asked', { count: round.units.length })}</span><span>{say('agreed', { count: of('no-comment') })}</span><span>{say('changed', { count: of('changes') })}</span>
        <span className={of('none') > 0 ? 'is-waiting' : ''}>{say('silent', { count: of('none') })}</span>
        {pending === 0 ? null : <span className="is-waiting">{say('pending', { count: pending })}</span>}
        {unchanged === 0 ? null : <span className="is-waiting">{say('unchanged', { count: unchanged })}</span>}
      </p>
      <p className="round-files">
        <a className="plain-button" href={addressOf('consultationLetters', { params })}>{say('letters')}</a>
        {may && unsent !== null && unsent.length > 1 ? <button type="button" className="plain-button" onClick={() => setSendingAll(true)}>{say('sent.all', { count: unsent.length })}</button> : null}
        <a className="plain-button" href={addressOf('adoptionTable', { params, query: { format: 'docx' } })}>{say('adoptionWord')}</a>
        <a className="plain-button" href={addressOf('adoptionTable', { params, query: { format: 'xlsx' } })}>{say('adoptionExcel')}</a>
        <a className="plain-button" href={addressOf('nextDraft', { params })}>{say('nextDraft')}</a>
        {may || (settles && round.status === 'open') ? <Button onClick={() => setClosing(true)}>{say('close')}</Button> : null}
      </p>
      <table className="round-units">
        <thead><tr><th scope="col">{say('column.unit')}</th><th scope="col">{say('column.share')}</th><th scope="col">{say('column.sent')}</th><th scope="col">{say('column.answer')}</th><th scope="col">{say('column.actions')}</th></tr></thead>
        {round.units.map((unit) => (
          <tbody key={unit.id}>
            <tr>
              <th scope="row" lang="zh-CN">{unit.name}</th>
              <td data-label={say('column.share')}>{say('share', { lead: unit.leadCount, cooperating: unit.cooperatingCount })}</td>
              <td data-label={say('column.sent')}>{unit.sentOn === null ? <span className="quiet">{say('unsent')}</span> : <>{unit.sentOn}{unit.sentNumber === null ? null : <small lang="zh-CN">{unit.sentNumber}</small>}</>}</td>
              <td data-label={say('column.answer')}><span aria-hidden="true">{SIGNS[unit.answer]} </span>{say(`answer.${unit.answer}`)}{unit.answeredOn === null && unit.answerNumber === null ? null : <small lang="zh-CN">{[unit.answeredOn, unit.answerNumber].filter((part) => part !== null).join(' ')}</small>}</td>
              <td className="asked-actions">
                <a href={addressOf('consultationLetter', { params: { id: unit.id } })} aria-label={say('letterOf', { unit: unit.name })}>{say('letter')}</a>
                {may ? <button type="button" className="link" aria-label={say('recordSentOf', { unit: unit.name })} onClick={() => setDoing({ what: 'sent', unit })}>{say('recordSent')}</button> : null}
                {may ? <button type="button" className="link" aria-label={say('recordAnswerOf', { unit: unit.name })} onClick={() => setDoing({ what: 'answer', unit })}>{say('recordAnswer')}</button> : null}
              </td>
            </tr>
            {unit.opinions.length === 0 ? null : <tr className="unit-opinions"><td colSpan={5}><ol aria-label={say('column.opinions')}>{unit.opinions.map((opinion) => <OpinionLine key={`${opinion.id} ${opinion.version}`} opinion={opinion} planId={round.planId} may={may} settles={settles} adopted={adopted.find(({ id }) => id === opinion.id)} desk={drafting ? round.documentId : null} />)}</ol></td></tr>}
          </tbody>
        ))}
      </table>
      {doing?.what === 'sent' ? <SentDialog units={[doing.unit]} planId={round.planId} onClose={() => setDoing(null)} /> : null}
      {sendingAll && unsent !== null ? <SentDialog units={unsent} planId={round.planId} onClose={() => setSendingAll(false)} /> : null}
      {doing?.what === 'answer' ? <AnswerDialog unit={doing.unit} round={round} onClose={() => setDoing(null)} /> : null}
      {closing ? <CloseDialog round={round} onClose={() => setClosing(false)} /> : null}
    </section>
  );
}

function CloseDialog({ round, onClose }: { readonly round: Consultation; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const queries = useQueryClient();
  const close = useMutation({
    mutationFn: () => call('closeConsultation', { params: { id: round.id }, ifMatch: round.version }),
    onSuccess: async () => {
      await Promise.all([queries.invalidateQueries({ queryKey: ['consultations', round.planId] }), queries.invalidateQueries({ queryKey: ['plan', round.planId] })]);
      notify({ text: say('closed.done') });
      onClose();
    },
  });
  return (
    <Dialog title={say('closeTitle')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" loading={close.isPending} onClick={() => close.mutate()}>{say('close')}</Button></>}>
      {close.error === null ? <p>{say('closeAbout')}</p> : <p className="refused" role="alert">{complaint(close.error)}</p>}
    </Dialog>
  );
}

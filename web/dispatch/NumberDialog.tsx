import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Dispatch } from '#delivery/model';
import { call } from '../api/call.ts';
import { today } from '../clock.ts';
import { DateField } from '../date/DateField.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

/** The paper's number, as the document system gave it: before it is sent, or recorded afterwards. Of a draft also its days and its words. */
export function NumberDialog({ dispatch, sending, onClose }: { readonly dispatch: Dispatch; readonly sending: boolean; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [number, setNumber] = useState(dispatch.number ?? '');
  const [dispatchedOn, setDispatchedOn] = useState(dispatch.dispatchedOn);
  const [answerBy, setAnswerBy] = useState(dispatch.answerBy ?? '');
  const [text, setText] = useState(dispatch.words ?? '');
  const [contact, setContact] = useState(dispatch.contact ?? '');
  const told = textOf(number);
  const whole = dispatch.status === 'draft' && !sending;
  const run = useAct(async () => {
    const params = { id: dispatch.id };
    if (!sending) return call('editDispatch', { params, ifMatch: dispatch.version, body: { number: told, contact: textOf(contact), ...(whole ? { dispatchedOn, answerBy: answerBy === '' ? null : answerBy, words: textOf(text) } : {}) } });
    const { version } = told === dispatch.number ? dispatch : (await call('editDispatch', { params, ifMatch: dispatch.version, body: { number: told } })).dispatch;
    return call('sendDispatch', { params, ifMatch: version });
  }, () => notify({ text: say(sending ? 'sent' : 'office.saved') }), onClose);
  const minutes = dispatch.channel === 'meeting';
  return (
    <Dialog title={say(sending ? 'send.title' : whole ? 'change' : 'edit')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={(sending && minutes && told === null) || dispatchedOn === ''} loading={run.isPending} onClick={() => run.mutate(undefined)}>{say(sending ? 'send' : 'save')}</Button></>}>
      {run.error === null ? null : <p className="refused" role="alert">{complaint(run.error)}</p>}
      {sending ? <p>{say('send.about', { units: dispatch.units, tasks: dispatch.assignments })}</p> : null}
      {sending && dispatch.channel === 'letter' ? <p>{say('send.letters')}</p> : null}
      <label className="field"><span>{say(minutes ? 'number.minutes' : 'number')}</span><Input autoFocus value={number} maxLength={100} placeholder={minutes ? undefined : say('number.hint')} onChange={(event) => setNumber(event.target.value)} /></label>
      {whole ? (
        <>
          <div className="field-pair"><DateField label={say('new.on')} value={dispatchedOn} max={today()} onChange={setDispatchedOn} /><DateField label={say('new.by')} value={answerBy} onChange={setAnswerBy} /></div>
          <label className="field"><span>{say('new.words')}</span><textarea className="dispatch-lines" rows={2} value={text} maxLength={4_000} onChange={(event) => setText(event.target.value)} /></label>
        </>
      ) : null}
      {sending ? null : <label className="field"><span>{say('new.contact')}</span><Input value={contact} maxLength={100} onChange={(event) => setContact(event.target.value)} /></label>}
    </Dialog>
  );
}

function textOf(typed: string): string | null {
  return typed.trim() === '' ? null : typed.trim();
}

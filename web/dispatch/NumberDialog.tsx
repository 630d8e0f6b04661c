import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Dispatch } from '#delivery/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useAct } from './use-act.ts';
import { words } from './words.ts';

/** The paper's number, as the document system gave it: before it is sent, or recorded afterwards. */
export function NumberDialog({ dispatch, sending, onClose }: { readonly dispatch: Dispatch; readonly sending: boolean; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const notify = useNotify();
  const [number, setNumber] = useState(dispatch.number ?? '');
  const told = number.trim() === '' ? null : number.trim();
  const run = useAct(async () => {
    const params = { id: dispatch.id };
    const { version } = told === dispatch.number ? dispatch : (await call('editDispatch', { params, ifMatch: dispatch.version, body: { number: told } })).dispatch;
    return sending ? call('sendDispatch', { params, ifMatch: version }) : undefined;
  }, () => notify({ text: say(sending ? 'sent' : 'office.saved') }), onClose);
  const minutes = dispatch.channel === 'meeting';
  return (
    <Dialog title={say(sending ? 'send.title' : 'edit')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={sending && minutes && told === null} loading={run.isPending} onClick={() => run.mutate(undefined)}>{say(sending ? 'send' : 'save')}</Button></>}>
      {run.error === null ? null : <p className="refused" role="alert">{complaint(run.error)}</p>}
      {sending ? <p>{say('send.about', { units: dispatch.units, tasks: dispatch.assignments })}</p> : null}
      {sending && dispatch.channel === 'letter' ? <p>{say('send.letters')}</p> : null}
      <label className="field"><span>{say(minutes ? 'number.minutes' : 'number')}</span><Input autoFocus value={number} maxLength={100} placeholder={minutes ? undefined : say('number.hint')} onChange={(event) => setNumber(event.target.value)} /></label>
    </Dialog>
  );
}

/** What one wants to be told by mail. */
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { NoticeKind, NoticeSettings } from '#notices/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { words } from './words.ts';

/** Those that a mail may tell of; what fails among the ways out is told in the product alone. */
const KINDS: readonly NoticeKind[] = ['dispatch-sent', 'dispatch-objected', 'report-submitted', 'report-returned', 'report-passed', 'report-to-accept', 'period-opened', 'request-asked', 'request-decided', 'close-out-asked', 'close-out-decided', 'unlocking-asked', 'unlocking-decided', 'handover-proposed', 'due-soon', 'directive-given'];
const SETTINGS = ['notices', 'settings'];

export function MailSettings({ onClose }: { readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const { data, error } = useQuery({ queryKey: SETTINGS, queryFn: ({ signal }) => call('getNoticeSettings', { signal }), staleTime: 0 });
  return (
    <Dialog title={say('mail.title')} onClose={onClose}>
      {error !== null && data === undefined ? <p className="refused" role="alert">{tell(error).detail}</p> : data === undefined ? <Loading /> : <Form key={data.version} settings={data} onClose={onClose} />}
    </Dialog>
  );
}

function Form({ settings, onClose }: { readonly settings: NoticeSettings; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const notify = useNotify();
  const queries = useQueryClient();
  const [mail, setMail] = useState(settings.mail);
  const [muted, setMuted] = useState<ReadonlySet<NoticeKind>>(new Set(settings.muted));
  const [refused, setRefused] = useState<string | null>(null);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    try {
      await call('changeNoticeSettings', { ifMatch: settings.version, body: { mail, muted: [...muted] } });
      await queries.invalidateQueries({ queryKey: SETTINGS });
      notify({ text: say('saved') });
      onClose();
    } catch (failure) {
      setRefused(tell(failure).detail);
    }
  }
  const turn = (kind: NoticeKind, on: boolean): void => setMuted((now) => { const next = new Set(now); if (on) next.delete(kind); else next.add(kind); return next; });
  return (
    <form className="access-form" onSubmit={(event) => void save(event)}>
      <p>{say('mail.about')} {settings.available ? settings.address === null ? say('mail.noAddress') : say('mail.to', { address: settings.address }) : say('mail.unavailable')}</p>
      {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
      <fieldset>
        <legend>{say('mail.way')}</legend>
        <label><input type="radio" name="mail" checked={mail === 'digest'} onChange={() => setMail('digest')} /> {say('mail.digest')}</label>
        <label><input type="radio" name="mail" checked={mail === 'none'} onChange={() => setMail('none')} /> {say('mail.none')}</label>
      </fieldset>
      {mail === 'none' ? null : (
        <fieldset>
          <legend>{say('mail.kinds')}</legend>
          <div className="notice-kinds">{KINDS.map((kind) => <label key={kind}><input type="checkbox" checked={!muted.has(kind)} onChange={(event) => turn(kind, event.target.checked)} /> {say(kind)}</label>)}</div>
        </fieldset>
      )}
      <p className="access-actions"><Button type="primary" htmlType="submit">{say('save')}</Button><Button onClick={onClose}>{say('cancel')}</Button></p>
    </form>
  );
}

import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Account } from '#access/model';
import type { UnitReference } from '#units/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { Field } from './Field.tsx';
import { useSession } from './session.tsx';
import { words } from './words.ts';

/**
 * What is left empty of phone and mail stays as it is: they are masked here.
 * @param person whether who it is may be changed here, `entries` by what it comes in: two administrators.
 */
export function AccountForm({ account, person, entries, onDone, onClose }: { readonly account: Account; readonly person: boolean; readonly entries: boolean; readonly onDone: () => Promise<void>; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const [displayName, setDisplayName] = useState(account.displayName);
  const [phone, setPhone] = useState('');
  const [mail, setMail] = useState('');
  const [unit, setUnit] = useState<UnitReference | null>(account.unitId === null ? null : { id: account.unitId, name: account.unitName ?? account.unitId });
  const [certificates, setCertificates] = useState(account.certificates ?? '');
  const [subject, setSubject] = useState('');
  const { me } = useSession();
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setBusy(true);
    setRefused(null);
    try {
      await call('changeAccount', {
        params: { id: account.id }, ifMatch: account.version,
        body: {
          ...(person ? { displayName, unitId: unit?.id ?? null, ...(phone === '' ? {} : { phone }), ...(mail === '' ? {} : { mail }) } : {}),
          ...(entries ? { certificates: certificates.trim() === '' ? null : certificates, ...(subject === '' ? {} : { oidcSubject: subject }) } : {}),
        },
      });
      await onDone();
    } catch (error) {
      setRefused(tell(error).detail);
      setBusy(false);
    }
  }
  return (
    <Dialog title={say('account.edit')} onClose={onClose}>
      <form className="access-form" onSubmit={(event) => void save(event)}>
        {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
        {person ? <>
        <Field label={say('steps.displayName')} required maxLength={60} value={displayName} onChange={(event) => setDisplayName(event.target.value)} />
        <div className="access-field"><span>{say('accounts.unit')}</span><UnitPicker label={say('accounts.unit')} value={unit} onChange={setUnit} /></div>
        <div className="access-pair">
          <Field label={say('account.phone')} about={say('account.stays')} inputMode="tel" placeholder={account.phone ?? ''} value={phone} onChange={(event) => setPhone(event.target.value)} />
          <Field label={say('account.mail')} about={say('account.stays')} inputMode="email" placeholder={account.mail ?? ''} value={mail} onChange={(event) => setMail(event.target.value)} />
        </div>
        </> : null}
        {entries ? <>
        <Field label={say('account.certificate')} about={say('account.certificateAbout')} value={certificates} onChange={(event) => setCertificates(event.target.value)} />
        {me?.officeSignIn == null ? null : <Field label={say('account.subject')} about={say('account.subjectAbout')} value={subject} onChange={(event) => setSubject(event.target.value)} />}
        </> : null}
        <p className="access-actions"><Button type="primary" htmlType="submit" disabled={busy}>{say('account.save')}</Button><Button onClick={onClose}>{say('cancel')}</Button></p>
      </form>
    </Dialog>
  );
}

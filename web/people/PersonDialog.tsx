/** What is said of a person, wherever they stand; and the way to blank it. */
import { type ReactNode, useState } from 'react';
import type { Person } from '#people/model';
import type { UnitReference } from '#units/model';
import { Field } from '../access/Field.tsx';
import { ReasonDialog } from '../access/ReasonDialog.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { useNotify } from '../shell/Notices.tsx';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { FormDialog } from './FormDialog.tsx';
import { words } from './words.ts';

export function PersonDialog({ person, onDone, onClose }: { readonly person: Person; readonly onDone: () => Promise<void>; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const [name, setName] = useState(person.name ?? '');
  const [post, setPost] = useState(person.post ?? '');
  const [phone, setPhone] = useState('');
  const [unit, setUnit] = useState<UnitReference | null>(person.unit);
  const [signInName, setSignInName] = useState('');
  const [erasing, setErasing] = useState(false);
  if (erasing) {
    return <ReasonDialog title={say('person.erase')} about={say('person.eraseAbout')} button={say('person.eraseDo')} onClose={() => setErasing(false)} onDo={async (reason) => {
      await call('erasePerson', { params: { id: person.id }, ifMatch: person.version, body: { reason } });
      notify({ text: say('person.erased') });
      await onDone();
      onClose();
    }} />;
  }
  const save = async (): Promise<void> => {
    await call('changePerson', { params: { id: person.id }, ifMatch: person.version, body: { name: name.trim(), post: post.trim() === '' ? null : post.trim(), unitId: unit?.id ?? null, ...(phone.trim() === '' ? {} : { phone: phone.trim() }), ...(signInName.trim() === '' ? {} : { signInName: signInName.trim() }) } });
    notify({ text: say('saved') });
    await onDone();
  };
  return (
    <FormDialog title={say('person.title', { name: person.name ?? '' })} button={say('save')} onDo={save} onClose={onClose} aside={<button type="button" className="danger" onClick={() => setErasing(true)}>{say('person.erase')}</button>}>
      <Field label={say('person')} required autoFocus maxLength={60} value={name} onChange={(event) => setName(event.target.value)} />
      <Field label={say('post')} maxLength={100} value={post} onChange={(event) => setPost(event.target.value)} />
      <Field label={say('person.phone')} about={say('person.phoneAbout')} maxLength={40} inputMode="tel" value={phone} onChange={(event) => setPhone(event.target.value)} />
      <div className="access-field"><span>{say('unit')}</span><UnitPicker label={say('unit')} value={unit} onChange={setUnit} /></div>
      <Field label={say('person.signInName')} about={say(person.signsIn ? 'person.signsIn' : 'person.signInNameAbout')} maxLength={60} value={signInName} onChange={(event) => setSignInName(event.target.value)} />
    </FormDialog>
  );
}

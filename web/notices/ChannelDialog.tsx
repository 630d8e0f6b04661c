/** A robot is added, changed, removed. What is secret is typed and never shown. */
import { useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { type FormEvent, type ReactNode, useState } from 'react';
import type { Channel, ChannelKind } from '#notices/model';
import type { UnitReference } from '#units/model';
import { Field } from '../access/Field.tsx';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useProblem } from '../shell/use-problem.ts';
import { UnitPicker } from '../units/UnitPicker.tsx';
import { words } from './words.ts';

const KINDS: readonly ChannelKind[] = ['dingtalk', 'wecom', 'feishu'];

export function ChannelDialog({ edited, onClose }: { readonly edited: Channel | null; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const tell = useProblem();
  const notify = useNotify();
  const queries = useQueryClient();
  const { me, unit: working } = useSession();
  const everywhere = me?.actions['manage-channels'] === 'everywhere';
  const [kind, setKind] = useState<ChannelKind>(edited?.kind ?? 'dingtalk');
  const [name, setName] = useState(edited?.name ?? '');
  const [unit, setUnit] = useState<UnitReference | null>(working);
  const [whole, setWhole] = useState(everywhere);
  const [address, setAddress] = useState('');
  const [secret, setSecret] = useState('');
  const [titles, setTitles] = useState(edited?.titles ?? false);
  const [enabled, setEnabled] = useState(edited?.enabled ?? true);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  async function act(what: () => Promise<unknown>, done: string): Promise<void> {
    setBusy(true);
    setRefused(null);
    try {
      await what();
      notify({ text: done });
      onClose();
    } catch (error) {
      setRefused(tell(error).detail);
      setBusy(false);
    }
    await queries.invalidateQueries({ queryKey: ['notices', 'channels'] });
  }
  const save = (event: FormEvent): void => {
    event.preventDefault();
    void act(() => (edited === null
      ? call('addChannel', { body: { unitId: whole ? null : unit?.id ?? null, kind, name, address, secret: secret === '' ? null : secret, titles, enabled } })
      : call('changeChannel', { params: { id: edited.id }, ifMatch: edited.version, body: { name, titles, enabled, ...(address === '' ? {} : { address }), ...(secret === '' ? {} : { secret }) } })), say('saved'));
  };
  return (
    <Dialog title={say(edited === null ? 'channels.add' : 'channels.change')} onClose={onClose}>
      <form className="access-form" onSubmit={save}>
        {refused === null ? null : <p className="refused" role="alert">{refused}</p>}
        {edited === null ? <label className="access-field"><span>{say('channels.kind')}</span><select className="access-line" value={kind} onChange={(event) => setKind(event.target.value as ChannelKind)}>{KINDS.map((one) => <option key={one} value={one}>{say(`kind.${one}`)}</option>)}</select></label> : null}
        <Field label={say('channels.name')} required maxLength={40} value={name} onChange={(event) => setName(event.target.value)} />
        {edited !== null ? null : (
          <fieldset>
            <legend>{say('channels.of')}</legend>
            {everywhere ? <label><input type="checkbox" checked={whole} onChange={(event) => setWhole(event.target.checked)} /> {say('channels.all')}</label> : null}
            {whole ? null : <><UnitPicker label={say('channels.of')} value={unit} onChange={setUnit} /><span className="quiet">{say('channels.ofAbout')}</span></>}
          </fieldset>
        )}
        <Field label={say(edited === null ? 'channels.address' : 'channels.newAddress')} about={say(edited === null ? 'channels.addressAbout' : 'channels.newAddressAbout')} required={edited === null} type="url" maxLength={500} value={address} onChange={(event) => setAddress(event.target.value)} />
        {kind === 'wecom' ? null : <Field label={say('channels.secret')} about={say(edited === null ? 'channels.secretAbout' : 'channels.newSecretAbout')} type="password" autoComplete="new-password" maxLength={200} value={secret} onChange={(event) => setSecret(event.target.value)} />}
        <p><label><input type="checkbox" checked={titles} onChange={(event) => setTitles(event.target.checked)} /> {say('channels.titles')}</label></p>
        <p><label><input type="checkbox" checked={enabled} onChange={(event) => setEnabled(event.target.checked)} /> {say('channels.enabled')}</label></p>
        <p className="access-actions">
          <Button type="primary" htmlType="submit" disabled={busy || (edited === null && !whole && unit === null)}>{say('save')}</Button><Button onClick={onClose}>{say('cancel')}</Button>
          {edited === null ? null : <button type="button" className="danger" disabled={busy} onClick={() => { if (confirm(say('channels.removeAsk', { name: edited.name }))) void act(() => call('removeChannel', { params: { id: edited.id }, ifMatch: edited.version }), say('channels.removed')); }}>{say('channels.remove')}</button>}
        </p>
      </form>
    </Dialog>
  );
}

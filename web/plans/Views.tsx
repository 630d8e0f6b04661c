/** Questions that were kept under a name. */
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useRef, useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { viewOf } from './address.ts';
import { words } from './words.ts';

export function Views(): ReactNode {
  const say = useWords(words);
  const notify = useNotify();
  const complaint = useComplaint();
  const queries = useQueryClient();
  const [params] = useSearchParams();
  const [saving, setSaving] = useState(false);
  const menu = useRef<HTMLDetailsElement>(null);
  const { data = [] } = useQuery({ queryKey: ['views'], queryFn: ({ signal }) => call('listViews', { signal }) });
  const again = (): Promise<void> => queries.invalidateQueries({ queryKey: ['views'] });
  const remove = useMutation({
    mutationFn: ({ id, version }: { id: string; version: number }) => call('removeView', { params: { id }, ifMatch: version }),
    onSuccess: async () => { await again(); notify({ text: say('views.removed') }); },
    onError: (error) => { notify({ text: complaint(error), failed: true }); },
  });
  const now = viewOf(params);
  const away = (): void => { menu.current?.removeAttribute('open'); };
  return (
    <>
      <details ref={menu} className="drop">
        <summary className="plain-button">{data.find(({ query }) => query === now && now !== '')?.name ?? say('views')}</summary>
        <div>
          {data.length === 0 ? <p className="quiet">{say('views.none')}</p> : null}
          {data.map((view) => (
            <span key={view.id} className="view-line">
              <Link to={`/ledger?${view.query}`} onClick={away} aria-current={view.query === now ? 'page' : undefined}>{view.name}{view.own ? null : <small> {say('views.sharedBy')}</small>}</Link>
              {view.own ? <button type="button" aria-label={say('views.remove', { name: view.name })} onClick={() => remove.mutate(view)}>×</button> : null}
            </span>
          ))}
          {now === '' ? null : <button type="button" onClick={() => { away(); setSaving(true); }}>{say('views.save')}</button>}
        </div>
      </details>
      {saving ? <SaveView query={now} onClose={() => setSaving(false)} onSaved={async () => { setSaving(false); await again(); notify({ text: say('views.saved') }); }} /> : null}
    </>
  );
}

function SaveView({ query, onClose, onSaved }: { readonly query: string; readonly onClose: () => void; readonly onSaved: () => Promise<void> }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const [name, setName] = useState('');
  const [shared, setShared] = useState(false);
  const [once] = useState(() => crypto.randomUUID());
  const save = useMutation({ mutationFn: () => call('saveView', { once, body: { name: name.trim(), query, shared } }), onSuccess: onSaved });
  return (
    <Dialog title={say('views.save')} onClose={onClose} footer={<><Button onClick={onClose}>{say('cancel')}</Button><Button type="primary" disabled={name.trim() === ''} loading={save.isPending} onClick={() => save.mutate()}>{say('views.save')}</Button></>}>
      {save.error === null ? null : <p className="refused" role="alert">{complaint(save.error)}</p>}
      <label className="field"><span>{say('views.name')}</span><Input value={name} maxLength={60} autoFocus onChange={(event) => setName(event.target.value)} /></label>
      <label className="condition"><input type="checkbox" checked={shared} onChange={(event) => setShared(event.target.checked)} />{say('views.share')}</label>
    </Dialog>
  );
}

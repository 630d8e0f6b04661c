/** Destroys a ledger that turned out to be secret: says first what goes, and what stays for people to deal with. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link } from 'react-router';
import type { Plan } from '#plans/model';
import { call } from '../api/call.ts';
import { shanghaiDay } from '../documents/moments.ts';
import { useSpeech } from '../labels/index.tsx';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { Loading } from '../shell/Loading.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { destroyWords } from './destroy-words.ts';
import { sayCounts } from './say-counts.ts';
import { useLedgerChanged } from './use-tasks.ts';

export default function DestroyDialog({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }): ReactNode {
  const say = useWords(destroyWords);
  const { language } = useSpeech();
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useLedgerChanged();
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const [once] = useState(() => crypto.randomUUID());
  const preview = useQuery({ queryKey: ['plan', plan.id, 'destruction-preview', plan.version], queryFn: ({ signal }) => call('previewDestruction', { params: { id: plan.id }, signal }), gcTime: 0 });
  const destroy = useMutation({
    mutationFn: () => call('destroyPlan', { params: { id: plan.id }, ifMatch: plan.version, once, body: { reason: reason.trim() } }),
    onSuccess: async () => { onClose(); await changed(); notify({ text: say('destroy.done') }); },
  });
  const { data } = preview;
  const went = data === undefined ? '' : sayCounts(say, language, data.counts);
  return (
    <Dialog title={say('destroy.title')} onClose={onClose} footer={<><Button onClick={onClose}>{say('destroy.cancel')}</Button><Button danger type="primary" disabled={data === undefined || !sure || reason.trim().length < 2} loading={destroy.isPending} onClick={() => destroy.mutate()}>{say('destroy.go')}</Button></>}>
      {preview.error === null ? null : <p className="refused" role="alert">{complaint(preview.error)}</p>}
      {destroy.error === null ? null : <p className="refused" role="alert">{complaint(destroy.error)}</p>}
      <p lang="zh-CN"><b>{plan.title}</b></p>
      <p>{say('destroy.about')}</p>
      {preview.error !== null ? null : data === undefined ? <Loading /> : (
        <>
          <p>{say('destroy.goes')}{went === '' ? say('destroy.nothing') : went}</p>
          <p>{say('destroy.before')}</p>
          <ul>
            <li>{say('destroy.backups')}</li><li>{say('destroy.files')}</li>
            {data.archivedAt === null ? null : <li>{say('destroy.archived', { day: shanghaiDay(data.archivedAt) })}</li>}
            {data.olderEntries === 0 ? null : <li>{say('destroy.older', { count: data.olderEntries })}</li>}
            {data.responsibilityLetters === 0 ? null : <li>{say('destroy.letters', { count: data.responsibilityLetters })}</li>}
          </ul>
          {(data.counts.amendments ?? 0) === 0 ? null : <p>{say('destroy.amended', { count: data.counts.amendments ?? 0 })}</p>}
          {data.otherPlans.length === 0 ? null : <><p>{say('destroy.others')}</p><ul>{data.otherPlans.map(({ id, title }) => <li key={id}><Link to={`/plans/${id}`} lang="zh-CN">{title}</Link></li>)}</ul></>}
          {data.otherPlansUnseen === 0 ? null : <p>{say('destroy.unseen', { count: data.otherPlansUnseen })}</p>}
          <label className="field"><span>{say('destroy.reason')}</span><Input value={reason} autoFocus maxLength={500} placeholder={say('destroy.reasonHint')} onChange={(event) => setReason(event.target.value)} /></label>
          <label className="destroy-sure"><input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} /> {say('destroy.confirm')}</label>
        </>
      )}
    </Dialog>
  );
}

/** On the desk: destroys a document that turned out to be secret, or leads to its ledger, with which it goes. */
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { destroyWords } from './destroy-words.ts';
import { useNextStep } from './PlanOfDocument.tsx';

export default function DestroyDocument({ documentId, title, onClose }: { readonly documentId: string; readonly title: string; readonly onClose: () => void }): ReactNode {
  const say = useWords(destroyWords);
  const notify = useNotify();
  const complaint = useComplaint();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { plan } = useNextStep(documentId);
  const [reason, setReason] = useState('');
  const [sure, setSure] = useState(false);
  const destroy = useMutation({
    mutationFn: () => call('destroyDocument', { params: { id: documentId }, body: { reason: reason.trim() } }),
    onSuccess: async () => {
      await navigate('/', { replace: true });
      queries.removeQueries({ queryKey: ['document', documentId] });
      await queries.invalidateQueries({ queryKey: ['documents'] });
      notify({ text: say('destroy.documentDone') });
    },
  });
  const withPlan = plan !== null && plan !== undefined;
  return (
    <Dialog title={say('destroy.document')} onClose={onClose} footer={<><Button onClick={onClose}>{say('destroy.cancel')}</Button>{withPlan ? null : <Button danger type="primary" disabled={!sure || reason.trim().length < 2} loading={destroy.isPending} onClick={() => destroy.mutate()}>{say('destroy.go')}</Button>}</>}>
      {destroy.error === null ? null : <p className="refused" role="alert">{complaint(destroy.error)}</p>}
      <p lang="zh-CN"><b>{title}</b></p>
      {withPlan ? <p>{say('destroy.documentPlan')} <Link to={`/plans/${plan.id}`} lang="zh-CN">{plan.title}</Link></p> : (
        <>
          <p>{say('destroy.documentAbout')}</p>
          <p>{say('destroy.before')}</p>
          <ul><li>{say('destroy.backups')}</li><li>{say('destroy.files')}</li></ul>
          <label className="field"><span>{say('destroy.reason')}</span><Input value={reason} autoFocus maxLength={500} placeholder={say('destroy.reasonHint')} onChange={(event) => setReason(event.target.value)} /></label>
          <label className="destroy-sure"><input type="checkbox" checked={sure} onChange={(event) => setSure(event.target.checked)} /> {say('destroy.confirm')}</label>
        </>
      )}
    </Dialog>
  );
}

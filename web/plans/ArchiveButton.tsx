/** A plan goes to the archive: marked, and its package saved. */
import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';
import type { Plan } from '#plans/model';
import { addressOf, call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useNotify } from '../shell/Notices.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { useLedgerChanged } from './use-tasks.ts';
import { archiveWords } from './words.ts';

export function ArchiveButton({ plan }: { readonly plan: Plan }): ReactNode {
  const say = useWords(archiveWords);
  const notify = useNotify();
  const complaint = useComplaint();
  const changed = useLedgerChanged();
  const [asking, setAsking] = useState(false);
  const archive = useMutation({ mutationFn: () => call('archivePlan', { params: { id: plan.id }, ifMatch: plan.version }), onSuccess: async () => { setAsking(false); await changed(); notify({ text: say('archive.done') }); } });
  const may = plan.actions.includes('archive');
  if (!may && plan.archivedAt === null) return null;
  return (
    <>
      {plan.actions.includes('archive') || plan.actions.includes('amend') ? <a className="plain-button" href={addressOf('archivePackage', { params: { id: plan.id } })}>{say('archive.package')}</a> : null}
      {may ? <button type="button" className="plain-button" onClick={() => setAsking(true)}>{say('archive.archive')}</button> : null}
      {asking ? (
        <Dialog title={say('archive.title')} onClose={() => setAsking(false)} footer={<><Button onClick={() => setAsking(false)}>{say('archive.cancel')}</Button><Button type="primary" loading={archive.isPending} onClick={() => archive.mutate()}>{say('archive.archive')}</Button></>}>
          {archive.error === null ? null : <p className="refused" role="alert">{complaint(archive.error)}</p>}
          <p>{say('archive.about')}</p>
          <p className="quiet">{say('archive.inside')}</p>
        </Dialog>
      ) : null}
    </>
  );
}

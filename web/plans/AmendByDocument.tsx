/** Chooses the later document that amends a plan, and shows those that did. */
import { useMutation, useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { type ReactNode, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { Plan } from '#plans/model';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { Dialog } from '../shell/Dialog.tsx';
import { useComplaint } from '../shell/use-problem.ts';
import { words } from './amendment-words.ts';

export function AmendByDocument({ plan, onClose }: { readonly plan: Plan; readonly onClose: () => void }): ReactNode {
  const say = useWords(words);
  const complaint = useComplaint();
  const navigate = useNavigate();
  const [typed, setTyped] = useState('');
  const query = [...typed.trim()].length >= 2 ? typed.trim() : '';
  const documents = useQuery({ queryKey: ['documents-to-amend', query], queryFn: ({ signal }) => call('listDocuments', { query: { query, limit: 20 }, signal }) });
  const before = useQuery({ queryKey: ['amendments', plan.id], queryFn: ({ signal }) => call('listAmendments', { params: { id: plan.id }, signal }) });
  const draft = useMutation({ mutationFn: (documentId: string) => call('draftAmendment', { params: { id: plan.id }, body: { documentId } }), onSuccess: ({ id }) => navigate(`/plans/${plan.id}/amendments/${id}`) });
  const shown = documents.data?.items.filter(({ id }) => id !== plan.documentId) ?? [];
  return (
    <Dialog title={say('plan.amendments')} onClose={onClose} footer={<Button onClick={onClose}>{say('cancel')}</Button>}>
      {draft.error === null ? null : <p className="refused" role="alert">{complaint(draft.error)}</p>}
      <p>{say('amendment.choose')}</p>
      <Input type="search" lang="zh-CN" value={typed} aria-label={say('amendment.search')} placeholder={say('amendment.search')} onChange={(event) => setTyped(event.target.value)} />
      {documents.data !== undefined && shown.length === 0 ? <p className="quiet">{say('amendment.noDocument')}</p> : null}
      <ul className="choose-list" lang="zh-CN">{shown.map((one) => <li key={one.id}><button type="button" disabled={draft.isPending} onClick={() => draft.mutate(one.id)}>{one.title ?? one.name}<small>{[one.documentNumber, one.issuedOn].filter((part) => part !== null).join(' ')}</small></button></li>)}</ul>
      {(before.data ?? []).length === 0 ? null : <><h3>{say('amendment.before')}</h3><ul className="choose-list">{before.data?.map((one) => <li key={one.id}><Link to={`/plans/${plan.id}/amendments/${one.id}`}>{one.effectiveOn ?? one.createdAt.slice(0, 10)} {say(`amendment.${one.status}`)}</Link></li>)}</ul></>}
    </Dialog>
  );
}

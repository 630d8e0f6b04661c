/** On the desk: the way on, from a document to its plan. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { deskWords } from './words.ts';

/** Whoever may make plans is led to a new one, or to the one that is there; others only to that. */
export function PlanOfDocument({ documentId }: { readonly documentId: string }): ReactNode {
  const say = useWords(deskWords);
  const { can } = useSession();
  const sees = can('read-plans');
  const { data } = useQuery({ queryKey: ['plans-of', documentId], queryFn: ({ signal }) => call('listPlans', { query: { document: documentId }, signal }), enabled: sees });
  if (!sees || data === undefined) return null;
  const standing = data.items.find(({ status }) => status !== 'withdrawn') ?? data.items[0];
  return (
    <>
      {can('manage-units') ? <Link className="plain-button" to={`/units/names?document=${documentId}`}>{say('desk.names')}</Link> : null}
      {standing !== undefined ? <Link className="plain-button" to={`/plans/${standing.id}`}>{say('desk.open')}</Link>
        : can('edit-plans') ? <Link className="plain-button" to={`/plans/new?document=${documentId}`}>{say('desk.make')}</Link> : null}
    </>
  );
}

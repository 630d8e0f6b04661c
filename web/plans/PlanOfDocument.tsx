/** On the desk: the way on, from a document to its plan. */
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useId } from 'react';
import { Link } from 'react-router';
import type { PlanItem } from '#plans/model';
import { useSession } from '../access/session.tsx';
import { call } from '../api/call.ts';
import { useWords } from '../labels/words.ts';
import { deskWords } from './words.ts';

export interface NextStep {
  /** Undefined until it is known. */
  readonly plan: PlanItem | null | undefined;
  /** Something comes after the checking: it is the page's one primary button. */
  readonly leads: boolean;
}

/** The plan that was made of a document, a standing one before one that was withdrawn. */
export function useNextStep(documentId: string): NextStep {
  const { can } = useSession();
  const sees = can('read-plans');
  const { data } = useQuery({ queryKey: ['plans-of', documentId], queryFn: ({ signal }) => call('listPlans', { query: { document: documentId }, signal }), enabled: sees });
  const plan = data === undefined ? undefined : data.items.find(({ status }) => status !== 'withdrawn') ?? data.items[0] ?? null;
  return { plan, leads: sees && (plan != null || can('edit-plans')) };
}

/** Whoever may make plans is led to a new one, or to the one that is there; others only to that. @param tasks how many the document has: without one it makes no ledger */
export function PlanOfDocument({ documentId, tasks }: { readonly documentId: string; readonly tasks: number }): ReactNode {
  const say = useWords(deskWords);
  const { can } = useSession();
  const { plan } = useNextStep(documentId);
  const id = useId();
  if (plan === undefined) return null;
  return (
    <>
      {can('manage-units') ? <Link className="plain-button" to={`/units/names?document=${documentId}`}>{say('desk.names')}</Link> : null}
      {plan !== null ? <Link className="plain-button is-primary" to={`/plans/${plan.id}`}>{say('desk.open')}</Link>
        : !can('edit-plans') ? null
          : tasks > 0 ? <Link className="plain-button is-primary" to={`/plans/new?document=${documentId}`}>{say('desk.make')}</Link>
            : <><small id={id} className="quiet">{say('desk.noTask')}</small><button type="button" className="plain-button" disabled aria-describedby={id}>{say('desk.make')}</button></>}
    </>
  );
}

/** Once it is published, the desk changes the ledger no more. */
export function PublishedLine({ documentId }: { readonly documentId: string }): ReactNode {
  const say = useWords(deskWords);
  const { plan } = useNextStep(documentId);
  return plan?.status === 'published' ? <p className="published-line" role="status">{say('desk.published')} <Link to={`/plans/${plan.id}`}>{say('desk.amend')}</Link></p> : null;
}

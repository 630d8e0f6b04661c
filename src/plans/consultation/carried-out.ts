/** Of opinions that were adopted, whether the draft has changed where they ask for it. */
import { may } from '#access';
import { checkedReading } from '#documents';
import { isRefusal, type Refusal } from '#kernel';
import type { Caller, Executor } from '#platform';
import type { Task } from '#reader/model';
import { seenPlan } from '../allowed.ts';
import type { Room } from '../room.ts';
import type { PlanRow } from '../store/plans.ts';
import { sentDraft } from './draft.ts';
import type { Draft } from './marked-draft.ts';
import type { AdoptedOpinion } from './model.ts';
import * as store from './store.ts';

/** Newest round first. Whom the plan merely names sees none. */
export async function listAdopted({ database, below }: Room, caller: Caller, planId: string): Promise<AdoptedOpinion[] | Refusal> {
  const seen = await seenPlan(below, database, caller, planId);
  if (isRefusal(seen)) return seen;
  return may(caller, 'read-plans', seen.path) ? adoptedOf(database, seen.plan) : [];
}

export async function adoptedOf(db: Executor, plan: PlanRow): Promise<AdoptedOpinion[]> {
  const rounds = await store.listConsultations(db, plan.id);
  const units = await store.listUnits(db, rounds.map(({ id }) => id));
  const adopted = (await store.listOpinions(db, units.map(({ id }) => id))).filter(({ decision }) => decision === 'adopted' || decision === 'partly');
  if (adopted.length === 0) return [];
  const now = await checkedReading(db, plan.document_id);
  // A document that is no longer there tells nothing of what became of its draft.
  if (isRefusal(now)) return [];
  const all: AdoptedOpinion[] = [];
  for (const { id, round } of rounds) {
    const asked = units.filter((unit) => unit.consultation_id === id);
    const own = asked.flatMap((unit) => adopted.filter(({ consulted_unit_id }) => consulted_unit_id === unit.id).map((opinion) => ({ unit, opinion })));
    if (own.length === 0) continue;
    const sent = await sentDraft(db, id);
    all.push(...own.map(({ unit, opinion }) => {
      const place = opinion.task_key === null ? -1 : now.owners.indexOf(opinion.task_key);
      return { id: opinion.id, round, unit: unit.name, about: opinion.about, proposal: opinion.proposal, place: place === -1 ? null : place, changed: opinion.carried_out || (opinion.task_key !== null && hasChanged(sent, now, opinion.task_key)) };
    }));
  }
  return all;
}

/** Of one task; whether the draft as a whole meets what was asked of it only a person can say. */
function hasChanged(before: Draft, after: Draft, key: string): boolean {
  const said = ({ reading, owners }: Draft, owner: string): string | null => { const task = reading.tasks[owners.indexOf(owner)]; return task === undefined ? null : saidOf(task); };
  return said(before, key) !== said(after, key);
}

/** All that a ledger would bear of a task, without where it stands. */
function saidOf({ number, title, text, heading, goal, kind, leaders, offices, recurrence, responsibilities, deadlines, targets }: Task): string {
  return JSON.stringify([
    number, title, text, heading, goal, kind, leaders, offices, recurrence === null ? null : [recurrence.text, recurrence.every], responsibilities.map(({ unit, role }) => [unit, role]), deadlines.map((one) => [one.text, one.on]),
    targets.map((one) => [one.text, one.metric, one.comparator, one.value, one.valueMax, one.unit, one.year, one.basis, one.scope]),
  ]);
}

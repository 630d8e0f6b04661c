/** What can be done in a consultation: load, decide, write, in one transaction. */
import { randomUUID } from 'node:crypto';
import { may } from '#access';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { checkedReading } from '#documents';
import { actorOf, type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import type { z } from 'zod';
import { ownerPathOf, refusedFor, seenPlan } from '../allowed.ts';
import type { PlanAction } from '../model.ts';
import { type Room, today } from '../room.ts';
import * as plans from '../store/plans.ts';
import { planTable } from '../tables.ts';
import { packDraft, sentDraft, unitsNamed } from './draft.ts';
import type { Draft } from './marked-draft.ts';
import type { Consultation, ConsultedUnit, Decide, OpenConsultation, Opinion, RecordAnswer, RecordSent } from './model.ts';
import * as store from './store.ts';
import { consultationTable, consultedUnitTable, opinionTable } from './tables.ts';

/** Asks every unit that the draft names, or those told; the plan then waits for their answers. */
export async function openConsultation({ database, clock, below }: Room, caller: Caller, planId: string, version: number, input: z.output<typeof OpenConsultation>): Promise<Consultation | Refusal> {
  return within(database, async (tx) => {
    const plan = await plans.lockPlan(tx, planId);
    const refused = await refusedFor(below, tx, caller, plan, 'consult');
    if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
    const day = today(clock);
    if (input.answerBy < day) return refuse('answer-day-past', { day: input.answerBy });
    const checked = await checkedReading(tx, plan.document_id);
    if (isRefusal(checked)) return checked;
    const named = unitsNamed(checked.reading);
    const stranger = input.units?.find((name) => !named.some((one) => one.name === name));
    if (stranger !== undefined) return refuse('unit-not-named', { unit: stranger });
    const asked = named.filter(({ name }) => input.units?.includes(name) ?? true);
    if (asked.length === 0) return refuse('no-unit-named');
    const before = await store.listConsultations(tx, planId);
    const draft = packDraft(checked);
    const id = randomUUID();
    const salt = randomUUID();
    const row = { id, plan_id: planId, round: (before[0]?.round ?? 0) + 1, opened_on: day, answer_by: input.answerBy, contact: input.contact, status: 'open', version: 1, salt, draft_digest: draft.digest };
    await store.insertConsultation(tx, { ...row, draft: draft.bytes });
    const changes: Change[] = [
      { table: planTable, id: planId, set: { status: 'consulting' }, version },
      { table: consultationTable, id, insert: row, written: true },
      ...asked.map((unit, position): Change => {
        const unitId = randomUUID();
        return { table: consultedUnitTable, id: unitId, insert: { id: unitId, consultation_id: id, name: unit.name, position, lead_count: unit.leadCount, cooperating_count: unit.cooperatingCount, answer: 'none', version: 1 } };
      }),
    ];
    return await write(tx, { actor: actorOf(caller), action: 'open-consultation', subject: { kind: 'plan', id: planId }, at: clock.now().toISOString(), changes }) ?? loaded(tx, row, plan);
  });
}

/** With the publishing of its plan a round ends: its draft is the ledger now. What nobody decided by then can still be decided. */
export async function closedByPublishing(tx: Executor, planId: string): Promise<Change[]> {
  const open = await store.lockOpen(tx, planId);
  return open === undefined ? [] : [{ table: consultationTable, id: open.id, set: { status: 'closed' }, version: open.version }];
}

/** Ends a round by hand; the plan is a draft again, unless it was published meanwhile. */
export async function closeConsultation({ database, clock, below }: Room, caller: Caller, id: string, version: number): Promise<Consultation | Refusal> {
  return within(database, async (tx) => {
    const at = await roundFor(below, tx, caller, 'close', id);
    if (isRefusal(at)) return at;
    const now = await loaded(tx, at.row, at.plan);
    const undecided = now.units.flatMap(({ opinions }) => opinions).filter(({ decision }) => decision === 'pending').length;
    if (undecided > 0) return refuse('opinions-undecided', { count: undecided });
    const changes: Change[] = [
      { table: consultationTable, id, set: { status: 'closed' }, version },
      ...(at.plan.status === 'consulting' ? [{ table: planTable, id: at.plan.id, set: { status: 'draft' }, version: at.plan.version } satisfies Change] : []),
    ];
    const refused = await write(tx, { actor: actorOf(caller), action: 'close-consultation', subject: { kind: 'plan', id: at.plan.id }, at: clock.now().toISOString(), changes });
    return refused ?? loaded(tx, { ...at.row, status: 'closed', version: version + 1 }, at.plan);
  });
}

export async function recordSent({ database, clock, below }: Room, caller: Caller, unitId: string, version: number, input: z.output<typeof RecordSent>): Promise<ConsultedUnit | Refusal> {
  return within(database, async (tx) => {
    const at = await unitFor(below, tx, caller, 'end-consultation', unitId);
    if (isRefusal(at)) return at;
    const changes: Change[] = [{ table: consultedUnitTable, id: unitId, set: { sent_number: input.sentNumber, sent_on: input.sentOn }, version }];
    return await write(tx, { actor: actorOf(caller), action: 'record-consultation-letter', subject: { kind: 'plan', id: at.plan.id }, at: clock.now().toISOString(), changes }) ?? unitNow(tx, unitId);
  });
}

/** An answer that comes again, corrected, takes the place of the one before, unless somebody decided on it already. */
export async function recordAnswer({ database, clock, below }: Room, caller: Caller, unitId: string, version: number, input: z.output<typeof RecordAnswer>): Promise<ConsultedUnit | Refusal> {
  return within(database, async (tx) => {
    const at = await unitFor(below, tx, caller, 'end-consultation', unitId);
    if (isRefusal(at)) return at;
    const former = await store.listOpinions(tx, [unitId]);
    const decided = former.filter(({ decision }) => decision !== 'pending').length;
    if (decided > 0) return refuse('opinions-decided', { count: decided });
    const draft = await sentDraft(tx, at.row.id);
    const missing = input.opinions.find(({ taskKey }) => taskKey !== null && !draft.owners.includes(taskKey));
    if (missing !== undefined) return refuse('task-not-in-draft', { task: missing.taskKey ?? '' });
    const changes: Change[] = [
      { table: consultedUnitTable, id: unitId, set: { answer: input.answer, answer_number: input.answerNumber, answered_on: input.answeredOn }, version },
      ...former.map(({ id, version: seen }): Change => ({ table: opinionTable, id, gone: true, version: seen })),
      ...input.opinions.map((opinion, position): Change => {
        const id = randomUUID();
        return { table: opinionTable, id, insert: { id, consulted_unit_id: unitId, position, task_key: opinion.taskKey, about: aboutOf(draft, opinion.taskKey), proposal: opinion.proposal, reason: opinion.reason, decision: 'pending', version: 1 } };
      }),
    ];
    return await write(tx, { actor: actorOf(caller), action: 'record-consultation-answer', subject: { kind: 'plan', id: at.plan.id }, at: clock.now().toISOString(), changes }) ?? unitNow(tx, unitId);
  });
}

export async function decideOpinion({ database, clock, below }: Room, caller: Caller, opinionId: string, version: number, input: z.output<typeof Decide>): Promise<Opinion | Refusal> {
  return within(database, async (tx) => {
    const opinion = await store.findOpinion(tx, opinionId);
    const at = opinion === undefined ? refuse('consultation-not-found') : await unitFor(below, tx, caller, opinion.decision === 'pending' ? 'settle' : 'end-consultation', opinion.consulted_unit_id);
    if (isRefusal(at)) return at;
    // What is not adopted is not carried out.
    const dropped = input.decision === 'pending' || input.decision === 'declined' ? { carried_out: false } : {};
    const changes: Change[] = [{ table: opinionTable, id: opinionId, set: { decision: input.decision, explanation: input.explanation, ...dropped }, version }];
    const refused = await write(tx, { actor: actorOf(caller), action: 'decide-opinion', subject: { kind: 'plan', id: at.plan.id }, at: clock.now().toISOString(), changes });
    return refused ?? store.opinionOf(await store.findOpinion(tx, opinionId) as store.OpinionRow);
  });
}

/** What a person says of an adopted opinion: that the draft was changed as it asks, or that it was not yet. Also once the round is closed. */
export async function sayCarriedOut({ database, clock, below }: Room, caller: Caller, opinionId: string, version: number, carriedOut: boolean): Promise<Opinion | Refusal> {
  return within(database, async (tx) => {
    const opinion = await store.findOpinion(tx, opinionId);
    const at = opinion === undefined ? refuse('consultation-not-found') : await unitFor(below, tx, caller, 'settle', opinion.consulted_unit_id);
    if (isRefusal(at)) return at;
    if (opinion?.decision !== 'adopted' && opinion?.decision !== 'partly') return refuse('opinion-not-adopted');
    const changes: Change[] = [{ table: opinionTable, id: opinionId, set: { carried_out: carriedOut }, version }];
    const refused = await write(tx, { actor: actorOf(caller), action: carriedOut ? 'say-carried-out' : 'say-not-carried-out', subject: { kind: 'plan', id: at.plan.id }, at: clock.now().toISOString(), changes });
    return refused ?? store.opinionOf(await store.findOpinion(tx, opinionId) as store.OpinionRow);
  });
}

export async function listConsultations({ database, below }: Room, caller: Caller, planId: string): Promise<Consultation[] | Refusal> {
  const seen = await seenPlan(below, database, caller, planId);
  if (isRefusal(seen)) return seen;
  return may(caller, 'read-plans', seen.path) ? allLoaded(database, await store.listConsultations(database, planId), seen.plan) : [];
}

export async function getConsultation({ database, below }: Room, caller: Caller, id: string): Promise<Consultation | Refusal> {
  const at = await roundFor(below, database, caller, 'see', id);
  return isRefusal(at) ? at : loaded(database, at.row, at.plan);
}

export async function getUnit({ database, below }: Room, caller: Caller, id: string): Promise<{ unit: ConsultedUnit; round: Consultation } | Refusal> {
  const at = await unitFor(below, database, caller, 'see', id);
  return isRefusal(at) ? at : { unit: await unitNow(database, id), round: await loaded(database, at.row, at.plan) };
}

export async function getOpinion({ database, below }: Room, caller: Caller, id: string): Promise<Opinion | Refusal> {
  const opinion = await store.findOpinion(database, id);
  const at = opinion === undefined ? refuse('consultation-not-found') : await unitFor(below, database, caller, 'see', opinion.consulted_unit_id);
  return isRefusal(at) ? at : store.opinionOf(opinion as store.OpinionRow);
}

/** The tasks of the draft as it went out, those of the unit first: what an opinion may be on. */
export async function listTasks({ database, below }: Room, caller: Caller, unitId: string): Promise<{ key: string; about: string }[] | Refusal> {
  const unit = await store.findUnit(database, unitId);
  const at = await unitFor(below, database, caller, 'see', unitId);
  if (isRefusal(at)) return at;
  const draft = await sentDraft(database, at.row.id);
  const own = (place: number): boolean => draft.reading.tasks[place]?.responsibilities.some((one) => one.unit === unit?.name) === true;
  const places = draft.owners.map((_, place) => place);
  return [...places.filter(own), ...places.filter((place) => !own(place))].map((place) => ({ key: draft.owners[place] as string, about: aboutOf(draft, draft.owners[place] as string) }));
}

type Doing = PlanAction | 'see' | 'settle' | 'close';

interface Round { readonly row: store.ConsultationRow; readonly plan: plans.PlanRow }

/**
 * `settle`: what is left to be said of a round, open or closed; `close`: also where its plan was published before publishing closed rounds.
 * A round in which something else is to be done must be open. It is the owner's own work, also once the plan is published: whom the plan names, who sees the plan, sees no other's opinion.
 */
async function roundFor(below: Room['below'], db: Executor, caller: Caller, action: Doing, id: string): Promise<Round | Refusal> {
  const row = await store.findConsultation(db, id);
  const plan = row === undefined ? undefined : await plans.findPlan(db, row.plan_id);
  const path = plan === undefined ? null : await ownerPathOf(below, db, plan.owner_unit_id);
  if (row === undefined || plan === undefined || !may(caller, 'read-plans', path)) return refuse('consultation-not-found');
  if (action === 'see') return { row, plan };
  if (action === 'settle' || (action === 'close' && row.status === 'open' && plan.status !== 'consulting')) return may(caller, 'consult-units', path) ? { row, plan } : refuse('not-allowed', { action: 'consult-units' });
  if (row.status === 'closed') return refuse('consultation-closed');
  if (action === 'close') return await refusedFor(below, db, caller, plan, 'end-consultation') ?? { row, plan };
  return await refusedFor(below, db, caller, plan, action) ?? { row, plan };
}

async function unitFor(below: Room['below'], db: Executor, caller: Caller, action: Doing, id: string): Promise<Round | Refusal> {
  const unit = await store.findUnit(db, id);
  return unit === undefined ? refuse('consultation-not-found') : roundFor(below, db, caller, action, unit.consultation_id);
}

async function unitNow(db: Executor, id: string): Promise<ConsultedUnit> {
  return store.unitOf(await store.findUnit(db, id) as store.UnitRow, await store.listOpinions(db, [id]));
}

async function loaded(db: Executor, row: store.ConsultationRow, plan: plans.PlanRow): Promise<Consultation> {
  return (await allLoaded(db, [row], plan))[0] as Consultation;
}

async function allLoaded(db: Executor, rows: readonly store.ConsultationRow[], plan: plans.PlanRow): Promise<Consultation[]> {
  const units = await store.listUnits(db, rows.map(({ id }) => id));
  const opinions = Map.groupBy(await store.listOpinions(db, units.map(({ id }) => id)), (one) => one.consulted_unit_id);
  return rows.map((row) => store.consultationOf(row, plan, units.filter((unit) => unit.consultation_id === row.id).map((unit) => store.unitOf(unit, opinions.get(unit.id) ?? []))));
}

const ABOUT = 60;

function aboutOf({ reading, owners }: Draft, key: string | null): string {
  const task = key === null ? undefined : reading.tasks[owners.indexOf(key)];
  if (task === undefined) return '';
  const words = (task.title ?? task.text).replace(/\s+/gu, '');
  return `${task.number === null ? '' : `${task.number} `}${[...words].length > ABOUT ? `${[...words].slice(0, ABOUT).join('')}…` : words}`;
}

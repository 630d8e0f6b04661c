/** SQL of consultations. Every function takes its executor first. */
import type { Executor } from '#platform';
import type { AnswerKind, Consultation, ConsultedUnit, Decision, Opinion } from './model.ts';

export interface ConsultationRow {
  readonly id: string; readonly plan_id: string; readonly round: number; readonly opened_on: string; readonly answer_by: string; readonly contact: string | null; readonly status: string; readonly version: number;
}
export interface UnitRow {
  readonly id: string; readonly consultation_id: string; readonly name: string; readonly position: number; readonly lead_count: number; readonly cooperating_count: number;
  readonly sent_number: string | null; readonly sent_on: string | null; readonly answer: string; readonly answer_number: string | null; readonly answered_on: string | null; readonly version: number;
}
export interface OpinionRow {
  readonly id: string; readonly consulted_unit_id: string; readonly position: number; readonly task_key: string | null; readonly about: string; readonly proposal: string; readonly reason: string | null;
  readonly decision: string; readonly explanation: string | null; readonly carried_out: boolean; readonly version: number;
}

const COLUMNS = ['id', 'plan_id', 'round', 'opened_on', 'answer_by', 'contact', 'status', 'version'] as const;

/** Newest round first. */
export async function listConsultations(db: Executor, planId: string): Promise<ConsultationRow[]> {
  return db.selectFrom('plans.consultation').select(COLUMNS).where('plan_id', '=', planId).orderBy('round', 'desc').execute();
}

/** The one that is open, held until the transaction ends. */
export async function lockOpen(db: Executor, planId: string): Promise<ConsultationRow | undefined> {
  return db.selectFrom('plans.consultation').select(COLUMNS).where('plan_id', '=', planId).where('status', '=', 'open').forUpdate().executeTakeFirst();
}

export async function findConsultation(db: Executor, id: string): Promise<ConsultationRow | undefined> {
  return db.selectFrom('plans.consultation').select(COLUMNS).where('id', '=', id).executeTakeFirst();
}

/** The draft as it went out, packed. */
export async function draftOf(db: Executor, id: string): Promise<Uint8Array | undefined> {
  return (await db.selectFrom('plans.consultation').select('draft').where('id', '=', id).executeTakeFirst())?.draft;
}

/** The journal writes the row; the draft's bytes lie beside it. */
export async function insertConsultation(db: Executor, row: ConsultationRow & { readonly draft: Uint8Array; readonly draft_digest: string; readonly salt: string | null }): Promise<void> {
  await db.insertInto('plans.consultation').values({ ...row, draft: Buffer.from(row.draft) }).execute();
}

export async function listUnits(db: Executor, consultationIds: readonly string[]): Promise<UnitRow[]> {
  return consultationIds.length === 0 ? [] : db.selectFrom('plans.consulted_unit').selectAll().where('consultation_id', 'in', [...consultationIds]).orderBy('position').execute();
}

export async function findUnit(db: Executor, id: string): Promise<UnitRow | undefined> {
  return db.selectFrom('plans.consulted_unit').selectAll().where('id', '=', id).executeTakeFirst();
}

export async function listOpinions(db: Executor, unitIds: readonly string[]): Promise<OpinionRow[]> {
  return unitIds.length === 0 ? [] : db.selectFrom('plans.opinion').selectAll().where('consulted_unit_id', 'in', [...unitIds]).orderBy('position').execute();
}

export async function findOpinion(db: Executor, id: string): Promise<OpinionRow | undefined> {
  return db.selectFrom('plans.opinion').selectAll().where('id', '=', id).executeTakeFirst();
}

export function opinionOf(row: OpinionRow): Opinion {
  return { id: row.id, taskKey: row.task_key, about: row.about, proposal: row.proposal, reason: row.reason, decision: row.decision as Decision, explanation: row.explanation, carriedOut: row.carried_out, version: row.version };
}

/** @param opinions its own */
export function unitOf(row: UnitRow, opinions: readonly OpinionRow[]): ConsultedUnit {
  return {
    id: row.id, name: row.name, leadCount: row.lead_count, cooperatingCount: row.cooperating_count, sentNumber: row.sent_number, sentOn: row.sent_on, answer: row.answer as AnswerKind,
    answerNumber: row.answer_number, answeredOn: row.answered_on, opinions: opinions.map(opinionOf), version: row.version,
  };
}

export function consultationOf(row: ConsultationRow, plan: { readonly title: string; readonly document_id: string }, units: readonly ConsultedUnit[]): Consultation {
  return {
    id: row.id, planId: row.plan_id, planTitle: plan.title, documentId: plan.document_id, round: row.round, openedOn: row.opened_on, answerBy: row.answer_by, contact: row.contact,
    status: row.status as Consultation['status'], units: [...units], version: row.version,
  };
}

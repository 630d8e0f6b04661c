/** A plan's whole ledger, and ledgers as files: of a plan, of whatever was asked for, of what one unit owes. */
import { onPaper } from '#calendar';
import { type FormFormat, type Standing, writeForm } from '#forms';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Caller, FileReply } from '#platform';
import { seenPlan } from '../allowed.ts';
import type { Question } from '../asked.ts';
import { targetOf } from '../derived.ts';
import { opened } from '../drafting.ts';
import type { Card, Ledger } from '../model.ts';
import { filterOf, itemOf, workstreamsShown } from '../questions.ts';
import { type Room, today } from '../room.ts';
import { chainOf, standing, type WorkstreamRow } from '../rows.ts';
import { listTasks } from '../store/listing.ts';
import * as plans from '../store/plans.ts';
import * as tasks from '../store/tasks.ts';
import { asReading, type LedgerLine, type LedgerPaper } from './as-reading.ts';

export async function openLedger({ database, below, clock }: Room, caller: Caller, planId: string): Promise<Ledger | Refusal> {
  const seen = await seenPlan(below, database, caller, planId);
  if (isRefusal(seen)) return seen;
  const { plan, path } = seen;
  const [streams, aims, rows] = [await plans.listWorkstreams(database, planId), standing(await plans.listAims(database, [planId])), await tasks.planTasks(database, planId)];
  const day = today(clock);
  return { plan: opened(caller, plan, path), workstreams: workstreamsShown(streams, aims), tasks: rows.map((row) => itemOf({ ...row, plan_title: plan.title }, day)), today: day };
}

export interface ExportAsked { readonly format: FormFormat; readonly form?: 'ledger' | 'responsibility' | undefined }

export async function exportPlan({ database, below, clock }: Room, caller: Caller, planId: string, asked: ExportAsked): Promise<FileReply | Refusal> {
  const seen = await seenPlan(below, database, caller, planId);
  if (isRefusal(seen)) return seen;
  const { plan } = seen;
  const chains = chainsOf(await plans.listWorkstreams(database, planId));
  const rows = (await tasks.planTasks(database, planId)).filter(({ status }) => status === 'active');
  const aims = standing(await plans.listAims(database, [planId])).map((aim) => ({ headings: chains.get(aim.workstream_id ?? '') ?? [], target: targetOf(aim) }));
  return write({ title: plan.title, documentNumber: plan.document_number, issuedOn: plan.issued_on, aims, lines: rows.map((row) => lineOf(row, chains)) }, asked, standingOf([plan], today(clock)), null);
}

/** Beyond this a file is no help to anybody; the list can be asked for less. */
export const MOST_EXPORTED = 5_000;

/** What was asked for, plan by plan; with a unit as what it owes, under its own name. */
export async function exportTasks(room: Room, caller: Caller, question: Question, asked: ExportAsked & { readonly title: string | undefined; readonly brief: boolean }): Promise<FileReply | Refusal> {
  const { database } = room;
  const filter = await filterOf(room, caller, question);
  const rows = filter === null ? [] : await listTasks(database, { ...filter, sort: 'plan', after: null, limit: MOST_EXPORTED + 1 }, await room.shares(database));
  if (rows.length > MOST_EXPORTED) return refuse('too-many-to-export', { limit: MOST_EXPORTED });
  if (rows.length === 0) return refuse('nothing-to-export');
  const planIds = [...new Set(rows.map(({ plan_id }) => plan_id))];
  const chains = chainsOf(await plans.workstreamsOf(database, planIds));
  const unit = question.unit === undefined ? null : await room.below.nameOf(database, question.unit);
  const own = question.unit === undefined ? [] : [question.unit, ...await room.below.collectivesWith(database, question.unit, today(room.clock))];
  const found = await plans.findPlans(database, planIds);
  const [only] = found.length === 1 ? found : [];
  const lines = rows.map((row): LedgerLine => {
    const card = JSON.parse(row.card) as Card;
    const line = lineOf({ ...row, card }, chains);
    // A paper may call the unit by another name, or mean it by 各县: its own extract calls it by its own.
    const renamed = unit === null ? card : { ...card, responsibilities: card.responsibilities.map((one) => (own.includes(one.unitId ?? one.collectiveId ?? '') ? { ...one, name: unit } : one)) };
    return { ...line, card: renamed, headings: only === undefined ? [row.plan_title, ...line.headings] : line.headings };
  });
  const paper = { title: asked.title ?? only?.title ?? '重点工作', documentNumber: only?.document_number ?? null, issuedOn: only?.issued_on ?? null, lines, aims: [] };
  return write(paper, asked, standingOf(found, today(room.clock)), asked.brief ? unit : null);
}

/** When it was signed, and of which day it is: what was amended since the paper stands here as it is now. */
function standingOf(found: readonly plans.PlanRow[], day: string): Standing {
  const [only] = found.length === 1 ? found : [];
  const signed = only === undefined || only.signed_on === null ? [] : [`签发：${[onPaper(only.signed_on), only.signed_number === only.document_number ? null : only.signed_number].filter((part) => part !== null).join('，')}`];
  return { facts: [...(found.length > 1 ? [`台账${found.length}份`] : []), ...signed, `内容截至${onPaper(day)}`], rests: '摘自台账，以台账为准。' };
}

/** An extract bears the whole text and the goal of each task, as the one that went out with the letter did. */
async function write(paper: LedgerPaper, { format, form }: ExportAsked, standing: Standing, unit: string | null): Promise<FileReply | Refusal> {
  const reading = asReading(paper);
  const written = await writeForm(reading, { format, standing, ...(form === undefined ? {} : { form }), ...(unit === null ? {} : { unit, full: true }) });
  return isRefusal(written) && written.refused === 'no-tasks-to-export' ? refuse('nothing-to-export') : written;
}

function chainsOf(streams: readonly WorkstreamRow[]): Map<string, readonly string[]> {
  const byId = new Map(streams.map((stream) => [stream.id, stream]));
  return new Map(streams.map(({ id }) => [id, chainOf(byId, id).map(({ heading }) => heading)]));
}

function lineOf(row: { readonly workstream_id: string | null; readonly number: string | null; readonly title: string | null; readonly text: string; readonly goal: string | null; readonly kind: string; readonly card: Card }, chains: ReadonlyMap<string, readonly string[]>): LedgerLine {
  return { headings: chains.get(row.workstream_id ?? '') ?? [], number: row.number, title: row.title, text: row.text, goal: row.goal, kind: row.kind, card: row.card };
}

/** Lists of reports: due from me, waiting for my review, of a period, of an assignment. */
import { z } from 'zod';
import { ACTIONS, displayNames, reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { type Caller, defineCursor, type Executor, pageOf, readCursor } from '#platform';
import { sees } from '../allowed.ts';
import { evidenceCounts } from '../evidence/store.ts';
import { Day } from '../model.ts';
import type { Room } from '../room.ts';
import { ownEyes, spokenFor } from './allowed.ts';
import * as lists from './list-store.ts';
import type { ReportLine } from './model.ts';
import * as store from './store.ts';

type Page = { readonly items: ReportLine[]; readonly next: string | null; readonly today: string };
interface Asked { readonly cursor?: string | undefined; readonly limit: number }

const byDue = defineCursor('reports-due', z.tuple([z.int(), Day, z.uuid(), z.uuid(), z.int(), z.uuid()]));
const byUnit = defineCursor('reports-of-period', z.tuple([z.string(), z.int(), z.uuid()]));
const byWaiting = defineCursor('reports-waiting', z.tuple([z.iso.datetime(), z.uuid()]));

export async function listMyReports({ database, clock }: Room, caller: Caller, { cursor, limit, done }: Asked & { readonly done: boolean }): Promise<Page | Refusal> {
  const after = readCursor(byDue, cursor);
  if (isRefusal(after)) return after;
  const found = await lists.listDue(database, spokenFor(caller, 'report-progress'), done, after, limit + 1);
  const { items, next } = pageOf(found, limit, byDue, (row) => [...lists.dueOrder(row)]);
  return { items: await linesOf(database, caller, items), next, today: today(clock) };
}

export async function countMyReports({ database, clock }: Room, caller: Caller): Promise<lists.DueCount & { readonly toAcknowledge: number }> {
  const [count, toAcknowledge] = await Promise.all([lists.countDue(database, spokenFor(caller, 'report-progress'), today(clock)), lists.countToAcknowledge(database, spokenFor(caller, 'answer-dispatch'))]);
  return { ...count, toAcknowledge };
}

/** What this caller may review: of the own unit, and of units below that have no reviewer; never what the caller handed in. */
export async function listReviews({ database, clock }: Room, caller: Caller, { cursor, limit }: Asked): Promise<Page | Refusal> {
  const after = readCursor(byWaiting, cursor);
  if (isRefusal(after)) return after;
  const asked = reviewingOf(caller, clock.now().toISOString());
  const found = await lists.listWaiting(database, asked, await lists.unitsWaiting(database, asked), after, limit + 1);
  const { items, next } = pageOf(found, limit, byWaiting, (row) => [row.submitted_at as string, row.report_id as string]);
  return { items: await linesOf(database, caller, items), next, today: today(clock) };
}

/** The same as `mayDo` says of each report, for the database. */
export function reviewingOf(caller: Caller, at: string): lists.Reviewing {
  return { own: spokenFor(caller, 'review-reports'), sent: reachOf(caller, 'dispatch-tasks'), answering: spokenFor(caller, 'answer-dispatch'), accountId: caller.kind === 'system' ? null : caller.id, roles: ACTIONS['review-reports'], at };
}

export async function listPeriodReports({ database, clock }: Room, caller: Caller, periodId: string, { cursor, limit, status, unit }: Asked & { readonly status?: string | undefined; readonly unit?: string | undefined }): Promise<Page | Refusal> {
  const after = readCursor(byUnit, cursor);
  if (isRefusal(after)) return after;
  const found = await lists.listOfPeriod(database, reachOf(caller, 'read-delivery'), periodId, status ?? null, unit ?? null, after, limit + 1);
  const { items, next } = pageOf(found, limit, byUnit, (row) => [row.unit_name, row.task_position, row.assignment_id]);
  return { items: await linesOf(database, caller, items), next, today: today(clock) };
}

export async function listReportsOfAssignment({ database }: Room, caller: Caller, assignmentId: string): Promise<ReportLine[] | Refusal> {
  const about = await store.findAbout(database, assignmentId);
  if (about === undefined || !sees(caller, about)) return refuse('assignment-not-found');
  return linesOf(database, caller, await lists.historyOf(database, assignmentId));
}

/** What is being written is shown to the unit's own people only. */
export async function linesOf(db: Executor, caller: Caller, rows: readonly lists.LineRow[]): Promise<ReportLine[]> {
  const reportIds = rows.flatMap(({ report_id }) => report_id ?? []);
  const [figures, counts, shares, names] = await Promise.all([store.figuresOf(db, reportIds), evidenceCounts(db, reportIds), store.sharesOf(db, [...new Set(rows.map(({ assignment_id }) => assignment_id))]), displayNames(db, rows.map(({ submitted_by }) => submitted_by))]);
  const figuresOf = Map.groupBy(figures, ({ report_id }) => report_id);
  const sharesOf = Map.groupBy(shares, ({ assignment_id }) => assignment_id);
  return rows.map((row): ReportLine => {
    const written = row.report_status !== null && (!['draft', 'returned'].includes(row.report_status) || ownEyes(caller, row));
    const values = new Map((figuresOf.get(row.report_id ?? '') ?? []).map(({ share_id, value }) => [share_id, value]));
    return {
      id: written ? row.report_id : null, version: row.report_version ?? 0, about: store.aboutOf(row), status: written && row.report_status !== null ? row.report_status : 'missing',
      period: store.periodOfRow({ id: row.e_id, title: row.e_title, from_on: row.e_from_on, to_on: row.e_to_on, due_on: row.e_due_on, status: row.e_status }),
      standing: written ? row.standing : null, problemKind: written ? row.problem_kind : null, progress: written ? row.progress : null, problem: written ? row.problem : null, late: written && row.late === true, submittedAt: written ? row.submitted_at : null,
      submittedBy: written && row.submitted_by !== null ? names.get(row.submitted_by) ?? null : null, returnReason: written ? row.return_reason : null, recorded: written && row.recorded_number !== null,
      figures: (sharesOf.get(row.assignment_id) ?? []).map((share) => store.shareAsked(share, written ? values.get(share.share_id) ?? null : null)), evidenceCount: written ? counts.get(row.report_id ?? '') ?? 0 : 0,
    };
  });
}

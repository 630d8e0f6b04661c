/** What falls due in a year, and what of it is stuck. */
import { may, reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Caller, FileReply } from '#platform';
import { MEDIA_TYPES, writePaper } from '#forms';
import { dayOrNull, NEVER, type Room } from '../room.ts';
import type { AnnualPlan, YearLine } from './model.ts';
import { agendaPaper, letterPaper, planPaper } from './papers.ts';
import * as store from './store.ts';

type At = Pick<Room, 'database' | 'clock'>;

/** @param below of the unit with all below it, as whoever answers for a county asks. Refuses `unit-not-found`: a unit that the caller neither reads for nor hands out to is empty, which is no fault. */
export async function openAnnualPlan({ database, clock }: At, caller: Caller, year: number, unitId: string | null, below = false): Promise<AnnualPlan | Refusal> {
  const unit = unitId === null ? null : await store.findUnit(database, unitId);
  if (unit === undefined) return refuse('unit-not-found');
  const [from, to] = [`${year}-01-01`, `${year}-12-31`];
  const rows = await store.yearLines(database, { reach: reachOf(caller, 'read-delivery'), from, to, unitId, below });
  const shown = rows.slice(0, store.MOST_LINES);
  const due = shown.filter(({ due_on: dueOn }) => dueOn !== NEVER);
  const lines = shown.map(lineOf);
  const byMonth = Map.groupBy(lines.filter(({ dueOn }) => dueOn !== null && dueOn >= from), ({ dueOn }) => Number(dueOn?.slice(5, 7)));
  return {
    year, today: today(clock), unit: unit === null ? null : { id: unit.id, name: unit.name },
    carriedOver: lines.filter(({ dueOn }) => dueOn !== null && dueOn < from), months: [...byMonth].map(([month, items]) => ({ month, items })), standing: lines.filter(({ dueOn }) => dueOn === null),
    due: due.length, closed: due.filter(({ status }) => status === 'closed').length, blocked: shown.filter(({ standing, status }) => standing === 'blocked' && status !== 'closed').length, more: rows.length > shown.length,
  };
}

function lineOf(row: store.YearRow): YearLine {
  return {
    id: row.id, planId: row.plan_id, planTitle: row.plan_title, taskId: row.task_id, number: row.number, title: row.title, goal: row.goal, unitId: row.unit_id, unitName: row.unit_name, dueOn: dayOrNull(row.due_on), status: row.status as YearLine['status'],
    closedOn: row.closed_on, standing: row.standing as YearLine['standing'], problemKind: row.problem_kind as YearLine['problemKind'],
  };
}

/** Refuses `unit-not-found`, `letter-without-unit`, `nothing-in-year`, `nothing-stuck`. */
export async function exportAnnualPlan(at: At, caller: Caller, year: number, { unit, below, what }: { readonly unit?: string | undefined; readonly below: 'yes' | 'no'; readonly what: 'plan' | 'agenda' | 'letter' }): Promise<FileReply | Refusal> {
  if (what === 'letter' && unit === undefined) return refuse('letter-without-unit');
  const plan = await openAnnualPlan(at, caller, year, unit ?? null, below === 'yes' && what !== 'letter');
  if (isRefusal(plan)) return plan;
  const all = [...plan.carriedOver, ...plan.months.flatMap(({ items }) => items), ...plan.standing];
  if (all.length === 0) return refuse('nothing-in-year', { year });
  const stuck = all.filter(({ standing, status }) => standing === 'blocked' && status !== 'closed');
  if (what === 'agenda' && stuck.length === 0) return refuse('nothing-stuck');
  const paper = what === 'plan' ? planPaper(plan) : what === 'letter' ? letterPaper(plan) : agendaPaper(plan, stuck, await store.stuckWords(at.database, stuck.map(({ id }) => id)));
  return { bytes: await writePaper(paper), fileName: `${paper.title}.docx`, mediaType: MEDIA_TYPES.docx };
}

/** Who may register and file in a unit's name. */
export function keeps(caller: Caller, path: readonly string[]): boolean {
  return may(caller, 'dispatch-tasks', path);
}

/** 批示 and 会议纪要: registered by source, number and gist; each point goes back to its task and to the unit that is to act. */
import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { actsFor, may, reachOf } from '#access';
import { today } from '#calendar';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { actorOf, type Change, newSalt, write } from '#journal';
import { notify } from '#notices';
import { type Caller, defineCursor, type Executor, pageOf, readCursor, within } from '#platform';
import type { Room } from '../room.ts';
import { keeps } from './annual.ts';
import type { Directive, DirectiveDraft, DirectivePoint } from './model.ts';
import * as store from './store.ts';
import { directivePointTable, directiveTable } from './tables.ts';

type At = Pick<Room, 'database' | 'clock'>;
const newestFirst = defineCursor('directives', z.tuple([z.iso.date(), z.uuid()]));

export interface DirectivesAsked { readonly kind?: 'instruction' | 'minutes' | undefined; readonly task?: string | undefined; readonly open: 'yes' | 'no'; readonly cursor?: string | undefined; readonly limit: number }

export async function listDirectives({ database, clock }: At, caller: Caller, asked: DirectivesAsked): Promise<{ items: Directive[]; next: string | null; today: string } | Refusal> {
  const after = readCursor(newestFirst, asked.cursor);
  if (isRefusal(after)) return after;
  const rows = await store.listDirectives(database, { reach: reachOf(caller, 'read-delivery'), kind: asked.kind ?? null, taskId: asked.task ?? null, open: asked.open === 'yes', after, limit: asked.limit + 1 });
  const { items, next } = pageOf(rows, asked.limit, newestFirst, (row): [string, string] => [row.issued_on, row.id]);
  return { items: await shownAll(database, caller, items, today(clock)), next, today: today(clock) };
}

export async function openDirective({ database, clock }: At, caller: Caller, id: string): Promise<Directive | Refusal> {
  const row = await store.findDirective(database, id);
  const [shown] = row === undefined ? [] : await shownAll(database, caller, [row], today(clock));
  if (row === undefined || shown === undefined) return refuse('directive-not-found');
  const points = await store.pointsOf(database, [id]);
  const sees = may(caller, 'read-delivery', row.path) || points.some(({ owing_path: path }) => path !== null && may(caller, 'read-delivery', path));
  return sees ? shown : refuse('directive-not-found');
}

export async function openDirectiveOfPoint(at: At, caller: Caller, pointId: string): Promise<Directive | Refusal> {
  const id = await store.directiveOfPoint(at.database, pointId);
  return id === undefined ? refuse('directive-not-found') : openDirective(at, caller, id);
}

export async function addDirective(at: At, caller: Caller, draft: DirectiveDraft): Promise<Directive | Refusal> {
  const { database, clock } = at;
  return within<Directive>(database, async (tx) => {
    const unit = await store.findUnit(tx, draft.unitId);
    if (unit === undefined || !may(caller, 'read-delivery', unit.path)) return refuse('unit-not-found');
    if (!keeps(caller, unit.path)) return refuse('not-allowed', { action: 'dispatch-tasks' });
    if (draft.issuedOn > today(clock)) return refuse('directive-in-future', { day: draft.issuedOn, today: today(clock) });
    const tasks = draft.points.flatMap(({ taskId }) => taskId ?? []);
    const known = await store.tasksSeen(tx, tasks, reachOf(caller, 'read-delivery'));
    if (tasks.some((task) => !known.has(task))) return refuse('task-not-found');
    for (const { owingUnitId } of draft.points) if (owingUnitId !== null && await store.findUnit(tx, owingUnitId) === undefined) return refuse('unit-not-found');
    const id = randomUUID();
    const at_ = clock.now().toISOString();
    const changes: Change[] = [
      { table: directiveTable, id, insert: { id, salt: newSalt(), unit_id: draft.unitId, kind: draft.kind, source: draft.source, number: draft.number, issued_on: draft.issuedOn, version: 1 } },
      ...draft.points.map(({ taskId, owingUnitId, gist, dueOn }, position): Change => {
        const pointId = randomUUID();
        return { table: directivePointTable, id: pointId, insert: { id: pointId, directive_id: id, position, task_id: taskId, owing_unit_id: owingUnitId, gist, due_on: dueOn, answered_on: null, answer_number: null, version: 1 } };
      }),
    ];
    const refused = await write(tx, { actor: actorOf(caller), action: 'add-directive', subject: { kind: 'directive', id }, at: at_, changes });
    if (refused !== null) return refused;
    const owing = Map.groupBy(draft.points.filter(({ owingUnitId }) => owingUnitId !== null), ({ owingUnitId }) => owingUnitId as string);
    // The number and no more: whose words they are is a person's name.
    await notify(tx, { kind: 'directive-given', title: draft.number ?? '', about: { kind: 'directive', id }, to: [...owing].map(([unitId, points]) => ({ unitId, count: points.length, dueOn: points.flatMap(({ dueOn }) => dueOn ?? []).toSorted()[0] ?? null })), byAccountId: caller.kind === 'account' ? caller.id : null, at: at_ });
    return openDirective({ ...at, database: tx }, caller, id);
  });
}

/** What was registered by mistake; once a point is answered it stays. */
export async function removeDirective(at: At, caller: Caller, id: string, version: number): Promise<Refusal | null> {
  const done = await within<'done'>(at.database, async (tx) => {
    const found = await openDirective({ ...at, database: tx }, caller, id);
    if (isRefusal(found)) return found;
    if (!found.mayChange) return refuse('not-allowed', { action: 'dispatch-tasks' });
    if (found.points.some(({ answeredOn }) => answeredOn !== null)) return refuse('directive-answered');
    const changes: Change[] = [...found.points.map((point): Change => ({ table: directivePointTable, id: point.id, gone: true, version: point.version })), { table: directiveTable, id, gone: true, version }];
    return await write(tx, { actor: actorOf(caller), action: 'remove-directive', subject: { kind: 'directive', id }, at: at.clock.now().toISOString(), changes }) ?? 'done';
  });
  return isRefusal(done) ? done : null;
}

/** By the unit that is to act, or by the register's keeper, who had it by letter. */
export async function answerPoint(at: At, caller: Caller, pointId: string, version: number, { answeredOn, answerNumber }: { readonly answeredOn: string | null; readonly answerNumber: string | null }): Promise<Directive | Refusal> {
  return within<Directive>(at.database, async (tx) => {
    const here = { ...at, database: tx };
    const found = await openDirectiveOfPoint(here, caller, pointId);
    if (isRefusal(found)) return found;
    if (found.points.find(({ id }) => id === pointId)?.mayAnswer !== true) return refuse('not-allowed', { action: 'answer-dispatch' });
    if (answeredOn !== null && answeredOn > today(at.clock)) return refuse('directive-in-future', { day: answeredOn, today: today(at.clock) });
    const set = { answered_on: answeredOn, answer_number: answeredOn === null ? null : answerNumber };
    const refused = await write(tx, { actor: actorOf(caller), action: 'answer-directive', subject: { kind: 'directive', id: found.id }, at: at.clock.now().toISOString(), changes: [{ table: directivePointTable, id: pointId, version, set }] });
    return refused ?? openDirective(here, caller, found.id);
  });
}

async function shownAll(db: Executor, caller: Caller, rows: readonly store.DirectiveRow[], day: string): Promise<Directive[]> {
  const points = Map.groupBy(await store.pointsOf(db, rows.map(({ id }) => id)), ({ directive_id: id }) => id);
  return rows.map((row) => {
    const keeper = keeps(caller, row.path);
    return {
      id: row.id, version: row.version, unit: { id: row.unit_id, name: row.unit_name }, kind: row.kind as Directive['kind'], source: row.source, number: row.number, issuedOn: row.issued_on, mayChange: keeper,
      // Whoever sees it because of one point sees that point.
      points: (points.get(row.id) ?? []).filter((point) => may(caller, 'read-delivery', row.path) || (point.owing_path !== null && may(caller, 'read-delivery', point.owing_path))).map((point) => pointOf(point, keeper, caller, day)),
    };
  });
}

function pointOf(row: store.PointRow, keeper: boolean, caller: Caller, day: string): DirectivePoint {
  return {
    id: row.id, version: row.version, gist: row.gist, dueOn: row.due_on, answeredOn: row.answered_on, answerNumber: row.answer_number, overdue: row.answered_on === null && row.due_on !== null && row.due_on < day,
    task: row.task_id === null || row.plan_id === null ? null : { id: row.task_id, planId: row.plan_id, planTitle: row.plan_title ?? '', number: row.task_number, title: row.task_title ?? '' },
    owing: row.owing_unit_id === null || row.owing_name === null ? null : { id: row.owing_unit_id, name: row.owing_name }, mayAnswer: row.owing_unit_id !== null && (keeper || actsFor(caller, 'answer-dispatch', row.owing_unit_id)),
  };
}

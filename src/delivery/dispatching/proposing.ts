/** What handing tasks out would make, and how each unit may be reached: told while one chooses. */
import { today } from '#calendar';
import { isRefusal, type Refusal } from '#kernel';
import { type Caller, sentenceOf, within } from '#platform';
import { Channel } from '../model.ts';
import { dayOrNull, type Room } from '../room.ts';
import { deliverySentences } from '../sentences.ts';
import { actingUnits, groupFor, proposalsFor } from './check.ts';
import { planToHandOut } from './commands.ts';
import type { Proposed, Propose } from './model.ts';
import { mayAddress } from './rules.ts';
import * as store from './store.ts';

export async function proposeDispatch(room: Room, caller: Caller, planId: string, asked: Propose): Promise<Proposed | Refusal> {
  return within<Proposed>(room.database, async (db) => {
    const plan = await planToHandOut(db, caller, planId, asked.fromUnitId);
    if (isRefusal(plan)) return plan;
    const day = today(room.clock);
    const group = await groupFor(room, db, asked, day);
    if (isRefusal(group)) return group;
    const tasks = (await store.tasksOf(db, planId, asked.taskIds)).filter(({ status }) => status === 'active');
    const ids = tasks.map(({ id }) => id);
    const proposals = await proposalsFor(room, db, ids, day);
    const unitIds = [...new Set([...[...proposals.values()].flatMap(({ owing }) => owing.map(({ unitId }) => unitId)), ...asked.unitIds])];
    const standings = await store.standingsOf(db, [asked.fromUnitId, ...unitIds]);
    const given = new Map((await store.givenOf(db, ids)).map((one) => [`${one.task_id} ${one.unit_id}`, { assignmentId: one.id, dispatchId: one.dispatch_id, draft: one.status === 'draft' }]));
    const acting = await actingUnits(room, db, unitIds);
    const from = standings.get(asked.fromUnitId);
    return {
      tasks: tasks.map((task) => {
        const { owing = [], cooperating = [], unknown = [] } = proposals.get(task.id) ?? {};
        return {
          id: task.id, number: task.number, title: task.title, text: task.text, dueOn: dayOrNull(task.due_on), cooperating: [...cooperating], unknown: [...unknown],
          owing: owing.flatMap(({ unitId, role, among }) => { const unit = standings.get(unitId); return unit === undefined ? [] : [{ unitId, unitName: unit.name, role, among, given: given.get(`${task.id} ${unitId}`) ?? null }]; }),
        };
      }),
      units: unitIds.flatMap((id): Proposed['units'] => {
        const to = standings.get(id);
        if (to === undefined || from === undefined) return [];
        const open = mayAddress(from, to, asked.authority, group);
        const unit = { id, name: to.name, actsHere: acting.has(id) };
        if (!('refused' in open)) return [{ ...unit, channels: Channel.options.filter((channel) => open.includes(channel) && (channel !== 'system' || unit.actsHere)), refusal: null }];
        const { zh, en } = sentenceOf(open, [deliverySentences]);
        return [{ ...unit, channels: [], refusal: { code: open.refused, zh, en } }];
      }),
    };
  });
}

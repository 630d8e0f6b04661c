/** What handing tasks out would make, and how each unit may be reached: told while one chooses. */
import { may } from '#access';
import { today } from '#calendar';
import { checkedReading } from '#documents';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { type Caller, sentenceOf, within } from '#platform';
import { Channel } from '../model.ts';
import { dayOrNull, type Room } from '../room.ts';
import { deliverySentences } from '../sentences.ts';
import { authorityOf, groupNamed } from './authority.ts';
import { actingUnits, groupFor, proposalsFor } from './check.ts';
import { planToHandOut } from './commands.ts';
import type { Proposed, ProposedAuthority, Propose } from './model.ts';
import { mayAddress } from './rules.ts';
import * as store from './store.ts';

/** Read from the paper as it was checked; of one that is gone its number and the plan's owner tell. Refuses `plan-not-found`. */
export async function proposeAuthority({ database, below }: Room, caller: Caller, planId: string): Promise<ProposedAuthority | Refusal> {
  return within<ProposedAuthority>(database, async (db) => {
    const plan = await store.findPlan(db, planId);
    if (plan === undefined || plan.status === 'draft' || !(may(caller, 'read-plans', plan.owner_path) || may(caller, 'read-plans', plan.audience))) return refuse('plan-not-found');
    const checked = plan.document_id === null ? refuse('document-not-found') : await checkedReading(db, plan.document_id);
    const owner = plan.owner_unit_id === null ? null : (await store.standingsOf(db, [plan.owner_unit_id])).get(plan.owner_unit_id) ?? null;
    const issuers = isRefusal(checked) ? [] : checked.reading.document.issuers;
    const found = authorityOf({ issuers, documentNumber: plan.document_number, title: plan.title }, owner);
    return { ...found, groupId: found.authority === 'leading-group' ? groupNamed(await below.groups(db), found.words) : null };
  });
}

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

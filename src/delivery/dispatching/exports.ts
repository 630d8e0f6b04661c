/** The papers of a dispatch: one for each unit, all of them in one archive. */
import { zipSync } from 'fflate';
import { today } from '#calendar';
import { csvOf, MEDIA_TYPES, writePaper } from '#forms';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Caller, FileReply } from '#platform';
import { seesDispatch } from '../allowed.ts';
import * as assignments from '../assignments/store.ts';
import type { AssignmentRole, Authority } from '../model.ts';
import { dayOrNull, type Room } from '../room.ts';
import { sharesShown } from '../sharing/shown.ts';
import { actingUnits, groupFor } from './check.ts';
import { dispatchLetter, isNotice } from './letter.ts';
import { relationOf } from './rules.ts';
import * as store from './store.ts';

interface Written { readonly unitId: string; readonly unit: string; readonly fileName: string; readonly bytes: Uint8Array; readonly tasks: number }

/** @param unitId null: for each of them. Refuses `dispatch-not-found`, `unit-not-in-dispatch`. */
async function lettersOf(room: Room, caller: Caller, id: string, unitId: string | null): Promise<{ readonly row: store.DispatchRow; readonly letters: readonly Written[] } | Refusal> {
  const { database } = room;
  const row = await store.findDispatch(database, id);
  if (row === undefined || !seesDispatch(caller, row)) return refuse('dispatch-not-found');
  // What a unit divided for its own offices goes by no letter.
  const owed = (await assignments.assignmentsOf(database, id)).filter((one) => one.status !== 'withdrawn' && (one.parent_id === null || one.parent_unit_id !== one.unit_id));
  const byUnit = Map.groupBy(owed, (one) => one.unit_id);
  const wanted = unitId === null ? [...byUnit.keys()] : [unitId];
  if (wanted.some((one) => !byUnit.has(one)) || wanted.length === 0) return refuse('unit-not-in-dispatch');
  const sender = row.sent_by_unit_id ?? row.from_unit_id;
  const standings = await store.standingsOf(database, [sender, ...wanted]);
  const [from, plan, acting] = [standings.get(sender), await store.findPlan(database, row.plan_id), await actingUnits(room, database, wanted)];
  if (from === undefined || plan === undefined) return refuse('dispatch-not-found');
  const group = await groupFor(room, database, { authority: row.authority as Authority, groupId: row.group_id }, today(room.clock));
  const shares = Map.groupBy(await sharesShown(database, owed.map((one) => one.id)), ({ assignmentId }) => assignmentId);
  const letters: Written[] = [];
  for (const one of wanted) {
    const unit = standings.get(one);
    if (unit === undefined) return refuse('unit-not-in-dispatch');
    const duties = (byUnit.get(one) ?? []).map((owing) => ({
      number: owing.task_number, text: owing.title ?? owing.task_text, role: owing.role as AssignmentRole, dueOn: dayOrNull(owing.due_on),
      shares: (shares.get(owing.id) ?? []).map(({ metric, value, unit: measured }) => `${metric}${value}${measured}`),
    }));
    const facts = {
      unit: unit.name, sender: row.sent_by_name ?? row.from_name, planTitle: row.plan_title, planNumber: plan.document_number, authority: row.authority as Authority, groupName: isRefusal(group) ? null : group?.name ?? null, relation: relationOf(from, unit),
      number: row.number, dispatchedOn: row.dispatched_on, answerBy: row.answer_by, words: row.words, contact: row.contact, answersHere: acting.has(one) && row.channel === 'system', duties,
    };
    const name = `${isNotice(facts) ? '交办通知' : '商请函'} ${unit.name} ${row.plan_title}`.replace(/[/\\:*?"<>|\p{Cc}]/gu, '_').slice(0, 110);
    letters.push({ unitId: one, unit: unit.name, fileName: `${name}.docx`, bytes: await writePaper(dispatchLetter(facts)), tasks: duties.length });
  }
  return { row, letters };
}

export async function letterTo(room: Room, caller: Caller, id: string, unitId: string): Promise<FileReply | Refusal> {
  const found = await lettersOf(room, caller, id, unitId);
  if (isRefusal(found)) return found;
  const [letter] = found.letters;
  return letter === undefined ? refuse('unit-not-in-dispatch') : { bytes: letter.bytes, fileName: letter.fileName, mediaType: MEDIA_TYPES.docx };
}

/** In the order of the dispatch, with the list of whom it went to. */
export async function letterArchive(room: Room, caller: Caller, id: string): Promise<FileReply | Refusal> {
  const found = await lettersOf(room, caller, id, null);
  if (isRefusal(found)) return found;
  const { row, letters } = found;
  const files = Object.fromEntries(letters.map(({ fileName, bytes }, place) => [`${String(place + 1).padStart(String(letters.length).length, '0')} ${fileName}`, bytes]));
  files['名单.csv'] = csvOf([['单位', '任务'], ...letters.map(({ unit, tasks }) => [unit, String(tasks)])]);
  return { bytes: zipSync(files, { level: 0, mtime: '1980-01-01T12:00:00' }), fileName: `交办 ${row.plan_title} ${row.dispatched_on}.zip`.replace(/[/\\:*?"<>|\p{Cc}]/gu, '_'), mediaType: 'application/zip' };
}

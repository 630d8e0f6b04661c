/** A plan goes to the archive: marked, and handed over as one package that can be checked without us. */
import { strToU8 } from 'fflate';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { originalOf } from '#documents';
import { writeTable } from '#forms';
import { actorOf, findBatch, lastHead, write } from '#journal';
import { type Caller, type FileReply, within } from '#platform';
import { notPossible, ownerPathOf, refusedFor } from '../allowed.ts';
import { listConsultations } from '../consultation/commands.ts';
import { adoptionOf } from '../consultation/exports.ts';
import { opened } from '../drafting.ts';
import { entriesOf } from '../history/commands.ts';
import { exportPlan } from '../ledger/commands.ts';
import type { Plan } from '../model.ts';
import type { Room } from '../room.ts';
import * as plans from '../store/plans.ts';
import { planTable } from '../tables.ts';
import { indexCsv, indexTable, lines, pack, type PackedFile, plainName } from './package.ts';

export async function archivePlan({ database, clock, below }: Room, caller: Caller, id: string, version: number): Promise<Plan | Refusal> {
  return within<Plan>(database, async (tx) => {
    const plan = await plans.lockPlan(tx, id);
    const refused = await refusedFor(below, tx, caller, plan, 'archive');
    if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
    if (plan.archived_at !== null) return notPossible(caller, plan, await ownerPathOf(below, tx, plan.owner_unit_id));
    const at = clock.now().toISOString();
    const stale = await write(tx, { actor: actorOf(caller), action: 'archive-plan', subject: { kind: 'plan', id }, at, changes: [{ table: planTable, id, set: { archived_at: at }, version }] });
    return stale ?? opened(caller, await plans.findPlan(tx, id) as plans.PlanRow, await ownerPathOf(below, tx, plan.owner_unit_id));
  });
}

/** Original, ledger, opinions and journal, each under its digest; the journal's head says until when it can be proved. */
export async function archivePackage(room: Room, caller: Caller, id: string): Promise<FileReply | Refusal> {
  const { database, below } = room;
  const plan = await plans.findPlan(database, id);
  const refused = await refusedFor(below, database, caller, plan, 'archive');
  if (refused !== null || plan === undefined) return refused ?? refuse('plan-not-found');
  const files: PackedFile[] = [];
  const original = await originalOf(database, plan.document_id);
  if (isRefusal(original)) return original;
  files.push({ path: `1 原文/${plainName(original.summary.name)}`, bytes: original.bytes, about: '印发的文件（原件）' });
  for (const format of ['docx', 'xlsx', 'json'] as const) {
    const written = await exportPlan(room, caller, id, { format });
    if (isRefusal(written)) return written;
    files.push({ path: `2 台账/${plainName(`${plan.title}.${format}`)}`, bytes: written.bytes, about: format === 'json' ? '台账（数据）' : '台账' });
  }
  const rounds = await listConsultations(room, caller, id);
  for (const round of isRefusal(rounds) ? [] : rounds.toReversed()) {
    const table = await adoptionOf(round, 'docx');
    if (!isRefusal(table)) files.push({ path: `3 征求意见/第${round.round}次意见采纳情况表.docx`, bytes: table.bytes, about: '征求意见采纳情况' });
  }
  const entries = await entriesOf(database, id);
  files.push({ path: '4 办理记录/journal.jsonl', bytes: lines(entries), about: `办理记录${entries.length}条` });
  for (const { effect, erased } of entries) {
    if (effect === null || erased || !('batch' in effect)) continue;
    files.push({ path: `4 办理记录/${effect.batch.replace(':', '-')}.json`, bytes: strToU8(JSON.stringify(await findBatch(database, effect.batch))), about: `批量办理的${effect.rows}行` });
  }
  const head = await lastHead(database);
  const note = head.head === null ? '封存尚未开始。' : `办理记录封存至第${head.seal}号：${head.head}`;
  const table = await writeTable(indexTable(plan.title, files, note), 'docx');
  if (isRefusal(table)) return table;
  const index = [{ path: '0 目录.docx', bytes: table }, { path: '0 目录.csv', bytes: strToU8(indexCsv(files)) }, { path: '0 封存.txt', bytes: strToU8(`${note}\n`) }];
  return { bytes: pack(files, index), fileName: `归档 ${plainName(plan.title)}.zip`, mediaType: 'application/zip' };
}

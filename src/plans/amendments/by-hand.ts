/** In which cells of a plan's tasks a person's own word stands, which a later document read by the product does not know of. */
import type { Executor } from '#platform';
import { effectsOf, entriesOf } from '../history/commands.ts';
import { type Cells, cellsOf, differences, Folded } from '../history/fold.ts';
import type { ByHand, Cell } from '../model.ts';
import { dayOf, type Room } from '../room.ts';
import { chainOf } from '../rows.ts';
import type { PlanRow } from '../store/plans.ts';
import { namesOfLeaders } from '../store/tasks.ts';

type Said = Omit<ByHand, 'cell'>;
const BY_A_PERSON: readonly string[] = ['amend-task', 'amend-tasks', 'add-task'];

/** @returns by task, the last word on each cell; what a later document said since goes before it. */
export async function saidByHand({ database, below }: Pick<Room, 'database' | 'below'>, plan: PlanRow): Promise<(taskId: string) => readonly ByHand[]> {
  const said = new Map<string, Map<Cell, Said[]>>();
  const folded = new Folded();
  const names = await namesOfLeaders(database, plan.id);
  const before = new Map<string, Cells>();
  for (const entry of await entriesOf(database, plan.id)) {
    const touched = folded.apply(await effectsOf(database, entry));
    if (touched.size === 0) continue;
    const streams = new Map(folded.workstreams().map((stream) => [stream.id, stream]));
    const hanging = folded.hanging(names);
    for (const id of touched) {
      const task = folded.task(id);
      if (task === undefined) continue;
      const after = cellsOf(task, hanging(id), chainOf(streams, task.workstream_id).at(-1)?.heading ?? null);
      const differ = before.has(id) || entry.action === 'add-task' ? differences(before.get(id) ?? null, after) : [];
      before.set(id, after);
      const cells = said.get(id) ?? new Map<Cell, Said[]>();
      said.set(id, cells);
      for (const { cell } of differ) {
        const words = cells.get(cell) ?? [];
        cells.set(cell, words);
        if (BY_A_PERSON.includes(entry.action)) words.push({ how: 'amended', by: { kind: entry.actor.kind, id: entry.actor.id, name: null }, day: dayOf(new Date(entry.at)), reason: entry.remark });
        else if (entry.action === 'undo-step') words.pop();
        else words.length = 0;
      }
    }
    if (entry.action === 'publish-plan') await addCorrected(database, below, plan, folded, said);
  }
  return withNames(database, below, said);
}

/** The places of tasks as they were published are those of the checked reading. */
async function addCorrected(db: Executor, below: Room['below'], plan: PlanRow, folded: Folded, said: Map<string, Map<Cell, Said[]>>): Promise<void> {
  const byPlace = new Map(folded.tasks().map(({ id, position }) => [position, id]));
  for (const { task, cells, by, at, reason } of await below.corrected(db, plan.document_id, plan.published_at ?? plan.created_at)) {
    const own = said.get(byPlace.get(task) ?? '');
    for (const cell of cells) own?.set(cell, [{ how: 'corrected', by, day: dayOf(new Date(at)), reason }]);
  }
}

async function withNames(db: Executor, below: Room['below'], said: ReadonlyMap<string, ReadonlyMap<Cell, readonly Said[]>>): Promise<(taskId: string) => readonly ByHand[]> {
  const last = new Map([...said].map(([id, cells]) => [id, [...cells].flatMap(([cell, words]) => { const word = words.at(-1); return word === undefined ? [] : [{ cell, ...word }]; })]));
  const ids = new Set([...last.values()].flat().flatMap(({ by }) => (by.kind === 'account' && by.id !== null ? [by.id] : [])));
  const names = await below.accountNames(db, [...ids]);
  return (id) => (last.get(id) ?? []).map((one) => ({ ...one, by: { ...one.by, name: names.get(one.by.id ?? '') ?? null } }));
}

/** Ledgers that were destroyed, for those who look after the secrets and after what was done: by whom, when and why; no word of what they said. */
import { reachOf } from '#access';
import { csvOf, type FormTable, LANDSCAPE, MEDIA_TYPES, writeTable } from '#forms';
import { reasonsFor } from '#journal';
import { isRefusal, type Refusal } from '#kernel';
import type { Caller, FileReply } from '#platform';
import { dayOf, minuteOf } from '#calendar';
import { type Room, today } from '../room.ts';
import { shownAll } from './commands.ts';
import type { DestroyedKind, Destruction, ListedDestruction } from './model.ts';
import * as store from './store.ts';
import { ARCHIVED, BY, COUNTED, GONE, HEADS, KEPT, LIST, NOBODYS, NOTE, SIGNED, STATUSES } from './words.ts';

type Place = Pick<Room, 'database' | 'below'>;

/** Newest first. @param after instant and id of the last that was seen. */
export async function listDestructions({ database, below }: Place, caller: Caller, after: readonly [string, string] | null, limit: number): Promise<ListedDestruction[]> {
  const rows = await store.listDestructions(database, { reach: reachOf(caller, 'read-destructions'), after, limit });
  const reasons = await reasonsFor(database, 'destroy-plan', 'plan', rows.map(({ id }) => id));
  const names = new Map<string, string | null>();
  for (const owner of new Set(rows.flatMap(({ owner_unit_id: id }) => id ?? []))) names.set(owner, await below.nameOf(database, owner));
  const shown = await shownAll(below, database, rows);
  return rows.map((row, place): ListedDestruction => ({ ...shown[place] as Destruction, ownerUnitId: row.owner_unit_id, ownerUnitName: names.get(row.owner_unit_id ?? '') ?? null, reason: reasons.get(row.id) ?? null }));
}

const AT_A_TIME = 200;

/** The whole list; where nothing was destroyed it says so. Refuses `cell-too-long`. */
export async function exportDestructions(room: Place & Pick<Room, 'clock'>, caller: Caller, format: 'xlsx' | 'docx' | 'csv'): Promise<FileReply | Refusal> {
  const items: ListedDestruction[] = [];
  for (let last: ListedDestruction | undefined; ; last = items.at(-1)) {
    const some = await listDestructions(room, caller, last === undefined ? null : [last.destroyedAt, last.id], AT_A_TIME);
    items.push(...some);
    if (some.length < AT_A_TIME) break;
  }
  const day = today(room.clock);
  const table = listTable(items, day);
  const bytes = format === 'csv' ? csvOf([table.columns.map(({ head }) => head), ...table.rows.map(({ cells }) => cells.map(({ lines }) => lines.join('')))]) : await writeTable(table, format);
  return isRefusal(bytes) ? bytes : { bytes, fileName: `${LIST} ${day}.${format}`, mediaType: MEDIA_TYPES[format] };
}

function listTable(items: readonly ListedDestruction[], day: string): FormTable {
  const column = (key: keyof typeof HEADS, width: number, align: 'left' | 'center' = 'left'): FormTable['columns'][number] => ({ key, head: HEADS[key], width, align });
  return {
    sheet: LIST, marked: false, paper: LANDSCAPE, size: 10, title: LIST, subtitles: [], notes: [NOTE(items.length, day)],
    columns: [column('number', 12, 'center'), column('at', 32, 'center'), column('by', 26), column('reason', 52), column('owner', 36), column('was', 32), column('went', 46), column('kept', 18)],
    rows: items.map((one, place) => ({ kind: 'task', cells: cellsOf(one, place).map((value, at) => ({ column: at, columnSpan: 1, rowSpan: 1, lines: [value] })) })),
  };
}

function cellsOf(one: ListedDestruction, place: number): string[] {
  const was = `${STATUSES[one.status]}${one.publishedAt === null ? '' : SIGNED(dayOf(new Date(one.publishedAt)))}${one.archivedAt === null ? '' : ARCHIVED(dayOf(new Date(one.archivedAt)))}`;
  const went = (Object.keys(COUNTED) as DestroyedKind[]).flatMap((kind) => { const [what, measure] = COUNTED[kind]; const count = one.counts[kind] ?? 0; return count === 0 ? [] : [`${what}${count}${measure}`]; });
  return [String(place + 1), minuteOf(new Date(one.destroyedAt)), one.destroyedBy.name ?? BY[one.destroyedBy.kind], one.reason ?? '', one.ownerUnitName ?? NOBODYS, was, went.join('、'), one.documentKept ? KEPT : GONE];
}

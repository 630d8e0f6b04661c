/** Units from a workbook: looked through whole, then written as one step, or not at all. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { takeRows } from '#intake';
import { type Change, write } from '#journal';
import { type Caller, type Executor, within } from '#platform';
import type { ImportReport, RowFault } from '../model.ts';
import { unitSentences } from '../sentences.ts';
import { allAliases } from '../store/names.ts';
import { lockTree, renewPaths, renewSearch, searchableOf } from '../store/tree.ts';
import { allUnits, countUnits, findUnit } from '../store/units.ts';
import { aliasTable, unitTable } from '../tables.ts';
import { type Fault, type FilledRow, headOf, parseRows } from '../workbook/parse.ts';
import { type ImportPlan, planImport } from '../workbook/plan.ts';
import { sampleRows } from '../workbook/sample.ts';
import { newRow, placeUnder } from './edit.ts';
import { mayManage, outOfReach, type Room, stepOf } from './room.ts';

const FAULTS_SHOWN = 500;

export interface ImportRequest {
  readonly bytes: Uint8Array;
  readonly name: string;
  /** Where rows without a unit above go; null: they are roots. */
  readonly belowId: string | null;
  /** Only tells what would happen. */
  readonly dry: boolean;
}

export async function importUnits(room: Room, caller: Caller, { bytes, name, belowId, dry }: ImportRequest): Promise<ImportReport | Refusal> {
  const sheets = await takeRows(bytes, name);
  if (isRefusal(sheets)) return sheets;
  const filled = parseRows(sheets, name);
  return isRefusal(filled) ? filled : takeIn(room, caller, filled.rows, { belowId, dry, faults: filled.faults, ignored: filled.ignored });
}

/** The invented province, into an empty tree. */
export async function importSample(room: Room, caller: Caller): Promise<ImportReport | Refusal> {
  const barred = outOfReach(room, caller, null);
  if (barred !== null) return barred;
  const rows = sampleRows.map((row, n): FilledRow => ({ ...row, id: null, row: n + 2, parent: row.parent === null ? [] : [row.parent] }));
  return within(room.database, async (tx) => {
    await lockTree(tx);
    return await countUnits(tx) > 0 ? refuse('units-there-already') : takeIn({ ...room, database: tx }, caller, rows, { belowId: null, dry: false, faults: [], ignored: [] });
  });
}

async function takeIn(room: Room, caller: Caller, rows: readonly FilledRow[], { belowId, dry, faults, ignored }: { belowId: string | null; dry: boolean; faults: readonly Fault[]; ignored: readonly string[] }): Promise<ImportReport | Refusal> {
  return within(room.database, async (tx): Promise<ImportReport | Refusal> => {
    await lockTree(tx);
    const below = belowId === null ? null : ((await findUnit(tx, belowId)) ?? null);
    if (belowId !== null) {
      const barred = await placeUnder(tx, room, caller, belowId);
      if ('refused' in barred) return barred;
    }
    const plan = planImport(rows, { units: await allUnits(tx), aliases: await allAliases(tx), below, covers: (path) => mayManage(room, caller, path), newId: randomUUID });
    const all = [...faults, ...plan.faults].toSorted((a, b) => a.row - b.row);
    const applied = !dry && all.length === 0;
    if (applied) {
      const refused = await apply(tx, room, caller, plan, belowId);
      if (refused !== null) return refused;
    }
    return {
      applied, rows: rows.length, created: plan.created.length, changed: plan.changed.length, moved: plan.moved.length, unchanged: plan.unchanged, aliases: plan.aliases.length,
      faults: all.slice(0, FAULTS_SHOWN).map(shown), faultCount: all.length, ignoredColumns: [...ignored],
    };
  });
}

async function apply(tx: Executor, room: Room, caller: Caller, plan: ImportPlan, belowId: string | null): Promise<Refusal | null> {
  const called = Map.groupBy(plan.aliases, ({ unitId }) => unitId);
  const changes: Change[] = [
    ...plan.created.map(({ id, parentId, path, draft }): Change => ({ table: unitTable, id, insert: {
      ...newRow(id, parentId, path.slice(0, -1), draft), ...searchableOf([draft.name, draft.shortName, draft.divisionCode, draft.schoolCode, ...(called.get(id) ?? []).map(({ name }) => name)]),
    } })),
    ...[...plan.changed, ...plan.moved].map(({ id, parentId, draft, before }): Change => ({ table: unitTable, id, version: before?.version ?? 0, set: {
      parent_id: parentId, name: draft.name, short_name: draft.shortName, kind: draft.kind, level: draft.level, division_code: draft.divisionCode, school_code: draft.schoolCode, credit_code: draft.creditCode, valid_from: draft.validFrom,
    } })),
    ...plan.aliases.map(({ unitId, scopeUnitId, name, folded }): Change => {
      const id = randomUUID();
      return { table: aliasTable, id, insert: { id, unit_id: unitId, scope_unit_id: scopeUnitId, name, folded } };
    }),
  ];
  if (changes.length === 0) return null;
  const refused = await write(tx, stepOf(room, caller, 'import-units', { kind: 'unit', id: belowId ?? 'all' }, changes));
  if (refused !== null) return refused;
  for (const { id } of plan.moved) await renewPaths(tx, id);
  const made = new Set(plan.created.map(({ id }) => id));
  await renewSearch(tx, [...new Set([...plan.changed, ...plan.moved].map(({ id }) => id).concat(plan.aliases.map(({ unitId }) => unitId)))].filter((id) => !made.has(id)));
  return null;
}

function shown({ row, column, refusal }: Fault): RowFault {
  const sentence = unitSentences(refusal);
  return { row, column: column === null ? null : headOf(column), code: refusal.refused, sentence: { zh: sentence?.zh ?? refusal.refused, en: sentence?.en ?? refusal.refused } };
}

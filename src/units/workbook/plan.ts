/** What an import would do to the tree, and what is wrong in which row. Pure: nothing is written here. */
import { refuse } from '#kernel';
import { plain } from '../matching/index.ts';
import type { Unit, UnitDraft } from '../model.ts';
import type { KnownAlias } from '../store/names.ts';
import type { ColumnKey } from './columns.ts';
import { inferKind, inferLevel } from './infer.ts';
import { type Fault, type FilledRow, headOf } from './parse.ts';

export interface Standing {
  readonly units: readonly Unit[];
  readonly aliases: readonly KnownAlias[];
  /** Where rows without a unit above go; null: they are roots. */
  readonly below: Unit | null;
  /** Whether one may put something below this unit, or change it; null: a root. */
  readonly covers: (path: readonly string[] | null) => boolean;
  readonly newId: () => string;
}

export interface PlannedUnit {
  readonly row: number;
  readonly id: string;
  readonly parentId: string | null;
  readonly path: readonly string[];
  readonly draft: UnitDraft;
  /** The unit that is there already; null: it is made. */
  readonly before: Unit | null;
}

export interface ImportPlan {
  readonly created: readonly PlannedUnit[];
  readonly changed: readonly PlannedUnit[];
  readonly moved: readonly PlannedUnit[];
  readonly unchanged: number;
  readonly aliases: readonly { readonly row: number; readonly unitId: string; readonly scopeUnitId: string | null; readonly name: string; readonly folded: string }[];
  readonly faults: readonly Fault[];
}

type Parent = { readonly row: FilledRow } | { readonly unit: Unit } | null;

export function planImport(rows: readonly FilledRow[], standing: Standing): ImportPlan {
  const faults: Fault[] = [];
  const fault = (row: FilledRow, column: ColumnKey | null, code: string, values: Record<string, string | number> = {}): void => {
    faults.push({ row: row.row, column, refusal: refuse(code, { row: row.row, ...(column === null ? {} : { column: headOf(column) }), ...values }) });
  };
  const parents = findParents(rows, standing, fault);
  const planned = placeRows(inOrder(rows, parents, fault), parents, standing, fault);
  lookForClashes(planned, rows, standing, fault);
  const aliases = planAliases(planned, rows, standing, fault);
  const known = planned.filter((one) => one.before !== null);
  const moved = known.filter(({ before, parentId }) => before?.parentId !== parentId);
  const changed = known.filter((one) => !moved.includes(one) && differs(one));
  return { created: planned.filter((one) => one.before === null), changed, moved, unchanged: known.length - moved.length - changed.length, aliases, faults: faults.toSorted((a, b) => a.row - b.row) };
}

type Say = (row: FilledRow, column: ColumnKey | null, code: string, values?: Record<string, string | number>) => void;

/** The unit above each row: among the rows first, then in the tree. A row whose unit above is not found is not in the answer. */
function findParents(rows: readonly FilledRow[], { units, below }: Standing, fault: Say): ReadonlyMap<FilledRow, Parent> {
  const rowsNamed = Map.groupBy(rows, ({ name }) => plain(name));
  const open = units.filter(({ validTo }) => validTo === null);
  const unitsNamed = Map.groupBy(open, ({ name }) => plain(name));
  const unitsCalled = Map.groupBy(open.filter(({ shortName }) => shortName !== null), ({ shortName }) => plain(shortName as string));
  const closedNamed = Map.groupBy(units.filter(({ validTo }) => validTo !== null), ({ name }) => plain(name));
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const found = new Map<FilledRow, Parent>();
  for (const row of rows) {
    const [name, ...further] = row.parent;
    if (name === undefined) { found.set(row, below === null ? null : { unit: below }); continue; }
    const amongRows = (rowsNamed.get(plain(name)) ?? []).filter((one) => one !== row && further.every((wanted, n) => one.parent[n] === undefined || plain(one.parent[n] as string) === plain(wanted)));
    const amongUnits = (unitsNamed.get(plain(name)) ?? unitsCalled.get(plain(name)) ?? []).filter((one) => further.every((wanted, n) => plain(byId.get(one.path.at(-2 - n) ?? '')?.name ?? '') === plain(wanted)));
    // Below the chosen unit before elsewhere.
    const near = below === null ? amongUnits : amongUnits.filter(({ path }) => path.includes(below.id));
    const choice = near.length > 0 ? near : amongUnits;
    if (amongRows.length === 1) found.set(row, { row: amongRows[0] as FilledRow });
    else if (amongRows.length === 0 && choice.length === 1) found.set(row, { unit: choice[0] as Unit });
    else if (amongRows.length > 1 || choice.length > 1) fault(row, 'parent', 'row-parent-ambiguous', { value: name, count: Math.max(amongRows.length, choice.length) });
    else fault(row, 'parent', closedNamed.has(plain(name)) ? 'row-parent-closed' : 'row-parent-missing', { value: row.parent.toReversed().join('/') });
  }
  return found;
}

/** Units above before those below. Rows that go round in a ring are told and left out. */
function inOrder(rows: readonly FilledRow[], parents: ReadonlyMap<FilledRow, Parent>, fault: Say): readonly FilledRow[] {
  const ordered: FilledRow[] = [];
  const state = new Map<FilledRow, 'open' | 'placed' | 'out'>();
  for (const start of rows) {
    const way: FilledRow[] = [];
    let at: FilledRow | undefined = start;
    while (at !== undefined && !state.has(at)) {
      state.set(at, 'open');
      way.push(at);
      const parent: Parent | undefined = parents.get(at);
      at = parent !== null && parent !== undefined && 'row' in parent ? parent.row : undefined;
    }
    const isRing = at !== undefined && state.get(at) === 'open';
    const isOut = isRing || (at !== undefined && state.get(at) === 'out');
    if (isRing && at !== undefined) fault(at, 'parent', 'row-parent-ring', { name: at.name });
    for (const row of way.toReversed()) {
      const lost = isOut || !parents.has(row) || (state.get(parentRow(parents, row) ?? row) === 'out');
      state.set(row, lost ? 'out' : 'placed');
      if (!lost) ordered.push(row);
    }
  }
  return ordered;
}

function parentRow(parents: ReadonlyMap<FilledRow, Parent>, row: FilledRow): FilledRow | undefined {
  const parent = parents.get(row);
  return parent !== null && parent !== undefined && 'row' in parent ? parent.row : undefined;
}

function placeRows(ordered: readonly FilledRow[], parents: ReadonlyMap<FilledRow, Parent>, { units, covers, newId }: Standing, fault: Say): PlannedUnit[] {
  const placed = new Map<FilledRow, PlannedUnit>();
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const bySchoolCode = new Map(units.flatMap((unit) => (unit.schoolCode === null ? [] : [[unit.schoolCode, unit]])));
  const byCreditCode = new Map(units.flatMap((unit) => (unit.creditCode === null || unit.validTo !== null ? [] : [[unit.creditCode, unit]])));
  const byPlace = new Map(units.toSorted((a, b) => Number(b.validTo !== null) - Number(a.validTo !== null)).map((unit) => [`${unit.parentId} ${plain(unit.name)}`, unit]));
  const counted = new Map<string | null, number>();
  const taken = new Map<string, FilledRow>();
  for (const row of ordered) {
    const parent = parents.get(row) ?? null;
    const above = parent === null ? null : 'row' in parent ? placed.get(parent.row) : { id: parent.unit.id, path: parent.unit.path, draft: parent.unit };
    if (above === undefined) continue;
    const parentId = above?.id ?? null;
    const key = `${parentId} ${plain(row.name)}`;
    const other = taken.get(key);
    if (other !== undefined) { fault(row, 'name', 'row-twice', { name: row.name, other: other.row }); continue; }
    taken.set(key, row);
    // A code alone renames nobody: the number of the unit does.
    const byCode = [bySchoolCode.get(row.schoolCode ?? ''), byCreditCode.get(row.creditCode ?? '')].find((unit) => unit !== undefined && plain(unit.name) === plain(row.name));
    const before = (row.id === null ? undefined : byId.get(row.id)) ?? byCode ?? byPlace.get(key) ?? null;
    if (before !== null && before.validTo !== null) { fault(row, 'name', 'row-closed', { name: row.name }); continue; }
    // A unit that moves must be within reach where it stands as well as where it goes.
    if ((before !== null && !covers(before.path)) || (before?.parentId !== parentId && !covers(above?.path ?? null))) { fault(row, null, 'row-out-of-reach', { name: row.name }); continue; }
    if (before !== null && above?.path.includes(before.id) === true) { fault(row, 'parent', 'row-parent-ring', { name: row.name }); continue; }
    const place = counted.get(parentId) ?? 0;
    counted.set(parentId, place + 1);
    const id = before?.id ?? newId();
    placed.set(row, { row: row.row, id, parentId, path: [...(above?.path ?? []), id], before, draft: draftOf(row, before, above?.draft ?? null, place) });
  }
  return [...placed.values()];
}

/** A blank cell leaves what is there. */
function draftOf(row: FilledRow, before: Unit | null, above: Pick<UnitDraft, 'kind' | 'level'> | null, place: number): UnitDraft {
  const kind = row.kind ?? before?.kind ?? inferKind(row.name, above?.kind ?? null);
  const divisionCode = row.divisionCode ?? before?.divisionCode ?? null;
  return {
    name: row.name, shortName: row.shortName ?? before?.shortName ?? null, kind, level: row.level ?? before?.level ?? inferLevel(row.name, kind, divisionCode, above?.level ?? null), divisionCode,
    schoolCode: row.schoolCode ?? before?.schoolCode ?? null, creditCode: row.creditCode ?? before?.creditCode ?? null, validFrom: row.validFrom ?? before?.validFrom ?? null, position: before?.position ?? place,
  };
}

function differs({ before, draft }: PlannedUnit): boolean {
  return before !== null && (Object.keys(draft) as (keyof UnitDraft)[]).some((key) => before[key] !== draft[key]);
}

/** Codes that only one may bear, within the table and against the tree. */
function lookForClashes(planned: readonly PlannedUnit[], rows: readonly FilledRow[], { units }: Standing, fault: Say): void {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const own = new Set(planned.map(({ id }) => id));
  for (const key of ['divisionCode', 'schoolCode', 'creditCode'] as const) {
    const bears = ({ kind, [key]: code }: Pick<Unit, 'kind' | typeof key>): string | null => (key === 'divisionCode' && kind !== 'government' ? null : code);
    const inTree = new Map(units.filter((unit) => !own.has(unit.id) && (unit.validTo === null || key === 'schoolCode')).flatMap((unit) => { const code = bears(unit); return code === null ? [] : [[code, unit.name]]; }));
    const inTable = new Map<string, number>();
    for (const { row: at, draft } of planned) {
      const code = bears(draft);
      const row = byRow.get(at);
      if (code === null || row === undefined) continue;
      const other = inTree.get(code);
      const earlier = inTable.get(code);
      if (other !== undefined) fault(row, key, 'row-code-taken', { value: code, other });
      else if (earlier !== undefined) fault(row, key, 'row-code-twice', { value: code, other: earlier });
      else inTable.set(code, at);
    }
  }
}

function planAliases(planned: readonly PlannedUnit[], rows: readonly FilledRow[], { aliases, units }: Standing, fault: Say): ImportPlan['aliases'] {
  const byRow = new Map(rows.map((row) => [row.row, row]));
  const nameOf = new Map([...units.map((unit): [string, string] => [unit.id, unit.name]), ...planned.map(({ id, draft }): [string, string] => [id, draft.name])]);
  const taken = new Map<string, string>(aliases.map((alias) => [`${alias.scopeUnitId} ${alias.folded}`, alias.unitId]));
  for (const unit of units) if (unit.validTo === null) for (const name of [unit.name, unit.shortName]) if (name !== null) taken.set(`${unit.parentId} ${plain(name)}`, unit.id);
  for (const { id, parentId, draft } of planned) for (const name of [draft.name, draft.shortName]) if (name !== null) taken.set(`${parentId} ${plain(name)}`, id);
  const made: { row: number; unitId: string; scopeUnitId: string | null; name: string; folded: string }[] = [];
  for (const { row: at, id, parentId } of planned) {
    const row = byRow.get(at) as FilledRow;
    for (const name of row.aliases) {
      const key = `${parentId} ${plain(name)}`;
      const holder = taken.get(key);
      if (holder !== undefined && holder !== id) fault(row, 'aliases', 'row-alias-taken', { value: name, other: nameOf.get(holder) ?? '' });
      else if (holder === undefined) { taken.set(key, id); made.push({ row: at, unitId: id, scopeUnitId: parentId, name, folded: plain(name) }); }
    }
  }
  return made;
}

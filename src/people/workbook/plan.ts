/** What the rows of a workbook change, row by row, against what is there. Pure. */
import { refuse } from '#kernel';
import { fold } from '#platform/search';
import type { Capacity } from '../model.ts';
import type { AppointmentRow, MemberUnitRow, PairingRow, PersonRow } from '../store/rows.ts';
import { type ColumnKey, headOf } from './columns.ts';
import type { Fault, FilledRow } from './parse.ts';

export interface Standing {
  /** Leading groups by their folded name. */
  readonly groups: ReadonlyMap<string, { readonly id: string; readonly managed: boolean }>;
  /** Units by the name as it stands in the workbook; undefined: not known for sure. */
  readonly unitOf: (name: string) => { readonly id: string; readonly kind: string } | undefined;
  /** Whether the caller manages people there; null: those of no unit. */
  readonly manages: (unitId: string | null) => boolean;
  readonly persons: readonly PersonRow[];
  readonly appointments: readonly AppointmentRow[];
  readonly memberUnits: readonly MemberUnitRow[];
  readonly pairings: readonly PairingRow[];
  readonly newId: () => string;
}

export interface PlannedPerson { readonly id: string; readonly before: PersonRow | null; readonly name: string; readonly post: string | null; readonly phone: string | null; readonly unitId: string | null }
type Place = { readonly table: 'appointment'; readonly capacity: Capacity; readonly groupId: string | null; readonly unitId: string | null } | { readonly table: 'member-unit'; readonly groupId: string; readonly unitId: string } | { readonly table: 'pairing'; readonly placeId: string };
export interface PlannedRow { readonly row: number; readonly id: string; readonly version: number | null; readonly personId: string | null; readonly place: Place; readonly from: string | null; readonly to: string | null }

export interface PeoplePlan {
  readonly persons: readonly PlannedPerson[];
  /** `version` null: it is made; else its days change. */
  readonly rows: readonly PlannedRow[];
  readonly unchanged: number;
  readonly faults: readonly Fault[];
}

export function planPeople(rows: readonly FilledRow[], standing: Standing): PeoplePlan {
  const faults: Fault[] = [];
  const persons = new Map<string, PlannedPerson>();
  const planned: PlannedRow[] = [];
  const seen = new Map<string, number>();
  let unchanged = 0;
  for (const row of rows) {
    const fault = (column: ColumnKey | null, code: string, values: Record<string, string | number> = {}): null => {
      faults.push({ row: row.row, column, refusal: refuse(code, { row: row.row, ...(column === null ? {} : { column: headOf(column) }), ...values }) });
      return null;
    };
    const place = placeOf(row, standing, fault);
    if (place === null) continue;
    const person = place.table === 'member-unit' ? null : personIn(row, standing, persons, fault);
    if (place.table !== 'member-unit' && person === null) continue;
    if (place.table === 'pairing' && !(standing.manages(person?.unitId ?? null) && (person?.before == null || standing.manages(person.before.unit_id)))) { fault('unit', 'people-row-reach'); continue; }
    const key = `${JSON.stringify(place)} ${person?.id ?? ''} ${row.from ?? ''}`;
    const other = seen.get(key);
    if (other !== undefined) { fault(null, 'people-row-twice', { other }); continue; }
    seen.set(key, row.row);
    const before = standingRow(row, place, person?.id ?? null, standing);
    if (person !== null && differs(person)) persons.set(person.id, person);
    if (before === undefined) planned.push({ row: row.row, id: standing.newId(), version: null, personId: person?.id ?? null, place, from: row.from, to: row.to });
    else if (before.valid_from !== row.from || before.valid_to !== row.to) planned.push({ row: row.row, id: before.id, version: before.version, personId: person?.id ?? null, place, from: row.from ?? before.valid_from, to: row.to });
    else unchanged += 1;
  }
  return { persons: [...persons.values()], rows: planned, unchanged, faults };
}

type Say = (column: ColumnKey | null, code: string, values?: Record<string, string | number>) => null;

function placeOf(row: FilledRow, { groups, unitOf, manages }: Standing, fault: Say): Place | null {
  const group = row.target === null ? undefined : groups.get(fold(row.target));
  const unit = row.unit === null ? undefined : unitOf(row.unit);
  if (row.unit !== null && unit === undefined) return fault('unit', 'people-row-unit', { value: row.unit });
  if (row.what === 'pairing') {
    const place = unitOf(row.target as string) ?? unitOf(`${row.target}人民政府`);
    const government = place?.kind === 'government' ? place : unitOf(`${row.target}人民政府`);
    return government?.kind === 'government' ? { table: 'pairing', placeId: government.id } : fault('target', 'people-row-place', { value: row.target as string });
  }
  if (row.target !== null && group === undefined) return fault('target', 'people-row-group', { value: row.target });
  if (row.what === 'liaison') return unit !== undefined && manages(unit.id) ? { table: 'appointment', capacity: 'liaison', groupId: group?.id ?? null, unitId: unit.id } : fault('unit', 'people-row-reach');
  if (group?.managed !== true) return fault('target', 'people-row-reach');
  if (row.what === 'member-unit') return { table: 'member-unit', groupId: group.id, unitId: (unit as { id: string }).id };
  return { table: 'appointment', capacity: row.what, groupId: group.id, unitId: unit?.id ?? null };
}

/** By name and unit; of several with one name the one at that unit, and none where that does not tell. */
function personIn(row: FilledRow, { persons, unitOf, newId, appointments, pairings }: Standing, made: ReadonlyMap<string, PlannedPerson>, fault: Say): PlannedPerson | null {
  const unitId = row.unit === null ? null : unitOf(row.unit)?.id ?? null;
  const own = [...appointments, ...pairings].find(({ id }) => id === row.id)?.person;
  const called = persons.filter(({ name }) => name === row.name);
  const here = called.filter((one) => unitId === null || one.unit_id === unitId || one.unit_id === null);
  const inFile = [...made.values()].filter((one) => one.name === row.name && (unitId === null || one.unitId === unitId || one.unitId === null));
  // A row that is known keeps its person, also under a corrected name.
  const before = own ?? (here.length === 1 ? here[0] : undefined);
  const planned = before === undefined ? inFile[0] : inFile.find(({ id }) => id === before.id);
  if (before === undefined && here.length > 1) return fault('name', 'people-row-which', { value: row.name as string, count: here.length });
  return {
    id: before?.id ?? planned?.id ?? newId(), before: before ?? null, name: row.name as string, post: row.post ?? planned?.post ?? before?.post ?? null,
    phone: row.phone ?? planned?.phone ?? before?.phone ?? null, unitId: unitId ?? planned?.unitId ?? before?.unit_id ?? null,
  };
}

function differs({ before, name, post, phone, unitId }: PlannedPerson): boolean {
  return before === null || before.name !== name || before.post !== post || before.phone !== phone || before.unit_id !== unitId;
}

function standingRow(row: FilledRow, place: Place, personId: string | null, { appointments, memberUnits, pairings }: Standing): { id: string; version: number; valid_from: string | null; valid_to: string | null } | undefined {
  const same = place.table === 'member-unit' ? memberUnits.filter((one) => one.group_id === place.groupId && one.unit_id === place.unitId)
    : place.table === 'pairing' ? pairings.filter((one) => one.person_id === personId && one.place_unit_id === place.placeId)
      : appointments.filter((one) => one.person_id === personId && one.capacity === place.capacity && one.group_id === place.groupId && (place.capacity !== 'liaison' || one.unit_id === place.unitId));
  return same.find(({ id }) => id === row.id) ?? same.find((one) => (row.from === null || one.valid_to === null || one.valid_to > row.from) && (row.to === null || one.valid_from === null || one.valid_from < row.to));
}

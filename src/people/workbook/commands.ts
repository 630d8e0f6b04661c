/** The list of people out and back: looked through whole, then written as one step, or not at all. */
import { randomUUID } from 'node:crypto';
import { isRefusal, type Refusal } from '#kernel';
import { maskPhone, may } from '#access';
import { today } from '#calendar';
import { takeRows } from '#intake';
import { type Change, newSalt, write } from '#journal';
import { type Caller, type Executor, type FileReply, within } from '#platform';
import { fold } from '#platform/search';
import { matchNames, unitsById } from '#units';
import type { PeopleReport } from '../model.ts';
import { columnsOf } from '../persons.ts';
import { type PeopleRoom, stepOf } from '../room.ts';
import { peopleSentences } from '../sentences.ts';
import * as store from '../store/groups.ts';
import { personsNamed } from '../store/persons.ts';
import type { PersonRow } from '../store/rows.ts';
import { appointmentTable, memberUnitTable, pairingTable, personTable } from '../tables.ts';
import { headOf } from './columns.ts';
import { type Fault, type FilledRow, parseRows } from './parse.ts';
import { type PeoplePlan, type PlannedRow, planPeople, type Standing } from './plan.ts';
import { type PeopleRow, writeWorkbook } from './write.ts';

const FAULTS_SHOWN = 500;
const EVER = '0001-01-01';

export async function importPeople(room: PeopleRoom, caller: Caller, { bytes, name, dry }: { readonly bytes: Uint8Array; readonly name: string; readonly dry: boolean }): Promise<PeopleReport | Refusal> {
  const sheets = await takeRows(bytes, name);
  if (isRefusal(sheets)) return sheets;
  const filled = parseRows(sheets, name);
  if (isRefusal(filled)) return filled;
  return within<PeopleReport>(room.database, async (tx) => {
    await store.lockPeople(tx);
    const plan = planPeople(filled.rows, await standingOf(tx, caller, filled.rows));
    const all = [...filled.faults, ...plan.faults].toSorted((a, b) => a.row - b.row);
    const applied = !dry && all.length === 0;
    const changes = applied ? changesOf(plan) : [];
    if (changes.length > 0) {
      const refused = await write(tx, stepOf(room, caller, 'import-people', { kind: 'people', id: 'list' }, changes));
      if (refused !== null) return refused;
    }
    const created = plan.rows.filter(({ version }) => version === null).length;
    return {
      applied, rows: filled.rows.length, created, changed: plan.rows.length - created, unchanged: plan.unchanged, people: plan.persons.length,
      faults: all.slice(0, FAULTS_SHOWN).map(shown), faultCount: all.length, ignoredColumns: [...filled.ignored],
    };
  });
}

/** What the rows are held against. */
async function standingOf(tx: Executor, caller: Caller, rows: readonly FilledRow[]): Promise<Standing> {
  const groups = new Map((await store.groupsByName(tx)).map(({ id, name, path }) => [fold(name), { id, managed: may(caller, 'manage-people', path) }]));
  const names = [...new Set(rows.flatMap(({ what, unit, target }) => [...(unit === null ? [] : [unit]), ...(what === 'pairing' && target !== null ? [target, `${target}人民政府`] : [])]))];
  const found = new Map((await matchNames(tx, null, names)).flatMap(({ name, remembered, proposals, sure }): [string, string][] => {
    const target = remembered?.target ?? (sure ? proposals[0]?.target : undefined);
    return target?.kind === 'unit' ? [[name, target.id]] : [];
  }));
  const persons = await personsNamed(tx, [...new Set(rows.flatMap(({ name }) => name ?? []))]);
  const [appointments, memberUnits, pairings] = [await store.allAppointments(tx, EVER), await store.allMemberUnits(tx, EVER), await store.allPairings(tx, EVER)];
  const units = new Map((await unitsById(tx, [...new Set([...found.values(), ...persons.flatMap(({ unit_id: id }) => id ?? [])])])).map((unit) => [unit.id, unit]));
  return {
    groups, persons, appointments, memberUnits, pairings, newId: randomUUID,
    unitOf: (name) => { const unit = units.get(found.get(name) ?? ''); return unit === undefined ? undefined : { id: unit.id, kind: unit.kind }; },
    manages: (id) => may(caller, 'manage-people', id === null ? null : units.get(id)?.path ?? null),
  };
}

function changesOf({ persons, rows }: PeoplePlan): Change[] {
  return [
    ...persons.map(({ id, before, name, post, phone, unitId }): Change => {
      const columns = columnsOf({ name, post, phone, unitId, accountId: before?.account_id ?? null });
      return before === null ? { table: personTable, id, insert: { id, salt: newSalt(), ...columns, version: 1 } } : { table: personTable, id, version: before.version, set: columns };
    }),
    ...rows.map(changeOf),
  ];
}

function changeOf({ id, version, personId, place, from, to }: PlannedRow): Change {
  const span = { valid_from: from, valid_to: to };
  const table = { 'appointment': appointmentTable, 'member-unit': memberUnitTable, 'pairing': pairingTable }[place.table];
  if (version !== null) return { table, id, version, set: span };
  if (place.table === 'appointment') return { table, id, insert: { id, person_id: personId, capacity: place.capacity, group_id: place.groupId, unit_id: place.unitId, position: 0, ...span, version: 1 } };
  if (place.table === 'pairing') return { table, id, insert: { id, person_id: personId, place_unit_id: place.placeId, ...span, version: 1 } };
  return { table, id, insert: { id, group_id: place.groupId, unit_id: place.unitId, position: 0, ...span, version: 1 } };
}

/** @param reason why the telephones are wanted; null: they stay masked. Whoever takes them along is written down. */
export async function exportPeople(room: PeopleRoom, caller: Caller, { past, reason }: { readonly past: boolean; readonly reason: string | null }): Promise<FileReply | Refusal> {
  return within<FileReply>(room.database, async (tx) => {
    const day = today(room.clock);
    const since = past ? EVER : day;
    const phoneOf = ({ phone }: PersonRow): string | null => (phone === null ? null : reason === null ? maskPhone(phone) : phone);
    const span = ({ valid_from: from, valid_to: to }: { valid_from: string | null; valid_to: string | null }): { from: string | null; to: string | null } => ({ from, to });
    const of = (person: PersonRow): Pick<PeopleRow, 'name' | 'post' | 'phone'> => ({ name: person.name, post: person.post, phone: phoneOf(person) });
    const rows: PeopleRow[] = [
      ...(await store.allMemberUnits(tx, since)).map((row): PeopleRow => ({ id: row.id, what: 'member-unit', target: row.group_name, name: null, post: null, phone: null, unit: row.unit_name, ...span(row) })),
      ...(await store.allAppointments(tx, since)).map((row): PeopleRow => ({ id: row.id, what: row.capacity as PeopleRow['what'], target: row.group_name, ...of(row.person), unit: row.unit_name ?? row.person.unit_name, ...span(row) })),
      ...(await store.allPairings(tx, since)).map((row): PeopleRow => ({ id: row.id, what: 'pairing', target: row.place_name, ...of(row.person), unit: row.person.unit_name, ...span(row) })),
    ].filter(({ what, name }) => what === 'member-unit' || name !== null);
    if (reason !== null) {
      const refused = await write(tx, stepOf(room, caller, 'reveal-people', { kind: 'people', id: 'list' }, [], reason));
      if (refused !== null) return refused;
    }
    return workbook(`人员名单（${day}）.xlsx`, rows);
  });
}

export async function workbook(fileName: string, rows: readonly PeopleRow[]): Promise<FileReply> {
  return { bytes: await writeWorkbook(rows), fileName, mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet' };
}

function shown({ row, column, refusal }: Fault): PeopleReport['faults'][number] {
  const sentence = peopleSentences(refusal);
  return { row, column: column === null ? null : headOf(column), code: refusal.refused, sentence: { zh: sentence?.zh ?? refusal.refused, en: sentence?.en ?? refusal.refused } };
}

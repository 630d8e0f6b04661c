/** Rows as others see them: telephones are masked. */
import { maskPhone } from '#access';
import type { Appointment, MemberUnit, Pairing, Person } from './model.ts';
import type { AppointmentRow, MemberUnitRow, PairingRow, PersonRow } from './store/rows.ts';

const named = (id: string | null, name: string | null): { id: string; name: string } | null => (id === null || name === null ? null : { id, name });

export function personOf(row: PersonRow): Person {
  return { id: row.id, version: row.version, name: row.name, post: row.post, phone: row.phone === null ? null : maskPhone(row.phone), unit: named(row.unit_id, row.unit_name), signsIn: row.account_id !== null };
}

export function appointmentOf({ person, ...row }: AppointmentRow): Appointment {
  return {
    id: row.id, version: row.version, person: personOf(person), capacity: row.capacity as Appointment['capacity'], group: named(row.group_id, row.group_name), unit: named(row.unit_id, row.unit_name), from: row.valid_from, to: row.valid_to,
  };
}

export function memberUnitOf(row: MemberUnitRow): MemberUnit {
  return { id: row.id, version: row.version, unit: { id: row.unit_id, name: row.unit_name }, from: row.valid_from, to: row.valid_to };
}

export function pairingOf({ person, ...row }: PairingRow, mayManage: boolean): Pairing {
  return { id: row.id, version: row.version, person: personOf(person), place: { id: row.place_unit_id, name: row.place_name }, from: row.valid_from, to: row.valid_to, mayManage };
}

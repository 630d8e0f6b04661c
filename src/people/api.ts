/** The endpoints of the people room, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { SignInName } from '#access/model';
import { Appointment, AppointmentPage, Capacity, GroupPage, LeadingGroup, Pairing, PairingPage, PeopleReport, Person, PersonDraft, PersonName, PersonPage, PersonPhone, Post, RevealedPerson } from './model.ts';

const One = z.object({ id: z.uuid() });
const Day = z.iso.date();
const On = Day.optional();
const Cursor = z.string().max(600).optional();
const Limit = z.coerce.number().int().min(1).max(200).default(100);
const Query = z.string().max(60).default('');
const Reason = z.string().trim().min(1).max(200);
const Span = { from: Day.nullable().default(null), to: Day.nullable().default(null) };
const GroupDraft = { officeUnitId: z.uuid().nullable().default(null), documentNumber: z.string().trim().min(1).max(60).nullable().default(null) };
const Whom = { personId: z.uuid().nullable().default(null), person: PersonDraft.nullable().default(null) };
const REACH = ['people-out-of-reach', 'no-such-unit'] as const;
const GROUP = ['group-not-found', ...REACH] as const;
const WHOM = ['person-missing', 'person-not-found', 'account-not-found'] as const;
const READING_FILE = ['workbook-not-xlsx', 'workbook-empty', 'people-no-head', 'workbook-too-many'] as const;

export const endpoints = {
  listLeadingGroups: {
    method: 'GET', path: '/api/v1/leading-groups', summary: 'Leading groups by name, as they stand on a day (unset: today)', access: 'read-people',
    query: z.object({ query: Query, on: On, cursor: Cursor, limit: Limit }), status: 200, reply: GroupPage, refusals: ['invalid-cursor'],
  },
  openLeadingGroup: {
    method: 'GET', path: '/api/v1/leading-groups/:id', summary: 'One leading group as it stands on a day (unset: today), and what held before or will; telephones are masked', access: 'read-people',
    params: One, query: z.object({ on: On }), status: 200, reply: LeadingGroup, refusals: ['group-not-found'],
  },
  setUpLeadingGroup: {
    method: 'POST', path: '/api/v1/leading-groups', summary: 'Give a unit of the kind leading-group its office and its people', access: 'manage-people',
    body: z.object({ unitId: z.uuid(), ...GroupDraft }), status: 201, reply: LeadingGroup, refusals: [...REACH, 'group-unit-wrong', 'group-there-already'],
  },
  changeLeadingGroup: {
    method: 'PUT', path: '/api/v1/leading-groups/:id', summary: 'Another office, another paper', access: 'manage-people',
    params: One, ifMatch: true, body: z.object(GroupDraft), status: 200, reply: LeadingGroup, refusals: [...GROUP, 'stale'],
  },
  addMemberUnits: {
    method: 'POST', path: '/api/v1/leading-groups/:id/member-units', summary: 'Units that belong to the group from a day on (null: since ever)', access: 'manage-people',
    params: One, body: z.object({ unitIds: z.array(z.uuid()).min(1).max(200), from: Span.from }), status: 201, reply: LeadingGroup, refusals: [...GROUP, 'member-unit-held'],
  },
  changeMemberUnit: {
    method: 'PUT', path: '/api/v1/member-units/:id', summary: 'From when to when a unit belongs to its group; `to` is the first day on which no more', access: 'manage-people',
    params: One, ifMatch: true, current: 'openMemberUnit', body: z.object(Span), status: 200, reply: LeadingGroup, refusals: [...GROUP, 'member-unit-not-found', 'member-unit-held', 'days-reversed', 'stale'],
  },
  openMemberUnit: { method: 'GET', path: '/api/v1/member-units/:id', summary: 'The group of a member unit', access: 'read-people', params: One, status: 200, reply: LeadingGroup, refusals: ['member-unit-not-found'] },
  removeMemberUnit: {
    method: 'DELETE', path: '/api/v1/member-units/:id', summary: 'Remove what was entered by mistake; what ended is ended', access: 'manage-people',
    params: One, ifMatch: true, current: 'openMemberUnit', status: 200, reply: LeadingGroup, refusals: [...GROUP, 'member-unit-not-found', 'stale'],
  },
  appoint: {
    method: 'POST', path: '/api/v1/appointments', summary: 'Somebody is something in a group, or the liaison person of a unit; with replacesId in somebody\'s place', access: 'manage-people',
    body: z.object({ capacity: Capacity, groupId: z.uuid().nullable().default(null), unitId: z.uuid().nullable().default(null), ...Whom, replacesId: z.uuid().nullable().default(null), ...Span }),
    status: 201, reply: Appointment, refusals: [...GROUP, ...WHOM, 'appointment-held', 'appointment-not-found', 'days-reversed', 'stale'],
  },
  openAppointment: { method: 'GET', path: '/api/v1/appointments/:id', summary: 'One appointment', access: 'read-people', params: One, status: 200, reply: Appointment, refusals: ['appointment-not-found'] },
  changeAppointment: {
    method: 'PUT', path: '/api/v1/appointments/:id', summary: 'From when to when; `to` is the first day on which no more', access: 'manage-people',
    params: One, ifMatch: true, body: z.object({ ...Span, unitId: z.uuid().nullable().optional() }), status: 200, reply: Appointment, refusals: [...GROUP, 'appointment-not-found', 'appointment-held', 'days-reversed', 'stale'],
  },
  removeAppointment: {
    method: 'DELETE', path: '/api/v1/appointments/:id', summary: 'Remove what was entered by mistake; what ended is ended', access: 'manage-people',
    params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: [...GROUP, 'appointment-not-found', 'stale'],
  },
  listLiaisons: {
    method: 'GET', path: '/api/v1/liaisons', summary: 'Liaison persons on a day (unset: today), of all units or of one; telephones are masked', access: 'read-people',
    query: z.object({ unit: z.uuid().optional(), on: On, cursor: Cursor, limit: Limit }), status: 200, reply: AppointmentPage, refusals: ['invalid-cursor'],
  },
  listPairings: {
    method: 'GET', path: '/api/v1/pairings', summary: 'Which leader answers for which place on a day (unset: today), leader by leader', access: 'read-people',
    query: z.object({ on: On, cursor: Cursor, limit: Limit }), status: 200, reply: PairingPage, refusals: ['invalid-cursor'],
  },
  addPairings: {
    method: 'POST', path: '/api/v1/pairings', summary: 'A leader answers for these places', access: 'manage-people',
    body: z.object({ ...Whom, placeUnitIds: z.array(z.uuid()).min(1).max(50), ...Span }), status: 201, reply: z.array(Pairing), refusals: [...REACH, ...WHOM, 'place-not-government', 'pairing-held', 'days-reversed'],
  },
  openPairing: { method: 'GET', path: '/api/v1/pairings/:id', summary: 'One of them', access: 'read-people', params: One, status: 200, reply: Pairing, refusals: ['pairing-not-found'] },
  changePairing: {
    method: 'PUT', path: '/api/v1/pairings/:id', summary: 'From when to when; `to` is the first day on which no more', access: 'manage-people',
    params: One, ifMatch: true, body: z.object(Span), status: 200, reply: Pairing, refusals: ['pairing-not-found', 'people-out-of-reach', 'pairing-held', 'days-reversed', 'stale'],
  },
  removePairing: { method: 'DELETE', path: '/api/v1/pairings/:id', summary: 'Remove what was entered by mistake', access: 'manage-people', params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: ['pairing-not-found', 'people-out-of-reach', 'stale'] },
  listOwnPlaces: { method: 'GET', path: '/api/v1/people/me/places', summary: 'The counties and other places that one answers for oneself, today', access: 'read-people', status: 200, reply: z.array(z.object({ id: z.uuid(), name: z.string() })), refusals: [] },
  listPeople: {
    method: 'GET', path: '/api/v1/people', summary: 'People by the words of their name and post; telephones are masked', access: 'read-people',
    query: z.object({ query: Query, cursor: Cursor, limit: Limit }), status: 200, reply: PersonPage, refusals: ['invalid-cursor'],
  },
  openPerson: { method: 'GET', path: '/api/v1/people/:id', summary: 'One person; the telephone is masked', access: 'read-people', params: One, status: 200, reply: Person, refusals: ['person-not-found'] },
  changePerson: {
    method: 'PUT', path: '/api/v1/people/:id', summary: 'Change what is said of a person; without a telephone or a sign-in name the telephone and the account stay', access: 'manage-people',
    params: One, ifMatch: true, body: z.object({ name: PersonName, post: Post.nullable(), unitId: z.uuid().nullable(), phone: PersonPhone.nullable().optional(), signInName: SignInName.nullable().optional() }),
    status: 200, reply: Person, refusals: ['person-not-found', 'person-erased', 'account-not-found', ...REACH, 'stale'],
  },
  revealPerson: {
    method: 'POST', path: '/api/v1/people/:id/reveal', summary: 'The telephone itself; the reason is written into the journal', access: 'manage-people',
    params: One, body: z.object({ reason: Reason }), status: 200, reply: RevealedPerson, refusals: ['person-not-found'],
  },
  erasePerson: {
    method: 'POST', path: '/api/v1/people/:id/erase', summary: 'Blank name, post and telephone for good, of whoever is nothing any more', access: 'manage-people',
    params: One, ifMatch: true, current: 'openPerson', body: z.object({ reason: Reason }), status: 200, reply: Person, refusals: ['person-not-found', 'person-in-office', ...REACH, 'stale'],
  },
  importPeople: {
    method: 'POST', path: '/api/v1/people/import', summary: 'The list from a workbook: every row is looked at, then all are written, or none', access: 'manage-people',
    query: z.object({ name: z.string().min(1).max(200), dry: z.enum(['true', 'false']).default('false') }), body: 'bytes', limitMegabytes: 10, status: 200, reply: PeopleReport, refusals: [...READING_FILE],
  },
  exportPeople: {
    method: 'POST', path: '/api/v1/people/export', summary: 'The list as a workbook; telephones are masked unless a reason is told, which is written into the journal', access: 'manage-people',
    body: z.object({ past: z.boolean().default(false), reason: Reason.nullable().default(null) }), status: 200, reply: 'file', refusals: [],
  },
  downloadPeopleTemplate: { method: 'GET', path: '/api/v1/people/template', summary: 'An empty workbook to fill in', access: 'read-people', status: 200, reply: 'file', refusals: [] },
} as const satisfies Record<string, Endpoint>;

/** Leading groups, liaison persons, leaders tied to places; each by day. Safe for the browser. */
import { z } from 'zod';

export const Capacity = z.enum(['head', 'deputy', 'member', 'office-head', 'liaison']);
export type Capacity = z.infer<typeof Capacity>;

const Day = z.iso.date();
/** Half-open: `to` is the first day on which no more; null: since ever, still. */
const Span = { from: Day.nullable(), to: Day.nullable() };
const Named = z.object({ id: z.uuid(), name: z.string() });
const Id = { id: z.uuid(), version: z.int() };

/** At least seven digits; extensions and areas between them. */
export const PersonName = z.string().trim().min(1).max(60).regex(/^[^\u0000-\u001f\u007f]+$/u);
export const Post = z.string().trim().min(1).max(100);
export const PersonPhone = z.string().trim().max(40).regex(/^\+?\d[\d -]{5,34}\d$/u);

/** A person as lists show them: the telephone is masked. */
export const Person = z.object({
  ...Id,
  /** Null once it was erased. */
  name: z.string().nullable(),
  post: z.string().nullable(),
  phone: z.string().nullable(),
  unit: Named.nullable(),
  /** Whether they sign in here. */
  signsIn: z.boolean(),
});
export type Person = z.infer<typeof Person>;
export const PersonPage = z.object({ items: z.array(Person), next: z.string().nullable() });
export const RevealedPerson = z.object({ phone: z.string().nullable() });

export const PersonDraft = z.object({ name: PersonName, post: Post.nullable().default(null), phone: PersonPhone.nullable().default(null), unitId: z.uuid().nullable().default(null), accountId: z.uuid().nullable().default(null) });
export type PersonDraft = z.infer<typeof PersonDraft>;

export const MemberUnit = z.object({ ...Id, unit: Named, ...Span });
export type MemberUnit = z.infer<typeof MemberUnit>;

export const Appointment = z.object({ ...Id, person: Person, capacity: Capacity, group: Named.nullable(), unit: Named.nullable(), ...Span });
export type Appointment = z.infer<typeof Appointment>;
export const AppointmentPage = z.object({ items: z.array(Appointment), next: z.string().nullable() });

/** A line of the list: how it stands on the day that was asked for. */
export const GroupLine = z.object({
  id: z.uuid(),
  name: z.string(),
  /** Whose it is. */
  government: Named.nullable(),
  office: Named.nullable(),
  heads: z.array(z.string()),
  memberUnitCount: z.int(),
  memberCount: z.int(),
});
export type GroupLine = z.infer<typeof GroupLine>;
export const GroupPage = z.object({ items: z.array(GroupLine), next: z.string().nullable() });

export const LeadingGroup = z.object({
  ...Id,
  name: z.string(),
  government: Named.nullable(),
  office: Named.nullable(),
  documentNumber: z.string().nullable(),
  /** As it stands on that day. */
  on: Day,
  memberUnits: z.array(MemberUnit),
  members: z.array(Appointment),
  /** What does not hold on that day, latest first: before and after. */
  otherMemberUnits: z.array(MemberUnit),
  otherMembers: z.array(Appointment),
  /** Whether the caller may change it. */
  mayManage: z.boolean(),
});
export type LeadingGroup = z.infer<typeof LeadingGroup>;

export const Pairing = z.object({ ...Id, person: Person, place: Named, ...Span, mayManage: z.boolean() });
export type Pairing = z.infer<typeof Pairing>;
export const PairingPage = z.object({ items: z.array(Pairing), next: z.string().nullable() });

/** What is wrong in one row of a workbook; its code and values make the sentences. */
export const RowFault = z.object({ row: z.int(), column: z.string().nullable(), code: z.string(), sentence: z.object({ zh: z.string(), en: z.string() }) });
export const PeopleReport = z.object({
  applied: z.boolean(), rows: z.int(), created: z.int(), changed: z.int(), unchanged: z.int(),
  /** People who are new, or of whom something changes. */
  people: z.int(),
  /** At most 500, in the order of the rows. */
  faults: z.array(RowFault), faultCount: z.int(), ignoredColumns: z.array(z.string()),
});
export type PeopleReport = z.infer<typeof PeopleReport>;

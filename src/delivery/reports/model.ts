/** Reports of one assignment in one period. Safe for the browser. */
import { z } from 'zod';
import { AssignmentRole, AssignmentStatus, Day, PaperNumber, ProblemKind, Standing } from '../terms.ts';

export const ReportStatus = z.enum(['draft', 'submitted', 'passed', 'ratified', 'returned']);
export type ReportStatus = z.infer<typeof ReportStatus>;
/** What may be done with a report; the server says which of these are possible now. */
export const ReportAction = z.enum(['save', 'submit', 'take-back', 'pass', 'return', 'ratify', 'correct', 'record']);
export type ReportAction = z.infer<typeof ReportAction>;
export const EvidenceKind = z.enum(['paper', 'link', 'register-figure', 'photo', 'file']);
export type EvidenceKind = z.infer<typeof EvidenceKind>;

const Words = (most: number) => z.string().trim().max(most).transform((words) => (words === '' ? null : words)).nullable();
/** Beyond this a double loses whole numbers. */
const Value = z.number().min(-9e15).max(9e15);

/** What a clerk types; a share that is left out or null has no figure, which is not zero. */
export const ReportDraft = z.strictObject({
  standing: Standing.nullable().default(null), progress: Words(4_000).default(null), problemKind: ProblemKind.nullable().default(null), problem: Words(2_000).default(null), remedy: Words(2_000).default(null), nextStep: Words(2_000).default(null),
  figures: z.array(z.strictObject({ shareId: z.uuid(), value: Value.nullable() })).max(200).default([]),
});
export type ReportDraft = z.output<typeof ReportDraft>;
export const OnBehalf = z.strictObject({ number: PaperNumber, on: Day });
export const Ratification = z.strictObject({ by: z.string().trim().min(1).max(60), on: Day, number: PaperNumber.nullable().default(null) });
export const Correct = z.strictObject({ shareId: z.uuid(), value: Value, reason: z.string().trim().min(2).max(500) });

/** Where a value that is filled in comes from. */
export const Origin = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('last-report'), title: z.string() }), z.object({ kind: z.literal('parts'), count: z.int() }), z.object({ kind: z.literal('other-plan'), title: z.string() }),
]);
export type Origin = z.infer<typeof Origin>;
const offered = <T extends z.ZodType>(value: T) => z.object({ value, from: Origin }).nullable();
export const Offer = z.object({
  standing: offered(Standing), problemKind: offered(ProblemKind), problem: offered(z.string()), remedy: offered(z.string()),
  /** What the last report said would be done next. */
  saidNext: z.string().nullable(),
  figures: z.array(z.object({
    shareId: z.uuid(), before: z.number().nullable(), value: offered(z.number()),
    /** What the pieces passed down sum to so far, and who is missing. */
    gathered: z.object({ sum: z.number(), reported: z.int(), missing: z.array(z.string()) }).nullable(),
  })),
});
export type Offer = z.infer<typeof Offer>;

export const Evidence = z.object({
  id: z.uuid(), reportId: z.uuid(), kind: EvidenceKind, title: z.string(), number: z.string().nullable(), issuedOn: Day.nullable(), link: z.string().nullable(),
  file: z.object({ digest: z.string(), size: z.int(), mediaType: z.string(), preview: z.enum(['image', 'text', 'none']) }).nullable(), addedAt: z.string(), version: z.int(),
});
export type Evidence = z.infer<typeof Evidence>;
export const Correction = z.object({ id: z.uuid(), shareId: z.uuid(), before: z.number().nullable(), after: z.number(), reason: z.string(), madeAt: z.string(), madeBy: z.string().nullable() });

/** Which assignment it is about, as a list shows it. */
export const About = z.object({
  assignmentId: z.uuid(), planId: z.uuid(), planTitle: z.string(), taskId: z.uuid(), taskKind: z.string(), number: z.string().nullable(), title: z.string(), unitId: z.uuid(), unitName: z.string(),
  role: AssignmentRole, dueOn: Day.nullable(), assignmentStatus: AssignmentStatus,
});
export type About = z.infer<typeof About>;
export const InPeriod = z.object({ id: z.uuid(), title: z.string(), from: Day, to: Day, dueOn: Day, locked: z.boolean() });
export type InPeriod = z.infer<typeof InPeriod>;

export const ShareAsked = z.object({ shareId: z.uuid(), metric: z.string(), unit: z.string(), basis: z.string(), target: z.number(), comparator: z.string(), value: z.number().nullable() });
export type ShareAsked = z.infer<typeof ShareAsked>;

/** A report as its page shows it; version 0: nobody began it. */
export const Report = z.object({
  id: z.uuid().nullable(), version: z.int(), about: About, /** As the paper words the task. */ taskText: z.string(), period: InPeriod, status: ReportStatus, standing: Standing.nullable(), progress: z.string().nullable(), problemKind: ProblemKind.nullable(), problem: z.string().nullable(),
  remedy: z.string().nullable(), nextStep: z.string().nullable(), shares: z.array(ShareAsked), evidence: z.array(Evidence), corrections: z.array(Correction), submittedAt: z.string().nullable(), submittedBy: z.string().nullable(), late: z.boolean(),
  passedAt: z.string().nullable(), passedBy: z.string().nullable(), ratification: z.object({ by: z.string(), on: Day, number: z.string().nullable() }).nullable(), returnReason: z.string().nullable(),
  recorded: z.object({ number: z.string(), on: Day }).nullable(),
  /** Which file and cell of a returned workbook a value came from. */
  origins: z.record(z.string(), z.string()),
  offer: Offer, actions: z.array(ReportAction),
  /** Nobody reviews in this unit: the keeper of the unit that dispatched accepts. */
  reviewedAbove: z.boolean(),
  /** Kinds of evidence that the close-out will ask for, in the order of how well they serve. */
  demanded: z.array(EvidenceKind), photos: z.boolean(),
});
export type Report = z.infer<typeof Report>;

/** A line of what is due, of what waits for review, and of a period's overview. */
export const ReportLine = z.object({
  id: z.uuid().nullable(), version: z.int(), about: About, period: InPeriod, status: z.enum(['missing', ...ReportStatus.options]), standing: Standing.nullable(), problemKind: ProblemKind.nullable(), progress: z.string().nullable(), problem: z.string().nullable(), late: z.boolean(),
  submittedAt: z.string().nullable(), submittedBy: z.string().nullable(), returnReason: z.string().nullable(), recorded: z.boolean(), figures: z.array(ShareAsked), evidenceCount: z.int(),
});
export type ReportLine = z.infer<typeof ReportLine>;
export const ReportPage = z.object({ items: z.array(ReportLine), next: z.string().nullable(), today: Day });
export type ReportPage = z.infer<typeof ReportPage>;

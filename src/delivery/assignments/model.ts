/** What is told about assignments. Safe for the browser. */
import { z } from 'zod';
import { HandedOver } from '../handover/model.ts';
import { Assignment, AssignmentStatus, Channel, Day, Message, Milestone, MilestoneKind, Name, PaperNumber, Person, Reason, Share, Target } from '../model.ts';

export const AssignmentPage = z.object({ items: z.array(Assignment), next: z.string().nullable(), today: Day });
export type AssignmentPage = z.infer<typeof AssignmentPage>;
export const AssignmentCounts = z.object({ all: z.int(), unanswered: z.int(), objected: z.int(), changed: z.int() });
export type AssignmentCounts = z.infer<typeof AssignmentCounts>;

/** What may be asked for; everything must hold. */
export const Asked = {
  plan: z.uuid().optional(), task: z.uuid().optional(), dispatch: z.uuid().optional(), unit: z.uuid().optional(),
  /** Only of units and offices that the caller speaks for. */
  mine: z.enum(['yes']).optional(),
  status: AssignmentStatus.exclude(['draft']).optional(),
  /** Only those whose task changed since they were handed out. */
  changed: z.enum(['yes']).optional(),
  /** With what was broken out and passed down. */
  parts: z.enum(['yes']).optional(),
  q: z.string().trim().min(1).max(100).optional(),
};

export const OpenedAssignment = z.object({
  assignment: Assignment,
  /** From the nearest up to the one that nothing stands above. */
  above: z.array(Assignment),
  parts: z.array(Assignment), milestones: z.array(Milestone),
  /** Of this assignment, and of its parts. */
  shares: z.array(Share),
  /** Of the task, as they hold today. */
  targets: z.array(Target),
  /** From which closed unit it came, newest first. */
  handovers: z.array(HandedOver),
  version: z.int(),
});
export type OpenedAssignment = z.infer<typeof OpenedAssignment>;

export const Seen = z.array(z.object({ id: z.uuid(), version: z.int() })).min(1).max(1_000);
export const Because = z.object({ reason: Reason }).strict();
export const NameOffice = z.object({ officeUnitId: z.uuid().nullable(), person: Person.nullable() }).strict();
export type NameOffice = z.output<typeof NameOffice>;
export const Milestones = z.object({ milestones: z.array(z.object({ kind: MilestoneKind, title: Name, startsOn: Day.nullable().default(null), dueOn: Day, reachedOn: Day.nullable().default(null) }).strict()).max(100) }).strict();
export type Milestones = z.output<typeof Milestones>;

const Part = { title: Name, dueOn: Day.nullable().default(null) };
/** Pieces that stay in the unit: an office and a person for each. */
export const BreakDown = z.object({ parts: z.array(z.object({ ...Part, officeUnitId: z.uuid().nullable().default(null), person: Person.nullable().default(null) }).strict()).min(1).max(200) }).strict();
export type BreakDown = z.output<typeof BreakDown>;
/** Pieces for units below. */
export const PassDown = z.object({
  channel: Channel, number: PaperNumber.nullable().default(null), dispatchedOn: Day, answerBy: Day.nullable().default(null), words: Message.nullable().default(null), contact: Person.nullable().default(null),
  parts: z.array(z.object({ ...Part, title: Name.nullable().default(null), unitId: z.uuid() }).strict()).min(1).max(2_000),
}).strict();
export type PassDown = z.output<typeof PassDown>;

/** Many tasks to units below in one step; `dueOn` null: each piece ends with its whole. */
export const PassDownMany = z.object({
  channel: Channel, number: PaperNumber.nullable().default(null), dispatchedOn: Day, answerBy: Day.nullable().default(null), words: Message.nullable().default(null), contact: Person.nullable().default(null), dueOn: Day.nullable().default(null),
  rows: z.array(z.object({ id: z.uuid(), version: z.int(), unitIds: z.array(z.uuid()).min(1).max(200) }).strict()).min(1).max(200).refine((rows) => new Set(rows.map(({ id }) => id)).size === rows.length && rows.reduce((sum, { unitIds }) => sum + unitIds.length, 0) <= 5_000),
  /** Only told what would come of it. */
  dry: z.boolean().default(false),
}).strict();
export type PassDownMany = z.output<typeof PassDownMany>;
const Told = z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable();
export const PassedDownMany = z.object({
  applied: z.boolean(),
  /** Who gets what; where something cannot go, why. */
  rows: z.array(z.object({ id: z.uuid(), version: z.int(), planTitle: z.string(), taskNumber: z.string().nullable(), called: z.string(), dueOn: Day.nullable(), refused: Told, units: z.array(z.object({ unitId: z.uuid(), unitName: z.string(), refused: Told })) })),
  pairs: z.int(), units: z.int(), refusedCount: z.int(),
  /** One for each plan. */
  dispatches: z.array(z.object({ id: z.uuid(), planTitle: z.string() })),
  /** What was made, so that it can be withdrawn together. */
  pieces: z.array(z.object({ id: z.uuid(), version: z.int() })),
});
export type PassedDownMany = z.infer<typeof PassedDownMany>;

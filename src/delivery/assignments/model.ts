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

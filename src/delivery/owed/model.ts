/** What units owe, each line with its four states. Safe for the browser. */
import { z } from 'zod';
import { AssignmentRole, AssignmentStatus, Day, MilestoneKind, ProblemKind, Standing } from '../model.ts';

const Because = z.object({ code: z.string(), values: z.record(z.string(), z.union([z.string(), z.number()])) });
const outcome = <T extends z.ZodType>(state: T) => z.object({ state, because: Because });
export const TimeState = z.enum(['overdue', 'near', 'not-due', 'no-deadline', 'closed']);
export const PaceState = z.enum(['behind', 'on', 'ahead', 'not-measurable']);
export const EvidenceState = z.enum(['none', 'submitted', 'accepted']);
export const RegisterState = z.enum(['contradicted', 'not-measurable', 'confirmed']);
export const States = z.object({ time: outcome(TimeState), pace: outcome(PaceState), evidence: outcome(EvidenceState), register: outcome(RegisterState) });
export type States = z.infer<typeof States>;

export const Owed = z.object({
  id: z.uuid(), planId: z.uuid(), planTitle: z.string(), taskId: z.uuid(), number: z.string().nullable(),
  /** A part's own words, else the task's title or the beginning of its words. */
  title: z.string(),
  heading: z.string().nullable(), unitId: z.uuid(), unitName: z.string(), role: AssignmentRole, part: z.boolean(), dueOn: Day.nullable(), status: AssignmentStatus,
  standing: Standing.nullable(), problemKind: ProblemKind.nullable(),
  /** In the unit's own words, of its newest report. */
  problem: z.string().nullable(),
  reportedOn: Day.nullable(),
  /** Whether a report of the plan's newest open period was handed in; null where none is asked. */
  reported: z.boolean().nullable(),
  states: States,
});
export type Owed = z.infer<typeof Owed>;
export const OwedPage = z.object({ items: z.array(Owed), next: z.string().nullable(), today: Day });
export type OwedPage = z.infer<typeof OwedPage>;

/** A target's share with the way to it and what was reported. */
export const Course = z.object({
  shareId: z.uuid(), metric: z.string(), unit: z.string(), basis: z.string(), comparator: z.string(), value: z.number(), base: z.number(),
  pace: outcome(PaceState), expected: z.array(z.object({ on: Day, expected: z.number() })), actual: z.array(z.object({ on: Day, value: z.number(), period: z.string() })),
});
export type Course = z.infer<typeof Course>;
export const Step = z.object({ id: z.uuid(), kind: MilestoneKind, title: z.string(), startsOn: Day.nullable(), dueOn: Day, reachedOn: Day.nullable() });
export const Told = z.object({ reportId: z.uuid(), period: z.string(), status: z.string(), standing: Standing.nullable(), progress: z.string().nullable(), problem: z.string().nullable(), problemKind: ProblemKind.nullable(), remedy: z.string().nullable(), nextStep: z.string().nullable(), submittedAt: z.string().nullable() });
/** One line opened: its words, why each state is what it is, the way and the steps, and what was reported, newest first. */
export const OpenedOwed = Owed.extend({ text: z.string(), goal: z.string().nullable(), office: z.string().nullable(), courses: z.array(Course), steps: z.array(Step), reports: z.array(Told), today: Day });
export type OpenedOwed = z.infer<typeof OpenedOwed>;

/** Of a task, over all that owe it: how many stand in each state. */
export const TaskStates = z.object({
  taskId: z.uuid(), units: z.int(), leads: z.array(z.string()),
  time: z.partialRecord(TimeState, z.int()), pace: z.partialRecord(PaceState, z.int()), evidence: z.partialRecord(EvidenceState, z.int()), register: z.partialRecord(RegisterState, z.int()),
  /** Asked in the newest open period, and without a report in it. */
  asked: z.int(), missing: z.int(),
});
export type TaskStates = z.infer<typeof TaskStates>;

/** What one unit and those below it owe over all plans. */
export const UnitSheet = z.object({ unitId: z.uuid(), name: z.string(), plans: z.int(), total: z.int(), overdue: z.int(), near: z.int(), behind: z.int(), blocked: z.int(), closed: z.int(), asked: z.int(), missing: z.int() });
export type UnitSheet = z.infer<typeof UnitSheet>;

/** A plan's delivery seen in other ways: as a matrix, along time, in a calendar, at a glance. Safe for the browser. */
import { z } from 'zod';
import { Day, MilestoneKind, ProblemKind } from '../model.ts';
import { Owed } from '../owed/model.ts';

/**
 * Units × tasks. A cell is unit and task by their places, and three digits: time, pace, evidence, each by its place in
 * TIME_STATES, PACE_STATES and EVIDENCE_STATES; where a unit owes several pieces of a task, each digit is of the one that stands worst.
 */
export const Matrix = z.object({
  today: Day,
  units: z.array(z.object({ id: z.uuid(), name: z.string() })), tasks: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), title: z.string(), heading: z.string().nullable() })),
  cells: z.array(z.tuple([z.int(), z.int(), z.string()])),
});
export type Matrix = z.infer<typeof Matrix>;

export const TimelineTask = z.object({
  taskId: z.uuid(), number: z.string().nullable(), title: z.string(), heading: z.string().nullable(),
  /** From when it was first handed out to the last day of all that owe it. */
  from: Day, dueOn: Day.nullable(), units: z.int(), closed: z.int(), overdue: z.int(),
  steps: z.array(z.object({ kind: MilestoneKind, title: z.string(), unitName: z.string(), startsOn: Day.nullable(), dueOn: Day, reachedOn: Day.nullable() })),
});
export const Timeline = z.object({ today: Day, from: Day, to: Day, tasks: z.array(TimelineTask) });
export type Timeline = z.infer<typeof Timeline>;

/** A target along the periods: what was expected of all shares, what those who reported brought, and who is missing. */
export const AimCourse = z.object({
  targetId: z.uuid(), metric: z.string(), unit: z.string(), basis: z.string(), shares: z.int(), shared: z.number(),
  /** `expected` of those shares that have a way; null where none has. `actual` null: nobody reported, which is not zero. */
  points: z.array(z.object({ on: Day, period: z.string(), expected: z.number().nullable(), actual: z.number().nullable(), reported: z.int(), missing: z.int() })),
});
export type AimCourse = z.infer<typeof AimCourse>;

export const DueItem = z.object({ on: Day, kind: z.enum(['deadline', 'milestone', 'phase', 'report']), title: z.string(), planId: z.uuid(), planTitle: z.string(), taskId: z.uuid().nullable(), units: z.int(), unitName: z.string().nullable(), done: z.int() });
export type DueItem = z.infer<typeof DueItem>;
export const DueCalendar = z.object({ today: Day, from: Day, to: Day, items: z.array(DueItem), more: z.boolean() });
export type DueCalendar = z.infer<typeof DueCalendar>;

export const AtRisk = z.object({ planId: z.uuid(), planTitle: z.string(), taskId: z.uuid(), number: z.string().nullable(), title: z.string(), heading: z.string().nullable(), lead: z.string().nullable(), units: z.int(), overdue: z.int(), behind: z.int(), worst: Owed.nullable() });
export type AtRisk = z.infer<typeof AtRisk>;
export const Changed = z.object({
  kind: z.enum(['overdue', 'blocked', 'closed', 'reported']), planId: z.uuid(), planTitle: z.string(), count: z.int(),
  /** The first units, by name. */
  units: z.array(z.string()),
});
export type Changed = z.infer<typeof Changed>;
/** Three short lists: what will be missed, what is stuck and on what, what changed since a day. */
export const Glance = z.object({
  today: Day, since: Day,
  /** The day before today on which this person last looked; null: never, or somebody without an account. */
  lastLook: Day.nullable(),
  plans: z.int(), total: z.int(), missing: z.int(),
  atRisk: z.array(AtRisk), atRiskCount: z.int(),
  stuck: z.array(Owed), stuckCount: z.int(), stuckOn: z.array(z.object({ kind: ProblemKind, count: z.int() })),
  changed: z.array(Changed),
});
export type Glance = z.infer<typeof Glance>;

/** Delivery: what a published plan asks of whom, and what each of them answers. Safe for the browser. Days are YYYY-MM-DD. */
import { z } from 'zod';
import { Basis, Comparator, TaskKind } from '#plans/model';
import { AssignmentRole, AssignmentStatus, Day, Name, ProblemKind, Standing } from './terms.ts';

export * from './terms.ts';

const Words = z.string().trim().max(4_000);

/** By whose word: a department's own line, a leading group, the government's office. */
export const Authority = z.enum(['own-department', 'leading-group', 'government-office']);
export type Authority = z.infer<typeof Authority>;
export const Channel = z.enum(['system', 'letter', 'meeting']);
export type Channel = z.infer<typeof Channel>;

export const DispatchStatus = z.enum(['draft', 'sent', 'withdrawn']);
export type DispatchStatus = z.infer<typeof DispatchStatus>;
export const DispatchAction = z.enum(['edit', 'send', 'discard', 'withdraw']);
export type DispatchAction = z.infer<typeof DispatchAction>;

export const AssignmentAction = z.enum(['send', 'discard', 'acknowledge', 'object', 'hold-to', 'detail', 'pass-down', 'bring-up-to-date', 'hand-over', 'close', 'reopen', 'withdraw']);
export type AssignmentAction = z.infer<typeof AssignmentAction>;

/** Written with each report (periods/ and reports/); what a list shows without opening one. */
export const EvidenceState = z.enum(['none', 'submitted', 'accepted']);

export const MilestoneKind = z.enum(['phase', 'milestone']);
export const Trajectory = z.enum(['none', 'line', 'steps', 'by-hand']);
export type Trajectory = z.infer<typeof Trajectory>;

export const Dispatch = z.object({
  id: z.uuid(), planId: z.uuid(), planTitle: z.string(), fromUnitId: z.uuid(), fromUnitName: z.string(),
  /** Who sent it, where that unit was closed and another stands in its place; its letters stay its own. */
  sentByName: z.string().nullable(), authority: Authority, groupId: z.uuid().nullable(), channel: Channel,
  number: z.string().nullable(), dispatchedOn: Day, answerBy: Day.nullable(), words: z.string().nullable(), contact: z.string().nullable(), status: DispatchStatus,
  /** Why it was withdrawn. */
  reason: z.string().nullable(),
  sentAt: z.string().nullable(), version: z.int(),
  /** Of those that were not withdrawn, without parts. */
  assignments: z.int(), units: z.int(), unanswered: z.int(), objected: z.int(),
  /** A unit passed down by it what it was given itself. */
  passedDown: z.boolean(),
  /** What this caller may do with it now. */
  actions: z.array(DispatchAction),
});
export type Dispatch = z.infer<typeof Dispatch>;

/** What one unit owes of one task, as lists show it. */
export const Assignment = z.object({
  id: z.uuid(), dispatchId: z.uuid(), planId: z.uuid(), planTitle: z.string(), taskId: z.uuid(), parentId: z.uuid().nullable(),
  taskNumber: z.string().nullable(), taskTitle: z.string().nullable(), taskText: z.string(), taskKind: TaskKind,
  unitId: z.uuid(), unitName: z.string(), role: AssignmentRole,
  /** A part's own words; null: the task's. */
  title: z.string().nullable(),
  position: z.int(), dueOn: Day.nullable(), officeUnitId: z.uuid().nullable(), officeName: z.string().nullable(), person: z.string().nullable(),
  status: AssignmentStatus, objection: z.string().nullable(), reason: z.string().nullable(), answeredOn: Day.nullable(),
  /** The unit's letter: it was recorded on the unit's behalf. */
  answerNumber: z.string().nullable(),
  closedOn: Day.nullable(), version: z.int(),
  fromUnitId: z.uuid(), fromUnitName: z.string(), channel: Channel, dispatchNumber: z.string().nullable(), dispatchedOn: Day, answerBy: Day.nullable(),
  /** The task changed since it was handed out, or is no longer there. */
  since: z.enum(['same', 'amended', 'withdrawn']),
  /** The task's own last day as it is now. */
  taskDueOn: Day.nullable(),
  parts: z.int(),
  evidence: EvidenceState, standing: Standing.nullable(), problemKind: ProblemKind.nullable(), reportedOn: Day.nullable(),
  /** What this caller may do with it now. */
  actions: z.array(AssignmentAction),
  /** Only by the unit's letter: this caller may record it, but does not speak for the unit. */
  onBehalf: z.boolean(),
});
export type Assignment = z.infer<typeof Assignment>;

export const Milestone = z.object({ id: z.uuid(), assignmentId: z.uuid(), kind: MilestoneKind, title: Name, startsOn: Day.nullable(), dueOn: Day, reachedOn: Day.nullable(), position: z.int(), version: z.int() });
export type Milestone = z.infer<typeof Milestone>;

/** A target of a task, of a heading or of the whole plan. */
export const Target = z.object({
  id: z.uuid(), taskId: z.uuid().nullable(), text: z.string(), metric: z.string(), comparator: Comparator, value: z.number(), valueMax: z.number().nullable(), unit: z.string(), year: z.int().nullable(), basis: Basis,
  /** Whether its shares add up to it; else each takes it whole (a rate). */
  adds: z.boolean(),
});
export type Target = z.infer<typeof Target>;
export const Waypoint = z.object({ dueOn: Day, expected: z.number() });
export type Waypoint = z.infer<typeof Waypoint>;
/** How much of a target one assignment takes, and the way there. */
export const Share = z.object({
  id: z.uuid(), assignmentId: z.uuid(), unitId: z.uuid(), unitName: z.string(), targetId: z.uuid(), metric: z.string(), unit: z.string(), comparator: Comparator, basis: Basis,
  value: z.number(), base: z.number(), startsOn: Day.nullable(), endsOn: Day.nullable(), trajectory: Trajectory, waypoints: z.array(Waypoint), version: z.int(),
});
export type Share = z.infer<typeof Share>;

/** Words that a person writes to those who are asked. */
export const Message = Words;

export type { KeepingProposal } from './handover/keeping-model.ts';
export type { CloseOut } from './closing/model.ts';
export type { Burden } from './burden/model.ts';
export type { Period, PeriodPreview, Rhythm } from './periods/model.ts';
export type { About, Evidence, Report, ReportDraft, ReportLine, ReportPage } from './reports/model.ts';
export type { DeliveryRequest, RequestAction } from './requests/model.ts';
export type { Merged } from './sheets/model.ts';

/** Totals of what units owe: counts of each state beside one another, never added up into one. Safe for the browser. */
import { z } from 'zod';
import { Day } from '../model.ts';

const Count = z.int();
/** Of what was handed out and not withdrawn. A piece that was passed down is counted once, at each unit from which only the piece is seen. */
export const Counts = z.object({
  total: Count,
  /** Owe a report in the period that is looked at, and those that handed one in; the rest is missing, which is not zero. */
  asked: Count, reported: Count,
  time: z.object({ 'overdue': Count, 'near': Count, 'not-due': Count, 'no-deadline': Count, 'closed': Count }),
  pace: z.object({ 'behind': Count, 'on': Count, 'ahead': Count, 'not-measurable': Count }),
  evidence: z.object({ 'none': Count, 'submitted': Count, 'accepted': Count }),
  /** There are no registers yet: nothing can be measured. */
  register: z.object({ 'contradicted': Count, 'not-measurable': Count, 'confirmed': Count }),
  standing: z.object({ 'not-started': Count, 'under-way': Count, 'blocked': Count, 'done': Count }),
});
export type Counts = z.infer<typeof Counts>;

export const UnitTotal = z.object({
  unitId: z.uuid(), name: z.string(), parentId: z.uuid().nullable(), level: z.string(),
  /** Units below it owe something of this plan. */
  deeper: z.boolean(),
  counts: Counts,
});
export type UnitTotal = z.infer<typeof UnitTotal>;
export const WorkstreamTotal = z.object({ workstreamId: z.uuid().nullable(), heading: z.string().nullable(), counts: Counts });
export type WorkstreamTotal = z.infer<typeof WorkstreamTotal>;

export const PeriodSeen = z.object({ id: z.uuid(), title: z.string(), from: Day, to: Day, dueOn: Day, status: z.enum(['open', 'locked']) });
export type PeriodSeen = z.infer<typeof PeriodSeen>;

/** A target over all that took a share of it: what was shared out, what is there, and who said nothing. */
export const AimTotal = z.object({
  targetId: z.uuid(), text: z.string(), metric: z.string(), unit: z.string(), basis: z.string(), comparator: z.string(), value: z.number(),
  shares: Count, shared: z.number(),
  /** Sum of the newest figures; null where nobody reported one. A level (at-date) is not summed: see the shares. */
  sum: z.number().nullable(), reported: Count,
  /** Units whose figure is missing, the first hundred by name. */
  missing: z.array(z.object({ unitId: z.uuid(), name: z.string() })), missingCount: Count,
});
export type AimTotal = z.infer<typeof AimTotal>;

export const Totals = z.object({
  today: Day, period: PeriodSeen.nullable(), periods: z.array(PeriodSeen),
  /** The day that the states speak of: today, or the last day of a locked period. */
  asOf: Day,
  /** Of a locked period as it was when it was locked. */
  closed: z.boolean(),
  whole: Counts,
  /** Reports that the period asks for besides: on pieces of what is counted in `whole`. */
  pieces: Count, units: z.array(UnitTotal), workstreams: z.array(WorkstreamTotal),
});
export type Totals = z.infer<typeof Totals>;

/** In which rhythm a plan asks, and its periods. Safe for the browser. */
import { z } from 'zod';
import { Day } from '../terms.ts';
import { ReportLine } from '../reports/model.ts';

export const PeriodEvery = z.enum(['month', 'quarter', 'half-year', 'year']);
const Clause = z.string().trim().min(2).max(500);

export const Rhythm = z.object({
  planId: z.uuid(),
  /** Null until somebody confirmed one. */
  every: PeriodEvery.nullable(), clause: z.string().nullable(),
  /** What the document's words say. */
  proposal: z.object({ every: PeriodEvery, clause: z.string().nullable(), because: z.enum(['named', 'regularly', 'none-named']) }),
  maySet: z.boolean(), version: z.int(),
});
export type Rhythm = z.infer<typeof Rhythm>;
export const SetRhythm = z.strictObject({ every: PeriodEvery, clause: Clause.nullable().default(null) });

export const PeriodAction = z.enum(['lock', 'move-due', 'ask-unlocking']);
export const Period = z.object({
  id: z.uuid(), planId: z.uuid(), planTitle: z.string(), every: PeriodEvery, from: Day, to: Day, title: z.string(), dueOn: Day, status: z.enum(['open', 'locked']), openedAt: z.string(), lockedAt: z.string().nullable(),
  /** When it was opened again; what comes in since is late. */
  unlockedAt: z.string().nullable(),
  asked: z.int(), handedIn: z.int(), passed: z.int(), late: z.int(),
  /** Of those asked, reports on pieces of tasks that are asked about as a whole, too: totals count the whole only. */
  pieces: z.int(), unitsAsked: z.int(), unitsMissing: z.int(),
  /** Who is missing, the most first; at most fifty. */
  missing: z.array(z.object({ unitId: z.uuid(), unitName: z.string(), reports: z.int() })),
  actions: z.array(PeriodAction), version: z.int(),
});
export type Period = z.infer<typeof Period>;

export const AsksOfUnit = z.object({ unitId: z.uuid(), unitName: z.string(), reports: z.int(), fields: z.int(), thisPlan: z.int(), otherPlans: z.int() });
export const PeriodPreview = z.object({
  every: PeriodEvery, from: Day, to: Day, title: z.string(), dueOn: Day,
  /** The year for which no notice of holidays is known: the day was not moved to a working day. */
  dueUnknownYear: z.int().nullable(),
  /** A period that asked about the same time already. */
  overlaps: z.object({ id: z.uuid(), title: z.string() }).nullable(),
  asked: z.int(), fields: z.int(), yearly: z.int(), units: z.array(AsksOfUnit), unitCount: z.int(),
  /** Other periods that may be opened: the first days. */
  choices: z.array(z.object({ from: Day, title: z.string() })),
});
export type PeriodPreview = z.infer<typeof PeriodPreview>;
export const OpenPeriod = z.strictObject({ from: Day, dueOn: Day.nullable().default(null) });
export const MoveDue = z.strictObject({ dueOn: Day });
export const PeriodStatusAsked = z.enum(['missing', 'late', ...ReportLine.shape.status.options.filter((one) => one !== 'missing')] as const);

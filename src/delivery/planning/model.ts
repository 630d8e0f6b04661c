/** A year's work: what falls due, what is stuck, what came from above, what was signed for. Safe for the browser. */
import { z } from 'zod';
import { AssignmentStatus, Day, ProblemKind, Standing } from '../model.ts';

export const Year = z.coerce.number().int().min(2000).max(2999);
const Named = z.object({ id: z.uuid(), name: z.string() });

export const YearLine = z.object({
  id: z.uuid(), planId: z.uuid(), planTitle: z.string(), taskId: z.uuid(), number: z.string().nullable(), title: z.string(), goal: z.string().nullable(), unitId: z.uuid(), unitName: z.string(),
  dueOn: Day.nullable(), status: AssignmentStatus, closedOn: Day.nullable(), standing: Standing.nullable(), problemKind: ProblemKind.nullable(),
});
export type YearLine = z.infer<typeof YearLine>;

export const AnnualPlan = z.object({
  year: z.int(), today: Day,
  /** Whose; null: of all that the caller sees. */
  unit: Named.nullable(),
  /** Was due before the year and is not closed. */
  carriedOver: z.array(YearLine),
  /** Those in which something falls due, in their order. */
  months: z.array(z.object({ month: z.int().min(1).max(12), items: z.array(YearLine) })),
  /** Without a last day, or 长期坚持: each year's. */
  standing: z.array(YearLine),
  /** Of what falls due in the year and before. */
  due: z.int(), closed: z.int(), blocked: z.int(),
  /** More lines than are shown. */
  more: z.boolean(),
});
export type AnnualPlan = z.infer<typeof AnnualPlan>;

export const DirectiveKind = z.enum(['instruction', 'minutes']);
export type DirectiveKind = z.infer<typeof DirectiveKind>;

export const DirectivePoint = z.object({
  id: z.uuid(), version: z.int(),
  task: z.object({ id: z.uuid(), planId: z.uuid(), planTitle: z.string(), number: z.string().nullable(), title: z.string() }).nullable(),
  owing: Named.nullable(), gist: z.string(), dueOn: Day.nullable(), answeredOn: Day.nullable(), answerNumber: z.string().nullable(), overdue: z.boolean(), mayAnswer: z.boolean(),
});
export type DirectivePoint = z.infer<typeof DirectivePoint>;
export const Directive = z.object({ id: z.uuid(), version: z.int(), unit: Named, kind: DirectiveKind, source: z.string().nullable(), number: z.string().nullable(), issuedOn: Day, points: z.array(DirectivePoint), mayChange: z.boolean() });
export type Directive = z.infer<typeof Directive>;
export const DirectivePage = z.object({ items: z.array(Directive), next: z.string().nullable(), today: Day });

export const DirectiveDraft = z.object({
  unitId: z.uuid(), kind: DirectiveKind, source: z.string().trim().min(1).max(60), number: z.string().trim().min(1).max(60).nullable().default(null), issuedOn: Day,
  points: z.array(z.object({ taskId: z.uuid().nullable().default(null), owingUnitId: z.uuid().nullable().default(null), gist: z.string().trim().min(1).max(500), dueOn: Day.nullable().default(null) })).min(1).max(100),
});
export type DirectiveDraft = z.output<typeof DirectiveDraft>;

export const ResponsibilityLetter = z.object({ id: z.uuid(), version: z.int(), unit: Named, from: Named, year: z.int(), number: z.string().nullable(), signedOn: Day, fileName: z.string(), mayChange: z.boolean() });
export type ResponsibilityLetter = z.infer<typeof ResponsibilityLetter>;

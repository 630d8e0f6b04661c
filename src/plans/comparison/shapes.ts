/** What the API says of comparisons. Safe for the browser. */
import { z } from 'zod';
import { Basis, Comparator } from '../terms.ts';

export const TaskKey = z.string().min(1).max(80);

export const ComparedTarget = z.object({
  id: z.string(), text: z.string(), metric: z.string(), comparator: Comparator, value: z.number(), valueMax: z.number().nullable(), unit: z.string(), year: z.int().nullable(), basis: Basis,
});
export type ComparedTarget = z.infer<typeof ComparedTarget>;
/** Where a target stands; `taskId` null: in a heading. */
const Place = z.object({ taskId: z.string().nullable(), target: ComparedTarget });
export type TargetPlace = z.infer<typeof Place>;

export const Difference = z.discriminatedUnion('kind', [
  // The lower plan asks for less than the upper one, of the same metric and year.
  z.object({ kind: z.literal('weaker-target'), upper: Place, lower: Place }),
  // It reaches the same only later.
  z.object({ kind: z.literal('later-target'), upper: Place, lower: Place }),
  z.object({ kind: z.literal('later-deadline'), upperTask: z.string(), lowerTask: z.string(), upperOn: z.string(), lowerOn: z.string() }),
  z.object({ kind: z.literal('no-deadline'), upperTask: z.string(), lowerTask: z.string(), upperOn: z.string() }),
  z.object({ kind: z.literal('no-counterpart'), upperTask: z.string() }),
  z.object({ kind: z.literal('target-not-taken-up'), upper: Place }),
  z.object({ kind: z.literal('no-lead'), lowerTask: z.string() }),
]);
export type ShownDifference = z.infer<typeof Difference>;

export const ComparedTaskItem = z.object({ id: z.string(), number: z.string().nullable(), title: z.string().nullable(), text: z.string(), leads: z.array(z.string()), dueOn: z.array(z.string()) });
export type ComparedTaskItem = z.infer<typeof ComparedTaskItem>;

export const ComparedSide = z.object({ id: z.uuid(), title: z.string(), status: z.string(), documentId: z.uuid(), tasks: z.array(ComparedTaskItem) });
export type ComparedSide = z.infer<typeof ComparedSide>;

/** How a pair came about: the words, or a person who said so. */
export const ShownPair = z.object({ upper: z.string(), lower: z.string().nullable(), score: z.number(), by: z.enum(['words', 'person']), reason: z.string().nullable() });
export type ShownPair = z.infer<typeof ShownPair>;

export const PlanComparison = z.object({
  id: z.uuid(), upper: ComparedSide, lower: ComparedSide, pairs: z.array(ShownPair), differences: z.array(Difference),
  /** Upper targets that the lower plan takes up in full. */
  heldCount: z.int(),
  /** Whether this caller may say which task answers which. */
  editable: z.boolean(),
  version: z.int(),
});
export type PlanComparison = z.infer<typeof PlanComparison>;

export const Implementation = z.object({ id: z.uuid(), upper: z.object({ id: z.uuid(), title: z.string() }), lower: z.object({ id: z.uuid(), title: z.string() }), version: z.int() });
export type Implementation = z.infer<typeof Implementation>;

export const SharedTarget = z.object({
  year: z.int().nullable(), metric: z.string(), agree: z.boolean(),
  places: z.array(z.object({ planId: z.uuid(), planTitle: z.string(), taskId: z.string().nullable(), target: ComparedTarget })),
});
export type SharedTarget = z.infer<typeof SharedTarget>;

/** What closed units owe is handed over to their successors. Safe for the browser. */
import { z } from 'zod';
import { Assignment, Day, Reason } from '../model.ts';

/** An assignment of a unit that was closed, with who stands in its place. */
export const HandoverProposal = z.object({
  assignment: Assignment, closedOn: Day,
  /** By all successions up to today, those that stand; one of a split is chosen. None: the tree names nobody. */
  successors: z.array(z.object({
    id: z.uuid(), name: z.string(),
    /** Somebody acts for it in the product; else its answers come by letter. */
    actsHere: z.boolean(),
    /** It owes the same task already: one of the two may rather be withdrawn. */
    owesAlready: z.boolean(),
  })),
});
export type HandoverProposal = z.infer<typeof HandoverProposal>;
export const HandoverPage = z.object({ items: z.array(HandoverProposal), next: z.string().nullable() });
export const HandOver = z.strictObject({ assignments: z.array(z.object({ id: z.uuid(), version: z.int(), toUnitId: z.uuid() })).min(1).max(500), reason: Reason });
export type HandOver = z.output<typeof HandOver>;
/** Newest first: whose it was before. */
export const HandedOver = z.object({ fromUnitId: z.uuid(), fromUnitName: z.string(), toUnitId: z.uuid(), toUnitName: z.string(), reason: z.string(), madeAt: z.string(), madeBy: z.string().nullable() });
export type HandedOver = z.infer<typeof HandedOver>;

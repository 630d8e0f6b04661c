/** What closed units kept and handed out is taken over. Safe for the browser. */
import { z } from 'zod';
import { Day, Reason } from '../terms.ts';

/** A ledger that a closed unit kept, or handed something out of: with those in its place that this caller speaks for. */
export const KeepingProposal = z.object({
  planId: z.uuid(), planTitle: z.string(), version: z.int(), unitId: z.uuid(), unitName: z.string(), closedOn: Day,
  /** The ledger itself was the unit's, and not only what it handed out of it. */
  owned: z.boolean(), dispatches: z.int(), successors: z.array(z.object({ id: z.uuid(), name: z.string() })),
});
export type KeepingProposal = z.infer<typeof KeepingProposal>;
/** At most 500; few units are closed. */
export const KeepingList = z.object({ items: z.array(KeepingProposal) });
/** `version` of the plan, as it was seen. */
export const TakeOver = z.strictObject({ planId: z.uuid(), version: z.int(), fromUnitId: z.uuid(), toUnitId: z.uuid(), reason: Reason });
export type TakeOver = z.output<typeof TakeOver>;
export const TakenOver = z.object({ dispatches: z.int() });

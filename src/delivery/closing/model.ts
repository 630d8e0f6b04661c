/** Closing an assignment (销号). Safe for the browser. */
import { z } from 'zod';
import { About, Evidence } from '../reports/model.ts';

export const CloseOutStatus = z.enum(['asked', 'granted', 'declined', 'reopened']);
export type CloseOutStatus = z.infer<typeof CloseOutStatus>;
export const CloseOutAction = z.enum(['grant', 'decline', 'reopen']);
export type CloseOutAction = z.infer<typeof CloseOutAction>;

export const AskCloseOut = z.strictObject({ words: z.string().trim().max(2_000).nullable().default(null) });
export const DecideCloseOut = z.strictObject({ granted: z.boolean(), reason: z.string().trim().max(2_000).nullable().default(null) })
  .refine(({ granted, reason }) => granted || (reason !== null && reason !== ''), { error: 'declining needs a reason', path: ['reason'] });
export const ReopenCloseOut = z.strictObject({ reason: z.string().trim().min(2).max(2_000) });

export const Basis = z.object({ enough: z.boolean(), because: z.string(), short: z.array(z.string()) });
export const CloseOut = z.object({
  id: z.uuid(), about: About, status: CloseOutStatus, words: z.string().nullable(), askedAt: z.string(), askedBy: z.string().nullable(), decidedAt: z.string().nullable(), decidedBy: z.string().nullable(), reason: z.string().nullable(),
  /** What of its evidence serves, as of now; once decided, as it was then. */
  basis: Basis,
  /** Periods that ask it and were opened again: until they are locked it is not closed. */
  openedAgain: z.array(z.string()), evidence: z.array(Evidence), actions: z.array(CloseOutAction), version: z.int(),
});
export type CloseOut = z.infer<typeof CloseOut>;
export const CloseOutPage = z.object({ items: z.array(CloseOut), next: z.string().nullable() });

/** A locked period is asked to be opened again, and somebody else decides. Safe for the browser. */
import { z } from 'zod';
import { RequestAction, RequestStatus } from '../requests/model.ts';

export const AskUnlocking = z.strictObject({ reason: z.string().trim().min(2).max(2_000) });
export const DecideUnlocking = z.strictObject({ granted: z.boolean(), reason: z.string().trim().max(2_000).nullable().default(null) })
  .refine(({ granted, reason }) => granted || (reason !== null && reason !== ''), { error: 'declining needs a reason', path: ['reason'] });

export const Unlocking = z.object({
  id: z.uuid(), periodId: z.uuid(), reason: z.string(), status: RequestStatus, askedAt: z.string(), askedBy: z.string().nullable(), decidedAt: z.string().nullable(), decidedBy: z.string().nullable(), decisionReason: z.string().nullable(),
  /** What this caller may do with it now. */
  actions: z.array(RequestAction), version: z.int(),
});
export type Unlocking = z.infer<typeof Unlocking>;

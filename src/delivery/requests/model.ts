/** Requests for more time or for another task, decided and never edited in. Safe for the browser. */
import { z } from 'zod';
import { Day, PaperNumber } from '../terms.ts';
import { About } from '../reports/model.ts';

const Words = z.string().trim().min(2).max(2_000);
export const RequestKind = z.enum(['extension', 'change']);
export type RequestKind = z.infer<typeof RequestKind>;
export const RequestStatus = z.enum(['asked', 'granted', 'declined', 'taken-back']);
export type RequestStatus = z.infer<typeof RequestStatus>;
export const RequestAction = z.enum(['grant', 'decline', 'take-back']);
export type RequestAction = z.infer<typeof RequestAction>;

export const AskFor = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('extension'), askedDueOn: Day, reason: Words, number: PaperNumber.nullable().default(null) }),
  z.strictObject({ kind: z.literal('change'), words: Words, reason: Words, number: PaperNumber.nullable().default(null) }),
]);
export const DecideRequest = z.strictObject({
  granted: z.boolean(), reason: z.string().trim().max(2_000).nullable().default(null),
  /** With an extension: another day than was asked for. */
  dueOn: Day.nullable().default(null),
  number: PaperNumber.nullable().default(null),
}).refine(({ granted, reason }) => granted || (reason !== null && reason !== ''), { error: 'declining needs a reason', path: ['reason'] });

export const DeliveryRequest = z.object({
  id: z.uuid(), about: About, kind: RequestKind, status: RequestStatus, askedDueOn: Day.nullable(), words: z.string().nullable(), reason: z.string(), number: z.string().nullable(), askedAt: z.string(), askedBy: z.string().nullable(),
  decidedAt: z.string().nullable(), decidedBy: z.string().nullable(), decisionReason: z.string().nullable(), decisionNumber: z.string().nullable(), grantedDueOn: Day.nullable(), actions: z.array(RequestAction), version: z.int(),
});
export type DeliveryRequest = z.infer<typeof DeliveryRequest>;
export const RequestPage = z.object({ items: z.array(DeliveryRequest), next: z.string().nullable() });

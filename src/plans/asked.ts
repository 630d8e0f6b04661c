/** What may be asked of ledgers, as queries of the API bear it. Safe for the browser. */
import { z } from 'zod';
import { Day, Role, TaskKind, TimeState } from './model.ts';

/** What may be asked of all ledgers; the address of the ledger page bears the same words. */
export const Asked = {
  text: z.string().max(100).default(''), plan: z.uuid().optional(), unit: z.uuid().optional(), unitName: z.string().max(200).optional(), role: z.union([Role, z.literal('leading')]).optional(), workstream: z.uuid().optional(), kind: TaskKind.optional(),
  metric: z.string().max(500).optional(), target: z.literal('yes').optional(), lead: z.literal('none').optional(), time: TimeState.optional(), dueFrom: Day.optional(), dueTo: Day.optional(), withdrawn: z.literal('yes').optional(),
};
/** `unitName` as issued: for units that no tree knows. Both days of a range belong to it. */
export type Question = Readonly<z.output<z.ZodObject<typeof Asked>>>;

/** Reminders: what the product proposes and a person releases. Safe for the browser. */
import { z } from 'zod';
import { Day, PaperNumber, Person } from '../model.ts';

export const Rung = z.enum(['before', 'on-the-day', 'meeting-list', 'telephone', 'prompt-letter', 'supervision-notice']);
export type Rung = z.infer<typeof Rung>;

/** One line that is late or soon will be, with the rung that comes next. */
export const Proposal = z.object({
  assignmentId: z.uuid(), planId: z.uuid(), planTitle: z.string(), taskId: z.uuid(), number: z.string().nullable(), title: z.string(), unitId: z.uuid(), unitName: z.string(),
  /** The task's own deadline, or the report of a period. */
  about: z.enum(['deadline', 'report']), period: z.string().nullable(), dueOn: Day,
  /** Days after the deadline; negative before it. */
  days: z.int(),
  rung: Rung,
  /** Released for this deadline so far. */
  released: z.array(z.object({ rung: Rung, on: Day })),
  /** Somebody acts for the unit in the product: a reminder reaches it there. */
  reachable: z.boolean(),
});
export type Proposal = z.infer<typeof Proposal>;
export const ProposalList = z.object({ items: z.array(Proposal), more: z.boolean(), today: Day });

export const Release = z.strictObject({
  items: z.array(z.strictObject({ assignmentId: z.uuid(), dueOn: Day, rung: Rung })).min(1).max(200),
  words: z.string().trim().max(2_000).transform((words) => (words === '' ? null : words)).nullable().default(null),
  number: PaperNumber.nullable().default(null), spokenWith: Person.nullable().default(null),
});
export type Release = z.output<typeof Release>;
export const Released = z.object({ count: z.int(), told: z.int() });

export const Reminder = z.object({
  id: z.uuid(), assignmentId: z.uuid(), planId: z.uuid(), planTitle: z.string(), taskId: z.uuid(), number: z.string().nullable(), title: z.string(), unitId: z.uuid(), unitName: z.string(), rung: Rung, dueOn: Day, words: z.string().nullable(), paperNumber: z.string().nullable(),
  spokenWith: z.string().nullable(), releasedAt: z.string(), takenBackAt: z.string().nullable(), version: z.int(), actions: z.array(z.enum(['note', 'take-back'])),
});
export type Reminder = z.infer<typeof Reminder>;
export const ReminderPage = z.object({ items: z.array(Reminder), next: z.string().nullable() });
export const Noted = z.strictObject({ number: PaperNumber.nullable(), spokenWith: Person.nullable() }).partial();

/** What is told where tasks are handed out. Safe for the browser. */
import { z } from 'zod';
import { Assignment, AssignmentRole, Authority, Channel, Day, Dispatch, Message, PaperNumber, Person, Reason } from '../model.ts';

/** By whose word; the leading group for its own. */
const Word = { authority: Authority, groupId: z.uuid().nullable().default(null) };
const Owing = z.array(z.object({ taskId: z.uuid(), unitId: z.uuid() })).max(5_000);

export const Propose = z.object({ ...Word, fromUnitId: z.uuid(), taskIds: z.array(z.uuid()).max(2_000).nullable().default(null),
  /** Whoever somebody thinks of for names that stand for no unit: told with the others how each is reached. */
  unitIds: z.array(z.uuid()).max(200).default([]) }).strict();
export type Propose = z.output<typeof Propose>;

/** By whose word the paper itself would have it, and what told so: whoever hands out may choose otherwise. */
export const ProposedAuthority = z.object({ authority: Authority, groupId: z.uuid().nullable(), because: z.enum(['issuer', 'number', 'title', 'owner', 'none']), words: z.string().nullable() });
export type ProposedAuthority = z.infer<typeof ProposedAuthority>;

/** Who would owe what, and how each may be reached by that word. */
export const Proposed = z.object({
  tasks: z.array(z.object({
    id: z.uuid(), number: z.string().nullable(), title: z.string().nullable(), text: z.string(), dueOn: Day.nullable(),
    owing: z.array(z.object({
      unitId: z.uuid(), unitName: z.string(), role: AssignmentRole,
      /** The collective among whose members it is. */
      among: z.string().nullable(),
      /** Given already, and not withdrawn. */
      given: z.object({ assignmentId: z.uuid(), dispatchId: z.uuid(), draft: z.boolean() }).nullable(),
    })),
    cooperating: z.array(z.string()),
    /** Names among the leads that stand for no unit. */
    unknown: z.array(z.string()),
  })),
  units: z.array(z.object({
    id: z.uuid(), name: z.string(),
    /** Open to it by that word, the ones that lead nowhere left out: nobody acts for it in the product. */
    channels: z.array(Channel),
    actsHere: z.boolean(),
    /** Why none is open. */
    refusal: z.object({ code: z.string(), zh: z.string(), en: z.string() }).nullable(),
  })),
});
export type Proposed = z.infer<typeof Proposed>;

export const NewDispatch = z.object({
  ...Word, fromUnitId: z.uuid(), channel: Channel, number: PaperNumber.nullable().default(null), dispatchedOn: Day, answerBy: Day.nullable().default(null), words: Message.nullable().default(null), contact: Person.nullable().default(null),
  assignments: Owing.min(1),
}).strict();
export type NewDispatch = z.output<typeof NewDispatch>;

/** Of what went out only the number and whom to ask may be told later. */
export const DispatchEdit = z.object({ ...Word, channel: Channel, number: PaperNumber.nullable(), dispatchedOn: Day, answerBy: Day.nullable(), words: Message.nullable(), contact: Person.nullable(), assignments: Owing.min(1) }).partial().strict();
export type DispatchEdit = z.output<typeof DispatchEdit>;

export const OpenedDispatch = z.object({ dispatch: Dispatch, assignments: z.array(Assignment), version: z.int() });
export type OpenedDispatch = z.infer<typeof OpenedDispatch>;
/** Whose dispatches a list shows: those of one's own unit, or of all others in sight, as those below that pass down. */
export const DispatchWhose = z.enum(['own', 'below']);
export type DispatchWhose = z.infer<typeof DispatchWhose>;
export const DispatchPage = z.object({ items: z.array(Dispatch), next: z.string().nullable() });
export type DispatchPage = z.infer<typeof DispatchPage>;

/** What a unit wrote back, by the number of its letter: it takes on all that it was sent but what it objects to. */
export const RecordedAnswer = z.object({
  unitId: z.uuid(), number: PaperNumber, answeredOn: Day,
  objections: z.array(z.object({ assignmentId: z.uuid(), words: Reason })).max(500).default([]),
}).strict();
export type RecordedAnswer = z.output<typeof RecordedAnswer>;


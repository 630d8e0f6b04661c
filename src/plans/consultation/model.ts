/** 征求意见: a draft goes out to each unit that it names, answers come back by letter, each opinion is decided. Safe for the browser. */
import { z } from 'zod';

const Day = z.iso.date();
const Sentence = z.string().trim().min(1).max(4_000);
/** Number of a letter as the office's document system gives it; free, since every office writes them its own way. */
const LetterNumber = z.string().trim().min(1).max(120);

export const AnswerKind = z.enum(['none', 'no-comment', 'changes']);
export type AnswerKind = z.infer<typeof AnswerKind>;

export const Decision = z.enum(['pending', 'adopted', 'partly', 'declined']);
export type Decision = z.infer<typeof Decision>;

export const Opinion = z.object({
  id: z.uuid(),
  /** The task's address in the checked reading; null for an opinion on the whole draft. */
  taskKey: z.string().max(80).nullable(),
  /** The task as it stood when the opinion came: number and first words. */
  about: z.string().max(500),
  proposal: Sentence,
  reason: z.string().trim().max(4_000).nullable(),
  decision: Decision,
  /** Why it was not, or only partly, adopted; how it was. */
  explanation: z.string().trim().max(4_000).nullable(),
  /** A person said that the draft was changed as it asks. */
  carriedOut: z.boolean(),
  version: z.int(),
});
export type Opinion = z.infer<typeof Opinion>;

/** An opinion that was adopted, in whole or part, and what became of it. */
export const AdoptedOpinion = z.object({
  id: z.uuid(), round: z.int(), unit: z.string(), about: z.string(), proposal: z.string(),
  /** Where its task stands in the checked reading; null for the whole draft and for a task that is gone. */
  place: z.int().nullable(),
  /** A person said that it was carried out; or, of an opinion on one task, the task is not as it went out. */
  changed: z.boolean(),
});
export type AdoptedOpinion = z.infer<typeof AdoptedOpinion>;

export const ConsultedUnit = z.object({
  id: z.uuid(),
  name: z.string(),
  leadCount: z.int(),
  cooperatingCount: z.int(),
  sentNumber: z.string().nullable(),
  sentOn: Day.nullable(),
  answer: AnswerKind,
  answerNumber: z.string().nullable(),
  answeredOn: Day.nullable(),
  opinions: z.array(Opinion),
  version: z.int(),
});
export type ConsultedUnit = z.infer<typeof ConsultedUnit>;

export const Consultation = z.object({
  id: z.uuid(), planId: z.uuid(), planTitle: z.string(), documentId: z.uuid(),
  /** From 1: a second round goes out with the next draft. */
  round: z.int(),
  openedOn: Day,
  answerBy: Day,
  /** Who is asked back, as the letter says it: name and telephone. */
  contact: z.string().nullable(),
  status: z.enum(['open', 'closed']),
  units: z.array(ConsultedUnit),
  version: z.int(),
});
export type Consultation = z.infer<typeof Consultation>;

export const OpenConsultation = z.strictObject({
  answerBy: Day,
  contact: z.string().trim().max(200).nullable().default(null),
  /** Of the units named in the draft, those asked; without it all of them. */
  units: z.array(z.string().min(1).max(200)).max(2_000).optional(),
});
export const RecordSent = z.strictObject({ sentNumber: LetterNumber.nullable(), sentOn: Day });
export const RecordAnswer = z.strictObject({
  answer: AnswerKind,
  answerNumber: LetterNumber.nullable().default(null),
  answeredOn: Day.nullable().default(null),
  opinions: z.array(z.strictObject({ taskKey: z.string().max(80).nullable(), proposal: Sentence, reason: z.string().trim().max(4_000).nullable().default(null) })).max(200).default([]),
}).refine(({ answer, opinions }) => (answer === 'changes') === (opinions.length > 0), { error: 'opinions are given with the answer "changes", and only with it', path: ['opinions'] });
export const Decide = z.strictObject({ decision: Decision, explanation: z.string().trim().max(4_000).nullable().default(null) })
  .refine(({ decision, explanation }) => !['partly', 'declined'].includes(decision) || (explanation !== null && explanation !== ''), { error: 'what is declined or adopted in part needs a reason', path: ['explanation'] });
/** What a person says of an opinion that was adopted. */
export const SayCarriedOut = z.strictObject({ carriedOut: z.boolean() });

/** The four states: time, pace, evidence, register. Each a rule over facts and a day, with its because; never one light. */
import type { EvidenceFacts, EvidenceState, FourStates, Outcome, RegisterState, ShareFacts, TimeFacts } from './model.ts';
import { paceState } from './pace.ts';
import { timeState } from './time.ts';

export * from './model.ts';
export { paceOfShare, paceState } from './pace.ts';
export { deliveryParameters, on, paceTolerance, promptLetterDays, reminderDays, supervisionNoticeDays, telephoneDays, warningDays } from './parameters.ts';
export { timeState } from './time.ts';
export { courseOf, expectedOn, type NoWay } from './trajectory.ts';
export { becauseInWords, SHAPES, stateInWords } from './words.ts';

/** Evidence: whether there is a paper that shows it, and whether somebody else accepted that. */
export function evidenceState({ evidence, reportedOn }: EvidenceFacts): Outcome<EvidenceState> {
  if (reportedOn === null) return { state: 'none', because: { code: 'never-reported', values: {} } };
  return { state: evidence, because: { code: `evidence-${evidence}`, values: { reportedOn } } };
}

/** Register: what pupils' and teachers' records say. There are none in the product yet, and that is what it says. */
export function registerState(): Outcome<RegisterState> {
  return { state: 'not-measurable', because: { code: 'no-registers', values: {} } };
}

export function fourStates(facts: { readonly time: TimeFacts; readonly shares: readonly ShareFacts[]; readonly evidence: EvidenceFacts }, asOf: string): FourStates {
  return { time: timeState(facts.time, asOf), pace: paceState(facts.shares), evidence: evidenceState(facts.evidence), register: registerState() };
}

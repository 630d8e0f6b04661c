/** The four states of what a unit owes, never blended into one: shapes and the facts that each rule reads. Pure; runs in the browser too. */

export const TIME_STATES = ['overdue', 'near', 'not-due', 'no-deadline', 'closed'] as const;
export type TimeState = (typeof TIME_STATES)[number];
export const PACE_STATES = ['behind', 'on', 'ahead', 'not-measurable'] as const;
export type PaceState = (typeof PACE_STATES)[number];
export const EVIDENCE_STATES = ['none', 'submitted', 'accepted'] as const;
export type EvidenceState = (typeof EVIDENCE_STATES)[number];
export const REGISTER_STATES = ['contradicted', 'not-measurable', 'confirmed'] as const;
export type RegisterState = (typeof REGISTER_STATES)[number];

/** Why a state is what it is: a code with the values of its sentence. */
export interface Because {
  readonly code: string;
  readonly values: Readonly<Record<string, string | number>>;
}
export interface Outcome<State> {
  readonly state: State;
  readonly because: Because;
}

/** What the rules read of one assignment. Days are YYYY-MM-DD; what is not known is null, never zero. */
export interface TimeFacts {
  readonly dueOn: string | null;
  readonly closedOn: string | null;
  /** Of a standing task (长期坚持): the period in which it is looked at next; null where none is open. Absent for other tasks. */
  readonly check?: { readonly title: string; readonly dueOn: string; readonly reported: boolean } | null;
}

export type Trajectory = 'none' | 'line' | 'steps' | 'by-hand';
export interface Waypoint { readonly on: string; readonly expected: number }
/** The way to a share of a target. Of a per-year target `value` is owed anew each year, counted from its first day. */
export interface Way {
  readonly trajectory: Trajectory;
  readonly basis: 'at-date' | 'per-year' | 'cumulative';
  readonly comparator: string;
  readonly base: number;
  readonly value: number;
  readonly startsOn: string | null;
  readonly endsOn: string | null;
  readonly waypoints: readonly Waypoint[];
}
export interface ShareFacts extends Way {
  readonly metric: string;
  readonly unit: string;
  /** The newest figure reported, and the last day that it speaks of; null where none was. */
  readonly figure: { readonly value: number; readonly on: string } | null;
}

export interface EvidenceFacts {
  /** Of its reports: none submitted with evidence, some submitted, some accepted. */
  readonly evidence: EvidenceState;
  readonly reportedOn: string | null;
}

export interface FourStates {
  readonly time: Outcome<TimeState>;
  readonly pace: Outcome<PaceState>;
  readonly evidence: Outcome<EvidenceState>;
  readonly register: Outcome<RegisterState>;
}

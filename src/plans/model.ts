/** The ledger: plans, their tasks, and who answers for them. Safe for the browser. Spans are code points of the document's text. */
import { z } from 'zod';
import { AdoptedOpinion } from './consultation/model.ts';
import { Basis, Comparator, Day, Every, Role, TaskKind } from './terms.ts';

export const PlanStatus = z.enum(['draft', 'consulting', 'published', 'withdrawn']);
export type PlanStatus = z.infer<typeof PlanStatus>;

/** What may be done with a plan; the server says which of these are possible now. */
export { DESTROYED_KINDS, Destruction, DestructionPage, DestructionPreview, type DestroyedKind, ListedDestruction } from './destroying/model.ts';

export const PlanAction = z.enum(['edit', 'consult', 'end-consultation', 'publish', 'discard', 'amend', 'withdraw', 'archive', 'destroy']);
export type PlanAction = z.infer<typeof PlanAction>;

export * from './terms.ts';
const Words = z.string().max(20_000);
const Name = z.string().trim().min(1).max(200);
export const Span = z.tuple([z.int(), z.int()]).nullable();
export type Span = z.infer<typeof Span>;

export const Responsibility = z.object({ name: Name, role: Role, unitId: z.uuid().nullable(), collectiveId: z.uuid().nullable() });
export type Responsibility = z.infer<typeof Responsibility>;
export const Deadline = z.object({ text: z.string().trim().min(1).max(500), on: Day.nullable(), about: z.string().max(500).nullable() });
export type Deadline = z.infer<typeof Deadline>;
export const Target = z.object({
  text: z.string().trim().min(1).max(2_000), metric: z.string().trim().min(1).max(500), comparator: Comparator, value: z.number(), valueMax: z.number().nullable(), unit: z.string().max(50),
  year: z.int().min(1900).max(2200).nullable(), basis: Basis, scope: z.string().max(500).nullable(),
});
export type Target = z.infer<typeof Target>;
export const Recurrence = z.object({ text: z.string().min(1).max(200), every: Every });
export type Recurrence = z.infer<typeof Recurrence>;

/** What a list shows of a task, beside its words. */
export const Card = z.object({
  /** Of the workstream that the task stands in. */
  heading: z.string().nullable(),
  responsibilities: z.array(Responsibility), leaders: z.array(z.string()), offices: z.array(z.string()), deadlines: z.array(Deadline), targets: z.array(Target), recurrence: Recurrence.nullable(),
});
export type Card = z.infer<typeof Card>;

/** By the day in Shanghai; a task whose last day cannot be told has no deadline. */
export const TimeState = z.enum(['not-due', 'near', 'overdue', 'no-deadline']);
export type TimeState = z.infer<typeof TimeState>;

export const SignOff = z.object({ by: Name, on: Day, number: Name });
export type SignOff = z.infer<typeof SignOff>;

export const Plan = z.object({
  id: z.uuid(), documentId: z.uuid(), ownerUnitId: z.uuid().nullable(), title: z.string(), documentNumber: z.string().nullable(),
  issuedOn: z.string().nullable(), periodFrom: Day.nullable(), periodTo: Day.nullable(), status: PlanStatus,
  signOff: SignOff.nullable(), createdAt: z.string(), publishedAt: z.string().nullable(), withdrawnAt: z.string().nullable(), archivedAt: z.string().nullable(),
  version: z.int(),
  /** Of those that were not withdrawn. */
  tasks: z.int(),
  /** What this caller may do with it now. */
  actions: z.array(PlanAction),
});
export type Plan = z.infer<typeof Plan>;
export const PlanItem = Plan.omit({ actions: true });
export type PlanItem = z.infer<typeof PlanItem>;
export const PlanPage = z.object({ items: z.array(PlanItem), next: z.string().nullable() });
export type PlanPage = z.infer<typeof PlanPage>;

export const Workstream = z.object({ id: z.uuid(), parentId: z.uuid().nullable(), heading: z.string(), position: z.int(), span: Span, targets: z.array(Target.extend({ span: Span })) });
export type Workstream = z.infer<typeof Workstream>;

const TaskBase = z.object({
  id: z.uuid(), planId: z.uuid(), parentId: z.uuid().nullable(), workstreamId: z.uuid().nullable(), number: z.string().nullable(), title: z.string().nullable(), text: z.string(),
  goal: z.string().nullable(), kind: TaskKind, position: z.int(), status: z.enum(['active', 'withdrawn']), dueOn: Day.nullable(), version: z.int(),
});
export const TaskItem = TaskBase.extend({ planTitle: z.string(), time: TimeState, card: Card });
export type TaskItem = z.infer<typeof TaskItem>;
export const TaskPage = z.object({ items: z.array(TaskItem), next: z.string().nullable(), today: Day });
export type TaskPage = z.infer<typeof TaskPage>;

/** A plan with all that stands in it, withdrawn tasks with it, in the order of the paper. */
export const Ledger = z.object({ plan: Plan, workstreams: z.array(Workstream), tasks: z.array(TaskItem), today: Day });
export type Ledger = z.infer<typeof Ledger>;

/** From a day on, and until (not with) another; `to` is null while it holds. */
const Held = { id: z.uuid(), span: Span, from: Day, to: Day.nullable() };
export const OpenedTask = TaskBase.extend({
  planTitle: z.string(), planVersion: z.int(), documentId: z.uuid().nullable(), headings: z.array(z.string()), time: TimeState, withdrawnOn: Day.nullable(), span: Span,
  recurrence: Recurrence.extend({ span: Span }).nullable(),
  responsibilities: z.array(Responsibility.extend(Held)), leaders: z.array(z.object({ kind: z.enum(['leader', 'office']), name: z.string(), ...Held })),
  deadlines: z.array(Deadline.extend(Held)), targets: z.array(Target.extend(Held)),
  children: z.array(z.object({ id: z.uuid(), number: z.string().nullable(), title: z.string().nullable(), text: z.string() })),
  actions: z.array(z.enum(['amend', 'withdraw'])),
});
export type OpenedTask = z.infer<typeof OpenedTask>;
export const AmendedTask = OpenedTask.extend({ step: z.uuid() });

/** A task put into cells, as a person compares it. */
export const Cell = z.enum(['status', 'number', 'title', 'text', 'goal', 'kind', 'heading', 'lead', 'cooperating', 'leaders', 'offices', 'deadlines', 'targets']);
export type Cell = z.infer<typeof Cell>;
/** What differs in one cell, each side as lines. */
export const Difference = z.object({ cell: Cell, before: z.array(z.string()), after: z.array(z.string()) });
export type Difference = z.infer<typeof Difference>;
export const TaskChange = z.object({
  /** Number of the journal's entry. */
  entry: z.int(), at: z.string(), day: Day, action: z.string(), reason: z.string().nullable(), by: z.object({ kind: z.enum(['account', 'program', 'system', 'owner']), id: z.uuid().nullable() }), differences: z.array(Difference),
});
export type TaskChange = z.infer<typeof TaskChange>;
export const PlanVersion = z.object({ version: z.int(), at: z.string(), day: Day, action: z.string(), reason: z.string().nullable(), tasks: z.int() });
export type PlanVersion = z.infer<typeof PlanVersion>;
const NamedTask = z.object({ id: z.uuid(), number: z.string().nullable(), name: z.string() });
export const Comparison = z.object({ added: z.array(NamedTask), removed: z.array(NamedTask), changed: z.array(NamedTask.extend({ differences: z.array(Difference) })), same: z.int() });
export type Comparison = z.infer<typeof Comparison>;

/** What becomes of one measure of the later document; cells that are kept stay as they stand. */
export const AmendmentDecision = z.object({ place: z.int().min(0), taskId: z.uuid().nullable(), decision: z.enum(['change', 'add', 'leave']), keep: z.array(Cell).optional() });
export type AmendmentDecision = z.infer<typeof AmendmentDecision>;
export const Amendment = z.object({
  id: z.uuid(), planId: z.uuid(), documentId: z.uuid(), status: z.enum(['open', 'applied', 'dropped']), planVersion: z.int(), createdAt: z.string(), appliedAt: z.string().nullable(), effectiveOn: Day.nullable(),
  /** Once applied. */
  decisions: z.array(AmendmentDecision), version: z.int(),
});
export type Amendment = z.infer<typeof Amendment>;
/** A person's own word on a cell: a correction of what was read, or an amendment since. */
export const ByHand = z.object({ cell: Cell, how: z.enum(['corrected', 'amended']), by: z.object({ kind: z.enum(['account', 'program', 'system', 'owner']), id: z.uuid().nullable(), name: z.string().nullable() }), day: Day, reason: z.string().nullable() });
export type ByHand = z.infer<typeof ByHand>;
export const OpenedAmendment = Amendment.extend({
  planTitle: z.string(), document: z.object({ name: z.string(), number: z.string().nullable() }),
  /** Those of the later document, by their place in its reading. */
  measures: z.array(z.object({ place: z.int(), number: z.string().nullable(), title: z.string().nullable(), text: z.string(), heading: z.array(z.string()) })),
  pairs: z.array(z.object({ task: NamedTask, place: z.int(), score: z.number(), because: z.array(z.string()),
    /** Words speak for it, not a number or a heading alone. */
    firm: z.boolean(), differences: z.array(Difference),
    /** Of the cells that differ, those in which a person's word stands. */
    byHand: z.array(ByHand) })),
  tasksAlone: z.array(NamedTask), measuresAlone: z.array(z.int()),
});
export type OpenedAmendment = z.infer<typeof OpenedAmendment>;

/** What an amendment may change; a list that is given stands for the whole list. */
export const TaskChanges = z.object({
  number: z.string().max(50).nullable(), title: z.string().max(500).nullable(), text: Words.min(1), goal: Words.nullable(), kind: TaskKind, workstreamId: z.uuid().nullable(), parentId: z.uuid().nullable(),
  recurrence: Recurrence.nullable(), responsibilities: z.array(Responsibility).max(500), leaders: z.array(Name).max(100), offices: z.array(Name).max(100), deadlines: z.array(Deadline).max(100), targets: z.array(Target).max(200),
}).partial().strict();
export type TaskChanges = z.infer<typeof TaskChanges>;
export const Reason = z.string().trim().min(2).max(2_000);

/** The same change of many tasks. */
export const BulkChange = z.object({
  withdraw: z.literal(true), kind: TaskKind, workstreamId: z.uuid().nullable(), deadlines: z.array(Deadline).max(20),
  /** Leads instead of whoever led. */
  lead: Responsibility.omit({ role: true }), addUnit: Responsibility,
  /** By its name as issued. */
  removeUnit: Name,
}).partial().strict().refine((change) => Object.keys(change).length > 0);
export type BulkChange = z.infer<typeof BulkChange>;
/** A step that was taken, under an id by which it may be taken back. */
export const StepTaken = z.object({ step: z.uuid(), tasks: z.int(), on: Day });

export const GroupBy = z.enum(['none', 'plan', 'workstream', 'lead', 'time', 'kind', 'year']);
export type GroupBy = z.infer<typeof GroupBy>;
export const Group = z.object({ key: z.string().nullable(), label: z.string().nullable(), tasks: z.int() });
export type Group = z.infer<typeof Group>;

export const SavedView = z.object({ id: z.uuid(), name: z.string(), query: z.string(), shared: z.boolean(), own: z.boolean(), version: z.int() });
export type SavedView = z.infer<typeof SavedView>;

/** What publishing a draft would make, and what stands in the way. */
export const Draft = z.object({
  tasks: z.int(), workstreams: z.int(), responsibilities: z.int(), deadlines: z.int(), targets: z.int(),
  /** Names as issued that no unit is known for; they are published as they stand. */
  unmatched: z.array(z.object({ name: z.string(), tasks: z.int() })),
  /** Names with the one unit or collective that they clearly mean, where no person confirmed it yet. */
  proposed: z.array(z.object({ name: z.string(), means: z.string() })),
  /** Units that lead a task and stand as cooperating in it as well. */
  doubled: z.array(z.object({ place: z.int(), task: z.string(), unit: z.string() })),
  withoutLead: z.int(),
  withoutDeadline: z.int(),
  /** Cells that a person looked at, and all of them. */
  checked: z.int(), cells: z.int(),
  /** Findings of any weight that nobody settled. */
  openFindings: z.int(),
  /** Of a round of opinions that is open: units that did not answer, opinions that nobody decided. */
  opinions: z.object({ silent: z.int(), undecided: z.int() }).nullable(),
  /** Opinions that were adopted while the draft stands as it went out. */
  adoptedUnchanged: z.array(AdoptedOpinion),
  /** The tasks as they would stand in the ledger; their ids are of no use later. */
  ledger: z.array(TaskItem), today: Day,
  /** Error findings that nobody settled. */
  openErrors: z.array(z.object({ key: z.string(), message: z.string() })),
});
export type Draft = z.infer<typeof Draft>;

export type { AdoptedOpinion, AnswerKind, Consultation, ConsultedUnit, Decision, Opinion } from './consultation/model.ts';
export type { ComparedSide, ComparedTaskItem, Implementation, PlanComparison, SharedTarget, ShownDifference, ShownPair } from './comparison/shapes.ts';

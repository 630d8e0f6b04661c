/** Papers of an office about the delivery of a plan: compiled from frozen figures, edited by hand, numbered elsewhere. Safe for the browser. */
import { z } from 'zod';

const Day = z.iso.date();

/** 情况汇报, 工作简报, 工作提示函, 督办通知, 函, 通报. */
export const PaperKind = z.enum(['situation-report', 'brief', 'reminder-letter', 'supervision-notice', 'letter', 'bulletin']);
export type PaperKind = z.infer<typeof PaperKind>;

export const PaperStatus = z.enum(['draft', 'finished', 'numbered']);
export type PaperStatus = z.infer<typeof PaperStatus>;
export const PaperAction = z.enum(['edit', 'refresh', 'finish', 'discard', 'reopen', 'record-number']);
export type PaperAction = z.infer<typeof PaperAction>;

export const FigureKey = z.enum(['tasks', 'units', 'asked', 'reported', 'missing', 'done', 'closed', 'under-way', 'blocked', 'not-started', 'overdue', 'near', 'late', 'behind', 'on-pace', 'ahead', 'newly-done', 'newly-blocked', 'newly-overdue']);
export type FigureKey = z.infer<typeof FigureKey>;

/** What a figure counts, one line each, as it stood on the day of the paper. */
export const Line = z.object({
  /** The plan it belongs to, in its marks, where the paper speaks of several. */
  plan: z.string().optional(),
  assignmentId: z.uuid(), taskId: z.uuid(), number: z.string().nullable(), name: z.string(), unit: z.string(), dueOn: Day.nullable(),
  standing: z.enum(['not-started', 'under-way', 'blocked', 'done']).nullable(), problemKind: z.string().nullable(), problem: z.string().nullable(), remedy: z.string().nullable(), nextStep: z.string().nullable(), progress: z.string().nullable(),
});
export type Line = z.infer<typeof Line>;

/** `missing`: units whose report is not there; then the value is what is known, not all. */
export const Figure = z.object({ key: FigureKey, value: z.int(), missing: z.int(), lines: z.array(z.uuid()) });
export type Figure = z.infer<typeof Figure>;

/** A target of the plan with what the units reported of it. */
export const TargetFigure = z.object({ targetId: z.uuid(), metric: z.string(), unit: z.string(), text: z.string(), sum: z.number().nullable(), shared: z.number(), units: z.int(), missing: z.int() });
export type TargetFigure = z.infer<typeof TargetFigure>;

/** All that a paper rests on: taken once, kept with it. `lines` are those that any figure names. */
export const Frozen = z.object({
  asOf: Day, takenAt: z.string(), period: z.object({ id: z.uuid(), title: z.string() }).nullable(), figures: z.array(Figure), targets: z.array(TargetFigure), lines: z.array(Line), missingUnits: z.array(z.string()),
  /** The paper of the same kind that this one is compared with. */
  since: z.object({ id: z.uuid(), asOf: Day }).nullable(),
});
export type Frozen = z.infer<typeof Frozen>;

export const Paper = z.object({
  id: z.uuid(), planId: z.uuid(), planTitle: z.string(),
  /** Further plans that it speaks of. */
  alsoPlans: z.array(z.object({ id: z.uuid(), title: z.string() })), kind: PaperKind, unitId: z.uuid(), unitName: z.string(), aboutUnitId: z.uuid().nullable(), aboutUnitName: z.string().nullable(), periodId: z.uuid().nullable(), periodTitle: z.string().nullable(),
  title: z.string(), addressees: z.array(z.string()), asOf: Day, status: PaperStatus, number: z.string().nullable(), signedOn: Day.nullable(), madeAt: z.string(), version: z.int(),
});
export type Paper = z.infer<typeof Paper>;

/** A piece of the text as it reads: words, or a figure that stands in them. */
export const Piece = z.union([z.object({ text: z.string() }), z.object({ figure: FigureKey, text: z.string() })]);
export type Piece = z.infer<typeof Piece>;
export const Block = z.object({ kind: z.enum(['heading', 'text']), level: z.int().min(1).max(3).nullable(), pieces: z.array(Piece) });
export type Block = z.infer<typeof Block>;

export const OpenedPaper = Paper.extend({
  /** As it is edited: a line a paragraph, figures by their names in double braces. */
  body: z.string(), contact: z.string().nullable(), frozen: Frozen, blocks: z.array(Block),
  /** Its period was opened again after these figures were taken: they stay, and may be behind. */
  openedAgainAt: z.string().nullable(),
  /** What this caller may do with it now. */
  actions: z.array(PaperAction),
});
export type OpenedPaper = z.infer<typeof OpenedPaper>;

/** Of several plans the period is taken that is called like that of the first. */
export const NewPaper = z.object({ planId: z.uuid(), alsoPlanIds: z.array(z.uuid()).max(30).default([]), kind: PaperKind, unitId: z.uuid(), aboutUnitId: z.uuid().nullable().default(null), periodId: z.uuid().nullable().default(null) });
export type NewPaper = z.output<typeof NewPaper>;
export const PaperChange = z.object({ title: z.string().trim().min(1).max(200), addressees: z.array(z.string().trim().min(1).max(200)).max(200), body: z.string().max(60_000), contact: z.string().trim().max(200).nullable() }).partial().strict();
export type PaperChange = z.output<typeof PaperChange>;
export const NumberGiven = z.object({ number: z.string().trim().min(1).max(100), signedOn: Day });

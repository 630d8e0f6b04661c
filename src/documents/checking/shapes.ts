/** What the checking desk sends and gets: corrections, settled findings, rereads. Spans are code points. */
import { z } from 'zod';
import type { Difference } from '../corrections/carry.ts';
import { type CellAddress, type CheckedCell, type Correction, parseKey, type Value } from '../corrections/model.ts';
import { PublishedReading } from '../model.ts';

/** A half-open range of code points in `source.text`. */
export const PublishedSpan = z.tuple([z.int().min(0), z.int().min(1)]);

const line = z.string().trim().min(1).max(500);
const long = z.string().min(1).max(20_000);
const lines = z.array(line).max(200);
const day = z.string().regex(/^\d{4}-\d\d-\d\d$/).refine((value) => { const at = new Date(`${value}T00:00:00Z`); return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value); }, { error: 'not a day' });
const kind = z.enum(['issue-paper', 'build', 'reach-target', 'activity', 'standing']);

const responsibility = z.strictObject({ unit: line, role: z.enum(['lead', 'co-lead', 'cooperating']) });
const deadline = z.strictObject({ text: line, on: day.nullable() });
const recurrence = z.strictObject({ text: line, every: z.enum(['year', 'half-year', 'quarter', 'month', 'week', 'day', 'term', 'school-year']) });
const targetShape = {
  text: long, metric: line, comparator: z.enum(['>=', '>', '<=', '<', '=', '~', 'range', 'eliminate']), value: z.number(), valueMax: z.number().nullable(), unit: z.string().max(50),
  year: z.int().min(1900).max(2200).nullable(), basis: z.enum(['at-date', 'per-year', 'cumulative']), scope: line.nullable(),
};
const isRange = ({ comparator, value, valueMax }: { comparator: string; value: number; valueMax: number | null }): boolean => (comparator === 'range' ? valueMax !== null && valueMax >= value : valueMax === null);
const target = z.strictObject(targetShape).refine(isRange, { path: ['valueMax'], error: 'a range, and nothing else, has an upper value, which is not the smaller one' });
const sectionTarget = z.strictObject({ ...targetShape, heading: lines }).refine(isRange, { path: ['valueMax'], error: 'a range, and nothing else, has an upper value, which is not the smaller one' });
const taskWords = z.strictObject({ number: line.nullable(), title: line.nullable(), text: long, heading: lines, goal: long.nullable(), kind, after: z.string().max(60).nullish() });

const TASK = { number: line.nullable(), title: line.nullable(), text: long, heading: lines, goal: long.nullable(), kind, leaders: lines, offices: lines, recurrence: recurrence.nullable(), responsibility, deadline, target, task: taskWords };
const HEAD = {
  title: line.nullable(), documentNumber: line.nullable(), issuers: lines, issuedOn: z.string().regex(/^\d{4}(-\d\d(-\d\d)?)?$/).nullable(), leadRule: z.enum(['stated', 'columns', 'implied', 'none']),
  disclosure: line.nullable(), addressees: lines, copiedTo: lines, validUntil: z.string().max(100).nullable(),
};

/** The shape that a cell's value must have. */
export function valueShape({ kind: owner, field }: Pick<CellAddress, 'kind' | 'field'>): z.ZodType<Value> {
  const shapes: Readonly<Record<string, z.ZodType>> = owner === 'head' ? HEAD : owner === 'section' ? { target: sectionTarget } : TASK;
  return shapes[field] as z.ZodType<Value>;
}

/** A value of any cell; the cell's own shape is asked for when it is known which cell. */
export const CellValue = z.union([z.null(), z.string(), z.array(z.string()), responsibility, deadline, recurrence, target, sectionTarget, taskWords]) satisfies z.ZodType<Value>;

export const CellKey = z.string().max(120).refine((key) => parseKey(key) !== null, { error: 'not the address of a cell' });

const Maker = z.object({ kind: z.enum(['account', 'program', 'system']), id: z.uuid().nullable() });
const Reason = z.string().trim().max(2000).nullable().default(null);
const Resting = { rests: PublishedSpan.nullable(), reason: Reason };

export const PublishedCorrection = z.custom<Correction>((value) => typeof value === 'object' && value !== null && typeof (value as Correction).cell === 'string')
  .meta({ title: 'Correction', description: 'One layer on a cell: who, when, why, the value, the words it rests on (code points), and whether it was undone.' });

/** `version` is the cell's: the If-Match of the next step on it. */
export const CellReply = z.object({
  version: z.int(),
  cell: z.custom<CheckedCell>((value) => typeof value === 'object' && value !== null && typeof (value as CheckedCell).key === 'string').meta({ title: 'CheckedCell', description: 'A cell as it stands: state, value, the words it rests on (code points), what the reader proposes.' }).nullable(),
  corrections: z.array(PublishedCorrection),
});
export type CellReply = z.infer<typeof CellReply>;

export const CorrectCell = z.object({ value: CellValue, ...Resting });
export type CorrectCell = z.output<typeof CorrectCell>;
export const RemoveCell = z.object({ reason: Reason });
export const AddCell = z.object({ owner: z.string().max(60).nullable(), field: z.enum(['responsibility', 'deadline', 'target', 'task']), value: CellValue, ...Resting });
export type AddCell = z.output<typeof AddCell>;
export const AcceptCells = z.object({ cells: z.array(z.object({ cell: CellKey, version: z.int().min(0) })).min(1).max(50_000) });
export type AcceptCells = z.output<typeof AcceptCells>;

export const OwnerKey = z.string().max(60).refine((owner) => parseKey(`${owner}:task`) !== null, { error: 'not a task' });
/** `version`: of the cell of the task's text, as it was seen; `at`: code point of the source before which it is divided. */
export const DivideTask = z.object({ version: z.int().min(0), at: z.int().min(1) });
/** The text of the task before it, as it was seen: that takes this one in. */
export const JoinTask = z.object({ version: z.int().min(0), before: z.object({ owner: OwnerKey, version: z.int().min(0) }) });

/** What one stroke laid, or took back. */
export const StepReply = z.object({ step: z.uuid(), corrections: z.array(PublishedCorrection) });
export type StepReply = z.infer<typeof StepReply>;

export const Outcome = z.enum(['open', 'mended', 'as-issued', 'not-a-fault']);
export type Outcome = z.infer<typeof Outcome>;
export const Settlement = z.object({ finding: z.string(), outcome: Outcome, remark: z.string().nullable(), by: Maker, at: z.string(), version: z.int() });
export type Settlement = z.infer<typeof Settlement>;
export const SettleFinding = z.object({ outcome: Outcome, remark: Reason });
export type SettleFinding = z.output<typeof SettleFinding>;

export const RereadOffer = z.object({
  id: z.uuid(),
  /** The version of the product whose reader made the reading that lies beside. */
  readerVersion: z.string(),
  /** `same`: it reads the same; `accepted`: it counts now, and the one before it is kept; `left`: it does not count; `failed`: the file could not be read again. */
  state: z.enum(['same', 'offered', 'accepted', 'left', 'failed']),
  madeAt: z.string(),
  version: z.int(),
});
export type RereadOffer = z.infer<typeof RereadOffer>;

export const Checking = z.object({
  /** Goes up with whatever is done at this document's desk. */
  version: z.int(),
  /** The caller knows this version already: the lists are left out. */
  unchanged: z.boolean(),
  corrections: z.array(PublishedCorrection),
  settlements: z.array(Settlement),
  /** The last that a newer reader made of it. */
  reread: RereadOffer.nullable(),
  /** How those are called who laid layers or settled findings, by account. */
  makers: z.record(z.uuid(), z.string()),
});
export type Checking = z.infer<typeof Checking>;

export const PublishedChecked = z.object({
  version: z.int(),
  reading: PublishedReading,
  cells: z.array(z.custom<CheckedCell>()),
  /** Corrections whose task this reading does not have: they rule nothing until they find it again. */
  unplaced: z.array(PublishedCorrection),
  progress: z.object({ checked: z.int(), total: z.int() }),
});

export const RereadComparison = z.object({
  /** The offer's: the If-Match of what is decided of it. */
  version: z.int(),
  offer: RereadOffer,
  /** What would change, or, where the newer reading counts already, what going back would change. */
  differences: z.array(z.custom<Difference>((value) => typeof value === 'object' && value !== null && typeof (value as Difference).key === 'string')
    .meta({ title: 'Difference', description: 'One cell that the other reading proposes otherwise: as it counts now, the newer value, and what a person\'s word makes of it.' })),
});
export type RereadComparison = z.infer<typeof RereadComparison>;

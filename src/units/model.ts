/** Units, their names and the sets of them: shapes that the API, the store and the web share. Safe for the browser. */
import { z } from 'zod';

export const UnitKind = z.enum(['government', 'department', 'office', 'school', 'inspectorate', 'leading-group', 'other']);
export type UnitKind = z.infer<typeof UnitKind>;

/** Of the government that a unit belongs to; a level may be missing between two others. */
export const UnitLevel = z.enum(['province', 'prefecture', 'county', 'town', 'village', 'none']);
export type UnitLevel = z.infer<typeof UnitLevel>;

export const Day = z.iso.date();
/** As the paper writes it: not only white space, no control characters. */
export const UnitName = z.string().trim().min(1).max(100).regex(/^[^\u0000-\u001f\u007f]*$/u);

/** What a person says of a unit. */
export const UnitDraft = z.object({
  name: UnitName,
  shortName: UnitName.nullable().default(null),
  kind: UnitKind,
  level: UnitLevel,
  /** Their forms are looked at by the commands, which can say what is wrong with each. */
  divisionCode: z.string().max(20).nullable().default(null),
  schoolCode: z.string().max(20).nullable().default(null),
  creditCode: z.string().max(20).nullable().default(null),
  /** Half-open [from, to); null: since ever, for good. */
  validFrom: Day.nullable().default(null),
  /** Among its siblings. */
  position: z.int().min(0).max(1_000_000).default(0),
});
export type UnitDraft = z.infer<typeof UnitDraft>;

export const Unit = z.object({
  id: z.uuid(),
  parentId: z.uuid().nullable(),
  name: z.string(),
  shortName: z.string().nullable(),
  kind: UnitKind,
  level: UnitLevel,
  divisionCode: z.string().nullable(),
  schoolCode: z.string().nullable(),
  creditCode: z.string().nullable(),
  validFrom: z.string().nullable(),
  validTo: z.string().nullable(),
  position: z.int(),
  version: z.int(),
  /** From the root down to itself. */
  path: z.array(z.uuid()),
});
export type Unit = z.infer<typeof Unit>;

/** A unit in a list: with the names above it, root first. */
export const UnitHit = Unit.extend({ above: z.array(z.string()) });
export type UnitHit = z.infer<typeof UnitHit>;
/** A unit in the tree. */
export const UnitLine = UnitHit.extend({
  /** Units directly below it that are not closed. */
  childCount: z.int(),
});
export type UnitLine = z.infer<typeof UnitLine>;
export const UnitPage = z.object({ items: z.array(UnitHit), next: z.string().nullable() });
export type UnitPage = z.infer<typeof UnitPage>;

export const Alias = z.object({ id: z.uuid(), unitId: z.uuid(), name: z.string(), scopeUnitId: z.uuid().nullable(), scopeName: z.string().nullable() });
export type Alias = z.infer<typeof Alias>;

export const UnitReference = z.object({ id: z.uuid(), name: z.string() });
export type UnitReference = z.infer<typeof UnitReference>;

/** What it was called up to (not on) that day. */
export const FormerName = z.object({ name: z.string(), shortName: z.string().nullable(), divisionCode: z.string().nullable(), validTo: z.string() });
export type FormerName = z.infer<typeof FormerName>;

export const Succession = z.object({ unit: UnitReference, effectiveOn: z.string() });
export type Succession = z.infer<typeof Succession>;

export const OpenedUnit = z.object({
  unit: UnitLine,
  aliases: z.array(Alias),
  former: z.array(FormerName),
  predecessors: z.array(Succession),
  successors: z.array(Succession),
  /** May the caller change it here? The gate and the commands decide again. */
  editable: z.boolean(),
  /** As the unit's own: the ETag. */
  version: z.int(),
});
export type OpenedUnit = z.infer<typeof OpenedUnit>;

/** Who a unit was on a day. */
export const UnitOnDay = z.object({
  id: z.uuid(),
  on: z.string(),
  state: z.enum(['not-yet', 'valid', 'closed']),
  name: z.string(),
  shortName: z.string().nullable(),
  divisionCode: z.string().nullable(),
  /** Of a closed one: who stood in its place on that day, through all successions. */
  inItsPlace: z.array(UnitReference),
});
export type UnitOnDay = z.infer<typeof UnitOnDay>;

/** One thing done to a unit. */
export const UnitStep = z.object({ number: z.int(), at: z.string(), action: z.string(), /** The name that it was given by it. */ name: z.string().nullable() });
export type UnitStep = z.infer<typeof UnitStep>;

/** Units by what they are, below one of them. Empty lists: any. */
export const CollectiveRule = z.object({
  kinds: z.array(UnitKind).default([]),
  levels: z.array(UnitLevel).default([]),
  /** First two digits of school codes. */
  schoolKinds: z.array(z.string().regex(/^\d\d$/)).default([]),
  /** With this in their names: 教育 of 各市州教育局. */
  named: z.string().min(1).max(50).nullable().default(null),
  belowId: z.uuid(),
  /** Only those without another government between: 各市县 where the province leads counties itself. */
  direct: z.boolean().default(false),
});
export type CollectiveRule = z.infer<typeof CollectiveRule>;

export const CollectiveDraft = z.object({
  name: UnitName,
  documentId: z.uuid().nullable().default(null),
  scopeUnitId: z.uuid().nullable().default(null),
  asOf: Day.nullable().default(null),
  rule: CollectiveRule.nullable().default(null),
  memberIds: z.array(z.uuid()).max(2_000).default([]),
  excludedIds: z.array(z.uuid()).max(2_000).default([]),
});
export type CollectiveDraft = z.infer<typeof CollectiveDraft>;

export const Collective = z.object({
  id: z.uuid(),
  name: z.string(),
  documentId: z.uuid().nullable(),
  scopeUnitId: z.uuid().nullable(),
  scopeName: z.string().nullable(),
  asOf: z.string().nullable(),
  rule: CollectiveRule.nullable(),
  members: z.array(UnitReference),
  excluded: z.array(UnitReference),
  version: z.int(),
});
export type Collective = z.infer<typeof Collective>;

/** A collective with whom it means on a day. */
export const Expansion = z.object({ on: z.string(), units: z.array(UnitReference) });
export type Expansion = z.infer<typeof Expansion>;

/** What a name means. */
export const NameTarget = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('unit'), id: z.uuid(), name: z.string() }),
  z.object({ kind: z.literal('collective'), id: z.uuid(), name: z.string() }),
  /** A collective that is not there yet, by the rule that its name tells. */
  z.object({ kind: z.literal('new-collective'), name: z.string(), rule: CollectiveRule, memberCount: z.int() }),
  z.object({ kind: z.literal('outside') }),
]);
export type NameTarget = z.infer<typeof NameTarget>;

export const NameReason = z.enum([
  'full-name', 'short-name', 'alias', 'former-name', 'relative', 'own-area', 'simplified', 'without-bracket', 'in-bracket', 'area-name', 'office', 'similar', 'successor',
  'collective-name', 'collective-rule', 'remembered-above', 'national', 'other-province',
]);
export type NameReason = z.infer<typeof NameReason>;

export const NameProposal = z.object({
  target: NameTarget,
  /** 0 to 1. */
  score: z.number(),
  because: z.array(NameReason),
  /** Where it stands in the tree, root first, without itself. */
  above: z.array(z.string()),
});
export type NameProposal = z.infer<typeof NameProposal>;

export const NameMatch = z.object({
  /** As it was read. */
  name: z.string(),
  /** What was confirmed for papers of this unit, and under which id it is remembered. */
  remembered: z.object({ id: z.uuid(), target: NameTarget }).nullable(),
  /** Best first, at most five. */
  proposals: z.array(NameProposal),
  /** The first stands well clear of the others. */
  sure: z.boolean(),
  /** The name means several units (各市州政府, 省教育厅及成员单位), whether or not it says which. */
  many: z.boolean(),
});
export type NameMatch = z.infer<typeof NameMatch>;

/** What is wrong in one row of a workbook; its code and values make the sentences. */
export const RowFault = z.object({
  /** As Excel counts. */
  row: z.int(),
  /** The head of the column, where it is about one. */
  column: z.string().nullable(),
  code: z.string(),
  sentence: z.object({ zh: z.string(), en: z.string() }),
});
export type RowFault = z.infer<typeof RowFault>;

export const ImportReport = z.object({
  /** Whether it was written; a dry run and one with faults is not. */
  applied: z.boolean(),
  rows: z.int(),
  created: z.int(),
  changed: z.int(),
  moved: z.int(),
  unchanged: z.int(),
  aliases: z.int(),
  /** At most 500, in the order of the rows; `faultCount` has them all. */
  faults: z.array(RowFault),
  faultCount: z.int(),
  /** Columns that were not understood and are left alone. */
  ignoredColumns: z.array(z.string()),
});
export type ImportReport = z.infer<typeof ImportReport>;

/** What is left of a ledger that turned out to be secret. Safe for the browser. */
import { z } from 'zod';

/** How much of each kind: no word of it. */
export const DESTROYED_KINDS = ['tasks', 'responsibilities', 'rounds', 'opinions', 'amendments', 'views', 'dispatches', 'assignments', 'reports', 'evidence', 'papers', 'notices', 'entries', 'remarks'] as const;
export type DestroyedKind = (typeof DESTROYED_KINDS)[number];
const Counts = z.partialRecord(z.enum(DESTROYED_KINDS), z.int());

/** The shell that stands where a ledger was. */
export const Destruction = z.object({
  id: z.uuid(),
  /** As it stood. */
  status: z.enum(['draft', 'consulting', 'published', 'withdrawn']), publishedAt: z.string().nullable(),
  /** Once it went to the archive: the package there must be dealt with by hand. */
  archivedAt: z.string().nullable(),
  destroyedAt: z.string(), destroyedBy: z.object({ kind: z.enum(['account', 'program', 'system', 'owner']), id: z.uuid().nullable(), name: z.string().nullable() }),
  counts: Counts,
  /** Whether its paper is still kept here: another ledger was made of it or amended by it. */
  documentKept: z.boolean(),
});
export type Destruction = z.infer<typeof Destruction>;

/** One in the list of those that were destroyed. */
export const ListedDestruction = Destruction.extend({
  ownerUnitId: z.uuid().nullable(), ownerUnitName: z.string().nullable(),
  /** As whoever destroyed it said; null where that was erased. */
  reason: z.string().nullable(),
});
export type ListedDestruction = z.infer<typeof ListedDestruction>;
export const DestructionPage = z.object({ items: z.array(ListedDestruction), next: z.string().nullable() });
export type DestructionPage = z.infer<typeof DestructionPage>;

/** What would go, before anything goes. */
export const DestructionPreview = z.object({
  counts: Counts,
  /** Plans beside this one that bear words of the same paper, as far as the caller sees them; and those that the caller does not see. */
  otherPlans: z.array(z.object({ id: z.uuid(), title: z.string() })), otherPlansUnseen: z.int(),
  archivedAt: z.string().nullable(),
  /** Entries of the journal from before effects had a salt: from the digest that stays, a very short one could be guessed. */
  olderEntries: z.int(),
  /** Signed scans of units that owed something of it: a person must look into them. */
  responsibilityLetters: z.int(),
});
export type DestructionPreview = z.infer<typeof DestructionPreview>;

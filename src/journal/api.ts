/** The endpoints of the journal, for the audit administrator. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';

const Instant = z.iso.datetime();
const Word = z.string().min(1).max(200);

export const JournalEntry = z.object({
  number: z.int(),
  at: Instant,
  actor: z.object({ kind: z.enum(['account', 'program', 'system', 'owner']), id: z.string().nullable(), /** As it is called now; null where it is gone or has none. */ name: z.string().nullable() }),
  action: z.string(),
  subject: z.object({ kind: z.string(), id: z.string(), /** As it is called now: looked up, not kept. */ name: z.string().nullable() }),
  /** Null where there was none, or where it was erased. */
  remark: z.string().nullable(),
  /** How many rows it changed; null where that is told no more. */
  rows: z.int().nullable(),
  /** What it told was erased, for it turned out to be secret; a later entry says so. */
  erased: z.boolean(),
  digest: z.string(),
});
export type JournalEntry = z.infer<typeof JournalEntry>;

export const JournalPage = z.object({ items: z.array(JournalEntry), next: z.string().nullable() });
export type JournalPage = z.infer<typeof JournalPage>;

export const RowChange = z.object({ table: z.string(), id: z.string(), row: z.record(z.string(), z.unknown()).nullable() });
export type RowChange = z.infer<typeof RowChange>;

export const OpenedEntry = JournalEntry.extend({
  /** The seal that covers it; null in its first seconds. */
  seal: z.int().nullable(),
  /** At most the first 200 of its rows; personal values are digests. */
  changes: z.array(RowChange),
});
export type OpenedEntry = z.infer<typeof OpenedEntry>;

export const SealHead = z.object({
  /** `taizhang-seal NUMBER HEAD at TIME`, to be kept on paper; null before the first seal. */
  line: z.string().nullable(),
  number: z.int().nullable(),
  sealedAt: Instant.nullable(),
  unsealedCount: z.int(),
  oldestUnsealedAt: Instant.nullable(),
});
export type SealHead = z.infer<typeof SealHead>;

export const Proof = z.object({
  entryCount: z.int(), sealCount: z.int(), unsealedCount: z.int(), line: z.string().nullable(),
  faults: z.array(z.object({ kind: z.string(), where: z.string(), columns: z.array(z.string()) })),
});
export type Proof = z.infer<typeof Proof>;

export const endpoints = {
  listJournal: {
    method: 'GET', path: '/api/v1/journal/entries', summary: 'What was done, newest first', access: 'read-journal',
    query: z.object({
      actor: z.uuid().optional(), action: Word.optional(), subjectKind: Word.optional(), subject: Word.optional(), from: Instant.optional(), to: Instant.optional(),
      cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(200).default(50),
    }),
    status: 200, reply: JournalPage, refusals: ['invalid-cursor'],
  },
  openEntry: {
    method: 'GET', path: '/api/v1/journal/entries/:number', summary: 'One entry with the rows that it changed', access: 'read-journal',
    params: z.object({ number: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) }), status: 200, reply: OpenedEntry, refusals: ['entry-not-found'],
  },
  getSealHead: {
    method: 'GET', path: '/api/v1/journal/head', summary: 'The last seal as a line that can be kept outside, and how far the seals are behind', access: 'read-journal',
    status: 200, reply: SealHead, refusals: [],
  },
  proveJournal: {
    method: 'GET', path: '/api/v1/journal/proof', summary: 'Goes over the whole journal and all that it tells, as `taizhang verify` does; `head` is a line that was kept', access: 'read-journal',
    query: z.object({ head: z.string().max(300).optional() }), status: 200, reply: Proof, refusals: ['proof-running', 'not-a-head'],
  },
} as const satisfies Record<string, Endpoint>;

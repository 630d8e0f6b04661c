/** The documents that were taken in: shapes that the API, the store and the web share. Safe for the browser. */
import { z } from 'zod';
import type { Reading } from '#reader/model';

export const DocumentFormat = z.enum(['text', 'markdown', 'html', 'docx', 'xlsx', 'pdf', 'ofd', 'doc']);
export type DocumentFormat = z.infer<typeof DocumentFormat>;

export const ReadingMode = z.enum(['received', 'draft']);
export type ReadingMode = z.infer<typeof ReadingMode>;

export const ReadingCounts = z.object({
  tasks: z.int(),
  /** Responsibilities that lead (牵头, also 共同牵头). */
  leads: z.int(),
  deadlines: z.int(),
  /** Of the tasks and of the headings. */
  targets: z.int(),
  findings: z.int(),
});
export type ReadingCounts = z.infer<typeof ReadingCounts>;

export const DocumentSummary = z.object({
  id: z.uuid(),
  /** The file's name as it came. */
  name: z.string(),
  format: DocumentFormat,
  mode: ReadingMode,
  title: z.string().nullable(),
  documentNumber: z.string().nullable(),
  /** `YYYY-MM-DD`, or `YYYY-MM` where the paper does not give the day. */
  issuedOn: z.string().nullable(),
  /** Instants, ISO 8601 in UTC. */
  createdAt: z.string(),
  deletedAt: z.string().nullable(),
  /** The day after which a deleted document is erased with its bytes. */
  erasedAt: z.string().nullable(),
  /** Bytes of the original. */
  size: z.int(),
  /** `sm3:…` of the original. */
  digest: z.string(),
  counts: ReadingCounts,
  /** Of a search: the words around the first place in the text, as the search sees them (folded, without white space), at most 60 characters. */
  snippet: z.string().optional(),
});
export type DocumentSummary = z.infer<typeof DocumentSummary>;

export const DocumentPage = z.object({
  items: z.array(DocumentSummary),
  /** Give it as `cursor` to go on; null at the end. */
  next: z.string().nullable(),
});
export type DocumentPage = z.infer<typeof DocumentPage>;

/** The published reading: spans are code points of `source.text` (`fromPublished` of `#reader` makes UTF-16). */
export const PublishedReading = z.custom<Reading>((value) => typeof value === 'object' && value !== null && (value as Reading).schema === 'taizhang.reading/1')
  .meta({ title: 'taizhang.reading/1', description: 'The published reading; spans are half-open ranges of code points in source.text.' });

export const OpenedDocument = z.object({
  summary: DocumentSummary,
  /** False: the paper alone is shown, since a ledger that was made of it is; what was said over it is its office's. */
  own: z.boolean(),
  reading: PublishedReading,
});
export type OpenedDocument = z.infer<typeof OpenedDocument>;

export const ExportFormat = z.enum(['xlsx', 'docx', 'csv', 'json']);
export type ExportFormat = z.infer<typeof ExportFormat>;

export const ExportForm = z.enum(['ledger', 'responsibility']);
export type ExportForm = z.infer<typeof ExportForm>;

export const Sample = z.object({
  /** The file's name in `samples/`. */
  name: z.string(),
  format: DocumentFormat,
  title: z.string(),
  about: z.object({ zh: z.string(), en: z.string() }),
});
export type Sample = z.infer<typeof Sample>;

/** Days between deleting a document and erasing it with its bytes (docs/decisions/0013). */
export const DAYS_TO_RESTORE = 30;

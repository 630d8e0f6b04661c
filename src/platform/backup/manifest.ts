/** What a backup says of itself. */
import { z } from 'zod';

export const FORMAT = 'taizhang.backup/1';
export const MANIFEST = 'manifest.json';
/** The digest of the manifest, the last member: whatever is altered, one of the digests tells. */
export const SEAL = 'manifest.sm3';

const Digest = z.string().regex(/^sm3:[0-9a-f]{64}$/);

export const Manifest = z.strictObject({
  format: z.literal(FORMAT),
  /** The product's version that wrote it. */
  product: z.string(),
  madeAt: z.iso.datetime(),
  postgres: z.string(),
  schema: z.strictObject({ number: z.int(), migrations: z.array(z.strictObject({ number: z.int(), name: z.string(), digest: z.string() })) }),
  tables: z.array(z.strictObject({
    name: z.string(),
    columns: z.array(z.string()),
    rows: z.int(),
    /** Of the rows as COPY wrote them, unpacked. */
    digest: Digest,
    /** Members of the tar, gzip; together they are the rows. */
    pieces: z.array(z.strictObject({ file: z.string(), bytes: z.int(), digest: Digest })),
  })),
  sequences: z.array(z.strictObject({ name: z.string(), last: z.string().nullable() })),
  /** What rooms say beside their rows: the journal its last seal. */
  notes: z.record(z.string(), z.record(z.string(), z.union([z.string(), z.number(), z.null()]))),
});
export type Manifest = z.infer<typeof Manifest>;

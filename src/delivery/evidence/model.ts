/** What may be given as evidence. Safe for the browser. */
import { z } from 'zod';
import { Day, PaperNumber } from '../model.ts';

const Title = z.string().trim().min(1).max(300);
/** A page that can be opened; no script, no file of this machine. */
const Link = z.url({ protocol: /^https?$/u }).max(2_000);
export const AddEvidence = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('paper'), title: Title, number: PaperNumber.nullable().default(null), issuedOn: Day.nullable().default(null), link: Link.nullable().default(null) }),
  z.strictObject({ kind: z.literal('link'), title: Title, link: Link }),
]);
export const FileAsked = z.object({ name: z.string().trim().min(1).max(200), title: Title.optional(), kind: z.enum(['photo', 'file']).default('file') });

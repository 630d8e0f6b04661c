/** What people are told, and by which ways it leaves the product. Safe for the browser. */
import { z } from 'zod';

/** What a notice can be about; each has its sentence in the web and its line in a digest. */
export const NoticeKind = z.enum(['dispatch-sent', 'dispatch-objected', 'report-submitted', 'report-returned', 'report-passed', 'period-opened', 'due-soon', 'channel-failed', 'mail-failed']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** What it opens. */
export const AboutKind = z.enum(['plan', 'task', 'dispatch', 'assignment', 'period', 'report', 'channel', 'channels']);
export type AboutKind = z.infer<typeof AboutKind>;

const Instant = z.iso.datetime();

export const Notice = z.object({
  id: z.uuid(),
  kind: NoticeKind,
  /** Of the plan, the period or the channel. */
  title: z.string(),
  /** The unit for which it matters: who acts for several sees which. */
  unit: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  count: z.int().nullable(),
  dueOn: z.iso.date().nullable(),
  about: z.object({ kind: AboutKind, id: z.uuid().nullable() }),
  madeAt: Instant,
  readAt: Instant.nullable(),
});
export type Notice = z.infer<typeof Notice>;
export const NoticePage = z.object({ items: z.array(Notice), next: z.string().nullable() });
/** More than this are not counted. */
export const MOST_UNREAD = 99;
export const Unread = z.object({ count: z.int().max(MOST_UNREAD + 1) });

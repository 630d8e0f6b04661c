/** What people are told, and by which ways it leaves the product. Safe for the browser. */
import { z } from 'zod';

/** What a notice can be about; each has its sentence in the web and its line in a digest. */
export const NoticeKind = z.enum(['dispatch-sent', 'dispatch-objected', 'report-submitted', 'report-returned', 'report-passed', 'report-to-accept', 'period-opened', 'request-asked', 'request-decided', 'close-out-asked', 'close-out-decided', 'unlocking-asked', 'unlocking-decided', 'handover-proposed', 'due-soon', 'directive-given', 'channel-failed', 'mail-failed']);
export type NoticeKind = z.infer<typeof NoticeKind>;

/** What it opens. */
export const AboutKind = z.enum(['plan', 'task', 'dispatch', 'assignment', 'period', 'report', 'directive', 'channel', 'channels']);
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

export const ChannelKind = z.enum(['dingtalk', 'wecom', 'feishu']);
export type ChannelKind = z.infer<typeof ChannelKind>;

export const DigestStatus = z.enum(['waiting', 'sending', 'sent', 'failed', 'unknown', 'nothing']);
export type DigestStatus = z.infer<typeof DigestStatus>;
/** A code with a number, such as `answered 502`. */
const Failed = z.string().nullable();

/** A robot in a group of another system. Its address and its secret are never shown. */
export const Channel = z.object({
  id: z.uuid(),
  version: z.int(),
  /** Whose; null: of the whole installation. */
  unit: z.object({ id: z.uuid(), name: z.string() }).nullable(),
  kind: ChannelKind,
  name: z.string(),
  host: z.string(),
  signs: z.boolean(),
  /** Whether titles of plans go along with the counts. */
  titles: z.boolean(),
  enabled: z.boolean(),
  createdAt: Instant,
  lastDigest: z.object({ day: z.iso.date(), status: DigestStatus, failure: Failed, count: z.int() }).nullable(),
  lastTrial: z.object({ at: Instant, failure: Failed }).nullable(),
});
export type Channel = z.infer<typeof Channel>;

export const ChannelName = z.string().trim().min(1).max(40);
export const WebhookAddress = z.string().trim().max(500);
export const WebhookSecret = z.string().trim().min(1).max(200);

/** What leaves by mail, and by what calendar. */
export const Ways = z.object({
  /** Null where no mail server is set. */
  mailFrom: z.string().nullable(),
  /** Whether secrets of channels can be sealed. */
  sealed: z.boolean(),
  digestHour: z.int(),
  /** The year whose holidays no notice has arranged yet: only weekends are left out; null where they are known. */
  holidaysUnknown: z.int().nullable(),
  /** Mails of the last day on which there were any. */
  lastMails: z.object({ day: z.iso.date(), sent: z.int(), failed: z.int(), waiting: z.int() }).nullable(),
});
export type Ways = z.infer<typeof Ways>;
export const ChannelList = z.object({ items: z.array(Channel), ways: Ways });
export const Trial = z.object({ failure: Failed });

export const NoticeSettings = z.object({
  version: z.int(),
  mail: z.enum(['digest', 'none']),
  /** Kinds that stay out of the mail. */
  muted: z.array(NoticeKind),
  /** Where it would go, masked; null: no address. */
  address: z.string().nullable(),
  /** Whether there is a mail server. */
  available: z.boolean(),
});
export type NoticeSettings = z.infer<typeof NoticeSettings>;

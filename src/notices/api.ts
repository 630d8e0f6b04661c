/** The endpoints of the notices room, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Channel, ChannelKind, ChannelList, ChannelName, NoticeKind, NoticePage, NoticeSettings, Trial, Unread, WebhookAddress, WebhookSecret } from './model.ts';

const One = z.object({ id: z.uuid() });
const FORM = ['channel-address-wrong', 'channel-key-missing'] as const;

const Yes = z.enum(['true', 'false']).default('false');

export const endpoints = {
  listNotices: {
    method: 'GET', path: '/api/v1/notices', summary: 'What one was told, newest first', access: 'read-notices',
    query: z.object({ unread: Yes, cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(100).default(50) }), status: 200, reply: NoticePage, refusals: ['own-account-only', 'invalid-cursor'],
  },
  countUnreadNotices: { method: 'GET', path: '/api/v1/notices/unread', summary: 'How many one has not read; more than 99 are told as 100', access: 'read-notices', status: 200, reply: Unread, refusals: ['own-account-only'] },
  markNoticesRead: {
    method: 'POST', path: '/api/v1/notices/read', summary: 'These were read; without ids, all', access: 'read-notices',
    body: z.object({ ids: z.array(z.uuid()).min(1).max(500).nullable().default(null) }), status: 200, reply: Unread, refusals: ['own-account-only'],
  },
  getNoticeSettings: { method: 'GET', path: '/api/v1/notices/settings', summary: 'What one wants to be told by mail', access: 'read-notices', status: 200, reply: NoticeSettings, refusals: ['own-account-only'] },
  changeNoticeSettings: {
    method: 'PUT', path: '/api/v1/notices/settings', summary: 'Change that; nothing was set yet at version 0', access: 'read-notices', ifMatch: true,
    body: z.object({ mail: z.enum(['digest', 'none']), muted: z.array(NoticeKind).max(50) }), status: 200, reply: NoticeSettings, refusals: ['own-account-only', 'stale'],
  },
  listChannels: { method: 'GET', path: '/api/v1/channels', summary: 'Robots to which digests go, and how mail is set up; no address and no secret is shown', access: 'manage-channels', status: 200, reply: ChannelList, refusals: [] },
  openChannel: { method: 'GET', path: '/api/v1/channels/:id', summary: 'One of them', access: 'manage-channels', params: One, status: 200, reply: Channel, refusals: ['channel-not-found'] },
  addChannel: {
    method: 'POST', path: '/api/v1/channels', summary: 'A robot of DingTalk, WeCom or Feishu, of a unit or of the whole installation (null); address and secret are sealed', access: 'manage-channels',
    body: z.object({ unitId: z.uuid().nullable(), kind: ChannelKind, name: ChannelName, address: WebhookAddress, secret: WebhookSecret.nullable().default(null), titles: z.boolean().default(false), enabled: z.boolean().default(true) }),
    status: 201, reply: Channel, refusals: ['no-such-unit', ...FORM],
  },
  changeChannel: {
    method: 'PUT', path: '/api/v1/channels/:id', summary: 'Change it; without an address or a secret these stay', access: 'manage-channels', params: One, ifMatch: true,
    body: z.object({ name: ChannelName, titles: z.boolean(), enabled: z.boolean(), address: WebhookAddress.optional(), secret: WebhookSecret.nullable().optional() }), status: 200, reply: Channel, refusals: ['channel-not-found', ...FORM, 'stale'],
  },
  removeChannel: { method: 'DELETE', path: '/api/v1/channels/:id', summary: 'Nothing goes there any more', access: 'manage-channels', params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: ['channel-not-found', 'stale'] },
  tryChannel: { method: 'POST', path: '/api/v1/channels/:id/try', summary: 'Send a message that says it is a trial; once a minute', access: 'manage-channels', params: One, status: 200, reply: Trial, refusals: ['channel-not-found', 'channel-tried-lately'] },
  tryMail: { method: 'POST', path: '/api/v1/mail/try', summary: 'Send oneself a mail', access: 'manage-channels', status: 200, reply: Trial, refusals: ['own-account-only', 'mail-not-set-up', 'mail-no-address'] },
} as const satisfies Record<string, Endpoint>;

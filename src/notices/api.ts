/** The endpoints of the notices room, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { NoticePage, Unread } from './model.ts';

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
} as const satisfies Record<string, Endpoint>;

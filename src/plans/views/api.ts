import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { SavedView } from '../model.ts';

const One = z.object({ id: z.uuid() });
const View = z.object({ name: z.string().trim().min(1).max(60), query: z.string().max(4_000), shared: z.boolean().default(false) });

export const viewEndpoints = {
  listViews: { method: 'GET', path: '/api/v1/ledger-views', summary: 'Saved views: one\'s own, and those that others share', access: 'read-plans', status: 200, reply: z.array(SavedView), refusals: [] },
  saveView: { method: 'POST', path: '/api/v1/ledger-views', summary: 'Keep a question under a name', access: 'read-plans', body: View, status: 201, reply: SavedView, refusals: ['too-many-views'] },
  changeView: {
    method: 'PUT', path: '/api/v1/ledger-views/:id', summary: 'Change one\'s own view', access: 'read-plans', params: One, ifMatch: true, current: 'openView', body: View, status: 200, reply: SavedView, refusals: ['view-not-found', 'stale'],
  },
  openView: { method: 'GET', path: '/api/v1/ledger-views/:id', summary: 'One view', access: 'read-plans', params: One, status: 200, reply: SavedView, refusals: ['view-not-found'] },
  removeView: { method: 'DELETE', path: '/api/v1/ledger-views/:id', summary: 'Remove one\'s own view', access: 'read-plans', params: One, ifMatch: true, current: 'openView', status: 204, reply: 'nothing', refusals: ['view-not-found', 'stale'] },
} as const satisfies Record<string, Endpoint>;

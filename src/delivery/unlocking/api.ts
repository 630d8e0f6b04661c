/** The endpoints of opening a locked period again, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { AskUnlocking, DecideUnlocking, Unlocking } from './model.ts';

const One = z.object({ id: z.uuid() });
export const unlockingEndpoints = {
  listUnlockings: { method: 'GET', path: '/api/v1/periods/:id/unlockings', summary: 'Who asked for a locked period to be opened again, and what was decided, newest first', access: 'read-delivery', params: One, status: 200, reply: z.array(Unlocking), refusals: ['period-not-found'] },
  readUnlocking: { method: 'GET', path: '/api/v1/unlockings/:id', summary: 'One of them', access: 'read-delivery', params: One, status: 200, reply: Unlocking, refusals: ['unlocking-not-found'] },
  askUnlocking: {
    method: 'POST', path: '/api/v1/periods/:id/unlockings', summary: 'Ask for a locked period to be opened again, with a reason', access: 'report-progress', params: One, body: AskUnlocking, status: 201, reply: Unlocking,
    refusals: ['period-not-found', 'plan-not-in-force', 'period-not-locked', 'period-not-of-yours', 'unlocking-open-already'],
  },
  decideUnlocking: {
    method: 'POST', path: '/api/v1/unlockings/:id/decide', summary: 'Open the period again, or decline: by another than who asked; what is handed in then is late', access: 'decide-requests', ifMatch: true, current: 'readUnlocking', params: One, body: DecideUnlocking, status: 200, reply: Unlocking,
    refusals: ['unlocking-not-found', 'unlocking-decided', 'decides-own-unlocking', 'not-allowed', 'plan-not-in-force', 'period-not-locked', 'stale'],
  },
  takeBackUnlocking: {
    method: 'POST', path: '/api/v1/unlockings/:id/take-back', summary: 'Take back what one asked for and nobody decided', access: 'report-progress', ifMatch: true, current: 'readUnlocking', params: One, status: 200, reply: Unlocking, refusals: ['unlocking-not-found', 'unlocking-decided', 'not-allowed', 'stale'],
  },
} as const satisfies Record<string, Endpoint>;

/** The endpoints of sharing targets out, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { SharedTarget, ShareOut } from './model.ts';

const One = z.object({ id: z.uuid() });

export const sharingEndpoints = {
  openTargetShares: {
    method: 'GET', path: '/api/v1/targets/:id/shares', summary: 'A target with its shares on one level: of the units that owe its task, or of the parts of one assignment', access: 'read-delivery',
    params: One, query: z.object({ parent: z.uuid().optional() }), status: 200, reply: SharedTarget, refusals: ['target-not-found', 'assignment-not-found'],
  },
  shareTargetOut: {
    method: 'PUT', path: '/api/v1/targets/:id/shares', summary: 'Share a target out, with the way to each share: all of one level at once', access: 'answer-dispatch',
    params: One, body: ShareOut, status: 200, reply: SharedTarget,
    refusals: [
      'target-not-found', 'assignment-not-found', 'not-allowed', 'share-of-nobody', 'shared-twice', 'whole-not-shared', 'share-was-reported', 'shares-do-not-sum', 'share-too-weak', 'trajectory-without-days', 'trajectory-without-points',
      'trajectory-backwards', 'point-outside', 'points-out-of-order', 'trajectory-ends-elsewhere', 'stale',
    ],
  },
} as const satisfies Record<string, Endpoint>;

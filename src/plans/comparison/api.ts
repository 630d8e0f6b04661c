/** The endpoints of comparisons, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Implementation, PlanComparison, SharedTarget, TaskKey } from './shapes.ts';

const One = z.object({ id: z.uuid() });

export const comparisonEndpoints = {
  listImplementations: {
    method: 'GET', path: '/api/v1/plans/:id/implementations', summary: 'Which plans this one implements, and which implement it', access: 'read-plans', params: One, status: 200, reply: z.array(Implementation), refusals: ['plan-not-found'],
  },
  linkPlans: {
    method: 'POST', path: '/api/v1/plans/:id/implementations', summary: 'Say that this plan implements an upper one', access: 'edit-plans', params: One, body: z.strictObject({ upperPlanId: z.uuid() }),
    status: 201, reply: Implementation, refusals: ['plan-not-found', 'plan-implements-itself', 'not-allowed'],
  },
  openComparison: {
    method: 'GET', path: '/api/v1/implementations/:id', summary: 'The lower plan held against the upper one', access: 'read-plans', params: One, status: 200, reply: PlanComparison, refusals: ['comparison-not-found', 'document-not-found', 'document-deleted'],
  },
  unlinkPlans: {
    method: 'DELETE', path: '/api/v1/implementations/:id', summary: 'Take back that the plan implements the upper one', access: 'edit-plans', params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: ['comparison-not-found', 'not-allowed', 'stale'],
  },
  sayCounterpart: {
    method: 'PUT', path: '/api/v1/implementations/:id/counterparts/:task', summary: 'Say which lower task answers an upper one, or that none need', access: 'edit-plans', ifMatch: true, current: 'openComparison', params: One.extend({ task: TaskKey }),
    body: z.strictObject({ lowerTask: TaskKey.nullable(), reason: z.string().trim().max(2_000).nullable().default(null) }).refine(({ lowerTask, reason }) => lowerTask !== null || (reason !== null && reason !== ''), { error: 'say why no task need answer it', path: ['reason'] }),
    status: 200, reply: PlanComparison, refusals: ['comparison-not-found', 'task-not-in-plan', 'not-allowed', 'stale'],
  },
  forgetCounterpart: {
    method: 'DELETE', path: '/api/v1/implementations/:id/counterparts/:task', summary: 'Let the words propose again which task answers this one', access: 'edit-plans', ifMatch: true, current: 'openComparison', params: One.extend({ task: TaskKey }),
    status: 200, reply: PlanComparison, refusals: ['comparison-not-found', 'task-not-in-plan', 'not-allowed', 'stale'],
  },
  exportComparison: {
    method: 'GET', path: '/api/v1/implementations/:id/report', summary: 'The comparison as a table', access: 'read-plans', params: One, query: z.object({ format: z.enum(['docx', 'xlsx']).default('docx') }),
    status: 200, reply: 'file', refusals: ['comparison-not-found', 'document-not-found', 'document-deleted', 'cell-too-long'],
  },
  listSharedTargets: {
    method: 'GET', path: '/api/v1/shared-targets', summary: 'Targets that stand in several published plans; those on which they differ first', access: 'read-plans', status: 200, reply: z.array(SharedTarget), refusals: [],
  },
} as const satisfies Record<string, Endpoint>;

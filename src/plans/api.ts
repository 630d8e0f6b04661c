/** The endpoints of the plans room, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { archiveEndpoints } from './archive/api.ts';
import { comparisonEndpoints } from './comparison/api.ts';
import { Asked } from './asked.ts';
import { amendmentEndpoints } from './amendments/api.ts';
import { historyEndpoints } from './history/api.ts';
import { destroyingEndpoints } from './destroying/api.ts';
import { ledgerEndpoints } from './ledger/api.ts';
import { consultationEndpoints } from './consultation/api.ts';
import { AmendedTask, BulkChange, Day, Draft, Group, GroupBy, OpenedTask, Plan, PlanPage, PlanStatus, Reason, SignOff, StepTaken, TaskChanges, TaskPage } from './model.ts';
import { viewEndpoints } from './views/api.ts';

const One = z.object({ id: z.uuid() });
const Cursor = z.string().max(600).optional();
const Title = z.string().trim().min(1).max(300);

/** Why, and from which day it holds; without one, from today. */
const Because = z.object({ reason: Reason, on: Day.nullable().default(null) });
/** Names of units that the tree lacks, which a person wants written as they stand. */
const asWritten = z.array(z.string().trim().min(1).max(200)).max(500).default([]);
const NAMING = ['unit-not-found', 'unit-not-in-tree', 'day-implausible'] as const;

export const endpoints = {
  listPlans: {
    method: 'GET', path: '/api/v1/plans', summary: 'Plans, newest first', access: 'read-plans',
    query: z.object({ status: PlanStatus.optional(), document: z.uuid().optional(), cursor: Cursor, limit: z.coerce.number().int().min(1).max(200).default(50) }),
    status: 200, reply: PlanPage, refusals: ['invalid-cursor'],
  },
  draftPlan: {
    method: 'POST', path: '/api/v1/plans', summary: 'A plan to be, from a checked document', access: 'edit-plans',
    body: z.object({ documentId: z.uuid(), ownerUnitId: z.uuid().nullable().default(null), title: Title.optional(), periodFrom: Day.nullable().default(null), periodTo: Day.nullable().default(null) }),
    status: 201, reply: Plan, refusals: ['document-not-found', 'document-deleted', 'unit-not-found', 'not-allowed', 'period-backwards', 'no-tasks-in-document', 'document-has-plan'],
  },
  openPlan: {
    method: 'GET', path: '/api/v1/plans/:id', summary: 'One plan, and what may be done with it now', access: 'read-plans', params: One, status: 200, reply: Plan, refusals: ['plan-not-found', 'plan-destroyed'],
  },
  editPlan: {
    method: 'PATCH', path: '/api/v1/plans/:id', summary: 'Change title, owner or period before it is published', access: 'edit-plans', params: One, ifMatch: true,
    body: z.object({ title: Title, ownerUnitId: z.uuid().nullable(), periodFrom: Day.nullable(), periodTo: Day.nullable() }).partial().strict(),
    status: 200, reply: Plan, refusals: ['plan-not-found', 'not-allowed', 'not-possible-now', 'unit-not-found', 'period-backwards', 'stale'],
  },
  discardPlan: {
    method: 'DELETE', path: '/api/v1/plans/:id', summary: 'Let a draft go', access: 'edit-plans', params: One, ifMatch: true, status: 204, reply: 'nothing', refusals: ['plan-not-found', 'not-allowed', 'not-possible-now', 'plan-was-consulted', 'stale'],
  },
  lookOverDraft: {
    method: 'GET', path: '/api/v1/plans/:id/draft', summary: 'What publishing would make, and what stands in the way', access: 'publish-plans', params: One, status: 200, reply: Draft,
    refusals: ['plan-not-found', 'not-allowed', 'not-possible-now', 'document-not-found', 'document-deleted'],
  },
  publishPlan: {
    method: 'POST', path: '/api/v1/plans/:id/publish', summary: 'Publish, with who signed, when and under which number; pressed twice it publishes once', access: 'publish-plans', params: One, ifMatch: true, current: 'openPlan',
    body: z.object({ signOff: SignOff, overrides: z.array(z.object({ key: z.string().max(200), reason: Reason })).max(500).default([]) }),
    status: 200, reply: Plan, refusals: ['plan-not-found', 'not-allowed', 'not-possible-now', 'sign-off-in-future', 'findings-open', 'no-tasks-in-document', 'document-not-found', 'document-deleted', 'stale'],
  },
  withdrawPlan: {
    method: 'POST', path: '/api/v1/plans/:id/withdraw', summary: 'Withdraw what was issued, with a reason; it stays to be seen', access: 'withdraw-plans', params: One, ifMatch: true, current: 'openPlan', body: z.object({ reason: Reason }),
    status: 200, reply: Plan, refusals: ['plan-not-found', 'not-allowed', 'not-possible-now', 'stale'],
  },
  listTasks: {
    method: 'GET', path: '/api/v1/tasks', summary: 'Tasks of all published plans that the caller may see', access: 'read-plans',
    query: z.object({ ...Asked, sort: z.enum(['due', '-due', 'plan']).default('due'), cursor: Cursor, limit: z.coerce.number().int().min(1).max(500).default(100) }),
    status: 200, reply: TaskPage, refusals: ['invalid-cursor'],
  },
  countTasks: {
    method: 'GET', path: '/api/v1/tasks/counts', summary: 'How many tasks, in groups', access: 'read-plans', query: z.object({ ...Asked, by: GroupBy.default('none') }), status: 200, reply: z.array(Group), refusals: [],
  },
  openTask: {
    method: 'GET', path: '/api/v1/tasks/:id', summary: 'One task with its words, all who ever answered for it, its deadlines and targets', access: 'read-plans', params: One, status: 200, reply: OpenedTask, refusals: ['task-not-found'],
  },
  ...ledgerEndpoints,
  ...historyEndpoints,
  ...amendmentEndpoints,
  ...viewEndpoints,
  ...consultationEndpoints,
  ...comparisonEndpoints,
  ...archiveEndpoints,
  ...destroyingEndpoints,
  amendTask: {
    method: 'PATCH', path: '/api/v1/tasks/:id', summary: 'Amend a published task, with a reason and the day from which it holds', access: 'amend-plans', params: One, ifMatch: true,
    body: Because.extend({ changes: TaskChanges, asWritten }), status: 200, reply: AmendedTask,
    refusals: [...NAMING, 'task-not-found', 'not-allowed', 'not-possible-now', 'task-withdrawn', 'nothing-changed', 'effective-in-future', 'effective-too-early', 'workstream-not-found', 'parent-not-possible', 'stale'],
  },
  withdrawTask: {
    method: 'POST', path: '/api/v1/tasks/:id/withdraw', summary: 'Withdraw a task with all that stands under it; it stays to be seen', access: 'amend-plans', params: One, ifMatch: true, current: 'openTask',
    body: Because, status: 200, reply: AmendedTask, refusals: ['task-not-found', 'not-allowed', 'not-possible-now', 'task-withdrawn', 'effective-in-future', 'stale'],
  },
  addTask: {
    method: 'POST', path: '/api/v1/plans/:id/tasks', summary: 'Add a task that no paper had', access: 'amend-plans', params: One,
    body: Because.extend({ task: TaskChanges.required({ text: true }), asWritten }), status: 201, reply: AmendedTask,
    refusals: [...NAMING, 'plan-not-found', 'not-allowed', 'not-possible-now', 'effective-in-future', 'workstream-not-found', 'parent-not-possible'],
  },
  amendTasks: {
    method: 'POST', path: '/api/v1/tasks/amend', summary: 'The same change of many tasks, as one step', access: 'amend-plans',
    body: Because.extend({ tasks: z.array(z.object({ id: z.uuid(), version: z.int() })).min(1).max(2_000), change: BulkChange, asWritten }), status: 200, reply: StepTaken,
    refusals: [...NAMING, 'task-not-found', 'not-allowed', 'not-possible-now', 'task-withdrawn', 'nothing-changed', 'effective-in-future', 'effective-too-early', 'workstream-not-found', 'stale'],
  },
  undoLedgerStep: {
    method: 'POST', path: '/api/v1/ledger-steps/:id/undo', summary: 'Take a step back, where nobody went on from it', access: 'amend-plans', params: One, status: 200, reply: StepTaken,
    refusals: ['step-not-found', 'step-undone', 'step-overtaken', 'not-allowed', 'not-possible-now', 'stale'],
  },
} as const satisfies Record<string, Endpoint>;

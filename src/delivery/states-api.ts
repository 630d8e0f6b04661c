/** The endpoints of states, totals, views, exports and reminders, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { Day, ProblemKind, Standing } from './model.ts';
import { EvidenceState, OpenedOwed, OwedPage, PaceState, TaskStates, TimeState, UnitSheet } from './owed/model.ts';
import { Noted, ProposalList, Release, Released, Reminder, ReminderPage, Rung } from './reminders/model.ts';
import { AimTotal, Totals } from './totals/model.ts';
import { AimCourse, DueCalendar, Glance, Matrix, Timeline } from './views/model.ts';

const One = z.object({ id: z.uuid() });
const Cursor = z.string().max(600).optional();
const Id = z.uuid().optional();
/** Several in one parameter, with commas. */
const several = <T extends z.ZodType<string, string>>(one: T) => z.string().max(4_000).transform((text) => text.split(',')).pipe(z.array(one).min(1).max(100)).optional();

export const stateEndpoints = {
  listOwed: {
    method: 'GET', path: '/api/v1/delivery/owed', summary: 'What units owe, soonest first, each with its four states and why', access: 'read-delivery',
    query: z.object({
      plan: Id, task: Id, unit: Id, under: Id, workstream: Id, target: Id, time: several(TimeState), pace: PaceState.optional(), evidence: EvidenceState.optional(), standing: Standing.optional(), problem: ProblemKind.optional(), reported: z.enum(['yes', 'no']).optional(),
      text: z.string().max(200).optional(), cursor: Cursor, limit: z.coerce.number().int().min(1).max(500).default(100),
    }),
    status: 200, reply: OwedPage, refusals: ['invalid-cursor'],
  },
  openOwed: { method: 'GET', path: '/api/v1/delivery/owed/:id', summary: 'One line: its states with their grounds, trajectory against actual, steps, reports', access: 'read-delivery', params: One, status: 200, reply: OpenedOwed, refusals: ['assignment-not-found'] },
  listTaskStates: {
    method: 'GET', path: '/api/v1/delivery/task-states', summary: 'Of each task, how many of those who owe it stand in each state', access: 'read-delivery', query: z.object({ plan: Id, tasks: several(z.uuid()) }).refine(({ plan, tasks }) => plan !== undefined || tasks !== undefined),
    status: 200, reply: z.array(TaskStates), refusals: ['plan-not-found'],
  },
  listUnitSheets: {
    method: 'GET', path: '/api/v1/delivery/units', summary: 'Of units, what they and those below them owe over all plans: the sheet of a leader\'s counties', access: 'read-delivery', query: z.object({ units: z.string().max(4_000).transform((text) => text.split(',')).pipe(z.array(z.uuid()).min(1).max(100)) }),
    status: 200, reply: z.array(UnitSheet), refusals: [],
  },
  openTotals: {
    method: 'GET', path: '/api/v1/plans/:id/delivery/totals', summary: 'Totals by unit and by workstream, for a period; who is missing stands beside every number', access: 'read-delivery', params: One,
    query: z.object({ period: Id, under: Id, levels: z.enum(['next', 'all']).default('next') }), status: 200, reply: Totals, refusals: ['plan-not-found', 'period-not-found'],
  },
  listAimTotals: { method: 'GET', path: '/api/v1/plans/:id/delivery/aims', summary: 'Each target over all shares of it: shared out, reported, and who is missing', access: 'read-delivery', params: One, query: z.object({ under: Id, period: Id }), status: 200, reply: z.array(AimTotal), refusals: ['plan-not-found', 'period-not-found'] },
  openMatrix: { method: 'GET', path: '/api/v1/plans/:id/delivery/matrix', summary: 'Units × tasks with their states', access: 'read-delivery', params: One, query: z.object({ under: Id }), status: 200, reply: Matrix, refusals: ['plan-not-found'] },
  openTimeline: { method: 'GET', path: '/api/v1/plans/:id/delivery/timeline', summary: 'The tasks of a plan along time, with phases and milestones', access: 'read-delivery', params: One, status: 200, reply: Timeline, refusals: ['plan-not-found'] },
  listAimCourses: { method: 'GET', path: '/api/v1/plans/:id/delivery/courses', summary: 'Each target along the periods: expected and actual, and how many are missing', access: 'read-delivery', params: One, status: 200, reply: z.array(AimCourse), refusals: ['plan-not-found'] },
  exportDelivery: {
    method: 'GET', path: '/api/v1/plans/:id/delivery/export', summary: 'The lines, the totals or the matrix of a plan as a file', access: 'read-delivery', params: One,
    query: z.object({ what: z.enum(['list', 'totals', 'matrix']).default('list'), format: z.enum(['xlsx', 'docx', 'csv']), period: Id, under: Id }), status: 200, reply: 'file', refusals: ['plan-not-found', 'period-not-found', 'nothing-owed', 'too-many-to-export', 'cell-too-long'],
  },
  listDue: { method: 'GET', path: '/api/v1/delivery/due', summary: 'What is due between two days: deadlines, phases and milestones, reports', access: 'read-delivery', query: z.object({ from: Day, to: Day }), status: 200, reply: DueCalendar, refusals: ['range-backwards', 'range-too-long'] },
  openGlance: { method: 'GET', path: '/api/v1/delivery/glance', summary: 'Three short lists: what will be missed, what is stuck and on what, what changed since a day, or since one last looked', access: 'read-delivery', query: z.object({ since: Day.optional() }), status: 200, reply: Glance, refusals: [] },
  noteLook: { method: 'POST', path: '/api/v1/delivery/glance/look', summary: 'One has looked today: kept for oneself, as a day, and shown to nobody else', access: 'read-delivery', status: 204, reply: 'nothing', refusals: [] },
  listProposals: {
    method: 'GET', path: '/api/v1/delivery/reminders/proposed', summary: 'Who might be reminded of what, by the next rung of the soft ladder; nothing goes out by itself', access: 'release-reminders', query: z.object({ plan: Id, rung: Rung.optional() }), status: 200, reply: ProposalList, refusals: [],
  },
  releaseReminders: { method: 'POST', path: '/api/v1/delivery/reminders', summary: 'Release reminders that are proposed, all of them or none', access: 'release-reminders', body: Release, status: 201, reply: Released, refusals: ['assignment-not-found', 'rung-not-proposed', 'stale'] },
  listReminders: { method: 'GET', path: '/api/v1/delivery/reminders', summary: 'Reminders that were released, newest first', access: 'release-reminders', query: z.object({ plan: Id, assignment: Id, cursor: Cursor, limit: z.coerce.number().int().min(1).max(200).default(50) }), status: 200, reply: ReminderPage, refusals: ['invalid-cursor'] },
  openReminder: { method: 'GET', path: '/api/v1/delivery/reminders/:id', summary: 'One released reminder', access: 'release-reminders', params: One, status: 200, reply: Reminder, refusals: ['reminder-not-found'] },
  noteReminder: { method: 'PATCH', path: '/api/v1/delivery/reminders/:id', summary: 'Record the number of its paper, or with whom one spoke', access: 'release-reminders', params: One, ifMatch: true, body: Noted, status: 200, reply: Reminder, refusals: ['reminder-not-found', 'reminder-taken-back', 'stale'] },
  takeBackReminder: { method: 'POST', path: '/api/v1/delivery/reminders/:id/take-back', summary: 'Take back what was released by mistake; it stays to be seen', access: 'release-reminders', params: One, ifMatch: true, current: 'openReminder', status: 200, reply: Reminder, refusals: ['reminder-not-found', 'reminder-taken-back', 'stale'] },
} as const satisfies Record<string, Endpoint>;

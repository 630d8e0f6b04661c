/** A row of an assignment as lists show it, with what this caller may do. Pure. */
import type { Caller } from '#platform';
import { actionsOf, mayRecord } from '../allowed.ts';
import type { Assignment } from '../model.ts';
import { dayOrNull } from '../room.ts';
import type { AssignmentRow } from './store.ts';

export function shown(caller: Caller, row: AssignmentRow): Assignment {
  return {
    id: row.id, dispatchId: row.dispatch_id, planId: row.plan_id, planTitle: row.plan_title, taskId: row.task_id, parentId: row.parent_id, taskNumber: row.task_number, taskTitle: row.task_title, taskText: row.task_text,
    taskKind: row.task_kind as Assignment['taskKind'], unitId: row.unit_id, unitName: row.unit_name, role: row.role as Assignment['role'], title: row.title, position: row.position, dueOn: dayOrNull(row.due_on),
    officeUnitId: row.office_unit_id, officeName: row.office_name, person: row.person, status: row.status as Assignment['status'], objection: row.objection, reason: row.reason, answeredOn: row.answered_on, answerNumber: row.answer_number,
    closedOn: row.closed_on, version: row.version, fromUnitId: row.parent_unit_id ?? row.from_unit_id, fromUnitName: row.from_name, channel: row.channel as Assignment['channel'], dispatchNumber: row.dispatch_number, dispatchedOn: row.dispatched_on, answerBy: row.answer_by,
    since: sinceOf(row), taskDueOn: dayOrNull(row.task_due_on), parts: row.parts, evidence: row.evidence as Assignment['evidence'], standing: row.standing as Assignment['standing'], problemKind: row.problem_kind as Assignment['problemKind'], reportedOn: row.reported_on,
    actions: actionsOf(caller, row), onBehalf: (row.status === 'sent' || row.status === 'objected') && mayRecord(caller, row),
  };
}

/** By versions: the ledger's task goes up with every step on it, and an assignment keeps the one that it was made from. */
export function sinceOf({ status, plan_status, task_status, task_now, task_version }: Pick<AssignmentRow, 'status' | 'plan_status' | 'task_status' | 'task_now' | 'task_version'>): Assignment['since'] {
  if (status === 'withdrawn' || status === 'closed') return 'same';
  if (plan_status === 'withdrawn' || task_status === 'withdrawn') return 'withdrawn';
  return task_now === task_version ? 'same' : 'amended';
}

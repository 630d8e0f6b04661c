/** The endpoints of the checking desk, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { AcceptCells, AddCell, CellKey, CellReply, Checking, CorrectCell, DivideTask, JoinTask, OwnerKey, PublishedChecked, RemoveCell, RereadComparison, RereadOffer, SettleFinding, Settlement, StepReply } from './shapes.ts';

const One = z.object({ id: z.uuid() });
const Cell = z.object({ id: z.uuid(), cell: CellKey });
const Finding = z.object({ id: z.uuid(), finding: z.string().regex(/^[0-9a-z]{14}\.\d{1,6}$/) });
const Task = z.object({ id: z.uuid(), owner: OwnerKey });
const there = ['document-not-found', 'document-deleted'] as const;
const changed = [...there, 'cell-not-found'] as const;

export const checkingEndpoints = {
  listCorrections: {
    method: 'GET', path: '/api/v1/documents/:id/corrections', summary: 'Every layer on a document, settled findings, and what a newer reader offers', access: 'read-documents',
    params: One, query: z.object({ known: z.coerce.number().int().min(0).optional() }), status: 200, reply: Checking, refusals: there,
  },
  getChecked: {
    method: 'GET', path: '/api/v1/documents/:id/checked', summary: 'The checked reading: the reading with its corrections laid over it, each cell with its state', access: 'read-documents',
    params: One, status: 200, reply: PublishedChecked, refusals: there,
  },
  getCell: {
    method: 'GET', path: '/api/v1/documents/:id/cells/:cell', summary: 'One cell with its layers', access: 'read-documents',
    params: Cell, status: 200, reply: CellReply, refusals: [...there, 'cell-not-found'],
  },
  correctCell: {
    method: 'PUT', path: '/api/v1/documents/:id/cells/:cell', summary: 'Put a value in place of what was read, with the words it rests on or the reason for it', access: 'check-documents', ifMatch: true,
    params: Cell, body: CorrectCell, status: 200, reply: CellReply, refusals: [...changed, 'value-unfit', 'day-implausible', 'words-outside', 'reason-needed', 'words-lack-unit'],
  },
  removeCell: {
    method: 'DELETE', path: '/api/v1/documents/:id/cells/:cell', summary: 'Take an item or a task out of the checked reading, with a way back', access: 'check-documents', ifMatch: true,
    params: Cell, query: RemoveCell, status: 200, reply: CellReply, refusals: [...changed, 'cell-stays'],
  },
  undoCell: {
    method: 'POST', path: '/api/v1/documents/:id/cells/:cell/undo', summary: 'Take the uppermost layer of a cell back', access: 'check-documents', ifMatch: true, current: 'getCell',
    params: Cell, status: 200, reply: CellReply, refusals: [...changed, 'nothing-to-undo'],
  },
  addCell: {
    method: 'POST', path: '/api/v1/documents/:id/cells', summary: 'Add a unit, a deadline, a target or a whole task', access: 'check-documents',
    params: One, body: AddCell, status: 201, reply: CellReply, refusals: [...there, 'cell-not-found', 'value-unfit', 'day-implausible', 'words-outside', 'reason-needed', 'words-lack-unit', 'already-there'],
  },
  acceptCells: {
    method: 'POST', path: '/api/v1/documents/:id/accept', summary: 'Say that what was read is right: one cell, a row, or all of a kind, at one stroke; each with the version that was seen', access: 'check-documents',
    params: One, body: AcceptCells, status: 200, reply: StepReply, refusals: [...there, 'cell-not-found', 'cells-moved', 'nothing-proposed'],
  },
  divideTask: {
    method: 'POST', path: '/api/v1/documents/:id/tasks/:owner/divide', summary: 'Make two tasks of one, at one stroke; units stand in both, deadlines and targets go with their words', access: 'check-documents',
    params: Task, body: DivideTask, status: 200, reply: StepReply, refusals: [...there, 'cell-not-found', 'cells-moved', 'words-outside'],
  },
  joinTask: {
    method: 'POST', path: '/api/v1/documents/:id/tasks/:owner/join', summary: 'Make one task of two that follow each other, at one stroke', access: 'check-documents',
    params: Task, body: JoinTask, status: 200, reply: StepReply, refusals: [...there, 'cell-not-found', 'cells-moved'],
  },
  undoStep: {
    method: 'POST', path: '/api/v1/documents/:id/steps/:step/undo', summary: 'Take back what was done at one stroke', access: 'check-documents',
    params: z.object({ id: z.uuid(), step: z.uuid() }), status: 200, reply: StepReply, refusals: [...there, 'nothing-to-undo', 'cells-moved'],
  },
  getSettlement: {
    method: 'GET', path: '/api/v1/documents/:id/findings/:finding', summary: 'What became of a finding', access: 'read-documents',
    params: Finding, status: 200, reply: Settlement, refusals: [...there, 'finding-not-found'],
  },
  settleFinding: {
    method: 'PUT', path: '/api/v1/documents/:id/findings/:finding', summary: 'Settle a finding: mended, as issued, not a fault; or open it again', access: 'check-documents', ifMatch: true,
    params: Finding, body: SettleFinding, status: 200, reply: Settlement, refusals: [...there, 'finding-not-found'],
  },
  readAgain: {
    method: 'POST', path: '/api/v1/documents/:id/reread', summary: 'Read the kept file again with the reader of today; what it makes of it is kept beside the reading that counts', access: 'check-documents',
    params: One, status: 200, reply: RereadOffer, refusals: [...there, 'took-too-long', 'out-of-memory', 'too-busy'],
  },
  getReread: {
    method: 'GET', path: '/api/v1/documents/:id/reread', summary: 'What the newer reading would change, cell by cell, with what becomes of corrections', access: 'read-documents',
    params: One, status: 200, reply: RereadComparison, refusals: [...there, 'reread-not-found'],
  },
  acceptReread: {
    method: 'POST', path: '/api/v1/documents/:id/reread/accept', summary: 'Let the newer reading count; corrections are carried over, the older reading is kept', access: 'check-documents', ifMatch: true, current: 'getReread',
    params: One, status: 200, reply: RereadOffer, refusals: [...there, 'reread-not-found', 'reread-decided'],
  },
  leaveReread: {
    method: 'POST', path: '/api/v1/documents/:id/reread/leave', summary: 'Let the reading stay as it is, or, where the newer one counts already, go back to the older', access: 'check-documents', ifMatch: true, current: 'getReread',
    params: One, status: 200, reply: RereadOffer, refusals: [...there, 'reread-not-found', 'reread-decided'],
  },
} as const satisfies Record<string, Endpoint>;

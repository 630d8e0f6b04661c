/** The endpoints of consultation, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { AdoptedOpinion, Consultation, ConsultedUnit, Decide, OpenConsultation, Opinion, RecordAnswer, RecordSent, SayCarriedOut } from './model.ts';

const One = z.object({ id: z.uuid() });

export const consultationEndpoints = {
  listConsultations: {
    method: 'GET', path: '/api/v1/plans/:id/consultations', summary: 'The rounds in which opinions on a plan\'s draft were asked for, newest first', access: 'read-plans',
    params: One, status: 200, reply: z.array(Consultation), refusals: ['plan-not-found'],
  },
  listAdopted: {
    method: 'GET', path: '/api/v1/plans/:id/adopted', summary: 'Opinions that were adopted, where their tasks stand, and whether the draft has changed there since it went out', access: 'read-plans',
    params: One, status: 200, reply: z.array(AdoptedOpinion), refusals: ['plan-not-found'],
  },
  openConsultation: {
    method: 'POST', path: '/api/v1/plans/:id/consultations', summary: 'Ask the units that the draft names; If-Match is the plan\'s version', access: 'consult-units', ifMatch: true, current: 'openPlan',
    params: One, body: OpenConsultation, status: 201, reply: Consultation, refusals: ['plan-not-found', 'not-possible-now', 'no-unit-named', 'unit-not-named', 'answer-day-past', 'stale'],
  },
  openConsultationRound: {
    method: 'GET', path: '/api/v1/consultations/:id', summary: 'One round with its units and opinions', access: 'read-plans',
    params: One, status: 200, reply: Consultation, refusals: ['consultation-not-found'],
  },
  closeConsultation: {
    method: 'POST', path: '/api/v1/consultations/:id/close', summary: 'End a round: every opinion is decided, and the draft may be worked on', access: 'consult-units', ifMatch: true, current: 'openConsultationRound',
    params: One, status: 200, reply: Consultation, refusals: ['consultation-not-found', 'not-allowed', 'consultation-closed', 'opinions-undecided', 'stale'],
  },
  readConsultedUnit: {
    method: 'GET', path: '/api/v1/consulted-units/:id', summary: 'One unit that was asked, with its opinions', access: 'read-plans',
    params: One, status: 200, reply: ConsultedUnit, refusals: ['consultation-not-found'],
  },
  listConsultedTasks: {
    method: 'GET', path: '/api/v1/consulted-units/:id/tasks', summary: 'The tasks of the draft as it went out, those of the unit first', access: 'read-plans',
    params: One, status: 200, reply: z.array(z.object({ key: z.string(), about: z.string() })), refusals: ['consultation-not-found'],
  },
  recordSent: {
    method: 'PUT', path: '/api/v1/consulted-units/:id/sent', summary: 'Record number and day of the letter that went out', access: 'consult-units', ifMatch: true, current: 'readConsultedUnit',
    params: One, body: RecordSent, status: 200, reply: ConsultedUnit, refusals: ['consultation-not-found', 'consultation-closed', 'stale'],
  },
  recordAnswer: {
    method: 'PUT', path: '/api/v1/consulted-units/:id/answer', summary: 'Record what a unit answered, by the number of its letter; opinions that nobody decided yet are replaced', access: 'consult-units', ifMatch: true, current: 'readConsultedUnit',
    params: One, body: RecordAnswer, status: 200, reply: ConsultedUnit, refusals: ['consultation-not-found', 'consultation-closed', 'opinions-decided', 'task-not-in-draft', 'stale'],
  },
  readOpinion: {
    method: 'GET', path: '/api/v1/opinions/:id', summary: 'One opinion', access: 'read-plans',
    params: One, status: 200, reply: Opinion, refusals: ['consultation-not-found'],
  },
  decideOpinion: {
    method: 'PUT', path: '/api/v1/opinions/:id/decision', summary: 'Adopt an opinion, in whole or part, or decline it with a reason', access: 'consult-units', ifMatch: true, current: 'readOpinion',
    params: One, body: Decide, status: 200, reply: Opinion, refusals: ['consultation-not-found', 'not-allowed', 'consultation-closed', 'stale'],
  },
  sayCarriedOut: {
    method: 'PUT', path: '/api/v1/opinions/:id/carried-out', summary: 'Say that the draft was changed as an adopted opinion asks, or that it was not yet; of an opinion on the whole draft nothing else tells it', access: 'consult-units', ifMatch: true, current: 'readOpinion',
    params: One, body: SayCarriedOut, status: 200, reply: Opinion, refusals: ['consultation-not-found', 'not-allowed', 'opinion-not-adopted', 'stale'],
  },
  consultationLetter: {
    method: 'GET', path: '/api/v1/consulted-units/:id/letter', summary: 'The letter to one unit with its rows of the draft (.docx)', access: 'consult-units',
    params: One, status: 200, reply: 'file', refusals: ['consultation-not-found', 'unit-not-in-reading'],
  },
  consultationLetters: {
    method: 'GET', path: '/api/v1/consultations/:id/letters', summary: 'The letters to all units of a round (.zip)', access: 'consult-units',
    params: One, status: 200, reply: 'file', refusals: ['consultation-not-found', 'unit-not-in-reading'],
  },
  adoptionTable: {
    method: 'GET', path: '/api/v1/consultations/:id/adoption', summary: 'The table of what was adopted', access: 'read-plans',
    params: One, query: z.object({ format: z.enum(['docx', 'xlsx']).default('docx') }), status: 200, reply: 'file', refusals: ['consultation-not-found', 'cell-too-long'],
  },
  nextDraft: {
    method: 'GET', path: '/api/v1/consultations/:id/next-draft', summary: 'The draft as it is now, its changes since this round marked (.docx)', access: 'read-plans',
    params: One, status: 200, reply: 'file', refusals: ['consultation-not-found', 'document-not-found', 'document-deleted'],
  },
} as const satisfies Record<string, Endpoint>;

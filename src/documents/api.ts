/** The endpoints of the documents room, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { checkingEndpoints } from './checking/endpoints.ts';
import { DocumentPage, DocumentSummary, ExportForm, ExportFormat, OpenedDocument, ReadingMode, Sample } from './model.ts';

const One = z.object({ id: z.uuid() });
/** A file's name, not a path. */
const Name = z.string().min(1).max(255).regex(/^[^\u0000-\u001f\u007f/\\]+$/u);
/** Without a form: the one that suits the document. */
const Export = { format: ExportFormat, form: ExportForm.optional() };

export const endpoints = {
  ...checkingEndpoints,
  listDocuments: {
    method: 'GET', path: '/api/v1/documents', summary: 'Kept documents, newest first; query searches name, title, number and text', access: 'read-documents',
    query: z.object({
      query: z.string().max(100).default(''),
      cursor: z.string().max(200).optional(),
      limit: z.coerce.number().int().min(1).max(100).default(50),
      deleted: z.enum(['true', 'false']).default('false'),
    }),
    status: 200, reply: DocumentPage, refusals: ['invalid-cursor'],
  },
  addDocument: {
    method: 'POST', path: '/api/v1/documents', summary: 'Take in a file: it is read, then kept with its reading; a refused file is not kept', access: 'add-documents',
    query: z.object({ name: Name, mode: ReadingMode.default('received'), unitId: z.uuid().optional() }),
    body: 'bytes', status: 201, reply: DocumentSummary, refusals: ['no-such-unit', 'took-too-long', 'out-of-memory', 'too-busy'],
  },
  openDocument: {
    method: 'GET', path: '/api/v1/documents/:id', summary: 'One document with its reading', access: 'read-documents',
    params: One, status: 200, reply: OpenedDocument, refusals: ['document-not-found', 'document-deleted'],
  },
  downloadOriginal: {
    method: 'GET', path: '/api/v1/documents/:id/original', summary: 'The file as it came', access: 'read-documents',
    params: One, status: 200, reply: 'file', refusals: ['document-not-found', 'document-deleted'],
  },
  exportDocument: {
    method: 'GET', path: '/api/v1/documents/:id/export', summary: 'The reading as a file, whole or the extract of one unit', access: 'read-documents',
    params: One, query: z.object({ ...Export, unit: z.string().min(1).max(200).optional() }),
    status: 200, reply: 'file', refusals: ['document-not-found', 'document-deleted', 'unit-not-in-reading', 'no-tasks-to-export', 'cell-too-long', 'took-too-long', 'out-of-memory', 'too-busy'],
  },
  exportDraft: {
    method: 'POST', path: '/api/v1/drafts/export', summary: 'A draft that is not kept, read and written as a file', access: 'anyone',
    query: z.object({ ...Export, name: Name.default('draft.txt') }),
    body: 'text', status: 200, reply: 'file', refusals: ['no-tasks-to-export', 'cell-too-long', 'took-too-long', 'out-of-memory', 'too-busy'],
  },
  deleteDocument: {
    method: 'DELETE', path: '/api/v1/documents/:id', summary: 'Delete, with a way back for 30 days', access: 'delete-documents',
    params: One, status: 204, reply: 'nothing', refusals: ['document-not-found', 'document-in-use'],
  },
  destroyDocument: {
    method: 'POST', path: '/api/v1/documents/:id/destroy', summary: 'Destroy an upload that turned out to be secret, at once and for good: bytes, reading and search text; only the entry remains', access: 'destroy-documents',
    params: One, body: z.object({ reason: z.string().trim().min(1).max(500) }), status: 204, reply: 'nothing', refusals: ['document-not-found', 'document-in-use', 'document-kept-elsewhere', 'told-otherwise'],
  },
  restoreDocument: {
    method: 'POST', path: '/api/v1/documents/:id/restore', summary: 'Take a deleted document back', access: 'delete-documents',
    params: One, status: 200, reply: DocumentSummary, refusals: ['document-not-found'],
  },
  listSamples: {
    method: 'GET', path: '/api/v1/samples', summary: 'Sample documents of invented places', access: 'signed-in',
    status: 200, reply: z.array(Sample), refusals: [],
  },
  addSample: {
    method: 'POST', path: '/api/v1/samples/:name', summary: 'Take in a sample document', access: 'add-documents',
    params: z.object({ name: Name }), status: 201, reply: DocumentSummary, refusals: ['sample-not-found', 'took-too-long', 'out-of-memory', 'too-busy'],
  },
} as const satisfies Record<string, Endpoint>;

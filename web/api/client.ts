/** What the web asks the server. Paths and shapes are those of `#documents/api`; only their types come here, not its code. */
import type { Problem as Answer } from '#platform/endpoint';
import type { endpoints } from '#documents/api';
import type { DocumentPage, DocumentSummary, ExportForm, ExportFormat, OpenedDocument, ReadingMode, Sample } from '#documents/model';

type Endpoints = typeof endpoints;
const PATHS = {
  listDocuments: '/api/v1/documents',
  addDocument: '/api/v1/documents',
  openDocument: '/api/v1/documents/:id',
  downloadOriginal: '/api/v1/documents/:id/original',
  exportDocument: '/api/v1/documents/:id/export',
  exportDraft: '/api/v1/drafts/export',
  deleteDocument: '/api/v1/documents/:id',
  restoreDocument: '/api/v1/documents/:id/restore',
  listSamples: '/api/v1/samples',
  addSample: '/api/v1/samples/:name',
} as const satisfies { [Name in keyof Endpoints]: Endpoints[Name]['path'] };

/** A refusal as the server words it (problem+json), or, with status 0, a failure to reach it. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly status: number;
  /** What, where and how to mend it; null where the answer held no sentence. */
  readonly sentence: { readonly zh: string; readonly en: string } | null;
  /** Under this the server's log tells more. */
  readonly id: string | null;

  constructor(status: number, answer: unknown) {
    const { sentence, id, code } = (typeof answer === 'object' && answer !== null ? answer : {}) as Partial<Answer>;
    super(code ?? String(status));
    this.status = status;
    this.sentence = sentence ?? null;
    this.id = id ?? null;
  }
}

type Query = Readonly<Record<string, string | number | null | undefined>>;

function address(path: string, params: Readonly<Record<string, string>> = {}, query: Query = {}): string {
  const filled = path.replace(/:(\w+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

async function ask(url: string, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await fetch(url, init);
  } catch (error) {
    if (init.signal?.aborted === true) throw error;
    throw new Problem(0, null);
  }
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => null));
  return response;
}

async function askJson<T>(url: string, init?: RequestInit): Promise<T> {
  return (await ask(url, init)).json() as Promise<T>;
}

export interface ListQuery { readonly query: string; readonly deleted: boolean; readonly cursor: string | null }

export const listDocuments = ({ query, deleted, cursor }: ListQuery, signal?: AbortSignal): Promise<DocumentPage> =>
  askJson(address(PATHS.listDocuments, {}, { query, cursor, deleted: deleted ? 'true' : null, limit: 50 }), signal ? { signal } : {});

export const openDocument = (id: string, signal?: AbortSignal): Promise<OpenedDocument> => askJson(address(PATHS.openDocument, { id }), signal ? { signal } : {});

export const deleteDocument = async (id: string): Promise<void> => { await ask(address(PATHS.deleteDocument, { id }), { method: 'DELETE' }); };

export const restoreDocument = (id: string): Promise<DocumentSummary> => askJson(address(PATHS.restoreDocument, { id }), { method: 'POST' });

export const listSamples = (signal?: AbortSignal): Promise<Sample[]> => askJson(PATHS.listSamples, signal ? { signal } : {});

export const addSample = (name: string): Promise<DocumentSummary> => askJson(address(PATHS.addSample, { name }), { method: 'POST' });

export const originalAddress = (id: string): string => address(PATHS.downloadOriginal, { id });

export interface ExportChoice { readonly format: ExportFormat; readonly form: ExportForm; readonly unit: string | null }

export const fetchExport = (id: string, { format, form, unit }: ExportChoice): Promise<Response> => ask(address(PATHS.exportDocument, { id }, { format, form, unit }));

export const fetchDraftExport = (text: string, name: string, { format, form }: ExportChoice): Promise<Response> =>
  ask(address(PATHS.exportDraft, {}, { format, form, name }), { method: 'POST', body: text, headers: { 'content-type': 'text/plain; charset=utf-8' } });

export interface UploadProgress { readonly sent: number; readonly total: number }

/** Sends a file; `onProgress` tells the bytes sent, after which the server reads. Rejects with a Problem, or AbortError when cancelled. */
export function addDocument(file: Blob, name: string, mode: ReadingMode, onProgress: (progress: UploadProgress) => void, signal?: AbortSignal): Promise<DocumentSummary> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address(PATHS.addDocument, {}, { name, mode }));
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.responseType = 'json';
    request.upload.onprogress = (event) => onProgress({ sent: event.loaded, total: file.size });
    request.upload.onload = () => onProgress({ sent: file.size, total: file.size });
    request.onload = () => (request.status === 201 ? resolve(request.response as DocumentSummary) : reject(new Problem(request.status, request.response)));
    request.onerror = () => reject(new Problem(0, null));
    request.onabort = () => reject(new DOMException('', 'AbortError'));
    signal?.addEventListener('abort', () => request.abort());
    request.send(file);
  });
}

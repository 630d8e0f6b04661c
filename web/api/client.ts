/** What the documents' pages ask the server. */
import type { DocumentPage, DocumentSummary, ExportForm, ExportFormat, OpenedDocument, ReadingMode, Sample } from '#documents/model';
import { addressOf, call, signedInAgain, standingHeaders } from './call.ts';
import { Problem } from './problem.ts';

export { Problem } from './problem.ts';

export interface ListQuery { readonly query: string; readonly deleted: boolean; readonly cursor: string | null }

export const listDocuments = ({ query, deleted, cursor }: ListQuery, signal?: AbortSignal): Promise<DocumentPage> =>
  call('listDocuments', { query: { query, cursor: cursor ?? undefined, deleted: deleted ? 'true' : undefined, limit: 50 }, signal });

export const openDocument = (id: string, signal?: AbortSignal): Promise<OpenedDocument> => call('openDocument', { params: { id }, signal });

export const deleteDocument = (id: string): Promise<undefined> => call('deleteDocument', { params: { id } });

export const restoreDocument = (id: string): Promise<DocumentSummary> => call('restoreDocument', { params: { id } });

export const listSamples = (signal?: AbortSignal): Promise<Sample[]> => call('listSamples', { signal });

export const addSample = (name: string): Promise<DocumentSummary> => call('addSample', { params: { name } });

export const originalAddress = (id: string): string => addressOf('downloadOriginal', { params: { id } });

export interface ExportChoice { readonly format: ExportFormat; readonly form: ExportForm; readonly unit: string | null }

export const fetchExport = (id: string, { format, form, unit }: ExportChoice): Promise<Response> => call('exportDocument', { params: { id }, query: { format, form, unit: unit ?? undefined } });

export const fetchDraftExport = (text: string, name: string, { format, form }: ExportChoice): Promise<Response> => call('exportDraft', { query: { format, form, name }, body: text });

export interface UploadProgress { readonly sent: number; readonly total: number }

/** Sends a file; `onProgress` tells the bytes sent, after which the server reads. Rejects with a Problem, or AbortError when cancelled. */
export async function addDocument(...sending: Sending): Promise<DocumentSummary> {
  try {
    return await send(...sending);
  } catch (error) {
    if (!(error instanceof Problem) || !await signedInAgain(error)) throw error;
    return send(...sending);
  }
}

type Sending = [file: Blob, name: string, mode: ReadingMode, onProgress: (progress: UploadProgress) => void, signal?: AbortSignal];

function send(...[file, name, mode, onProgress, signal]: Sending): Promise<DocumentSummary> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', addressOf('addDocument', { query: { name, mode } }));
    for (const [header, value] of Object.entries(standingHeaders())) request.setRequestHeader(header, value);
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

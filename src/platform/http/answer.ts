/** From what a handler answers to status, headers and bytes: to be sent, or kept and sent again. */
import { cookiesOf, type Endpoint, type FileReply, type WithCookies, type WrittenJson } from './endpoint.ts';
import { etagOf } from './conditional.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly cookies: readonly string[];
}

export const JSON_TYPE = 'application/json; charset=utf-8';

/** @param result of the endpoint's handler, no refusal. */
export function answerOf(endpoint: Endpoint, result: unknown): Answer {
  const cookies = cookiesOf(result);
  if (cookies !== null) return { ...answerOf(endpoint, (result as WithCookies<unknown>).answer), cookies };
  const { status } = endpoint;
  if (endpoint.reply === 'nothing') return { status, headers: {}, body: new Uint8Array(), cookies: [] };
  if (isWritten(result)) return { status, headers: { 'content-type': JSON_TYPE, ...etagHeader(result.version) }, body: result.writtenJson, cookies: [] };
  if (endpoint.reply !== 'file') return { status, headers: { 'content-type': JSON_TYPE, ...etagHeader((result as { version?: unknown } | null)?.version) }, body: Buffer.from(JSON.stringify(result ?? null)), cookies: [] };
  const file = result as FileReply;
  return { status, headers: { 'content-type': file.mediaType, 'content-disposition': attachment(file.fileName) }, body: file.bytes, cookies: [] };
}

/** What a GET handler answered, as a value. */
export function valueOf(result: unknown): unknown {
  return isWritten(result) ? JSON.parse(Buffer.from(result.writtenJson).toString('utf8')) : result;
}

/** An answer as bytes, without its cookies. */
export function packAnswer({ status, headers, body }: Answer): Uint8Array {
  const head = Buffer.from(JSON.stringify({ status, headers }));
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  return Buffer.concat([length, head, body]);
}

export function unpackAnswer(bytes: Uint8Array): Answer {
  const packed = bufferOf(bytes);
  const end = 4 + packed.readUInt32BE();
  return { ...JSON.parse(packed.subarray(4, end).toString('utf8')) as Pick<Answer, 'status' | 'headers'>, body: packed.subarray(end), cookies: [] };
}

/** A view of the same memory: Fastify sends buffers only. */
export function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/** RFC 6266: an ASCII name for old clients, the real one in UTF-8. */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

function etagHeader(version: unknown): Record<string, string> {
  return Number.isInteger(version) ? { etag: etagOf(version as number) } : {};
}

function isWritten(value: unknown): value is WrittenJson {
  return typeof value === 'object' && value !== null && (value as Partial<WrittenJson>).writtenJson instanceof Uint8Array;
}

/** The HTTP server: guards, routes from endpoints, problems, pages. The only place that knows HTTP. */
import { z } from 'zod';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Sentences } from '../sentences.ts';
import { type Database, type Executor, isDisconnection } from '../database/connect.ts';
import type { Caller, Gate, Knock } from './caller.ts';
import type { Endpoint, FileReply, Problem, Reply, Request, WrittenJson } from './endpoint.ts';
import { openApi } from './openapi.ts';
import { servePages } from './pages.ts';
import { faultOf, type Lang, problemOf } from './problems.ts';
import { contentSecurityPolicy, headers, refuseForeign } from './security.ts';

/** Beside what the endpoint declares: where to write. With an `Idempotency-Key` it is a transaction that also keeps the answer. */
export interface Place { readonly database: Executor }
export type Handler<E extends Endpoint> = (request: Request<E> & Place) => Promise<Reply<E> | WrittenJson | Refusal>;
export type Handlers<E extends Record<string, Endpoint>> = { readonly [K in keyof E]: Handler<E[K]> };
// Each handler was checked against its own endpoint where its room was made; here they are all alike.
export type AnyHandler = (request: { params: never; query: never; body: never; ifMatch: never; caller: Caller; database: Executor }) => Promise<unknown>;

export interface Service {
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
}

export interface HttpOptions {
  readonly services: readonly Service[];
  readonly sentences: readonly Sentences[];
  readonly lang: Lang;
  readonly version: string;
  /** The folder of the built web. */
  readonly web: string;
  /** Throws when the database does not answer. */
  readonly alive: () => Promise<void>;
  /** The port as the browser sees it; asked for at each request, since 0 takes any. */
  readonly port: () => number;
  readonly log: (line: string) => void;
  readonly database: Database;
  readonly gate: Gate;
}

export const BODY_LIMIT_MB = 50;
/** For a whole request to arrive; whoever sends a byte a minute holds no connection for ever. */
const REQUEST_WITHIN_MS = 300_000;
const PROBLEM = 'application/problem+json';
const chinese = z.locales.zhCN().localeError;

export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const app = fastify({
    bodyLimit: BODY_LIMIT_MB * 1024 * 1024, requestTimeout: REQUEST_WITHIN_MS, forceCloseConnections: 'idle', routerOptions: { maxParamLength: 2_000 },
    // An address that cannot be decoded passes no hook.
    frameworkErrors: (error, request, reply) => { send(reply, problem(guard(request, reply) ?? knownError(error, request) ?? refuse('not-found', { path: request.url }))); },
  });
  const problem = (refusal: Refusal): Problem => problemOf(refusal, options.sentences, options.lang);
  const send = (reply: FastifyReply, answer: Problem): FastifyReply => reply.code(answer.status).type(PROBLEM).send(JSON.stringify(answer));

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_, body, done) => done(null, body));
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));

  /** Headers that every answer bears, and who is not answered. */
  function guard(request: FastifyRequest, reply: FastifyReply): Refusal | null {
    reply.headers(headers).header('content-security-policy', contentSecurityPolicy());
    const api = request.url.startsWith('/api/');
    if (api) reply.header('cache-control', 'no-store');
    const { host, origin, 'sec-fetch-site': site } = request.headers;
    return refuseForeign({ host, origin, site: typeof site === 'string' ? site : undefined }, options.port(), api);
  }
  app.addHook('onRequest', async (request, reply) => {
    const foreign = guard(request, reply);
    if (foreign !== null) return send(reply, problem(foreign));
  });

  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const known = knownError(error, request);
    return send(reply, known !== null ? problem(known) : faultOf(error, `${request.method} ${request.url.split('?', 1)[0]}`, options.sentences, options.lang, options.log));
  });

  app.get('/healthz', async (_, reply) => {
    await options.alive();
    return reply.header('cache-control', 'no-store').send({ status: 'ok', version: options.version });
  });
  const endpoints = Object.assign({}, ...options.services.map((service) => service.endpoints)) as Record<string, Endpoint>;
  app.get('/api/openapi.json', async () => openApi(endpoints, options.version));
  for (const service of options.services) {
    for (const [name, endpoint] of Object.entries(service.endpoints)) {
      const handler = service.handlers[name] as AnyHandler;
      app.route({ method: endpoint.method, url: endpoint.path, handler: async (request, reply) => answer(endpoint, handler, request, reply) });
    }
  }
  await servePages(app, options.web, problem);
  return app;

  async function answer(endpoint: Endpoint, handler: AnyHandler, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const caller = await options.gate.callerOf(knockOf(request));
    const turnedAway = isRefusal(caller) ? caller : options.gate.admits(caller, endpoint.access);
    if (turnedAway !== null) return send(reply, problem(turnedAway));
    const parsed = parseRequest(endpoint, request);
    const result = isRefusal(parsed) ? parsed : await handler({ ...parsed, caller, ifMatch: null, database: options.database } as never);
    if (isRefusal(result)) return send(reply, problem(result));
    reply.code(endpoint.status);
    if (endpoint.reply === 'nothing') return reply.send();
    if (isWritten(result)) return reply.type('application/json; charset=utf-8').send(bufferOf(result.writtenJson));
    if (endpoint.reply !== 'file') return reply.send(result);
    const file = result as FileReply;
    return reply.type(file.mediaType).header('content-disposition', attachment(file.fileName)).send(bufferOf(file.bytes));
  }
}

function knockOf({ method, headers: { cookie, authorization, 'x-taizhang-csrf': csrf, 'user-agent': agent = '' }, ip }: FastifyRequest): Knock {
  return { method, cookie, authorization, csrf: typeof csrf === 'string' ? csrf : undefined, address: ip, agent };
}

function isWritten(value: unknown): value is WrittenJson {
  return typeof value === 'object' && value !== null && (value as Partial<WrittenJson>).writtenJson instanceof Uint8Array;
}

/** A view of the same memory: Fastify sends buffers only. */
function bufferOf(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function parseRequest(endpoint: Endpoint, request: FastifyRequest): object | Refusal {
  const parsed: { params: unknown; query: unknown; body: unknown } = { params: {}, query: {}, body: undefined };
  const parts = [['params', endpoint.params], ['query', endpoint.query], ['body', typeof endpoint.body === 'object' ? endpoint.body : undefined]] as const;
  for (const [part, type] of parts) {
    if (type === undefined) continue;
    const read = type.safeParse(request[part] ?? {});
    if (!read.success) {
      const inChinese = type.safeParse(request[part] ?? {}, { error: chinese });
      const issue = read.error.issues[0] as z.core.$ZodIssue;
      return refuse('invalid-request', { where: [part, ...issue.path].join('.'), reason: issue.message, reasonZh: inChinese.error?.issues[0]?.message ?? issue.message });
    }
    parsed[part] = read.data;
  }
  if (endpoint.body === 'bytes' || endpoint.body === 'text') {
    const [expected, right] = endpoint.body === 'bytes' ? ['application/octet-stream', Buffer.isBuffer(request.body)] : ['text/plain', typeof request.body === 'string'];
    if (!right) return refuse('body-type', { found: request.headers['content-type'] ?? '', expected: String(expected) });
    parsed.body = request.body;
  }
  return parsed;
}

function knownError(error: Error & { code?: string; statusCode?: number }, request: FastifyRequest): Refusal | null {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('body-too-large', { limit: BODY_LIMIT_MB });
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse('body-type', { found: request.headers['content-type'] ?? '', expected: 'application/octet-stream' });
  // What does not decode, and what leads out of the folder of pages.
  if (error.code === 'FST_ERR_BAD_URL' || error.statusCode === 403) return refuse('not-found', { path: request.url.split('?', 1)[0] as string });
  if (isDisconnection(error)) return refuse('database-unavailable');
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse('invalid-request', { where: 'body', reason: error.message, reasonZh: error.message });
  return null;
}

/** RFC 6266: an ASCII name for old clients, the real one in UTF-8. */
export function attachment(fileName: string): string {
  const plain = fileName.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(fileName.toWellFormed()).replace(/['()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}

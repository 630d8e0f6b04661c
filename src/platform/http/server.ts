/** The HTTP server: guards, routes from endpoints, problems, pages. The only place that knows HTTP. */
import { randomUUID } from 'node:crypto';
import fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { isRefusal, type Refusal, refuse } from '#kernel';
import { type Clock, systemClock } from '../clock.ts';
import type { Sentences } from '../sentences.ts';
import type { Database } from '../database/executor.ts';
import { type Answer, JSON_TYPE } from './answer.ts';
import type { Caller, Gate } from './caller.ts';
import { noneMatches } from './conditional.ts';
import type { Endpoint, Problem } from './endpoint.ts';
import type { Service } from './handler.ts';
import { knownError } from './known-errors.ts';
import { type Observation, observeRequests } from './observation.ts';
import { openApi } from './openapi.ts';
import { isOutdated, type Operation, operationsOf, perform } from './operations.ts';
import { sent } from './packing.ts';
import { servePages } from './pages.ts';
import { faultOf, type Lang, problemOf } from './problems.ts';
import { BODY_LIMIT_MB, bodyLimit, knockOf, parseRequest } from './request.ts';
import { openSeats } from '../once/seats.ts';
import { contentSecurityPolicy, headers, refuseForeign } from './security.ts';

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
  readonly clock?: Clock;
  /** The address under which a proxy shows this server: `https://host`. */
  readonly origin?: string | undefined;
  /** Addresses of proxies whose word on where a request comes from is believed; unset: those of this machine, where there is an origin. */
  readonly proxies?: readonly string[] | undefined;
  readonly observation?: Observation;
  /** For a whole request to arrive: whoever sends a byte a minute holds no connection for ever. */
  readonly requestWithinMs?: number;
}

const REQUEST_WITHIN_MS = 300_000;
const PROBLEM = 'application/problem+json';
/** Bodies of this kind that are held at a time: each may have many megabytes. */
const UPLOADS_AT_A_TIME = 12;
/** Requests with an `Idempotency-Key` hold a connection until they are answered, reading a file included: most of the pool stays for others. */
const KEYED_AT_A_TIME = 4;
/** Of these, from whoever need not sign in: strangers must not take all the places of those who work here. */
const OPEN_UPLOADS_AT_A_TIME = 4;

export async function createHttp(options: HttpOptions): Promise<FastifyInstance> {
  const requestTimeout = options.requestWithinMs ?? REQUEST_WITHIN_MS;
  const app = fastify({
    bodyLimit: BODY_LIMIT_MB * 1024 * 1024, requestTimeout, http: { headersTimeout: Math.min(requestTimeout, 60_000), connectionsCheckingInterval: Math.min(requestTimeout, 10_000) }, forceCloseConnections: 'idle', routerOptions: { maxParamLength: 2_000 },
    ...(options.origin === undefined ? {} : { trustProxy: [...options.proxies ?? ['loopback']] }), genReqId: () => randomUUID().slice(0, 13),
    // An address that cannot be decoded passes no hook.
    frameworkErrors: (error, request, reply) => { send(reply, problem(guard(request, reply) ?? knownError(error, request) ?? refuse('not-found', { path: request.url }))); },
  });
  const operations = operationsOf(options.services);
  const endpoints: Readonly<Record<string, Endpoint>> = Object.fromEntries([...operations].map(([name, { endpoint }]) => [name, endpoint]));
  const executing = { database: options.database, clock: options.clock ?? systemClock, gate: options.gate, operations, keyed: openSeats(KEYED_AT_A_TIME) };
  const callers = new WeakMap<FastifyRequest, Caller>();
  const uploads = { open: 0, all: 0 };
  const problem = (refusal: Refusal, at: FastifyRequest | null = null): Problem =>
    problemOf(refusal, options.sentences, options.lang, endpoints, at === null ? null : { path: at.routeOptions.url ?? '', params: (at.params ?? {}) as Record<string, unknown> });
  const send = (reply: FastifyReply, answer: Problem): FastifyReply => {
    // What is away now may be back soon, and whoever asks by program should know when to ask again.
    if (answer.status === 503) reply.header('retry-after', '5');
    return reply.code(answer.status).type(PROBLEM).send(JSON.stringify(answer));
  };

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('application/octet-stream', { parseAs: 'buffer' }, (_, body, done) => done(null, body));
  app.addContentTypeParser('text/plain', { parseAs: 'string' }, (_, body, done) => done(null, body));
  app.addContentTypeParser('application/json', { parseAs: 'string' }, app.getDefaultJsonParser('error', 'error'));

  /** Headers that every answer bears, and who is not answered. */
  function guard(request: FastifyRequest, reply: FastifyReply): Refusal | null {
    reply.headers(headers).header('content-security-policy', contentSecurityPolicy()).header('x-request-id', request.id);
    if (options.origin?.startsWith('https:') === true) reply.header('strict-transport-security', 'max-age=31536000');
    // A letter of the address may come as its number (%61): then the route tells.
    const api = [request.url, request.routeOptions?.url].some((url) => url?.startsWith('/api/') === true);
    if (api) reply.header('cache-control', 'no-store');
    const { host, origin, 'sec-fetch-site': site } = request.headers;
    return refuseForeign({ host, origin, site: typeof site === 'string' ? site : undefined }, options.port(), api, options.origin);
  }
  app.addHook('onRequest', async (request, reply) => {
    const foreign = guard(request, reply);
    if (foreign !== null) return send(reply, problem(foreign));
  });

  // Whoever is answered while the server stops is not to keep the connection for the next request: that would hold up the end.
  let closing = false;
  app.addHook('preClose', (done) => {
    closing = true;
    done();
  });
  app.addHook('onSend', (_, reply, __, done) => {
    if (closing) reply.header('connection', 'close');
    done();
  });

  app.setErrorHandler((error: Error & { code?: string; statusCode?: number }, request, reply) => {
    const known = knownError(error, request);
    return send(reply, known !== null ? problem(known) : faultOf(error, `${request.method} ${request.routeOptions.url ?? ''}`, options.sentences, options.lang, options.log));
  });

  if (options.observation !== undefined) observeRequests(app, options.observation, options.gate, (reply, refusal) => send(reply, problem(refusal)));
  app.get('/healthz', { config: { operation: 'health' } }, async (_, reply) => {
    await options.alive();
    return reply.header('cache-control', 'no-store').send({ status: 'ok', version: options.version });
  });
  // A megabyte that never changes, for anybody: worked out once, when somebody asks.
  let described: string | undefined;
  app.get('/api/openapi.json', { config: { operation: 'openapi' } }, (_, reply) => reply.type(JSON_TYPE).send(described ??= JSON.stringify(openApi(endpoints, options.version, options.sentences))));
  for (const operation of operations.values()) {
    const { method, path: url } = operation.endpoint;
    app.route({ method, url, config: { operation: operation.name }, bodyLimit: bodyLimit(operation.endpoint), onRequest: (request, reply) => letIn(operation, request, reply), handler: (request, reply) => answer(operation, request, reply) });
  }
  await servePages(app, options.web, (refusal) => problem(refusal));
  return app;

  /** Before a byte of the body is read: whoever may not call it uploads nothing. */
  async function letIn({ endpoint }: Operation, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply | undefined> {
    const caller = await options.gate.callerOf(knockOf(endpoint, request));
    const turnedAway = isRefusal(caller) ? caller : options.gate.admits(caller, endpoint.access);
    if (turnedAway !== null) return send(reply, problem(turnedAway, request));
    callers.set(request, caller as Caller);
    if (endpoint.body !== 'bytes' && endpoint.body !== 'text') return undefined;
    const open = (caller as Caller).kind === 'nobody' ? 1 : 0;
    if (uploads.all >= UPLOADS_AT_A_TIME || (open === 1 && uploads.open >= OPEN_UPLOADS_AT_A_TIME)) return send(reply, problem(refuse('too-busy')));
    uploads.all += 1;
    uploads.open += open;
    reply.raw.once('close', () => {
      uploads.all -= 1;
      uploads.open -= open;
    });
    return undefined;
  }

  async function answer(operation: Operation, request: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> {
    const parsed = parseRequest(operation.endpoint, request);
    if (isRefusal(parsed)) return send(reply, problem(parsed, request));
    const key = request.headers['idempotency-key'];
    const done = await perform(executing, operation, { ...parsed, caller: callers.get(request) as Caller, knock: knockOf(operation.endpoint, request), idempotencyKey: typeof key === 'string' ? key : undefined });
    if (isRefusal(done)) return send(reply, problem(done, request));
    if (isOutdated(done)) return send(reply, { ...problem(done.refusal, request), current: done.current });
    if (done.replayed === true) reply.header('idempotency-replayed', 'true');
    if (operation.endpoint.method === 'GET' && done.headers['etag'] !== undefined && noneMatches(request.headers['if-none-match'], done.headers['etag'])) return reply.code(304).header('etag', done.headers['etag']).send();
    return sendAnswer(reply, done);
  }
}

async function sendAnswer(reply: FastifyReply, answer: Answer): Promise<FastifyReply> {
  const { status, headers: own, body, cookies } = answer;
  reply.code(status).headers(own);
  if (cookies.length > 0) reply.header('set-cookie', [...cookies]);
  if (body.byteLength === 0) return reply.send();
  const { bytes, headers: packing } = await sent(answer, reply.request.headers['accept-encoding']);
  return reply.headers(packing).send(bytes);
}

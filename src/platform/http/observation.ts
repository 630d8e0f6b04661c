/** What is told of each request: to the metrics, and as a line of the log. Neither holds an address, a query, a name or a body. */
import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { isRefusal, type Refusal } from '#kernel';
import type { Gauge, Metrics } from '../metrics.ts';
import type { Gate } from './caller.ts';
import { knockOf } from './request.ts';

declare module 'fastify' {
  interface FastifyContextConfig { operation?: string }
}

export interface Observation {
  readonly metrics: Metrics;
  /** Of the platform and the rooms, asked for when somebody looks. */
  readonly gauges: () => Promise<readonly Gauge[]>;
  /** Whoever bears it may read the metrics without an account. */
  readonly token: string | undefined;
  /** A line for each request; undefined where nobody wants them. */
  readonly accessLog: ((line: string) => void) | undefined;
}

/** Asked for all day long by machines: counted, not written down. */
const UNWRITTEN = new Set(['health', 'metrics', 'page']);

export function observeRequests(app: FastifyInstance, { metrics, gauges, token, accessLog }: Observation, gate: Gate, turnAway: (reply: FastifyReply, refusal: Refusal) => FastifyReply): void {
  let running = 0;
  app.addHook('onRequest', (_, __, done) => {
    running += 1;
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    running -= 1;
    const operation = request.routeOptions.config.operation ?? 'page';
    metrics.request(operation, reply.statusCode, reply.elapsedTime / 1_000);
    if (accessLog !== undefined && !UNWRITTEN.has(operation)) accessLog(`request ${request.id} ${request.method} ${operation} ${reply.statusCode} ${reply.elapsedTime.toFixed(1)} ms`);
    done();
  });
  app.get('/metrics', { config: { operation: 'metrics' } }, async (request, reply) => {
    const refusal = await refused(request, gate, token);
    if (refusal !== null) return turnAway(reply, refusal);
    const own: Gauge = { name: 'taizhang_requests_running', help: 'Requests that are being answered, this one among them', value: running };
    return reply.type('text/plain; version=0.0.4; charset=utf-8').header('cache-control', 'no-store').send(metrics.render([own, ...await gauges()]));
  });
}

async function refused(request: FastifyRequest, gate: Gate, token: string | undefined): Promise<Refusal | null> {
  const { authorization = '' } = request.headers;
  if (token !== undefined && same(authorization, `Bearer ${token}`)) return null;
  const caller = await gate.callerOf(knockOf({ access: 'read-operation' }, request));
  return isRefusal(caller) ? caller : gate.admits(caller, 'read-operation');
}

/** In a time that says nothing of where they differ. */
function same(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

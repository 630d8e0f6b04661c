/** From what came in over HTTP to what an endpoint's handler is given, every part checked. */
import { z } from 'zod';
import type { FastifyRequest } from 'fastify';
import { isRefusal, type Refusal, refuse } from '#kernel';
import type { Knock } from './caller.ts';
import { ifMatchOf } from './conditional.ts';
import type { Endpoint } from './endpoint.ts';

const chinese = z.locales.zhCN().localeError;
const MEGABYTE = 1024 * 1024;
export const BODY_LIMIT_MB = 50;
const JSON_LIMIT_MB = 4;

export interface Parsed {
  readonly params: unknown;
  readonly query: unknown;
  readonly body: unknown;
  readonly ifMatch: number | null;
}

export function knockOf({ access }: Pick<Endpoint, 'access'>, { method, headers: { cookie, authorization, 'x-taizhang-csrf': csrf, 'x-taizhang-unit': unit, 'user-agent': agent = '', host = '', 'x-taizhang-client-verify': verify, 'x-taizhang-client-certificate': certificate }, ip, ips }: FastifyRequest): Knock {
  // Of the addresses on the way the first is whoever speaks to us: that there is a second means that it is a proxy which is believed.
  const believed = (ips?.length ?? 0) > 1 && verify === 'SUCCESS' && typeof certificate === 'string';
  return { access, method, cookie, authorization, csrf: typeof csrf === 'string' ? csrf : undefined, unit: typeof unit === 'string' && unit !== '' ? unit : undefined, address: ip, agent, host, ...(believed ? { certificate } : {}) };
}

/** Whether an endpoint takes an `Idempotency-Key`: it changes something, for a caller who is known. */
export function takesKey({ method, access }: Endpoint): boolean {
  return method !== 'GET' && access !== 'anyone';
}

export function limitMegabytes({ body, limitMegabytes }: Endpoint): number {
  return limitMegabytes ?? (body === 'bytes' || body === 'text' ? BODY_LIMIT_MB : JSON_LIMIT_MB);
}

export function bodyLimit(endpoint: Endpoint): number {
  return limitMegabytes(endpoint) * MEGABYTE;
}

export function parseRequest(endpoint: Endpoint, request: FastifyRequest): Parsed | Refusal {
  const ifMatch = endpoint.ifMatch === true ? ifMatchOf(request.headers['if-match']) : null;
  if (isRefusal(ifMatch)) return ifMatch;
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
  return { ...parsed, ifMatch };
}

/** What makes a request this one, for its `Idempotency-Key`: an object's names in the order of their shape, as Zod gives them. */
export function identityOf(name: string, { params, query, body, ifMatch }: Parsed): readonly (string | Uint8Array)[] {
  const bytes = body instanceof Uint8Array || typeof body === 'string' ? body : JSON.stringify(body ?? null);
  return [JSON.stringify([name, params, query, ifMatch]), bytes];
}

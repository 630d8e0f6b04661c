/** OpenAPI 3.1 from the endpoints: what they take, what they answer, under which headers, and how they refuse. */
import { z } from 'zod';
import { type Sentences, sentenceOf } from '../sentences.ts';
import { type Endpoint, Problem } from './endpoint.ts';
import { limitMegabytes, takesKey } from './request.ts';

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return schema;
};

/** Codes that the platform itself may refuse with, at any endpoint or at those that have what they are about. */
const ANYWHERE = ['invalid-request', 'foreign-host', 'foreign-origin', 'database-unavailable', 'database-contended', 'database-full', 'fault'];
const WITH_VERSION = ['precondition-required', 'if-match-invalid', 'stale'];
const WITH_KEY = ['idempotency-key-invalid', 'idempotency-key-reused', 'idempotency-running', 'answer-erased'];
const WITH_BODY = ['body-too-large', 'body-type'];

/** Every code that this endpoint may refuse with. */
export function codesOf(endpoint: Endpoint): readonly string[] {
  return [...new Set([
    ...endpoint.refusals, ...(endpoint.access === 'anyone' ? [] : ['not-signed-in', 'not-allowed']), ...(endpoint.ifMatch === true ? WITH_VERSION : []),
    ...(takesKey(endpoint) ? WITH_KEY : []), ...(endpoint.body === undefined ? [] : WITH_BODY), ...ANYWHERE,
  ])];
}

function parameters(endpoint: Endpoint): readonly object[] {
  const of = (type: z.ZodObject | undefined, where: 'path' | 'query'): readonly object[] =>
    Object.entries(type?.shape ?? {}).map(([name, one]) => ({
      name, in: where, required: where === 'path' || !(one as z.ZodType).safeParse(undefined).success, schema: schemaOf(one as z.ZodType, 'input'),
    }));
  return [
    ...of(endpoint.params, 'path'), ...of(endpoint.query, 'query'),
    ...(endpoint.ifMatch === true ? [{ $ref: '#/components/parameters/IfMatch' }] : []),
    ...(takesKey(endpoint) ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ...(versioned(endpoint) && endpoint.method === 'GET' ? [{ $ref: '#/components/parameters/IfNoneMatch' }] : []),
  ];
}

function bodyOf(endpoint: Endpoint): object {
  if (endpoint.body === undefined) return {};
  const content = endpoint.body === 'bytes' ? { 'application/octet-stream': {} }
    : endpoint.body === 'text' ? { 'text/plain': { schema: { type: 'string' } } }
      : { 'application/json': { schema: schemaOf(endpoint.body, 'input') } };
  return { requestBody: { required: true, description: `At most ${limitMegabytes(endpoint)} MB`, content } };
}

/** Whether the answer bears a row's version, and so an ETag. */
function versioned({ reply }: Endpoint): boolean {
  return reply instanceof z.ZodObject && 'version' in reply.shape;
}

function answerOf(endpoint: Endpoint): object {
  const headers = {
    'X-Request-Id': { $ref: '#/components/headers/RequestId' },
    ...(versioned(endpoint) ? { ETag: { $ref: '#/components/headers/ETag' } } : {}),
    ...(takesKey(endpoint) ? { 'Idempotency-Replayed': { $ref: '#/components/headers/Replayed' } } : {}),
    ...(endpoint.reply === 'file' ? { 'Content-Disposition': { schema: { type: 'string' }, description: 'The name of the file' } } : {}),
  };
  if (endpoint.reply === 'nothing') return { description: 'Done', headers };
  return { description: 'Done', headers, content: endpoint.reply === 'file' ? { 'application/octet-stream': {} } : { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } } };
}

/** One response for each status, with the codes that have it. */
function refusalsOf(endpoint: Endpoint, sentences: readonly Sentences[]): object {
  const byStatus = Map.groupBy(codesOf(endpoint).map((code) => ({ code, ...sentenceOf({ refused: code, values: {} }, sentences) })), ({ status }) => status);
  return Object.fromEntries([...byStatus].sort(([one], [other]) => one - other).map(([status, codes]) => [status, {
    description: codes.map(({ code, en }) => `\`${code}\`: ${en}`).join('\n\n'),
    content: { 'application/problem+json': { schema: { allOf: [{ $ref: '#/components/schemas/Problem' }, { type: 'object', properties: { code: { type: 'string', enum: codes.map(({ code }) => code) } } }] } } },
  }]));
}

const COMPONENTS = {
  securitySchemes: {
    session: { type: 'apiKey', in: 'cookie', name: '__Host-taizhang-session', description: 'The session of an account; without TLS the cookie is `taizhang-session`. A change also bears the session\'s mark in X-Taizhang-CSRF.' },
    token: { type: 'http', scheme: 'bearer', description: 'The token of a program, with its scopes and its end' },
  },
  parameters: {
    IfMatch: { name: 'If-Match', in: 'header', required: true, description: 'The ETag of the row as it was seen; when it has moved on, the answer is 412 with the row as it is now', schema: { type: 'string', pattern: '^"\\d+"$' } },
    IfNoneMatch: { name: 'If-None-Match', in: 'header', required: false, description: 'An ETag that the caller has already: 304 where it is still the same', schema: { type: 'string' } },
    IdempotencyKey: { name: 'Idempotency-Key', in: 'header', required: false, description: 'New for each thing done. For 24 hours the same key with the same request gives the same answer and does nothing again; a refusal is not kept', schema: { type: 'string', minLength: 16, maxLength: 200, pattern: '^[\\x21-\\x7e]+$' } },
  },
  headers: {
    ETag: { description: 'The version of the row, in quotes', schema: { type: 'string' } },
    Replayed: { description: '`true` where the answer is that of an earlier request with the same key', schema: { type: 'string' } },
    RequestId: { description: 'Under this the request stands in the log', schema: { type: 'string' } },
  },
} as const;

/** @param endpoints by their names, which become operation ids. */
export function openApi(endpoints: Readonly<Record<string, Endpoint>>, version: string, sentences: readonly Sentences[] = []): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = {
      operationId: name, summary: endpoint.summary, parameters: parameters(endpoint), ...bodyOf(endpoint),
      security: endpoint.access === 'anyone' ? [] : [{ session: [] }, { token: [] }],
      'x-access': endpoint.access,
      responses: {
        [endpoint.status]: answerOf(endpoint),
        ...(versioned(endpoint) && endpoint.method === 'GET' ? { 304: { description: 'The caller has this version' } } : {}),
        ...refusalsOf(endpoint, sentences),
      },
    };
  }
  return {
    openapi: '3.1.0', info: { title: 'Taizhang 台账', version }, paths,
    components: { schemas: { Problem: schemaOf(Problem, 'output') }, ...COMPONENTS },
  };
}

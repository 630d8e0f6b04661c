/** OpenAPI 3.1 from the endpoints. */
import { z } from 'zod';
import { type Endpoint, Problem } from './endpoint.ts';

const schemaOf = (type: z.ZodType, io: 'input' | 'output'): object => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io, unrepresentable: 'any' });
  return schema;
};

function parameters(endpoint: Endpoint): readonly object[] {
  const of = (type: z.ZodObject | undefined, where: 'path' | 'query'): readonly object[] =>
    Object.entries(type?.shape ?? {}).map(([name, one]) => ({
      name, in: where, required: where === 'path' || !(one as z.ZodType).safeParse(undefined).success, schema: schemaOf(one as z.ZodType, 'input'),
    }));
  return [...of(endpoint.params, 'path'), ...of(endpoint.query, 'query')];
}

function bodyOf(endpoint: Endpoint): object {
  if (endpoint.body === undefined) return {};
  const content = endpoint.body === 'bytes' ? { 'application/octet-stream': {} }
    : endpoint.body === 'text' ? { 'text/plain': { schema: { type: 'string' } } }
      : { 'application/json': { schema: schemaOf(endpoint.body, 'input') } };
  return { requestBody: { required: true, content } };
}

function answerOf(endpoint: Endpoint): object {
  if (endpoint.reply === 'nothing') return { description: 'Done' };
  return { description: 'Done', content: endpoint.reply === 'file' ? { 'application/octet-stream': {} } : { 'application/json': { schema: schemaOf(endpoint.reply, 'output') } } };
}

/** @param endpoints by their names, which become operation ids. */
export function openApi(endpoints: Readonly<Record<string, Endpoint>>, version: string): object {
  const paths: Record<string, Record<string, object>> = {};
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const path = endpoint.path.replace(/:([a-zA-Z]+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = {
      operationId: name, summary: endpoint.summary, parameters: parameters(endpoint), ...bodyOf(endpoint),
      responses: {
        [endpoint.status]: answerOf(endpoint),
        default: { description: `Refused${endpoint.refusals.length > 0 ? `: ${endpoint.refusals.join(', ')}` : ''}`, content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } } },
      },
    };
  }
  return { openapi: '3.1.0', info: { title: 'Taizhang 台账', version }, paths, components: { schemas: { Problem: schemaOf(Problem, 'output') } } };
}

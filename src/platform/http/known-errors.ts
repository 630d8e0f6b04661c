/** Errors of the framework and the database that are no faults of ours. */
import type { FastifyRequest } from 'fastify';
import { type Refusal, refuse } from '#kernel';
import { isContended, isDisconnection, isFull, isUnholdable } from '../database/connect.ts';
import { BODY_LIMIT_MB } from './request.ts';

export function knownError(error: Error & { code?: string; statusCode?: number }, request: FastifyRequest): Refusal | null {
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE') return refuse('body-too-large', { limit: (request.routeOptions.bodyLimit ?? BODY_LIMIT_MB * 1024 * 1024) / 1024 / 1024 });
  if (error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return refuse('body-type', { found: request.headers['content-type'] ?? '', expected: 'application/octet-stream' });
  // What does not decode, and what leads out of the folder of pages.
  if (error.code === 'FST_ERR_BAD_URL' || error.statusCode === 403) return refuse('not-found', { path: request.url.split('?', 1)[0] as string });
  if (error.code === 'FST_ERR_CTP_INVALID_JSON_BODY' || error.code === 'FST_ERR_CTP_EMPTY_JSON_BODY') return refuse('invalid-request', { where: 'body', reason: 'not valid JSON', reasonZh: '不是合法的 JSON' });
  if (isDisconnection(error)) return refuse('database-unavailable');
  if (isContended(error)) return refuse('database-contended');
  if (isUnholdable(error)) return refuse('invalid-request', { where: 'request', reason: 'a character, a day or a number that cannot be kept', reasonZh: '有不能保存的字符、日期或数值' });
  if (isFull(error)) return refuse('database-full');
  if (error.statusCode !== undefined && error.statusCode < 500) return refuse('invalid-request', { where: 'body', reason: error.message, reasonZh: error.message });
  return null;
}

/** The endpoints of requests, as data. Safe for the browser. */
import { z } from 'zod';
import type { Endpoint } from '#platform/endpoint';
import { AskFor, DecideRequest, DeliveryRequest, RequestPage, RequestStatus } from './model.ts';

const One = z.object({ id: z.uuid() });
export const requestEndpoints = {
  listRequests: {
    method: 'GET', path: '/api/v1/delivery-requests', summary: 'Requests for more time or another task, newest first', access: 'read-delivery',
    query: z.object({ status: RequestStatus.optional(), plan: z.uuid().optional(), assignment: z.uuid().optional(), cursor: z.string().max(600).optional(), limit: z.coerce.number().int().min(1).max(200).default(50) }), status: 200, reply: RequestPage, refusals: ['invalid-cursor'],
  },
  readRequest: { method: 'GET', path: '/api/v1/delivery-requests/:id', summary: 'One request', access: 'read-delivery', params: One, status: 200, reply: DeliveryRequest, refusals: ['request-not-found'] },
  askForChange: {
    method: 'POST', path: '/api/v1/assignments/:id/requests', summary: 'Ask for more time, or for another task', access: 'report-progress', params: One, body: AskFor, status: 201, reply: DeliveryRequest,
    refusals: ['assignment-not-found', 'speaks-for-another', 'assignment-not-running', 'extension-not-later', 'request-open-already'],
  },
  decideRequest: {
    method: 'POST', path: '/api/v1/delivery-requests/:id/decide', summary: 'Grant or decline, with a reason; more time moves the last day', access: 'decide-requests', ifMatch: true, current: 'readRequest', params: One, body: DecideRequest, status: 200, reply: DeliveryRequest,
    refusals: ['request-not-found', 'request-decided', 'decides-own-request', 'not-allowed', 'extension-not-later', 'stale'],
  },
  takeBackRequest: {
    method: 'POST', path: '/api/v1/delivery-requests/:id/take-back', summary: 'Take a request back before it is decided', access: 'report-progress', ifMatch: true, current: 'readRequest', params: One, status: 200, reply: DeliveryRequest,
    refusals: ['request-not-found', 'request-decided', 'speaks-for-another', 'stale'],
  },
} as const satisfies Record<string, Endpoint>;

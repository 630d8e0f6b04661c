/** The endpoints of delivery, as data: those of its folders. Safe for the browser. */
import type { Endpoint } from '#platform/endpoint';
import { assignmentEndpoints } from './assignments/api.ts';
import { dispatchingEndpoints } from './dispatching/api.ts';
import { handoverEndpoints } from './handover/api.ts';
import { planningEndpoints } from './planning/api.ts';
import { reportingEndpoints } from './reporting.ts';
import { sharingEndpoints } from './sharing/api.ts';
import { stateEndpoints } from './states-api.ts';

export const endpoints = { ...dispatchingEndpoints, ...assignmentEndpoints, ...handoverEndpoints, ...sharingEndpoints, ...stateEndpoints, ...reportingEndpoints, ...planningEndpoints } as const satisfies Record<string, Endpoint>;

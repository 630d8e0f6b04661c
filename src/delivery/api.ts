/** The endpoints of delivery, as data: those of its folders. Safe for the browser. */
import type { Endpoint } from '#platform/endpoint';

export const endpoints = {} as const satisfies Record<string, Endpoint>;

/** Endpoints of periods, reports, requests, close-outs and workbooks. Safe for the browser. */
import { closingEndpoints } from './closing/api.ts';
import { periodEndpoints } from './periods/api.ts';
import { reportEndpoints } from './reports/api.ts';
import { requestEndpoints } from './requests/api.ts';
import { sheetEndpoints } from './sheets/api.ts';
import { unlockingEndpoints } from './unlocking/api.ts';

export const reportingEndpoints = { ...periodEndpoints, ...reportEndpoints, ...requestEndpoints, ...closingEndpoints, ...sheetEndpoints, ...unlockingEndpoints } as const;

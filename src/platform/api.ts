/** The platform's own endpoints, as data. Safe for the browser. */
export { jobEndpoints as endpoints } from './jobs/api.ts';

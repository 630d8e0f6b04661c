/** A door for tests only: real databases, the HTTP server without a port, jobs without a server. */
export { openPool } from './database/connect.ts';
export { bareDatabase, majorsHere, migratedFolder, testFolder, type TestServer, testServer } from './database/testing.ts';
export { createHttp } from './http/server.ts';
export { OWNER_ONLY } from './http/caller.ts';
export { getJob, type Jobs, startJobs } from './jobs/index.ts';
export { readPidFile } from './database/postmaster.ts';
export { openApi } from './http/openapi.ts';
export { openEmbedded } from './database/embedded.ts';
export { certificate } from './http/testing-certificate.ts';
export { type Robot, robot } from './http/testing-robot.ts';

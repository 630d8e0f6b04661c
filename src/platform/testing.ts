/** A door for tests only: real databases, and the HTTP server without a port. */
export { majorsHere, type TestServer, testServer } from './database/testing.ts';
export { createHttp } from './http/server.ts';
export { OWNER_ONLY } from './http/caller.ts';

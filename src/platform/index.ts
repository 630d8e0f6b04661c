/** The door of the platform: settings, database, HTTP, clock, bounded work. */
export { type Clock, frozenClock, systemClock } from './clock.ts';
export { type Config, readConfig, Settings } from './config.ts';
export { boundedWorkers, type Outcome, type WorkerLimits, type Workers } from './bounded-worker.ts';
export type { Database, Executor } from './database/connect.ts';
export type { OpenRoom, Platform, Room } from './room.ts';
export type { AnyHandler, Handler, Handlers } from './http/server.ts';
export type { Endpoint, FileReply, Problem, Reply, Request } from './http/endpoint.ts';
export { platformSentences, type Sentence, sentenceOf, type Sentences, sentenceTable } from './sentences.ts';
export { allSentences, startServer, type RunningServer } from './start.ts';

/** The door of the platform: settings, database, HTTP, clock, bounded work. */
export { type Clock, frozenClock, systemClock } from './clock.ts';
export { type Config, readConfig, Settings } from './config.ts';
export { boundedWorkers, type Outcome, type WorkerLimits, type Workers } from './bounded-worker.ts';
export type { Database, Executor } from './database/connect.ts';
export { binaryRows, type TakeRow } from './database/copy-rows.ts';
export { inSnapshot, type Snapshot } from './database/snapshot.ts';
export { within } from './database/transaction.ts';
export { describeTable, type Sensitivity, type TableDescription } from './database/tables.ts';
export { type Caller, type Gate, type Grant, type Knock, NOBODY, SYSTEM } from './http/caller.ts';
export type { OpenRoom, Platform, Room } from './room.ts';
export type { AnyHandler, Handler, Handlers, Place } from './http/handler.ts';
export { type CursorOf, CursorText, defineCursor, pageOf, readCursor } from './cursor.ts';
export { type Endpoint, type FileReply, type Problem, type Reply, type Request, type WithCookies, withCookies, type WrittenJson } from './http/endpoint.ts';
export { type AnyJobKind, defineJob, type Effect, enqueue, type JobKind, type RunningJob } from './jobs/index.ts';
export { platformRoom } from './platform-room.ts';
export { platformSentences, type Sentence, sentenceOf, type Sentences, sentenceTable } from './sentences.ts';
export { allSentences, startServer, type RunningServer } from './start.ts';

/** What a room gives for each of its endpoints. */
import type { Refusal } from '#kernel';
import type { Executor } from '../database/executor.ts';
import type { Caller, Knock } from './caller.ts';
import type { Endpoint, Reply, Request, WithCookies, WrittenJson } from './endpoint.ts';

/**
 * Beside what the endpoint declares: where to read and write. With an `Idempotency-Key` it is a transaction that also
 * keeps the answer, so a command uses `within(database, …)` and never a pool of its own.
 */
export interface Place {
  readonly database: Executor;
  /** What stays though the request is refused: run in a step of its own, after all that the request wrote was taken back. Of a request that was done it is not run. */
  readonly whenRefused: (step: (database: Executor) => Promise<unknown>) => void;
  /** How the request came: for signing in and out. */
  readonly knock: Knock;
}
export type Handler<E extends Endpoint> = (request: Request<E> & Place) => Promise<Reply<E> | WithCookies<Reply<E>> | WrittenJson | Refusal>;
export type Handlers<E extends Record<string, Endpoint>> = { readonly [K in keyof E]: Handler<E[K]> };
// Each handler was checked against its own endpoint where its room was made; here they are all alike.
export type AnyHandler = (request: { params: never; query: never; body: never; ifMatch: never; caller: Caller; database: Executor; whenRefused: Place['whenRefused']; knock: Knock }) => Promise<unknown>;

export interface Service {
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly handlers: Readonly<Record<string, AnyHandler>>;
}

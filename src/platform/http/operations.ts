/** Every endpoint with its handler, by operation id: what it does for a caller, once for a key, against the version seen. */
import { isRefusal, type Refusal } from '#kernel';
import type { Clock } from '../clock.ts';
import type { Database, Executor } from '../database/executor.ts';
import { once } from '../once/index.ts';
import type { Seats } from '../once/seats.ts';
import { type Answer, answerOf, packAnswer, unpackAnswer, valueOf } from './answer.ts';
import type { Caller, Gate, Knock } from './caller.ts';
import type { Endpoint } from './endpoint.ts';
import type { AnyHandler, Place, Service } from './handler.ts';
import { identityOf, type Parsed, takesKey } from './request.ts';

export interface Operation {
  readonly name: string;
  readonly endpoint: Endpoint;
  readonly handler: AnyHandler;
}

export interface Call extends Parsed {
  readonly caller: Caller;
  readonly knock: Knock;
  readonly idempotencyKey: string | undefined;
}

/** A refused change of a row that had moved on, with the row as it is. */
export interface Outdated { readonly refusal: Refusal; readonly current: unknown }

/** Throws where two rooms name an endpoint alike, or one has no handler: faults of ours that should stop the start. */
export function operationsOf(services: readonly Service[]): ReadonlyMap<string, Operation> {
  const all = new Map<string, Operation>();
  for (const { endpoints, handlers } of services) {
    for (const [name, endpoint] of Object.entries(endpoints)) {
      const handler = handlers[name];
      if (handler === undefined) throw new Error(`the endpoint ${name} has no handler`);
      if (all.has(name)) throw new Error(`two endpoints are named ${name}`);
      all.set(name, { name, endpoint, handler });
    }
  }
  return all;
}

export interface Executing { readonly database: Database; readonly clock: Clock; readonly gate: Gate; readonly operations: ReadonlyMap<string, Operation>; readonly keyed: Seats }

export async function perform(at: Executing, operation: Operation, call: Call): Promise<Answer & { replayed?: true } | Refusal | Outdated> {
  const done = await performOnce(at, operation, call);
  if (!isRefusal(done) || done.refused !== 'stale') return done;
  const current = await currentOf(at, operation, call);
  return current === undefined ? done : { refusal: done, current };
}

export function isOutdated(done: object): done is Outdated {
  return 'refusal' in done;
}

async function performOnce(at: Executing, operation: Operation, call: Call): Promise<Answer & { replayed?: true } | Refusal> {
  const stays: Parameters<Place['whenRefused']>[0][] = [];
  const done = await underKey(at, operation, call, (step) => { stays.push(step); });
  if (isRefusal(done)) for (const step of stays) await step(at.database);
  return done;
}

async function underKey({ database, clock, keyed }: Executing, operation: Operation, call: Call, whenRefused: Place['whenRefused']): Promise<Answer & { replayed?: true } | Refusal> {
  const { idempotencyKey: key, caller } = call;
  if (key === undefined || !takesKey(operation.endpoint)) return act(operation, call, database, whenRefused);
  // Cookies of the answer go to whoever asked first.
  let cookies: readonly string[] = [];
  const answered = await keyed(() => once(database, clock, { caller: `${caller.kind} ${caller.id ?? ''}`, key, request: identityOf(operation.name, call) }, async (tx) => {
    const answer = await act(operation, call, tx, whenRefused);
    if (isRefusal(answer)) return answer;
    cookies = answer.cookies;
    return packAnswer(answer);
  }));
  if (isRefusal(answered)) return answered;
  return { ...unpackAnswer(answered.bytes), ...(answered.replayed ? { replayed: true } : { cookies }) };
}

async function act({ endpoint, handler }: Operation, { params, query, body, ifMatch, caller, knock }: Call, database: Executor, whenRefused: Place['whenRefused']): Promise<Answer | Refusal> {
  const result = await handler({ params, query, body, ifMatch, caller, database, whenRefused, knock } as never);
  return isRefusal(result) ? result : answerOf(endpoint, result);
}

/** The row as its GET endpoint shows it now; undefined where there is none, or where the caller may not see it. */
async function currentOf({ database, gate, operations }: Executing, { endpoint }: Operation, { params, caller, knock }: Call): Promise<unknown> {
  const shows = endpoint.current === undefined ? [...operations.values()].find((one) => one.endpoint.method === 'GET' && one.endpoint.path === endpoint.path) : operations.get(endpoint.current);
  if (shows === undefined || gate.admits(caller, shows.endpoint.access) !== null) return undefined;
  const named = shows.endpoint.params?.safeParse(params);
  const query = shows.endpoint.query?.safeParse({});
  if (named?.success === false || query?.success === false) return undefined;
  const result = await shows.handler({ params: named?.data ?? {}, query: query?.data ?? {}, body: undefined, ifMatch: null, caller, database, whenRefused: () => undefined, knock } as never);
  return isRefusal(result) ? undefined : valueOf(result);
}

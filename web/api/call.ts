/** Asks the server, typed by its endpoints. Only their types come here, not their code: the addresses are made by the build. */
import addresses from 'virtual:endpoints';
import type { z } from 'zod';
import type { endpoints } from '#endpoints';
import { Problem } from './problem.ts';

type Endpoints = typeof endpoints;
export type Name = keyof Endpoints;

type Shape<E, Part extends string> = E extends Readonly<Record<Part, infer S>> ? S : undefined;
type Input<S> = S extends z.ZodType ? z.input<S> : never;
type Given<E, Part extends string> = Shape<E, Part> extends z.ZodType ? (Record<string, never> extends Input<Shape<E, Part>> ? { readonly [P in Part]?: Input<Shape<E, Part>> | undefined } : { readonly [P in Part]: Input<Shape<E, Part>> }) : unknown;
type Body<E> = Shape<E, 'body'> extends 'bytes' ? { readonly body: Blob | Uint8Array<ArrayBuffer> } : Shape<E, 'body'> extends 'text' ? { readonly body: string } : Shape<E, 'body'> extends z.ZodType ? { readonly body: Input<Shape<E, 'body'>> } : unknown;
type Match<E> = E extends { readonly ifMatch: true } ? { readonly ifMatch: number } : unknown;

/** What an endpoint asks for; `once` is an Idempotency-Key, under which pressing twice does it once. */
export type Ask<N extends Name> = Given<Endpoints[N], 'params'> & Given<Endpoints[N], 'query'> & Body<Endpoints[N]> & Match<Endpoints[N]> & { readonly signal?: AbortSignal | undefined; readonly once?: string | undefined };
/** What it answers: JSON of its shape; of a file the whole response; or nothing. */
export type Answer<N extends Name> = Shape<Endpoints[N], 'reply'> extends z.ZodType ? z.output<Shape<Endpoints[N], 'reply'> & z.ZodType> : Shape<Endpoints[N], 'reply'> extends 'file' ? Response : undefined;

interface Loose { readonly params?: Readonly<Record<string, unknown>>; readonly query?: Readonly<Record<string, unknown>>; readonly body?: unknown; readonly ifMatch?: number; readonly signal?: AbortSignal; readonly once?: string }

/** The address of an endpoint, for a link or a request of another kind. */
export function addressOf<N extends Name>(name: N, ask: Given<Endpoints[N], 'params'> & Given<Endpoints[N], 'query'>): string {
  const { params = {}, query = {} } = ask as Loose;
  const filled = (addresses[name] as readonly [string, string])[1].replace(/:(\w+)/g, (_, part: string) => encodeURIComponent(String(params[part] ?? '')));
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? value : [value]) if (one !== null && one !== undefined && one !== '') search.append(key, String(one));
  }
  const text = search.toString();
  return text === '' ? filled : `${filled}?${text}`;
}

/** Headers that every request of this page bears; who signs in adds to them. */
const standing: Record<string, string> = {};
export function bearAlways(header: string, value: string | null): void {
  if (value === null) delete standing[header];
  else standing[header] = value;
}
export function standingHeaders(): Readonly<Record<string, string>> {
  return standing;
}

/**
 * Asked when the server does not know (any more) who calls: true when somebody signed in, so that the request is made once more.
 * Without a page that can ask, nobody does.
 */
let turnedAway: (problem: Problem) => Promise<boolean> = () => Promise.resolve(false);
export function whenTurnedAway(ask: (problem: Problem) => Promise<boolean>): void {
  turnedAway = ask;
}
/** Whether it is worth asking again, now that somebody signed in. */
export async function signedInAgain(problem: Problem): Promise<boolean> {
  return TURNED_AWAY.has(problem.code ?? '') && turnedAway(problem);
}
const TURNED_AWAY: ReadonlySet<string> = new Set(['not-signed-in', 'session-over', 'csrf-missing']);

/** Rejects with a `Problem`, or with AbortError when cancelled. */
export async function call<N extends Name>(name: N, ask: Ask<N>): Promise<Answer<N>> {
  try {
    return await callOnce(name, ask);
  } catch (error) {
    if (!(error instanceof Problem) || !await signedInAgain(error)) throw error;
    return callOnce(name, ask);
  }
}

async function callOnce<N extends Name>(name: N, ask: Ask<N>): Promise<Answer<N>> {
  const { body, ifMatch, signal, once } = ask as Loose;
  const headers: Record<string, string> = { ...standing };
  if (ifMatch !== undefined) headers['if-match'] = `"${ifMatch}"`;
  if (once !== undefined) headers['idempotency-key'] = once;
  const bytes = body instanceof Blob || body instanceof Uint8Array;
  if (body !== undefined) headers['content-type'] = bytes ? 'application/octet-stream' : typeof body === 'string' ? 'text/plain; charset=utf-8' : 'application/json';
  let response: Response;
  try {
    response = await fetch(addressOf(name, ask as never), {
      method: (addresses[name] as readonly [string, string])[0], headers, ...(signal === undefined ? {} : { signal }),
      ...(body === undefined ? {} : { body: bytes || typeof body === 'string' ? body as BodyInit : JSON.stringify(body) }),
    });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new Problem(0, null);
  }
  if (!response.ok) throw new Problem(response.status, await response.json().catch(() => null));
  if (response.status === 204) return undefined as Answer<N>;
  return (response.headers.get('content-type')?.startsWith('application/json') === true && response.headers.get('content-disposition') === null ? await response.json() : response) as Answer<N>;
}

/**
 * Endpoints as data: routes, OpenAPI, the web's typed client and the access test all come from them.
 * Safe for the browser: it knows no server.
 */
import { z } from 'zod';
import type { Caller } from './caller.ts';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface Endpoint {
  readonly method: Method;
  /** `/api/v1/…`, parameters as `:name`. */
  readonly path: string;
  readonly summary: string;
  /** Who may call it at all: `anyone`, `signed-in`, or an action that the access room knows. Whose rows it may touch is decided in the command. */
  readonly access: string;
  readonly params?: z.ZodObject;
  readonly query?: z.ZodObject;
  /** `bytes`: any body as it came (application/octet-stream); `text`: UTF-8 text (text/plain); else JSON. */
  readonly body?: 'bytes' | 'text' | z.ZodType;
  readonly status: 200 | 201 | 202 | 204;
  /** Changes one row: asks for `If-Match` with the row's version, which the handler is given. */
  readonly ifMatch?: true;
  /**
   * Of an endpoint with `ifMatch`: the GET endpoint that shows the row, called with the same parameters when a change
   * came too late, so that 412 bears the value as it is now. Unset: the GET of the same path.
   */
  readonly current?: string;
  /** Most megabytes that a request's body may have; unset: 50 of bytes or text, 4 of JSON. */
  readonly limitMegabytes?: number;
  /** `file`: bytes with a name and a type; `nothing`: no body; else JSON of this shape, whose `version`, where it has one, is the ETag. */
  readonly reply: z.ZodType | 'file' | 'nothing';
  /** Codes that may be refused here, beside `invalid-request` and what the intake refuses. */
  readonly refusals: readonly string[];
}

/** A file that an endpoint answers with. */
export interface FileReply {
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly mediaType: string;
}

/** An answer of the endpoint's shape that is written already: a large one need not be parsed to be sent. `version` is its ETag. */
export interface WrittenJson { readonly writtenJson: Uint8Array; readonly version?: number }

const COOKIES = Symbol('cookies');
/** An answer that sets cookies as well. They are not kept with an `Idempotency-Key`: a session is begun once. */
export interface WithCookies<A> { readonly [COOKIES]: readonly string[]; readonly answer: A }

/** @param cookies whole `Set-Cookie` values. */
export function withCookies<A>(answer: A, cookies: readonly string[]): WithCookies<A> {
  return { [COOKIES]: cookies, answer };
}

/** The cookies of an answer, null where it sets none. */
export function cookiesOf(result: unknown): readonly string[] | null {
  return typeof result === 'object' && result !== null && COOKIES in result ? (result as WithCookies<unknown>)[COOKIES] : null;
}

type Parsed<S> = S extends z.ZodType ? z.output<S> : Record<string, never>;
type Body<S> = S extends 'bytes' ? Uint8Array : S extends 'text' ? string : S extends z.ZodType ? z.output<S> : undefined;
type Answer<S> = S extends 'file' ? FileReply : S extends z.ZodType ? z.input<S> : undefined;

/** What a handler of this endpoint is given; every part is checked. */
export interface Request<E extends Endpoint> {
  readonly params: Parsed<E['params']>;
  readonly query: Parsed<E['query']>;
  readonly body: Body<E['body']>;
  /** The version that the caller saw; null where the endpoint asks for none. */
  readonly ifMatch: E extends { readonly ifMatch: true } ? number : null;
  readonly caller: Caller;
}

/** What a handler of this endpoint answers with, beside a refusal. */
export type Reply<E extends Endpoint> = Answer<E['reply']>;

/** Fills the parameters into a path: for the web's client and for tests. */
export function pathOf(endpoint: Endpoint, params: Readonly<Record<string, string>> = {}): string {
  return endpoint.path.replace(/:([a-zA-Z]+)/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
}

/** What the caller may do instead of what was refused: an endpoint by its operation id. */
export const Instead = z.object({ operation: z.string(), method: z.string(), path: z.string(), summary: z.string() });
export type Instead = z.infer<typeof Instead>;

/** An error as RFC 9457 has it (`application/problem+json`). */
export const Problem = z.object({
  /** `urn:taizhang:problem:CODE`. */
  type: z.string(),
  status: z.int(),
  code: z.string(),
  /** The sentence in the server's language: what, where, how to mend it. */
  title: z.string(),
  sentence: z.object({ zh: z.string(), en: z.string() }),
  values: z.record(z.string(), z.union([z.string(), z.number()])),
  /** Of a fault of ours: the id under which it stands in the log. */
  id: z.string().optional(),
  /** With 412: what the refused change was about, as it is now and as its GET endpoint shows it. */
  current: z.unknown().optional(),
  /** What is possible instead. */
  instead: z.array(Instead).optional(),
});
export type Problem = z.infer<typeof Problem>;

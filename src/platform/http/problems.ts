/** Refusals and faults as `application/problem+json` (RFC 9457). */
import { randomUUID } from 'node:crypto';
import type { Refusal } from '#kernel';
import { sentenceOf, type Sentences } from '../sentences.ts';
import { tellError } from '../telling.ts';
import type { Endpoint, Instead, Problem } from './endpoint.ts';

export type Lang = 'zh' | 'en';

/** The endpoint's path, with what the request put in. */
export interface Place { readonly path: string; readonly params: Readonly<Record<string, unknown>> }

/**
 * @param endpoints by operation id, for what is possible instead.
 * @param at where it was refused: its parameters fill those paths as far as both begin alike, since `:id` of a plan is none of a task.
 */
export function problemOf(refusal: Refusal, sentences: readonly Sentences[], lang: Lang, endpoints: Readonly<Record<string, Endpoint>> = {}, at: Place | null = null): Problem {
  const { status, zh, en, instead = [] } = sentenceOf(refusal, sentences);
  const { instead: named = '', ...values } = refusal.values;
  const possible = [...instead, ...String(named).split(' ')].flatMap((operation): Instead[] => {
    const endpoint = Object.hasOwn(endpoints, operation) ? endpoints[operation] as Endpoint : undefined;
    return endpoint === undefined ? [] : [{ operation, method: endpoint.method, path: filled(endpoint.path, at), summary: endpoint.summary }];
  });
  return {
    type: `urn:taizhang:problem:${refusal.refused}`, status, code: refusal.refused, title: lang === 'zh' ? zh : en, sentence: { zh, en }, values,
    ...(possible.length === 0 ? {} : { instead: possible }),
  };
}

/** What nobody knows stays as `{name}`. */
function filled(path: string, at: Place | null): string {
  return path.replace(/:([a-zA-Z]+)/g, (param, name: string, offset: number) => {
    const value = at?.path.startsWith(path.slice(0, offset + param.length)) === true ? at.params[name] : undefined;
    return typeof value === 'string' ? encodeURIComponent(value) : `{${name}}`;
  });
}

/** A fault of ours: logged with an id, shown as that id and nothing else. */
export function faultOf(error: unknown, what: string, sentences: readonly Sentences[], lang: Lang, log: (line: string) => void): Problem {
  const id = randomUUID().slice(0, 8);
  log(`fault ${id} ${what}\n${tellError(error)}`);
  return { ...problemOf({ refused: 'fault', values: { id } }, sentences, lang), id };
}

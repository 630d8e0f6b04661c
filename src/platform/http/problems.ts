/** Refusals and faults as `application/problem+json` (RFC 9457). */
import { randomUUID } from 'node:crypto';
import type { Refusal } from '#kernel';
import { sentenceOf, type Sentences } from '../sentences.ts';
import { tellError } from '../telling.ts';
import type { Endpoint, Instead, Problem } from './endpoint.ts';

export type Lang = 'zh' | 'en';

/**
 * @param endpoints by operation id, for what is possible instead.
 * @param params of the request, which fill those paths as far as their names are the same.
 */
export function problemOf(refusal: Refusal, sentences: readonly Sentences[], lang: Lang, endpoints: Readonly<Record<string, Endpoint>> = {}, params: Readonly<Record<string, unknown>> = {}): Problem {
  const { status, zh, en, instead = [] } = sentenceOf(refusal, sentences);
  const { instead: named = '', ...values } = refusal.values;
  const possible = [...instead, ...String(named).split(' ')].flatMap((operation): Instead[] => {
    const endpoint = Object.hasOwn(endpoints, operation) ? endpoints[operation] as Endpoint : undefined;
    return endpoint === undefined ? [] : [{ operation, method: endpoint.method, path: filled(endpoint.path, params), summary: endpoint.summary }];
  });
  return {
    type: `urn:taizhang:problem:${refusal.refused}`, status, code: refusal.refused, title: lang === 'zh' ? zh : en, sentence: { zh, en }, values,
    ...(possible.length === 0 ? {} : { instead: possible }),
  };
}

/** What nobody knows stays as `{name}`. */
function filled(path: string, params: Readonly<Record<string, unknown>>): string {
  return path.replace(/:([a-zA-Z]+)/g, (_, name: string) => typeof params[name] === 'string' ? encodeURIComponent(params[name]) : `{${name}}`);
}

/** A fault of ours: logged with an id, shown as that id and nothing else. */
export function faultOf(error: unknown, what: string, sentences: readonly Sentences[], lang: Lang, log: (line: string) => void): Problem {
  const id = randomUUID().slice(0, 8);
  log(`fault ${id} ${what}\n${tellError(error)}`);
  return { ...problemOf({ refused: 'fault', values: { id } }, sentences, lang), id };
}

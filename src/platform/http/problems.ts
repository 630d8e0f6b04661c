/** Refusals and faults as `application/problem+json` (RFC 9457). */
import { randomUUID } from 'node:crypto';
import { inspect } from 'node:util';
import type { Refusal } from '#kernel';
import { sentenceOf, type Sentences } from '../sentences.ts';
import type { Problem } from './endpoint.ts';

export type Lang = 'zh' | 'en';

export function problemOf(refusal: Refusal, sentences: readonly Sentences[], lang: Lang): Problem {
  const { status, zh, en } = sentenceOf(refusal, sentences);
  return { type: `urn:taizhang:problem:${refusal.refused}`, status, code: refusal.refused, title: lang === 'zh' ? zh : en, sentence: { zh, en }, values: { ...refusal.values } };
}

/** A fault of ours: logged with an id, shown as that id and nothing else. */
export function faultOf(error: unknown, what: string, sentences: readonly Sentences[], lang: Lang, log: (line: string) => void): Problem {
  const id = randomUUID().slice(0, 8);
  log(`fault ${id} ${what}\n${error instanceof Error ? error.stack : inspect(error, { depth: 1 })}`);
  return { ...problemOf({ refused: 'fault', values: { id } }, sentences, lang), id };
}

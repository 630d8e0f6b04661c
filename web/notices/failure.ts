/** A failure as the server keeps it (`answered 502`), in words. */
import type { Values } from '../labels/fill.ts';
import { type NoticeWord, words } from './words.ts';

export function sayFailure(say: (key: NoticeWord, values?: Values) => string, failure: string): string {
  const [code = '', detail = '?'] = failure.split(' ');
  const key = `failure.${code}`;
  return Object.hasOwn(words.zh, key) ? say(key as NoticeWord, { detail }) : failure;
}

/** Looking for characters of some kinds: one table lookup for each character, where a pattern would try each of its alternatives. */

/** A byte for each UTF-16 code, 0 for most; each kind is a bit and the characters that are of it. */
export function kindsOf(kinds: readonly (readonly [bit: number, characters: string])[]): Uint8Array {
  const table = new Uint8Array(0x10000);
  for (const [bit, characters] of kinds) for (let i = 0; i < characters.length; i += 1) table[characters.charCodeAt(i)] = (table[characters.charCodeAt(i)] as number) | bit;
  return table;
}

/** All kinds that occur. */
export function kindsIn(text: string, table: Uint8Array): number {
  let found = 0;
  for (let i = 0; i < text.length; i += 1) found |= table[text.charCodeAt(i)] as number;
  return found;
}

/** The first character of any kind in `[from, to)`; `to` where there is none. Of a part of a text always say its end, or the whole rest is looked through. */
export function nextOf(text: string, table: Uint8Array, from: number, to = text.length): number {
  let at = from;
  while (at < to && table[text.charCodeAt(at)] === 0) at += 1;
  return at;
}

/** All matches of a global pattern, for passages that are no whole paper: there are as many objects as matches. Unlike `matchAll` it does not make a pattern of its own for each call. */
export function matchesIn(text: string, pattern: RegExp): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

export const DIGITS = '0123456789';

/** How much alike two passages are: shared pairs of characters, rare pairs weighing more. Pure. */

/** Widths folded; white space, punctuation and the marks of numbering dropped. */
export function bare(text: string): string {
  return text.normalize('NFKC').toLowerCase().replace(/[^\p{L}\p{N}%]+/gu, '');
}

/** Pairs of neighbouring characters, each once; of a single character, that one. */
export function pairsOf(text: string): ReadonlySet<string> {
  const letters = [...bare(text)];
  if (letters.length === 1) return new Set(letters);
  return new Set(letters.slice(1).map((letter, place) => `${letters[place]}${letter}`));
}

/** How much a pair weighs among so many passages: one that stands in all of them tells nothing. */
export type Weights = (pair: string) => number;

export function weigh(passages: readonly ReadonlySet<string>[]): Weights {
  const count = new Map<string, number>();
  for (const pairs of passages) for (const pair of pairs) count.set(pair, (count.get(pair) ?? 0) + 1);
  return (pair) => Math.log(1 + passages.length / (count.get(pair) ?? 1));
}

/** 0 (nothing shared) to 1 (the same pairs). Symmetric. */
export function alike(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: Weights = () => 1): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const pair of few) if (many.has(pair)) shared += weight(pair);
  const total = sumOf(a, weight) + sumOf(b, weight);
  return total === 0 ? 0 : Math.min(1, (2 * shared) / total);
}

/** Of the shorter passage, how much stands in the longer one: 1 where it is contained. */
export function contained(a: ReadonlySet<string>, b: ReadonlySet<string>, weight: Weights = () => 1): number {
  const [few, many] = a.size <= b.size ? [a, b] : [b, a];
  let shared = 0;
  for (const pair of few) if (many.has(pair)) shared += weight(pair);
  const total = sumOf(few, weight);
  return total === 0 ? 0 : Math.min(1, shared / total);
}

function sumOf(pairs: ReadonlySet<string>, weight: Weights): number {
  let sum = 0;
  for (const pair of pairs) sum += weight(pair);
  return sum;
}

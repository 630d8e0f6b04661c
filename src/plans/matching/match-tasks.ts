/** Which task of one list is which of another: an amendment against its plan, a lower plan against the upper one. Pure. */
import { alike, bare, contained, pairsOf, weigh } from './similarity.ts';

export interface Matchable {
  readonly id: string;
  readonly number: string | null;
  readonly heading: readonly string[];
  readonly title: string | null;
  readonly text: string;
}

/** What spoke for a pair. */
export type Because = 'same-words' | 'same-title' | 'similar-words' | 'contained' | 'same-number' | 'same-heading';

export interface Pair {
  readonly left: string;
  readonly right: string;
  /** 0 to 1. */
  readonly score: number;
  readonly because: readonly Because[];
}

export interface Matching {
  readonly pairs: readonly Pair[];
  readonly leftAlone: readonly string[];
  readonly rightAlone: readonly string[];
}

/** Below this two tasks are not proposed to be the same. */
export const LEAST_SCORE = 0.34;
/** Pairs of characters in more tasks than these find no candidates: they would make every task one. */
const COMMON = 60;

interface Prepared { readonly task: Matchable; readonly words: string; readonly title: string; readonly pairs: ReadonlySet<string>; readonly heading: string }

/**
 * Each task of either list is in one pair at most; the best pairs are taken first, ties by order in the lists.
 * Every id of both lists is in exactly one of the three answers.
 */
export function matchTasks(left: readonly Matchable[], right: readonly Matchable[]): Matching {
  const [ours, theirs] = [left.map(prepare), right.map(prepare)];
  const weight = weigh([...ours, ...theirs].map(({ pairs }) => pairs));
  const candidates = candidatesIn(theirs);
  const scored = ours.flatMap((one, i) => [...candidates(one)].flatMap((j) => {
    const other = theirs[j] as Prepared;
    const { score, because } = judge(one, other, alike(one.pairs, other.pairs, weight), contained(one.pairs, other.pairs, weight));
    return score < LEAST_SCORE ? [] : [{ i, j, score, because }];
  })).sort((a, b) => b.score - a.score || a.i - b.i || a.j - b.j);
  const [takenLeft, takenRight] = [new Set<number>(), new Set<number>()];
  const pairs: Pair[] = [];
  for (const { i, j, score, because } of scored) {
    if (takenLeft.has(i) || takenRight.has(j)) continue;
    takenLeft.add(i);
    takenRight.add(j);
    pairs.push({ left: (left[i] as Matchable).id, right: (right[j] as Matchable).id, score, because });
  }
  const place = new Map(left.map(({ id }, index) => [id, index]));
  return {
    pairs: pairs.sort((a, b) => (place.get(a.left) ?? 0) - (place.get(b.left) ?? 0)),
    leftAlone: left.filter((_, i) => !takenLeft.has(i)).map(({ id }) => id),
    rightAlone: right.filter((_, j) => !takenRight.has(j)).map(({ id }) => id),
  };
}

function prepare(task: Matchable): Prepared {
  return { task, words: bare(task.text), title: bare(task.title ?? ''), pairs: pairsOf(task.text), heading: bare(task.heading.at(-1)?.replace(/^[一二三四五六七八九十（()）\d、.．]+/u, '') ?? '') };
}

/** Of the list, those that share a telling pair of characters, the words or the number with a task. */
function candidatesIn(list: readonly Prepared[]): (one: Prepared) => ReadonlySet<number> {
  const byPair = new Map<string, number[]>();
  const byNumber = new Map<string, number[]>();
  const add = (into: Map<string, number[]>, key: string, place: number): void => { into.set(key, [...(into.get(key) ?? []), place]); };
  for (const [place, { pairs, task }] of list.entries()) {
    for (const pair of pairs) {
      const places = byPair.get(pair);
      if (places === undefined) byPair.set(pair, [place]);
      else places.push(place);
    }
    if (task.number !== null) add(byNumber, task.number, place);
  }
  return ({ pairs, task }) => {
    const found = new Set<number>(task.number === null ? [] : byNumber.get(task.number));
    const rarest = [...pairs].map((pair) => byPair.get(pair) ?? []).filter((places) => places.length > 0).sort((a, b) => a.length - b.length);
    for (const [rank, places] of rarest.entries()) if (places.length <= COMMON || rank < 3) for (const place of places) found.add(place);
    return found;
  };
}

function judge(one: Prepared, other: Prepared, similar: number, within: number): { score: number; because: Because[] } {
  if (one.words === other.words && one.words !== '') return { score: 1, because: ['same-words'] };
  const because: Because[] = [];
  let score = similar;
  if (similar >= LEAST_SCORE) because.push('similar-words');
  // A short task that stands whole in a long one; a few characters stand anywhere.
  if (within >= 0.85 && Math.min(one.pairs.size, other.pairs.size) >= 12 && within * 0.75 > score) { score = within * 0.75; because.push('contained'); }
  if (one.title !== '' && one.title === other.title) { score = Math.max(score, 0.6) + 0.1; because.push('same-title'); }
  const numbered = one.task.number !== null && one.task.number === other.task.number;
  const headed = one.heading !== '' && one.heading === other.heading;
  // Number and heading support what the words say; alone they say nothing, for every plan has a number 1.
  if (score >= 0.15) {
    if (numbered) { score += headed ? 0.15 : 0.08; because.push('same-number'); }
    if (headed) { score += 0.08; because.push('same-heading'); }
  }
  return { score: Math.min(0.99, score), because };
}

/** From what each unit owes to the totals of every unit above it, and of every workstream. Pure. */
import { addTally, newTally, type Tally } from './counters.ts';

/** What one unit owes as pieces of another unit's work (`above`: that unit's path, root first), or on its own (empty). */
export interface Leaf {
  readonly path: readonly string[];
  readonly above: readonly string[];
  readonly tally: Tally;
  /** The same by workstream. */
  readonly streams: () => Iterable<readonly [workstreamId: string | null, Tally]>;
}
/** `place` from the root, 1 there; `deeper`: units below owe something. */
export interface LevelTotal { readonly place: number; deeper: boolean; readonly tally: Tally }
export interface Unfolded { readonly levels: ReadonlyMap<string, LevelTotal>; readonly streams: ReadonlyMap<string | null, Tally>; /** Of pieces that are counted in their whole and not beside it. */ readonly pieces: Tally }
/** Null: everywhere; `under`: what lies below this unit. */
export interface Seen { readonly reach: readonly string[] | null; readonly under: string | null }

/** A leaf counts at its unit and at all above it, but not where the piece is already seen in what it was broken from, and not above where the caller reaches. */
export function unfold(leaves: readonly Leaf[], { reach, under }: Seen): Unfolded {
  const levels = new Map<string, LevelTotal>();
  const streams = new Map<string | null, Tally>();
  const passed = new Set<string>();
  const pieces = newTally();
  for (const { path, above, tally, streams: ofStreams } of leaves) {
    const own = path.length - 1;
    const reached = reach === null ? 0 : path.findIndex((id) => reach.includes(id));
    for (let place = Math.max(reached === -1 ? path.length : reached, under === null ? 0 : path.indexOf(under) + 1); place <= own; place += 1) {
      const id = path[place] as string;
      if (above.includes(id)) continue;
      let level = levels.get(id);
      if (level === undefined) levels.set(id, level = { place: place + 1, deeper: false, tally: newTally() });
      level.deeper ||= place < own;
      addTally(level.tally, tally);
    }
    // A county's own row counts wholes, not pieces: that somebody below has one is told all the same.
    if (above.length > 0 && above.at(-1) !== path[own]) for (const id of above) passed.add(id);
    // Seen from where the caller stands a piece counts unless what it was broken from is in sight.
    if (under === null ? (reach === null ? above.length === 0 : !above.some((id) => reach.includes(id))) : !above.includes(under)) {
      for (const [stream, some] of ofStreams()) {
        let sum = streams.get(stream);
        if (sum === undefined) streams.set(stream, sum = newTally());
        addTally(sum, some);
      }
    } else addTally(pieces, tally);
  }
  for (const [id, level] of levels) level.deeper ||= passed.has(id);
  return { levels, streams, pieces };
}

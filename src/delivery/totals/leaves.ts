/** What each unit owes, loaded: from the rows as they are, or as a closed period keeps it. */
import type { Executor } from '#platform';
import { CODE_BYTES, countCode, lookOf } from './codes.ts';
import { newTally, rowOf, type Tally, tallyOf } from './counters.ts';
import { NOBODY, Numbering } from './numbering.ts';
import * as store from './store.ts';
import type { Leaf } from './unfold.ts';

export interface Loaded {
  readonly leaves: readonly Leaf[];
  /** The units that are known by now. */
  readonly places: ReadonlyMap<string, store.PlaceRow>;
}

export async function closedLeaves(db: Executor, asked: store.Asked, periodId: string): Promise<Loaded> {
  const rows = await store.closedOf(db, asked, periodId);
  const leaves = rows.map((row): Leaf => {
    const tally = tallyOf(row);
    return { path: row.path, above: row.above, tally, streams: () => [[row.workstream_id, tally]] };
  });
  return { leaves, places: new Map() };
}

export async function liveLeaves(db: Executor, asked: store.Asked): Promise<Loaded> {
  const [owed, owing] = await Promise.all([store.owedOf(db, asked), store.owingOf(db, asked)]);
  const look = lookOf(asked);
  const numbers = new Numbering(owing?.units, owing?.ids);
  const pieces = new Map<number, Piece>();
  for (const [task, { standing, codes, units, above }] of owed.entries()) {
    for (let place = 0; place * CODE_BYTES < codes.length; place += 1) {
      const [unit, whole] = [numbers.at(units, place), numbers.at(above, place)];
      const key = unit * MOST_UNITS + whole;
      let piece = pieces.get(key);
      if (piece === undefined) pieces.set(key, piece = { unit, whole, tally: newTally(), tasks: [], places: [] });
      countCode(piece.tally, codes, place, standing, look);
      piece.tasks.push(task);
      piece.places.push(place);
    }
  }
  const streamsOf = ({ tasks, places }: Piece): Map<string | null, Tally> => {
    const found = new Map<string | null, Tally>();
    for (const [index, at] of tasks.entries()) {
      const { standing, workstream_id, codes } = owed[at] as store.OwedRow;
      let sum = found.get(workstream_id);
      if (sum === undefined) found.set(workstream_id, sum = newTally());
      countCode(sum, codes, places[index] as number, standing, look);
    }
    return found;
  };
  const { places, pathOf } = await treeOf(db, owing, numbers);
  return { leaves: [...pieces.values()].map((piece): Leaf => ({ path: pathOf(piece.unit), above: piece.whole === NOBODY ? [] : pathOf(piece.whole), tally: piece.tally, streams: () => streamsOf(piece) })), places };
}

/** More than any tree has. */
const MOST_UNITS = 2 ** 24;
/** What one unit owes as pieces of another's work, or on its own: how much, and where it stands in which task's rows. */
interface Piece { readonly unit: number; readonly whole: number; readonly tally: Tally; readonly tasks: number[]; readonly places: number[] }

/** The units that owe are their own tree but for a few at its top, and for whom a whole belongs to: those are asked for, a level at a time. */
async function treeOf(db: Executor, owing: store.OwingRow | undefined, numbers: Numbering): Promise<{ readonly places: ReadonlyMap<string, store.PlaceRow>; readonly pathOf: (unit: number) => readonly string[] }> {
  const places = new Map<string, store.PlaceRow>();
  const parents: number[] = [];
  for (const [place, name] of (owing?.names ?? []).entries()) {
    const { parents: above, levels } = owing as store.OwingRow;
    // Those who owe have the first numbers, in the same order.
    const parent = numbers.at(above, place);
    const id = numbers.idOf(place + 1);
    parents[place + 1] = parent;
    places.set(id, { id, name, parent_id: parent === NOBODY ? null : numbers.idOf(parent), level: levels[place] as string });
  }
  const paths = new Map<string, readonly string[]>();
  let sought = Array.from({ length: numbers.size - 1 - places.size }, (_, place) => numbers.idOf(places.size + 1 + place));
  while (sought.length > 0) {
    const found = await store.placesOf(db, sought, false);
    for (const place of found) places.set(place.id, place);
    sought = [...new Set(found.flatMap(({ parent_id }) => parent_id ?? []))].filter((id) => !places.has(id));
  }
  const further = (id: string): readonly string[] => {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const parent = places.get(id)?.parent_id ?? null;
    const path = parent === null ? [id] : [...further(parent), id];
    paths.set(id, path);
    return path;
  };
  const known: (readonly string[] | undefined)[] = [];
  const pathOf = (unit: number): readonly string[] => {
    const parent = parents[unit];
    return known[unit] ??= parent === undefined ? further(numbers.idOf(unit)) : parent === NOBODY ? [numbers.idOf(unit)] : [...pathOf(parent), numbers.idOf(unit)];
  };
  return { places, pathOf };
}

/** As a closed period keeps them: a row for each unit, each unit that passed down to it, and each workstream. */
export function rowsOf(leaves: readonly Leaf[]): store.ClosedRow[] {
  return leaves.flatMap(({ path, above, streams }) => [...streams()].map(([workstreamId, tally]): store.ClosedRow => ({ unit_id: path.at(-1) as string, path, above, workstream_id: workstreamId, ...rowOf(tally) })));
}

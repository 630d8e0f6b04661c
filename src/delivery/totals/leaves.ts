/** What each unit owes, loaded: from the rows as they are, or as a closed period keeps it. */
import type { Executor } from '#platform';
import { type Code, codesOf, countCode, lookOf } from './codes.ts';
import { newTally, rowOf, type Tally, tallyOf } from './counters.ts';
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
  const { rows, tasks } = await store.owedOf(db, asked);
  const look = lookOf(asked);
  const count = (tally: Tally, { task, facts }: Code): void => countCode(tally, facts, tasks[task]?.[0] === true, look);
  const { places, pathOf } = await treeOf(db, rows);
  const leaves = rows.map(({ unit_id, above_unit_id, codes: text }): Leaf => {
    const codes = codesOf(text);
    const tally = newTally();
    for (const code of codes) count(tally, code);
    const streams = (): Map<string | null, Tally> => {
      const found = new Map<string | null, Tally>();
      for (const code of codes) {
        const stream = tasks[code.task]?.[1] ?? null;
        let sum = found.get(stream);
        if (sum === undefined) found.set(stream, sum = newTally());
        count(sum, code);
      }
      return found;
    };
    return { path: pathOf(unit_id), above: above_unit_id === null ? [] : pathOf(above_unit_id), tally, streams };
  });
  return { leaves, places };
}

/** The units that owe are their own tree but for a few at its top: those are asked for, a level at a time. */
async function treeOf(db: Executor, rows: readonly store.OwedRow[]): Promise<{ readonly places: ReadonlyMap<string, store.PlaceRow>; readonly pathOf: (id: string) => readonly string[] }> {
  const places = new Map<string, store.PlaceRow>(rows.map((row) => [row.unit_id, { id: row.unit_id, name: row.name, parent_id: row.parent_id, level: row.level }]));
  let sought = [...new Set(rows.flatMap(({ parent_id, above_unit_id }) => [parent_id ?? [], above_unit_id ?? []].flat()))].filter((id) => !places.has(id));
  while (sought.length > 0) {
    const found = await store.placesOf(db, sought, false);
    for (const place of found) places.set(place.id, place);
    sought = [...new Set(found.flatMap(({ parent_id }) => parent_id ?? []))].filter((id) => !places.has(id));
  }
  const paths = new Map<string, readonly string[]>();
  const pathOf = (id: string): readonly string[] => {
    const known = paths.get(id);
    if (known !== undefined) return known;
    const parent = places.get(id)?.parent_id ?? null;
    const path = parent === null ? [id] : [...pathOf(parent), id];
    paths.set(id, path);
    return path;
  };
  return { places, pathOf };
}

/** As a closed period keeps them: a row for each unit, each unit that passed down to it, and each workstream. */
export function rowsOf(leaves: readonly Leaf[]): store.ClosedRow[] {
  return leaves.flatMap(({ path, above, streams }) => [...streams()].map(([workstreamId, tally]): store.ClosedRow => ({ unit_id: path.at(-1) as string, path, above, workstream_id: workstreamId, ...rowOf(tally) })));
}

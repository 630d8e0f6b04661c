/** The units of a tree, found by place and name. Pure; built once for many names. */
import { type Area, nounsOf, placeIn, saidOf } from './area.ts';
import { canonical, placeFirst, plain } from './canonical.ts';
import type { Known, KnownUnit } from './model.ts';

export interface Entry { readonly unit: KnownUnit; readonly rest: string; readonly form: string }

export interface Directory {
  readonly unit: (id: string) => KnownUnit | undefined;
  /** By the whole name. */
  readonly byName: ReadonlyMap<string, readonly KnownUnit[]>;
  readonly byShortName: ReadonlyMap<string, readonly KnownUnit[]>;
  readonly byAlias: ReadonlyMap<string, readonly { readonly unit: KnownUnit; readonly scopeUnitId: string | null }[]>;
  readonly byFormer: ReadonlyMap<string, readonly { readonly unit: KnownUnit; readonly validTo: string }[]>;
  /** Units of an area, or directly below a unit, by the canonical rest of their names. */
  readonly within: (home: string) => ReadonlyMap<string, readonly Entry[]>;
  /** Innermost first. */
  readonly areasOf: (unitId: string) => readonly Area[];
  /** By their whole names and, as people say them, without the noun. */
  readonly areasNamed: ReadonlyMap<string, readonly Area[]>;
  readonly governmentOf: (area: string) => KnownUnit | undefined;
  /** Whether governments of counties stand below it without one of a prefecture between. */
  readonly leadsCounties: (unitId: string) => boolean;
  readonly successorsOf: (unitId: string, on: string | null) => readonly KnownUnit[];
}

const NOTHING: ReadonlyMap<string, readonly Entry[]> = new Map();

export function directoryOf({ units, aliases, formers, successions }: Known): Directory {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const areas = areasOf(units, byId);
  const homes = new Map<string, Map<string, Entry[]>>();
  const governments = new Map<string, KnownUnit>();
  const areasNamed = new Map<string, Area[]>();
  const seen = new Set<string>();
  for (const unit of units) {
    const own = areas.get(unit.id) ?? [];
    const [area] = own;
    const name = placeFirst(plain(unit.name));
    const rest = withoutArea(name, own);
    const entry: Entry = { unit, rest, form: canonical(rest) };
    // An office is spoken of from within its unit only.
    if (area !== undefined && unit.kind !== 'office') put(homes, area.key, entry);
    if (unit.parentId !== null) put(homes, unit.parentId, entry);
    if (area === undefined) continue;
    if (unit.kind === 'government' && placeOf(unit, own.slice(1)) === area.name) governments.set(area.key, unit);
    if (seen.has(area.key)) continue;
    seen.add(area.key);
    for (const called of [area.name, ...saidOf(area.name)]) add(areasNamed, called, area);
  }
  const succeeded = Map.groupBy(successions, ({ unitId }) => unitId);
  return {
    unit: (id) => byId.get(id),
    byName: grouped(units.map((unit) => [placeFirst(plain(unit.name)), unit])),
    byShortName: grouped(units.flatMap((unit) => (unit.shortName === null ? [] : [[placeFirst(plain(unit.shortName)), unit]]))),
    byAlias: grouped(aliases.flatMap(({ unitId, scopeUnitId, name }) => known(byId, unitId, (unit) => [plain(name), { unit, scopeUnitId }]))),
    byFormer: grouped(formers.flatMap(({ unitId, name, validTo }) => known(byId, unitId, (unit) => [placeFirst(plain(name)), { unit, validTo }]))),
    within: (home) => homes.get(home) ?? NOTHING,
    areasOf: (unitId) => areas.get(unitId) ?? [],
    areasNamed,
    governmentOf: (area) => governments.get(area),
    leadsCounties: (unitId) => units.some((unit) => unit.kind === 'government' && unit.level === 'county' && unit.validTo === null
      && unit.path.slice(0, -1).findLast((id) => byId.get(id)?.kind === 'government') === unitId),
    successorsOf: (unitId, on) => successorsOf(unitId, on).flatMap((id) => byId.get(id) ?? []),
  };

  /** Through all successions up to the day; those that were succeeded themselves left out. */
  function successorsOf(unitId: string, on: string | null, met: ReadonlySet<string> = new Set([unitId])): readonly string[] {
    return [...new Set((succeeded.get(unitId) ?? []).filter(({ effectiveOn, successorId }) => (on === null || effectiveOn <= on) && !met.has(successorId)).flatMap(({ successorId }) => {
      const further = successorsOf(successorId, on, new Set([...met, successorId]));
      return further.length > 0 ? further : [successorId];
    }))];
  }
}

/** A name without the places in front, by their names or the noun: 教育厅 of 海南省教育厅 and of 省教育厅. */
function withoutArea(name: string, areas: readonly Area[]): string {
  for (const front of areas.flatMap((area, n) => [`${areas[n + 1]?.name ?? ''}${area.name}`, area.name, ...(n === 0 ? area.nouns : [])])) {
    if (name.startsWith(front) && name.length > front.length) return name.slice(front.length);
  }
  return name;
}

function areasOf(units: readonly KnownUnit[], byId: ReadonlyMap<string, KnownUnit>): ReadonlyMap<string, readonly Area[]> {
  const found = new Map<string, readonly Area[]>();
  const find = (unit: KnownUnit): readonly Area[] => {
    const before = found.get(unit.id);
    if (before !== undefined) return before;
    const parent = unit.parentId === null ? undefined : byId.get(unit.parentId);
    const above = parent === undefined ? [] : find(parent);
    const place = placeOf(unit, above);
    const isNew = place !== null && !above.some(({ name }) => name === place);
    const own = isNew ? [{ key: [...above.map(({ name }) => name).toReversed(), place].join('/'), name: place, nouns: nounsOf(place) }, ...above] : above;
    found.set(unit.id, own);
    return own;
  };
  for (const unit of units) find(unit);
  return found;
}

/** 城关镇 of 云岭县城关镇人民政府: the places above are told by the tree, and what follows their names may be another. */
function placeOf(unit: KnownUnit, above: readonly Area[]): string | null {
  const name = placeFirst(plain(unit.name));
  const front = above.find((area) => name.startsWith(area.name) && name.length >= area.name.length + 2);
  const place = placeIn(front === undefined ? name : name.slice(front.name.length), unit.kind, unit.level);
  return front !== undefined && place === null && unit.kind === 'government' ? placeIn(name, unit.kind, unit.level) : place;
}

function known<T>(byId: ReadonlyMap<string, KnownUnit>, id: string, make: (unit: KnownUnit) => T): T[] {
  const unit = byId.get(id);
  return unit === undefined ? [] : [make(unit)];
}

function grouped<T>(pairs: readonly (readonly [string, T] | readonly (string | T)[])[]): ReadonlyMap<string, readonly T[]> {
  const map = new Map<string, T[]>();
  for (const [name, one] of pairs) add(map, name as string, one as T);
  return map;
}

function put(homes: Map<string, Map<string, Entry[]>>, home: string, entry: Entry): void {
  const entries = homes.get(home) ?? new Map<string, Entry[]>();
  homes.set(home, entries);
  add(entries, entry.form, entry);
}

function add<T>(map: Map<string, T[]>, key: string, one: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [one]);
  else list.push(one);
}

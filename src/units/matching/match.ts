/** Which units a name may mean in the papers of one unit. Pure. */
import type { NameReason } from '../model.ts';
import type { Area } from './area.ts';
import { canonical, loose, placeFirst, plain } from './canonical.ts';
import type { Directory, Entry } from './directory.ts';
import type { Candidate, KnownUnit } from './model.ts';
import { likeness } from './likeness.ts';

/** How far each reason carries; the order is what matters: what is written out beats what is understood. */
const SCORES = { 'full-name': 1, alias: 0.98, 'short-name': 0.97, 'former-name': 0.95, relative: 0.96, 'own-area': 0.92, 'area-name': 0.9, office: 0.95 } as const;
const LESS = { simplified: 0.02, 'without-bracket': 0.05, 'in-bracket': 0.08, farther: 0.04, elsewhere: 0.3, closed: 0.4 } as const;
/** Below this a likeness is chance. */
const LIKE = 0.62;
const MOST = 5;

export interface Setting {
  /** The unit whose paper it is: itself and all above, innermost first. */
  readonly chain: readonly string[];
  /** Its places, innermost first. */
  readonly areas: readonly Area[];
  /** The day of the paper. */
  readonly on: string | null;
}

export function settingOf(directory: Directory, scopeUnitId: string | null, on: string | null): Setting {
  const scope = scopeUnitId === null ? undefined : directory.unit(scopeUnitId);
  return { chain: scope?.path.toReversed() ?? [], areas: scope === undefined ? [] : directory.areasOf(scope.id), on };
}

/** Best first, at most five, each unit once. */
export function candidatesFor(directory: Directory, setting: Setting, name: string): readonly Candidate[] {
  const found = new Map<string, Candidate>();
  const offer = (unit: KnownUnit, score: number, ...because: readonly NameReason[]): void => {
    const before = found.get(unit.id);
    if (score > 0 && (before === undefined || before.score < score)) found.set(unit.id, { unitId: unit.id, score: Math.round(score * 1000) / 1000, because });
  };
  const whole = placeFirst(plain(name));
  lookUp(directory, setting, whole, 0, [], offer);
  const bracket = /^(.+?)\((.+)\)$/u.exec(whole);
  if (bracket !== null) {
    lookUp(directory, setting, bracket[1] as string, LESS['without-bracket'], ['without-bracket'], offer);
    lookUp(directory, setting, placeFirst(bracket[2] as string), LESS['in-bracket'], ['in-bracket'], offer);
  }
  if (![...found.values()].some(({ score }) => score >= 0.85)) offerAlike(directory, setting, whole, offer);
  return inTime(directory, setting, [...found.values()]).toSorted((a, b) => b.score - a.score || (a.unitId < b.unitId ? -1 : 1)).slice(0, MOST);
}

type Offer = (unit: KnownUnit, score: number, ...because: readonly NameReason[]) => void;

function lookUp(directory: Directory, setting: Setting, name: string, less: number, why: readonly NameReason[], offer: Offer): void {
  for (const unit of directory.byName.get(name) ?? []) offer(unit, SCORES['full-name'] - less - apart(directory, setting, unit), 'full-name', ...why);
  for (const unit of directory.byShortName.get(name) ?? []) offer(unit, SCORES['short-name'] - less - apart(directory, setting, unit), 'short-name', ...why);
  for (const { unit, scopeUnitId } of directory.byAlias.get(name) ?? []) {
    if (scopeUnitId === null || setting.chain.includes(scopeUnitId)) offer(unit, SCORES.alias - less, 'alias', ...why);
    else if (setting.chain.length === 0) offer(unit, SCORES.alias - less - LESS.elsewhere, 'alias', ...why);
  }
  for (const { unit, validTo } of directory.byFormer.get(name) ?? []) offer(unit, SCORES['former-name'] - less - (setting.on !== null && setting.on < validTo ? 0 : LESS.simplified) - apart(directory, setting, unit), 'former-name', ...why);
  for (const place of placesOf(directory, setting, name)) {
    offerWithin(directory, place, less, why, offer);
    if (place.area !== null && (place.rest === '' || /^(?:人民)?政府$/u.test(place.rest))) {
      const government = directory.governmentOf(place.area.key);
      if (government !== undefined) offer(government, place.score - less, place.rest === '' ? 'area-name' : place.reason, ...why);
    }
  }
}

interface Place { readonly home: string; readonly area: Area | null; readonly rest: string; readonly score: number; readonly reason: NameReason }

/** Every way to divide a name into a place and the rest. */
function placesOf(directory: Directory, { chain, areas }: Setting, name: string): readonly Place[] {
  const places: Place[] = [];
  for (let length = 2; length <= name.length; length += 1) {
    for (const area of directory.areasNamed.get(name.slice(0, length)) ?? []) {
      const written = area.name.length === length;
      places.push({ home: area.key, area, rest: name.slice(length), score: (written ? SCORES['full-name'] : SCORES.relative) - (length === name.length ? SCORES['full-name'] - SCORES['area-name'] : 0) - distance(areas, area), reason: written ? 'full-name' : 'relative' });
    }
  }
  areas.forEach((area, farther) => {
    for (const noun of area.nouns) if (name.startsWith(noun) && name.length > noun.length) places.push({ home: area.key, area, rest: name.slice(noun.length), score: SCORES.relative - farther * 0.01 - takenNearer(areas, farther, noun), reason: 'relative' });
    places.push({ home: area.key, area, rest: name, score: SCORES['own-area'] - farther * LESS.farther, reason: 'own-area' });
  });
  chain.forEach((home, farther) => places.push({ home, area: null, rest: name, score: SCORES['own-area'] + 0.01 - farther * LESS.farther, reason: farther === 0 ? 'office' : 'own-area' }));
  return places;
}

/** A place below one's own is near; one below the prefecture or the province only is farther. */
function distance(areas: readonly Area[], { key }: Area): number {
  const steps = areas.findIndex((area) => key === area.key || key.startsWith(`${area.key}/`));
  return areas.length === 0 ? 0 : steps === -1 ? LESS.elsewhere : steps * LESS.farther;
}

/** 市教育局 in the paper of a city of a county's rank is its own first. */
function takenNearer(areas: readonly Area[], place: number, noun: string): number {
  return areas.slice(0, place).some(({ nouns }) => nouns.includes(noun)) ? LESS.farther * 2 : 0;
}

function offerWithin(directory: Directory, { home, rest, score, reason }: Place, less: number, why: readonly NameReason[], offer: Offer): void {
  if (rest === '') return;
  const form = canonical(rest);
  for (const entry of directory.within(home).get(form) ?? []) offerEntry(entry, rest, score - less, [reason, ...why], offer);
  // 县教育局基教股: an office behind the name of its unit.
  for (let length = 2; length < rest.length - 1; length += 1) {
    for (const { unit } of directory.within(home).get(canonical(rest.slice(0, length))) ?? []) {
      for (const entry of directory.within(unit.id).get(canonical(rest.slice(length))) ?? []) offerEntry(entry, rest.slice(length), score - 0.01 - less, ['office', reason, ...why], offer);
    }
  }
}

function offerEntry({ unit, rest }: Entry, asked: string, score: number, because: readonly NameReason[], offer: Offer): void {
  if (rest === asked) offer(unit, score, ...because);
  else offer(unit, score - LESS.simplified, ...because, 'simplified');
}

/** A name that stands elsewhere in the tree means the one nearby first. */
function apart(directory: Directory, { chain, areas }: Setting, unit: KnownUnit): number {
  const [place] = directory.areasOf(unit.id);
  return place === undefined || unit.path.some((id) => id === chain[0]) || chain.includes(unit.id) ? 0 : Math.min(distance(areas, place), LESS.farther * 2);
}

/** Slips of the pen: 省住房城乡建设厅厅. Only among units of the paper's own places and of the place named. */
function offerAlike(directory: Directory, setting: Setting, name: string, offer: Offer): void {
  for (const { home, rest, score } of placesOf(directory, setting, name)) {
    const form = canonical(rest);
    if (form.length < 2) continue;
    for (const [other, entries] of directory.within(home)) {
      const alike = loose(form) === loose(other) ? 0.95 : likeness(form, other);
      if (alike >= LIKE) for (const { unit } of entries) offer(unit, (score - 0.15) * alike, 'similar');
    }
  }
}

/** On the day of the paper a unit that was closed stands behind those that came after it. */
function inTime(directory: Directory, { on }: Setting, candidates: readonly Candidate[]): readonly Candidate[] {
  const all = new Map<string, Candidate>();
  const keep = (one: Candidate): void => { if ((all.get(one.unitId)?.score ?? 0) < one.score) all.set(one.unitId, one); };
  for (const one of candidates) {
    const unit = directory.unit(one.unitId) as KnownUnit;
    const closed = unit.validTo !== null && (on === null || unit.validTo <= on);
    const early = unit.validFrom !== null && on !== null && on < unit.validFrom;
    keep(closed || early ? { ...one, score: Math.round((one.score - (closed ? LESS.closed : 0.1)) * 1000) / 1000 } : one);
    if (closed) for (const successor of directory.successorsOf(unit.id, on)) keep({ unitId: successor.id, score: Math.round((one.score - 0.04) * 1000) / 1000, because: [...one.because, 'successor'] });
  }
  return [...all.values()].filter(({ score }) => score > 0.3);
}

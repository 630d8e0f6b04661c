/** Names as they were read, matched to the tree: what was confirmed before, and what is proposed. Reads only. */
import { setImmediate as turn } from 'node:timers/promises';
import type { Executor } from '#platform';
import { candidatesFor, collectiveForm, collectiveWords, type Directory, directoryOf, isCollectiveName, isNational, plain, provinceOf, provincesNamed, settingOf, type CollectiveWords } from './matching/index.ts';
import type { Collective, CollectiveRule, NameMatch, NameProposal, NameTarget } from './model.ts';
import { listCollectives, unitsByRule } from './store/collectives.ts';
import { allAliases, allFormers, allSuccessions, confirmedNames, type ConfirmedName, scopeOfPaper } from './store/names.ts';
import { knownUnits } from './store/units.ts';

export interface MatchOptions {
  /** The day of the paper, YYYY-MM-DD: units that were closed by then give way to their successors. Null: today's tree. */
  readonly on?: string | null;
  /** The paper: whose it was confirmed to be goes before all else, and its own collectives count beside the installation's. */
  readonly documentId?: string | null;
  /** Who issued the paper, as it was read: where the first that is plainly one unit is found, the names are that unit's. Where it names another province than a unit's, the unit is only guessed at. */
  readonly issuers?: readonly string[];
}

const SURE = 0.9;
const CLEAR = 0.03;

/**
 * What each name means in the papers of a unit: what was confirmed for that unit, else proposals, best first.
 * @param ownerUnitId the issuing unit, or who keeps the paper where its issuers tell of none (省教育厅 is then the department of its province);
 * null: nobody's, whole names only.
 * @param names as read, in any number; the answer has them in the same order.
 */
export async function matchNames(db: Executor, ownerUnitId: string | null, names: readonly string[], { on = null, documentId = null, issuers = [] }: MatchOptions = {}): Promise<NameMatch[]> {
  if (names.length === 0) return [];
  const said = documentId === null ? undefined : await scopeOfPaper(db, documentId);
  return matchNamesIn(db, said === undefined ? (directory) => issuerIn(directory, issuers, on) ?? ownerUnitId : () => said, names, { on, documentId, issuers });
}

/** The same where it is known whose names they are. */
export async function matchNamesOf(db: Executor, scopeUnitId: string | null, names: readonly string[], options: MatchOptions = {}): Promise<NameMatch[]> {
  return names.length === 0 ? [] : matchNamesIn(db, () => scopeUnitId, names, options);
}

async function matchNamesIn(db: Executor, scopeIn: (directory: Directory) => string | null, names: readonly string[], { on = null, documentId = null, issuers = [] }: MatchOptions): Promise<NameMatch[]> {
  const provinces = provincesNamed(issuers);
  const directory = await loadDirectory(db);
  const scopeUnitId = scopeIn(directory);
  const setting = settingOf(directory, scopeUnitId, on);
  const scopes = [...setting.chain, null];
  const confirmed = await confirmedNames(db, scopes, [...new Set(names.map(plain))]);
  const collectives = (await listCollectives(db, { scopes })).filter((one) => one.documentId === null || one.documentId === documentId);
  const matches = new Map<string, NameMatch>();
  // Some thousand odd names take minutes, and others are to be answered meanwhile.
  await inTurns(new Set(names), async (name) => { matches.set(name, await matchOne(db, name, { directory, setting, scopeUnitId, confirmed, collectives, on, provinces })); });
  return names.map((name) => matches.get(name) as NameMatch);
}

/** One after another, with a turn for whatever waits between them: the matching itself waits for nothing. */
export async function inTurns<T>(all: Iterable<T>, work: (one: T) => Promise<void>): Promise<void> {
  for (const one of all) {
    await work(one);
    await turn();
  }
}

function issuerIn(directory: Directory, issuers: readonly string[], on: string | null): string | undefined {
  const nowhere = settingOf(directory, null, on);
  for (const issuer of issuers) {
    const [first, second] = candidatesFor(directory, nowhere, issuer);
    if (first !== undefined && first.score >= SURE && first.score - (second?.score ?? 0) >= CLEAR) return first.unitId;
  }
  return undefined;
}

/** The whole tree, ready for many names. */
export async function loadDirectory(db: Executor): Promise<Directory> {
  return directoryOf({ units: await knownUnits(db), aliases: await allAliases(db), formers: await allFormers(db), successions: await allSuccessions(db) });
}

interface Context {
  readonly directory: Directory;
  readonly setting: ReturnType<typeof settingOf>;
  readonly scopeUnitId: string | null;
  readonly confirmed: readonly ConfirmedName[];
  readonly collectives: readonly Collective[];
  readonly on: string | null;
  /** Those that the paper's head names. */
  readonly provinces: readonly string[];
}

/** 省公安厅 of a paper of another province is not ours: all that speaks for it is a guess. */
const OF_ANOTHER_PROVINCE = 0.75;

async function matchOne(db: Executor, name: string, context: Context): Promise<NameMatch> {
  const { directory, setting, scopeUnitId, confirmed, on, provinces } = context;
  const isElsewhere = (unitId: string): boolean => {
    const province = provinceOf(directory.areasOf(unitId));
    return province !== null && provinces.length > 0 && !provinces.includes(province);
  };
  const folded = plain(name);
  const known = confirmed.filter((one) => one.folded === folded);
  const own = known.find((one) => one.scopeUnitId === scopeUnitId);
  const remembered = own !== undefined && isThere(directory, own.target, on) ? { id: own.id, target: own.target } : null;
  const proposals: NameProposal[] = [];
  const offer = (one: NameProposal): void => { if (!proposals.some((other) => sameTarget(other.target, one.target))) proposals.push(one); };
  for (const one of known) {
    if (one !== own && isThere(directory, one.target, on)) offer({ target: one.target, score: 0.97, because: ['remembered-above'], above: aboveOf(directory, one.target) });
  }
  for (const one of await collectiveProposals(db, name, context)) {
    offer(one.target.kind === 'new-collective' && isElsewhere(one.target.rule.belowId) ? { ...one, score: one.score * OF_ANOTHER_PROVINCE, because: [...one.because, 'other-province'] } : one);
  }
  if (isNational(name)) offer({ target: { kind: 'outside' }, score: 0.94, because: ['national'], above: [] });
  for (const { unitId, score, because } of candidatesFor(directory, setting, name)) {
    const unit = directory.unit(unitId);
    const target: NameTarget = { kind: 'unit', id: unitId, name: unit?.name ?? '' };
    const [less, why] = !because.includes('full-name') && isElsewhere(unitId) ? [OF_ANOTHER_PROVINCE, ['other-province'] as const] : [1, []];
    offer({ target, score: less * (isCollectiveName(name) ? Math.min(score, 0.6) : score), because: [...because, ...why], above: aboveOf(directory, target) });
  }
  proposals.sort((a, b) => b.score - a.score);
  const [first, second] = proposals;
  return { name, remembered, proposals: proposals.slice(0, 5), many: isCollectiveName(name), sure: remembered !== null || (first !== undefined && first.score >= SURE && (second === undefined || first.score - second.score >= CLEAR)) };
}

async function collectiveProposals(db: Executor, name: string, { collectives, directory, setting, on }: Context): Promise<NameProposal[]> {
  const form = collectiveForm(name);
  // A document's own before the installation's, a nearer scope before a farther one.
  const distance = (one: Collective): number => (one.documentId === null ? 100 : 0) + (one.scopeUnitId === null ? 50 : setting.chain.indexOf(one.scopeUnitId));
  const [found] = collectives.filter((one) => collectiveForm(one.name) === form).toSorted((a, b) => distance(a) - distance(b));
  if (found !== undefined) return [{ target: { kind: 'collective', id: found.id, name: found.name }, score: 0.98, because: ['collective-name'], above: [] }];
  const words = isCollectiveName(name) ? collectiveWords(name) : null;
  const rule = words === null ? null : ruleFor(words, directory, setting.chain);
  if (rule === null) return [];
  const memberCount = (await unitsByRule(db, rule, on)).length;
  return memberCount === 0 ? [] : [{ target: { kind: 'new-collective', name, rule, memberCount }, score: 0.92, because: ['collective-rule'], above: [] }];
}

const RANK = ['province', 'prefecture', 'county', 'town', 'village', 'none'] as const;

/** Below the nearest government that stands above the first of the levels; offices below the unit itself. */
function ruleFor({ kinds, levels, schoolKinds, named, mayBeDirect }: CollectiveWords, directory: Directory, chain: readonly string[]): CollectiveRule | null {
  const [first] = levels;
  const fits = chain.flatMap((id) => directory.unit(id) ?? []).filter((unit) => first === undefined || RANK.indexOf(unit.level) < RANK.indexOf(first));
  const below = kinds.includes('office') ? fits[0] : (fits.find(({ kind }) => kind === 'government') ?? fits.at(-1));
  if (below === undefined) return null;
  return { kinds: [...kinds], levels: [...levels], schoolKinds: [...schoolKinds], named, belowId: below.id, direct: mayBeDirect && directory.leadsCounties(below.id) };
}

function isThere(directory: Directory, target: NameTarget, on: string | null): boolean {
  if (target.kind !== 'unit') return true;
  const unit = directory.unit(target.id);
  return unit !== undefined && (unit.validTo === null || (on !== null && on < unit.validTo));
}

function sameTarget(a: NameTarget, b: NameTarget): boolean {
  return a.kind === b.kind && (!('id' in a) || !('id' in b) || a.id === b.id);
}

function aboveOf(directory: Directory, target: NameTarget): string[] {
  if (target.kind !== 'unit') return [];
  return (directory.unit(target.id)?.path ?? []).slice(0, -1).flatMap((id) => directory.unit(id)?.name ?? []);
}

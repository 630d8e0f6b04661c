/**
 * Who may address whom, by whose word and through which channel. A department does not order another one about, nor a
 * government: it writes a letter. Only the government or a leading group hands tasks to those (docs/decisions/0145). Pure.
 */
import { type Refusal, refuse } from '#kernel';
import { Authority, type Channel } from '../model.ts';
import { bodyOf, governmentOf, sameLine, type Standing } from './bodies.ts';

/** How one unit stands to another. */
export type Relation = 'same' | 'own-body' | 'own-line' | 'own-department' | 'lower-government' | 'lower-department' | 'peer' | 'above' | 'inside-another' | 'elsewhere';

export interface Group {
  readonly id: string;
  readonly name: string;
  /** Whose leading group it is. */
  readonly governmentId: string | null;
  readonly memberIds: readonly string[];
}

export function relationOf(from: Standing, to: Standing): Relation {
  if (from.id === to.id) return 'same';
  if (from.path.some(({ id }) => id === to.id)) return 'above';
  const [own, theirs] = [governmentOf(from), governmentOf(to)];
  const below = to.path.some(({ id }) => id === from.id);
  if (to.kind === 'government') return own !== null && to.path.some(({ id }) => id === own) ? 'lower-government' : 'elsewhere';
  if (from.kind !== 'government' && bodyOf(from).id === bodyOf(to).id) return below ? 'own-body' : 'inside-another';
  if (bodyOf(to).id !== to.id) return 'inside-another';
  if (theirs === own) return from.kind === 'government' ? 'own-department' : 'peer';
  if (own === null || !to.path.some(({ id }) => id === own)) return 'elsewhere';
  return sameLine(from, to) ? 'own-line' : 'lower-department';
}

const ALL: readonly Channel[] = ['system', 'letter', 'meeting'];
const LETTER: readonly Channel[] = ['letter'];
const NONE: readonly Channel[] = [];

/** A department's own word: binding in its own house and line, a letter to everybody else, nothing upwards. */
const OWN_WORD = {
  'same': ALL, 'own-body': ALL, 'own-line': ALL, 'peer': LETTER, 'lower-government': LETTER, 'lower-department': LETTER, 'elsewhere': LETTER,
  // A government speaks through its office.
  'own-department': NONE, 'above': NONE, 'inside-another': NONE,
} as const satisfies Readonly<Record<Relation, readonly Channel[]>>;

/** What the government's office forwards reaches its departments and the governments below it. */
const GOVERNMENTS_WORD = {
  'same': ALL, 'own-department': ALL, 'peer': ALL, 'lower-government': ALL,
  'own-body': NONE, 'own-line': NONE, 'lower-department': NONE, 'elsewhere': NONE, 'above': NONE, 'inside-another': NONE,
} as const satisfies Readonly<Record<Relation, readonly Channel[]>>;

function channelsOf(from: Standing, to: Standing, authority: Authority, group: Group | null): readonly Channel[] {
  const relation = relationOf(from, to);
  if (authority === 'own-department') return OWN_WORD[relation];
  if (authority === 'government-office') return GOVERNMENTS_WORD[relation];
  if (group === null || relation === 'above' || !speaksFor(group, from)) return NONE;
  if (relation === 'same' || group.memberIds.includes(to.id)) return ALL;
  const under = group.governmentId !== null && to.id !== group.governmentId && to.path.some(({ id }) => id === group.governmentId);
  return under && (to.kind === 'government' || (to.kind === 'leading-group' && governmentOf(to) !== group.governmentId)) ? ALL : NONE;
}

/** The group's office sits in one of its members. */
function speaksFor(group: Group, from: Standing): boolean {
  return group.memberIds.includes(from.id) || group.memberIds.includes(bodyOf(from).id);
}

/**
 * The channels through which `from` may hand a task to `to`, by that word.
 * Refuses `address-upwards` {unit}, `address-its-body` {unit, body}, `group-missing`, `not-in-group` {unit, group}, and `authority-does-not-reach`
 * {unit, authority, would}: `would` names what does reach it, as `own-department:letter`, separated by spaces.
 */
export function mayAddress(from: Standing, to: Standing, authority: Authority, group: Group | null = null): readonly Channel[] | Refusal {
  if (authority === 'leading-group' && group === null) return refuse('group-missing');
  if (authority === 'leading-group' && group !== null && !speaksFor(group, from)) return refuse('not-in-group', { unit: from.name, group: group.name });
  const channels = channelsOf(from, to, authority, group);
  if (channels.length > 0) return channels;
  const relation = relationOf(from, to);
  if (relation === 'above') return refuse('address-upwards', { unit: to.name });
  if (relation === 'inside-another') return refuse('address-its-body', { unit: to.name, body: bodyOf(to).name });
  const would = Authority.options.flatMap((other) => channelsOf(from, to, other, group).slice(0, 1).map((channel) => `${other}:${channel}`));
  return refuse('authority-does-not-reach', { unit: to.name, authority, would: would.join(' ') });
}

/** The same with the channel that was chosen. Refuses `channel-not-open` {unit, channel, channels} as well. */
export function refusedAddress(from: Standing, to: Standing, { authority, channel, group }: { readonly authority: Authority; readonly channel: Channel; readonly group: Group | null }): Refusal | null {
  const channels = mayAddress(from, to, authority, group);
  if ('refused' in channels) return channels;
  return channels.includes(channel) ? null : refuse('channel-not-open', { unit: to.name, channel, channels: channels.join(' ') });
}

/** Whom a set means, in a sentence. */
import type { Collective } from '#units/model';
import type { Values } from '../labels/fill.ts';
import type { Word } from './words.ts';

export const SCHOOL_KINDS = ['11', '21', '31', '34', '36', '41', '51'] as const;

/** @param nameOf of the unit below which the rule looks. */
export function setWords({ rule, members, excluded }: Collective, say: (word: Word, values?: Values) => string, nameOf: (id: string) => string): string {
  const names = (units: readonly { readonly name: string }[]): string => units.map(({ name }) => name).join('、');
  if (rule === null) return say('sets.listed', { names: names(members) });
  const kinds = rule.schoolKinds.length > 0 ? rule.schoolKinds.map((one) => say(`school.${one}` as Word)) : rule.kinds.map((one) => say(`kind.${one}`));
  const head = say('sets.ruleWords', {
    below: nameOf(rule.belowId), direct: rule.direct ? say('sets.directWord') : '', levels: rule.levels.map((one) => say(`level.${one}`)).join('、'), kinds: kinds.join('、'), named: rule.named === null ? '' : say('sets.namedWord', { named: rule.named }),
  }).replace(/\s+/gu, ' ').trim();
  return head + (members.length > 0 ? say('sets.plus', { names: names(members) }) : '') + (excluded.length > 0 ? say('sets.minus', { names: names(excluded) }) : '');
}

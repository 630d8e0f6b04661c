/** The units of a task in the cells of a form. */
import type { Responsibility } from '#reader/model';
import { inLine } from './words.ts';

const ORDER = { lead: 0, 'co-lead': 1, cooperating: 2 } as const;

/** Lead first, then those who lead with it, then those who help; the paper's order within each. */
export function inRank(responsibilities: readonly Responsibility[]): Responsibility[] {
  return responsibilities.toSorted((a, b) => ORDER[a.role] - ORDER[b.role]);
}

/** Whether "the first one leads, the others help" says it all. */
export function firstLeads(responsibilities: readonly Responsibility[]): boolean {
  const roles = inRank(responsibilities).map((one) => one.role);
  return roles.every((role, place) => role === (place === 0 ? 'lead' : 'cooperating'));
}

/**
 * For a form with one column of units: a line a unit, the lead first. Where "the first one leads" would
 * mislead, the row says it: each of several leads bears （牵头）, and units without any lead bear （配合）.
 */
export function inOneColumn(responsibilities: readonly Responsibility[]): string[] {
  const ranked = inRank(responsibilities);
  const leaderless = ranked[0]?.role === 'cooperating';
  const marked = !firstLeads(responsibilities);
  const names = ranked.map((one) => inLine(one.unit) + (one.role !== 'cooperating' ? (marked ? '（牵头）' : '') : leaderless ? '（配合）' : ''));
  return onLines(names);
}

/** Leaders or offices, a line each. */
export function peopleLines(names: readonly string[]): string[] {
  const lines = names.map(inLine);
  return lines.every((name) => /^.{2,}[处科股室办]$/.test(name)) ? lines : withCommas(lines);
}

/** A line a unit. Short names (教育局, 建设局) could pass for one name that ran over a line end, so they get their 、. */
function onLines(names: readonly string[]): string[] {
  const clear = names.every((name) => /^(?:[省市县区州]|各.{3,}).*(?:厅|局|委|办|府|办公室|委员会)(?:（[^（）]*）)*$/.test(name));
  return clear ? [...names] : withCommas(names);
}

function withCommas(names: readonly string[]): string[] {
  return names.map((name, place) => (place === names.length - 1 ? name : `${name}、`));
}

/** For a column that holds one role: `省教育厅、省财政厅`, or a line a unit where a name itself could be taken apart. */
export function asList(names: readonly string[]): string[] {
  const lines = names.map(inLine);
  const joined = lines.every((name) => !/[、，,；;和及与等\s]/.test(name));
  return joined && lines.length > 0 ? [lines.join('、')] : onLines(lines);
}

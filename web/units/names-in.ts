/** The names of units in a checked reading, with how often each stands there, most often first. */
import { type Correction, correctionsInside, layCorrections } from '#documents/corrections';
import type { OpenedDocument } from '#documents/model';
import { fromPublished } from '#reader';

export interface ReadNames { readonly names: ReadonlyMap<string, number>; readonly issuers: readonly string[]; /** Issuers and title: what says of which province a paper is. */ readonly heads: readonly string[]; /** YYYY-MM-DD */ readonly day: string | null }

/** As the paper names them; then the government whose general office issued it, for a tree that has no such office. */
function issuersOf(said: readonly string[]): string[] {
  const names = said.map((name) => name.trim()).filter((name) => name !== '');
  return [...new Set([...names, ...names.map((name) => name.replace(GENERAL_OFFICE, '$1')).filter((name) => !names.includes(name))])];
}
const GENERAL_OFFICE = /^(.+人民政府)办公[厅室]$/u;

/** As it was checked: what a person corrected is what will be published. */
export function namesIn(published: OpenedDocument['reading'], corrections: readonly Correction[]): ReadNames {
  const reading = fromPublished(published);
  const { document, tasks } = layCorrections(reading, correctionsInside(corrections, reading.source.text)).reading;
  const counted = new Map<string, number>();
  for (const { responsibilities } of tasks) for (const { unit } of responsibilities) if (unit.trim() !== '') counted.set(unit, (counted.get(unit) ?? 0) + 1);
  const day = document.issuedOn !== null && /^\d{4}-\d\d-\d\d$/.test(document.issuedOn) ? document.issuedOn : null;
  const heads = [...document.issuers, document.title ?? ''].filter((head) => head.trim() !== '').slice(0, 20);
  return { heads, names: new Map([...counted].toSorted(([, a], [, b]) => b - a)), issuers: issuersOf(document.issuers), day };
}

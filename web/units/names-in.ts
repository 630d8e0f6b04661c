/** The names of units in a reading, with how often each stands there, most often first. */
import type { OpenedDocument } from '#documents/model';

export interface ReadNames { readonly names: ReadonlyMap<string, number>; readonly issuers: readonly string[]; /** YYYY-MM-DD */ readonly day: string | null }

export function namesIn({ document, tasks }: OpenedDocument['reading']): ReadNames {
  const counted = new Map<string, number>();
  for (const { responsibilities } of tasks) for (const { unit } of responsibilities) if (unit.trim() !== '') counted.set(unit, (counted.get(unit) ?? 0) + 1);
  const day = document.issuedOn !== null && /^\d{4}-\d\d-\d\d$/.test(document.issuedOn) ? document.issuedOn : null;
  return { names: new Map([...counted].toSorted(([, a], [, b]) => b - a)), issuers: document.issuers.filter((name) => name.trim() !== ''), day };
}

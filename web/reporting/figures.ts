/** Figures as the pages write them. */

/** A missing figure is said to be missing. */
export function figureShown(value: number | null, unit: string, missing: string): string {
  return value === null ? missing : `${value}${unit}`;
}

const SIGNS: Readonly<Record<string, string>> = { '>=': '≥', '>': '>', '<=': '≤', '<': '<', '=': '=', '~': '≈', 'range': '≥', 'eliminate': '→' };
export function signOf(comparator: string): string {
  return SIGNS[comparator] ?? comparator;
}

/** What stands in a field of figures: a number, nothing (missing), or what is neither. */
export function figureTyped(text: string): number | null | 'wrong' {
  const said = text.normalize('NFKC').replace(/[\s,]/gu, '');
  if (said === '') return null;
  return /^[+-]?\d{1,15}(?:\.\d{1,9})?$/u.test(said) ? Number(said) : 'wrong';
}

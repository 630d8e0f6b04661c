/** How alike two short names are. Pure. */

/** 1 for the same, 0 for nothing in common: pairs of neighbours in both, or one letter more, less or other. */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [left, right] = [[...a], [...b]];
  if (Math.min(left.length, right.length) >= 3 && isOneSlip(left, right)) return 1 - 1 / Math.max(left.length, right.length) / 2;
  const [first, second] = [pairs(left), pairs(right)];
  if (first.length === 0 || second.length === 0) return 0;
  const rest = [...second];
  let common = 0;
  for (const pair of first) {
    const at = rest.indexOf(pair);
    if (at === -1) continue;
    rest.splice(at, 1);
    common += 1;
  }
  return (2 * common) / (first.length + second.length) * 0.95;
}

function pairs(letters: readonly string[]): string[] {
  return letters.slice(1).map((letter, place) => (letters[place] as string) + letter);
}

/** One letter too many, too few, wrong, or two in each other's place. */
function isOneSlip(a: readonly string[], b: readonly string[]): boolean {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < Math.min(a.length, b.length) && a[start] === b[start]) start += 1;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
  const [left, right] = [a.length - start - end, b.length - start - end];
  return Math.max(left, right) <= 1 || (left === 2 && right === 2 && a[start] === b[start + 1] && a[start + 1] === b[start]);
}

/** One inserted, deleted or exchanged character between two names; null where they are equal or differ by more. */
export function editDistanceOne(a: string, b: string): { readonly at: number; readonly from: string; readonly to: string } | null {
  if (a === b || Math.abs(a.length - b.length) > 1) return null;
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1;
  let tail = 0;
  while (tail < a.length - start && tail < b.length - start && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail += 1;
  const from = a.slice(start, a.length - tail);
  const to = b.slice(start, b.length - tail);
  return from.length <= 1 && to.length <= 1 ? { at: start, from, to } : null;
}

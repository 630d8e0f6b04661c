/** Spreading a list of a hundred thousand into arguments overflows the stack; these do not. */

export function appendAll<T>(list: T[], more: Iterable<T>): void {
  for (const each of more) list.push(each);
}

export function lowest(values: Iterable<number>): number {
  let result = Infinity;
  for (const value of values) if (value < result) result = value;
  return result;
}

export function highest(values: Iterable<number>): number {
  let result = -Infinity;
  for (const value of values) if (value > result) result = value;
  return result;
}

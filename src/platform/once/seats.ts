/** At most so many at a time; the others wait in the order in which they came. */
export type Seats = <T>(work: () => Promise<T>) => Promise<T>;

export function openSeats(count: number): Seats {
  let free = count;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => { waiting.push(resolve); });
    try {
      return await work();
    } finally {
      const next = waiting.shift();
      if (next === undefined) free += 1;
      else next();
    }
  };
}

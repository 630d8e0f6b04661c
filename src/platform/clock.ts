/** The only clock. Instants are UTC; who shows them turns them into Asia/Shanghai. */
export interface Clock {
  readonly now: () => Date;
}

export const systemClock: Clock = { now: () => new Date() };

/** A clock that stands still until it is moved on: for tests. */
export function frozenClock(at: string): Clock & { readonly advanceDays: (days: number) => void } {
  let now = Date.parse(at);
  return {
    now: () => new Date(now),
    advanceDays: (days) => { now += days * 86_400_000; },
  };
}

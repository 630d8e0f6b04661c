/** Which slots of one process work beside each other, and which alone. */

export interface Turn {
  readonly release: () => void;
  /** Lets the next one claim, and works. */
  readonly beside: (work: () => Promise<void>) => Promise<void>;
  /** Waits for those that work, works, and only then lets the next one claim. */
  readonly alone: (work: () => Promise<void>) => Promise<void>;
}

/** One slot claims at a time. */
export function takingTurns(): { readonly take: () => Promise<Turn> } {
  let last: Promise<unknown> = Promise.resolve();
  const working = new Set<Promise<void>>();
  return {
    take: async () => {
      const { promise, resolve: release } = Promise.withResolvers<void>();
      const before = last;
      last = promise;
      await before;
      return {
        release,
        beside: async (work) => {
          const done = work();
          working.add(done);
          release();
          await done;
          working.delete(done);
        },
        alone: async (work) => {
          await Promise.all(working);
          await work();
          release();
        },
      };
    },
  };
}

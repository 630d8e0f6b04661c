/** The only clock of the web. */

/** Milliseconds from some fixed moment, for telling how long something took. */
export function ticks(): number {
  return performance.now();
}

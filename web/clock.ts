/** The only clock of the web. */

/** Milliseconds from some fixed moment, for telling how long something took. */
export function ticks(): number {
  return performance.now();
}

/** The day in Shanghai, `YYYY-MM-DD`, so many days from now: what a form proposes. */
export function today(days = 0): string {
  return new Date(Date.now() + 8 * 3_600_000 + days * 86_400_000).toISOString().slice(0, 10);
}

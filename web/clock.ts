/** The only clock of the web. */
import { addDays, dayOf } from '#calendar';

/** Milliseconds from some fixed moment, for telling how long something took. */
export function ticks(): number {
  return performance.now();
}

/** The day in Shanghai, `YYYY-MM-DD`, so many days from now: what a form proposes. */
export function today(days = 0): string {
  return addDays(dayOf(new Date()), days);
}

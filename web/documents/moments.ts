/** Instants come in UTC and are shown as the clock of Shanghai says them. */
const PARTS = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' });

/** `2026-11-22`. */
export function shanghaiDay(instant: string): string {
  return shanghaiMinute(instant).slice(0, 10);
}

/** `2026-11-22 09:05`. */
export function shanghaiMinute(instant: string): string {
  return PARTS.format(new Date(instant)).replace(',', '');
}

/** The door of the kernel: small pure things that every room may use. It imports nothing of ours. */
export { type Refusal, refuse, isRefusal } from './refusal.ts';
export { type Span, spanOf, codePointIndex } from './span.ts';
export { FIRST_YEAR, isPlausibleDay, LAST_YEAR } from './plausible-day.ts';

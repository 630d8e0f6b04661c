/** Numbers of reporting that no paper sets: the product's own conventions. */
import type { Parameter } from '#parameters';

/** So many days after a period ends its reports are due; whoever opens it may choose another day. */
export const REPORT_DAYS: Parameter = { code: 'report-days', unit: 'day', values: [{ from: null, value: 10, source: null, confirmedOn: '2026-11-22' }] };

/** What is asked, how it is laid out and which task is open stand in the address and nowhere else. */
import type { TimeState } from '#plans/model';

/** The words of the API's query, so that an address is a question and a saved view is an address. */
export const ASKED = ['text', 'plan', 'unit', 'unitName', 'role', 'workstream', 'kind', 'metric', 'target', 'lead', 'time', 'dueFrom', 'dueTo', 'withdrawn'] as const;
export type AskedKey = (typeof ASKED)[number];
export type Asked = Partial<Record<AskedKey, string>>;

export const LAYOUTS = ['list', 'tree', 'board'] as const;
export type Layout = (typeof LAYOUTS)[number];
export const SORTS = ['due', '-due', 'plan'] as const;
export type Sort = (typeof SORTS)[number];
export const TIMES = ['overdue', 'near', 'not-due', 'no-deadline'] as const satisfies readonly TimeState[];

/** Columns that may be left out; time, number and task always stand. */
export const COLUMNS = ['lead', 'cooperating', 'due', 'target', 'states'] as const;
export type Column = (typeof COLUMNS)[number];

export function hiddenIn(params: URLSearchParams): ReadonlySet<Column> {
  const hide = params.get('hide')?.split(',') ?? [];
  return new Set(COLUMNS.filter((column) => hide.includes(column)));
}

export function askedIn(params: URLSearchParams): Asked {
  return Object.fromEntries(ASKED.flatMap((key) => { const value = params.get(key); return value === null || value === '' ? [] : [[key, value]]; }));
}

export function layoutIn(params: URLSearchParams): Layout {
  return LAYOUTS.find((one) => one === params.get('layout')) ?? 'list';
}

export function sortIn(params: URLSearchParams): Sort {
  return layoutIn(params) === 'tree' ? 'plan' : SORTS.find((one) => one === params.get('sort')) ?? 'due';
}

/** A null takes a word out. */
export function patched(params: URLSearchParams, patch: Readonly<Record<string, string | null | undefined>>): URLSearchParams {
  const next = new URLSearchParams(params);
  for (const [name, value] of Object.entries(patch)) {
    if (value === undefined) continue;
    if (value === null || value === '') next.delete(name);
    else next.set(name, value);
  }
  return next;
}

/** What a saved view keeps: the question and the layout, not the task that happens to be open. */
export function viewOf(params: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const key of [...ASKED, 'layout', 'sort', 'by', 'hide']) { const value = params.get(key); if (value !== null && value !== '') kept.set(key, value); }
  kept.sort();
  return kept.toString();
}

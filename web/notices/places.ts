/** What a notice opens; null where there is no page of its own. */
import type { Notice } from '#notices/model';

type What = Pick<Notice, 'kind' | 'about'>;

export function placeOf({ kind, about: { kind: what, id } }: What): string | null {
  return BY_KIND[kind] ?? (id === null ? null : BY_WHAT[what]?.(id) ?? null);
}

/** Whoever is asked finds all of it in one place, whichever paper brought it. */
const BY_KIND: Readonly<Partial<Record<Notice['kind'], string>>> = {
  'dispatch-sent': '/received', 'handover-proposed': '/handovers', 'request-asked': '/delivery-requests', 'request-decided': '/delivery-requests?show=all', 'close-out-asked': '/delivery-requests?tab=closings', 'close-out-decided': '/delivery-requests?tab=closings&show=all', 'period-opened': '/my-reports', 'due-soon': '/received', 'directive-given': '/directives?open=1', 'channel-failed': '/channels', 'mail-failed': '/channels',
};
const BY_WHAT: Readonly<Partial<Record<Notice['about']['kind'], (id: string) => string>>> = {
  plan: (id) => `/plans/${id}`, dispatch: (id) => `/dispatches/${id}`, assignment: (id) => `/assignments/${id}`, report: (id) => `/reports/${id}`, period: (id) => `/periods/${id}`,
};

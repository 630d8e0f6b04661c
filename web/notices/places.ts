/** What a notice opens; null where there is no page of its own. */
import type { Notice } from '#notices/model';

export function placeOf({ kind, about: { kind: what, id } }: Pick<Notice, 'kind' | 'about'>): string | null {
  // Whoever is asked finds all of it in one place; whoever asked looks at what they sent.
  if (kind === 'dispatch-sent') return '/received';
  if (what === 'directive') return '/directives?open=1';
  if (what === 'channel' || what === 'channels') return '/channels';
  return id === null ? null : PLACES[what]?.(id) ?? null;
}

const PLACES: Readonly<Partial<Record<Notice['about']['kind'], (id: string) => string>>> = { plan: (id) => `/plans/${id}`, dispatch: (id) => `/dispatches/${id}`, assignment: (id) => `/assignments/${id}`, period: (id) => `/periods/${id}`, report: (id) => `/reports/${id}` };

import type { WebRoom } from '../room.ts';
import { page } from '../shell/apart.tsx';

/** Plans side by side: one held against the one above it, and the targets that several share. */
export const comparison: WebRoom = {
  name: 'comparison',
  pages: [
    { path: '/plans/:id/comparison', page: page(() => import('./ComparisonPage.tsx')), action: 'read-plans' },
    { path: '/shared-targets', page: page(() => import('./SharedTargetsPage.tsx')), action: 'read-plans' },
  ],
  menu: [{ to: '/shared-targets', label: { zh: '同一指标', en: 'Shared targets' }, place: 'more', action: 'read-plans' }],
};

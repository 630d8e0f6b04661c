import { lazy } from 'react';
import type { WebRoom } from '../room.ts';

export const plans: WebRoom = {
  name: 'plans',
  pages: [
    { path: '/ledger', page: lazy(() => import('./LedgerPage.tsx')) },
    { path: '/plans', page: lazy(() => import('./PlansPage.tsx')) },
    { path: '/plans/new', page: lazy(() => import('./NewPlanPage.tsx')) },
    { path: '/plans/:id', page: lazy(() => import('./PlanPage.tsx')) },
    { path: '/plans/:id/amendments/:amendment', page: lazy(() => import('./AmendmentPage.tsx')) },
    { path: '/duties/:unit', page: lazy(() => import('./DutiesPage.tsx')) },
  ],
  menu: [
    { to: '/ledger', label: { zh: '台账', en: 'Ledger' }, place: 'main', action: 'read-plans' },
    { to: '/plans', label: { zh: '计划', en: 'Plans' }, place: 'main', action: 'read-plans' },
  ],
};
